//! What is done with a remark.

use kit_store::Tx;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Asked, door};

use super::store::{self, New};
use super::{Remark, RemarkId};
use crate::crossing::routes::me;
use crate::desk::Refused;
use crate::looks::looked;

/// A form that anybody may send.
const REMARKS: Brake = Brake::form("remark");

/// Takes a remark in; the seconds to wait where somebody writes very many.
pub(crate) fn take(tx: &mut Tx<'_>, asked: &Asked, new: &New) -> Result<Result<(), i64>, Refused> {
    let trying = Trying {
        account: None,
        address: asked.from.as_ref(),
    };
    if let Turn::Wait(seconds) = REMARKS.take_turn(tx, &asked.web.given, trying)? {
        return Ok(Err(seconds));
    }
    store::keep(tx, new, asked.web.given.now())?;
    looked(tx, new.id.as_str())?;
    Ok(Ok(()))
}

/// A remark to the asker's own association.
pub(crate) fn own(tx: &mut Tx<'_>, asked: &Asked, id: &RemarkId) -> Result<Remark, Refused> {
    let me = me(tx, asked)?;
    let found = store::one(tx, id)?;
    found
        .filter(|one| one.association == me.association)
        .ok_or(Refused::Gone)
}

/// Answers it; whoever wrote reads it by the address she was given.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    asked: &Asked,
    id: &RemarkId,
    words: &str,
) -> Result<(), Refused> {
    let there = own(tx, asked, id)?;
    looked(tx, id.as_str())?;
    // Pressed twice: what it says already is not sealed anew.
    if there.answer.as_deref() == Some(words) {
        return Ok(());
    }
    let me = me(tx, asked)?;
    Ok(store::answer(tx, id, words, &me.id, asked.web.given.now())?)
}

/// The remark that an address follows.
pub(crate) fn followed(tx: &mut Tx<'_>, token: &str) -> Result<Remark, Refused> {
    let one = store::followed(tx, &door::hash(token))?.ok_or(Refused::Gone)?;
    looked(tx, one.id.as_str())?;
    Ok(one)
}
