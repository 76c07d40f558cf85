//! What a coordinator does with a crossing.

use kit_letters::{CancelledBecause, Message, Reply};
use kit_store::{StoreError, Tx};

use super::rules::{Owner, State, Step};
use super::store::{self, By, Stored};
use super::{CrossingId, StepId};
use crate::companion::approval::act::may_be_asked;
use crate::desk::{Desk, Refused, lines, short};
use crate::people::store::House;
use crate::people::{Companion, CompanionId, Coordinator};
use crate::visit::{Outcome, Plan, Visit, VisitId, store as visits};

/// Applies a step: the rule decides, the row and the note of who did it follow. The note goes first, so that the same
/// form twice acts once; then nothing changes and the crossing is given as it stands.
pub(crate) fn apply(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    stored: &Stored,
    nonce: &StepId,
    step: Step,
    what: &'static str,
    by: &By,
) -> Result<Option<Stored>, Refused> {
    if !store::step(tx, nonce, &stored.id, desk.given.now(), what, by)? {
        return Ok(None);
    }
    let after = stored.crossing.clone().after(step)?;
    Ok(Some(store::save(tx, desk.given, stored, after)?))
}

/// The visit that is open in a crossing.
pub(crate) fn open_visit(tx: &mut Tx<'_>, stored: &Stored) -> Result<Option<Visit>, StoreError> {
    match stored.crossing.state.visit() {
        Some(id) => visits::one(tx, id),
        None => Ok(None),
    }
}

fn mine(tx: &mut Tx<'_>, who: &Coordinator, id: &CrossingId) -> Result<Stored, Refused> {
    store::one_of(tx, who, id)?.ok_or(Refused::Gone)
}

/// What a coordinator answers to an enquiry.
#[derive(Debug, Clone)]
pub(crate) struct AnswerForm {
    pub(crate) nonce: StepId,
    /// Where the enquiry stood when the form was shown, see [`Stored::mark`].
    pub(crate) seen: String,
    /// What is written to the guest, at most 2,000 characters; none where nothing is written.
    pub(crate) text: Option<String>,
    /// Whom to ask, and for which visit; none where it comes later.
    pub(crate) ask: Option<(CompanionId, Plan)>,
}

/// Answers the guest, and asks a companion if one was picked (VH-17).
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    id: &CrossingId,
    form: &AnswerForm,
) -> Result<(), Refused> {
    let by = By::Coordinator(who.id.clone());
    let mut stored = mine(tx, who, id)?;
    if store::is_done(tx, &form.nonce)? {
        return Ok(());
    }
    // Two who answer at once must not undo each other: the second sees what the first did before anything is sent.
    if form.seen != stored.mark() {
        return Err(Refused::Overtaken);
    }
    if let Some((companion, plan)) = &form.ask {
        may_be_asked(tx, &who.association, companion, plan.starts.date())?;
    }
    if let Some(text) = &form.text {
        store::line(tx, desk.given, id, Some(&who.id), text)?;
        desk.send(
            tx,
            Reply {
                thread: stored.thread,
                from: short(&who.first_name)?,
                text: lines(text)?,
            },
        )?;
        let nonce = if form.ask.is_some() {
            StepId::new(desk.given)
        } else {
            form.nonce.clone()
        };
        if let Some(after) = apply(tx, desk, &stored, &nonce, Step::Answer, "answered", &by)? {
            stored = after;
        }
    }
    let Some((companion, plan)) = &form.ask else {
        return Ok(());
    };
    let house = House::load(tx, &who.association)?;
    let companion = house
        .companion(companion)
        .filter(|one| !one.left)
        .ok_or(Refused::Gone)?;
    if let Some(replaced) = open_visit(tx, &stored)? {
        visits::end(tx, desk.given, &replaced.id, Outcome::Replaced, &by)?;
    }
    let visit = VisitId::new(desk.given);
    visits::plan(tx, desk.given, &visit, id, companion, plan)?;
    visits::step(tx, desk.given, &visit, "asked", &by)?;
    let step = Step::Ask {
        companion: companion.id.clone(),
        visit,
    };
    apply(tx, desk, &stored, &form.nonce, step, "asked", &by)?;
    Ok(())
}

