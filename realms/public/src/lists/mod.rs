//! Lists to browse: what is open today, what happens in the days to come, and everything from A to Å.

mod all;
mod calendar;
mod leaflets;
mod roles;
mod today;

pub(crate) use all::all;
pub(crate) use calendar::{calendar, calendar_file, days_from, ics};
pub(crate) use leaflets::leaflets;
pub(crate) use roles::roles;
pub(crate) use today::today;

use kit_web::{Asked, Failed, Sample};

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let directory = crate::demo::sample_directory(asked)?;
    let mut list = today::samples(asked, &directory)?;
    list.extend(calendar::samples(asked, &directory)?);
    list.extend(all::samples(asked, &directory)?);
    list.extend(leaflets::samples(asked, &directory)?);
    list.extend(roles::samples(asked, &directory)?);
    Ok(list)
}
