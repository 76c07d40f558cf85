//! Entries on a transaction.

use kit_store::{StoreError, Tx};

use super::EntryId;
use super::rules::{Entry, Told};
use super::sql::*;
use crate::room::lock::{ENTRY, OpenRoom, Slot};

fn written(told: &Told) -> Result<String, StoreError> {
    serde_json::to_string(told).or(Err(StoreError::Broken("an entry that cannot be written")))
}

/// Every entry of a room, those that were taken away too, oldest first.
pub(crate) fn all(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Vec<Entry>, StoreError> {
    let mut found = tx.rows(ENTRIES, &[room.id()], |r| {
        let (id, sealed): (EntryId, Vec<u8>) = (r.get(0)?, r.get(1)?);
        let text = room.take(ENTRY, id.as_str(), &sealed)?;
        let told =
            serde_json::from_str(&text).or(Err(StoreError::Broken("an entry that is none")))?;
        Ok(Entry { id, told })
    })?;
    found.sort_by(|one, other| {
        (one.told.made_ms, one.id.as_str()).cmp(&(other.told.made_ms, other.id.as_str()))
    });
    Ok(found)
}

/// Writes an entry down; false if the same form has written it before.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    slot: &Slot,
    id: &EntryId,
    told: &Told,
) -> Result<bool, StoreError> {
    let sealed = slot.put(tx, ENTRY, id.as_str(), &written(told)?)?;
    Ok(tx.run(INSERT_ENTRY, &[id, &slot.room, &sealed])? > 0)
}

/// An entry as it is from now on.
pub(crate) fn set(
    tx: &mut Tx<'_>,
    slot: &Slot,
    id: &EntryId,
    told: &Told,
) -> Result<(), StoreError> {
    let sealed = slot.put(tx, ENTRY, id.as_str(), &written(told)?)?;
    tx.run(SET_ENTRY, &[id, &slot.room, &sealed]).map(|_| ())
}

/// Erases an entry.
pub(crate) fn erase(tx: &mut Tx<'_>, slot: &Slot, id: &EntryId) -> Result<(), StoreError> {
    tx.run(ERASE_ENTRY, &[id, &slot.room]).map(|_| ())
}
