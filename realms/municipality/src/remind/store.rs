//! Reading and writing what guests chose, and what they have to come.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use kit_seal::Sealed;
use kit_store::{Param, Place, StoreError, Tx};

use super::rules::{Choice, ChoiceId, Way, Words};
use super::sql;
use crate::course::GuestId;
use crate::course::store as courses;
use crate::group::store as groups;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};
use crate::queue::store as queue;
use crate::text::time;
use engine_planning::reminders::Early;

const ADDRESS: Place = Place::of("reminder_choice", "address");
const LINE: Place = Place::of("reminder_choice", "line");
const STOP: Place = Place::of("reminder_choice", "stop");

/// A choice that stands, with the token of the link that stops it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) id: ChoiceId,
    pub(crate) choice: Choice,
    pub(crate) stop: String,
}

/// Keeps a guest's choice in the place of the one before; false where the same form did it already.
pub(crate) fn choose(
    tx: &mut Tx<'_>,
    form: &FormId,
    guest: &GuestId,
    new: &Choice,
    stop: &str,
    (by, now): (&WorkerId, Timestamp),
) -> Result<bool, StoreError> {
    let there: Option<i64> = tx.row(sql::HAS_CHOICE, &[form], |r| r.get(0))?;
    if there != Some(0) {
        return Ok(false);
    }
    end(tx, guest, now)?;
    let (row, person) = (form.as_str(), guest.as_str());
    let address = tx.seal(ADDRESS, row, person, &new.address)?;
    let line = match &new.words {
        Words::Own(own) => Some(tx.seal(LINE, row, person, own)?),
        _ => None,
    };
    let sealed_stop = tx.seal(STOP, row, person, stop)?;
    let values: [&dyn Param; 10] = [
        form,
        guest,
        &new.way.key(),
        &address,
        &new.words.key(),
        &line,
        &new.early.key(),
        &sealed_stop,
        by,
        &now,
    ];
    tx.run(sql::INSERT_LINK, &[&kit_web::door::hash(stop), guest, &now])?;
    Ok(tx.run(sql::INSERT_CHOICE, &values)? == 1)
}

/// Ends whatever a guest chose.
pub(crate) fn end(tx: &mut Tx<'_>, guest: &GuestId, now: Timestamp) -> Result<(), StoreError> {
    tx.run(sql::STOP, &[guest, &now]).map(|_| ())
}

/// Whose choice a link stops.
pub(crate) fn by_stop(tx: &mut Tx<'_>, token: &str) -> Result<Option<GuestId>, StoreError> {
    tx.row(sql::BY_STOP, &[&kit_web::door::hash(token)], |r| r.get(0))
}

/// What a guest chose, if it stands.
pub(crate) fn standing(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Option<Standing>, StoreError> {
    let found = tx.row(sql::CHOICE, &[guest], |r| {
        let kinds = (
            r.get::<String>(1)?,
            r.get::<String>(3)?,
            r.get::<String>(5)?,
        );
        let sealed = (
            r.get::<Sealed>(2)?,
            r.get::<Option<Sealed>>(4)?,
            r.get::<Sealed>(6)?,
        );
        Ok((r.get::<ChoiceId>(0)?, kinds, sealed))
    })?;
    let Some((id, (way, style, early), (address, line, stop))) = found else {
        return Ok(None);
    };
    let (row, person) = (id.as_str(), guest.as_str());
    let own = line
        .map(|line| tx.open(LINE, row, person, &line))
        .transpose()?;
    let known = Way::from_key(&way)
        .zip(Words::from_kept(&style, own))
        .zip(Early::from_key(&early));
    let ((way, words), early) = known.ok_or(StoreError::Broken("a choice is of known words"))?;
    let choice = Choice {
        way,
        address: tx.open(ADDRESS, row, person, &address)?,
        words,
        early,
    };
    let stop = tx.open(STOP, row, person, &stop)?;
    Ok(Some(Standing { id, choice, stop }))
}

/// Every guest who wants reminders, and how early.
pub(crate) fn chosen(tx: &mut Tx<'_>) -> Result<Vec<(GuestId, Early)>, StoreError> {
    tx.rows(sql::CHOSEN, &[], |r| {
        let early = Early::from_key(&r.get::<String>(1)?);
        Ok((
            r.get(0)?,
            early.ok_or(StoreError::Broken("a choice is of known words"))?,
        ))
    })
}

/// An appointment of the house with a guest, alone or in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Coming {
    pub(crate) subject: String,
    pub(crate) at: DateTime,
    /// First name of whoever waits there.
    pub(crate) with: String,
    /// The guest said "not this time".
    pub(crate) skipped: bool,
}

