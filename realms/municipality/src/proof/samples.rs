//! The proof page as it looks.

use kit_web::{Asked, Failed, Sample};

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let sum = "0123456789abcdef".repeat(4);
    Ok(vec![Sample::of(
        "proof",
        "ordinary",
        &super::page(asked, &sum, 4_711),
    )?])
}
