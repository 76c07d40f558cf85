//! Who works with research: the owner's page, their links, and what the ways in need to know of them.

mod pages;
mod routes;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
mod ways;

pub(crate) use pages::role_key;
pub(crate) use routes::routes;
pub(crate) use samples::samples;
pub use store::first_owner;
pub(crate) use ways::entrant;

kit_store::id! {
    /// A researcher or owner.
    pub struct ResearcherId;
}

/// Somebody who works here now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) id: ResearcherId,
    pub(crate) first_name: String,
    /// One of [`crate::ROLES`].
    pub(crate) role: String,
}
