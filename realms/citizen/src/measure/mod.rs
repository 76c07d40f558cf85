//! "Hvordan går det?": the guest's own questions, her own numbers, her own curve. Nobody else sees any of it.

pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
#[cfg(test)]
mod rules_tests;
