//! Social terms (FFB) and health terms (FSIII) side by side. The house ships none; the operator loads the pairs (HE-4).

mod pages;
mod routes;
mod rules;
mod samples;
pub(crate) mod sql;
mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
