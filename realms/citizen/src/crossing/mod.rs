//! The way to one community, seen from the guest's side (BR-4, BR-13, BR-14).

pub(crate) mod act;
pub(crate) mod calendar;
pub(crate) mod messages;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod says;
pub(crate) mod sql;
pub(crate) mod store;
mod take_in;
pub(crate) mod visit_page;

pub use take_in::take_in;

kit_store::id! {
    /// One way of one room to one community.
    pub struct CrossingId;
}
