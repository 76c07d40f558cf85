//! The keys of a realm: whose files they are, whether the key ring lies apart, and who holds what (SAFETY.md §5, §1.7).

use std::fs;
use std::io;
use std::path::PathBuf;

use super::Check;
use super::folders::{Owned, owned};
use crate::place::Place;

const FILES: &str = "key files";
const HOLDER: &str = "key holder";

/// What was found of one realm's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) realm: String,
    /// The user that the realm runs as.
    pub(crate) uid: u32,
    /// Every file in the folder of its keys.
    pub(crate) files: Vec<(PathBuf, Owned)>,
    /// Whether the realm's key lies there for whoever reads the folder.
    pub(crate) plain: bool,
    /// Whether it lies there under a passphrase.
    pub(crate) locked: bool,
    /// The names of those that must be there and are not.
    pub(crate) missing: Vec<PathBuf>,
}

/// Looks. No key is read.
pub(crate) fn observe(place: &Place, realm: &str, uid: u32) -> io::Result<Keys> {
    let folder = place.home(realm).join("keys");
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if let Some(found) = owned(&path)? {
                files.push((path, found));
            }
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let (plain, locked) = (place.key(realm).exists(), place.locked_key(realm).exists());
    let mut missing = Vec::new();
    if !plain && !locked {
        missing.push(place.key(realm));
    }
    // Once there is one of the two, both belong together.
    if place.ring(realm).exists() && !place.epochs(realm).exists() {
        missing.push(place.epochs(realm));
    }
    if !place.log_key(realm).exists() {
        missing.push(place.log_key(realm));
    }
    Ok(Keys {
        realm: realm.to_owned(),
        uid,
        files,
        plain,
        locked,
        missing,
    })
}

/// Judges the files.
pub(crate) fn judge(keys: &Keys) -> Vec<Check> {
    let Keys { realm, uid, .. } = keys;
    let mut checks = Vec::new();
    for path in &keys.missing {
        checks.push(Check::red(
            realm,
            FILES,
            format!("{} is not there.", path.display()),
            "Put it back from its copy before you start: nothing that is sealed opens without it.",
        ));
    }
    for (path, found) in &keys.files {
        let (path, is_address) = (
            path.display(),
            path.extension().is_some_and(|end| end == "address"),
        );
        if found.link {
            checks.push(Check::red(
                realm,
                FILES,
                format!("{path} is a link."),
                "Put the file itself there.",
            ));
        } else if found.mode & 0o077 != 0 && !is_address {
            checks.push(Check::red(
                realm,
                FILES,
                format!("{path} can be read by others (mode {:04o}).", found.mode),
                format!("chmod 0600 {path}, and judge whether somebody has read it."),
            ));
        }
        if found.uid != *uid {
            checks.push(Check::red(
                realm,
                FILES,
                format!(
                    "{path} belongs to user {}, and the realm runs as {uid}.",
                    found.uid
                ),
                format!("chown {uid}: {path}"),
            ));
        }
    }
    if keys.plain && keys.locked {
        checks.push(Check::red(
            realm,
            FILES,
            "The realm's key lies in the open beside the one under a passphrase, so the passphrase keeps nobody out.",
            "Try that the passphrase opens the realm, then delete realm.key and its copies.",
        ));
    }
    if checks.is_empty() {
        checks.push(Check::green(
            realm,
            FILES,
            if keys.locked {
                "Its keys are its own user's only, and its realm key lies under a passphrase."
            } else {
                "Its keys are its own user's only."
            },
        ));
    }
    checks
}

/// Who holds the key of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) section: &'static str,
    /// The name in the configuration.
    pub(crate) holder: Option<String>,
    /// Whether every realm of the section opens by a passphrase only.
    pub(crate) locked: bool,
    /// Whether it is the municipality's.
    pub(crate) near: bool,
}

