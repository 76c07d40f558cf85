//! Who is erased stays erased.

use crate::world::{World, both, reads, seal};
use kit_seal::SealError;

both! {
    fn who_is_erased_is_unreadable_at_once_and_after_a_restart(world) {
        let ring = world.open();
        for person in ["p-amir", "p-mette"] {
            ring.vault().new_person(person).expect("a key");
        }
        let (amir, mette) = (
            seal(&world, ring.vault(), "p-amir"),
            seal(&world, ring.vault(), "p-mette"),
        );
        ring.erase("p-amir").expect("erased");
        assert!(!reads(ring.vault(), "p-amir", &amir));
        assert!(reads(ring.vault(), "p-mette", &mette));
        assert_eq!(
            ring.erased().expect("a list"),
            [("p-amir".to_owned(), world.given.now())]
        );
        drop(ring);
        let ring = world.open();
        assert!(!reads(ring.vault(), "p-amir", &amir));
        assert!(reads(ring.vault(), "p-mette", &mette));
    }

    fn who_was_erased_gets_no_key_again(world) {
        let ring = world.open();
        ring.vault().new_person("p-amir").expect("a key");
        ring.erase("p-amir").expect("erased");
        let again = ring.vault().new_person("p-amir").expect_err("erased");
        let SealError::Keeper(source) = again else { panic!("{again}") };
        assert_eq!(source.to_string(), "this person was erased");
        assert!(!ring.vault().knows("p-amir"));
        // Erasing twice is erasing once; the first time counts.
        let first = world.given.now();
        world.go_to("2027-01-11T12:00:00+01:00");
        ring.erase("p-amir").expect("erased already");
        assert_eq!(ring.erased().expect("a list"), [("p-amir".to_owned(), first)]);
    }

    fn a_list_from_elsewhere_is_applied_after_a_restore(world) {
        let ring = world.open();
        for person in ["p-1", "p-2", "p-3"] {
            ring.vault().new_person(person).expect("a key");
        }
        let sealed = seal(&world, ring.vault(), "p-1");
        let erased = ["p-1", "p-3", "p-long-gone"].map(str::to_owned);
        assert_eq!(ring.reapply(&erased).expect("it can be written"), 2);
        assert_eq!(ring.reapply(&erased).expect("it can be written"), 0);
        assert!(!reads(ring.vault(), "p-1", &sealed));
        assert!(ring.vault().knows("p-2"));
        assert!(ring.vault().new_person("p-3").is_err());
        assert_eq!(ring.erased().expect("a list").len(), 3);
        drop(ring);
        let ring = world.open();
        let there = ["p-1", "p-2", "p-3"].map(|person| ring.vault().knows(person));
        assert_eq!(there, [false, true, false]);
    }
}

#[test]
fn a_restored_copy_of_the_ring_brings_nobody_back() {
    let world = World::sqlite();
    let ring = world.open();
    for person in ["p-amir", "p-mette"] {
        ring.vault().new_person(person).expect("a key");
    }
    let amir = seal(&world, ring.vault(), "p-amir");
    drop(ring);
    let copy = World::copy(&world.ring);
    let ring = world.open();
    ring.erase("p-amir").expect("erased");
    drop(ring);
    World::restore(&world.ring, &copy);
    let ring = world.open();
    assert!(!reads(ring.vault(), "p-amir", &amir));
    assert!(ring.vault().knows("p-mette"));
    drop(ring);
    // The key is gone from the restored file too, not only from memory.
    assert_eq!(crate::traces::wrapped_keys(&world).len(), 1);
}
