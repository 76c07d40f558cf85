//! Information-and-advice talks with a caseworker and a worker together, which may end in a decision there and then (GM-9).

mod pages;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

kit_store::id! {
    /// An advice talk.
    pub struct AdviceId;
}

pub(crate) use routes::routes;
pub(crate) use samples::samples;
