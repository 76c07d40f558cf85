//! Reading and writing the door.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::rules::Errand;
use super::sql;
use crate::course::GuestId;
use crate::house::{FormId, WorkerId};
use crate::offer::{Offer, OfferId, store as offers};

/// What the door of the asker's offer knows of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Door {
    /// The offer as it is set.
    pub(crate) offer: Option<Offer>,
    /// Heads that were counted.
    pub(crate) heads: i64,
    /// Short help today.
    pub(crate) errands: i64,
    /// What is said while the house is closed.
    pub(crate) closed: Option<String>,
}

/// Reads it.
pub(crate) fn door(tx: &mut Tx<'_>, today: Date) -> Result<Door, StoreError> {
    let offer = offers::own(tx)?;
    Ok(Door {
        heads: heads(tx, &offer.id, today)?,
        errands: errands(tx, &offer.id, today, today)?,
        closed: closed(tx, &offer.id, today)?,
        offer: Some(offer),
    })
}

/// Short help with nobody's words in it, once for each form.
pub(crate) struct NewErrand<'a> {
    pub(crate) form: &'a FormId,
    pub(crate) day: Date,
    pub(crate) kind: Errand,
    /// Only where it came after the end of a course.
    pub(crate) guest: Option<&'a GuestId>,
    pub(crate) by: &'a WorkerId,
}

/// Notes short help in the asker's offer.
pub(crate) fn help(tx: &mut Tx<'_>, new: &NewErrand<'_>, now: Timestamp) -> Result<(), StoreError> {
    let (offer, guest) = (offers::own(tx)?.id, new.guest.cloned());
    tx.run(
        sql::INSERT_ERRAND,
        &[
            new.form,
            &offer,
            &new.day,
            &new.kind.key(),
            &guest,
            new.by,
            &now,
        ],
    )
    .map(|_| ())
}

/// How much short help there was, of which nobody is told: the leader sees the volume (FR-22).
pub(crate) fn errands(
    tx: &mut Tx<'_>,
    offer: &OfferId,
    from: Date,
    to: Date,
) -> Result<i64, StoreError> {
    let n = tx.row(sql::ERRANDS, &[offer, &from, &to], |r| r.get(0))?;
    Ok(n.unwrap_or(0))
}

/// Short help to one guest after the end, the newest first.
pub(crate) fn of_guest(
    tx: &mut Tx<'_>,
    guest: &GuestId,
) -> Result<Vec<(Errand, Date)>, StoreError> {
    tx.rows(sql::ERRANDS_OF_GUEST, &[guest], |r| {
        let kind = Errand::from_key(&r.get::<String>(0)?)
            .ok_or(StoreError::Broken("short help is of a known kind"))?;
        Ok((kind, r.get(1)?))
    })
}

/// Counts heads, once for each form; a slip is taken back by a number below nothing.
pub(crate) fn count(tx: &mut Tx<'_>, form: &FormId, today: Date, n: i64) -> Result<(), StoreError> {
    let offer = offers::own(tx)?.id;
    tx.run(sql::INSERT_HEADS, &[form, &offer, &today, &n])
        .map(|_| ())
}

/// The heads of a day.
pub(crate) fn heads(tx: &mut Tx<'_>, offer: &OfferId, day: Date) -> Result<i64, StoreError> {
    let all: Vec<i64> = tx.rows(sql::HEADS, &[offer, &day], |r| r.get(0))?;
    Ok(all.iter().sum::<i64>().max(0))
}

/// Closes the house of the asker's offer from a day on, with the one message that is said everywhere (RW-2).
pub(crate) fn close(
    tx: &mut Tx<'_>,
    form: &FormId,
    from: Date,
    line: &str,
    (by, now): (&WorkerId, Timestamp),
) -> Result<(), StoreError> {
    let offer = offers::own(tx)?.id;
    tx.run(sql::CLOSE_HOUSE, &[form, &offer, &from, &line, by, &now])
        .map(|_| ())
}

/// Opens it again.
pub(crate) fn open(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    let offer = offers::own(tx)?.id;
    tx.run(sql::OPEN_HOUSE, &[&offer, &now]).map(|_| ())
}

/// What is said while an offer's house is closed.
pub(crate) fn closed(
    tx: &mut Tx<'_>,
    offer: &OfferId,
    today: Date,
) -> Result<Option<String>, StoreError> {
    tx.row(sql::CLOSED_HOUSE, &[offer, &today], |r| r.get(0))
}

/// Keeps a guest's name off the lists at the door, or lets it stand there again; none where there is no such guest.
pub(crate) fn protect(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    since: Option<Timestamp>,
) -> Result<Option<()>, StoreError> {
    let touched = tx.run(sql::PROTECT, &[guest, &since])?;
    Ok((touched == 1).then_some(()))
}

/// Whether a guest's name is kept off the lists.
pub(crate) fn is_protected(tx: &mut Tx<'_>, guest: &GuestId) -> Result<bool, StoreError> {
    let row = tx.row(sql::PROTECTED, &[guest], |r| r.get::<Option<i64>>(0))?;
    Ok(row.flatten().is_some())
}
