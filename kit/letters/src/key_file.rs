//! Keys and addresses as files: four lines of text each, so that `init` can write them and a person can compare two.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::end::End;
use crate::hex;
use crate::keys::{LetterAddress, LetterKeys};

const KEYS_TITLE: &str = "landgang letter keys 1";
const ADDRESS_TITLE: &str = "landgang letter address 1";
/// Longer than either file; a larger one is not ours.
const LONGEST_FILE: u64 = 400;

/// Why a key file could not be written or used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file could not be made; one that is already there is never written over.
    #[error("could not write {path}")]
    Write {
        /// The file.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: io::Error,
    },
    /// The file could not be read.
    #[error("could not read {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: io::Error,
    },
    /// Others than the owner may read the secret keys.
    #[error("{path} can be read by others: run chmod 600 on it")]
    Open {
        /// The file.
        path: PathBuf,
    },
    /// The text is not that of such a file, or of another end's.
    #[error("{path} does not hold the {what} of {end}")]
    NotThese {
        /// The file.
        path: PathBuf,
        /// Keys or address.
        what: &'static str,
        /// The end that was asked for.
        end: &'static str,
    },
}

impl<E: End> LetterKeys<E> {
    /// Writes the keys to a new file that only its owner may read (0600).
    ///
    /// # Errors
    /// [`KeyFileError::Write`], also if there is a file already.
    pub fn create_file(&self, path: &Path) -> Result<(), KeyFileError> {
        let (sealing, signing) = self.to_bytes();
        let (sealing, signing) = (
            Zeroizing::new(hex::write(&*sealing)),
            Zeroizing::new(hex::write(&*signing)),
        );
        let end = E::NAME;
        let text = Zeroizing::new(format!(
            "{KEYS_TITLE}\nend {end}\nsealing {}\nsigning {}\n",
            *sealing, *signing
        ));
        create(path, 0o600, &text)
    }

    /// Reads the keys of this end.
    ///
    /// # Errors
    /// [`KeyFileError`] if it cannot be read, if others may read it, or if it holds something else.
    pub fn read_file(path: &Path) -> Result<Self, KeyFileError> {
        let (text, mode) = read(path)?;
        if mode & 0o077 != 0 {
            return Err(KeyFileError::Open {
                path: path.to_owned(),
            });
        }
        two_lines(&text, KEYS_TITLE, E::NAME, "sealing ", "signing ")
            .and_then(|(sealing, signing)| Self::from_bytes(&sealing, &signing))
            .ok_or(KeyFileError::NotThese {
                path: path.to_owned(),
                what: "letter keys",
                end: E::NAME,
            })
    }
}

impl<E: End> LetterAddress<E> {
    /// The address as the text of its file, for carrying to another host.
    #[must_use]
    pub fn to_text(&self) -> String {
        let (sealing, verifying) = (
            hex::write(&self.sealing_bytes()),
            hex::write(&self.verifying_bytes()),
        );
        format!(
            "{ADDRESS_TITLE}\nend {}\nsealing {sealing}\nverifying {verifying}\n",
            E::NAME
        )
    }

    /// The address in a text; none if it is not an address of this end.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (sealing, verifying) =
            two_lines(text, ADDRESS_TITLE, E::NAME, "sealing ", "verifying ")?;
        Self::from_bytes(&sealing, &verifying)
    }

    /// Writes the address to a new file that anybody may read (0644).
    ///
    /// # Errors
    /// [`KeyFileError::Write`], also if there is a file already.
    pub fn create_file(&self, path: &Path) -> Result<(), KeyFileError> {
        create(path, 0o644, &self.to_text())
    }

    /// Reads the address of this end.
    ///
    /// # Errors
    /// [`KeyFileError`] if it cannot be read or holds something else.
    pub fn read_file(path: &Path) -> Result<Self, KeyFileError> {
        let (text, _) = read(path)?;
        Self::from_text(&text).ok_or(KeyFileError::NotThese {
            path: path.to_owned(),
            what: "letter address",
            end: E::NAME,
        })
    }
}

fn create(path: &Path, mode: u32, text: &str) -> Result<(), KeyFileError> {
    let write = || -> io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(mode)
            .open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|source| KeyFileError::Write {
        path: path.to_owned(),
        source,
    })
}

/// The file's text and its permission bits, asked of the opened file so that it cannot be exchanged in between.
fn read(path: &Path) -> Result<(Zeroizing<String>, u32), KeyFileError> {
    let read = || -> io::Result<(Zeroizing<String>, u32)> {
        let file = File::open(path)?;
        let mode = file.metadata()?.permissions().mode();
        let mut text = Zeroizing::new(String::with_capacity(512));
        file.take(LONGEST_FILE).read_to_string(&mut text)?;
        Ok((text, mode))
    };
    read().map_err(|source| KeyFileError::Read {
        path: path.to_owned(),
        source,
    })
}

/// Two keys of 32 bytes under their names, after the title and the end's name; none if anything else stands there.
fn two_lines(
    text: &str,
    title: &str,
    end: &str,
    first: &str,
    second: &str,
) -> Option<([u8; 32], [u8; 32])> {
    let mut lines = text.lines();
    let fits = lines.next()? == title && lines.next()?.strip_prefix("end ")? == end;
    let first = hex::read(lines.next()?.strip_prefix(first)?)?;
    let second = hex::read(lines.next()?.strip_prefix(second)?)?;
    (fits && lines.next().is_none()).then_some((first, second))
}
