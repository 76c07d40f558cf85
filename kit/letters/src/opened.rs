//! What comes of sealing and opening: a letter, or the step at which it went wrong.

use crate::list::NotALetter;
use crate::time::Day;
use crate::token::LetterId;

/// Why a letter could not be sealed. No letter of the lists gives cause for it.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The fields could not be written.
    #[error("the fields of a {kind} could not be written")]
    Fields {
        /// The type's name on the wire.
        kind: &'static str,
        /// The writer's word.
        #[source]
        source: serde_json::Error,
    },
    /// The letter is longer than the largest size class.
    #[error("a {kind} is longer than a letter can be")]
    TooLong {
        /// The type's name on the wire.
        kind: &'static str,
    },
    /// The sealing crate refused the receiver's key.
    #[error("the receiver's sealing key cannot be used")]
    Key(#[source] hpke::HpkeError),
}

/// Why an envelope was not opened. The words name no content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not of the length of any envelope.
    #[error("the bytes have no envelope's length")]
    Length,
    /// Another mark, or an envelope version that this program does not know.
    #[error("the bytes are not an envelope of a version this program knows")]
    NotAnEnvelope,
    /// From or to another end than this inbox is for.
    #[error("the letter is of another pair")]
    WrongPair,
    /// Sealed to another receiver's key.
    #[error("the letter is to another receiver")]
    WrongReceiver,
    /// Sent by somebody else than the one sender this inbox knows.
    #[error("the letter is from an unknown sender")]
    UnknownSender,
    /// The sender did not sign this.
    #[error("the signature does not fit")]
    Signature,
    /// Signed, but not opened by the receiver's key.
    #[error("the seal does not open")]
    Seal,
    /// Opened, but the content is not laid out as agreed.
    #[error("the content is not laid out as agreed")]
    Content,
    /// Laid out as agreed, but no letter of the list.
    #[error(transparent)]
    NotALetter(#[from] NotALetter),
}

/// A letter that was opened: signed by the known sender, sealed to this receiver, on the list, within its bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<L> {
    pub(crate) id: LetterId,
    pub(crate) posted_on: Day,
    pub(crate) letter: L,
}

impl<L> Opened<L> {
    /// The letter's id, the same in a repeat.
    #[must_use]
    pub fn id(&self) -> LetterId {
        self.id
    }

    /// The day it was posted, on the sender's calendar.
    #[must_use]
    pub fn posted_on(&self) -> Day {
        self.posted_on
    }

    /// The letter.
    #[must_use]
    pub fn letter(&self) -> &L {
        &self.letter
    }
}
