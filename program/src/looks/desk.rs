//! Where a realm's checkpoints are signed and kept: its key, its own folder, and the place that the operator names.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ed25519_dalek::{SigningKey, VerifyingKey};
use jiff::civil::Date;
use kit_audit::{Checkpoint, SignedCheckpoint};

use crate::Fault;
use crate::config::{Config, Section};
use crate::place::Place;

/// The folder that the operator names may be read by whoever is to carry its files on: they are public anyway.
pub(crate) const FURTHER_FOLDER_MODE: u32 = 0o755;

/// One realm's desk.
pub(crate) struct Desk {
    key: SigningKey,
    folders: Vec<PathBuf>,
}

impl Desk {
    /// Reads the realm's signing key, which only its own process may.
    ///
    /// # Errors
    /// What is wrong with the key, and what to do.
    pub(crate) fn of(
        config: &Config,
        section: &Section,
        place: &Place,
        realm: &str,
    ) -> Result<Self, Fault> {
        let path = place.log_key(realm);
        let bytes = fs::read(&path).map_err(|fault| {
            format!(
                "cannot read the key {}, which signs checkpoints of the log: {fault}. `landgang migrate` makes a missing one",
                path.display()
            )
        })?;
        let key = <[u8; 32]>::try_from(bytes)
            .map_err(|_bytes: Vec<u8>| format!("{} is not a key of 32 bytes", path.display()))?;
        let mut folders = vec![place.checkpoints(realm)];
        folders.extend(place.further_checkpoints(config, section, realm));
        Ok(Self {
            key: SigningKey::from_bytes(&key),
            folders,
        })
    }

    #[cfg(test)]
    pub(super) fn in_folders(key: SigningKey, folders: Vec<PathBuf>) -> Self {
        Self { key, folders }
    }

    /// What anybody may check a checkpoint with.
    pub(crate) fn verifying(&self) -> VerifyingKey {
        self.key.verifying_key()
    }

    /// Signs a checkpoint.
    pub(crate) fn sign(&self, checkpoint: Checkpoint) -> SignedCheckpoint {
        checkpoint.sign(&self.key)
    }

    /// Puts a signed checkpoint into every folder. What lies there already for that day is never written over.
    ///
    /// # Errors
    /// The first folder that did not take it, or holds another one; the others are tried all the same.
    pub(crate) fn give_out(&self, day: Date, signed: &SignedCheckpoint) -> Result<(), Fault> {
        let text = signed.to_string();
        let tried: Vec<_> = self
            .folders
            .iter()
            .map(|folder| put(&folder.join(format!("{day}.txt")), &text))
            .collect();
        tried.into_iter().collect()
    }

    /// Every file of checkpoints in the folders, with its bytes.
    ///
    /// # Errors
    /// The file or folder that cannot be read.
    pub(crate) fn kept(&self) -> Result<Vec<(PathBuf, Vec<u8>)>, Fault> {
        let mut kept = Vec::new();
        for folder in &self.folders {
            let named = |fault| cannot("read", folder, &fault);
            for entry in fs::read_dir(folder).map_err(named)? {
                let path = entry.map_err(named)?.path();
                if path.extension().is_some_and(|ending| ending == "txt") {
                    let bytes = fs::read(&path).map_err(|fault| cannot("read", &path, &fault))?;
                    kept.push((path, bytes));
                }
            }
        }
        kept.sort_unstable();
        Ok(kept)
    }
}

/// Writes `text` to a new file, whole or not at all.
fn put(path: &Path, text: &str) -> Result<(), Fault> {
    match fs::read(path) {
        Ok(there) if there == text.as_bytes() => return Ok(()),
        Ok(_) => {
            return Err(format!(
                "{} holds another checkpoint of that day; it stays, and the log is to be verified",
                path.display()
            )
            .into());
        }
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {}
        Err(fault) => return Err(cannot("read", path, &fault)),
    }
    let unfinished = path.with_extension("new");
    let written = fs::File::create(&unfinished).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&unfinished, path)
    });
    written.map_err(|fault| cannot("write", path, &fault))
}

fn cannot(what: &str, path: &Path, fault: &io::Error) -> Fault {
    format!("cannot {what} {}: {fault}", path.display()).into()
}
