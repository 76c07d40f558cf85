//! Programmes, series and their meetings: reading and writing.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Row, StoreError, Tx};

use super::plan::Planned;
use super::rules::{
    CallWhy, NewSeries, Programme, ProgrammeId, SeriesId, Session, SessionId, Step,
};
use super::{places, sql};
use crate::house::names::Names;
use crate::house::{FormId, Mode, WorkerId};
use crate::today::store as today;

/// A programme in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) id: ProgrammeId,
    pub(crate) title: String,
    pub(crate) meetings: i64,
}

/// A series as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Series {
    pub(crate) id: SeriesId,
    pub(crate) programme: ProgrammeId,
    pub(crate) name: String,
    pub(crate) room: String,
    pub(crate) mode: Mode,
    pub(crate) places: i64,
    pub(crate) minutes: i64,
    pub(crate) every_weeks: i64,
    pub(crate) newcomers_weeks: Option<i64>,
    pub(crate) lead: WorkerId,
    pub(crate) second: Option<WorkerId>,
    /// First names of both.
    pub(crate) leaders: Vec<String>,
}

/// Keeps a programme; tells whether it is new. The form's id is the row's.
pub(crate) fn put_programme(
    tx: &mut Tx<'_>,
    form: &FormId,
    new: &Programme,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let made = tx.run(sql::INSERT_PROGRAMME, &[form, &new.title, &new.intro, &now])?;
    if made == 1 {
        for (place, line) in (1_i64..).zip(&new.parts) {
            tx.run(sql::INSERT_PART, &[form, &place, line])?;
        }
    }
    Ok(made == 1)
}

/// Every programme, the oldest first.
pub(crate) fn programmes(tx: &mut Tx<'_>) -> Result<Vec<Listed>, StoreError> {
    tx.rows(sql::PROGRAMMES, &[], |r| {
        Ok(Listed {
            id: r.get(0)?,
            title: r.get(1)?,
            meetings: r.get(2)?,
        })
    })
}

/// A programme with its meetings.
pub(crate) fn programme(
    tx: &mut Tx<'_>,
    id: &ProgrammeId,
) -> Result<Option<Programme>, StoreError> {
    let head = tx.row(sql::PROGRAMME, &[id], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let Some((title, intro)) = head else {
        return Ok(None);
    };
    let parts = tx.rows(sql::PARTS, &[id], |r| r.get(0))?;
    Ok(Some(Programme {
        title,
        intro,
        parts,
    }))
}

/// Opens a series with its meetings, which stand on the day's page as well; tells whether it is new.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    form: &FormId,
    new: &NewSeries,
    planned: &[Planned],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let made = tx.run(
        sql::INSERT_SERIES,
        &[
            form,
            &new.programme,
            &new.name,
            &new.room,
            &new.mode.key(),
            &new.places,
            &new.minutes,
            &new.every_weeks,
            &new.newcomers_weeks,
            &new.lead,
            &new.second,
            &now,
        ],
    )?;
    if made == 0 {
        return Ok(false);
    }
    for (place, one) in (1_i64..).zip(planned) {
        let id = format!("{form}-{place}");
        tx.run(
            sql::INSERT_SESSION,
            &[&id, form, &place, &one.day, &new.at_min, &one.instead_of],
        )?;
        let when = (one.day, new.at_min);
        today::put_group(tx, &id, when, &new.name, &new.lead, &new.room)?;
    }
    Ok(true)
}

fn series_of(r: &Row<'_>, names: &Names) -> Result<Series, StoreError> {
    let lead: WorkerId = r.get(9)?;
    let second: Option<WorkerId> = r.get(10)?;
    let mode = Mode::from_key(&r.get::<String>(4)?);
    Ok(Series {
        id: r.get(0)?,
        programme: r.get(1)?,
        name: r.get(2)?,
        room: r.get(3)?,
        mode: mode.ok_or(StoreError::Broken("a series is held in a known way"))?,
        places: r.get(5)?,
        minutes: r.get(6)?,
        every_weeks: r.get(7)?,
        newcomers_weeks: r.get(8)?,
        leaders: [Some(&lead), second.as_ref()]
            .into_iter()
            .flatten()
            .map(|id| names.of(id))
            .collect(),
        lead,
        second,
    })
}

/// Every series, the oldest first.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Series>, StoreError> {
    let names = Names::read(tx)?;
    tx.rows(sql::ALL_SERIES, &[], |r| series_of(r, &names))
}

/// One series.
pub(crate) fn series(tx: &mut Tx<'_>, id: &SeriesId) -> Result<Option<Series>, StoreError> {
    let names = Names::read(tx)?;
    tx.row(sql::SERIES, &[id], |r| series_of(r, &names))
}

