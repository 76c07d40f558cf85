//! Ways in, on a transaction.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::rules::{self, Tries};
use super::sql::*;
use crate::room::RoomId;

/// The scope of the count over all rooms.
const EVERYBODY: &str = "everybody";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A room as the door sees it.
pub(crate) struct Found {
    pub(crate) id: RoomId,
    pub(crate) name: String,
    pub(crate) salt: String,
    pub(crate) proof: String,
}

/// What the door answers before any word is proved.
pub(crate) enum Turn {
    /// So many seconds too early.
    Wait(i64),
    /// A try is counted; here is the room, if the two words find one.
    Try(Option<Found>),
}

fn tries(tx: &mut Tx<'_>, scope: &str) -> Result<Option<Tries>, StoreError> {
    tx.row(TRIES, &[&scope], |r| {
        Ok(Tries {
            wrong: r.get(0)?,
            since: r.get(1)?,
            next: r.get(2)?,
        })
    })
}

fn keep(tx: &mut Tx<'_>, scope: &str, tries: Tries) -> Result<(), StoreError> {
    tx.run(
        COUNT_TRY,
        &[&scope, &tries.wrong, &tries.since, &tries.next],
    )?;
    Ok(())
}

/// Counts a try as wrong beforehand, so that many at once cannot slip in side by side, and finds the room.
pub(crate) fn take_turn(tx: &mut Tx<'_>, finder: &str, now: Timestamp) -> Result<Turn, StoreError> {
    let (room, all) = (tries(tx, finder)?, tries(tx, EVERYBODY)?);
    if let Some(seconds) = rules::wait(room, now).max(rules::wait(all, now)) {
        return Ok(Turn::Wait(seconds));
    }
    let old = Timestamp::from_millisecond(now.as_millisecond() - DAY_MS).unwrap_or(Timestamp::MIN);
    tx.run(SWEEP_TRIES, &[&old])?;
    // An unknown pair is counted like a known one: the answer may not tell which it was.
    keep(tx, finder, rules::count_room(room, now))?;
    keep(tx, EVERYBODY, rules::count_everybody(all, now))?;
    let found = tx.row(ROOM_FOUND, &[&finder], |r| {
        Ok(Found {
            id: r.get(0)?,
            name: r.get(1)?,
            salt: r.get(2)?,
            proof: r.get(3)?,
        })
    })?;
    Ok(Turn::Try(found))
}

/// Forgets the wrong tries of a pair of words that proved right.
pub(crate) fn proved_right(tx: &mut Tx<'_>, finder: &str) -> Result<(), StoreError> {
    tx.run(FORGET_TRIES, &[&finder]).map(|_| ())
}

/// The seconds that a next try has to wait.
pub(crate) fn must_wait(tx: &mut Tx<'_>, finder: &str, now: Timestamp) -> Result<i64, StoreError> {
    Ok(rules::wait(tries(tx, finder)?, now).unwrap_or(0))
}

/// A room about to be made.
pub(crate) struct NewRoom {
    pub(crate) id: RoomId,
    pub(crate) name: String,
    pub(crate) made_on: Date,
    pub(crate) finder: String,
    pub(crate) salt: String,
    pub(crate) proof: String,
}

/// The first of these finders that is free or this room's own.
pub(crate) fn free_round(
    tx: &mut Tx<'_>,
    room: &RoomId,
    finders: &[String],
) -> Result<Option<usize>, StoreError> {
    for (round, finder) in finders.iter().enumerate() {
        let owner = tx.row(ROOM_OF_FINDER, &[finder], |r| r.get::<RoomId>(0))?;
        if owner.is_none_or(|owner| owner == *room) {
            return Ok(Some(round));
        }
    }
    Ok(None)
}

/// Makes the room; nothing happens if the same form has made it before.
///
/// # Errors
/// A unique violation if another room has taken the finding words since [`free_round`] looked.
pub(crate) fn make_room(tx: &mut Tx<'_>, room: &NewRoom) -> Result<(), StoreError> {
    tx.run(
        INSERT_ROOM,
        &[
            &room.id,
            &room.finder,
            &room.salt,
            &room.proof,
            &room.name,
            &room.made_on,
        ],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Citizen;
    use jiff::civil::date;
    use kit_store::store_test;

    fn room(id: &str, finder: &str) -> NewRoom {
        NewRoom {
            id: RoomId::from_text(id).unwrap(),
            name: "Amir".to_owned(),
            made_on: date(2027, 3, 1),
            finder: finder.to_owned(),
            salt: "00".repeat(16),
            proof: "11".repeat(32),
        }
    }

    store_test! {
        fn two_rooms_never_share_their_finding_words(store: Store<Citizen>) {
            store.write_now("first", |tx| make_room(tx, &room("room-0001", "aa"))).unwrap();
            let finders = ["aa".to_owned(), "bb".to_owned()];
            let round = |id: &str| {
                let room = RoomId::from_text(id).unwrap();
                store.read_now("look", |tx| free_round(tx, &room, &finders)).unwrap()
            };
            assert_eq!((round("room-0001"), round("room-0002")), (Some(0), Some(1)));
            let taken = store.write_now("second", |tx| make_room(tx, &room("room-0002", "aa")));
            assert!(taken.unwrap_err().is_unique_violation());
            // The same form once more makes nothing and is no fault.
            store.write_now("again", |tx| make_room(tx, &room("room-0001", "aa"))).unwrap();
            let only = [String::from("aa")];
            let room = RoomId::from_text("room-0002").unwrap();
            let none = store.read_now("look", |tx| free_round(tx, &room, &only)).unwrap();
            assert_eq!(none, None);
        }
    }

    store_test! {
        fn a_try_is_counted_before_it_is_proved_for_known_and_unknown_alike(store: Store<Citizen>) {
            store.write_now("room", |tx| make_room(tx, &room("room-0001", "aa"))).unwrap();
            let now: Timestamp = "2027-03-01T12:00:00Z".parse().unwrap();
            for (finder, known) in [("aa", true), ("zz", false)] {
                let turn = move |tx: &mut Tx<'_>| take_turn(tx, finder, now);
                match store.write_now("first", turn).unwrap() {
                    Turn::Try(found) => assert_eq!(found.is_some(), known),
                    Turn::Wait(_) => panic!("the first try need not wait"),
                }
                assert!(matches!(store.write_now("second", turn).unwrap(), Turn::Wait(1)));
                assert_eq!(store.read_now("left", |tx| must_wait(tx, finder, now)).unwrap(), 1);
                store.write_now("right", move |tx| proved_right(tx, finder)).unwrap();
                assert!(matches!(store.write_now("third", turn).unwrap(), Turn::Try(_)));
            }
        }
    }
}
