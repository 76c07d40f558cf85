//! Reading and writing visits.

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_letters::VisitToken;
use kit_seal::Sealed;
use kit_store::{Given, Place, Row, StoreError, Tx};

use super::{Outcome, Plan, Visit, VisitId, sql};
use crate::crossing::store::By;
use crate::crossing::{CrossingId, StepId};
use crate::people::{AssociationId, Companion, CompanionId};
use crate::seal;

/// Where they meet; everything of a visit lies under the guest's key.
const PLACE: Place = Place::of("visit", "place");
const NOTE: Place = Place::of("visit", "note");
const WENT: Place = Place::of("visit", "went");
const AGAIN: Place = Place::of("visit", "again");

/// What is sealed in a row: place, note, whether again.
type Cells = [Option<Sealed>; 3];

fn row(r: &Row<'_>) -> Result<(Visit, Cells), StoreError> {
    let visit = Visit {
        id: r.get(0)?,
        token: r.get(1)?,
        crossing: r.get(2)?,
        companion: r.get(3)?,
        number: r.get(4)?,
        starts: r.get(5)?,
        place: String::new(),
        note: None,
        accepted: r.get(8)?,
        guest_answer: r.get(9)?,
        ended: r.get(10)?,
        again: None,
    };
    Ok((visit, [r.get(6)?, r.get(7)?, r.get(11)?]))
}

fn opened(tx: &Tx<'_>, (visit, cells): (Visit, Cells)) -> Result<Visit, StoreError> {
    let [place, note, again] = cells;
    let (id, guest) = (visit.id.as_str(), visit.crossing.as_str());
    let open = |at, sealed: Option<Sealed>| seal::told(tx, at, id, guest, sealed.as_ref());
    Ok(Visit {
        place: open(PLACE, place)?.unwrap_or_default(),
        note: open(NOTE, note)?,
        again: open(AGAIN, again)?,
        ..visit
    })
}

fn first(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn kit_store::Param],
) -> Result<Option<Visit>, StoreError> {
    let found = tx.row(sql, params, row)?;
    found.map(|found| opened(tx, found)).transpose()
}

fn every(
    tx: &mut Tx<'_>,
    sql: &'static str,
    params: &[&dyn kit_store::Param],
) -> Result<Vec<Visit>, StoreError> {
    let found = tx.rows(sql, params, row)?;
    found.into_iter().map(|found| opened(tx, found)).collect()
}

/// One visit.
pub(crate) fn one(tx: &mut Tx<'_>, id: &VisitId) -> Result<Option<Visit>, StoreError> {
    first(tx, sql::ONE, &[id])
}

/// The visit that a guest's room names.
pub(crate) fn by_token(tx: &mut Tx<'_>, token: &VisitToken) -> Result<Option<Visit>, StoreError> {
    first(tx, sql::BY_TOKEN, &[token])
}

/// A crossing's visits, the last first.
pub(crate) fn of_crossing(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Vec<Visit>, StoreError> {
    every(tx, sql::OF_CROSSING, &[id])
}

/// The open visits of an association, soonest first.
pub(crate) fn open_of_association(
    tx: &mut Tx<'_>,
    id: &AssociationId,
) -> Result<Vec<Visit>, StoreError> {
    every(tx, sql::OPEN_OF_ASSOCIATION, &[id])
}

/// A companion's open visits, soonest first.
pub(crate) fn open_of_companion(
    tx: &mut Tx<'_>,
    id: &CompanionId,
) -> Result<Vec<Visit>, StoreError> {
    every(tx, sql::OPEN_OF_COMPANION, &[id])
}

/// When each companion of an association last was along with anybody.
pub(crate) fn last_out(
    tx: &mut Tx<'_>,
    id: &AssociationId,
) -> Result<Vec<(CompanionId, DateTime)>, StoreError> {
    tx.rows(sql::LAST_OUT, &[id], |r| Ok((r.get(0)?, r.get(1)?)))
}

/// Writes a new visit down; nobody has promised it yet.
pub(crate) fn plan(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &VisitId,
    crossing: &CrossingId,
    companion: &Companion,
    plan: &Plan,
) -> Result<(), StoreError> {
    let number = tx
        .row(sql::NEXT_NUMBER, &[crossing], |r| r.get::<i64>(0))?
        .unwrap_or(1);
    let token = VisitToken::new(given);
    let guest = crossing.as_str();
    let place = tx.seal(PLACE, id.as_str(), guest, &plan.place)?;
    let note = seal::maybe(tx, NOTE, id.as_str(), guest, plan.note.as_deref())?;
    tx.run(
        sql::INSERT,
        &[
            id,
            &token,
            crossing,
            &companion.id,
            &number,
            &plan.starts,
            &place,
            &note,
            &given.now(),
        ],
    )
    .map(|_| ())
}

/// Notes what happened to a visit, and who did it.
pub(crate) fn step(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &VisitId,
    what: &'static str,
    by: &By,
) -> Result<(), StoreError> {
    let (coordinator, companion) = by.columns();
    tx.run(
        sql::STEP,
        &[
            &StepId::new(given),
            id,
            &given.now(),
            &what,
            &coordinator,
            &companion,
        ],
    )
    .map(|_| ())
}

/// The companion has promised it.
pub(crate) fn accept(tx: &mut Tx<'_>, id: &VisitId, at: Timestamp) -> Result<(), StoreError> {
    tx.run(sql::ACCEPT, &[id, &at]).map(|_| ())
}

/// It is over.
pub(crate) fn end(
    tx: &mut Tx<'_>,
    given: &Given,
    id: &VisitId,
    outcome: Outcome,
    by: &By,
) -> Result<(), StoreError> {
    tx.run(sql::END, &[id, &given.now(), &outcome.key()])?;
    step(tx, given, id, outcome.key(), by)
}

/// Another companion waits.
pub(crate) fn move_to(
    tx: &mut Tx<'_>,
    id: &VisitId,
    companion: &Companion,
) -> Result<(), StoreError> {
    tx.run(sql::MOVE, &[id, &companion.id]).map(|_| ())
}

/// What the guest says afterwards: how it went, and whether she wants company again.
pub(crate) fn told(
    tx: &mut Tx<'_>,
    visit: &Visit,
    went: &str,
    again: &str,
) -> Result<(), StoreError> {
    let (id, guest) = (visit.id.as_str(), visit.crossing.as_str());
    let went = tx.seal(WENT, id, guest, went)?;
    let again = tx.seal(AGAIN, id, guest, again)?;
    tx.run(sql::GUEST_TOLD, &[&visit.id, &went, &again])
        .map(|_| ())
}
