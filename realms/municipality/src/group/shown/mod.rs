//! What anybody may read of a group, without login: what it is in plain words, for whom, where, the next start and how
//! many places are free (DD-4). Only groups that the house has marked, and never who is in one.

mod pages;
mod routes;
mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use pages::NoticeForm;
pub(crate) use routes::routes;
pub(crate) use rules::Notice;
pub(crate) use samples::{notice, samples};
