//! People come and go. Nobody who owns something goes before the next is named (BR-6).

use kit_store::{Given, StoreError, Tx};
use kit_web::door::{self, Entrant};

use super::store::{self, House};
use super::{Companion, CompanionId, Coordinator, CoordinatorId, sql};
use crate::app::OWNER;
use crate::companion::approval::act::may_be_asked;
use crate::companion::approval::store as approval;
use crate::companion::care::store as care;
use crate::crossing::act::{apply, hand_over_in, open_visit};
use crate::crossing::rules::{Owner, State, Step};
use crate::crossing::store::{self as crossings, By};
use crate::crossing::{StepId, sql as crossing_sql};
use crate::desk::{Desk, Refused};
use crate::looks;
use crate::visit::{Outcome, store as visits};

/// A link of one use stands open this many minutes: seven days.
pub(crate) const LINK_MIN: i64 = 7 * 24 * 60;

kit_store::id! {
    /// Somebody who makes the links.
    pub struct StewardId;
}

/// Makes the first owner and gives the token of the link by which she comes in: one use, seven days.
///
/// # Errors
/// [`StoreError`] if the database refuses it.
pub fn first_owner(tx: &mut Tx<'_>, given: &Given, first_name: &str) -> Result<String, StoreError> {
    let id = StewardId::new(given);
    let token = door::token(given);
    looks::looked(tx, id.as_str())?;
    store::add_steward(tx, &id, first_name, given.now())?;
    let who = Entrant::new(id.as_str(), OWNER, first_name);
    door::make_link(tx, &token, &who, LINK_MIN, 1, given.now())?;
    Ok(token)
}

/// What became of somebody's wish to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// Gone; nothing was left without an owner.
    Gone,
    /// Still answers for so many crossings; the next must be named first.
    StillOwns(usize),
}

/// A coordinator leaves. What she answers for goes to `next`; without one she stays as long as there is anything.
pub(crate) fn coordinator_leaves(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    house: &House,
    who: &Coordinator,
    next: Option<&CoordinatorId>,
) -> Result<Leaving, Refused> {
    let owned = crossings::answered_for_by(tx, &who.id)?;
    let next = next
        .and_then(|id| house.coordinator(id))
        .filter(|one| !one.left && one.id != who.id);
    if let Some(next) = next {
        for stored in &owned {
            let step = Step::Answerable(next.id.clone());
            let by = By::Coordinator(who.id.clone());
            let nonce = StepId::new(desk.given);
            apply(tx, desk, stored, &nonce, step, "handed-over", &by)?;
        }
    } else if !owned.is_empty() {
        return Ok(Leaving::StillOwns(owned.len()));
    }
    tx.run(sql::END_DUTY, &[&who.id])?;
    let gone = tx.run(sql::COORDINATOR_LEAVES, &[&who.id, &desk.given.now()])?;
    kit_identity::ways::close_all(tx, who.id.as_str())?;
    Ok(if gone == 1 {
        Leaving::Gone
    } else {
        Leaving::StillOwns(owned.len())
    })
}

/// A companion stops. What she owns goes to `next`; what she was only asked for goes back to the coordinator.
pub(crate) fn companion_leaves(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    house: &House,
    who: &Companion,
    next: Option<&Owner>,
) -> Result<Leaving, Refused> {
    let standing = crossings::of_companion(tx, &who.id)?;
    let owns = |owner: &Owner| *owner == Owner::Companion(who.id.clone());
    let owned = standing
        .iter()
        .filter(|one| owns(&one.crossing.owner()))
        .count();
    let next = next.filter(|to| !owns(to));
    if owned > 0 && next.is_none() {
        return Ok(Leaving::StillOwns(owned));
    }
    // What she has promised goes to nobody who may not be asked for it (VH-18).
    if let (Some(Owner::Companion(id)), true) = (next, owned > 0) {
        may_be_asked(tx, &who.association, id, desk.given.today())?;
    }
    let by = By::Companion(who.id.clone());
    for stored in &standing {
        let nonce = StepId::new(desk.given);
        match (&stored.crossing.state, next) {
            (State::Asked { .. }, _) => give_back(tx, desk, stored, &who.id)?,
            (State::CallWanted { .. }, _) => {
                return Ok(Leaving::StillOwns(standing.len()));
            }
            (_, Some(to)) => hand_over_in(tx, desk, house, stored, &nonce, to, &by)?,
            (_, None) => {}
        }
    }
    super::mail::forget(tx, &who.id)?;
    approval::forget(tx, &who.id)?;
    care::forget(tx, &who.id)?;
    let gone = tx.run(sql::COMPANION_LEAVES, &[&who.id, &desk.given.now()])?;
    kit_identity::ways::close_all(tx, who.id.as_str())?;
    Ok(if gone == 1 {
        Leaving::Gone
    } else {
        Leaving::StillOwns(standing.len())
    })
}

/// What a companion was asked for and has not answered goes back to the coordinator.
fn give_back(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    stored: &crossings::Stored,
    who: &CompanionId,
) -> Result<(), Refused> {
    let by = By::Companion(who.clone());
    if let Some(open) = open_visit(tx, stored)? {
        visits::end(tx, desk.given, &open.id, Outcome::Declined, &by)?;
    }
    let nonce = StepId::new(desk.given);
    let step = Step::Decline(who.clone());
    apply(tx, desk, stored, &nonce, step, "declined", &by)?;
    tx.run(crossing_sql::SAY_NO, &[&stored.id, who, &desk.given.now()])?;
    Ok(())
}
