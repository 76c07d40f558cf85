//! The clock of a course of support: its last day, its weeks, and what the law allows (DOMAIN.md §2.2).
//!
//! Today is a parameter; nothing here asks what time it is.

mod limits;
mod period;

pub use limits::{Basis, Counting, LegalLimit, LegalLimits, LimitFault};
pub use period::{Phase, WeekOf, end_of, week_of};
