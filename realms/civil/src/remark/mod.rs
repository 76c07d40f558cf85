//! What somebody outside writes to an association: "that is wrong", and "we would like to start something" (CV-10, CV-11).
//! No login, no name asked; the answer is followed by an address that is shown once.

mod act;
pub(crate) mod pace;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;

use jiff::Timestamp;

use crate::people::AssociationId;

kit_store::id! {
    /// One remark; the number of the form it came by.
    pub struct RemarkId;
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something on a community's page is wrong.
    Correction,
    /// Somebody without an association wants to open something ("popup").
    Initiative,
}

impl Kind {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Initiative => "initiative",
        }
    }

    pub(crate) fn from_key(text: &str) -> Option<Self> {
        [Self::Correction, Self::Initiative]
            .into_iter()
            .find(|kind| kind.key() == text)
    }
}

/// The longest remark, and the longest answer, in letters.
pub(crate) const WORDS_MAX: usize = 1_000;

/// The address of a page of the open directory, after `/f/`. What somebody puts into an address is taken for one only where it
/// has an address's letters, so that a form says nothing in our name that somebody else has written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageAddress(String);

impl PageAddress {
    const LONGEST: usize = 120;

    pub(crate) fn of(text: &str) -> Option<Self> {
        let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = !text.is_empty() && text.len() <= Self::LONGEST && text.bytes().all(letter);
        fits.then(|| Self(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// One remark.
#[derive(Debug, Clone)]
pub(crate) struct Remark {
    pub(crate) id: RemarkId,
    pub(crate) association: AssociationId,
    /// The community's name, where it is about one.
    pub(crate) about: Option<String>,
    /// The open directory's page, where it is about one that is nobody's here.
    pub(crate) page: Option<PageAddress>,
    pub(crate) kind: Kind,
    /// None where its key is gone.
    pub(crate) words: Option<String>,
    pub(crate) made: Timestamp,
    pub(crate) answer: Option<String>,
    pub(crate) answered: Option<Timestamp>,
}
