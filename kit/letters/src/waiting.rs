//! What an outbox tells of the letters that wait in it.

use jiff::Timestamp;

use crate::token::{LetterId, ThreadToken};

/// A letter that may go now. The envelope is sealed; nothing of the letter can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Which letter.
    pub id: LetterId,
    /// The sealed bytes.
    pub envelope: Vec<u8>,
}

/// Why a letter did not get there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDelivered {
    /// Nobody answered, or not in time, or not in the form agreed.
    Unreachable,
    /// The receiver could not take it in just now.
    Later,
    /// The receiver does not take it: another version, other keys, or too old. A human has to look.
    Refused,
    /// The receiver said that it took it, but did not sign for it.
    Unsigned,
}

impl NotDelivered {
    /// The word that stands in the database and in a human's task.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Later => "later",
            Self::Refused => "refused",
            Self::Unsigned => "unsigned",
        }
    }
}

/// A letter that has waited too long: a task for a human.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    /// Which letter.
    pub id: LetterId,
    /// Its type's name on the wire.
    pub kind: String,
    /// Its thread, if it belongs to one.
    pub thread: Option<ThreadToken>,
    /// When it was posted.
    pub posted_at: Timestamp,
    /// How often it was tried.
    pub tries: i64,
    /// Why the last try failed, as [`NotDelivered::word`]; none if it was never tried.
    pub last_fault: Option<String>,
}
