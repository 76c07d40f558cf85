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
    /// The guest's words that were taken for a time, as they were written.
    pub times: Vec<String>,
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
/// known is not promised. Only of age nothing is asked where no limit is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relaxed {
    /// Farther than [`crate::REACH_M`], or its place is not known.
    Distance,
    /// Not at the time asked for, or its times are not known.
    Time,
    /// None of the guest's own words were found.
    Text,
    /// Not known to be small.
    Small,
    /// Not known to be quiet.
    Quiet,
    /// Not known to be free of charge.
    Free,
    /// Not known to have room for newcomers now (BR-3).
    Newcomers,
    /// Nobody is known to come along (BR-7).
    Company,
    /// Answers none of the wishes.
    Wish,
    /// It is for people of another age.
    Age,
    /// Not known to be open to a wheelchair.
    StepFree,
}

impl Relaxed {
    /// Every part, the first to be given up first.
    pub const ALL: [Self; 11] = [
        Self::Distance,
        Self::Time,
        Self::Text,
        Self::Small,
        Self::Quiet,
        Self::Free,
        Self::Newcomers,
        Self::Company,
        Self::Wish,
        Self::Age,
        Self::StepFree,
    ];

    /// Its bit: sets of parts compare as the numbers do, since what is given up last has the highest.
    pub(crate) const fn bit(self) -> u16 {
        match self {
            Self::Distance => 1,
            Self::Time => 1 << 1,
            Self::Text => 1 << 2,
            Self::Small => 1 << 3,
            Self::Quiet => 1 << 4,
            Self::Free => 1 << 5,
            Self::Newcomers => 1 << 6,
            Self::Company => 1 << 7,
            Self::Wish => 1 << 8,
            Self::Age => 1 << 9,
            Self::StepFree => 1 << 10,
        }
    }

    /// The parts of a set of bits, the first to be given up first.
    pub(crate) fn of_bits(bits: u16) -> Vec<Self> {
        let mut parts = Self::ALL.to_vec();
        parts.retain(|part| bits & part.bit() != 0);
        parts
    }
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
    /// It costs nothing; told where that was asked for, as are the three below.
    Free,
    /// One meets few people there.
    Small,
    /// It is quiet, or has quiet hours.
    Quiet,
    /// There is room for newcomers now.
    Newcomers,
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
