//! The body's health in a social offer: who does what, whom to ask in two steps, training that lapses, and how the
//! offer rates itself. No person stands here.

mod pages;
mod routes;
mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use rules::Topic;
pub(crate) use samples::samples;
