//! Lists with dates that a house keeps: agreements with associations and clinics and their meetings, whom to pass on to,
//! the year's plan, agreed methods with a deputy, what the room lacks. No guest stands in any of them (CV-1, CV-2, LE-4,
//! HE-5, HE-10, NW-16, PS-14). What is open to everybody is read without login (CV-5).

mod due;
mod fields;
pub(crate) mod kinds;
mod overview;
mod pages;
mod public;
mod routes;
pub(crate) mod rules;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::{clinic, is_read_by_anybody, picture_again, routes};
pub(crate) use samples::samples;

kit_store::id! {
    /// What an entry is known by, from its first words to its end.
    pub struct EntryId;
}
