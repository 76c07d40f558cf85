//! The end of a course, and what comes after it: no course is closed to nothing.

use jiff::civil::Date;
use kit_words::key;

use super::rules::Offer;
use super::support::Kind;
use crate::text::{LINE_MAX, date, line};

/// A closed list of words, each with its key in forms and in the database and the key of its name.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal, $said:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in forms and in the database.
            pub(crate) const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            pub(crate) fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }

            /// Key of its name.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => kit_words::key!($said)),+ }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Why a course ended, after KL's list of reasons (DOMAIN.md §5).
    Reason {
        /// No further need, the guest says.
        EnoughGuest = "enough_guest", "reason-enough-guest";
        /// No further need, the worker says.
        EnoughWorker = "enough_worker", "reason-enough-worker";
        /// The time that was decided is over.
        TimeIsUp = "time_is_up", "reason-time-is-up";
        /// The guest chose something else.
        ChoseOff = "chose_off", "reason-chose-off";
        /// The guest did not come any more.
        NotCome = "not_come", "reason-not-come";
        /// Something happened: a move, an illness, a death.
        Event = "event", "reason-event";
    }
}

impl Reason {
    /// The concept of KL's CareSocialCodes. That the decided time is over is an event there (inferred).
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::EnoughGuest => "4bbf6d6a-a1c6-41c2-b8c1-7352b7378adf",
            Self::EnoughWorker => "a63b6aa6-7d56-4e67-a5b3-d73f6d262af5",
            Self::NotCome => "ef491570-7884-4acd-bcf7-43d6b2c64762",
            Self::ChoseOff => "3a5a72b7-addf-4857-b80c-04e4246e3072",
            Self::TimeIsUp | Self::Event => "82e99421-31da-4915-96ed-168ccfa1d20c",
        }
    }

    /// Key of its name as a receiver reads it, without the word of the house.
    pub(crate) const fn plain(self) -> &'static str {
        match self {
            Self::EnoughGuest => key!("hand-reason-guest"),
            Self::EnoughWorker => key!("hand-reason-worker"),
            Self::TimeIsUp => key!("reason-time-is-up"),
            Self::ChoseOff => key!("hand-reason-chose-off"),
            Self::NotCome => key!("hand-reason-not-come"),
            Self::Event => key!("reason-event"),
        }
    }
}

words! {
    /// What catches the guest after the end, the least intrusive first (VH-12).
    Way {
        /// On own feet, with an open door.
        Own = "own", "next-own";
        /// A community of the guest's own; the house does not know which.
        Community = "community", "next-community";
        /// Talks as needed, on a punch card (DD-9).
        Talks = "talks", "next-talks";
        /// A workshop, on its day.
        Workshop = "workshop", "next-workshop";
        /// A group of the house, § 82 a, without gap or new door (FR-15).
        Group = "group", "next-group";
        /// Longer help.
        OtherHelp = "other_help", "next-other-help";
        /// Nothing could be agreed, because the guest was not there; the door stands open.
        Door = "door", "next-door";
    }
}

impl Way {
    /// What can be chosen for a course like this. An open door alone is for who could not be asked.
    pub(crate) fn offered(offer: Offer) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |way| *way != Self::Group || offer.limited())
    }
}

words! {
    /// The guest's own answer on how it stands with a community: all the near bank learns of it (BR-16).
    Stands {
        /// Part of one.
        PartOf = "part_of", "stands-part-of";
        /// On the way.
        OnTheWay = "on_the_way", "stands-on-the-way";
        /// Not.
        Not = "not", "stands-not";
        /// Does not want to say.
        Unsaid = "unsaid", "stands-unsaid";
    }
}

words! {
    /// What came after, one optional choice (GM-20).
    CameAfter {
        /// Practice at a workplace.
        Practice = "practice", "came-practice";
        /// A job.
        Job = "job", "came-job";
        /// School or training.
        Learning = "learning", "came-learning";
        /// Bostøtte.
        Housing = "housing", "came-housing";
        /// Own way.
        OwnWay = "own_way", "came-own-way";
    }
}

/// What was agreed about afterwards, whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// A group of the house.
    Group,
    /// A workshop that begins on this day.
    Workshop(Date),
    /// Talks on a card.
    Talks,
    /// A community.
    Community,
    /// Longer help of this kind.
    OtherHelp(Kind),
    /// On own feet.
    Own,
    /// An open door.
    Door,
}

impl Next {
    pub(crate) const fn way(self) -> Way {
        match self {
            Self::Group => Way::Group,
            Self::Workshop(_) => Way::Workshop,
            Self::Talks => Way::Talks,
            Self::Community => Way::Community,
            Self::OtherHelp(_) => Way::OtherHelp,
            Self::Own => Way::Own,
            Self::Door => Way::Door,
        }
    }

    /// The day it begins, where it has one.
    pub(crate) const fn day(self) -> Option<Date> {
        match self {
            Self::Workshop(day) => Some(day),
            _ => None,
        }
    }

    /// The kind of help, where it is one.
    pub(crate) const fn help(self) -> Option<Kind> {
        match self {
            Self::OtherHelp(kind) => Some(kind),
            _ => None,
        }
    }

    /// As it was kept.
    pub(crate) fn of(way: Way, day: Option<Date>, help: Option<Kind>) -> Option<Self> {
        Some(match way {
            Way::Group => Self::Group,
            Way::Workshop => Self::Workshop(day?),
            Way::Talks => Self::Talks,
            Way::Community => Self::Community,
            Way::OtherHelp => Self::OtherHelp(help?),
            Way::Own => Self::Own,
            Way::Door => Self::Door,
        })
    }
}

