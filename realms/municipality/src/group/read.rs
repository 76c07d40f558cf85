//! What the pages of groups are made of, read in one transaction each.

use std::collections::HashMap;

use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::pages::list::{Counted, Groups};
use super::pages::series::Whole;
use super::pages::session::Meeting;
use super::rules::{SeriesId, SessionId, way_in};
use super::{GroupPolicy, places, store};
use crate::course::store as courses;
use crate::house::names::Names;
use crate::house::store as house;

/// Every series with its counts.
pub(crate) fn groups(tx: &mut Tx<'_>, policy: GroupPolicy) -> Result<Groups, StoreError> {
    let mut all = Vec::new();
    for series in store::all(tx)? {
        let (sitting, waiting, _) = places::counts(tx, &series.id)?;
        all.push(Counted {
            sessions: store::sessions(tx, &series.id)?,
            calls: super::pages::count(places::calls(tx, &series.id)?.len()),
            sitting,
            waiting,
            series,
        });
    }
    Ok(Groups {
        house: house::house(tx)?,
        workers: house::workers(tx)?,
        programmes: store::programmes(tx)?,
        all,
        policy,
    })
}

/// One series, whole.
pub(crate) fn whole(
    tx: &mut Tx<'_>,
    id: &SeriesId,
    today: Date,
) -> Result<Option<Whole>, StoreError> {
    let Some(series) = store::series(tx, id)? else {
        return Ok(None);
    };
    let programme = store::programme(tx, &series.programme)?
        .ok_or(StoreError::Broken("a series has a programme"))?;
    let names = Names::read(tx)?;
    let sessions = store::sessions(tx, id)?;
    let stand_ins: HashMap<_, _> = sessions
        .iter()
        .filter_map(|session| session.stand_in.clone())
        .map(|who| (who.clone(), names.of(&who)))
        .collect();
    let guests = courses::open_courses(tx, today)?;
    Ok(Some(Whole {
        house: house::house(tx)?,
        seats: places::seats(tx, id)?,
        came: places::times_came(tx, id)?,
        calls: places::calls(tx, id)?,
        guests: guests
            .into_iter()
            .map(|one| (one.guest, one.called))
            .collect(),
        names: stand_ins,
        notice: super::shown::store::notice(tx, id)?,
        programme,
        sessions,
        series,
    }))
}

/// The next way into a series: where a course may carry on (FR-15, FR-16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WayIn {
    pub(crate) series: SeriesId,
    pub(crate) name: String,
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    /// Whether there is a place; if not, there is a queue.
    pub(crate) free: bool,
}

/// The next way into every series that lets somebody new in, the soonest first.
pub(crate) fn ways_in(tx: &mut Tx<'_>, today: Date) -> Result<Vec<WayIn>, StoreError> {
    let mut ways = Vec::new();
    for series in store::all(tx)? {
        let sessions = store::sessions(tx, &series.id)?;
        let entry = way_in(&sessions, series.every_weeks, series.newcomers_weeks, today);
        let Some((entry, day)) = entry.and_then(|entry| Some((entry, entry.day?))) else {
            continue;
        };
        let (sitting, waiting, _) = places::counts(tx, &series.id)?;
        ways.push(WayIn {
            day,
            at_min: entry.at_min,
            free: sitting < series.places && waiting == 0,
            name: series.name,
            series: series.id,
        });
    }
    ways.sort_by(|a, b| (a.day, a.at_min, &a.name).cmp(&(b.day, b.at_min, &b.name)));
    Ok(ways)
}

/// One meeting, whole.
pub(crate) fn meeting(tx: &mut Tx<'_>, id: &SessionId) -> Result<Option<Meeting>, StoreError> {
    let Some(series) = store::of_session(tx, id)? else {
        return Ok(None);
    };
    let series = store::series(tx, &series)?.ok_or(StoreError::Broken("a meeting has a series"))?;
    let sessions = store::sessions(tx, &series.id)?;
    let session = sessions.into_iter().find(|session| session.id == *id);
    let session = session.ok_or(StoreError::Broken("a meeting is in its series"))?;
    let programme = store::programme(tx, &series.programme)?
        .ok_or(StoreError::Broken("a series has a programme"))?;
    let mut seats = places::seats(tx, &series.id)?;
    seats.retain(|seat| seat.sits() && seat.from_place <= session.place);
    Ok(Some(Meeting {
        house: house::house(tx)?,
        workers: house::workers(tx)?,
        noted: places::noted(tx, id)?,
        series,
        programme,
        session,
        seats,
    }))
}
