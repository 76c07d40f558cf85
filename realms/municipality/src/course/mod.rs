//! Guests and their courses: a goal, an end date within the limit, a contact person; everything else is free (FR-5).

mod act;
mod new_page;
mod page;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use rules::{GuestId, Where};
pub(crate) use samples::samples;
