//! Reading and writing the day.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::rules::{Expected, ExpectedId, Met, WalkIn, WalkInId, Whom};
use super::sql;
use crate::course::GuestId;
use crate::house::{FormId, WorkerId};

/// Who is expected on a day, in the order of the clock.
pub(crate) fn expected(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Expected>, StoreError> {
    tx.rows(sql::EXPECTED, &[&day], |r| {
        let whom = match (
            r.get::<Option<GuestId>>(2)?,
            r.get::<Option<String>>(3)?,
            r.get::<Option<String>>(4)?,
        ) {
            (Some(id), Some(called), _) => Whom::Guest { id, called },
            (_, _, Some(group)) => Whom::Group(group),
            _ => {
                return Err(StoreError::Broken(
                    "an appointment is with a guest or a group",
                ));
            }
        };
        Ok(Expected {
            id: r.get(0)?,
            at_min: r.get(1)?,
            whom,
            with: r.get(5)?,
            what: r.get(6)?,
            came: r.get(7)?,
        })
    })
}

/// An appointment to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Coming {
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    pub(crate) with: String,
    pub(crate) what: String,
}

/// A guest's appointments from a day on.
pub(crate) fn coming(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    from: Date,
) -> Result<Vec<Coming>, StoreError> {
    tx.rows(sql::COMING, &[guest, &from], |r| {
        Ok(Coming {
            day: r.get(0)?,
            at_min: r.get(1)?,
            with: r.get(2)?,
            what: r.get(3)?,
        })
    })
}

/// An appointment with a guest; the form's id is the row's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewExpected {
    pub(crate) form: FormId,
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    pub(crate) guest: GuestId,
    pub(crate) with: WorkerId,
    pub(crate) what: String,
}

/// Makes an appointment; tells whether it is new.
pub(crate) fn make_expected(tx: &mut Tx<'_>, new: &NewExpected) -> Result<bool, StoreError> {
    let no_group: Option<String> = None;
    let made = tx.run(
        sql::INSERT_EXPECTED,
        &[
            &new.form,
            &new.day,
            &new.at_min,
            &new.guest,
            &no_group,
            &new.with,
            &new.what,
        ],
    )?;
    Ok(made == 1)
}

/// Notes that somebody expected on this day has come; once, however often the button is pressed. None where nobody
/// is expected under this id on the day.
pub(crate) fn arrived(
    tx: &mut Tx<'_>,
    form: &FormId,
    id: &ExpectedId,
    today: Date,
    by: &WorkerId,
    now: Timestamp,
) -> Result<Option<()>, StoreError> {
    let day: Option<Date> = tx.row(sql::EXPECTED_DAY, &[id], |r| r.get(0))?;
    if day != Some(today) {
        return Ok(None);
    }
    let already: Option<i64> = tx.row(sql::HAS_ARRIVED, &[id], |r| r.get(0))?;
    if already == Some(0) {
        tx.run(sql::INSERT_ARRIVAL, &[form, id, &now, by])?;
    }
    Ok(Some(()))
}

/// Takes an arrival back; tells whether there was one.
pub(crate) fn not_arrived(
    tx: &mut Tx<'_>,
    id: &ExpectedId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::UNDO_ARRIVAL, &[id, &now])? > 0)
}

/// Notes somebody at the door; tells whether it is new. The form's id is the row's, so a double press acts once.
pub(crate) fn welcome(
    tx: &mut Tx<'_>,
    form: &FormId,
    day: Date,
    walk_in: &WalkIn,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let made = tx.run(
        sql::INSERT_WALK_IN,
        &[
            form,
            &day,
            &walk_in.wish,
            &walk_in.met_by,
            &walk_in.agreed,
            &now,
        ],
    )?;
    Ok(made == 1)
}

/// Who came in from the street on a day.
pub(crate) fn met(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Met>, StoreError> {
    tx.rows(sql::WALK_INS, &[&day], |r| {
        Ok(Met {
            id: r.get(0)?,
            wish: r.get(1)?,
            met_by: r.get(2)?,
            agreed: r.get(3)?,
            at: r.get(4)?,
            left: r.get(5)?,
        })
    })
}

/// What one at the door wished for, and who received.
pub(crate) fn wish_of(
    tx: &mut Tx<'_>,
    id: &WalkInId,
) -> Result<Option<(String, WorkerId)>, StoreError> {
    tx.row(sql::WALK_IN, &[id], |r| Ok((r.get(0)?, r.get(1)?)))
}

/// Notes that one from the street has gone; tells whether anybody was there to go.
pub(crate) fn left(tx: &mut Tx<'_>, id: &WalkInId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(sql::LEFT, &[id, &now])? == 1)
}

/// A telephone call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) at: Timestamp,
    pub(crate) taken_by: String,
    pub(crate) note: String,
}

/// Notes a call; tells whether it is new.
pub(crate) fn note_call(
    tx: &mut Tx<'_>,
    form: &FormId,
    day: Date,
    by: &WorkerId,
    note: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::INSERT_CALL, &[form, &day, &now, by, &note])? == 1)
}

/// The calls of a day, newest first.
pub(crate) fn calls(tx: &mut Tx<'_>, day: Date) -> Result<Vec<Call>, StoreError> {
    tx.rows(sql::CALLS, &[&day], |r| {
        Ok(Call {
            at: r.get(0)?,
            taken_by: r.get(1)?,
            note: r.get(2)?,
        })
    })
}
