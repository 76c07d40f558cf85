//! Goals in the guest's words, shared with the agencies that the guest has said yes to, and looked at together (DD-6, DD-7).

mod due;
mod pages;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

kit_store::id! {
    /// A goal beside the course's first.
    pub struct GoalId;
}
kit_store::id! {
    /// What one agency does for a goal, or sees otherwise.
    pub struct PartId;
}
kit_store::id! {
    /// A day on which goals are looked at together.
    pub struct ReviewId;
}

pub(crate) use due::{DueReview, due_for, in_words};
pub(crate) use routes::routes;
pub(crate) use samples::{due_sample, samples, sheet_sample};
