//! The store keeps what it acknowledged, undoes what was refused, and behaves alike on both databases.

#![cfg(test)]

use kit_store::{Given, Migration, Realm, Store, StoreError, Tx, Where, store_test};

#[derive(Debug)]
struct Quay;

impl Realm for Quay {
    const NAME: &'static str = "quay";
    const MIGRATIONS: &'static [Migration] = &[Migration {
        version: 1,
        name: "boats",
        sql: "CREATE TABLE boat (id {text} PRIMARY KEY, name {sortable} NOT NULL, length {real}, seats {int} NOT NULL,
                                 papers {blob}, left_at_ms {int}) {strict};",
        data: "INSERT INTO boat (id, name, seats) VALUES ('boat-0001', 'Åse', 4);",
    }];
}

kit_store::statements! {
    INSERT = "INSERT INTO boat (id, name, length, seats, papers, left_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
    COUNT = "SELECT COUNT(*) FROM boat";
    NAMES = "SELECT name FROM boat ORDER BY name";
    ONE = "SELECT name, length, seats, papers, left_at_ms FROM boat WHERE id = $1";
    TAKE_SEAT = "UPDATE boat SET seats = seats - 1 WHERE id = $1 AND seats > 0";
    SEATS = "SELECT seats FROM boat WHERE id = $1";
    LENGTH_AS_TEXT = "UPDATE boat SET seats = $1";
}

kit_store::id! {
    /// One boat.
    pub struct BoatId;
}

fn boat(tx: &mut Tx<'_>, id: &str, name: &str, seats: i64) -> Result<(), StoreError> {
    let none_real: Option<f64> = None;
    let none_blob: Option<Vec<u8>> = None;
    let none_int: Option<i64> = None;
    tx.run(
        INSERT,
        &[&id, &name, &none_real, &seats, &none_blob, &none_int],
    )
    .map(|_| ())
}

fn count(store: &Store<Quay>) -> i64 {
    store
        .read_now("count", |tx| tx.row(COUNT, &[], |r| r.get(0)))
        .expect("countable")
        .unwrap_or(0)
}

store_test! {
    fn every_kind_of_value_comes_back_as_it_went(store: Store<Quay>) {
        let at = jiff::Timestamp::from_millisecond(1_800_000_000_123).expect("a time");
        store.write_now("insert", move |tx| {
            tx.run(INSERT, &[&"boat-0001", &"Sørøveren", &Some(7.25), &3_i64, &Some(vec![0_u8, 255, 7]), &Some(at)])
        }).expect("stored");
        let back = store.read_now("read", |tx| tx.row(ONE, &[&"boat-0001"], |r| {
            Ok((r.get::<String>(0)?, r.get::<Option<f64>>(1)?, r.get::<i64>(2)?, r.get::<Option<Vec<u8>>>(3)?, r.get::<Option<jiff::Timestamp>>(4)?))
        })).expect("readable");
        assert_eq!(back, Some(("Sørøveren".to_owned(), Some(7.25), 3, Some(vec![0, 255, 7]), Some(at))));
    }
}

store_test! {
    fn a_refused_write_leaves_nothing_and_spares_the_others(store: Store<Quay>) {
        store.write_now("good", |tx| boat(tx, "boat-0001", "A", 1)).expect("stored");
        let refused: Result<(), StoreError> = store.write_now("bad", |tx| {
            boat(tx, "boat-0002", "B", 1)?;
            boat(tx, "boat-0001", "again", 1)
        });
        assert!(refused.expect_err("the key is taken").is_unique_violation());
        assert_eq!(count(&store), 1, "the first insert of the refused write is undone too");
    }
}

store_test! {
    fn a_panicking_write_is_undone_and_the_store_goes_on(store: Store<Quay>) {
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            store.write_now::<(), StoreError, _>("panics", |tx| { boat(tx, "boat-0001", "A", 1)?; panic!("planted") })
        }));
        assert!(!matches!(result, Ok(Ok(()))));
        store.write_now("after", |tx| boat(tx, "boat-0002", "B", 1)).expect("the store still writes");
        assert_eq!(count(&store), 1);
    }
}

store_test! {
    fn sixteen_at_once_for_three_seats_get_three(store: Store<Quay>) {
        store.write_now("boat", |tx| boat(tx, "boat-0001", "A", 3)).expect("stored");
        let got: u64 = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..16).map(|_| {
                let store = store.clone();
                scope.spawn(move || store.write_now("take a seat", |tx| tx.run(TAKE_SEAT, &[&"boat-0001"])).expect("answered"))
            }).collect();
            threads.into_iter().map(|t| t.join().expect("no panic")).sum()
        });
        assert_eq!(got, 3);
        let left = store.read_now("left", |tx| tx.row(SEATS, &[&"boat-0001"], |r| r.get::<i64>(0))).expect("readable");
        assert_eq!(left, Some(0));
    }
}

/// A caller's own error, from which nobody can tell that another transaction was in the way.
#[derive(Debug)]
struct Refused;

impl From<StoreError> for Refused {
    fn from(_: StoreError) -> Self {
        Self
    }
}

