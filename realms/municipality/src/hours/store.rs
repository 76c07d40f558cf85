//! Reading and writing accompaniment time.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Row, StoreError, Tx};

use super::rules::{Booking, Deed, Part, Standing, TimeId};
use super::sql;
use crate::house::{FormId, TeamId, WorkerId};

/// A booking as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Booked {
    pub(crate) id: TimeId,
    pub(crate) day: Date,
    pub(crate) minutes: i64,
    pub(crate) part: Part,
    pub(crate) extra_ore: i64,
    pub(crate) standing: Standing,
}

fn part(text: &str) -> Result<Part, StoreError> {
    Part::from_key(text).ok_or(StoreError::Broken("a booking lies in a known part"))
}

fn deed(text: &str) -> Result<Deed, StoreError> {
    Deed::from_key(text).ok_or(StoreError::Broken("a deed is of a known kind"))
}

fn booked(r: &Row<'_>) -> Result<Booked, StoreError> {
    let part = part(&r.get::<String>(3)?)?;
    Ok(Booked {
        id: r.get(0)?,
        day: r.get(1)?,
        minutes: r.get(2)?,
        part,
        extra_ore: r.get(4)?,
        standing: Standing::after(part, deed(&r.get::<String>(5)?)?),
    })
}

/// Books time; tells whether it is new. The form's id is the row's.
pub(crate) fn book(
    tx: &mut Tx<'_>,
    form: &FormId,
    worker: &WorkerId,
    team: &TeamId,
    booking: &Booking,
    extra_ore: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let made = tx.run(
        sql::INSERT_TIME,
        &[
            form,
            worker,
            team,
            &booking.day,
            &booking.minutes,
            &booking.part.key(),
            &extra_ore,
        ],
    )?;
    if made == 1 {
        put_step(tx, form.as_str(), Deed::Booked, worker, 1, now)?;
    }
    Ok(made == 1)
}

fn put_step(
    tx: &mut Tx<'_>,
    time: &str,
    deed: Deed,
    by: &WorkerId,
    place: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    // One row for each place in the booking's story; two at once would meet in the key.
    let id = format!("{time}-{place}");
    tx.run(
        sql::INSERT_TIME_STEP,
        &[&id, &time, &deed.key(), by, &now, &place],
    )
    .map(|_| ())
}

/// Whose a booking is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Whose {
    pub(crate) worker: WorkerId,
    pub(crate) team: TeamId,
}

/// Does something with a booking that `may` says is in reach. None where there is none in reach; false where the deed
/// does not fit how it stands (somebody was faster, or the button was pressed twice).
pub(crate) fn act(
    tx: &mut Tx<'_>,
    id: &TimeId,
    wanted: Deed,
    by: &WorkerId,
    now: Timestamp,
    may: impl Fn(&Whose) -> bool,
) -> Result<Option<bool>, StoreError> {
    let found = tx.row(sql::ONE_TIME, &[id], |r| {
        let whose = Whose {
            worker: r.get(0)?,
            team: r.get(1)?,
        };
        let part = part(&r.get::<String>(2)?)?;
        let latest = deed(&r.get::<String>(3)?)?;
        Ok((whose, Standing::after(part, latest), r.get::<i64>(4)?))
    })?;
    let Some((_, standing, place)) = found.filter(|(whose, _, _)| may(whose)) else {
        return Ok(None);
    };
    if standing.then(wanted).is_err() {
        return Ok(Some(false));
    }
    put_step(tx, id.as_str(), wanted, by, place + 1, now)?;
    Ok(Some(true))
}

/// A worker's own bookings since a day, newest first.
pub(crate) fn of_worker(
    tx: &mut Tx<'_>,
    worker: &WorkerId,
    since: Date,
) -> Result<Vec<Booked>, StoreError> {
    tx.rows(sql::TIMES_OF_WORKER, &[worker, &since], booked)
}

/// A team's bookings since a day, oldest first; without who (ALL-6).
pub(crate) fn of_team(
    tx: &mut Tx<'_>,
    team: &TeamId,
    since: Date,
) -> Result<Vec<Booked>, StoreError> {
    tx.rows(sql::TIMES_OF_TEAM, &[team, &since], booked)
}

/// The aims of a team: from when, and minutes a week; of two from one day the later set stands last.
pub(crate) fn aims(tx: &mut Tx<'_>, team: &TeamId) -> Result<Vec<(Date, i64)>, StoreError> {
    tx.rows(sql::AIMS, &[team], |r| Ok((r.get(0)?, r.get(1)?)))
}

/// An aim, with what shall be done less for it (BR-10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aim {
    pub(crate) team: TeamId,
    pub(crate) minutes: i64,
    pub(crate) from: Date,
    pub(crate) less: String,
}

/// Sets an aim; tells whether it is new. The form's id is the row's.
pub(crate) fn set_aim(
    tx: &mut Tx<'_>,
    form: &FormId,
    aim: &Aim,
    by: &WorkerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let made = tx.run(
        sql::INSERT_AIM,
        &[form, &aim.team, &aim.minutes, &aim.from, by, &now],
    )?;
    if made == 1 && !aim.less.is_empty() {
        tx.run(sql::INSERT_LESS, &[form, &aim.team, &aim.less, &now])?;
    }
    Ok(made == 1)
}

/// What the team was told shall be done less, newest first.
pub(crate) fn less(tx: &mut Tx<'_>, team: &TeamId) -> Result<Vec<(String, Timestamp)>, StoreError> {
    tx.rows(sql::LESS, &[team], |r| Ok((r.get(0)?, r.get(1)?)))
}
