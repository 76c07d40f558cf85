//! Reading and writing days of supervision and sections of the handbook.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::rules::{Section, Supervision};
use super::{SectionId, SupervisionId, sql};
use crate::people::{AssociationId, CompanionId};

/// Every day of an association, the first first.
pub(crate) fn days(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Supervision>, StoreError> {
    tx.rows(sql::DAYS, &[of], |r| {
        Ok(Supervision {
            id: r.get(0)?,
            who: r.get(1)?,
            day: r.get(2)?,
            held: r.get::<Option<Timestamp>>(3)?.is_some(),
        })
    })
}

/// Writes a day down, once; one that is not ahead was held.
pub(crate) fn add_day(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    one: &Supervision,
    at: Timestamp,
) -> Result<(), StoreError> {
    let held = one.held.then_some(at);
    tx.run(sql::ADD_DAY, &[&one.id, of, &one.who, &one.day, &at, &held])
        .map(|_| ())
}

/// What is done with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    Held,
    Undo,
    Redo,
}

/// Changes a day; whether it is the association's.
pub(crate) fn change_day(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    id: &SupervisionId,
    what: Change,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let known = tx.row(sql::IS_OF, &[id, of], |r| r.get::<i64>(0))?;
    if known.unwrap_or(0) == 0 {
        return Ok(false);
    }
    match what {
        Change::Held => tx.run(sql::HELD, &[id, of, &at])?,
        Change::Undo => tx.run(sql::UNDO_DAY, &[id, of, &at])?,
        Change::Redo => tx.run(sql::REDO_DAY, &[id, of])?,
    };
    Ok(true)
}

/// Whoever stops leaves no day of her own behind; what was for everybody stays, without a name.
pub(crate) fn forget(tx: &mut Tx<'_>, who: &CompanionId) -> Result<(), StoreError> {
    tx.run(sql::FORGET_DAYS, &[who]).map(|_| ())
}

/// How often, in months; none where nobody is to be reminded.
pub(crate) fn interval(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Option<i64>, StoreError> {
    let found = tx.row(sql::INTERVAL, &[of], |r| r.get::<Option<i64>>(0))?;
    Ok(found.flatten())
}

/// How often from now on; the same again changes nothing.
pub(crate) fn set_interval(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    months: Option<i64>,
    at: Timestamp,
) -> Result<(), StoreError> {
    if interval(tx, of)? == months {
        return Ok(());
    }
    tx.run(sql::SET_INTERVAL, &[of, &months, &at]).map(|_| ())
}

/// Somebody's next day.
pub(crate) fn next_of(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    who: &CompanionId,
    today: Date,
) -> Result<Option<Date>, StoreError> {
    Ok(super::rules::next(&days(tx, of)?, who, today))
}

/// The handbook as it is now; a section that was emptied is not there.
pub(crate) fn sections(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Vec<Section>, StoreError> {
    let all = tx.rows(sql::SECTIONS, &[of], |r| {
        Ok(Section {
            number: r.get(0)?,
            version: r.get(1)?,
            title: r.get(2)?,
            body: r.get(3)?,
        })
    })?;
    Ok(all
        .into_iter()
        .filter(|one| !one.title.is_empty())
        .collect())
}

/// Writes a section anew, as a version beside the earlier ones; the same words again change nothing.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    id: &SectionId,
    number: i64,
    (title, body): (&str, &str),
    at: Timestamp,
) -> Result<(), StoreError> {
    let there = sections(tx, of)?;
    let now = there.iter().find(|one| one.number == number);
    let same = now.map_or(title.is_empty(), |one| {
        one.title == title && one.body == body
    });
    if same {
        return Ok(());
    }
    let newest = tx.row(sql::NEWEST, &[of], |r| r.get::<Option<i64>>(0))?;
    let version = newest.flatten().unwrap_or(0) + 1;
    tx.run(
        sql::ADD_SECTION,
        &[id, of, &number, &version, &title, &body, &at],
    )
    .map(|_| ())
}
