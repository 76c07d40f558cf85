//! What a guest writes down for herself: tools, what she does herself now, what comes after, a health check, places to
//! try. One table, one form and one set of buttons for every kind; nobody is told of any of it.

pub(crate) mod act;
pub(crate) mod kind;
pub(crate) mod lists;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
#[cfg(test)]
mod rules_tests;
pub(crate) mod sql;
pub(crate) mod store;

kit_store::id! {
    /// Something that a guest wrote down for herself.
    pub struct EntryId;
}
