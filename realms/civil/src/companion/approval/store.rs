//! Reading and writing what is asked for and what was done.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::rules::{self, Asks, Lack, Noted, Step};
use super::{NoteId, sql};
use crate::people::{AssociationId, CompanionId, CoordinatorId};

fn step(key: &str) -> Result<Step, StoreError> {
    Step::from_key(key).ok_or(StoreError::Broken("a step of no known kind"))
}

/// What an association asks for; none where it has not chosen yet, and then nobody is kept waiting.
pub(crate) fn asks(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Option<Asks>, StoreError> {
    let rows = tx.rows(sql::ASKS, &[of], |r| {
        let asked: Option<Timestamp> = r.get(1)?;
        let row: (Step, Option<i64>) = (step(&r.get::<String>(0)?)?, r.get(2)?);
        Ok((asked, row))
    })?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut asked: Vec<(Step, Option<i64>)> = rows
        .into_iter()
        .filter_map(|(since, row)| since.map(|_| row))
        .collect();
    asked.sort_unstable();
    Ok(Some(Asks(asked)))
}

/// Writes down what an association asks for from now on.
pub(crate) fn choose(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    asks: &Asks,
    at: Timestamp,
) -> Result<(), StoreError> {
    for one in Step::ALL {
        let found = asks.of(one);
        let since = found.map(|_| at);
        let months = found.flatten();
        tx.run(sql::SET_ASK, &[of, &one.key(), &since, &months])?;
    }
    Ok(())
}

/// What an association asks for, and what everybody there has done.
#[derive(Debug, Clone, Default)]
pub(crate) struct Approvals {
    pub(crate) asks: Asks,
    notes: BTreeMap<CompanionId, Vec<Noted>>,
}

impl Approvals {
    /// Of one association.
    pub(crate) fn of(tx: &mut Tx<'_>, of: &AssociationId) -> Result<Self, StoreError> {
        let rows = tx.rows(sql::NOTES, &[of], |r| {
            let noted = Noted {
                id: r.get(1)?,
                step: step(&r.get::<String>(2)?)?,
                done: r.get(3)?,
                until: r.get(4)?,
            };
            Ok((r.get::<CompanionId>(0)?, noted))
        })?;
        let mut notes: BTreeMap<CompanionId, Vec<Noted>> = BTreeMap::new();
        for (who, noted) in rows {
            notes.entry(who).or_default().push(noted);
        }
        Ok(Self {
            asks: asks(tx, of)?.unwrap_or_default(),
            notes,
        })
    }

    /// As they are where these steps are asked for and these were done, for the samples.
    pub(crate) fn made_up(asks: Asks, notes: BTreeMap<CompanionId, Vec<Noted>>) -> Self {
        Self { asks, notes }
    }

    /// What somebody has done.
    pub(crate) fn notes(&self, who: &CompanionId) -> &[Noted] {
        self.notes.get(who).map_or(&[], Vec::as_slice)
    }

    /// What somebody lacks on a day.
    pub(crate) fn lacks(&self, who: &CompanionId, day: Date) -> Vec<Lack> {
        rules::lacks(&self.asks, self.notes(who), day)
    }

    /// In how many days the first step of somebody runs out.
    pub(crate) fn first_out(&self, who: &CompanionId, day: Date) -> Option<i32> {
        rules::first_out(&self.asks, self.notes(who), day)
    }
}

/// A step as it is to be noted.
#[derive(Debug, Clone)]
pub(crate) struct NewNote {
    pub(crate) id: NoteId,
    pub(crate) who: CompanionId,
    pub(crate) step: Step,
    pub(crate) done: Date,
    pub(crate) until: Option<Date>,
    /// None where nobody in particular has noted it.
    pub(crate) by: Option<CoordinatorId>,
}

/// Notes a step as done, once.
pub(crate) fn note(tx: &mut Tx<'_>, new: &NewNote, at: Timestamp) -> Result<(), StoreError> {
    let (step, done) = (new.step.key(), new.done);
    tx.run(
        sql::NOTE,
        &[&new.id, &new.who, &step, &done, &new.until, &at, &new.by],
    )
    .map(|_| ())
}

/// Takes a note back; whether there was one.
pub(crate) fn undo(
    tx: &mut Tx<'_>,
    id: &NoteId,
    who: &CompanionId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::UNDO, &[id, who, &at])? > 0)
}

/// Puts back a note that was taken back.
pub(crate) fn redo(tx: &mut Tx<'_>, id: &NoteId, who: &CompanionId) -> Result<bool, StoreError> {
    Ok(tx.run(sql::REDO, &[id, who])? > 0)
}

/// Whoever stops needs no approval any more.
pub(crate) fn forget(tx: &mut Tx<'_>, who: &CompanionId) -> Result<(), StoreError> {
    tx.run(sql::FORGET, &[who]).map(|_| ())
}
