//! Reading and writing events.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_store::{Given, Row, StoreError, Tx};

use super::{Event, EventId, Kind, Told, sql};
use crate::people::AssociationId;

fn row(r: &Row<'_>) -> Result<Event, StoreError> {
    let kind = Kind::from_key(&r.get::<String>(2)?);
    Ok(Event {
        id: r.get(0)?,
        association: r.get(1)?,
        told: Told {
            kind: kind.ok_or(StoreError::Broken("an event of no known kind"))?,
            title: r.get(3)?,
            place: r.get(4)?,
            way_in: r.get(5)?,
            starts: r.get(6)?,
            ends: r.get(7)?,
            seats: r.get(8)?,
            talk_min: r.get(9)?,
            contact_name: r.get(10)?,
            contact_phone: r.get(11)?,
            bring: r.get(12)?,
        },
        cancelled: r.get(13)?,
        came: r.get(14)?,
    })
}

/// A new event. Pressed twice, it is made once.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &EventId,
    of: &AssociationId,
    told: &Told,
) -> Result<(), StoreError> {
    let now = given.now();
    tx.run(
        sql::INSERT,
        &[
            id,
            of,
            &told.kind.key(),
            &told.title,
            &told.place,
            &told.way_in,
            &told.starts,
            &told.ends,
            &told.seats,
            &told.talk_min,
            &told.contact_name,
            &told.contact_phone,
            &told.bring,
            &now,
        ],
    )
    .map(|_| ())
}

/// What was typed anew.
pub(crate) fn change(tx: &mut Tx<'_>, id: &EventId, told: &Told) -> Result<(), StoreError> {
    tx.run(
        sql::CHANGE,
        &[
            id,
            &told.kind.key(),
            &told.title,
            &told.place,
            &told.way_in,
            &told.starts,
            &told.ends,
            &told.seats,
            &told.talk_min,
            &told.contact_name,
            &told.contact_phone,
            &told.bring,
        ],
    )
    .map(|_| ())
}

/// One event.
pub(crate) fn one(tx: &mut Tx<'_>, id: &EventId) -> Result<Option<Event>, StoreError> {
    tx.row(sql::ONE, &[id], row)
}

/// An association's events that end after `from`.
pub(crate) fn of_association(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    from: DateTime,
) -> Result<Vec<Event>, StoreError> {
    tx.rows(sql::OF_ASSOCIATION, &[of, &from], row)
}

/// Everybody's events that end after `from`.
pub(crate) fn coming(tx: &mut Tx<'_>, from: DateTime) -> Result<Vec<Event>, StoreError> {
    tx.rows(sql::COMING, &[&from], row)
}

/// It does not take place, or does after all.
pub(crate) fn cancel(
    tx: &mut Tx<'_>,
    id: &EventId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    match at {
        Some(at) => tx.run(sql::CANCEL, &[id, &at]),
        None => tx.run(sql::HOLD, &[id]),
    }
    .map(|_| ())
}

/// Heads, counted afterwards.
pub(crate) fn came(tx: &mut Tx<'_>, id: &EventId, heads: i64) -> Result<(), StoreError> {
    tx.run(sql::CAME, &[id, &heads]).map(|_| ())
}

/// The times of the talks that are taken, and how many seats are.
pub(crate) fn taken(tx: &mut Tx<'_>, id: &EventId) -> Result<(Vec<DateTime>, i64), StoreError> {
    let rows = tx.rows(sql::TAKEN, &[id], |r| r.get::<Option<DateTime>>(1))?;
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    Ok((rows.into_iter().flatten().collect(), count))
}

/// How many seats of each of an association's events are taken.
pub(crate) fn counts(
    tx: &mut Tx<'_>,
    of: &AssociationId,
) -> Result<BTreeMap<EventId, i64>, StoreError> {
    let rows = tx.rows(sql::COUNTS, &[of], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.into_iter().collect())
}
