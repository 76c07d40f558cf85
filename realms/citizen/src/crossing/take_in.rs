//! What a letter from an association does in a room.

use kit_letters::{CivilToCitizen, LetterList};
use kit_store::{Given, StoreError, Tx};

use super::rules::Step;
use super::store;

/// Takes a letter in: it is noted on the way it belongs to, and the way's state is told from what is noted. A letter
/// to a room that is gone changes nothing, and its sender learns nothing from that. For [`kit_letters::receive`].
///
/// # Errors
/// [`StoreError`] if the database refuses it.
pub fn take_in(tx: &mut Tx<'_>, given: &Given, letter: &CivilToCitizen) -> Result<(), StoreError> {
    let Some(thread) = letter.thread() else {
        return Ok(());
    };
    let Some(crossing) = store::of_thread(tx, &thread)? else {
        return Ok(());
    };
    let step = Step::Got(letter.clone());
    store::note(tx, &crossing, &given.random128(), &step, given.now())?;
    Ok(())
}
