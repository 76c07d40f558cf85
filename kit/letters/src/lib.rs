#![doc = include_str!("../README.md")]

mod answer;
mod chance;
mod citizen_to_civil;
mod civil_to_citizen;
mod end;
mod hex;
mod key_file;
mod keys;
mod list;
mod seal;
mod text;
mod time;
mod token;
mod wire;

pub use answer::{ANSWER_LENGTH, Answer, Receipt};
pub use citizen_to_civil::{
    Again, AskAgain, CitizenToCivil, ComingOrNot, Company, Enquiry, FollowUp, HowItWent,
    NotAFollowUp, Reach, StillThere, StillThereAnswer, VisitAnswer, WalksAlone, Went, Withdrawal,
};
pub use civil_to_citizen::{
    Appointment, Cancelled, CancelledBecause, CivilToCitizen, NextStep, NotAVisitNumber, Received,
    Reply, VisitClosed, VisitNumber,
};
pub use end::{Citizen, Civil, End};
pub use key_file::KeyFileError;
pub use keys::{LetterAddress, LetterKeys};
pub use list::{LetterList, NotALetter};
pub use seal::{LONGEST_ENVELOPE, OpenError, Opened, SIZE_CLASSES, SealError, open, seal};
pub use text::{Lines, Short, TextFault};
pub use time::{Day, NotATime, WallTime};
pub use token::{
    CommunityId, LetterId, NotACommunityId, NotRandom128, Random128, StillThereToken, ThreadToken,
    VisitToken,
};

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
