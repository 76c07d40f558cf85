//! T15: the research realm with a key ring of files, as it runs: its nightly job finds no fault, and whose keys go.

use std::sync::Arc;

use kit_keys::{KeyRing, RealmKey};
use kit_retention::Plan;
use kit_seal::Zeroizing;
use kit_store::test::sqlite_place;
use kit_store::{FixedClock, Given, Store, StoreError, SystemChance};
use realm_research::{Research, keyed, seed_demo};

use super::sweep;
use crate::kept;

const DAY_MS: i64 = 24 * 3_600_000;

kit_store::statements! {
    STOPS = "UPDATE researcher SET left_ms = $1 WHERE id = 'researcher-sigrid'";
}

/// A year after somebody stopped, the row has had its time and its key goes with it; who still works here stays.
#[test]
fn a_year_after_somebody_stopped_name_and_key_are_gone() {
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
    let store: Store<Research> = Store::open(data, &given)
        .expect("a database")
        .with_vault(ring.vault().clone());
    seed_demo(&store, &given).expect("seeded");
    let left = given.now();
    let stops = store.job("test").write_now("somebody stops", move |tx| {
        tx.looked("researcher-sigrid")?;
        tx.run(STOPS, &[&left])
    });
    assert_eq!(stops.expect("stopped"), 1);

    let (_, plan) = Plan::of_realm::<Research>(&kept::lists::<Research>()).expect("a plan");
    let mut here = Vec::new();
    for days in [0, 364, 2] {
        clock.advance_ms(days * DAY_MS);
        let done: Result<usize, StoreError> = kept::once(&store, &plan, &given);
        done.expect("what had its time was removed");
        sweep(&store, &ring).expect("swept");
        let known = keyed(&store).expect("readable");
        assert!(known.contains("researcher-villads") && ring.vault().knows("researcher-villads"));
        let sigrid = known.contains("researcher-sigrid");
        assert_eq!(ring.vault().knows("researcher-sigrid"), sigrid);
        here.push(sigrid);
    }
    assert_eq!(here, [true, true, false]);
    for (_, folder) in &places {
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
