//! Opening: what was sealed before is read after, by the right key only.

use crate::world::{both, cell, reads, seal};
use kit_keys::KeyError;
use kit_seal::SealError;

both! {
    fn what_was_sealed_before_a_restart_is_read_after_it(world) {
        let ring = world.open();
        ring.vault().new_person("p-amir").expect("a key");
        ring.vault().new_person("p-mette").expect("a key");
        let sealed = seal(&world, ring.vault(), "p-amir");
        let finder = ring.vault().finder("mail", "amir@example.dk").expect("open");
        drop(ring);
        let ring = world.open();
        assert!(reads(ring.vault(), "p-amir", &sealed));
        assert!(ring.vault().knows("p-mette"));
        assert!(!ring.vault().knows("p-lone"));
        assert_eq!(ring.vault().finder("mail", "Amir@example.dk").expect("open"), finder);
        // Mette's key does not open what is Amir's.
        let as_mette = ring.vault().open(&cell("p-mette"), &sealed);
        assert!(matches!(as_mette, Err(SealError::Refused)));
    }

    fn another_realm_key_opens_nothing_and_says_what_to_do(world) {
        drop(world.open());
        let fault = world.open_with(2).expect_err("another key");
        assert!(matches!(fault, KeyError::WrongRealmKey));
        assert!(fault.to_string().contains("check that the key file is this realm's own"));
        drop(world.open());
    }

    fn a_changed_realm_key_opens_and_the_old_one_no_longer_does(world) {
        let ring = world.open();
        ring.vault().new_person("p-amir").expect("a key");
        let sealed = seal(&world, ring.vault(), "p-amir");
        let finder = ring.vault().finder("name", "Amir").expect("open");
        ring.turn_epoch(world.go_to("2027-02-01T00:00:00+01:00")).expect("a turn");
        ring.rotate_realm_key(kit_keys::RealmKey::from_bytes(kit_seal::Zeroizing::new([2; 32])))
            .expect("another key");
        // The running ring goes on, under the new key.
        ring.turn_epoch(world.go_to("2027-03-01T00:00:00+01:00")).expect("a turn");
        drop(ring);
        assert!(matches!(world.open_with(1), Err(KeyError::WrongRealmKey)));
        let ring = world.open_with(2).expect("the new key");
        assert!(reads(ring.vault(), "p-amir", &sealed));
        assert_eq!(ring.vault().finder("name", "Amir").expect("open"), finder);
    }

    fn a_key_that_is_there_is_given_again_and_not_made_anew(world) {
        // Two processes would each have a vault of their own; so does a write whose answer was lost.
        let (one, two) = (world.open(), world.open());
        one.vault().new_person("p-amir").expect("a key");
        let sealed = seal(&world, one.vault(), "p-amir");
        assert!(!two.vault().knows("p-amir"));
        two.vault().new_person("p-amir").expect("the same key");
        assert!(reads(two.vault(), "p-amir", &sealed));
    }
}

#[test]
fn a_ring_without_its_epoch_file_says_so_and_begins_no_new_one() {
    let world = crate::world::World::sqlite();
    let ring = world.open();
    ring.vault().new_person("p-amir").expect("a key");
    drop(ring);
    std::fs::remove_file(crate::world::World::file(&world.epochs)).expect("it was there");
    for _ in 0..2 {
        assert!(matches!(world.open_with(1), Err(KeyError::EpochsMissing)));
    }
}

#[test]
fn a_ring_shows_nothing_of_itself() {
    let world = crate::world::World::sqlite();
    let ring = world.open();
    assert_eq!(format!("{ring:?}"), "KeyRing");
}
