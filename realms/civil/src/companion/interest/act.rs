//! What is done with somebody's wish to come along.

use engine_planning::companions::Kind;
use kit_store::{StoreError, Tx};
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Asked, door};

use super::store::{self, New};
use super::{Interest, InterestId, Outcome};
use crate::companion::approval::NoteId;
use crate::companion::approval::rules::Step;
use crate::companion::approval::store::{self as approval, NewNote};
use crate::crossing::routes::me;
use crate::desk::Refused;
use crate::looks::looked;
use crate::people::CompanionId;
use crate::people::new::FIRST_LOAD;
use crate::people::store::{self as people, NewCompanion};

/// A form that anybody may send.
const INTERESTS: Brake = Brake::form("interest");

/// Takes it in; the seconds to wait where somebody writes very many.
pub(super) fn take(tx: &mut Tx<'_>, asked: &Asked, new: &New) -> Result<Result<(), i64>, Refused> {
    let trying = Trying {
        account: None,
        address: asked.from.as_ref(),
    };
    if let Turn::Wait(seconds) = INTERESTS.take_turn(tx, &asked.web.given, trying)? {
        return Ok(Err(seconds));
    }
    store::keep(tx, new, asked.web.given.now())?;
    looked(tx, new.id.as_str())?;
    Ok(Ok(()))
}

/// One that was told to the asker's own association.
pub(super) fn own(tx: &mut Tx<'_>, asked: &Asked, id: &InterestId) -> Result<Interest, Refused> {
    let me = me(tx, asked)?;
    let found = store::one(tx, id)?;
    found
        .filter(|one| one.association == me.association)
        .ok_or(Refused::Gone)
}

/// Answers in words, and says no where it is no.
pub(super) fn answer(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &InterestId,
    words: &str,
    no: bool,
) -> Result<(), Refused> {
    let there = own(tx, asked, id)?;
    looked(tx, id.as_str())?;
    // Who comes along already is not told no by an old page.
    if there.outcome != Some(Outcome::Joined) {
        let outcome = no.then_some(Outcome::No);
        if there.outcome != outcome {
            store::set_outcome(tx, id, outcome)?;
        }
    }
    // Pressed twice: what it says already is not sealed anew.
    if there.answer.as_deref() == Some(words) {
        return Ok(());
    }
    let me = me(tx, asked)?;
    Ok(store::answer(tx, id, words, &me.id, asked.web.given.now())?)
}

/// She comes along from now on: a new number and a new key, and nothing that leads from one to the other. That they have
/// heard from each other is the first step; the others are still to come.
pub(super) fn join(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &InterestId,
    new: &CompanionId,
    first_name: &str,
    kind: Kind,
) -> Result<(), Refused> {
    let there = own(tx, asked, id)?;
    looked(tx, id.as_str())?;
    let known = people::companion_by_id(tx, new.as_str())?.is_some();
    if known {
        return Ok(());
    }
    // Two who take her in at once make one of her.
    if there.outcome == Some(Outcome::Joined) {
        return Err(Refused::Overtaken);
    }
    people::add_companion(
        tx,
        &NewCompanion {
            id: new,
            association: there.association.as_str(),
            first_name,
            kind: kind.key(),
            age: None,
            interests: "",
            max_load: FIRST_LOAD,
            sign: None,
        },
    )?;
    let note = NoteId::from_text(&asked.web.given.random128());
    let heard = NewNote {
        id: note.ok_or(StoreError::Broken("a number that is none"))?,
        who: new.clone(),
        step: Step::Interest,
        // The day on which she is taken in: the day on which she wrote would lead from one to the other.
        done: asked.web.given.today(),
        until: None,
        by: Some(me(tx, asked)?.id),
    };
    approval::note(tx, &heard, asked.web.given.now())?;
    Ok(store::set_outcome(tx, id, Some(Outcome::Joined))?)
}

/// The one that an address follows.
pub(super) fn followed(tx: &mut Tx<'_>, token: &str) -> Result<Interest, Refused> {
    let one = store::followed(tx, &door::hash(token))?.ok_or(Refused::Gone)?;
    looked(tx, one.id.as_str())?;
    Ok(one)
}
