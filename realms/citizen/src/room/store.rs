//! Rooms on a transaction.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};
use kit_web::door;

use super::RoomId;
use super::lock::{ENDS_ON, NAME, OpenRoom, Slot};
use super::sql::*;

/// Makes the room; false if the same form has made it before.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    slot: &Slot,
    name: &str,
    made_on: Date,
) -> Result<bool, StoreError> {
    let sealed = slot.put(tx, NAME, slot.room.as_str(), name)?;
    let touched = tx.run(
        INSERT_ROOM,
        &[&slot.room, &slot.public_key(), &sealed, &made_on],
    )?;
    Ok(touched > 0)
}

/// What the room's guest is called; none if the room is gone.
pub(crate) fn name(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Option<String>, StoreError> {
    let row = tx.row(NAME_OF, &[room.id()], |r| r.get::<Vec<u8>>(0))?;
    row.map(|sealed| room.take(NAME, room.id().as_str(), &sealed))
        .transpose()
}

/// Notes the end date that the guest typed; none takes it away.
pub(crate) fn say_end(
    tx: &mut Tx<'_>,
    id: &str,
    slot: &Slot,
    ends_on: Option<Date>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let text = ends_on.map(|day| day.to_string()).unwrap_or_default();
    let sealed = slot.put(tx, ENDS_ON, id, &text)?;
    tx.run(SAY_END, &[&id, &slot.room, &sealed, &now])
        .map(|_| ())
}

/// The end date that the guest typed last.
pub(crate) fn end_note(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Option<Date>, StoreError> {
    let row = tx.row(END_NOTE, &[room.id()], |r| {
        Ok((r.get::<String>(0)?, r.get::<Vec<u8>>(1)?))
    })?;
    let Some((id, sealed)) = row else {
        return Ok(None);
    };
    let text = room.take(ENDS_ON, &id, &sealed)?;
    Ok(text.parse().ok())
}

/// Erases a room and everything in it: first what it holds, then its key.
pub(crate) fn erase(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    tx.run(ERASE_STEPS, &[room])?;
    tx.run(ERASE_CROSSINGS, &[room])?;
    tx.run(ERASE_END_NOTES, &[room])?;
    tx.run(ERASE_NOTICES, &[room])?;
    tx.run(ERASE_LINKS, &[room])?;
    crate::network::store::erase(tx, room)?;
    tx.run(crate::own::sql::ERASE_ENTRIES, &[room])?;
    tx.run(crate::about::sql::ERASE_SHARES, &[room])?;
    crate::remind::store::end(tx, room)?;
    crate::mail::store::erase(tx, room)?;
    crate::passkey::store::forget(tx, room)?;
    tx.run(ERASE_WAYS_IN, &[room])?;
    tx.run(ERASE_ROOM, &[room])?;
    door::end_all_of(tx, room.as_str())?;
    Ok(())
}
