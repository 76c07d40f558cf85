//! Finding who has been here, and keeping the calls to make.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::rules::{CallId, sounds_like};
use super::sql;
use crate::course::again::Before;
use crate::course::store::CALLED;
use crate::course::{GuestId, store as courses};
use crate::door::rules::Errand;
use crate::door::store as door;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};

const LINE: Place = Place::of("call_back", "line");
/// More people of the same name than this are found by more of the name.
const MOST: usize = 12;

/// Somebody who has been here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    /// The newest course's contact person.
    pub(crate) contact: Option<Before>,
    /// When the newest course ended or ends.
    pub(crate) end: Option<Date>,
    /// Short help after the end, the newest first.
    pub(crate) errands: Vec<(Errand, Date)>,
    /// The name stands on no list at the door.
    pub(crate) protected: bool,
}

/// Who has been here under such a name. Names lie sealed, so they are compared here and not in the database.
pub(crate) fn known(tx: &mut Tx<'_>, looked_for: &str) -> Result<Vec<Known>, StoreError> {
    let rows = tx.rows(sql::EVERY_GUEST, &[], |r| {
        Ok((r.get::<GuestId>(0)?, r.get::<Sealed>(1)?))
    })?;
    let mut found = Vec::new();
    for (guest, called) in rows {
        let called = tx.open(CALLED, guest.as_str(), guest.as_str(), &called)?;
        if found.len() < MOST && sounds_like(&called, looked_for) {
            found.push((guest, called));
        }
    }
    found
        .into_iter()
        .map(|(guest, called)| one(tx, guest, called))
        .collect()
}

fn one(tx: &mut Tx<'_>, guest: GuestId, called: String) -> Result<Known, StoreError> {
    let newest = courses::newest(tx, &guest)?;
    let contact = match &newest {
        Some(course) => Some(courses::contact_of(tx, course)?),
        None => None,
    };
    Ok(Known {
        end: newest.as_ref().and_then(|course| course.end),
        errands: door::of_guest(tx, &guest)?,
        protected: door::is_protected(tx, &guest)?,
        contact,
        guest,
        called,
    })
}

/// One who has been here.
pub(crate) fn of(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Option<Known>, StoreError> {
    courses::called(tx, guest)?
        .map(|called| one(tx, guest.clone(), called))
        .transpose()
}

/// A call to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) id: CallId,
    pub(crate) day: Date,
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) worker: WorkerId,
    pub(crate) worker_name: String,
    pub(crate) line: String,
}

/// A call that somebody is to make; the form's id is the row's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewCall {
    pub(crate) form: FormId,
    pub(crate) day: Date,
    pub(crate) guest: GuestId,
    pub(crate) worker: WorkerId,
    pub(crate) line: String,
    /// None where the guest asked for it on her own page: then no worker did.
    pub(crate) by: Option<WorkerId>,
}

/// Puts a call on the list, once for each form.
pub(crate) fn put_call(tx: &mut Tx<'_>, new: &NewCall, now: Timestamp) -> Result<(), StoreError> {
    let line = tx.seal(LINE, new.form.as_str(), new.guest.as_str(), &new.line)?;
    tx.run(
        sql::INSERT_CALL_BACK,
        &[
            &new.form,
            &new.day,
            &new.guest,
            &new.worker,
            &line,
            &new.by,
            &now,
        ],
    )
    .map(|_| ())
}

/// The calls to make on a day and those that are left from before, the oldest first.
pub(crate) fn calls(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Call>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::CALLS_TO_MAKE, &[&today], |r| {
        let worker: WorkerId = r.get(4)?;
        let call = Call {
            id: r.get(0)?,
            day: r.get(1)?,
            guest: r.get(2)?,
            called: String::new(),
            worker_name: names.of(&worker),
            worker,
            line: String::new(),
        };
        Ok((call, r.get::<Sealed>(3)?, r.get::<Sealed>(5)?))
    })?;
    rows.into_iter()
        .map(|(call, called, line)| {
            let person = call.guest.as_str();
            Ok(Call {
                called: tx.open(CALLED, person, person, &called)?,
                line: tx.open(LINE, call.id.as_str(), person, &line)?,
                ..call
            })
        })
        .collect()
}

/// Whom a call is to, and who makes it.
pub(crate) fn call(
    tx: &mut Tx<'_>,
    id: &CallId,
) -> Result<Option<(GuestId, WorkerId)>, StoreError> {
    tx.row(sql::CALL_BACK, &[id], |r| Ok((r.get(0)?, r.get(1)?)))
}

/// A call is made, or it was not after all.
pub(crate) fn set_done(
    tx: &mut Tx<'_>,
    id: &CallId,
    done: Option<Timestamp>,
) -> Result<(), StoreError> {
    match done {
        Some(now) => tx.run(sql::CALL_DONE, &[id, &now]),
        None => tx.run(sql::CALL_UNDONE, &[id]),
    }
    .map(|_| ())
}
