//! The network on a transaction: sealed texts, of which the newest counts and older ones are erased.

use std::collections::BTreeMap;

use kit_store::{Given, StoreError, Tx};

use super::rules::{Network, Record};
use super::sql::*;
use crate::gathering::link;
use crate::gathering::rules::Said;
use crate::room::RoomId;
use crate::room::lock::{NETWORK, OpenRoom, Slot};

/// The network, and what came back by links, by the id of whoever was called.
#[derive(Debug, Clone, Default)]
pub(crate) struct Around {
    pub(crate) network: Network,
    pub(crate) answers: BTreeMap<String, Said>,
}

/// Everything as it is now.
pub(crate) fn around(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Around, StoreError> {
    let records: Vec<Record> = texts(tx, room)?.into_iter().map(|(_, r)| r).collect();
    Ok(Around {
        network: Network::of(&records),
        answers: link::answers(tx, room)?,
    })
}

fn texts(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Vec<(String, Record)>, StoreError> {
    tx.rows(TEXTS, &[room.id()], |r| {
        let (id, sealed): (String, Vec<u8>) = (r.get(0)?, r.get(1)?);
        let text = room.take(NETWORK, &id, &sealed)?;
        let record =
            serde_json::from_str(&text).or(Err(StoreError::Broken("a text of the network")))?;
        Ok((id, record))
    })
}

/// Writes one text under the id that its form carried; false if that form has been taken before.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    slot: &Slot,
    id: &str,
    record: &Record,
) -> Result<bool, StoreError> {
    let text = serde_json::to_string(record)
        .or(Err(StoreError::Broken("a text that cannot be written")))?;
    let sealed = slot.put(tx, NETWORK, id, &text)?;
    Ok(tx.run(INSERT_TEXT, &[&id, &slot.room, &sealed])? > 0)
}

/// Writes one text, erases what it makes needless, and opens and closes links as the newest state says.
///
/// A tie keeps the text before its newest, so that a slip can be undone. Who was taken off the map is erased by the
/// next change.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    (room, given, host): (&OpenRoom, &Given, &str),
    id: &str,
    record: &Record,
) -> Result<(), StoreError> {
    let before = texts(tx, room)?;
    if !note(tx, &room.slot, id, record)? {
        return Ok(());
    }
    for (old, text) in &before {
        if !stays(old, text, record, &before) {
            tx.run(ERASE_TEXT, &[old, room.id()])?;
        }
    }
    let records: Vec<Record> = before.into_iter().map(|(_, record)| record).collect();
    let network = Network::of(&[records, vec![record.clone()]].concat());
    link::follow(tx, (room, given, host), &network)
}

fn stays(id: &str, text: &Record, new: &Record, all: &[(String, Record)]) -> bool {
    let newest = all.iter().rfind(|(_, other)| other.thing() == text.thing());
    let is_newest = newest.is_some_and(|(newest, _)| newest == id);
    if text.thing() == new.thing() {
        return is_newest && matches!(text, Record::Tie { .. });
    }
    let gone = newest.is_some_and(|(_, newest)| newest.is_gone());
    !gone && (is_newest || matches!(text, Record::Tie { .. }))
}

/// Erases everything of a room.
pub(crate) fn erase(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    link::erase(tx, room)?;
    tx.run(ERASE_TEXTS, &[room]).map(|_| ())
}
