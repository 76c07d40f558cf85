//! A room's lock: whoever has the slot can put something in; only who holds the room's secret key can take it out
//! (SAFETY.md §5). The program has the slot always and the key only while the guest asks.

use std::sync::Arc;

use kit_seal::{Cell, Pair, PublicKey, SealError, SecretKey, Zeroizing, open_with, seal_to};
use kit_store::{Place, Realm, StoreError, Tx};
use kit_web::{Asked, Failed};

use super::RoomId;
use crate::Citizen;

/// What the guest is called.
pub(crate) const NAME: Place = Place::of("room", "name");
/// The own note of the end date.
pub(crate) const ENDS_ON: Place = Place::of("end_note", "ends_on");
/// What happened to the ways in.
pub(crate) const TOLD: Place = Place::of("notice", "told");
/// What a passkey's signature is held against.
pub(crate) const DEVICE: Place = Place::of("way_in", "device");
/// The second step: an address and whether it is asked for.
pub(crate) const SECOND_STEP: Place = Place::of("second_step", "told");
/// What a way leads to.
pub(crate) const TARGET: Place = Place::of("crossing", "target");
/// What she wrote down for herself.
pub(crate) const ENTRY: Place = Place::of("entry", "told");
/// What is shown to one person, sealed to a key of its own.
pub(crate) const SHOWN: Place = Place::of("share", "told");
/// To whom it is shown, and that key, sealed to the room.
pub(crate) const SHOWN_KEPT: Place = Place::of("share", "kept");
/// What happened on a way.
pub(crate) const WHAT: Place = Place::of("step", "what");
/// A text about the people around the guest, and her meetings with them.
pub(crate) const NETWORK: Place = Place::of("network", "told");
/// What came back by a link to a meeting.
pub(crate) const ANSWER: Place = Place::of("invitation_answer", "told");

/// The slot of a room's door: things go in.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    /// The room.
    pub(crate) room: RoomId,
    key: PublicKey,
}

/// A room that stands open: things go in and come out. Without `Debug` or `Clone`, since its key has neither.
pub(crate) struct OpenRoom {
    /// Its slot.
    pub(crate) slot: Slot,
    key: SecretKey,
}

fn fault(place: Place, fault: SealError) -> StoreError {
    StoreError::Sealed {
        table: place.table,
        column: place.column,
        fault,
    }
}

fn cell<'a>(place: Place, row: &'a str, room: &'a RoomId) -> Cell<'a> {
    Cell {
        realm: Citizen::NAME,
        table: place.table,
        column: place.column,
        row,
        person: room.as_str(),
    }
}

impl Slot {
    /// The slot of a room, from the key that stands in its row.
    ///
    /// # Errors
    /// [`StoreError::Broken`] if that is no key.
    pub(crate) fn of(room: RoomId, key: &[u8]) -> Result<Self, StoreError> {
        let key = PublicKey::from_bytes(key).or(Err(StoreError::Broken("a room's public key")))?;
        Ok(Self { room, key })
    }

    /// The key, for the room's row.
    pub(crate) fn public_key(&self) -> Vec<u8> {
        self.key.to_bytes().to_vec()
    }

    /// Seals a text for the column of this row.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] if it is too long for any size class.
    pub(crate) fn put(
        &self,
        tx: &Tx<'_>,
        place: Place,
        row: &str,
        text: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let given = tx.given()?;
        seal_to(
            &self.key,
            &cell(place, row, &self.room),
            text.as_bytes(),
            &|bytes| given.fill(bytes),
        )
        .map_err(|why| fault(place, why))
    }
}

impl OpenRoom {
    /// A new room with a fresh lock. `fill` draws from the kernel, except in tests.
    pub(crate) fn new(room: RoomId, fill: &dyn Fn(&mut [u8])) -> Self {
        let pair = Pair::draw(fill);
        Self {
            slot: Slot {
                room,
                key: pair.public,
            },
            key: pair.secret,
        }
    }

    /// The room that this secret key opens.
    ///
    /// # Errors
    /// [`SealError::Refused`] if the bytes are no key.
    pub(crate) fn with_key(room: RoomId, key: &[u8; 32]) -> Result<Self, SealError> {
        let key = SecretKey::from_bytes(key)?;
        Ok(Self {
            slot: Slot {
                room,
                key: key.public(),
            },
            key,
        })
    }

    /// The room.
    pub(crate) fn id(&self) -> &RoomId {
        &self.slot.room
    }

    /// The secret key, to be wrapped once per way in and carried by the session.
    pub(crate) fn secret(&self) -> Zeroizing<[u8; 32]> {
        self.key.to_bytes()
    }

    /// Opens what was put into exactly this column of this row.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] for what was put elsewhere, into another room, or changed since.
    pub(crate) fn take(
        &self,
        place: Place,
        row: &str,
        sealed: &[u8],
    ) -> Result<String, StoreError> {
        let opened = open_with(&self.key, &cell(place, row, self.id()), sealed)
            .map_err(|why| fault(place, why))?;
        let text = std::str::from_utf8(&opened).or(Err(StoreError::Broken("a sealed text")))?;
        Ok(text.to_owned())
    }
}

/// The room of the one who asks, with the key that her session carries. A session without a key opens nothing.
///
/// # Errors
/// [`Failed::NotFound`] for a room id that is none, [`Failed::NotSignedIn`] without a key.
pub(crate) fn open(asked: &Asked) -> Result<Arc<OpenRoom>, Failed> {
    let actor = asked.actor()?;
    let room = RoomId::from_text(&actor.id).ok_or(Failed::NotFound)?;
    let key = actor.carries.as_ref().ok_or(Failed::NotSignedIn)?;
    let open = OpenRoom::with_key(room, &key.0).or(Err(Failed::NotSignedIn))?;
    Ok(Arc::new(open))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit_store::store_test;

    fn room(id: &str, byte: u8) -> OpenRoom {
        OpenRoom::new(RoomId::from_text(id).unwrap(), &move |bytes| {
            bytes.fill(byte);
        })
    }

    store_test! {
        /// SAFETY.md §5: bound to realm, table, column, row and room.
        fn what_is_put_in_comes_out_of_the_same_place_of_the_same_room_only(store: Store<Citizen>) {
            let (amir, other) = (room("room-0001", 3), room("room-0002", 4));
            let slot = amir.slot.clone();
            let put = move |tx: &mut Tx<'_>| slot.put(tx, WHAT, "step-0001", "Vi ses ved døren");
            let sealed = store.aside().read_now("put", put).unwrap();
            assert_eq!(amir.take(WHAT, "step-0001", &sealed).unwrap(), "Vi ses ved døren");
            assert!(amir.take(WHAT, "step-0002", &sealed).is_err(), "another row");
            assert!(amir.take(TARGET, "step-0001", &sealed).is_err(), "another column");
            assert!(other.take(WHAT, "step-0001", &sealed).is_err(), "another room");
            // The same key under another room's id is refused as well.
            let moved = OpenRoom::with_key(RoomId::from_text("room-0002").unwrap(), &amir.secret()).unwrap();
            assert!(moved.take(WHAT, "step-0001", &sealed).is_err(), "another person");
            let mut changed = sealed.clone();
            if let Some(last) = changed.last_mut() { *last ^= 1; }
            assert!(amir.take(WHAT, "step-0001", &changed).is_err(), "one bit");
        }
    }
}
