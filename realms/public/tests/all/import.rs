//! Imports change everything or nothing.

use jiff::Timestamp;
use jiff::civil::date;
use kit_hsds::{Feed, Limits, read_bytes};
use kit_store::{Store, store_test};
use kit_web::body_text;
use realm_public::{CrisisNumber, ImportError, Public, Run, enter_crisis_numbers, import};

use crate::support::{World, words};

const WALK: &str = "0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11";
const CHOIR: &str = "5a1e7c7e-2f55-4d62-8f5e-0c9d1b7a2e22";
const SOURCE: &str = "https://katalog.example/hsds";

/// A feed of services, each `(id, name)`.
fn feed(services: &[(&str, &str)]) -> Feed {
    let list: Vec<_> = services
        .iter()
        .map(|(id, name)| {
            serde_json::json!({ "id": id, "name": name, "status": "active", "assured_date": "2026-12-01",
                "organization": { "id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Åens venner", "description": "x" } })
        })
        .collect();
    let bytes = serde_json::to_vec(&list).expect("JSON");
    read_bytes("feed.json", &bytes, &Limits::default()).expect("a feed")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).expect("a time")
}

/// Every row but the log of imports and the time of the last one.
fn rows(store: &Store<Public>) -> Vec<String> {
    store
        .dump(&["import_run", "publisher", "schema_version"])
        .expect("a dump")
}

store_test! {
    fn the_same_feed_twice_changes_nothing(store: Store<Public>) {
        let both = feed(&[(WALK, "Gåturen"), (CHOIR, "Koret")]);
        let first = import(&store, &both, SOURCE, Run::Write, at(0)).expect("imported");
        assert_eq!((first.counts.added, first.counts.unchanged, first.records), (2, 0, 3));
        let before = rows(&store);
        let again = import(&store, &both, SOURCE, Run::Write, at(9)).expect("imported");
        assert_eq!((again.counts.added, again.counts.changed, again.counts.unchanged, again.counts.gone), (0, 0, 2, 0));
        assert_eq!(before, rows(&store));
    }
}

store_test! {
    fn a_dry_run_counts_the_same_and_writes_nothing(store: Store<Public>) {
        let before = store.dump(&[]).expect("a dump");
        let dry = import(&store, &feed(&[(WALK, "Gåturen")]), SOURCE, Run::Dry, at(0)).expect("tried");
        assert_eq!(before, store.dump(&[]).expect("a dump"));
        let wet = import(&store, &feed(&[(WALK, "Gåturen")]), SOURCE, Run::Write, at(0)).expect("imported");
        assert_eq!(dry.counts, wet.counts);
        assert!(dry.danish().starts_with("Prøve: intet er ændret.") && wet.danish().contains("1 nye, 0 ændrede"));
    }
}

store_test! {
    fn changed_and_gone_are_counted_and_come_back(store: Store<Public>) {
        import(&store, &feed(&[(WALK, "Gåturen"), (CHOIR, "Koret")]), SOURCE, Run::Write, at(0)).expect("imported");
        let report = import(&store, &feed(&[(WALK, "Gåturen ved åen")]), SOURCE, Run::Write, at(1)).expect("imported");
        assert_eq!((report.counts.changed, report.counts.gone, report.counts.unchanged), (1, 1, 0));
        let report = import(&store, &feed(&[(WALK, "Gåturen ved åen"), (CHOIR, "Koret")]), SOURCE, Run::Write, at(2)).expect("imported");
        assert_eq!((report.counts.added, report.counts.unchanged), (1, 1));
    }
}

store_test! {
    fn a_source_that_shrinks_to_nothing_is_refused(store: Store<Public>) {
        import(&store, &feed(&[(WALK, "Gåturen")]), SOURCE, Run::Write, at(0)).expect("imported");
        let before = store.dump(&[]).expect("a dump");
        for run in [Run::Dry, Run::Write] {
            let refused = import(&store, &Feed::default(), SOURCE, run, at(1)).expect_err("refused");
            assert!(matches!(refused, ImportError::Emptied { had: 1 }) && refused.danish().contains("intet er ændret"));
        }
        assert_eq!(before, store.dump(&[]).expect("a dump"));
        let forced = import(&store, &Feed::default(), SOURCE, Run::WriteEvenIfEmpty, at(2)).expect("forced");
        assert_eq!(forced.counts.gone, 1);
    }
}

