//! After an erasure the wrapped key is not in the bytes of the ring's file nor of its journal, while the ring is open (T15).

use crate::world::{Choice, World};
use kit_keys::{Epochs, Ring};
use kit_store::Store;

/// Every wrapped key in the ring, by person.
pub(crate) fn wrapped_keys(world: &World) -> Vec<(String, Vec<u8>)> {
    let store = Store::<Ring>::open(&world.ring, &world.given).expect("the ring");
    store
        .aside()
        .read_now("look into the ring", |tx| {
            tx.rows(
                "SELECT person, wrapped FROM person_key ORDER BY person",
                &[],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })
        .expect("rows")
}

fn wrapped_epochs(world: &World) -> Vec<Vec<u8>> {
    let store = Store::<Epochs>::open(&world.epochs, &world.given).expect("the epochs");
    store
        .aside()
        .read_now("look into the epochs", |tx| {
            tx.rows("SELECT wrapped FROM epoch ORDER BY month", &[], |row| {
                row.get(0)
            })
        })
        .expect("rows")
}

/// Whether the key part of a wrapped key, or any eight bytes of it in a row, are in the file.
fn is_in(file: &std::collections::HashSet<&[u8]>, wrapped: &[u8]) -> bool {
    wrapped[25..57].windows(8).any(|part| file.contains(part))
}

fn parts(file: &[u8]) -> std::collections::HashSet<&[u8]> {
    file.windows(8).collect()
}

/// The bytes of a file that is open, and of its journal beside it.
fn with_journal(at: &kit_store::Where) -> Vec<u8> {
    let mut journal = World::file(at).into_os_string();
    journal.push("-wal");
    let mut bytes = World::copy(at);
    bytes.extend(std::fs::read(journal).expect("an open file has a journal"));
    bytes
}

#[test]
fn t15_an_erased_key_is_not_in_the_bytes_of_the_files() {
    let seed = 15;
    let world = World::sqlite();
    let ring = world.open();
    let mut choice = Choice(seed);
    for number in 0..400 {
        // Ids in no order, so that pages are split in the middle.
        let id = (number * 7919) % 400;
        ring.vault().new_person(&format!("p-{id}")).expect("a key");
    }
    drop(ring);
    let january = wrapped_keys(&world);
    let ring = world.open();
    ring.turn_epoch(world.go_to("2027-02-01T00:00:00+01:00"))
        .expect("a turn");
    drop(ring);
    let february = wrapped_keys(&world);
    let ring = world.open();
    let mut erased = Vec::new();
    for (person, wrapped) in &february {
        if choice.coin() {
            ring.erase(person).expect("erased");
            erased.push(wrapped);
        }
    }
    let file = with_journal(&world.ring);
    drop(ring);
    let file = parts(&file);
    // The test sees: whoever was not erased is found.
    let living = february.iter().filter(|(_, w)| !erased.contains(&w));
    assert!(living.into_iter().all(|(_, w)| is_in(&file, w)));
    let traces = erased.iter().filter(|w| is_in(&file, w)).count();
    let of_january = january.iter().filter(|(_, w)| is_in(&file, w)).count();
    println!(
        "survived {} / tried {}, seed {seed}",
        erased.len() - traces,
        erased.len()
    );
    println!(
        "keys of the epoch before: survived {} / tried {}, seed {seed}",
        january.len() - of_january,
        january.len()
    );
    assert_eq!(traces, 0);
    assert_eq!(of_january, 0);
}

#[test]
fn t15_a_forgotten_epoch_is_not_in_the_bytes_of_the_files() {
    let world = World::sqlite();
    drop(world.open());
    let first = wrapped_epochs(&world);
    let ring = world.open();
    ring.turn_epoch(world.go_to("2027-02-01T00:00:00+01:00"))
        .expect("a turn");
    drop(ring);
    assert!(is_in(&parts(&World::copy(&world.epochs)), &first[0]));
    let ring = world.open();
    let later = world.go_to("2027-03-04T00:00:00+01:00");
    assert_eq!(ring.forget_epochs(later).expect("it can be written"), 1);
    let file = with_journal(&world.epochs);
    drop(ring);
    let now = wrapped_epochs(&world);
    assert_eq!(now.len(), 1);
    assert!(is_in(&parts(&file), &now[0]));
    assert!(!is_in(&parts(&file), &first[0]));
}
