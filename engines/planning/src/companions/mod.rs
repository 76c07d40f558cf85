//! Which companions to suggest for a first visit, and why (VH-17). A human decides; both may say no.

mod availability;
mod people;
mod suggest;

pub use engine_search::{Slot, Wish};
pub use people::{Candidate, CompanyWish, Kind, Need};
pub use suggest::{Caveat, Reason, RuledOut, Suggested, Suggestion, WhyNot, suggest};
