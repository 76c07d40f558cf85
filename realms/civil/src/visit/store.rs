//! Reading and writing visits.

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_letters::VisitToken;
use kit_store::{Given, Row, StoreError, Tx};

use super::{Outcome, Plan, Visit, VisitId, sql};
use crate::crossing::store::By;
use crate::crossing::{CrossingId, StepId};
use crate::people::{AssociationId, Companion, CompanionId};

fn visit(r: &Row<'_>) -> Result<Visit, StoreError> {
    Ok(Visit {
        id: r.get(0)?,
        token: r.get(1)?,
        crossing: r.get(2)?,
        companion: r.get(3)?,
        number: r.get(4)?,
        starts: r.get(5)?,
        place: r.get(6)?,
        sign: r.get(7)?,
        note: r.get(8)?,
        accepted: r.get(9)?,
        guest_answer: r.get(10)?,
        ended: r.get(11)?,
        again: r.get(12)?,
    })
}

/// One visit.
pub(crate) fn one(tx: &mut Tx<'_>, id: &VisitId) -> Result<Option<Visit>, StoreError> {
    tx.row(sql::ONE, &[id], visit)
}

/// The visit that a guest's room names.
pub(crate) fn by_token(tx: &mut Tx<'_>, token: &VisitToken) -> Result<Option<Visit>, StoreError> {
    tx.row(sql::BY_TOKEN, &[token], visit)
}

/// A crossing's visits, the last first.
pub(crate) fn of_crossing(tx: &mut Tx<'_>, id: &CrossingId) -> Result<Vec<Visit>, StoreError> {
    tx.rows(sql::OF_CROSSING, &[id], visit)
}

/// The open visits of an association, soonest first.
pub(crate) fn open_of_association(
    tx: &mut Tx<'_>,
    id: &AssociationId,
) -> Result<Vec<Visit>, StoreError> {
    tx.rows(sql::OPEN_OF_ASSOCIATION, &[id], visit)
}

/// A companion's open visits, soonest first.
pub(crate) fn open_of_companion(
    tx: &mut Tx<'_>,
    id: &CompanionId,
) -> Result<Vec<Visit>, StoreError> {
    tx.rows(sql::OPEN_OF_COMPANION, &[id], visit)
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
    tx.run(
        sql::INSERT,
        &[
            id,
            &token,
            crossing,
            &companion.id,
            &number,
            &plan.starts,
            &plan.place,
            &companion.sign,
            &plan.note,
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
    tx.run(sql::MOVE, &[id, &companion.id, &companion.sign])
        .map(|_| ())
}
