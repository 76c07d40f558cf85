//! What a coordinator does with the steps, and who may be asked for a visit.

use jiff::civil::Date;
use kit_store::Tx;
use kit_web::Asked;

use super::rules::Asks;
use super::store::{self, Approvals, NewNote};
use super::{NoteId, rules};
use crate::crossing::routes::me;
use crate::desk::Refused;
use crate::looks::looked;
use crate::people::store::companion_by_id;
use crate::people::{AssociationId, Companion, CompanionId};

/// Nobody is asked for a visit who lacks a step on its day. Who has promised already goes on: nothing is broken off.
pub(crate) fn may_be_asked(
    tx: &mut Tx<'_>,
    of: &AssociationId,
    who: &CompanionId,
    day: Date,
) -> Result<(), Refused> {
    let lacks = Approvals::of(tx, of)?.lacks(who, day);
    if lacks.is_empty() {
        Ok(())
    } else {
        Err(Refused::Lacks(lacks))
    }
}

/// Somebody who comes along in the coordinator's own association.
pub(crate) fn own(tx: &mut Tx<'_>, asked: &Asked, id: &CompanionId) -> Result<Companion, Refused> {
    let me = me(tx, asked)?;
    companion_by_id(tx, id.as_str())?
        .filter(|one| one.association == me.association && !one.left)
        .ok_or(Refused::Gone)
}

/// Notes a step as done.
pub(super) fn note(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &CompanionId,
    note: NoteId,
    (step, done, until): (rules::Step, Date, Option<Date>),
) -> Result<(), Refused> {
    let who = own(tx, asked, id)?;
    looked(tx, id.as_str())?;
    let new = NewNote {
        id: note,
        who: who.id,
        step,
        done,
        until,
        by: Some(me(tx, asked)?.id),
    };
    Ok(store::note(tx, &new, asked.web.given.now())?)
}

/// Takes a note back, or puts it back.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &CompanionId,
    note: &NoteId,
    back: bool,
) -> Result<(), Refused> {
    let who = own(tx, asked, id)?;
    looked(tx, id.as_str())?;
    if back {
        store::undo(tx, note, &who.id, asked.web.given.now())?;
    } else {
        store::redo(tx, note, &who.id)?;
    }
    Ok(())
}

/// Chooses what the coordinator's association asks for.
pub(super) fn choose(tx: &mut Tx<'_>, asked: &Asked, asks: &Asks) -> Result<(), Refused> {
    let me = me(tx, asked)?;
    // Pressed twice: since when a step is asked for stays as it was.
    if store::asks(tx, &me.association)?.as_ref() == Some(asks) {
        return Ok(());
    }
    Ok(store::choose(
        tx,
        &me.association,
        asks,
        asked.web.given.now(),
    )?)
}
