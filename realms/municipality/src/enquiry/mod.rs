//! Enquiries from anybody, at the municipality's own address: three fields, a promised day, a person with a name who
//! answers (GM-1). Who has been here before tells nothing again (GM-2, GM-3).

mod front;
mod inbox;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
