//! How those who come along are kept well: supervision planned and held, and the association's own short handbook for
//! them (VH-18, CV-17). Nothing here reads what a guest has told.

mod handbook;
mod handbook_pages;
pub(crate) mod rules;
pub(crate) mod sql;
pub(crate) mod store;
pub(crate) mod supervision_pages;
mod supervision_routes;

use kit_web::{Asked, Failed, Routes, Sample};

use crate::app::App;

kit_store::id! {
    /// A day of supervision; the number of the form it came by.
    pub struct SupervisionId;
}

kit_store::id! {
    /// A section of the handbook as it was typed.
    pub struct SectionId;
}

/// The routes of this part.
pub(super) fn routes() -> Routes<App> {
    Routes::new()
        .and(supervision_routes::routes())
        .and(handbook::routes())
}

/// The pages of this part.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok([
        supervision_pages::samples(asked)?,
        handbook_pages::samples(asked)?,
    ]
    .concat())
}
