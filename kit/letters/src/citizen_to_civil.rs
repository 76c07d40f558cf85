//! What a citizen's room may send to the associations: chosen by the guest, shown in full before it goes.

use serde::{Deserialize, Serialize};

use crate::list::letter_list;
use crate::{CommunityId, Lines, Message, Short, StillThereToken, ThreadToken, VisitToken};

letter_list! {
    /// The closed list of letters from the citizen realm to the civil realm (SAFETY.md §3).
    pub enum CitizenToCivil: Citizen => Civil {
        Enquiry = "enquiry" (|l| Some(l.thread)),
        VisitAnswer = "visit-answer" (|l| Some(l.thread)),
        HowItWent = "how-it-went" (|l| Some(l.thread)),
        WalksAlone = "walks-alone" (|l| Some(l.thread)),
        AskAgain = "ask-again" (|l| Some(l.thread)),
        Message = "message" (|l| Some(l.thread)),
        Withdrawal = "withdrawal" (|l| Some(l.thread)),
        StillThere = "still-there" (|_| None),
        NotRight = "not-right" (|_| None),
        ToCompanion = "to-companion" (|l| Some(l.thread)),
    }
}

/// "Jeg vil gerne have en med" (BR-4, HS-4): the first letter of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enquiry {
    /// The new thread.
    pub thread: ThreadToken,
    /// The community the guest wants to visit, by its published id.
    pub community: CommunityId,
    /// What the guest wants to be called (HS-1).
    pub called: Short<60>,
    /// How the guest wants to be reached: one way, chosen by the guest.
    pub reach: Reach,
    /// The company wished for (BR-5).
    pub company: Company,
    /// What may be known about the guest, in the guest's own words, if anything.
    pub about: Option<Lines<500>>,
    /// When it suits, in the guest's own words, if said.
    pub when_suits: Option<Lines<300>>,
}

/// The one way to reach a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Reach {
    /// In the guest's own room, which needs nothing else to be known.
    Room,
    /// By telephone, at this number as the guest wrote it.
    Phone(Short<24>),
    /// By e-mail, at this address as the guest wrote it.
    Email(Short<120>),
}

/// The kind of company wished for (BR-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Company {
    /// Somebody who has been in the same place.
    Peer,
    /// A volunteer.
    Volunteer,
    /// A member who meets the guest at the door.
    MeetAtTheDoor,
    /// A municipal worker, whom the guest asks along (BR-8).
    MunicipalWorker,
    /// Alone, with a call before or after.
    AloneWithACall,
    /// Not known yet.
    DontKnowYet,
}

/// The answer to an appointment; the three are equally easy (BR-14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitAnswer {
    /// The thread.
    pub thread: ThreadToken,
    /// The visit answered.
    pub visit: VisitToken,
    /// The answer.
    pub answer: ComingOrNot,
}

/// Whether the guest comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComingOrNot {
    /// "Ja, jeg kommer".
    Coming,
    /// "Ikke i dag".
    NotToday,
    /// "Det blev for meget".
    TooMuch,
}

/// How a visit was, and whether the guest wants another (BR-13, BR-14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HowItWent {
    /// The thread.
    pub thread: ThreadToken,
    /// The visit told of.
    pub visit: VisitToken,
    /// How it went.
    pub went: Went,
    /// Whether the guest wants company again.
    pub again: Again,
}

/// How a visit went, in the guest's eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Went {
    /// Well.
    Good,
    /// All right.
    Ok,
    /// It was too much.
    TooMuch,
    /// The guest did not come.
    DidNotCome,
}

/// Whether company is wanted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Again {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known yet.
    DontKnow,
    /// The guest goes alone from now on.
    Alone,
}

/// "Nu går jeg selv": the accompaniment ends (BR-13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalksAlone {
    /// The thread.
    pub thread: ThreadToken,
}

/// Company is asked for again in a thread that had ended or paused (BR-13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskAgain {
    /// The thread.
    pub thread: ThreadToken,
    /// The company wished for this time.
    pub company: Company,
}

/// The guest wants nothing more of this; the thread's data is to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The thread.
    pub thread: ThreadToken,
}

/// An answer to "are you still there?", counted and never led back: it names no thread and no room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StillThere {
    /// Names this answer only.
    pub token: StillThereToken,
    /// The follow-up that was asked, in whole months since arriving.
    pub months: FollowUp,
    /// The answer.
    pub answer: StillThereAnswer,
}

/// "Noget er ikke i orden": told to whoever runs the association's pages, by nobody in particular: it names no thread, no room
/// and nobody but whom the guest names in her own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotRight {
    /// What happened, in the guest's own words.
    pub text: Lines<1000>,
}

/// A few words to whoever waits at a visit: "jeg kommer fem minutter senere".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToCompanion {
    /// The thread.
    pub thread: ThreadToken,
    /// The visit it is about.
    pub visit: VisitToken,
    /// What is written.
    pub text: Lines<300>,
}

/// Which follow-up an answer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct FollowUp(u8);

/// A number of months outside 1–60.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a follow-up is asked 1 to 60 months after arriving")]
pub struct NotAFollowUp;

impl FollowUp {
    /// The follow-up after so many whole months.
    ///
    /// # Errors
    /// [`NotAFollowUp`] unless it is 1 to 60.
    pub fn after_months(months: u8) -> Result<Self, NotAFollowUp> {
        if (1..=60).contains(&months) {
            Ok(Self(months))
        } else {
            Err(NotAFollowUp)
        }
    }

    /// Whole months since arriving.
    #[must_use]
    pub fn months(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for FollowUp {
    type Error = NotAFollowUp;
    fn try_from(months: u8) -> Result<Self, NotAFollowUp> {
        Self::after_months(months)
    }
}
impl From<FollowUp> for u8 {
    fn from(follow_up: FollowUp) -> Self {
        follow_up.0
    }
}

/// Whether somebody is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StillThereAnswer {
    /// Comes there still.
    Yes,
    /// Comes now and then.
    NowAndThen,
    /// Comes no more.
    No,
    /// Comes somewhere else now.
    Elsewhere,
}
