#![doc = include_str!("../README.md")]

mod answer;
mod carry;
mod chance;
mod citizen_to_civil;
mod civil_to_citizen;
mod courier;
mod end;
mod hex;
mod inbox;
mod key_file;
mod keys;
mod list;
mod opened;
mod outbox;
mod pace;
mod receive;
mod seal;
#[cfg(test)]
mod seal_tests;
mod stop;
mod tables;
mod text;
mod time;
mod token;
mod waiting;
mod wire;

pub use answer::{ANSWER_LENGTH, Answer, Receipt};
pub use carry::{AnswerBytes, BadAddress, Carrier, CarryError, Door, Listener, socket_path};
pub use citizen_to_civil::{
    Again, AskAgain, CitizenToCivil, ComingOrNot, Company, Enquiry, FollowUp, HowItWent,
    NotAFollowUp, NotRight, Reach, StillThere, StillThereAnswer, ToCompanion, VisitAnswer,
    WalksAlone, Went, Withdrawal,
};
pub use civil_to_citizen::{
    Appointment, Cancelled, CancelledBecause, CivilToCitizen, NextStep, NotAVisitNumber, Received,
    Reply, VisitClosed, VisitNumber,
};
pub use courier::{Courier, Knock, Round};
pub use end::{Citizen, Civil, End};
pub use inbox::{AHEAD_DAYS, FORGOTTEN_AFTER_DAYS, Inbox, Refusal, TOO_OLD_DAYS};
pub use key_file::KeyFileError;
pub use keys::{LetterAddress, LetterKeys};
pub use list::{LetterList, NotALetter};
pub use opened::{OpenError, Opened, SealError};
pub use outbox::Outbox;
pub use pace::Pace;
pub use receive::receive;
pub use seal::{LONGEST_ENVELOPE, SIZE_CLASSES, open, seal};
pub use tables::{TABLES_DATA, TABLES_SQL};
pub use text::{Lines, Short, TextFault};
pub use time::{Day, NotATime, WallTime};
pub use token::{
    CommunityId, LetterId, NotACommunityId, NotRandom128, Random128, StillThereToken, ThreadToken,
    VisitToken,
};
pub use waiting::{Due, NotDelivered, Overdue};

use serde::{Deserialize, Serialize};

/// A few lines in a thread, either way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The thread.
    pub thread: ThreadToken,
    /// What is written.
    pub text: Lines<2000>,
}

/// Every statement of this crate with its name, for the test that prepares all of them on both databases.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [outbox::ALL, inbox::ALL].concat()
}
