//! Time for coming along: booked by the worker, approved by the leader where it costs extra, counted per team (BR-8, BR-9).

pub(crate) mod pages;
mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
