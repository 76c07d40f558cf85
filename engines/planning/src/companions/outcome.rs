//! What comes back: people, and why or why not. Pages turn both into words; the engine writes none.

use super::{CompanyWish, Kind, Slot, Wish};

/// Everybody who was asked about, sorted into suggested and ruled out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggested {
    /// The best, best first; at most the limit.
    pub suggestions: Vec<Suggestion>,
    /// Everybody who cannot be suggested, with why, so that a human can still see them: those whom the guest knows
    /// or has asked for first.
    pub ruled_out: Vec<RuledOut>,
    /// How many more could come than are shown.
    pub not_shown: usize,
}

/// Somebody who can come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The position among the candidates passed in.
    pub index: usize,
    /// The sum of points; for tests and the curious, not to be shown as a grade of a human.
    pub points: u32,
    /// What speaks for it, weightiest first.
    pub reasons: Vec<Reason>,
    /// What the coordinator should know before choosing.
    pub caveats: Vec<Caveat>,
}

/// What speaks for a companion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The guest has asked for this person.
    AskedFor,
    /// Has been with the guest before (BR-14).
    WithBefore,
    /// Is of the kind that the guest wishes (BR-5).
    KindWished(Kind),
    /// Has time for the whole visit.
    Available(Slot),
    /// Likes the same; in the order of [`Wish::ALL`].
    SharedInterests(Vec<Wish>),
    /// Has room for more.
    Room {
        /// Running now.
        running: u32,
        /// The companion's own limit.
        max_load: u32,
    },
    /// Has not been out with anybody for a while.
    Rested {
        /// Days since the last visit, at least 7.
        days: u32,
    },
    /// Has not been out with anybody yet.
    FirstVisit,
    /// Is near the age that the guest has named.
    NearAge {
        /// Years between.
        years: u8,
    },
}

/// What the coordinator should know before choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caveat {
    /// Is not of the kind that the guest wishes; ask the guest first (BR-5).
    OtherKind {
        /// What the guest wishes.
        wished: CompanyWish,
        /// What the companion is.
        is: Kind,
    },
    /// This visit reaches the companion's own limit (VH-18).
    ReachesLimit {
        /// The limit.
        max_load: u32,
    },
}

/// Somebody who cannot be suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut {
    /// The position among the candidates passed in.
    pub index: usize,
    /// Every cause, at least one.
    pub why: Vec<WhyNot>,
}

/// Why somebody cannot be suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// One of the two has said no (VH-17).
    SaidNo,
    /// Paused or offline by own hand (VH-18).
    Paused,
    /// At the own limit or above (VH-18).
    Full {
        /// Running now.
        running: u32,
        /// The limit.
        max_load: u32,
    },
    /// Has no time for the whole visit.
    NotAvailable {
        /// The times on that weekday, so that a human can ask for another hour.
        that_day: Vec<Slot>,
    },
    /// Is staff, and the guest has chosen company that is not (BR-5).
    StaffNotWished,
}
