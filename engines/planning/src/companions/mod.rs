//! Which companions to suggest for a first visit, and why (VH-17). A human decides; both may say no.

mod availability;
mod outcome;
mod people;
mod suggest;

pub use engine_search::{Slot, Wish};
pub use outcome::{Caveat, Reason, RuledOut, Suggested, Suggestion, WhyNot};
pub use people::{Candidate, CompanyWish, Kind, Need};
pub use suggest::suggest;
