//! The coordinator's pages.

pub(crate) mod answer;
pub(crate) mod detail;
pub(crate) mod lists;

use kit_web::{Asked, Failed, Sample};

/// Every page in every situation.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok([
        lists::samples(asked)?,
        answer::samples(asked)?,
        detail::samples(asked)?,
    ]
    .concat())
}
