//! Passkeys and the questions they answer, on a transaction.

use jiff::{SignedDuration, Timestamp};
use kit_seal::wrap;
use kit_store::{StoreError, Tx};
use kit_web::door;

use super::sql::*;
use crate::key::proof::Slow;
use crate::key::store::{Found, PURPOSE, bound, fault};
use crate::room::RoomId;
use crate::room::lock::{DEVICE, OpenRoom};
use crate::room::notice::{self, Event};

/// So long may somebody take to unlock the device.
const LASTS: SignedDuration = SignedDuration::from_mins(5);

/// A passkey as its room knows it.
pub(crate) struct Passkey {
    /// Its way in.
    pub(crate) id: String,
    /// What its signature is held against, as JSON.
    pub(crate) device: String,
    /// When it was made.
    pub(crate) made: Timestamp,
    /// When it last opened the room.
    pub(crate) used: Option<Timestamp>,
}

/// Every passkey of a room, the oldest first.
pub(crate) fn all(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Vec<Passkey>, StoreError> {
    tx.rows(PASSKEYS, &[room.id()], |r| {
        let (id, device): (String, Vec<u8>) = (r.get(0)?, r.get(1)?);
        Ok(Passkey {
            device: room.take(DEVICE, &id, &device)?,
            made: r.get(2)?,
            used: r.get(3)?,
            id,
        })
    })
}

/// The way in whose secret has this proof, with its device as it lies sealed in the room.
pub(crate) fn proved(tx: &mut Tx<'_>, proof: &str) -> Result<Option<(Found, Vec<u8>)>, StoreError> {
    tx.row(PASSKEY_PROVED, &[&proof], |r| {
        let found = Found {
            way: r.get(0)?,
            room: r.get(1)?,
            salt: String::new(),
            proof: proof.to_owned(),
            wrapped: r.get(2)?,
        };
        Ok((found, r.get(3)?))
    })
}

/// Makes a passkey a way into the room.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
    halves: &Slow,
    device: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let given = tx.given()?;
    let id = given.random128();
    let fill = |bytes: &mut [u8]| given.fill(bytes);
    let to = bound(room.id(), &id);
    let wrapped = wrap(&room.secret(), &halves.under, PURPOSE, &to, &fill).map_err(fault)?;
    let device = room.slot.put(tx, DEVICE, &id, device)?;
    tx.run(
        INSERT_PASSKEY,
        &[&id, room.id(), &halves.proof, &wrapped, &now, &device],
    )
    .map(|_| ())
}

/// Notes that a passkey opened its room; `device` where it has counted on.
pub(crate) fn used(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
    way: &str,
    device: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(device) = device {
        let device = room.slot.put(tx, DEVICE, way, device)?;
        tx.run(PASSKEY_COUNTED, &[&way, &device])?;
    }
    tx.run(PASSKEY_USED, &[&way, &now]).map(|_| ())
}

/// Removes a passkey; false if the room has none of this id.
pub(crate) fn remove(tx: &mut Tx<'_>, room: &RoomId, id: &str) -> Result<bool, StoreError> {
    Ok(tx.run(ERASE_PASSKEY, &[&id, room])? > 0)
}

/// Keeps a question until it is answered; `room` where a new key is made for it.
pub(crate) fn ask(
    tx: &mut Tx<'_>,
    token: &str,
    room: Option<&RoomId>,
    state: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(SWEEP_QUESTIONS, &[&now])?;
    let ends = now.checked_add(LASTS).unwrap_or(Timestamp::MAX);
    let room = room.cloned();
    tx.run(INSERT_QUESTION, &[&door::hash(token), &room, &state, &ends])
        .map(|_| ())
}

/// Takes a question out: what its answer is held against. None if it was answered, is too old or was another room's.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    token: &str,
    room: Option<&RoomId>,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let id = door::hash(token);
    let question = tx.row(QUESTION, &[&id, &now], |r| {
        Ok((r.get::<Option<RoomId>>(0)?, r.get::<String>(1)?))
    })?;
    let taken = tx.run(DELETE_QUESTION, &[&id])?;
    let fits = question.filter(|(of, _)| taken == 1 && of.as_ref() == room);
    Ok(fits.map(|(_, state)| state))
}

/// At which times of coming in by words or a code a passkey is offered: after the third, and not for ever (UX.md §8.4).
const OFFERED_AT: std::ops::RangeInclusive<usize> = 3..=5;

/// Whether it is time to tell the guest of passkeys: she has come in some times, and has none.
pub(crate) fn worth_offering(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<bool, StoreError> {
    let typed = [Event::Words, Event::Code];
    let told = notice::all(tx, room)?;
    let times = told.iter().filter(|one| typed.contains(&one.event)).count();
    Ok(OFFERED_AT.contains(&times) && all(tx, room)?.is_empty())
}

/// Erases a room's questions.
pub(crate) fn forget(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    tx.run(ERASE_QUESTIONS, &[room]).map(|_| ())
}
