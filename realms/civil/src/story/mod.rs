//! How it went, told by somebody who came along or by the community itself, where others can read it (HS-15). Nothing leads
//! from a story to a guest: no login, no letter, no name that is asked for. Nobody reads one before a coordinator has looked
//! at it, and whoever wrote it takes it down by the own address, at once.

mod act;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
pub(crate) mod sql;
pub(crate) mod store;

use jiff::Timestamp;

use crate::people::{AssociationId, CommunityId};

kit_store::id! {
    /// One story.
    pub struct StoryId;
}

/// How a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// No coordinator has looked yet.
    Waits,
    /// Everybody can read it.
    Shown,
    /// The coordinator would rather not, and has said why.
    Declined,
    /// Taken down; its words are deleted.
    Gone,
}

impl State {
    pub(crate) const ALL: [Self; 4] = [Self::Waits, Self::Shown, Self::Declined, Self::Gone];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Shown => "shown",
            Self::Declined => "declined",
            Self::Gone => "gone",
        }
    }

    pub(crate) fn from_key(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == text)
    }
}

/// One story.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) id: StoryId,
    pub(crate) association: AssociationId,
    pub(crate) community: CommunityId,
    pub(crate) community_name: String,
    /// The community's own, which a coordinator has written.
    pub(crate) own: bool,
    pub(crate) state: State,
    /// None where they are deleted.
    pub(crate) words: Option<String>,
    /// What the one who tells wants to be called, if anything.
    pub(crate) called: Option<String>,
    /// What the coordinator said when she declined.
    pub(crate) answer: Option<String>,
    pub(crate) made: Timestamp,
}

/// What everybody reads of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) community: CommunityId,
    pub(crate) words: String,
    pub(crate) called: Option<String>,
}
