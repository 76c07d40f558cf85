//! The day in the house: one dense page for the host (FR-1, FR-2, FR-3).

mod pages;
mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
mod shared;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::{form, me, routes};
pub(crate) use samples::samples;
