use super::*;
use crate::Citizen;
use crate::key::act::DOOR;
use crate::room::store::make;
use jiff::civil::date;
use kit_store::{FixedClock, Given, SeededChance, store_test};
use kit_web::brake::{Trying, Turn};

fn slow(byte: u8) -> Slow {
    Slow {
        proof: format!("{byte:02x}").repeat(32),
        under: Zeroizing::new([byte; 32]),
    }
}

fn open(id: &str) -> OpenRoom {
    OpenRoom::new(RoomId::from_text(id).unwrap(), &|bytes| bytes.fill(5))
}

/// A room with words that are found by `finder`.
fn move_in(tx: &mut Tx<'_>, id: &str, finder: &str) -> Result<bool, StoreError> {
    let room = open(id);
    let made = make(tx, &room.slot, "Amir", date(2027, 3, 1))?;
    let found_by = (finder.to_owned(), "00".repeat(16));
    let way = NewWay::into(&room, format!("way-{id}"), &slow(1), Some(found_by), &|b| {
        b.fill(6);
    });
    if made {
        make_way(tx, room.id(), &way.unwrap(), at())?;
    }
    Ok(made)
}

fn at() -> Timestamp {
    "2027-03-01T12:00:00Z".parse().unwrap()
}

store_test! {
    fn two_rooms_never_share_their_finding_words(store: Store<Citizen>) {
        let store = store.aside();
        assert!(store.write_now("first", |tx| move_in(tx, "room-0001", "aa")).unwrap());
        let finders = ["aa".to_owned(), "bb".to_owned()];
        let round = |id: &str| {
            let room = RoomId::from_text(id).unwrap();
            store.read_now("look", |tx| free_round(tx, &room, &finders)).unwrap()
        };
        assert_eq!((round("room-0001"), round("room-0002")), (Some(0), Some(1)));
        let taken = store.write_now("second", |tx| move_in(tx, "room-0002", "aa"));
        assert!(taken.unwrap_err().is_unique_violation());
        // The same form once more makes nothing and is no fault.
        assert!(!store.write_now("again", |tx| move_in(tx, "room-0001", "aa")).unwrap());
        let only = [String::from("aa")];
        let room = RoomId::from_text("room-0002").unwrap();
        let none = store.read_now("look", |tx| free_round(tx, &room, &only)).unwrap();
        assert_eq!(none, None);
    }
}

store_test! {
    fn a_try_is_counted_before_it_is_proved_for_known_and_unknown_alike(store: Store<Citizen>) {
        let store = store.aside();
        store.write_now("room", |tx| move_in(tx, "room-0001", "aa")).unwrap();
        let clock = std::sync::Arc::new(FixedClock::at(at()));
        let given = Given::new(clock, std::sync::Arc::new(SeededChance::new(3)));
        for (finder, known) in [("aa", true), ("zz", false)] {
            let trying = move || Trying { account: Some(finder), address: None };
            let clock = given.clone();
            let turn = move |tx: &mut Tx<'_>| DOOR.take_turn(tx, &clock, trying());
            assert_eq!(store.write_now("first", turn.clone()).unwrap(), Turn::Go);
            assert_eq!(store.read_now("found", |tx| way_found(tx, finder)).unwrap().is_some(), known);
            assert_eq!(store.write_now("second", turn.clone()).unwrap(), Turn::Wait(1));
            let clock = given.clone();
            store.write_now("right", move |tx| DOOR.proved_right(tx, &clock, trying())).unwrap();
            assert_eq!(store.write_now("third", turn).unwrap(), Turn::Go);
        }
    }
}

store_test! {
    /// SAFETY.md §5: a wrapped key is bound to its room and its way, and to the slow step's secret half.
    fn a_wrapped_key_opens_its_own_room_by_its_own_way_only(store: Store<Citizen>) {
        let store = store.aside();
        store.write_now("room", |tx| move_in(tx, "room-0001", "aa")).unwrap();
        let found = store.read_now("found", |tx| way_found(tx, "aa")).unwrap();
        let found = found.expect("the words are known");
        let right = slow(1).under;
        assert!(*found.open(&right).unwrap().secret() == *open("room-0001").secret());
        assert!(found.open(&slow(2).under).is_err(), "other words");
        let moved = Found { room: RoomId::from_text("room-0002").unwrap(), ..found.clone() };
        assert!(moved.open(&right).is_err(), "another room");
        let moved = Found { way: "way-room-0002".to_owned(), ..found.clone() };
        assert!(moved.open(&right).is_err(), "another way");
        let mut bits = 0;
        for at in 0..found.wrapped.len() {
            let mut changed = found.clone();
            changed.wrapped[at] ^= 1;
            assert!(changed.open(&right).is_err(), "byte {at}");
            bits += 1;
        }
        println!("{bits} / {bits} changed bytes refused, no seed");
    }
}

store_test! {
    fn a_form_that_made_a_room_shows_its_words_again_for_an_hour(store: Store<Citizen>) {
        let store = store.aside();
        store.write_now("room", |tx| move_in(tx, "room-0001", "aa")).unwrap();
        let again = |minutes: i64| {
            let now = Timestamp::from_millisecond(at().as_millisecond() + minutes * 60_000).unwrap();
            let room = RoomId::from_text("room-0001").unwrap();
            store.read_now("again", move |tx| made_before(tx, &room, now)).unwrap()
        };
        assert!(matches!(again(59), Before::JustMade(_)));
        assert!(matches!(again(61), Before::LongAgo));
    }
}
