//! What the associations may send to a citizen's room.

use serde::{Deserialize, Serialize};

use crate::list::letter_list;
use crate::{Day, Lines, Message, Short, ThreadToken, VisitToken, WallTime};

letter_list! {
    /// The closed list of letters from the civil realm to the citizen realm (SAFETY.md §3).
    pub enum CivilToCitizen: Civil => Citizen {
        Received = "received" (|l| Some(l.thread)),
        Reply = "reply" (|l| Some(l.thread)),
        Appointment = "appointment" (|l| Some(l.thread)),
        Cancelled = "cancelled" (|l| Some(l.thread)),
        VisitClosed = "visit-closed" (|l| Some(l.thread)),
        Message = "message" (|l| Some(l.thread)),
    }
}

/// The receipt of an enquiry: a named human and a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// The thread.
    pub thread: ThreadToken,
    /// First name of the one who owns the enquiry now.
    pub owner_first_name: Short<40>,
    /// The owner's telephone number, as the association writes it.
    pub owner_phone: Short<24>,
    /// The day by which the owner answers.
    pub answer_by: Day,
}

/// An answer by a coordinator, or by whoever waits at the visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The thread.
    pub thread: ThreadToken,
    /// First name of the one who writes.
    pub from: Short<40>,
    /// What is written.
    pub text: Lines<2000>,
}

/// "På onsdag kl. 16 venter Mette på dig" (BR-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    /// The thread.
    pub thread: ThreadToken,
    /// The visit. The same token with another time moves the visit.
    pub visit: VisitToken,
    /// When, on the clock at the place.
    pub starts: WallTime,
    /// Where to meet.
    pub place: Short<160>,
    /// First name of the one who waits.
    pub companion_first_name: Short<40>,
    /// What the companion is known by at the meeting place, such as a red scarf.
    pub companion_sign: Option<Short<120>>,
    /// What else is good to know.
    pub meeting_note: Option<Lines<500>>,
    /// Which visit of the series it is; the first is 1 (BR-13).
    pub number: VisitNumber,
}

/// The place of a visit in its series, 1–99.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct VisitNumber(u8);

/// A number outside 1–99.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("visits are numbered from 1 to 99")]
pub struct NotAVisitNumber;

impl VisitNumber {
    /// The `number`th visit.
    ///
    /// # Errors
    /// [`NotAVisitNumber`] unless it is 1 to 99.
    pub fn new(number: u8) -> Result<Self, NotAVisitNumber> {
        if (1..=99).contains(&number) {
            Ok(Self(number))
        } else {
            Err(NotAVisitNumber)
        }
    }

    /// The number; the first visit is 1.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for VisitNumber {
    type Error = NotAVisitNumber;
    fn try_from(number: u8) -> Result<Self, NotAVisitNumber> {
        Self::new(number)
    }
}
impl From<VisitNumber> for u8 {
    fn from(number: VisitNumber) -> Self {
        number.0
    }
}

/// A visit that does not take place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancelled {
    /// The thread.
    pub thread: ThreadToken,
    /// The visit.
    pub visit: VisitToken,
    /// Why.
    pub why: CancelledBecause,
}

/// Why a visit does not take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CancelledBecause {
    /// The guest said "not today" or "too much" (BR-14).
    GuestSaidSo,
    /// The companion cannot come.
    CompanionCannot,
    /// The community is closed that day.
    CommunityClosed,
    /// Something else; a message says more.
    Other,
}

/// A visit that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitClosed {
    /// The thread.
    pub thread: ThreadToken,
    /// The visit.
    pub visit: VisitToken,
    /// Whether guest and companion met.
    pub met: bool,
    /// What comes next, if anything was agreed.
    pub next: Option<NextStep>,
}

/// What comes after a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextStep {
    /// A new time comes by appointment.
    NewTimeComes,
    /// The guest decides and says when.
    GuestDecides,
    /// This was the last visit with company.
    LastOne,
}
