//! What is wrong with a log, and where it begins to be.

use jiff::civil::Date;

/// The first place at which a log does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("row {number}: {why}")]
pub struct Broken {
    /// The number of the first row that does not fit, or that ought to be there.
    pub number: u64,
    /// What is wrong with it.
    pub why: Why,
}

/// In which way a row does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Why {
    /// The row, or its stored hash, is not what was written.
    #[error("it was changed after it was written")]
    Changed,
    /// A later row stands in its place.
    #[error("it is missing; row {found} follows instead")]
    Missing {
        /// The number of the row that was found.
        found: u64,
    },
    /// A row that ought to come earlier, or came already, stands in its place.
    #[error("out of order; row {found} stands in its place")]
    OutOfOrder {
        /// The number of the row that was found.
        found: u64,
    },
    /// It closes a day that was closed before, or one before that.
    #[error("it closes {day}, which is not after the day closed before it")]
    DayAgain {
        /// The day that it says it closes.
        day: Date,
    },
    /// It closes a day, but not with the head that was given out for that day.
    #[error("the log up to here was rewritten: the checkpoint of {day} does not fit")]
    Rewritten {
        /// The day of the checkpoint.
        day: Date,
    },
    /// It closes a later day, and the day of a checkpoint was never closed.
    #[error(
        "the log was rewritten: the day {day}, of which there is a checkpoint, is not closed before here"
    )]
    DayGone {
        /// The day of the checkpoint.
        day: Date,
    },
    /// The checkpoint that it was to be compared with is of another realm's log.
    #[error("the checkpoint of {day} is of another realm's log")]
    OtherRealm {
        /// The day of the checkpoint.
        day: Date,
    },
    /// The log ends before it, and before the day of a checkpoint.
    #[error("the log is cut off: it ends before the checkpoint of {day}")]
    CutOff {
        /// The day of the checkpoint.
        day: Date,
    },
}
