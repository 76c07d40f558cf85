//! What a letter from an association does in a room.

use kit_letters::{CivilToCitizen, LetterList};
use kit_store::{Given, StoreError, Tx};

use super::rules::Step;
use super::store;

/// Takes a letter in: it is put through the slot of the room it belongs to, and nobody can read it there but the guest,
/// whenever she comes. Nothing is decided now: the way's state is told from all letters when they are read. A letter to
/// a room that is gone changes nothing, and its sender learns nothing from that. For [`kit_letters::receive`].
///
/// # Errors
/// [`StoreError`] if the database refuses it.
pub fn take_in(tx: &mut Tx<'_>, given: &Given, letter: &CivilToCitizen) -> Result<(), StoreError> {
    let Some(thread) = letter.thread() else {
        return Ok(());
    };
    let Some((crossing, slot)) = store::of_thread(tx, &thread)? else {
        return Ok(());
    };
    crate::remind::store::heard(tx, letter)?;
    let step = Step::Got(letter.clone());
    let id = given.random128();
    store::note(tx, &slot, &crossing, &id, (&step, None), given.now())?;
    Ok(())
}
