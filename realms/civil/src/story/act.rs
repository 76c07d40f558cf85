//! What is done with a story.

use kit_store::Tx;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Asked, door};

use super::store::{self, New};
use super::{State, Story, StoryId};
use crate::crossing::routes::me;
use crate::desk::Refused;
use crate::looks::looked;

/// A form that anybody may send.
const STORIES: Brake = Brake::form("story");

/// Takes a story in; the seconds to wait where somebody writes very many.
pub(crate) fn take(tx: &mut Tx<'_>, asked: &Asked, new: &New) -> Result<Result<(), i64>, Refused> {
    let trying = Trying {
        account: None,
        address: asked.from.as_ref(),
    };
    if let Turn::Wait(seconds) = STORIES.take_turn(tx, &asked.web.given, trying)? {
        return Ok(Err(seconds));
    }
    store::keep(tx, new, asked.web.given.now())?;
    looked(tx, new.id.as_str())?;
    Ok(Ok(()))
}

/// The community's own story, which its coordinator writes and shows.
pub(crate) fn write_own(tx: &mut Tx<'_>, asked: &Asked, new: &New) -> Result<(), Refused> {
    let (me, now) = (me(tx, asked)?, asked.web.given.now());
    looked(tx, new.id.as_str())?;
    if !store::keep(tx, new, now)? {
        return Ok(());
    }
    let one = store::one(tx, &new.id)?.ok_or(Refused::Gone)?;
    Ok(store::show(tx, &one, Some(&me.id), now)?)
}

/// A story told to the asker's own association.
pub(crate) fn own(tx: &mut Tx<'_>, asked: &Asked, id: &StoryId) -> Result<Story, Refused> {
    let me = me(tx, asked)?;
    let found = store::one(tx, id)?;
    found
        .filter(|one| one.association == me.association && one.state != State::Gone)
        .ok_or(Refused::Gone)
}

/// Lets everybody read it.
pub(crate) fn show(tx: &mut Tx<'_>, asked: &Asked, id: &StoryId) -> Result<(), Refused> {
    let (me, there) = (me(tx, asked)?, own(tx, asked, id)?);
    looked(tx, id.as_str())?;
    // Pressed twice: what is shown is not sealed anew.
    if there.state == State::Shown {
        return Ok(());
    }
    Ok(store::show(
        tx,
        &there,
        Some(&me.id),
        asked.web.given.now(),
    )?)
}

/// Lets nobody read it, and says why.
pub(crate) fn decline(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &StoryId,
    answer: &str,
) -> Result<(), Refused> {
    let (me, there) = (me(tx, asked)?, own(tx, asked, id)?);
    looked(tx, id.as_str())?;
    if there.state == State::Declined && there.answer.as_deref() == Some(answer) {
        return Ok(());
    }
    Ok(store::decline(
        tx,
        &there,
        answer,
        &me.id,
        asked.web.given.now(),
    )?)
}

/// A coordinator takes it down for good.
pub(crate) fn delete(tx: &mut Tx<'_>, asked: &Asked, id: &StoryId) -> Result<(), Refused> {
    let there = own(tx, asked, id)?;
    looked(tx, id.as_str())?;
    Ok(store::take_down(tx, &there, asked.web.given.now())?)
}

/// The story that an address leads to.
pub(crate) fn followed(tx: &mut Tx<'_>, token: &str) -> Result<Story, Refused> {
    let one = store::followed(tx, &door::hash(token))?.ok_or(Refused::Gone)?;
    looked(tx, one.id.as_str())?;
    Ok(one)
}

/// Whoever wrote it takes it down, without a reason; pressed twice, it is still down.
pub(crate) fn take_down(tx: &mut Tx<'_>, asked: &Asked, token: &str) -> Result<(), Refused> {
    let one = followed(tx, token)?;
    if one.state == State::Gone {
        return Ok(());
    }
    Ok(store::take_down(tx, &one, asked.web.given.now())?)
}
