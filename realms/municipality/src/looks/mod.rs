//! "Hvem har kigget": who has opened or changed what of a guest, and what one has opened oneself (FR-18, ALL-2).

pub(crate) mod mine;
pub(crate) mod pages;
pub(crate) mod routes;

use kit_web::{Asked, Failed, Sample};

pub(crate) use routes::routes;

/// The pages as they look.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mut all = pages::samples(asked)?;
    all.extend(mine::samples(asked)?);
    Ok(all)
}
