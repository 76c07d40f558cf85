//! T15, ALL-6: for every rule of every realm rows on both sides of their day, on both databases; and the job as it runs.

use kit_retention::Plan;
use kit_retention::proof::{Also, World};
use kit_store::{Given, Realm, Store, store_test};
use realm_citizen::Citizen;
use realm_civil::Civil;
use realm_municipality::Municipality;
use realm_public::Public;
use realm_research::Research;

use super::{lists, once};

/// The seed of the proof; any other must do as well.
const SEED: u64 = 0x6c67_3135;

/// Tries every rule of a realm; `also` are columns that a CHECK wants filled.
fn tried<R: Realm>(store: &Store<R>, also: &[Also]) {
    let (tables, plan) = Plan::of_realm::<R>(&lists::<R>()).expect("a plan");
    kit_store::test::prepare_all(store, &plan.statements()).expect("every statement is understood");
    let told = World::of::<R>(&tables, also)
        .try_every_rule(store, &plan, SEED)
        .expect("every rule keeps its day");
    println!(
        "{}: {} rules, {} / {}, seed {}",
        R::NAME,
        plan.rules.len(),
        told.survived,
        told.tried,
        told.seed
    );
    assert_eq!(told.survived, told.tried);
    assert!(usize::try_from(told.tried).expect("a number") >= plan.rules.len() * 2);
}

store_test! { fn every_rule_of_the_municipality_keeps_its_day(store: Store<Municipality>) { tried(&store, &[]); } }
store_test! { fn every_rule_of_the_association_keeps_its_day(store: Store<Civil>) { tried(&store, &[("crossing", "owner_coordinator_id", "owner_companion_id")]); } }
store_test! { fn every_rule_of_the_guests_own_rooms_keeps_its_day(store: Store<Citizen>) { tried(&store, &[]); } }
store_test! { fn every_rule_of_the_open_directory_keeps_its_day(store: Store<Public>) { tried(&store, &[]); } }
store_test! { fn every_rule_of_research_keeps_its_day(store: Store<Research>) { tried(&store, &[]); } }

store_test! {
    /// The job itself, past the guard of the log of looks: it leaves one line even on a night without anything to do.
    fn a_night_is_written_down_in_the_log_of_looks(store: Store<Civil>) {
        let (_, plan) = Plan::of_realm::<Civil>(&lists::<Civil>()).expect("a plan");
        let given = Given::system();
        assert_eq!(once(&store, &plan, &given).expect("it runs"), 0);
        assert_eq!(once(&store, &plan, &given).expect("it runs again"), 0);
        let lines = store.aside().read_now("read the log", |tx| kit_store::looks::after(tx, 0, 10)).expect("the log");
        let told: Vec<(String, String)> = lines.iter().map(|(look, _)| (look.role.clone(), look.purpose.clone())).collect();
        assert_eq!(told, vec![("job".to_owned(), "retention".to_owned()); 2]);
    }
}