/// How a course ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) reason: Reason,
    pub(crate) next: Next,
    pub(crate) stands: Option<Stands>,
    pub(crate) came_after: Option<CameAfter>,
    /// The guest's own words, or none.
    pub(crate) words: String,
}

/// What is amiss with what was chosen about the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AfterFault {
    NoReason,
    NoNext,
    NoDay,
    NoHelp,
    /// An open door alone is not enough while the guest can be asked.
    AskFirst,
    /// Words for the end were typed, and the plan's button was pressed: that would lose them.
    EndsElsewhere,
    /// Words of the plan that were never saved: an end has no place for them.
    PlanElsewhere,
    TooLong,
}

/// What a form about the end holds, as typed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TypedEnd<'a> {
    pub(crate) reason: &'a str,
    pub(crate) next: &'a str,
    pub(crate) next_on: &'a str,
    pub(crate) help: &'a str,
    pub(crate) stands: &'a str,
    pub(crate) came_after: &'a str,
    pub(crate) words: &'a str,
    /// What stands in the part of the form that ends the course.
    pub(crate) for_end: &'a str,
}

type Faults = Vec<(&'static str, AfterFault)>;

/// Reads what shall catch the guest.
fn read_next(typed: &TypedEnd<'_>, offer: Offer, today: Date, faults: &mut Faults) -> Option<Next> {
    let way = Way::from_key(typed.next).filter(|way| Way::offered(offer).any(|one| one == *way));
    let Some(way) = way else {
        faults.push(("next", AfterFault::NoNext));
        return None;
    };
    let day = date(typed.next_on).filter(|day| *day >= today);
    let help = Kind::from_key(typed.help);
    let next = Next::of(way, day, help);
    match way {
        Way::Workshop if day.is_none() => faults.push(("next_on", AfterFault::NoDay)),
        Way::OtherHelp if help.is_none() => faults.push(("help", AfterFault::NoHelp)),
        _ => {}
    }
    next
}

/// Reads a plan for afterwards, made with the guest while the course runs.
///
/// # Errors
/// Every field with what is amiss. An open door alone is no plan, and a plan has no place for the words of an end.
pub(crate) fn read_plan(
    typed: &TypedEnd<'_>,
    offer: Offer,
    today: Date,
) -> Result<(Next, String), Faults> {
    let mut faults = Vec::new();
    let next = read_next(typed, offer, today, &mut faults);
    if next == Some(Next::Door) {
        faults.push(("next", AfterFault::AskFirst));
    }
    let words = line(typed.words, LINE_MAX);
    if words.is_none() {
        faults.push(("caught", AfterFault::TooLong));
    }
    if !typed.for_end.trim().is_empty() {
        faults.push(("ended", AfterFault::EndsElsewhere));
    }
    match (next, words) {
        (Some(next), Some(words)) if faults.is_empty() => Ok((next, words)),
        _ => Err(faults),
    }
}

/// Whether words of the plan would be lost with an end: they were typed, and are not those that are kept.
pub(crate) fn unsaved(typed: &str, kept: &str) -> bool {
    let said = typed.trim();
    !said.is_empty() && said != kept.trim()
}

/// Reads an end. It cannot be read without what comes after (the no-gap rule).
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn read_ending(
    typed: &TypedEnd<'_>,
    offer: Offer,
    today: Date,
) -> Result<Ending, Faults> {
    let mut faults = Vec::new();
    let reason = Reason::from_key(typed.reason);
    if reason.is_none() {
        faults.push(("reason", AfterFault::NoReason));
    }
    let next = read_next(typed, offer, today, &mut faults);
    let gone = matches!(reason, Some(Reason::NotCome | Reason::Event));
    if next == Some(Next::Door) && !gone {
        faults.push(("next", AfterFault::AskFirst));
    }
    let words = line(typed.words, LINE_MAX);
    if words.is_none() {
        faults.push(("ended", AfterFault::TooLong));
    }
    match (reason, next, words) {
        (Some(reason), Some(next), Some(words)) if faults.is_empty() => Ok(Ending {
            reason,
            next,
            stands: Stands::from_key(typed.stands),
            came_after: CameAfter::from_key(typed.came_after),
            words,
        }),
        _ => Err(faults),
    }
}

/// Key of the sentence about what comes after: lives on own feet and longer help are equally good ends (FR-13).
pub(crate) const fn promise(way: Way) -> &'static str {
    match way {
        Way::Group => key!("next-group-then"),
        Way::Workshop => key!("next-workshop-then"),
        Way::Talks => key!("next-talks-then"),
        Way::Community => key!("next-community-then"),
        Way::OtherHelp => key!("next-other-help-then"),
        Way::Own => key!("next-own-then"),
        Way::Door => key!("next-door-then"),
    }
}

/// Key of the same sentence to the guest, for paper: no section of a law stands there (UX.md §3).
pub(crate) const fn promise_to_guest(way: Way) -> &'static str {
    match way {
        Way::Group => key!("slip-next-group"),
        Way::Workshop => key!("slip-next-workshop"),
        Way::Talks => key!("slip-next-talks"),
        Way::Community => key!("slip-next-community"),
        Way::OtherHelp => key!("slip-next-other-help"),
        Way::Own => key!("slip-next-own"),
        Way::Door => key!("slip-next-door"),
    }
}
