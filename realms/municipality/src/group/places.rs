//! Who has a place, who waits, who came, and who is owed a call.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{StoreError, Tx};

use super::rules::{CallId, CallWhy, LeftWhy, Said, Seat, SeatId, SeriesId, SessionId, way_in};
use super::{sql, store};
use crate::course::GuestId;
use crate::course::store::{CALLED, called};
use crate::house::{FormId, WorkerId};

/// What came of asking for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joined {
    /// There is a place, from this meeting on.
    Seated { from_place: i64 },
    /// All are taken; so many stand before, this one included.
    Waits { number: i64 },
    /// The guest is in it already.
    Already,
    /// Nobody new comes in any more.
    Closed,
    /// No such guest.
    NoGuest,
}

/// Gives a guest a place or a number in the queue, in the order of asking. None where there is no such series.
///
/// Counting and writing are one transaction, which the database runs as if no other ran beside it; so the last place
/// is given once, however many ask for it in the same moment.
pub(crate) fn join(
    tx: &mut Tx<'_>,
    form: &FormId,
    (id, guest): (&SeriesId, &GuestId),
    by: &WorkerId,
    today: Date,
    now: Timestamp,
) -> Result<Option<Joined>, StoreError> {
    let Some(series) = store::series(tx, id)? else {
        return Ok(None);
    };
    if called(tx, guest)?.is_none() {
        return Ok(Some(Joined::NoGuest));
    }
    let already: Option<String> = tx.row(sql::SEAT_OF_GUEST, &[id, guest], |r| r.get(0))?;
    if already.is_some() {
        return Ok(Some(Joined::Already));
    }
    let sessions = store::sessions(tx, id)?;
    let entry = way_in(&sessions, series.every_weeks, series.newcomers_weeks, today);
    let Some(from_place) = entry.map(|session| session.place) else {
        return Ok(Some(Joined::Closed));
    };
    let (sitting, waiting, last) = counts(tx, id)?;
    // Whoever waits comes first, even in the moment between a place becoming free and being given.
    let seated = (sitting < series.places && waiting == 0).then_some(now);
    let next = last + 1;
    let row: [&dyn kit_store::Param; 8] = [form, id, guest, &next, &from_place, &now, &seated, by];
    tx.run(sql::INSERT_SEAT, &row)?;
    Ok(Some(match seated {
        Some(_) => Joined::Seated { from_place },
        None => Joined::Waits {
            number: waiting + 1,
        },
    }))
}

/// How many sit, how many wait, and the last number in the queue.
pub(crate) fn counts(tx: &mut Tx<'_>, id: &SeriesId) -> Result<(i64, i64, i64), StoreError> {
    let found = tx.row(sql::COUNTS, &[id], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?))
    })?;
    found.ok_or(StoreError::Broken("a count has a row"))
}

/// The guests of a series in the order in which they asked, also those who have stopped.
pub(crate) fn seats(tx: &mut Tx<'_>, id: &SeriesId) -> Result<Vec<Seat>, StoreError> {
    let rows = tx.rows(sql::SEATS, &[id], |r| {
        let why = r.get::<Option<String>>(7)?;
        let why = why.as_deref().and_then(LeftWhy::from_key);
        let left: Option<Timestamp> = r.get(6)?;
        let seat = Seat {
            id: r.get(0)?,
            guest: r.get(1)?,
            called: String::new(),
            queue_no: r.get(3)?,
            from_place: r.get(4)?,
            seated: r.get(5)?,
            left: left.map(|at| (at, why.unwrap_or(LeftWhy::Stopped))),
        };
        Ok((seat, r.get::<Sealed>(2)?))
    })?;
    rows.into_iter()
        .map(|(seat, name)| {
            let person = seat.guest.as_str();
            let called = tx.open(CALLED, person, person, &name)?;
            Ok(Seat { called, ..seat })
        })
        .collect()
}

/// A group of which somebody is owed a call, with how many are; nobody is named, since the day's page lies at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owed {
    pub(crate) series: SeriesId,
    pub(crate) name: String,
    pub(crate) n: i64,
}

/// The groups of which somebody is to be rung because a meeting was moved or is not held (RW-4).
pub(crate) fn owed(tx: &mut Tx<'_>) -> Result<Vec<Owed>, StoreError> {
    tx.rows(sql::CALLS_OWED, &[], |r| {
        Ok(Owed {
            series: r.get(0)?,
            name: r.get(1)?,
            n: r.get(2)?,
        })
    })
}

/// A seat without its guest's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bare {
    pub(crate) series: SeriesId,
    pub(crate) guest: GuestId,
    pub(crate) seated: Option<Timestamp>,
    pub(crate) left: Option<Timestamp>,
}

/// One seat.
pub(crate) fn seat(tx: &mut Tx<'_>, id: &SeatId) -> Result<Option<Bare>, StoreError> {
    tx.row(sql::SEAT, &[id], |r| {
        Ok(Bare {
            series: r.get(0)?,
            guest: r.get(1)?,
            seated: r.get(2)?,
            left: r.get(3)?,
        })
    })
}

