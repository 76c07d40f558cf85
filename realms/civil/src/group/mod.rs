//! Groups after the association's own manual (VH-4): a programme with a page for each meeting, and its runs.

pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
pub(crate) mod sql;
pub(crate) mod store;

use jiff::civil::DateTime;

use crate::people::{AssociationId, CompanionId};
use rules::How;

kit_store::id! {
    /// A programme.
    pub struct ProgrammeId;
}
kit_store::id! {
    /// A page of a manual as it was typed.
    pub struct PageId;
}
kit_store::id! {
    /// One run of a programme.
    pub struct CohortId;
}
kit_store::id! {
    /// A meeting's time, or how it was.
    pub struct EntryId;
}

/// A programme of an association's own.
#[derive(Debug, Clone)]
pub(crate) struct Programme {
    pub(crate) id: ProgrammeId,
    pub(crate) association: AssociationId,
    pub(crate) title: String,
    pub(crate) meetings: i64,
}

/// The page of one meeting, newest version.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) number: i64,
    pub(crate) version: i64,
    pub(crate) title: String,
    pub(crate) body: String,
}

/// A run of a programme.
#[derive(Debug, Clone)]
pub(crate) struct Cohort {
    pub(crate) id: CohortId,
    pub(crate) programme: ProgrammeId,
    pub(crate) title: String,
    pub(crate) place: String,
    pub(crate) first: CompanionId,
    pub(crate) second: Option<CompanionId>,
}

/// How a meeting was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) came: i64,
    pub(crate) how: How,
    pub(crate) version: i64,
}

/// One meeting of a run.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    pub(crate) number: i64,
    pub(crate) starts: DateTime,
    pub(crate) held: Option<Held>,
    /// How many who were not there had it told another time.
    pub(crate) caught_up: i64,
}
