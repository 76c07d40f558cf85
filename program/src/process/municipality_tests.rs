//! T15: the near bank with a key ring of files, as it runs: whose keys go by themselves, and that nobody else's do.

use std::collections::HashSet;
use std::sync::Arc;

use kit_keys::{KeyRing, RealmKey};
use kit_retention::Plan;
use kit_seal::Zeroizing;
use kit_store::test::sqlite_place;
use kit_store::{FixedClock, Given, Store, SystemChance};
use realm_municipality::{Municipality, keyed, seed_demo};

use super::sweep;
use crate::kept;

const DAY_MS: i64 = 24 * 3_600_000;

/// Seven months on, what was said at the door has had its time, and its keys go with it; courses run on.
#[test]
fn a_key_whose_person_is_gone_disappears_and_a_living_ones_does_not() {
    let clock = Arc::new(FixedClock::at(Given::system().now()));
    let given = Given::new(Arc::<FixedClock>::clone(&clock), Arc::new(SystemChance));
    let places = [sqlite_place(), sqlite_place(), sqlite_place()];
    let [(data, _), (ring, _), (epochs, _)] = &places;
    let ring = KeyRing::open(
        Store::open(ring, &given).expect("a ring"),
        Store::open(epochs, &given).expect("epochs"),
        RealmKey::from_bytes(Zeroizing::new([7; 32])),
        &given,
    )
    .expect("opened");
    let store: Store<Municipality> = Store::open(data, &given)
        .expect("a database")
        .with_vault(ring.vault().clone());
    seed_demo(&store, &given).expect("seeded");
    let before = keyed(&store).expect("readable");
    let knows = |all: &HashSet<String>| all.iter().all(|one| ring.vault().knows(one));
    assert!(knows(&before));
    assert_eq!(
        sweep(&store, &ring).expect("swept"),
        0,
        "everybody is there"
    );

    ring.vault().new_person("nobody-0001").expect("a key");
    assert_eq!(
        sweep(&store, &ring).expect("swept"),
        0,
        "its data may still be on the way"
    );
    clock.advance_ms(210 * DAY_MS);
    let (_, plan) = Plan::of_realm::<Municipality>(&kept::lists::<Municipality>()).expect("a plan");
    kept::once(&store, &plan, &given).expect("removed what had its time");
    let after = keyed(&store).expect("readable");
    let gone: Vec<&String> = before.difference(&after).collect();
    assert!(
        gone.iter().any(|one| one.starts_with("door-")) && !after.is_empty(),
        "{gone:?}"
    );
    // Besides, at least nobody's: an appointment of the demo that was moved leaves its key behind as well.
    let swept = sweep(&store, &ring).expect("swept");
    assert!(swept > gone.len(), "{swept} of {}", gone.len() + 1);
    assert!(knows(&after));
    assert!(gone.iter().all(|one| !ring.vault().knows(one)));
    assert!(!ring.vault().knows("nobody-0001"));
    println!(
        "{} keys kept, {} gone with their data, {} of nobody",
        after.len(),
        gone.len(),
        swept - gone.len()
    );
    for (_, folder) in &places {
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
