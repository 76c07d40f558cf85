//! The owner's pages: who works here with their sign-in links, and the words and rates of the house (FR-4).

mod pages;
mod routes;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod ways;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
pub use store::first_owner;
