//! The second step on a transaction.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};
use kit_web::door;
use serde::{Deserialize, Serialize};

use super::sql::*;
use crate::room::RoomId;
use crate::room::lock::{OpenRoom, SECOND_STEP, Slot};

/// A browser is known for so many minutes: half a year.
pub(crate) const KNOWN_MIN: i64 = 180 * 24 * 60;

/// What a room has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SecondStep {
    /// Where the code goes, proved to be hers.
    pub(crate) address: String,
    /// Whether the words ask for the code where the browser is not known.
    pub(crate) asks: bool,
}

/// What the room has chosen, read by its guest or by whoever has just proved its words.
pub(crate) fn of(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Option<SecondStep>, StoreError> {
    let row = tx.row(STEP, &[room.id()], |r| r.get::<Vec<u8>>(0))?;
    let Some(sealed) = row else {
        return Ok(None);
    };
    let text = room.take(SECOND_STEP, room.id().as_str(), &sealed)?;
    let step = serde_json::from_str(&text).or(Err(StoreError::Broken("a second step")))?;
    Ok(Some(step))
}

/// Keeps what the room has chosen.
pub(crate) fn keep(tx: &mut Tx<'_>, slot: &Slot, step: &SecondStep) -> Result<(), StoreError> {
    let text = serde_json::to_string(step).or(Err(StoreError::Broken("a second step")))?;
    let told = slot.put(tx, SECOND_STEP, slot.room.as_str(), &text)?;
    tx.run(KEEP_STEP, &[&slot.room, &told]).map(|_| ())
}

/// Takes the address away, and with it every known browser. True if there was one.
pub(crate) fn erase(tx: &mut Tx<'_>, room: &RoomId) -> Result<bool, StoreError> {
    tx.run(ERASE_KNOWN, &[room])?;
    Ok(tx.run(ERASE_STEP, &[room])? > 0)
}

/// Whether the browser with this token has passed before and was to be remembered.
pub(crate) fn is_known(
    tx: &mut Tx<'_>,
    room: &RoomId,
    token: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ends: Option<Timestamp> = tx.row(KNOWN, &[&door::hash(token), room, &now], |r| r.get(0))?;
    Ok(ends.is_some())
}

/// Remembers the browser with this token; older ones whose time is over go.
pub(crate) fn know(
    tx: &mut Tx<'_>,
    room: &RoomId,
    token: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(SWEEP_KNOWN, &[&now])?;
    let ends = Timestamp::from_millisecond(now.as_millisecond() + KNOWN_MIN * 60_000)
        .unwrap_or(Timestamp::MAX);
    tx.run(KNOW, &[&door::hash(token), room, &ends]).map(|_| ())
}
