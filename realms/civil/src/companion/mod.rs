//! What a companion says of the own time, and what an association asks of those who come along. Nothing here reads what
//! a guest has told.

pub(crate) mod approval;
pub(crate) mod care;
pub(crate) mod hours;
pub(crate) mod interest;
mod list;
pub(crate) mod offer;
pub(crate) mod offer_pages;
mod offer_routes;
pub(crate) mod sql;
pub(crate) mod store;

use kit_web::{Asked, Failed, Routes, Sample};

use crate::app::App;

/// Every route of this part.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .and(offer_routes::routes())
        .and(list::routes())
        .and(approval::routes())
        .and(interest::routes())
        .and(care::routes())
}

/// Every page of this part in every situation.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok([
        offer_pages::samples(asked)?,
        list::samples(asked)?,
        approval::samples(asked)?,
        interest::samples(asked)?,
        care::samples(asked)?,
    ]
    .concat())
}
