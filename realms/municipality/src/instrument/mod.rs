//! Instruments: questions with their scoring, loaded by the operator or our own; no published text is part of the program.

mod fhir;
mod load;
mod own;
pub(crate) mod rules;
mod scoring;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use load::{Fault, Loaded, load};
pub(crate) use own::{OWN_TALK, OWN_WEEK, own};
pub(crate) use rules::{Answer, Answers, Ask, Instrument, Item, Moment};
pub use store::{Added, Listed, add_instrument, list_instruments};
