//! Pages to read: what is known of the effect and what is not, how to start, an agreement to print, and the two banks' words
//! explained to each other (HS-8, VH-21, VH-10, BR-18, CV-7, NW-9). The texts lie in `reading/`, in Danish and English.

mod article;
mod glossary;

pub(crate) use article::{agreement, known, start};
pub(crate) use glossary::words;

use kit_web::{Asked, Failed, Sample};

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mut all = article::samples(asked)?;
    all.push(glossary::sample(asked)?);
    Ok(all)
}
