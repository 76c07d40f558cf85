//! From a feed that has been read to the directory: one transaction, or nothing.

mod report;
mod rules;
pub(crate) mod sql;
mod store;

pub use report::{Counts, ImportError, ImportReport, refusal_danish};
pub use store::{Run, import};