/// The series of a meeting.
pub(crate) fn of_session(tx: &mut Tx<'_>, id: &SessionId) -> Result<Option<SeriesId>, StoreError> {
    tx.row(sql::SERIES_OF_SESSION, &[id], |r| r.get(0))
}

/// The meetings of a series as they stand, in their order.
pub(crate) fn sessions(tx: &mut Tx<'_>, id: &SeriesId) -> Result<Vec<Session>, StoreError> {
    let mut steps: HashMap<SessionId, Vec<Step>> = HashMap::new();
    for (session, step) in tx.rows(sql::STEPS, &[id], |r| Ok((r.get(0)?, step_of(r)?)))? {
        steps.entry(session).or_default().push(step);
    }
    let planned = tx.rows(sql::SESSIONS, &[id], |r| {
        let day: Date = r.get(2)?;
        Ok(Session {
            id: r.get(0)?,
            place: r.get(1)?,
            planned: day,
            day: Some(day),
            at_min: r.get(3)?,
            instead_of: r.get(4)?,
            stand_in: None,
            mode: None,
        })
    })?;
    Ok(planned
        .into_iter()
        .map(|session| {
            let happened = steps.remove(&session.id).unwrap_or_default();
            happened.into_iter().fold(session, Session::then)
        })
        .collect())
}

fn step_of(r: &Row<'_>) -> Result<Step, StoreError> {
    let kind: String = r.get(1)?;
    let moved = (r.get::<Option<Date>>(2)?, r.get::<Option<i64>>(3)?);
    let mode = r.get::<Option<String>>(5)?;
    match (
        kind.as_str(),
        moved,
        mode.as_deref().and_then(Mode::from_key),
    ) {
        ("moved", (Some(day), Some(at_min)), _) => Ok(Step::Moved { day, at_min }),
        ("cancelled", ..) => Ok(Step::Cancelled),
        ("stand_in", ..) => Ok(Step::StandIn(r.get(4)?)),
        ("mode", _, Some(mode)) => Ok(Step::Mode(mode)),
        _ => Err(StoreError::Broken("a step of a meeting is of a known kind")),
    }
}

/// Does something with a meeting; false where the same form did it before. Whoever has a place and would have come is
/// owed a call when the day changes, in the same transaction (RW-4).
pub(crate) fn change(
    tx: &mut Tx<'_>,
    form: &FormId,
    (series, session): (&Series, &Session),
    step: &Step,
    by: &WorkerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (day, at_min) = match step {
        Step::Moved { day, at_min } => (Some(*day), Some(*at_min)),
        _ => (None, None),
    };
    let stand_in = match step {
        Step::StandIn(who) => who.clone(),
        _ => None,
    };
    let mode = match step {
        Step::Mode(mode) => Some(mode.key()),
        _ => None,
    };
    let made = tx.run(
        sql::INSERT_STEP,
        &[
            form,
            &session.id,
            &step.kind(),
            &day,
            &at_min,
            &stand_in,
            &mode,
            by,
            &now,
        ],
    )?;
    if made == 0 {
        return Ok(false);
    }
    let why = match step {
        Step::Moved { day, at_min } => {
            expect(tx, series, session, *day, *at_min)?;
            Some(CallWhy::Moved)
        }
        Step::Cancelled => {
            tx.run(sql::NO_EXPECTED, &[&session.id])?;
            Some(CallWhy::Cancelled)
        }
        Step::StandIn(_) | Step::Mode(_) => None,
    };
    if let Some(why) = why {
        for seat in places::seats(tx, &series.id)? {
            if seat.sits() && seat.from_place <= session.place {
                let id = format!("{form}-{}", seat.queue_no);
                let about = Some(session.id.clone());
                places::owe(tx, &id, (&series.id, about), &seat.guest, why, now)?;
            }
        }
    }
    Ok(true)
}

/// Lets the day's page follow a meeting to its new day.
fn expect(
    tx: &mut Tx<'_>,
    series: &Series,
    session: &Session,
    day: Date,
    at_min: i64,
) -> Result<(), StoreError> {
    let there: Option<i64> = tx.row(sql::HAS_EXPECTED, &[&session.id], |r| r.get(0))?;
    if there == Some(0) {
        let id = session.id.as_str();
        return today::put_group(
            tx,
            id,
            (day, at_min),
            &series.name,
            &series.lead,
            &series.room,
        );
    }
    tx.run(sql::MOVE_EXPECTED, &[&session.id, &day, &at_min])
        .map(|_| ())
}
