//! T15: who is erased is unreadable in every old copy, after two months in all of them.

use std::collections::HashMap;

use crate::world::{Choice, World, reads, seal};
use kit_keys::KeyError;
use kit_seal::{Sealed, Vault};

const PERSONS: usize = 200;

/// How many of `data` are as they should be: the erased unreadable, the others readable.
fn right(vault: &Vault, data: &HashMap<String, Sealed>, erased: &[String]) -> usize {
    data.iter()
        .filter(|(person, sealed)| reads(vault, person, sealed) != erased.contains(person))
        .count()
}

#[test]
fn t15_the_erased_are_unreadable_in_every_old_copy_and_the_others_are_not() {
    let seed = 2027;
    let world = World::sqlite();
    let mut choice = Choice(seed);
    let ring = world.open();
    let mut data = HashMap::new();
    for number in 0..PERSONS {
        let person = format!("p-{number:03}");
        ring.vault().new_person(&person).expect("a key");
        let sealed = seal(&world, ring.vault(), &person);
        data.insert(person, sealed);
    }
    assert_eq!(right(ring.vault(), &data, &[]), PERSONS);
    drop(ring);
    let (old_ring, old_epochs) = (World::copy(&world.ring), World::copy(&world.epochs));

    // 1. An old copy of the data, the ring of today.
    let mut persons: Vec<String> = data.keys().cloned().collect();
    persons.sort_unstable();
    let erased: Vec<String> = persons.into_iter().filter(|_| choice.coin()).collect();
    let ring = world.open();
    for person in &erased {
        ring.erase(person).expect("erased");
    }
    let of = |what: &str, survived: usize| {
        println!("{what}: survived {survived} / tried {PERSONS}, seed {seed}");
        assert_eq!(survived, PERSONS);
    };
    println!("erased {} of {PERSONS}", erased.len());
    of(
        "old data, ring of today",
        right(ring.vault(), &data, &erased),
    );
    drop(ring);
    of(
        "the same after a restart",
        right(world.open().vault(), &data, &erased),
    );
    let new_ring = World::copy(&world.ring);

    // 2. An old copy of both, restored within the 30 days: the list of the erased is not set back.
    World::restore(&world.ring, &old_ring);
    of(
        "old data and old ring",
        right(world.open().vault(), &data, &erased),
    );
    World::restore(&world.ring, &new_ring);

    // 3. Two turns later, with what is older than 30 days forgotten each day of a turn.
    let ring = world.open();
    let mut forgotten = 0;
    for (turn, before) in [
        ("2027-02-01T06:00:00+01:00", "2027-01-02T06:00:00+01:00"),
        ("2027-03-04T06:00:00+01:00", "2027-02-02T06:00:00+01:00"),
    ] {
        let now = world.go_to(turn);
        assert!(ring.turn_epoch(now).expect("a turn").new_epoch);
        let before = before.parse().expect("a moment");
        forgotten += ring.forget_epochs(before).expect("it can be written");
    }
    assert_eq!(forgotten, 1);
    of("after two turns", right(ring.vault(), &data, &erased));
    drop(ring);
    let (newest_ring, newest_epochs) = (World::copy(&world.ring), World::copy(&world.epochs));

    // The old copy of the ring opens for nobody now, not even with the realm key.
    World::restore(&world.ring, &old_ring);
    let fault = world.open_with(1).expect_err("the epoch is gone");
    assert!(matches!(fault, KeyError::EpochGone));
    let nobodys = world
        .open_with(1)
        .map_or_else(|_| Vault::none(), |ring| ring.vault().clone());
    let unreadable = |data: &HashMap<String, Sealed>| {
        data.iter()
            .filter(|(person, sealed)| !reads(&nobodys, person, sealed))
            .count()
    };
    of("old data, old ring, after two turns", unreadable(&data));

    // The test sees: with the epoch file of then, which nobody had destroyed, everybody would be readable again.
    World::restore(&world.ring, &old_ring);
    World::restore(&world.epochs, &old_epochs);
    assert_eq!(right(world.open().vault(), &data, &[]), PERSONS);

    // And the living go on.
    World::restore(&world.ring, &newest_ring);
    World::restore(&world.epochs, &newest_epochs);
    of(
        "the ring of today at the end",
        right(world.open().vault(), &data, &erased),
    );
}
