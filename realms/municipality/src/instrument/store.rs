//! Keeping instruments, and reading them back.

use jiff::Timestamp;
use kit_store::{Given, Store, StoreError, Tx};

use super::load::{Loaded, load};
use super::rules::Instrument;
use super::sql;
use crate::Municipality;

/// What became of an instrument that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    New,
    /// It was there before, to the letter.
    Same,
    /// Another text is there under the same address and version: what guests have answered keeps its questions.
    Differs,
}

/// An instrument that is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What it is.
    pub loaded: Loaded,
    /// Since when.
    pub at: Timestamp,
}

fn read_back(questionnaire: &str, scoring: &str) -> Result<Loaded, StoreError> {
    // It was whole when it was added; a program that reads less than it once wrote must say so.
    load(questionnaire, scoring).map_err(|_faults| StoreError::Broken("an instrument can be read"))
}

/// Adds an instrument, unless its address and version are taken.
///
/// # Errors
/// [`StoreError`] if the database refuses.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    id: &str,
    new: &Loaded,
    now: Timestamp,
) -> Result<Added, StoreError> {
    let one = &new.instrument;
    let made = tx.run(
        sql::INSERT,
        &[
            &id,
            &one.url,
            &one.version,
            &new.questionnaire,
            &new.scoring,
            &now,
        ],
    )?;
    if made == 1 {
        return Ok(Added::New);
    }
    let before = tx.row(sql::ONE, &[&one.url, &one.version], |r| {
        Ok((r.get::<String>(0)?, r.get::<String>(1)?))
    })?;
    let same = before == Some((new.questionnaire.clone(), new.scoring.clone()));
    Ok(if same { Added::Same } else { Added::Differs })
}

fn every(tx: &mut Tx<'_>) -> Result<Vec<Listed>, StoreError> {
    tx.rows(sql::EVERY, &[], |r| {
        Ok(Listed {
            loaded: read_back(&r.get::<String>(0)?, &r.get::<String>(1)?)?,
            at: r.get(2)?,
        })
    })
}

/// Every instrument that was loaded, of each address the oldest first.
pub(crate) fn loaded(tx: &mut Tx<'_>) -> Result<Vec<Instrument>, StoreError> {
    Ok(every(tx)?
        .into_iter()
        .map(|one| one.loaded.instrument)
        .collect())
}

/// Adds an instrument to the house.
///
/// # Errors
/// [`StoreError`] if the database refuses.
pub fn add_instrument(
    store: &Store<Municipality>,
    given: &Given,
    new: &Loaded,
) -> Result<Added, StoreError> {
    let (id, now, new) = (given.uuid7(), given.now(), new.clone());
    store
        .job("instrument")
        .write_now("add an instrument", move |tx| add(tx, &id, &new, now))
}

/// Every instrument of the house.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn list_instruments(store: &Store<Municipality>) -> Result<Vec<Listed>, StoreError> {
    store
        .job("instrument")
        .read_now("list the instruments", every)
}
