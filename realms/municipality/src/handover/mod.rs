//! The hand-over: only when a guest moves on, written together, read and released by the guest, carried by the guest
//! (FR-20, FR-21). Nothing is sent.

mod pages;
mod paper;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
