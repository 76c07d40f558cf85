//! "Noget er ikke i orden": what a guest tells without a name, read by whoever runs the associations' pages and by no coordinator,
//! since it may be about one. Nothing leads back to the guest, so nobody can be answered.

pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;

use jiff::civil::Date;

kit_store::id! {
    /// One thing that somebody told.
    pub struct ConcernId;
}

/// What somebody told.
#[derive(Debug, Clone)]
pub(crate) struct Concern {
    pub(crate) id: ConcernId,
    pub(crate) words: String,
    pub(crate) day: Date,
    /// Somebody has taken it up.
    pub(crate) taken_up: bool,
}
