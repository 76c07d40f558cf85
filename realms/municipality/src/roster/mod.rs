//! The roster of an offer: who is host when, and who stands beside to learn it (FR-2, PS-3, PS-9).

mod pages;
mod routes;
mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
