//! Old lines of a log go after their time; the place where the rest goes on is a closed day with a signed checkpoint
//! (SAFETY.md §7).

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kit_audit::SignedCheckpoint;
use kit_store::looks::{self, LIST, Linked};
use kit_store::{Given, Realm, Store, StoreError};

use super::Desk;
use super::verify::against;
use crate::Fault;
use crate::config::Section;

/// A year, where the operator has not said otherwise.
const MONTHS: u32 = 12;
/// Nobody can shorten the log so far that a question comes too late.
const LEAST_MONTHS: u32 = 6;
/// Longer than ten years is no period.
const MOST_MONTHS: u32 = 120;
/// The name of the work, in the log and in failures.
const JOB: &str = "cut the log";

/// How long a section's log is kept, in months.
pub(super) fn months(section: &Section) -> u32 {
    let said = section.log_months.unwrap_or(MONTHS);
    said.clamp(LEAST_MONTHS, MOST_MONTHS)
}

/// What was cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// Everything up to the end of this day.
    pub(super) day: Date,
    /// Lines.
    pub(super) lines: u64,
}

/// Cuts off the lines that are older than `months`, up to the newest closed day before that; none where none is. A log
/// that does not hold, or whose checkpoint of that day is missing, is left whole: what is wrong with it must not go
/// with its old lines.
///
/// # Errors
/// Why it was left, or the store's or a folder's fault.
pub(super) fn cut_once<R: Realm>(
    store: &Store<R>,
    given: &Given,
    desk: &Desk,
    months: u32,
) -> Result<Option<Cut>, Fault> {
    let before = given
        .zoned(given.now())
        .checked_sub(i64::from(months).months())?
        .timestamp();
    let Some((last, day, head)) = store
        .job(JOB)
        .read_now(JOB, move |tx| looks::closed_before(tx, before))?
        .and_then(closed)
    else {
        return Ok(None);
    };
    if !signed::<R>(desk, day, &head)? {
        return Err(format!(
            "lines up to {day} have had their time, but no checkpoint of that day with this head is in the folders; nothing was cut off"
        )
        .into());
    }
    let found = against(store, desk, &[])?;
    if !found.holds {
        return Err(format!(
            "the log does not hold, so nothing was cut off: {}",
            found.lines.join("; ")
        )
        .into());
    }
    let lines = store
        .job(JOB)
        .write_now(JOB, move |tx| cut(tx, before, (last, day, head)))?;
    Ok(Some(Cut { day, lines }))
}

type Closed = (u64, Date, [u8; 32]);

fn closed((line, head): Linked) -> Option<Closed> {
    line.closes().map(|day| (line.number, day, head))
}

/// Cuts there, if that is still the place, and writes down that it was done.
fn cut(tx: &mut kit_store::Tx<'_>, before: Timestamp, place: Closed) -> Result<u64, StoreError> {
    if looks::closed_before(tx, before)?.and_then(closed) != Some(place) {
        return Ok(0);
    }
    tx.looked_as("close", "look", LIST)?;
    let (last, day, head) = place;
    looks::cut_off(tx, last, day, &head)
}

/// Whether a checkpoint of `day` with `head`, signed by this realm, lies in one of the folders.
fn signed<R: Realm>(desk: &Desk, day: Date, head: &[u8; 32]) -> Result<bool, Fault> {
    Ok(desk.kept()?.iter().any(|(_, bytes)| {
        SignedCheckpoint::read(bytes)
            .and_then(|read| read.check(&desk.verifying()))
            .is_ok_and(|kept| kept.realm() == R::NAME && kept.day() == day && kept.head() == head)
    }))
}
