//! `/bliv-frivillig`: somebody outside would like to come along, with no login; perhaps she has taken part herself (VH-15).
//! What she tells is read by one association's coordinators, answered at an address that only she has, and goes after half
//! a year. Nothing of it leads to a guest: whoever was one becomes a companion with a new number and a new key.

mod act;
mod pages;
mod routes;
pub(crate) mod sql;
pub(crate) mod store;

pub(super) use pages::samples;
pub(super) use routes::routes;

use engine_planning::companions::Kind;
use jiff::Timestamp;

use crate::people::AssociationId;

kit_store::id! {
    /// One who would like to come along; made from the number of the form, and not leading back to it.
    pub struct InterestId;
}

/// The longest way to be reached, in letters.
pub(crate) const REACH_MAX: usize = 80;
/// The longest own words, and the longest answer.
pub(crate) const WORDS_MAX: usize = 1_000;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// She comes along; as whom, is written nowhere.
    Joined,
    /// Thanks, but no.
    No,
}

impl Outcome {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::No => "no",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Joined, Self::No]
            .into_iter()
            .find(|one| one.key() == key)
    }
}

/// What somebody has told; empty where its key is gone.
#[derive(Debug, Clone)]
pub(crate) struct Interest {
    pub(crate) id: InterestId,
    pub(crate) association: AssociationId,
    pub(crate) first_name: Option<String>,
    pub(crate) reach: Option<String>,
    pub(crate) words: Option<String>,
    pub(crate) kind: Option<Kind>,
    pub(crate) made: Timestamp,
    pub(crate) answer: Option<String>,
    pub(crate) answered: Option<Timestamp>,
    pub(crate) outcome: Option<Outcome>,
}
