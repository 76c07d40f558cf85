//! "Det må du gerne vide om mig": the card, on the telephone, on paper, and shown to one person for a time.

pub(crate) mod act;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod store_tests;

kit_store::id! {
    /// The card shown to one person.
    pub struct ShareId;
}
