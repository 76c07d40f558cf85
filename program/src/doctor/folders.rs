//! Are a realm's folders closed to everybody but its own user (SAFETY.md §2.2)?

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::Check;
use crate::place::Place;

const ABOUT: &str = "folders";

/// Whose a file or folder is, and who else may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owned {
    /// Permission bits.
    pub(crate) mode: u32,
    /// User number of its owner.
    pub(crate) uid: u32,
    /// Whether it is a link to something elsewhere.
    pub(crate) link: bool,
}

/// Looks at a path itself, never at what a link points to; none if it is not there.
pub(crate) fn owned(path: &Path) -> io::Result<Option<Owned>> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(Owned {
            mode: found.permissions().mode() & 0o7777,
            uid: found.uid(),
            link: found.file_type().is_symlink(),
        })),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The folders of one realm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folders {
    pub(crate) realm: String,
    /// The user that the realm runs as.
    pub(crate) uid: u32,
    pub(crate) found: Vec<(PathBuf, Option<Owned>)>,
}

/// Looks.
pub(crate) fn observe(place: &Place, realm: &str, uid: u32) -> io::Result<Folders> {
    let paths = [
        place.folder.clone(),
        place.folder.join("data"),
        place.home(realm),
        place.home(realm).join("keys"),
    ];
    let found = paths
        .into_iter()
        .map(|path| Ok((path.clone(), owned(&path)?)))
        .collect::<io::Result<_>>()?;
    Ok(Folders {
        realm: realm.to_owned(),
        uid,
        found,
    })
}

/// Judges.
pub(crate) fn judge(folders: &Folders) -> Vec<Check> {
    let Folders { realm, uid, found } = folders;
    let mut checks = Vec::new();
    for (path, owned) in found {
        let path = path.display();
        let Some(owned) = owned else {
            checks.push(Check::red(
                realm,
                ABOUT,
                format!("{path} is not there."),
                "Restore it, or run `landgang migrate` if this realm never held anything.",
            ));
            continue;
        };
        if owned.link {
            checks.push(Check::red(
                realm,
                ABOUT,
                format!(
                    "{path} is a link, so the folder behind it is not closed by this realm's own."
                ),
                "Put the folder itself there.",
            ));
        } else if owned.mode & 0o077 != 0 {
            checks.push(Check::red(
                realm,
                ABOUT,
                format!("{path} is open to others (mode {:04o}).", owned.mode),
                format!("chmod 0700 {path}"),
            ));
        }
        if owned.uid != *uid {
            checks.push(Check::red(
                realm,
                ABOUT,
                format!(
                    "{path} belongs to user {}, and the realm runs as {uid}.",
                    owned.uid
                ),
                format!("chown {uid}: {path}"),
            ));
        }
    }
    if checks.is_empty() {
        checks.push(Check::green(
            realm,
            ABOUT,
            "Its folders are closed to all but its own user.",
        ));
    }
    checks
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::super::lights;
    use super::*;

    fn folder(mode: u32, uid: u32, link: bool) -> Vec<Check> {
        judge(&Folders {
            realm: "civil".to_owned(),
            uid: 61_003,
            found: vec![(PathBuf::from("/srv/civil"), Some(Owned { mode, uid, link }))],
        })
    }

    #[test]
    fn a_folder_of_the_realms_own_is_green_and_any_other_is_red() {
        assert_eq!(lights(&folder(0o700, 61_003, false)), [Light::Green]);
        for bad in [
            folder(0o750, 61_003, false),
            folder(0o701, 61_003, false),
            folder(0o700, 0, false),
            folder(0o700, 61_003, true),
        ] {
            assert_eq!(lights(&bad), [Light::Red], "{bad:?}");
        }
        assert_eq!(folder(0o755, 0, false).len(), 2);
        let gone = judge(&Folders {
            realm: "civil".to_owned(),
            uid: 0,
            found: vec![(PathBuf::from("/srv/civil"), None)],
        });
        assert_eq!(lights(&gone), [Light::Red]);
    }

    #[test]
    fn what_is_not_there_is_seen_as_missing_and_a_link_as_a_link() {
        let dir = std::env::temp_dir().join(format!("landgang-owned-{}", std::process::id()));
        fs::create_dir_all(&dir).expect("made");
        assert_eq!(owned(&dir.join("none")).expect("looked"), None);
        std::os::unix::fs::symlink(&dir, dir.join("link")).expect("linked");
        assert!(
            owned(&dir.join("link"))
                .expect("looked")
                .expect("there")
                .link
        );
        fs::set_permissions(&dir, fs::Permissions::from_mode(0o750)).expect("set");
        assert_eq!(owned(&dir).expect("looked").expect("there").mode, 0o750);
        fs::remove_dir_all(dir).expect("removed");
    }
}