store_test! {
    fn another_source_never_hides_what_the_first_one_brought(store: Store<Public>) {
        import(&store, &feed(&[(WALK, "Gåturen")]), SOURCE, Run::Write, at(0)).expect("imported");
        let other = import(&store, &feed(&[(CHOIR, "Koret")]), "mappe", Run::Write, at(1)).expect("imported");
        assert_eq!((other.counts.added, other.counts.gone, other.taken_over), (1, 0, 0));
        let both = import(&store, &feed(&[(WALK, "Gåturen"), (CHOIR, "Koret")]), "mappe", Run::Write, at(2)).expect("imported");
        assert_eq!((both.counts.unchanged, both.taken_over), (2, 1));
        let back = import(&store, &Feed::default(), SOURCE, Run::Write, at(3)).expect("nothing of its own is left to lose");
        assert_eq!(back.counts.gone, 0);
    }
}

store_test! {
    fn a_refused_import_changes_nothing(store: Store<Public>) {
        import(&store, &feed(&[(WALK, "Gåturen")]), SOURCE, Run::Write, at(0)).expect("imported");
        let before = store.dump(&[]).expect("a dump");
        let broken = br#"[{"id":"17","name":"Koret","status":"active"}]"#;
        let faults = read_bytes("feed.json", broken, &Limits::default()).expect_err("no UUID");
        let words = realm_public::refusal_danish("feed.json", &faults);
        assert!(words.contains("feed.json") && words.contains("intet er ændret") && words.contains("/id"), "{words}");
        assert_eq!(before, store.dump(&[]).expect("a dump"));
    }
}

/// PS-2: a paper in a pocket must lead somewhere for as long as the house stands.
#[tokio::test]
async fn an_address_that_stands_on_paper_stays() {
    let world = World::empty();
    let store = &world.app.store;
    let bring = |services: &[(&str, &str)], second| {
        import(store, &feed(services), SOURCE, Run::Write, at(second)).expect("imported");
    };
    bring(&[(WALK, "Gåturen"), (CHOIR, "Koret")], 0);
    world.clock.advance_ms(2_000);
    assert!(world.page("/f/gaaturen").await.contains("Gåturen"));
    bring(&[(WALK, "Tur langs åen"), (CHOIR, "Koret")], 1);
    world.clock.advance_ms(2_000);
    assert!(
        world
            .page("/f/gaaturen")
            .await
            .contains("<h1>Tur langs åen</h1>"),
        "a new name, the old address"
    );
    bring(&[(CHOIR, "Koret")], 2);
    world.clock.advance_ms(2_000);
    let gone = words(&world.page("/f/gaaturen").await);
    assert!(gone.contains("Tur langs åen er her ikke mere"), "{gone}");
    let newcomer = "9f3b2d10-77aa-4f0e-b1c2-3d4e5f607182";
    bring(&[(newcomer, "Gåturen"), (CHOIR, "Koret")], 3);
    world.clock.advance_ms(2_000);
    assert!(
        world
            .page("/f/gaaturen-2")
            .await
            .contains("<h1>Gåturen</h1>"),
        "the old address is not given away"
    );
}

/// The import runs in another process: the pages see it within a second, and a second import does not restart them.
#[tokio::test]
async fn what_is_imported_elsewhere_is_on_the_pages_a_second_later() {
    let world = World::empty();
    assert!(words(&world.page("/alle").await).starts_with("Her er ikke noget endnu"));
    import(
        &world.app.store,
        &feed(&[(WALK, "Gåturen")]),
        SOURCE,
        Run::Write,
        at(0),
    )
    .expect("imported");
    assert!(
        !world.page("/alle").await.contains("Gåturen"),
        "looked a moment ago"
    );
    world.clock.advance_ms(1_000);
    assert!(world.page("/alle").await.contains("Gåturen"));
    assert_eq!(
        world.app.community_by_id(WALK).expect("known").name,
        "Gåturen"
    );
    assert!(world.app.community_by_id(CHOIR).is_none());
    let response = world.get_with("/f/koret", &[]).await;
    assert_eq!(response.status(), 404);
    assert!(body_text(response).await.contains("Siden findes ikke"));
}

store_test! {
    /// ALL-7: earlier numbers stay on record, the shown ones are those last entered.
    fn crisis_numbers_replace_each_other(store: Store<Public>) {
        let number = |name: &str| CrisisNumber {
            name: name.to_owned(),
            number: "00 00 10 00".to_owned(),
            note: "Hele døgnet.".to_owned(),
            checked_on: date(2026, 12, 1),
            checked_by: "Karen".to_owned(),
        };
        enter_crisis_numbers(&store, &[number("Natlinjen"), number("Lægen")], at(0)).expect("entered");
        enter_crisis_numbers(&store, &[number("Daglinjen")], at(1)).expect("entered");
        let rows = store.dump(&["schema_version"]).expect("a dump");
        let shown = |name: &str| rows.iter().any(|row| row.contains(name) && row.ends_with("NULL"));
        assert_eq!(rows.len(), 3);
        assert!(shown("Daglinjen") && !shown("Natlinjen") && !shown("Lægen"), "{rows:?}");
    }
}
