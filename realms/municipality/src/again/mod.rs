//! Coming again (GM-2, GM-3) and the calls to make (PS-5): nobody who has been here tells anything a second time.

mod act;
mod pages;
mod routes;
mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
