//! What comes back: places, and why. Pages turn reasons into words; the engine writes none.

use crate::{Accompanies, Slot, Wish};

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The places, best first. Empty only where there are no places, or the limit is 0.
    pub fits: Vec<Fit>,
    /// What had to be given up for some place shown, the first to be given up first. Empty: all fit.
    pub relaxed: Vec<Relaxed>,
    /// How the guest's own words were understood, whether or not a place answers them.
    pub understood: Vec<Understood>,
}

/// One place that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Its position among the places passed in.
    pub index: usize,
    /// Why it is shown, in the order in which a page should tell it. Each is true for this place.
    pub reasons: Vec<Reason>,
    /// What it does not meet; empty where it fits the whole question.
    pub relaxed: Vec<Relaxed>,
}

/// A word of the guest that was understood as a wish.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Understood {
    /// As the guest wrote it.
    pub said: String,
    /// What it was taken to mean.
    pub wish: Wish,
}

/// A part of the question that a place does not meet, in the order in which parts are given up:
/// the first gives way first. Both an "is not so" and a "not known" count as not met, since what is not
/// known is not promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relaxed {
    /// Farther than [`crate::REACH_M`], or its place is not known.
    Distance,
    /// Not at the time asked for, or its times are not known.
    Time,
    /// None of the guest's own words were found.
    Text,
    /// Nobody is known to come along (BR-7).
    Company,
    /// Answers none of the wishes.
    Wish,
    /// Not known to be open to a wheelchair.
    StepFree,
}

/// Why a place is shown (VH-12: least intrusive first *and say why*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It answers a wish that was chosen.
    MatchesWish(Wish),
    /// It answers a wish that the guest's own words were taken to mean.
    MatchesWords(Understood),
    /// A word of its own text meets a word of the guest.
    TextHit {
        /// The guest's word.
        asked: String,
        /// The community's word, as written there.
        word: String,
    },
    /// It is open now.
    OpenNow,
    /// It opens within [`crate::SOON_MIN`].
    OpensSoon {
        /// Minutes until it opens.
        minutes: i64,
    },
    /// It meets at the time asked for; the first such time of the week.
    AtTime(Slot),
    /// Somebody can come along.
    CompanyPossible {
        /// Who, where the community says it.
        by: Option<Accompanies>,
    },
    /// One may come and go as one likes; told to those who go alone.
    ComeAsYouLike,
    /// One can get in with a wheelchair.
    StepFree,
    /// It is the least intrusive among the places shown, and not all of them are (VH-12).
    LeastIntrusive {
        /// 1 = least … 5 = most.
        level: u8,
    },
    /// It is within reach.
    Near {
        /// Metres as the crow flies.
        metres: u32,
    },
    /// It is online, so there is no way to go.
    FromHome,
    /// It is the first to open among the places shown.
    SoonestNext {
        /// Minutes until it opens; 0 where it is open now.
        minutes: i64,
    },
    /// Somebody has confirmed the entry within [`crate::FRESH_DAYS`].
    Confirmed {
        /// Days since.
        days_ago: i64,
    },
}