/// Judges who holds what, over all sections of the machine.
pub(crate) fn holders(held: &[Held]) -> Vec<Check> {
    let both_banks = held.iter().any(|one| one.near) && held.iter().any(|one| !one.near);
    let mut checks = Vec::new();
    for one in held {
        let Some(holder) = &one.holder else {
            checks.push(Check::yellow(
                one.section,
                HOLDER,
                "It is not written down who holds its key.",
                format!(
                    "Write key_holder under [{}]; it stands on \"Hvem driver siden?\".",
                    one.section
                ),
            ));
            continue;
        };
        let other = held
            .iter()
            .find(|other| other.near != one.near && other.holder.as_ref() == Some(holder));
        if let (false, Some(other)) = (one.near, other) {
            checks.push(Check::yellow(
                one.section,
                HOLDER,
                format!(
                    "{holder} holds its key and that of [{}], on the other bank.",
                    other.section
                ),
                "Let each bank have a holder of its own.",
            ));
        } else {
            checks.push(Check::green(
                one.section,
                HOLDER,
                format!("{holder} holds its key."),
            ));
        }
    }
    // SAFETY.md §1.7: who administrates a shared machine reads every key that lies on it in the open.
    for one in held
        .iter()
        .filter(|one| both_banks && one.section == "civil" && !one.locked)
    {
        checks.push(Check::yellow(
            one.section,
            HOLDER,
            "Both banks stand on this machine, and the association's key lies on it in the open.",
            "Put it under a passphrase that the association types at each start: landgang key lock --realm civil",
        ));
    }
    checks
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::super::lights;
    use super::*;

    fn keys() -> Keys {
        let own = Owned {
            mode: 0o600,
            uid: 61_003,
            link: false,
        };
        Keys {
            realm: "civil".to_owned(),
            uid: 61_003,
            files: vec![(PathBuf::from("/k/realm.key"), own)],
            plain: true,
            locked: false,
            missing: Vec::new(),
        }
    }

    #[test]
    fn a_key_of_the_realms_own_is_green_and_any_other_is_red() {
        assert_eq!(lights(&judge(&keys())), [Light::Green]);
        for (mode, uid, link) in [
            (0o644, 61_003, false),
            (0o640, 61_003, false),
            (0o600, 0, false),
            (0o600, 61_003, true),
        ] {
            let mut bad = keys();
            bad.files[0].1 = Owned { mode, uid, link };
            assert_eq!(lights(&judge(&bad)), [Light::Red], "{mode:o} {uid}");
        }
        let mut gone = keys();
        gone.missing.push(PathBuf::from("/k/epochs.db"));
        assert_eq!(lights(&judge(&gone)), [Light::Red]);
    }

    #[test]
    fn an_address_is_public_and_a_passphrase_beside_the_open_key_is_none() {
        let mut address = keys();
        address.files[0] = (
            PathBuf::from("/k/own.address"),
            Owned {
                mode: 0o644,
                uid: 61_003,
                link: false,
            },
        );
        assert_eq!(lights(&judge(&address)), [Light::Green]);
        let both = Keys {
            locked: true,
            ..keys()
        };
        assert_eq!(lights(&judge(&both)), [Light::Red]);
        let locked = Keys {
            plain: false,
            ..both
        };
        assert!(judge(&locked)[0].says.contains("passphrase"));
    }

    fn held(section: &'static str, holder: Option<&str>, locked: bool) -> Held {
        Held {
            section,
            holder: holder.map(str::to_owned),
            locked,
            near: section == "municipality",
        }
    }

    #[test]
    fn each_bank_has_a_holder_of_its_own_and_a_shared_machine_a_passphrase() {
        let good = [
            held("municipality", Some("Birgitte"), false),
            held("civil", Some("Lone"), true),
        ];
        assert_eq!(lights(&holders(&good)), [Light::Green, Light::Green]);
        let unnamed = [held("civil", None, true)];
        assert_eq!(lights(&holders(&unnamed)), [Light::Yellow]);
        let one = [
            held("municipality", Some("Lone"), false),
            held("civil", Some("Lone"), true),
        ];
        assert_eq!(lights(&holders(&one)), [Light::Green, Light::Yellow]);
        let open = [
            held("municipality", Some("Birgitte"), false),
            held("civil", Some("Lone"), false),
        ];
        assert_eq!(
            lights(&holders(&open)),
            [Light::Green, Light::Green, Light::Yellow]
        );
        let alone = [held("civil", Some("Lone"), false)];
        assert_eq!(lights(&holders(&alone)), [Light::Green]);
    }
}
