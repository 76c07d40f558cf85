//! T15: the far bank with a key ring of files, as it runs: whose keys go by themselves, and that nobody else's do.

use std::sync::Arc;

use kit_keys::{KeyRing, RealmKey};
use kit_seal::Zeroizing;
use kit_store::test::sqlite_place;
use kit_store::{FixedClock, Given, Store, SystemChance};
use realm_civil::Civil;

use super::forget_once;

const DAY_MS: i64 = 24 * 3_600_000;

#[test]
fn a_key_of_nobody_goes_by_itself_and_everybody_elses_stays() {
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
    let store: Store<Civil> = Store::open(data, &given)
        .expect("a database")
        .with_vault(ring.vault().clone());
    realm_civil::seed_demo(&store, &given).expect("seeded");
    let erased = ring.erased().expect("readable").len();
    assert!(erased > 0, "some of the demo's guests have taken it back");
    let known = realm_civil::persons(&store).expect("readable");
    assert!(known.iter().all(|person| ring.vault().knows(person)));

    ring.vault().new_person("nobody-0001").expect("a key");
    let (_, swept) = forget_once(&store, &ring, &given).expect("forgotten");
    assert_eq!(
        swept.removed, 0,
        "a young key's data may still be on the way"
    );
    clock.advance_ms(2 * DAY_MS);
    let (rolled, swept) = forget_once(&store, &ring, &given).expect("forgotten");
    assert_eq!((rolled.lines, rolled.months), (0, 0));
    assert_eq!((swept.removed, swept.kept), (1, known.len()));
    assert!(!ring.vault().knows("nobody-0001"));
    assert!(known.iter().all(|person| ring.vault().knows(person)));
    println!(
        "{} keys kept, {erased} erased, 1 of nobody removed",
        known.len()
    );
    for (_, folder) in &places {
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
