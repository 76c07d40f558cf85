//! Taking a seat and giving it back: no name, no number, and never one seat too many.

use jiff::civil::DateTime;
use kit_store::{Given, StoreError, Tx};

use super::form::talks;
use super::{Event, EventId, sql, store};

/// A seat as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub(crate) event: EventId,
    pub(crate) talk: Option<DateTime>,
    /// Whether it was given back.
    pub(crate) back: bool,
}

/// Why no seat was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoSeat {
    /// None is left.
    Full,
    /// Somebody else has this time.
    TalkTaken,
    /// It is over, or was cancelled.
    Over,
    /// It has no talk at this time.
    NoSuchTalk,
}

/// One seat.
pub(crate) fn one(tx: &mut Tx<'_>, id: &str) -> Result<Option<Seat>, StoreError> {
    tx.row(sql::SEAT, &[&id], |r| {
        Ok(Seat {
            event: r.get(0)?,
            talk: r.get(1)?,
            back: r.get::<Option<i64>>(2)?.is_some(),
        })
    })
}

/// Whether a seat is free. The transaction is serializable, so that what is counted here still holds when it is written.
fn free(
    tx: &mut Tx<'_>,
    given: &Given,
    event: &Event,
    talk: Option<DateTime>,
) -> Result<Option<NoSeat>, StoreError> {
    let told = &event.told;
    if event.cancelled.is_some() || told.ends <= given.local() {
        return Ok(Some(NoSeat::Over));
    }
    let (times, count) = store::taken(tx, &event.id)?;
    Ok(match talk {
        Some(at) if !talks(told).contains(&at) => Some(NoSeat::NoSuchTalk),
        Some(at) if times.contains(&at) => Some(NoSeat::TalkTaken),
        _ if told.seats.is_some_and(|most| count >= most) => Some(NoSeat::Full),
        _ => None,
    })
}

/// Takes a seat. The same form again finds the seat that it has.
pub(crate) fn take(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &str,
    event: &Event,
    talk: Option<DateTime>,
) -> Result<Option<NoSeat>, StoreError> {
    if one(tx, id)?.is_some() {
        return Ok(None);
    }
    let no = free(tx, given, event, talk)?;
    if no.is_none() {
        tx.run(sql::TAKE, &[&id, &event.id, &talk, &given.now()])?;
    }
    Ok(no)
}

/// Gives it back.
pub(crate) fn give_back(tx: &mut Tx<'_>, given: &Given, id: &str) -> Result<(), StoreError> {
    tx.run(sql::GIVE_BACK, &[&id, &given.now()]).map(|_| ())
}

/// Takes it again, if nobody else has it by now.
pub(crate) fn take_again(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &str,
    event: &Event,
    talk: Option<DateTime>,
) -> Result<Option<NoSeat>, StoreError> {
    let no = free(tx, given, event, talk)?;
    if no.is_none() {
        tx.run(sql::TAKE_AGAIN, &[&id])?;
    }
    Ok(no)
}
