//! The minimum note: date, legal basis, who, purpose, next step; five lines, none of them history (FR-19).

mod pages;
mod routes;
mod samples;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

kit_store::id! {
    /// A note.
    pub struct NoteId;
}

pub(crate) use routes::routes;
pub(crate) use samples::samples;
