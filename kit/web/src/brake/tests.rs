//! Brakes on both databases, over virtual time, with restarts.

use std::sync::Arc;

use kit_store::{FixedClock, Given, Migration, Realm, SeededChance, Store, store_test};

use super::*;

#[derive(Debug)]
struct Shed;

impl Realm for Shed {
    const NAME: &'static str = "shed";
    const MIGRATIONS: &'static [Migration] = &[crate::door::MIGRATION];
}

const KEY: Brake = Brake::door("key");
const OTHER: Brake = Brake::door("other");

fn given() -> (Arc<FixedClock>, Given) {
    let clock = Arc::new(FixedClock::at("2027-03-01T15:00:00Z".parse().unwrap()));
    let given = Given::new(
        Arc::<FixedClock>::clone(&clock),
        Arc::new(SeededChance::new(1)),
    );
    (clock, given)
}

fn address(text: &str) -> Address {
    Address::of(text.parse().unwrap())
}

fn turn(store: &Store<Shed>, given: &Given, brake: Brake, who: Trying<'_>) -> Turn {
    let (given, account, address) = (
        given.clone(),
        who.account.map(str::to_owned),
        who.address.cloned(),
    );
    store
        .write_now("a try", move |tx| {
            let who = Trying {
                account: account.as_deref(),
                address: address.as_ref(),
            };
            brake.take_turn(tx, &given, who)
        })
        .unwrap()
}

fn on(account: &str) -> Trying<'_> {
    Trying {
        account: Some(account),
        address: None,
    }
}

fn from(address: &Address) -> Trying<'_> {
    Trying {
        account: None,
        address: Some(address),
    }
}

store_test! {
    fn wrong_tries_slow_one_account_at_one_door_only(store: Store<Shed>) {
        let (clock, given) = given();
        for expected in [1, 3, 5, 10, 10] {
            assert_eq!(turn(&store, &given, KEY, on("aa")), Turn::Go);
            assert_eq!(turn(&store, &given, KEY, on("aa")), Turn::Wait(expected));
            assert_eq!(store.job("test").read_now("left", |tx| KEY.left(tx, "aa", given.now())).unwrap(), expected);
            clock.advance_ms(expected * 1000);
        }
        assert_eq!(turn(&store, &given, KEY, on("aa")), Turn::Go);
        assert_eq!(turn(&store, &given, KEY, on("bb")), Turn::Go, "another account");
        assert_eq!(turn(&store, &given, OTHER, on("aa")), Turn::Go, "another door");
    }
}

store_test! {
    fn a_right_try_is_forgotten_and_counts_against_nobody(store: Store<Shed>) {
        let (_, given) = given();
        let centre = address("192.0.2.1");
        // A whole house behind one address comes in all day: nobody waits.
        for n in 0..400 {
            let account = format!("guest-{n}");
            let who = Trying { account: Some(&account), address: Some(&centre) };
            assert_eq!(turn(&store, &given, KEY, who), Turn::Go, "{n}");
            let (given, account, centre) = (given.clone(), account.clone(), centre.clone());
            store.job("test").write_now("right", move |tx| {
                KEY.proved_right(tx, &given, Trying { account: Some(&account), address: Some(&centre) })
            }).unwrap();
        }
    }
}

store_test! {
    fn one_address_that_guesses_is_slowed_and_its_neighbour_is_not(store: Store<Shed>) {
        let (clock, given) = given();
        let (bad, good) = (address("192.0.2.1"), address("192.0.2.2"));
        for _ in 0..101 {
            assert_eq!(turn(&store, &given, KEY, from(&bad)), Turn::Go);
        }
        assert_eq!(turn(&store, &given, KEY, from(&bad)), Turn::Wait(2));
        assert_eq!(turn(&store, &given, KEY, from(&good)), Turn::Go);
        clock.advance_ms(2_000);
        assert_eq!(turn(&store, &given, KEY, from(&bad)), Turn::Go, "never locked out");
        assert_eq!(turn(&store, &given, KEY, from(&bad)), Turn::Wait(2));
        clock.advance_ms(10 * 60_000);
        assert_eq!(turn(&store, &given, KEY, from(&bad)), Turn::Go);
        assert_eq!(turn(&store, &given, KEY, from(&bad)), Turn::Go, "the window has passed");
    }
}

store_test! {
    fn very_many_wrong_tries_slow_everybody(store: Store<Shed>) {
        let (clock, given) = given();
        for n in 0..301 {
            assert_eq!(turn(&store, &given, KEY, on(&format!("guess-{n}"))), Turn::Go);
        }
        assert_eq!(turn(&store, &given, KEY, on("somebody")), Turn::Wait(2));
        assert_eq!(turn(&store, &given, OTHER, on("somebody")), Turn::Go);
        clock.advance_ms(60_000);
        assert_eq!(turn(&store, &given, KEY, on("somebody")), Turn::Go);
    }
}

store_test! {
    /// SAFETY.md §2.5: addresses used for brakes live 24 hours, hashed with a daily salt.
    fn no_address_is_stored_and_a_day_later_not_even_its_hash(store: Store<Shed>) {
        let (clock, given) = given();
        let guest = address("192.0.2.77");
        turn(&store, &given, KEY, from(&guest));
        let rows = || store.dump(&["schema_version"]).unwrap();
        let before = rows();
        assert!(before.iter().any(|row| row.contains("key:i:")), "{before:?}");
        assert!(!before.iter().any(|row| row.contains("192.0.2")), "{before:?}");
        clock.advance_ms(24 * 60 * 60 * 1000 + 1);
        let night = given.clone();
        store.job("test").write_now("the night", move |tx| sweep(tx, &night)).unwrap();
        assert_eq!(rows(), Vec::<String>::new());
        turn(&store, &given, KEY, from(&guest));
        let hash = |rows: &[String]| rows.iter().find(|row| row.contains("key:i:")).unwrap().split(',').next().unwrap().to_owned();
        assert_ne!(hash(&before), hash(&rows()), "another day, another salt");
    }
}

store_test! {
    fn every_statement_is_understood(store: Store<Shed>) {
        kit_store::test::prepare_all(&store, sql::ALL).unwrap();
    }
}

/// SAFETY.md §6.2.3: a limiter in memory forgets on restart (kill it and guess on). This one does not.
#[test]
fn a_restart_forgets_nothing() {
    let (clock, given) = given();
    let kept = kit_store::test::sqlite::<Shed>().unwrap();
    let mut waits = Vec::new();
    for _ in 0..5 {
        // Opened anew for every try, as after a restart.
        let store = Store::<Shed>::open(&kept.at, &given).unwrap();
        assert_eq!(turn(&store, &given, KEY, on("aa")), Turn::Go);
        drop(store);
        let store = Store::<Shed>::open(&kept.at, &given).unwrap();
        let Turn::Wait(seconds) = turn(&store, &given, KEY, on("aa")) else {
            panic!("a restart forgot the try");
        };
        waits.push(seconds);
        clock.advance_ms(seconds * 1000);
    }
    assert_eq!(waits, [1, 3, 5, 10, 10]);
}
