//! Rooms on a transaction.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};
use kit_web::door;

use super::RoomId;
use super::sql::*;

/// A device that is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    /// Hash of the session's token.
    pub(crate) session: String,
    pub(crate) role: String,
    pub(crate) since: Timestamp,
    pub(crate) seen: Timestamp,
}

/// Every device of a room, the newest first.
pub(crate) fn devices(tx: &mut Tx<'_>, room: &RoomId) -> Result<Vec<Device>, StoreError> {
    tx.rows(SESSIONS, &[room], |r| {
        Ok(Device {
            session: r.get(0)?,
            role: r.get(1)?,
            since: r.get(2)?,
            seen: r.get(3)?,
        })
    })
}

/// Notes the end date that the guest typed; none takes it away.
pub(crate) fn say_end(
    tx: &mut Tx<'_>,
    id: &str,
    room: &RoomId,
    ends_on: Option<Date>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(SAY_END, &[&id, room, &ends_on, &now]).map(|_| ())
}

/// The end date that the guest typed last.
pub(crate) fn end_note(tx: &mut Tx<'_>, room: &RoomId) -> Result<Option<Date>, StoreError> {
    let row = tx.row(END_NOTE, &[room], |r| r.get::<Option<Date>>(0))?;
    Ok(row.flatten())
}

/// Erases a room and everything in it.
pub(crate) fn erase(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    tx.run(ERASE_STEPS, &[room])?;
    tx.run(ERASE_CROSSINGS, &[room])?;
    tx.run(ERASE_END_NOTES, &[room])?;
    tx.run(ERASE_LINKS, &[room])?;
    tx.run(ERASE_ROOM, &[room])?;
    door::end_all_of(tx, room.as_str())?;
    Ok(())
}
