//! What a leader is asked about the log of looks: a monthly sample that chance draws, and what the program noticed
//! (SAFETY.md §7; ALL-2, FR-18).

pub(crate) mod act;
mod pages;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
