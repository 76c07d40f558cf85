//! The visit: a companion, a guest, a time and a place.

pub(crate) mod act;
pub(crate) mod lines;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod samples;
pub(crate) mod sql;
pub(crate) mod store;

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_letters::VisitToken;

use crate::crossing::CrossingId;
use crate::people::CompanionId;

kit_store::id! {
    /// One visit.
    pub struct VisitId;
}

/// A visit as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    pub(crate) id: VisitId,
    /// What the guest's room knows it by.
    pub(crate) token: VisitToken,
    pub(crate) crossing: CrossingId,
    pub(crate) companion: CompanionId,
    /// Its place in the series; the first is 1.
    pub(crate) number: i64,
    /// What the clock on the wall shows.
    pub(crate) starts: DateTime,
    pub(crate) place: String,
    pub(crate) note: Option<String>,
    pub(crate) accepted: Option<Timestamp>,
    /// What the guest has said to it: `coming`, `not-today`, `too-much`.
    pub(crate) guest_answer: Option<String>,
    pub(crate) ended: Option<Timestamp>,
    /// Whether the guest wants company again, as the guest has said: `yes`, `no`, `dont-know`, `alone`.
    pub(crate) again: Option<String>,
}

/// What is agreed about a visit before anybody has promised it.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) starts: DateTime,
    /// At most 160 characters, as its letter holds.
    pub(crate) place: String,
    /// At most 500 characters.
    pub(crate) note: Option<String>,
}

/// How a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Met,
    NotMet,
    GuestSaidSo,
    CompanionCannot,
    Declined,
    Replaced,
    Ended,
}

impl Outcome {
    /// The word in the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::GuestSaidSo => "guest-said-so",
            Self::CompanionCannot => "companion-cannot",
            Self::Declined => "declined",
            Self::Replaced => "replaced",
            Self::Ended => "ended",
        }
    }
}
