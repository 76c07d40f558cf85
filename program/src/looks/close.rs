//! Once a day the log's head is written down, signed and given out.

use std::time::Duration;

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_audit::{Checkpoint, Hash, due};
use kit_store::{Given, Realm, Store, StoreError, Tx, looks};
use tokio::sync::watch;

use super::cut::{Cut, cut_once, months};
use super::{Desk, Latest};
use crate::Fault;
use crate::process::Start;

/// How often the clock is looked at. It may be moved, so no longer wait is reckoned beforehand.
const LOOK_AT_THE_CLOCK: Duration = Duration::from_secs(60);
/// The name of the work, in the log and in failures.
const JOB: &str = "close the day";

/// Closes the days of this realm's log from now on, cuts off after each what has had its time, and gives what is to be shown of it; none for a realm without one.
///
/// # Errors
/// The signing key cannot be used.
pub(crate) fn close_daily<R: Realm>(
    store: &Store<R>,
    start: &Start<'_>,
) -> Result<Option<Latest>, Fault> {
    if !R::LOGS {
        return Ok(None);
    }
    let desk = Desk::of(start.config, start.section, &start.place, R::NAME)?;
    let (shown, latest) = Latest::new(R::NAME, &desk.verifying());
    let months = months(start.section);
    let (store, given, mut stop) = (store.clone(), start.given.clone(), start.stop.clone());
    tokio::task::spawn(async move {
        let mut desk = desk;
        let mut closed = None;
        loop {
            if closed.is_none() || due(given.local(), closed).is_some() {
                let (own, clock) = (store.clone(), given.clone());
                let done = tokio::task::spawn_blocking(move || {
                    let done = close_once(&own, &clock, &desk);
                    if done.is_ok() {
                        told::<R>(cut_once(&own, &clock, &desk, months));
                    }
                    (desk, done)
                });
                // A panic in there ends the realm's checkpoints, not the realm; the log line says so.
                let Ok((same, done)) = done.await else {
                    tracing::error!(realm = R::NAME, "the log's days are closed no more");
                    return;
                };
                desk = same;
                match done {
                    Ok(Some(checkpoint)) => {
                        closed = Some(checkpoint.day());
                        shown.send_replace(Some(desk.sign(checkpoint)));
                    }
                    Ok(None) => {}
                    Err(fault) => tracing::error!(
                        realm = R::NAME,
                        fault = fault.to_string(),
                        "the day of the log was not closed and given out; it is tried again in a minute"
                    ),
                }
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_AT_THE_CLOCK) => {}
                _ = stopped(&mut stop) => return,
            }
        }
    });
    Ok(Some(latest))
}

/// A fault must be seen, but the day is closed all the same.
fn told<R: Realm>(cut: Result<Option<Cut>, Fault>) {
    match cut {
        Ok(None) => {}
        Ok(Some(cut)) => tracing::info!(
            realm = R::NAME,
            lines = cut.lines,
            day = cut.day.to_string(),
            "old lines of the log had their time"
        ),
        Err(fault) => tracing::error!(
            realm = R::NAME,
            fault = fault.to_string(),
            "old lines of the log were not cut off"
        ),
    }
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone means stop as well.
    let _ = stop.wait_for(|stopped| *stopped).await;
}

/// Closes the day that is due, if one is, and gives out the newest checkpoint. Safe to do twice, and after an end
/// between the line and the file: the line is found again, and signing it again makes the same bytes.
///
/// # Errors
/// The store's or a folder's fault.
pub(super) fn close_once<R: Realm>(
    store: &Store<R>,
    given: &Given,
    desk: &Desk,
) -> Result<Option<Checkpoint>, Fault> {
    let now = given.now();
    let last = store
        .job(JOB)
        .read_now("find the day that was closed last", move |tx| {
            closed_last(tx, now)
        })?;
    let newest = match due(given.local(), last.map(|(day, _)| day)) {
        None => last,
        Some(day) => {
            let head = store.job(JOB).write_now(JOB, move |tx| tx.tick(day))?;
            Some((day, head))
        }
    };
    let Some((day, head)) = newest else {
        return Ok(None);
    };
    let checkpoint = Checkpoint::new(R::NAME, day, head)?;
    desk.give_out(day, &desk.sign(checkpoint.clone()))?;
    Ok(Some(checkpoint))
}

/// The day that was closed last, if its line is no older than the day that may be due, and the head at it. Lines from
/// the future, of a clock that was put back, count.
fn closed_last(tx: &mut Tx<'_>, now: jiff::Timestamp) -> Result<Option<(Date, Hash)>, StoreError> {
    // A day is closed within the 24 hours from four o'clock on, one of them once a year twice.
    let since = now.checked_sub(26.hours()).unwrap_or(now);
    let lines = looks::since(tx, since)?;
    let found = lines
        .iter()
        .rev()
        .find_map(|line| line.closes().map(|day| (line.number, day)));
    let Some((number, day)) = found else {
        return Ok(None);
    };
    let line = looks::after(tx, number - 1, 1)?;
    Ok(line.first().map(|(_, head)| (day, *head)))
}
