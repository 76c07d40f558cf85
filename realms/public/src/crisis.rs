//! Crisis numbers: entered and checked by a human of the house, never shipped (ALL-7).

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Store, StoreError, Tx};

use crate::Public;

kit_store::statements! {
    NEXT_ID = "SELECT COALESCE(MAX(id), 0) + 1 FROM crisis_number";
    PUT_AWAY = "UPDATE crisis_number SET gone_at_ms = $1 WHERE gone_at_ms IS NULL";
    INSERT = "INSERT INTO crisis_number (id, name, number, note, checked_on, checked_by)
        VALUES ($1, $2, $3, $4, $5, $6)";
    CURRENT = "SELECT name, number, note, checked_on, checked_by FROM crisis_number
        WHERE gone_at_ms IS NULL ORDER BY id";
}

/// A number one can ring, and who made sure that it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrisisNumber {
    /// Whom one reaches.
    pub name: String,
    /// The number, as one reads it aloud.
    pub number: String,
    /// When it answers, and what for.
    pub note: String,
    /// The day somebody last rang it.
    pub checked_on: Date,
    /// First name of whoever did.
    pub checked_by: String,
}

/// Replaces the numbers that are shown; the earlier ones stay in the table with the time they went.
///
/// # Errors
/// As [`Store::write_now`].
pub fn enter_crisis_numbers(
    store: &Store<Public>,
    numbers: &[CrisisNumber],
    now: Timestamp,
) -> Result<(), StoreError> {
    let numbers = numbers.to_vec();
    store
        .job("crisis numbers")
        .write_now("enter the crisis numbers", move |tx| {
            replace(tx, &numbers, now)
        })
}

/// The numbers that are shown, for the operator.
///
/// # Errors
/// As [`Store::read_now`].
pub fn crisis_numbers(store: &Store<Public>) -> Result<Vec<CrisisNumber>, StoreError> {
    store
        .job("crisis numbers")
        .read_now("list the crisis numbers", current)
}

fn replace(tx: &mut Tx<'_>, numbers: &[CrisisNumber], now: Timestamp) -> Result<(), StoreError> {
    tx.run(PUT_AWAY, &[&now])?;
    let first = tx.row(NEXT_ID, &[], |r| r.get::<i64>(0))?.unwrap_or(1);
    for (id, one) in (first..).zip(numbers) {
        tx.run(
            INSERT,
            &[
                &id,
                &one.name,
                &one.number,
                &one.note,
                &one.checked_on,
                &one.checked_by,
            ],
        )?;
    }
    Ok(())
}

/// The numbers that are shown, in the order in which they were entered.
pub(crate) fn current(tx: &mut Tx<'_>) -> Result<Vec<CrisisNumber>, StoreError> {
    tx.rows(CURRENT, &[], |r| {
        Ok(CrisisNumber {
            name: r.get(0)?,
            number: r.get(1)?,
            note: r.get(2)?,
            checked_on: r.get(3)?,
            checked_by: r.get(4)?,
        })
    })
}
