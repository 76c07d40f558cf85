//! Keeping the directory true: what is new, changed, ageing, perhaps twice, and what nobody offers (issue "directory" 9; HS-13, CV-11,
//! BR-7). Every figure is of published entries, so the pages are open: a municipality's volunteer coordinator and a volunteer
//! centre see the same, without a login and without telling each other.

mod gaps;
mod map;
mod page;
mod queue;
mod sources;
mod spots;
mod twins;

pub(crate) use page::check;
pub(crate) use spots::spots;
pub(crate) use twins::{Twins, twins};

use kit_web::{Asked, Failed, Sample};

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let directory = crate::demo::sample_directory(asked)?;
    let mut all = page::samples(asked, &directory)?;
    all.extend(spots::samples(asked, &directory)?);
    Ok(all)
}
