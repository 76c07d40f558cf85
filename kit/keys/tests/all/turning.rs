//! Epochs turn once a month, carry every key along, and go when no copy under them may be restored.

use crate::world::{both, reads, seal};
use kit_keys::Turned;

const NOTHING: Turned = Turned {
    new_epoch: false,
    rewrapped: 0,
};

both! {
    fn an_epoch_turns_once_a_month_in_danish_time(world) {
        let ring = world.open();
        for person in ["p-1", "p-2", "p-3"] {
            ring.vault().new_person(person).expect("a key");
        }
        let sealed = seal(&world, ring.vault(), "p-2");
        let turn = |at: &str| ring.turn_epoch(world.go_to(at)).expect("a turn");
        assert_eq!(turn("2027-01-31T23:59:59+01:00"), NOTHING);
        let all = Turned { new_epoch: true, rewrapped: 3 };
        assert_eq!(turn("2027-02-01T00:00:00+01:00"), all);
        assert_eq!(turn("2027-02-28T12:00:00+01:00"), NOTHING);
        // A clock set back begins no epoch.
        assert_eq!(turn("2027-01-15T12:00:00+01:00"), NOTHING);
        ring.vault().new_person("p-4").expect("a key");
        // A month or a year left out is one turn.
        assert_eq!(turn("2028-02-03T00:00:00+01:00"), Turned { new_epoch: true, rewrapped: 4 });
        assert!(reads(ring.vault(), "p-2", &sealed));
        drop(ring);
        let ring = world.open();
        assert!(reads(ring.vault(), "p-2", &sealed));
        assert!(ring.vault().knows("p-4"));
        assert_eq!(ring.turn_epoch(world.given.now()).expect("no turn"), NOTHING);
    }

    fn only_epochs_that_ended_before_the_time_are_forgotten(world) {
        let ring = world.open();
        ring.vault().new_person("p-1").expect("a key");
        let january = world.given.now();
        let february = world.go_to("2027-02-01T06:00:00+01:00");
        ring.turn_epoch(february).expect("a turn");
        let march = world.go_to("2027-03-01T06:00:00+01:00");
        ring.turn_epoch(march).expect("a turn");
        let forget = |before| ring.forget_epochs(before).expect("it can be written");
        assert_eq!(forget(january), 0);
        assert_eq!(forget(february), 0, "ended then, not before");
        assert_eq!(forget(world.go_to("2027-02-01T06:00:01+01:00")), 1);
        assert_eq!(forget(march), 0);
        // The current one has not ended; the one before it has.
        assert_eq!(forget(world.go_to("2099-01-01T00:00:00+01:00")), 1);
        assert_eq!(forget(world.given.now()), 0);
        drop(ring);
        assert!(world.open().vault().knows("p-1"));
    }
}

#[test]
fn a_turn_that_stopped_between_the_two_files_is_finished() {
    use crate::world::World;
    let world = World::sqlite();
    let ring = world.open();
    ring.vault().new_person("p-1").expect("a key");
    let sealed = seal(&world, ring.vault(), "p-1");
    drop(ring);
    let before = World::copy(&world.ring);
    let ring = world.open();
    ring.turn_epoch(world.go_to("2027-02-01T00:00:00+01:00"))
        .expect("a turn");
    drop(ring);
    // As if the process had ended after the epoch was durable and before any key lay under it.
    World::restore(&world.ring, &before);
    let ring = world.open();
    assert!(reads(ring.vault(), "p-1", &sealed));
    // No key lies under the old epoch any more, so it can be destroyed.
    let later = world.go_to("2027-03-04T00:00:00+01:00");
    assert_eq!(ring.forget_epochs(later).expect("it can be written"), 1);
    drop(ring);
    assert!(reads(world.open().vault(), "p-1", &sealed));
}

#[test]
fn an_epoch_that_keys_still_lie_under_is_not_forgotten_and_a_begun_one_is_taken_up() {
    use crate::world::World;
    let world = World::sqlite();
    // This ring is open all the while and knows nothing of what the other does.
    let sleeping = world.open();
    sleeping.vault().new_person("p-1").expect("a key");
    let sealed = seal(&world, sleeping.vault(), "p-1");
    let awake = world.open();
    let february = world.go_to("2027-02-01T00:00:00+01:00");
    awake.turn_epoch(february).expect("a turn");
    // A new key lies under January again.
    sleeping.vault().new_person("p-2").expect("a key");
    let later = world.go_to("2027-02-20T00:00:00+01:00");
    assert_eq!(awake.forget_epochs(later).expect("nothing to do"), 0);
    // February was begun already: it is taken up, and only the new key is wrapped anew.
    let turned = sleeping.turn_epoch(february).expect("a turn");
    assert_eq!(
        turned,
        Turned {
            new_epoch: true,
            rewrapped: 1
        }
    );
    assert_eq!(awake.forget_epochs(later).expect("now"), 1);
    drop((sleeping, awake));
    let ring = world.open();
    assert!(reads(ring.vault(), "p-1", &sealed));
    assert!(ring.vault().knows("p-2"));
}
