//! Posting, taking and finishing jobs.

use jiff::Timestamp;
use kit_store::{Param, StoreError, Tx};

use super::{LEASE_MS, later, sql};
use crate::course::GuestId;

/// A job to post. Its id says what it does, so that posting it again is the same job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct New {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    /// What it is about.
    pub(crate) subject: String,
    pub(crate) guest: Option<GuestId>,
    /// Which of several about the same.
    pub(crate) slot: i64,
    pub(crate) due: Timestamp,
}

/// A job in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) id: String,
    pub(crate) subject: String,
    pub(crate) guest: Option<GuestId>,
    pub(crate) slot: i64,
    /// Tries, this one included.
    pub(crate) tries: i64,
    /// The number of this taking.
    pub(crate) lease: i64,
    /// When its effect was begun outside the database; set where somebody ended in the middle of it.
    pub(crate) handed: Option<Timestamp>,
}

/// Posts a job; where it is there and nobody has begun it, it follows to the new hour.
pub(crate) fn post(tx: &mut Tx<'_>, new: &New) -> Result<(), StoreError> {
    let row: [&dyn Param; 6] = [
        &new.id,
        &new.kind,
        &new.subject,
        &new.guest,
        &new.slot,
        &new.due,
    ];
    tx.run(sql::POST, &row).map(|_| ())
}

/// Takes at most `most` jobs of a kind that are due and in nobody's hand, the oldest first.
pub(crate) fn take(
    tx: &mut Tx<'_>,
    kind: &str,
    most: i64,
    now: Timestamp,
) -> Result<Vec<Taken>, StoreError> {
    let due = tx.rows(sql::DUE, &[&kind, &now, &most], |r| {
        Ok(Taken {
            id: r.get(0)?,
            subject: r.get(1)?,
            guest: r.get(2)?,
            slot: r.get(3)?,
            tries: r.get::<i64>(4)? + 1,
            lease: r.get(5)?,
            handed: r.get(6)?,
        })
    })?;
    let until = later(now, LEASE_MS);
    let mut taken = Vec::with_capacity(due.len());
    for job in due {
        if tx.run(sql::TAKE, &[&job.id, &job.lease, &until])? == 1 {
            let lease = job.lease + 1;
            taken.push(Taken { lease, ..job });
        }
    }
    Ok(taken)
}

/// Writes down that the effect outside the database begins now; false where the job is in another's hand.
pub(crate) fn hand(tx: &mut Tx<'_>, job: &Taken, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(sql::HAND, &[&job.id, &job.lease, &now])? == 1)
}

/// It is done; false where the job is in another's hand.
pub(crate) fn finish(
    tx: &mut Tx<'_>,
    job: &Taken,
    outcome: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::FINISH, &[&job.id, &job.lease, &now, &outcome])? == 1)
}

/// It was tried and certainly had no effect; it is tried again at `due`.
pub(crate) fn again(tx: &mut Tx<'_>, job: &Taken, due: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(sql::LATER, &[&job.id, &job.lease, &due])? == 1)
}

/// Its hour has not come; that was no try.
pub(crate) fn wait(tx: &mut Tx<'_>, job: &Taken, due: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(sql::WAIT, &[&job.id, &job.lease, &due])? == 1)
}

/// The cause of these jobs is gone: what was not handed over goes as well.
pub(crate) fn gone(tx: &mut Tx<'_>, kind: &str, subject: &str) -> Result<(), StoreError> {
    tx.run(sql::GONE, &[&kind, &subject]).map(|_| ())
}
