//! Keys without data go after a day, and never the whole ring.

use std::collections::HashSet;

use crate::world::both;
use kit_keys::{KeyError, Swept};

fn known<const N: usize>(persons: [&str; N]) -> HashSet<String> {
    persons.map(str::to_owned).into_iter().collect()
}

both! {
    fn a_key_without_data_goes_after_a_day(world) {
        let ring = world.open();
        for person in ["p-1", "p-2", "p-3"] {
            ring.vault().new_person(person).expect("a key");
        }
        let sweep = |known| ring.sweep(&known).expect("a sweep");
        assert_eq!(sweep(known(["p-1"])), Swept { kept: 3, removed: 0 });
        world.go_to("2027-01-11T12:00:00+01:00");
        assert_eq!(sweep(known(["p-1"])), Swept { kept: 3, removed: 0 }, "a day is not more than a day");
        world.go_to("2027-01-11T12:00:00.001+01:00");
        ring.vault().new_person("p-young").expect("a key");
        assert_eq!(sweep(known(["p-1", "p-3"])), Swept { kept: 3, removed: 1 });
        assert!(!ring.vault().knows("p-2"));
        assert_eq!(sweep(known(["p-1", "p-3"])), Swept { kept: 3, removed: 0 });
        drop(ring);
        let ring = world.open();
        let there = ["p-1", "p-2", "p-3", "p-young"].map(|person| ring.vault().knows(person));
        assert_eq!(there, [true, false, true, true]);
        // Nobody was erased: there were no data.
        assert_eq!(ring.erased().expect("a list"), []);
    }

    fn a_sweep_that_would_take_most_of_the_ring_is_refused(world) {
        let ring = world.open();
        let persons: Vec<String> = (0..22).map(|number| format!("p-{number}")).collect();
        for person in &persons {
            ring.vault().new_person(person).expect("a key");
        }
        world.go_to("2027-01-12T12:00:00+01:00");
        let fault = ring.sweep(&HashSet::new()).expect_err("all of them");
        assert!(matches!(fault, KeyError::TooManyOrphans { orphans: 22, keys: 22 }));
        let ten: HashSet<String> = persons[..10].iter().cloned().collect();
        let fault = ring.sweep(&ten).expect_err("more than half");
        assert!(matches!(fault, KeyError::TooManyOrphans { orphans: 12, keys: 22 }));
        assert!(persons.iter().all(|person| ring.vault().knows(person)));
        // Half of them is not more than half.
        let eleven: HashSet<String> = persons[..11].iter().cloned().collect();
        assert_eq!(ring.sweep(&eleven).expect("half"), Swept { kept: 11, removed: 11 });
        // Of eleven, ten are most, but they are few.
        let one: HashSet<String> = persons[..1].iter().cloned().collect();
        assert_eq!(ring.sweep(&one).expect("few"), Swept { kept: 1, removed: 10 });
    }
}
