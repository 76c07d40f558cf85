//! "Hvem har kigget": who has opened or changed what of a guest (FR-18, ALL-2), and the leader's sample of it.

pub(crate) mod pages;
pub(crate) mod routes;

use kit_web::{Asked, Failed, Sample};

pub(crate) use routes::routes;

/// The pages as they look.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    pages::samples(asked)
}
