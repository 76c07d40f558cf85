//! What is given out of a log once a day, and signed.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use jiff::civil::Date;

use crate::encode::Framed;
use crate::hex;
use crate::row::Hash;

/// The longest text in bytes that is read as a checkpoint, remarks included.
pub const LONGEST_CHECKPOINT: usize = 4096;

const SIGN: &str = "landgang log of looks, checkpoint 1";
const FIRST_LINE: &str = "landgang checkpoint 1";
const LONGEST_REALM: usize = 40;

/// A day's head of a realm's log. It says nothing of how many rows there are (SAFETY.md §7): a verifier does not count,
/// but walks the log and must meet this head at the row that closes this day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkpoint {
    realm: String,
    day: Date,
    head: Hash,
}

/// Why bytes are not a checkpoint, or not one of this key.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CheckpointError {
    /// More bytes than any checkpoint has.
    #[error("longer than {LONGEST_CHECKPOINT} bytes, so it is no checkpoint")]
    TooLong,
    /// The bytes are not UTF-8.
    #[error("not text, so it is no checkpoint")]
    NotText,
    /// The line by which a checkpoint is known is not there.
    #[error("the line \"{FIRST_LINE}\" was expected, and is not there")]
    NotACheckpoint,
    /// A line is missing or misspelt.
    #[error("the line \"{line} …\" is missing or cannot be read")]
    Line {
        /// The word that the line begins with.
        line: &'static str,
    },
    /// Something stands after the last line.
    #[error("something stands after the signature")]
    Surplus,
    /// A realm's name is 1 to 40 of a–z, 0–9 and "-".
    #[error("a realm's name is 1 to {LONGEST_REALM} of a–z, 0–9 and \"-\"")]
    RealmName,
    /// It was not signed with this key, or changed since.
    #[error(
        "the signature is not of this realm's key, or the checkpoint was changed after it was signed"
    )]
    Signature,
}

impl Checkpoint {
    /// The checkpoint of `realm` for the tick row that closes `day`; `head` is that row's hash.
    ///
    /// # Errors
    /// [`CheckpointError::RealmName`].
    pub fn new(realm: &str, day: Date, head: Hash) -> Result<Self, CheckpointError> {
        match is_realm(realm) {
            true => Ok(Self {
                realm: realm.to_owned(),
                day,
                head,
            }),
            false => Err(CheckpointError::RealmName),
        }
    }

    /// The realm whose log this is of.
    #[must_use]
    pub fn realm(&self) -> &str {
        &self.realm
    }

    /// The realm's own calendar day that is closed.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// The hash of the row that closes the day.
    #[must_use]
    pub fn head(&self) -> &Hash {
        &self.head
    }

    /// Signs it with the realm's key.
    #[must_use]
    pub fn sign(self, key: &SigningKey) -> SignedCheckpoint {
        let signature = key.sign(&self.to_sign());
        SignedCheckpoint {
            claimed: self,
            signature,
        }
    }

    fn to_sign(&self) -> Vec<u8> {
        Framed::new(SIGN)
            .text(&self.realm)
            .text(&self.day.to_string())
            .bytes(&self.head)
            .into_bytes()
    }
}

/// A checkpoint as it is published: five lines of text. What it claims is to be had by [`check`](Self::check) only.
///
/// ```text
/// landgang checkpoint 1
/// realm civil
/// day 2027-03-01
/// head 64 hexadecimal digits
/// signature 128 hexadecimal digits
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedCheckpoint {
    claimed: Checkpoint,
    signature: Signature,
}

impl SignedCheckpoint {
    /// Reads a stranger's bytes. Empty lines, and lines that begin with "#", are remarks; the order of the others is
    /// fixed. Says nothing yet of who signed it.
    ///
    /// # Errors
    /// [`CheckpointError`] names the first line that is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, CheckpointError> {
        if bytes.len() > LONGEST_CHECKPOINT {
            return Err(CheckpointError::TooLong);
        }
        let text = std::str::from_utf8(bytes).or(Err(CheckpointError::NotText))?;
        let mut lines = text
            .lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        if lines.next() != Some(FIRST_LINE) {
            return Err(CheckpointError::NotACheckpoint);
        }
        let mut value = |line: &'static str| {
            let rest = lines.next().and_then(|found| found.strip_prefix(line));
            rest.and_then(|rest| rest.strip_prefix(' '))
                .ok_or(CheckpointError::Line { line })
        };
        let realm = value("realm")?;
        let day = read_day(value("day")?).ok_or(CheckpointError::Line { line: "day" })?;
        let head = hex::read(value("head")?).ok_or(CheckpointError::Line { line: "head" })?;
        let signature =
            hex::read(value("signature")?).ok_or(CheckpointError::Line { line: "signature" })?;
        match lines.next() {
            Some(_) => Err(CheckpointError::Surplus),
            None => Ok(Self {
                claimed: Checkpoint::new(realm, day, head)?,
                signature: Signature::from_bytes(&signature),
            }),
        }
    }

    /// The realm that it says it is of; anybody can write that.
    #[must_use]
    pub fn claimed_realm(&self) -> &str {
        self.claimed.realm()
    }

    /// The checkpoint, if it was signed with the secret half of `key`. Strict: a weak key, or another form of the same
    /// signature, is refused.
    ///
    /// # Errors
    /// [`CheckpointError::Signature`].
    pub fn check(&self, key: &VerifyingKey) -> Result<Checkpoint, CheckpointError> {
        match key.verify_strict(&self.claimed.to_sign(), &self.signature) {
            Ok(()) => Ok(self.claimed.clone()),
            Err(_) => Err(CheckpointError::Signature),
        }
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Checkpoint { realm, day, head } = &self.claimed;
        writeln!(f, "{FIRST_LINE}\nrealm {realm}\nday {day}")?;
        writeln!(f, "head {}", hex::write(head))?;
        writeln!(f, "signature {}", hex::write(&self.signature.to_bytes()))
    }
}

pub(crate) fn is_realm(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= LONGEST_REALM && name.chars().all(fits)
}

/// A day in its one form, `2027-03-01`.
pub(crate) fn read_day(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    (day.to_string() == text).then_some(day)
}
