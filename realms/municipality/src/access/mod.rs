//! A guest's own rights to what is kept: all of it to read and take along, what is wrong set right, and erasure in two
//! steps (GDPR articles 15, 16, 17 and 20; ALL-8, FR-18).

pub(crate) mod correct;
pub(crate) mod decide;
pub(crate) mod erase;
mod pages;
mod paper;
mod routes;
pub(crate) mod rules;
mod samples;
mod says;
pub(crate) mod sql;
pub(crate) mod store;
pub(crate) mod tables;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use routes::routes;
pub(crate) use samples::samples;

kit_store::id! {
    /// A wish that a guest be erased.
    pub struct ErasureId;
}
