//! The door of an offer: short help without a course (FR-14, FR-22), heads where nobody is kept (DD-1), a house that is
//! closed in one step (RW-2), and names that stand on no list.

pub(crate) mod pages;
pub(crate) mod protected;
mod routes;
pub(crate) mod rules;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
