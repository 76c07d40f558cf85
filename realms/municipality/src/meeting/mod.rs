//! One sheet for a meeting of several parts of the municipality: the guest's words first, and nothing is kept that was not
//! agreed (NW-17).

mod pages;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

kit_store::id! {
    /// A sheet, while it is written and when it is agreed.
    pub struct MeetingId;
}
kit_store::id! {
    /// A line that was agreed.
    pub struct LineId;
}

pub(crate) use routes::routes;
pub(crate) use samples::samples;
