//! What a companion does: yes, no, the next time, and two taps afterwards.

use kit_letters::CancelledBecause;
use kit_store::Tx;

use super::{Outcome, Plan, VisitId, store};
use crate::crossing::act::{apply, open_visit};
use crate::crossing::rules::Step;
use crate::crossing::store::{self as crossings, By, Stored};
use crate::crossing::{CrossingId, StepId, sql as crossing_sql};
use crate::desk::{Desk, Refused};
use crate::people::Companion;

/// How a companion closes a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closing {
    Met,
    NotMet,
    CallMe,
}

/// The crossing of a companion's own; anybody else's is not there.
pub(crate) fn own(tx: &mut Tx<'_>, who: &Companion, id: &CrossingId) -> Result<Stored, Refused> {
    let found = crossings::one(tx, id)?;
    found
        .filter(|one| one.crossing.state.companion() == Some(&who.id))
        .ok_or(Refused::Gone)
}

/// The crossing of a companion's own visit.
fn of_visit(tx: &mut Tx<'_>, who: &Companion, id: &VisitId) -> Result<Stored, Refused> {
    let visit = store::one(tx, id)?
        .filter(|visit| visit.companion == who.id)
        .ok_or(Refused::Gone)?;
    crossings::one(tx, &visit.crossing)?.ok_or(Refused::Gone)
}

/// "Ja, jeg kommer": from now on the companion owns it, and the guest hears who waits, where and when.
pub(crate) fn accept(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Companion,
    visit: &VisitId,
    nonce: &StepId,
) -> Result<(), Refused> {
    let stored = of_visit(tx, who, visit)?;
    let by = By::Companion(who.id.clone());
    let step = Step::Accept(who.id.clone());
    if stored.crossing.state.visit() != Some(visit) && !crossings::is_done(tx, nonce)? {
        return Err(Refused::Gone);
    }
    if apply(tx, desk, &stored, nonce, step, "accepted", &by)?.is_none() {
        return Ok(());
    }
    promise(tx, desk, who, &stored, visit)
}

fn promise(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Companion,
    stored: &Stored,
    visit: &VisitId,
) -> Result<(), Refused> {
    store::accept(tx, visit, desk.given.now())?;
    store::step(
        tx,
        desk.given,
        visit,
        "accepted",
        &By::Companion(who.id.clone()),
    )?;
    let visit = store::one(tx, visit)?.ok_or(Refused::Gone)?;
    desk.send_appointment(tx, stored, &visit, who)?;
    Ok(())
}

/// "Nej, jeg kan ikke": back to the coordinator, and this companion is not suggested for it again (VH-17).
pub(crate) fn decline(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Companion,
    visit: &VisitId,
    nonce: &StepId,
) -> Result<(), Refused> {
    let stored = of_visit(tx, who, visit)?;
    let by = By::Companion(who.id.clone());
    if stored.crossing.state.visit() != Some(visit) && !crossings::is_done(tx, nonce)? {
        return Err(Refused::Gone);
    }
    let step = Step::Decline(who.id.clone());
    let open = open_visit(tx, &stored)?;
    if apply(tx, desk, &stored, nonce, step, "declined", &by)?.is_none() {
        return Ok(());
    }
    tx.run(
        crossing_sql::SAY_NO,
        &[&stored.id, &who.id, &desk.given.now()],
    )?;
    if let Some(open) = open {
        let outcome = if open.accepted.is_some() {
            Outcome::CompanionCannot
        } else {
            Outcome::Declined
        };
        store::end(tx, desk.given, visit, outcome, &by)?;
        desk.send_cancelled(tx, &stored, &open, CancelledBecause::CompanionCannot)?;
    }
    Ok(())
}

/// Two taps, no journal.
pub(crate) fn close(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Companion,
    visit: &VisitId,
    nonce: &StepId,
    how: Closing,
) -> Result<(), Refused> {
    let stored = of_visit(tx, who, visit)?;
    let by = By::Companion(who.id.clone());
    if crossings::is_done(tx, nonce)? {
        return Ok(());
    }
    if stored.crossing.state.visit() != Some(visit) {
        return Err(Refused::Gone);
    }
    let (step, what) = match how {
        Closing::Met | Closing::NotMet => (
            Step::Close {
                companion: who.id.clone(),
                met: how == Closing::Met,
            },
            if how == Closing::Met {
                "met"
            } else {
                "not-met"
            },
        ),
        Closing::CallMe => (Step::CallMe(who.id.clone()), "call-me"),
    };
    let open = open_visit(tx, &stored)?;
    apply(tx, desk, &stored, nonce, step, what, &by)?;
    let outcome = match how {
        Closing::Met => Outcome::Met,
        Closing::NotMet => Outcome::NotMet,
        // The visit stays open until the two have spoken.
        Closing::CallMe => return Ok(()),
    };
    store::end(tx, desk.given, visit, outcome, &by)?;
    if let Some(open) = open {
        desk.send_closed(tx, &stored, &open, how == Closing::Met)?;
    }
    Ok(())
}

/// The companion sets the next time: a new try with the same companion (BR-13, BR-14).
pub(crate) fn next(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Companion,
    id: &CrossingId,
    nonce: &StepId,
    plan: &Plan,
) -> Result<(), Refused> {
    let stored = own(tx, who, id)?;
    if crossings::is_done(tx, nonce)? {
        return Ok(());
    }
    let by = By::Companion(who.id.clone());
    let visit = VisitId::new(desk.given);
    store::plan(tx, desk.given, &visit, id, who, plan)?;
    let step = Step::Next {
        companion: who.id.clone(),
        visit: visit.clone(),
    };
    apply(tx, desk, &stored, nonce, step, "next", &by)?;
    promise(tx, desk, who, &stored, &visit)
}
