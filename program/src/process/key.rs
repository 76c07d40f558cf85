//! The realms' own keys, read after the process went behind its wall, or opened with the passphrase that a realm's
//! holder types (SAFETY.md §5).

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use kit_keys::{KeyError, LockedKey, RealmKey};
use kit_seal::Zeroizing;

use crate::Fault;
use crate::place::Place;

/// 32 bytes of a key; wiped when dropped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The keys of a process's realms: open, or waiting for a passphrase.
pub(crate) struct Keys {
    open: BTreeMap<&'static str, Secret>,
    locked: BTreeMap<&'static str, LockedKey>,
}

impl Keys {
    /// Reads the files of every realm in `place`.
    ///
    /// # Errors
    /// A file that is missing, that others can read, or that is no key; the words say which.
    pub(crate) fn read(place: &Place) -> Result<Self, Fault> {
        let (mut open, mut locked) = (BTreeMap::new(), BTreeMap::new());
        for realm in place.realms() {
            let path = place.locked_key(realm);
            if path.exists() {
                let text = fs::read_to_string(own(&path)?)?;
                let key = LockedKey::read(&text)
                    .ok_or_else(|| format!("{} is not a key under a passphrase", path.display()))?;
                locked.insert(*realm, key);
            } else {
                open.insert(*realm, plain(&place.key(realm))?);
            }
        }
        Ok(Self { open, locked })
    }

    /// The realms that are not open yet.
    #[must_use]
    pub(crate) fn closed(&self) -> Vec<&'static str> {
        self.locked.keys().copied().collect()
    }

    /// Opens a realm with its holder's passphrase; false if it is another one.
    ///
    /// # Errors
    /// argon2id could not run.
    pub(crate) fn try_passphrase(&mut self, realm: &str, passphrase: &str) -> Result<bool, Fault> {
        let Some((name, locked)) = self.locked.get_key_value(realm) else {
            return Ok(self.open.contains_key(realm));
        };
        match locked.open(passphrase, realm) {
            Ok(key) => {
                let name = *name;
                self.open.insert(name, key.to_bytes());
                self.locked.remove(name);
                Ok(true)
            }
            Err(KeyError::WrongPassphrase) => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }

    /// A realm's key.
    ///
    /// # Errors
    /// If the realm is not open.
    pub(crate) fn of(&self, realm: &str) -> Result<&Secret, Fault> {
        self.open.get(realm).ok_or_else(|| {
            format!("the key of {realm} lies under a passphrase, and nobody has typed it").into()
        })
    }

    /// A realm's key, as the key ring takes it.
    ///
    /// # Errors
    /// As [`Keys::of`].
    pub(crate) fn realm_key(&self, realm: &str) -> Result<RealmKey, Fault> {
        Ok(RealmKey::from_bytes(self.of(realm)?.clone()))
    }
}

/// The passphrases that whoever started us has laid ready (`$CREDENTIALS_DIRECTORY/landgang-<realm>`), by realm. Read
/// before the process goes behind its wall and changes its user, since the folder belongs to neither.
pub(crate) fn laid_ready(
    folder: Option<&PathBuf>,
    realms: &[&str],
) -> Result<Vec<(String, Zeroizing<String>)>, Fault> {
    let mut found = Vec::new();
    for realm in realms {
        let Some(path) = folder.map(|folder| folder.join(format!("landgang-{realm}"))) else {
            continue;
        };
        match fs::read_to_string(&path) {
            Ok(text) => found.push(((*realm).to_owned(), Zeroizing::new(text))),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => {}
            Err(fault) => return Err(format!("cannot read {}: {fault}", path.display()).into()),
        }
    }
    Ok(found)
}

/// The 32 bytes of a key file.
///
/// # Errors
/// As [`Keys::read`].
pub(crate) fn plain(path: &Path) -> Result<Secret, Fault> {
    let bytes = Zeroizing::new(fs::read(own(path)?).map_err(|fault| cannot(path, &fault))?);
    let mut key = Zeroizing::new([0; 32]);
    if bytes.len() != key.len() {
        return Err(format!("{} is not a key of 32 bytes", path.display()).into());
    }
    key.copy_from_slice(&bytes);
    Ok(key)
}

/// The path, if nobody but its owner can read what is there.
fn own(path: &Path) -> Result<&Path, Fault> {
    let mode = fs::metadata(path)
        .map_err(|fault| cannot(path, &fault))?
        .permissions()
        .mode();
    if mode & 0o077 != 0 {
        return Err(format!(
            "{} can be read by others (mode {:04o}): chmod 0600 it, and judge whether somebody has read it",
            path.display(),
            mode & 0o7777
        )
        .into());
    }
    Ok(path)
}

fn cannot(path: &Path, fault: &io::Error) -> Fault {
    format!(
        "cannot read the key {}: {fault}. Put it back from its copy; docs/en/keys.md says what is lost without",
        path.display()
    )
    .into()
}