/// Writes a few lines more.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    id: &CrossingId,
    nonce: &StepId,
    text: &str,
) -> Result<(), Refused> {
    let stored = mine(tx, who, id)?;
    let by = By::Coordinator(who.id.clone());
    if apply(tx, desk, &stored, nonce, Step::Answer, "answered", &by)?.is_none() {
        return Ok(());
    }
    store::line(tx, desk.given, id, Some(&who.id), text)?;
    let letter = Message {
        thread: stored.thread,
        text: lines(text)?,
    };
    desk.send(tx, letter)?;
    Ok(())
}

/// The coordinator has rung the companion who asked for it.
pub(crate) fn rung(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    id: &CrossingId,
    nonce: &StepId,
    met: bool,
) -> Result<(), Refused> {
    let stored = mine(tx, who, id)?;
    let by = By::Coordinator(who.id.clone());
    let visit = open_visit(tx, &stored)?;
    if apply(tx, desk, &stored, nonce, Step::Rung { met }, "rung", &by)?.is_none() {
        return Ok(());
    }
    if let Some(visit) = visit {
        let outcome = if met { Outcome::Met } else { Outcome::NotMet };
        visits::end(tx, desk.given, &visit.id, outcome, &by)?;
        desk.send_closed(tx, &stored, &visit, met)?;
    }
    Ok(())
}

/// The guest still comes; seen by a human who is there, three months on or later.
pub(crate) fn still_here(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    id: &CrossingId,
    nonce: &StepId,
) -> Result<(), Refused> {
    let stored = mine(tx, who, id)?;
    let by = By::Coordinator(who.id.clone());
    apply(tx, desk, &stored, nonce, Step::StillHere, "still-here", &by)?;
    Ok(())
}

/// Ends a crossing from the association's side.
pub(crate) fn end(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    id: &CrossingId,
    nonce: &StepId,
) -> Result<(), Refused> {
    let stored = mine(tx, who, id)?;
    let by = By::Coordinator(who.id.clone());
    let visit = open_visit(tx, &stored)?;
    if apply(tx, desk, &stored, nonce, Step::End, "ended", &by)?.is_none() {
        return Ok(());
    }
    if let Some(visit) = visit {
        visits::end(tx, desk.given, &visit.id, Outcome::Ended, &by)?;
        desk.send_cancelled(tx, &stored, &visit, CancelledBecause::Other)?;
    }
    Ok(())
}

/// Hands a crossing to the next named owner (BR-6).
pub(crate) fn hand_over(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    id: &CrossingId,
    nonce: &StepId,
    to: &Owner,
) -> Result<(), Refused> {
    let stored = mine(tx, who, id)?;
    let house = House::load(tx, &who.association)?;
    if let (Owner::Companion(next), false) = (to, store::is_done(tx, nonce)?) {
        let visit = open_visit(tx, &stored)?;
        let day = visit.map_or_else(|| desk.given.today(), |one| one.starts.date());
        may_be_asked(tx, &who.association, next, day)?;
    }
    let by = By::Coordinator(who.id.clone());
    hand_over_in(tx, desk, &house, &stored, nonce, to, &by)
}

/// As [`hand_over`], in a house that is known already.
pub(crate) fn hand_over_in(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    house: &House,
    stored: &Stored,
    nonce: &StepId,
    to: &Owner,
    by: &By,
) -> Result<(), Refused> {
    let next: Option<&Companion> = match to {
        Owner::Coordinator(id) => {
            house
                .coordinator(id)
                .filter(|one| !one.left)
                .ok_or(Refused::Gone)?;
            None
        }
        Owner::Companion(id) => {
            let found = house.companion(id).filter(|one| !one.left);
            Some(found.ok_or(Refused::Gone)?)
        }
    };
    let visit = open_visit(tx, stored)?;
    let step = Step::HandOver(to.clone());
    let Some(after) = apply(tx, desk, stored, nonce, step, "handed-over", by)? else {
        return Ok(());
    };
    let Some(visit) = visit else {
        return Ok(());
    };
    match (next, &after.crossing.state) {
        // Another waits at the same time and place; the guest hears the new name before she goes.
        (Some(companion), State::Promised { .. }) => {
            visits::move_to(tx, &visit.id, companion)?;
            visits::step(tx, desk.given, &visit.id, "handed-over", by)?;
            desk.send_appointment(tx, stored, &visit, companion)?;
        }
        (_, State::Answered) => {
            visits::end(tx, desk.given, &visit.id, Outcome::CompanionCannot, by)?;
            desk.send_cancelled(tx, stored, &visit, CancelledBecause::CompanionCannot)?;
        }
        _ => {}
    }
    Ok(())
}