/// A guest stops. The first who waits gets the place, and is owed a call.
pub(crate) fn leave(
    tx: &mut Tx<'_>,
    id: &SeatId,
    bare: &Bare,
    why: LeftWhy,
    now: Timestamp,
) -> Result<(), StoreError> {
    if tx.run(sql::LEAVE, &[id, &now, &why.key()])? == 1 {
        fill(tx, &bare.series, now)?;
    }
    Ok(())
}

/// Takes it back. A place that was given on meanwhile stays with whoever has it: then the guest waits, at the number
/// of the day they asked.
pub(crate) fn come_back(
    tx: &mut Tx<'_>,
    id: &SeatId,
    bare: &Bare,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(series) = store::series(tx, &bare.series)? else {
        return Ok(());
    };
    let again: Option<String> = tx.row(sql::SEAT_OF_GUEST, &[&bare.series, &bare.guest], |r| {
        r.get(0)
    })?;
    if again.is_some() {
        return Ok(());
    }
    let (sitting, _, _) = counts(tx, &bare.series)?;
    let seated = bare.seated.filter(|_| sitting < series.places);
    tx.run(sql::COME_BACK, &[id, &seated])?;
    fill(tx, &bare.series, now)
}

/// Gives every free place to whoever has waited longest.
fn fill(tx: &mut Tx<'_>, id: &SeriesId, now: Timestamp) -> Result<(), StoreError> {
    let Some(series) = store::series(tx, id)? else {
        return Ok(());
    };
    let (mut sitting, _, _) = counts(tx, id)?;
    while sitting < series.places {
        let first = tx.row(sql::FIRST_WAITING, &[id], |r| {
            Ok((r.get::<SeatId>(0)?, r.get::<GuestId>(1)?))
        })?;
        let Some((seat, guest)) = first else {
            return Ok(());
        };
        tx.run(sql::SIT, &[&seat, &now])?;
        let call = format!("{seat}-seat-{}", now.as_millisecond());
        owe(tx, &call, (id, None), &guest, CallWhy::Seat, now)?;
        sitting += 1;
    }
    Ok(())
}

/// Notes what is said of a guest at a meeting; the latest counts.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    form: &FormId,
    session: &SessionId,
    guest: &GuestId,
    said: Said,
    (by, now): (&WorkerId, Timestamp),
) -> Result<(), StoreError> {
    // A double press says what stands there already.
    if noted(tx, session)?.get(guest) == Some(&said) {
        return Ok(());
    }
    let row: [&dyn kit_store::Param; 6] = [form, session, guest, &said.key(), by, &now];
    tx.run(sql::INSERT_ATTENDANCE, &row).map(|_| ())
}

/// What is noted at a meeting, by guest.
pub(crate) fn noted(
    tx: &mut Tx<'_>,
    session: &SessionId,
) -> Result<HashMap<GuestId, Said>, StoreError> {
    let rows = tx.rows(sql::ATTENDANCE, &[session], |r| {
        let said = Said::from_key(&r.get::<String>(1)?);
        let said = said.ok_or(StoreError::Broken("what is noted is one of three words"))?;
        Ok((r.get(0)?, said))
    })?;
    Ok(rows.into_iter().collect())
}

/// How often each guest was there.
pub(crate) fn times_came(
    tx: &mut Tx<'_>,
    id: &SeriesId,
) -> Result<HashMap<GuestId, i64>, StoreError> {
    let rows = tx.rows(sql::TIMES_CAME, &[id], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// A call that the house owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CallDue {
    pub(crate) id: CallId,
    pub(crate) session: Option<SessionId>,
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) why: CallWhy,
}

/// Puts a guest on the list of calls.
pub(crate) fn owe(
    tx: &mut Tx<'_>,
    id: &str,
    (series, session): (&SeriesId, Option<SessionId>),
    guest: &GuestId,
    why: CallWhy,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row: [&dyn kit_store::Param; 6] = [&id, series, &session, guest, &why.key(), &now];
    tx.run(sql::INSERT_CALL_DUE, &row).map(|_| ())
}

/// The calls of a series that nobody has made yet, the oldest first.
pub(crate) fn calls(tx: &mut Tx<'_>, id: &SeriesId) -> Result<Vec<CallDue>, StoreError> {
    let rows = tx.rows(sql::CALLS_DUE, &[id], |r| {
        let why = CallWhy::from_key(&r.get::<String>(4)?);
        let due = CallDue {
            id: r.get(0)?,
            session: r.get(1)?,
            guest: r.get(2)?,
            called: String::new(),
            why: why.ok_or(StoreError::Broken("a call has a known reason"))?,
        };
        Ok((due, r.get::<Sealed>(3)?))
    })?;
    rows.into_iter()
        .map(|(due, name)| {
            let person = due.guest.as_str();
            let called = tx.open(CALLED, person, person, &name)?;
            Ok(CallDue { called, ..due })
        })
        .collect()
}

/// The series and guest of a call.
pub(crate) fn call(
    tx: &mut Tx<'_>,
    id: &CallId,
) -> Result<Option<(SeriesId, GuestId)>, StoreError> {
    tx.row(sql::CALL_DUE, &[id], |r| Ok((r.get(0)?, r.get(1)?)))
}

/// Notes that a call was made.
pub(crate) fn rung(
    tx: &mut Tx<'_>,
    id: &CallId,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(sql::RUNG, &[id, &now, by]).map(|_| ())
}