store_test! {
    /// BR-6: two who press at once are both answered, whatever error their use case makes of the store's.
    fn a_write_that_met_another_is_tried_again_whatever_error_the_caller_makes_of_it(store: Store<Quay>) {
        const EACH: usize = 25;
        store.write_now("boat", |tx| boat(tx, "boat-0001", "A", 400)).expect("stored");
        let refused: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..16).map(|_| {
                let store = store.clone();
                scope.spawn(move || {
                    let take = || store.write_now("read, then take a seat", |tx| {
                        let left = tx.row(SEATS, &[&"boat-0001"], |r| r.get::<i64>(0)).map_err(Refused::from)?;
                        assert!(left.is_some());
                        tx.run(TAKE_SEAT, &[&"boat-0001"]).map_err(Refused::from)
                    });
                    (0..EACH).filter(|_| !matches!(take(), Ok(1))).count()
                })
            }).collect();
            threads.into_iter().map(|t| t.join().expect("no panic")).sum()
        });
        assert_eq!(refused, 0);
        let left = store.read_now("left", |tx| tx.row(SEATS, &[&"boat-0001"], |r| r.get::<i64>(0))).expect("readable");
        assert_eq!(left, Some(0), "sixteen times {EACH} seats are taken, each once");
    }
}

store_test! {
    fn bytes_decide_the_order_of_a_sortable_column_on_both(store: Store<Quay>) {
        store.write_now("three", |tx| { boat(tx, "boat-0001", "Åse", 1)?; boat(tx, "boat-0002", "ane", 1)?; boat(tx, "boat-0003", "Bo", 1) }).expect("stored");
        let names = store.read_now("names", |tx| tx.rows(NAMES, &[], |r| r.get::<String>(0))).expect("readable");
        assert_eq!(names, ["Bo", "ane", "Åse"]);
    }
}

store_test! {
    fn text_bound_to_a_number_is_refused(store: Store<Quay>) {
        store.write_now("boat", |tx| boat(tx, "boat-0001", "A", 3)).expect("stored");
        let result = store.write_now("wrong", |tx| tx.run(LENGTH_AS_TEXT, &[&"many"]));
        assert!(matches!(result, Err(StoreError::Statement { .. })), "{result:?}");
    }
}

store_test! {
    fn every_statement_is_understood(store: Store<Quay>) {
        kit_store::test::prepare_all(&store, ALL).expect("all prepare");
    }
}

store_test! {
    fn the_dump_changes_with_a_row_and_only_then(store: Store<Quay>) {
        let before = store.dump(&[]).expect("a dump");
        assert_eq!(before, store.dump(&[]).expect("a dump"));
        store.write_now("boat", |tx| boat(tx, "boat-0001", "A", 3)).expect("stored");
        assert_ne!(before, store.dump(&[]).expect("a dump"));
        assert_eq!(store.dump(&["schema_version", "boat"]).expect("a dump"), Vec::<String>::new());
    }
}

#[test]
fn an_unknown_schema_version_refuses_to_start() {
    struct Older;
    impl Realm for Older {
        const NAME: &'static str = "quay";
        const MIGRATIONS: &'static [Migration] = &[];
    }
    let (at, folder) = kit_store::test::sqlite_place();
    drop(Store::<Quay>::open(&at, &Given::system()).expect("a fresh store"));
    let refused = Store::<Older>::open(&at, &Given::system()).map(|_| ());
    assert!(
        matches!(
            refused,
            Err(StoreError::UnknownSchema { found: 1, known: 0 })
        ),
        "{refused:?}"
    );
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_migration_edited_after_it_was_applied_refuses_to_start() {
    struct Edited;
    impl Realm for Edited {
        const NAME: &'static str = "quay";
        const MIGRATIONS: &'static [Migration] = &[Migration {
            version: 1,
            name: "boats",
            sql: "CREATE TABLE boat (id {text} PRIMARY KEY) {strict};",
            data: "",
        }];
    }
    let (at, folder) = kit_store::test::sqlite_place();
    drop(Store::<Quay>::open(&at, &Given::system()).expect("a fresh store"));
    let refused = Store::<Edited>::open(&at, &Given::system()).map(|_| ());
    assert!(
        matches!(refused, Err(StoreError::ChangedMigration(1))),
        "{refused:?}"
    );
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn both_databases_end_with_the_same_columns() {
    let (at, folder) = kit_store::test::sqlite_place();
    let sqlite = kit_store::test::migrate_with_data::<Quay>(&at).expect("migrates");
    if let Some(at) = kit_store::test::postgres_place().expect("a schema") {
        assert_eq!(
            kit_store::test::migrate_with_data::<Quay>(&at).expect("migrates"),
            sqlite
        );
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn what_was_acknowledged_is_there_after_reopening() {
    let (at, folder) = kit_store::test::sqlite_place();
    let store = Store::<Quay>::open(&at, &Given::system()).expect("a fresh store");
    let names: Vec<String> = (0..200).map(|n| format!("boat-{n:04}")).collect();
    std::thread::scope(|scope| {
        for chunk in names.chunks(25) {
            let store = store.clone();
            scope.spawn(move || {
                for name in chunk {
                    let id = name.clone();
                    store
                        .write_now("insert", move |tx| boat(tx, &id, "x", 1))
                        .expect("stored");
                }
            });
        }
    });
    drop(store);
    assert!(matches!(&at, Where::Sqlite(path) if path.exists()));
    assert_eq!(
        count(&Store::<Quay>::open(&at, &Given::system()).expect("opens again")),
        200
    );
    std::fs::remove_dir_all(folder).expect("removed");
}
