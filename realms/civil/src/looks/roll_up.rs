//! Lines of the log that had their time become counts, and months whose lines are gone lose their secret (SAFETY.md §7).

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kit_store::looks::{self, Look};
use kit_store::{Given, Store, StoreError, Tx};

use super::month::{SECRET, month_of};
use super::sql;
use crate::app::Civil;

/// A line can be led back so many days.
pub(crate) const LINES_DAYS: i64 = 30;
/// Lines read at a time, so that a log of any length is cut in portions.
const PORTION: i64 = 1000;

/// What became of the log's old part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RolledUp {
    /// Lines that are counts now.
    pub lines: u64,
    /// Months whose secret is destroyed.
    pub months: usize,
}

/// Counts the lines that are older than 30 days and cuts them off, up to the last day that was closed before; then
/// destroys the secrets of the months that no line is left of. To be called once a day, after the day was closed. Doing
/// it twice changes nothing.
///
/// # Errors
/// The store's or the key ring's fault; the log is as before, or a secret goes with the next call.
pub fn roll_up_looks(store: &Store<Civil>, given: &Given) -> Result<RolledUp, StoreError> {
    let oldest = given.today().saturating_sub(LINES_DAYS.days());
    let inner = given.clone();
    let lines = store
        .job("roll up the log")
        .write_now("roll up the log of looks", move |tx| {
            cut(tx, &inner, oldest)
        })?;
    let months = forget_months(store, oldest)?;
    // What was cut must not stand in the journal either.
    store.empty_journal()?;
    Ok(RolledUp { lines, months })
}

fn cut(tx: &mut Tx<'_>, given: &Given, oldest: Date) -> Result<u64, StoreError> {
    let before = given.moment(oldest.at(0, 0, 0, 0));
    let Some((last, day, hash)) = last_closed(tx, before)? else {
        return Ok(0);
    };
    let mut counts: BTreeMap<[String; 4], i64> = BTreeMap::new();
    let mut after = 0;
    loop {
        let portion = looks::after(tx, after, PORTION)?;
        let going = portion.iter().take_while(|(look, _)| look.number <= last);
        for (look, _) in going.filter(|(look, _)| look.closes().is_none()) {
            *counts.entry(cell(given, look)).or_default() += 1;
        }
        match portion.last() {
            Some((look, _)) if look.number < last => after = look.number,
            _ => break,
        }
    }
    for ([day, role, action, resource], times) in &counts {
        tx.run(sql::COUNT, &[day, role, action, resource, times])?;
    }
    looks::cut_off(tx, last, day, &hash)
}

fn cell(given: &Given, look: &Look) -> [String; 4] {
    let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    [
        given.zoned(at).date().to_string(),
        look.role.clone(),
        look.action.clone(),
        look.resource.clone(),
    ]
}

/// The last line before `before` that closed a day: only there a chain may be cut.
fn last_closed(
    tx: &mut Tx<'_>,
    before: Timestamp,
) -> Result<Option<(u64, Date, [u8; 32])>, StoreError> {
    let (mut after, mut found) = (0, None);
    loop {
        let portion = looks::after(tx, after, PORTION)?;
        for (look, hash) in &portion {
            if look.at_ms >= before.as_millisecond() {
                return Ok(found);
            }
            if let Some(day) = look.closes() {
                found = Some((look.number, day, *hash));
            }
        }
        match portion.last() {
            Some((look, _)) => after = look.number,
            None => return Ok(found),
        }
    }
}

/// The data first, then the key (SAFETY.md §5). A key that is left behind between the two is swept as nobody's.
fn forget_months(store: &Store<Civil>, oldest: Date) -> Result<usize, StoreError> {
    let month = month_of(oldest);
    let job = store.job("roll up the log");
    let asked = month.clone();
    let old: Vec<String> = job.read_now("months that had their time", move |tx| {
        tx.rows(sql::OLD_MONTHS, &[&asked], |r| r.get(0))
    })?;
    if old.is_empty() {
        return Ok(0);
    }
    job.write_now("forget months of the log", move |tx| {
        tx.run(sql::FORGET_MONTHS, &[&month])
    })?;
    for id in &old {
        let fault = |fault| StoreError::Sealed {
            table: SECRET.table,
            column: SECRET.column,
            fault,
        };
        store.vault().erase_person(id).map_err(fault)?;
    }
    Ok(old.len())
}
