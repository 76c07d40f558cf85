//! The steps to being approved, with what runs out (VH-15, VH-18): what an association asks of who comes along, and what
//! each has done. Nothing here reads what a guest has told.

pub(crate) mod act;
mod ask_pages;
pub(super) mod person_pages;
mod routes;
pub(crate) mod rules;
pub(crate) mod says;
pub(crate) mod sql;
pub(crate) mod store;

pub(super) use routes::routes;

use kit_web::{Asked, Failed, Sample};

kit_store::id! {
    /// A step that was noted; the number of the form it came by.
    pub struct NoteId;
}

/// The pages of this part.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok([person_pages::samples(asked)?, ask_pages::samples(asked)?].concat())
}