/// What a guest has to come from one day to another, both included.
pub(crate) fn coming(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    (from, to): (Date, Date),
) -> Result<Vec<Coming>, StoreError> {
    let names = Names::read(tx)?;
    let mut skipped: HashSet<String> = tx
        .rows(sql::SKIPPED, &[guest], |r| r.get(0))?
        .into_iter()
        .collect();
    skipped.extend(tx.rows(sql::NOT_TODAY, &[guest], |r| r.get::<String>(0))?);
    let mut all = tx.rows(sql::COMING, &[guest, &from, &to], |r| {
        let subject: String = r.get(0)?;
        Ok(Coming {
            skipped: skipped.contains(&subject),
            at: r.get::<Date>(1)?.to_datetime(time(r.get(2)?)),
            with: names.of(&r.get(3)?),
            subject,
        })
    })?;
    let series = tx.rows(sql::SERIES_OF_GUEST, &[guest], |r| {
        Ok((r.get(0)?, r.get::<i64>(1)?))
    })?;
    for (id, from_place) in series {
        let lead = groups::series(tx, &id)?.map(|series| series.lead);
        for session in groups::sessions(tx, &id)? {
            let Some(day) = session.day.filter(|day| (from..=to).contains(day)) else {
                continue;
            };
            if session.place < from_place {
                continue;
            }
            let who = session.stand_in.clone().or(lead.clone());
            all.push(Coming {
                skipped: skipped.contains(session.id.as_str()),
                at: day.to_datetime(time(session.at_min)),
                with: who.map(|id| names.of(&id)).unwrap_or_default(),
                subject: session.id.to_string(),
            });
        }
    }
    all.sort_by(|a, b| (a.at, &a.subject).cmp(&(b.at, &b.subject)));
    Ok(all)
}

/// Whether a course of the guest runs on a day; after its end the house is silent (BR-20).
pub(crate) fn course_runs(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    (today, day): (Date, Date),
) -> Result<bool, StoreError> {
    // The list that everybody reads decides: pauses and what goes on are reckoned there.
    let open = courses::open_courses(tx, today)?;
    Ok(open
        .into_iter()
        .filter(|one| one.guest == *guest)
        .any(|one| {
            one.story
                .last_day(one.end, today)
                .is_none_or(|last| last >= day)
        }))
}

/// Notes "not this time" for an appointment.
pub(crate) fn skip(
    tx: &mut Tx<'_>,
    form: &FormId,
    (guest, subject): (&GuestId, &str),
    (by, now): (&WorkerId, Timestamp),
) -> Result<(), StoreError> {
    let row: [&dyn Param; 5] = [form, guest, &subject, by, &now];
    tx.run(sql::SKIP, &row).map(|_| ())
}

/// Takes it back.
pub(crate) fn unskip(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    subject: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(sql::UNSKIP, &[guest, &subject, &now]).map(|_| ())
}

/// An appointment does not take place: nobody is reminded of it.
pub(crate) fn gone(tx: &mut Tx<'_>, subject: &str) -> Result<(), StoreError> {
    queue::gone(tx, super::JOB, subject)
}
