//! Group courses and workshops: programmes that are used again, series with their meetings, places with a waiting
//! list, who came, and who is owed a call (FR-16, GM-5, RW-4).

mod on_meeting;
mod pages;
pub(crate) mod places;
pub(crate) mod plan;
mod policy;
pub(crate) mod read;
mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
pub(crate) mod shown;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use kit_store::{StoreError, Tx};

pub(crate) use policy::GroupPolicy;
pub(crate) use routes::routes;
pub(crate) use samples::samples;

use crate::house::WorkerId;
use crate::offer::store as offers;

/// What the offer of a worker sets for groups on a day.
fn policy_of(tx: &mut Tx<'_>, by: &WorkerId, day: Date) -> Result<GroupPolicy, StoreError> {
    Ok(offers::of_worker(tx, by, day)?.settings.groups)
}

/// The days on which the offer of a worker is closed, as it is set today.
fn closed_days(
    tx: &mut Tx<'_>,
    by: &WorkerId,
    today: Date,
) -> Result<impl Fn(Date) -> bool, StoreError> {
    let closed = offers::of_worker(tx, by, today)?.settings.closed;
    Ok(move |day| closed.on(day))
}
