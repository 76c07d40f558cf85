//! The crossing: from "I would like company" to "now I go alone" (BR-6, BR-13, BR-14).

pub(crate) mod act;
pub(crate) mod guest;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
#[cfg(test)]
mod rules_tests;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod store_tests;
pub(crate) mod suggest;

kit_store::id! {
    /// One guest's way into one community.
    pub struct CrossingId;
}

kit_store::id! {
    /// One thing that happened: the nonce of the form that caused it.
    pub struct StepId;
}
