//! Talks: how they are held, what the guest answers before and after, and the curve that both see at once.

mod act;
mod code;
mod curve;
mod home;
mod keeper;
mod pages;
pub(crate) mod policy;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sheet;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod turn_pages;
mod turn_routes;

pub(crate) use act::{every, own_of};
pub(crate) use curve::{Drawn, drawn};
pub(crate) use keeper::TurnKeeper;
pub(crate) use routes::routes;
pub(crate) use samples::samples;
pub use store::{Sum as TalkSum, talk_sums};
