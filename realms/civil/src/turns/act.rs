//! Who takes turns, and the turn itself.

use kit_store::Tx;

use super::store;
use crate::companion::approval::act::may_be_asked;
use crate::crossing::act::hand_over_in;
use crate::crossing::rules::{Owner, State};
use crate::crossing::store::{self as crossings, By, Stored};
use crate::crossing::{CrossingId, StepId};
use crate::desk::{Desk, Refused};
use crate::people::store::House;
use crate::people::{Companion, CompanionId, Coordinator};
use crate::visit::act::own;

/// A crossing of the coordinator's association that runs.
pub(super) fn running(
    tx: &mut Tx<'_>,
    who: &Coordinator,
    id: &CrossingId,
) -> Result<Stored, Refused> {
    crossings::one_of(tx, who, id)?
        .filter(|one| one.crossing.state.runs())
        .ok_or(Refused::Gone)
}

/// A coordinator lets one more take turns, who must be approved for it today (VH-18).
pub(super) fn add(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    id: &CrossingId,
    more: &CompanionId,
) -> Result<(), Refused> {
    let house = House::load(tx, &who.association)?;
    house
        .companion(more)
        .filter(|one| !one.left)
        .ok_or(Refused::Gone)?;
    may_be_asked(tx, &who.association, more, desk.given.today())?;
    Ok(store::add(tx, id, more, desk.given.now())?)
}

/// Whoever comes along lets another of them take the next time, and can be let in turn. The guest hears the name with the next
/// appointment.
pub(super) fn pass(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Companion,
    id: &CrossingId,
    nonce: &StepId,
    to: &CompanionId,
) -> Result<(), Refused> {
    // Pressed twice: it is the other's already.
    if crossings::is_done(tx, nonce)? {
        return Ok(());
    }
    let stored = own(tx, who, id)?;
    if !matches!(stored.crossing.state, State::Between { .. }) {
        return Err(Refused::Gone);
    }
    let house = House::load(tx, &who.association)?;
    let takes_turns = store::of(tx, &house, id)?.iter().any(|one| one.id == *to);
    if !takes_turns || *to == who.id {
        return Err(Refused::Gone);
    }
    may_be_asked(tx, &who.association, to, desk.given.today())?;
    store::add(tx, id, &who.id, desk.given.now())?;
    let by = By::Companion(who.id.clone());
    let next = Owner::Companion(to.clone());
    hand_over_in(tx, desk, &house, &stored, nonce, &next, &by)
}
