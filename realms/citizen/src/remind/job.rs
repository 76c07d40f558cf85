//! One round of the sender: what is due is marked, handed over, and erased.

use jiff::{SignedDuration, Timestamp};
use kit_mail::{Address, Gateway, Mail, Refused, Subject};
use kit_store::{Given, Store, StoreError, Tx};

use super::rules::{Choice, Verdict, decide};
use super::sql::*;
use super::store::{Told, open};
use crate::Citizen;

const JOB: &str = "remind";
/// So many in one round; the next minute has the next.
const BATCH: i64 = 100;
/// So often one that the server does not take is tried.
const MOST_TRIES: i64 = 5;
/// So long between two tries.
const PAUSE: SignedDuration = SignedDuration::from_mins(5);

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Handed over and taken.
    pub sent: usize,
    /// Erased unsent, since nothing helped any more.
    pub too_late: usize,
    /// Not taken, or the hour is quiet now; tried again.
    pub later: usize,
    /// Given up, or nobody knows whether it went out.
    pub failed: usize,
}

/// One that is due.
#[derive(Clone)]
struct Due {
    id: String,
    told: Vec<u8>,
    tries: i64,
    handed: Option<Timestamp>,
}

/// Sends what is due and may be sent. Blocks. `pepper` is the realm's key, as in [`crate::App`].
///
/// # Errors
/// [`StoreError`] if the database fails; a server that refuses is no error.
pub fn remind(
    store: &Store<Citizen>,
    given: &Given,
    pepper: &[u8; 32],
    gateway: &dyn Gateway,
) -> Result<Reminded, StoreError> {
    let now = given.now();
    let due = store
        .job(JOB)
        .read_now("reminders that are due", move |tx| {
            tx.rows(DUE, &[&now, &BATCH], |r| {
                Ok(Due {
                    id: r.get(0)?,
                    told: r.get(1)?,
                    tries: r.get(2)?,
                    handed: r.get(3)?,
                })
            })
        })?;
    let mut done = Reminded::default();
    for one in due {
        *round(store, given, pepper, gateway, one, &mut done)? += 1;
    }
    Ok(done)
}

fn round<'a>(
    store: &Store<Citizen>,
    given: &Given,
    pepper: &[u8; 32],
    gateway: &dyn Gateway,
    one: Due,
    done: &'a mut Reminded,
) -> Result<&'a mut usize, StoreError> {
    let now = given.now();
    // Handed over once and never heard of again, or of a key that is gone: a second one is worse than none.
    let told = open(pepper, &one.id, &one.told)?.filter(|_| one.handed.is_none());
    let Some((told, mail)) = told.and_then(|told| mail(&told).map(|mail| (told, mail))) else {
        erase(store, one.id)?;
        return Ok(&mut done.failed);
    };
    match verdict(given, &told, now) {
        Verdict::TooLate => {
            erase(store, one.id)?;
            return Ok(&mut done.too_late);
        }
        Verdict::Wait(at) => {
            later(store, one.id, at)?;
            return Ok(&mut done.later);
        }
        Verdict::Send => {}
    }
    let id = one.id.clone();
    let ours = store
        .job(JOB)
        .write_now("mark a reminder before it is sent", move |tx| {
            tx.run(HAND, &[&id, &now])
        })?;
    if ours == 0 {
        // The guest has changed her mind in between.
        return Ok(&mut done.too_late);
    }
    match gateway.send(&mail) {
        Ok(()) => {
            erase(store, one.id)?;
            Ok(&mut done.sent)
        }
        // Nobody knows whether it went out.
        Err(Refused::Silent) => {
            erase(store, one.id)?;
            Ok(&mut done.failed)
        }
        Err(fault) if fault.is_for_good() || one.tries + 1 >= MOST_TRIES => {
            erase(store, one.id)?;
            Ok(&mut done.failed)
        }
        Err(_) => {
            later(store, one.id, now.saturating_add(PAUSE).unwrap_or(now))?;
            Ok(&mut done.later)
        }
    }
}

fn verdict(given: &Given, told: &Told, now: Timestamp) -> Verdict {
    match Timestamp::from_millisecond(told.visit_ms) {
        Ok(visit) => decide(given, Choice::quiet_of(told.quiet), visit, now),
        Err(_) => Verdict::TooLate,
    }
}

fn mail(told: &Told) -> Option<Mail> {
    Some(Mail {
        to: Address::from_text(&told.to)?,
        subject: Subject::new(&told.subject),
        text: told.text.clone(),
    })
}

fn erase(store: &Store<Citizen>, id: String) -> Result<(), StoreError> {
    let erase = move |tx: &mut Tx<'_>| tx.run(ERASE, &[&id]).map(|_| ());
    store.job(JOB).write_now("erase a reminder", erase)
}

fn later(store: &Store<Citizen>, id: String, at: Timestamp) -> Result<(), StoreError> {
    let wait = move |tx: &mut Tx<'_>| tx.run(LATER, &[&id, &at]).map(|_| ());
    store.job(JOB).write_now("a reminder waits", wait)
}
