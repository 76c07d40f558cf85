//! The tables on both databases, and what they cannot hold.

use kit_store::store_test;
use kit_store::test::{
    columns, migrate_with_data, postgres_place, prepare_all, sqlite, sqlite_place,
};
use realm_municipality::{Municipality, statements};

/// The columns of the realm's own tables, `table.column`.
/// Whether a column is one of the kit's tables, which the kit's own lists class.
fn of_the_kit(column: &str) -> bool {
    let lists = [
        include_str!("../../../../kit/web/data-classes.toml"),
        include_str!("../../../../kit/store/data-classes.toml"),
        include_str!("../../../../kit/identity/data-classes.toml"),
    ];
    let table = column.split('.').next().unwrap_or_default();
    table == "schema_version"
        || lists.iter().any(|list| {
            let list: toml::Table = list.parse().expect("TOML");
            table != "acts" && list.contains_key(table)
        })
}

fn own_columns() -> Vec<String> {
    let world = sqlite::<Municipality>().expect("a fresh store");
    columns(&world.store)
        .expect("columns")
        .iter()
        .filter_map(|line| line.split_once(':').map(|(name, _)| name.to_owned()))
        .filter(|name| !of_the_kit(name))
        .collect()
}

store_test! {
    fn every_statement_is_understood(store: Store<Municipality>) {
        prepare_all(&store, &statements()).expect("all prepare");
    }
}

#[test]
fn both_databases_end_with_the_same_columns() {
    let (at, folder) = sqlite_place();
    let on_sqlite = migrate_with_data::<Municipality>(&at).expect("migrates");
    if let Some(at) = postgres_place().expect("a schema") {
        let on_postgres = migrate_with_data::<Municipality>(&at).expect("migrates");
        assert_eq!(on_postgres, on_sqlite);
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

/// STYLE.md habit 11; that ground and time are right as well, the check of the whole house sees to.
#[test]
fn every_column_has_a_class_and_a_time_to_be_kept() {
    let file: toml::Table = include_str!("../../data-classes.toml")
        .parse()
        .expect("classes");
    let tables = file["municipality"].as_table().expect("the realm");
    let mut classed: Vec<String> = Vec::new();
    for (table, columns) in tables {
        let columns = columns.as_table().expect("a table");
        let whole = columns.get("*").expect("the row's own time");
        assert!(
            whole["keep"].as_str().is_some_and(|keep| !keep.is_empty()),
            "{table}"
        );
        for (column, class) in columns.iter().filter(|(column, _)| *column != "*") {
            let known = [
                "public",
                "technical",
                "personal",
                "sensitive",
                "third-person",
                "secret",
            ];
            let said = class["class"].as_str().expect("a class");
            assert!(known.contains(&said), "{table}.{column}");
            classed.push(format!("{table}.{column}"));
        }
    }
    classed.sort();
    let mut own = own_columns();
    own.sort();
    assert_eq!(classed, own);
}

/// HS-3, BR-8: a community is named in three tables only, and none of them knows a guest; no table that knows a guest or an
/// hour has anything a community, a place or a far-bank person could stand in.
#[test]
fn no_table_can_hold_that_a_guest_goes_to_a_community() {
    let columns = own_columns();
    let of = |table: &str| -> Vec<&str> {
        columns
            .iter()
            .filter_map(|name| name.split_once('.'))
            .filter(|(owner, _)| *owner == table)
            .map(|(_, column)| column)
            .collect()
    };
    assert_eq!(of("told"), ["community_id", "day", "times"]);
    // A worker's hint about a place, by no guest and for none (GM-16).
    assert_eq!(
        of("community_tip"),
        ["at_ms", "by_id", "community_id", "gone_ms", "id", "tip"]
    );
    assert_eq!(
        of("accompaniment_time"),
        [
            "day",
            "extra_ore",
            "id",
            "minutes",
            "part",
            "team_id",
            "worker_id"
        ]
    );
    assert_eq!(
        of("time_step"),
        ["at_ms", "by_id", "id", "kind", "place", "time_id"]
    );
    assert_eq!(
        of("directory_copy"),
        ["fetched_ms", "json", "name", "service_id", "slug"]
    );
    for name in &columns {
        let (table, column) = name.split_once('.').expect("table.column");
        let speaks = [
            "community",
            "association",
            "companion",
            "crossing",
            "thread",
            "referral",
            "service_id",
            "slug",
            "visit",
        ]
        .iter()
        .any(|word| column.contains(word) || table.contains(word));
        assert!(
            !speaks || ["told", "directory_copy", "community_tip"].contains(&table),
            "{name} could hold a community"
        );
    }
}

/// FR-3: a walk-in has no name, and no field for one.
#[test]
fn a_walk_in_has_no_name() {
    let walk_in: Vec<String> = own_columns()
        .into_iter()
        .filter(|name| name.starts_with("walk_in."))
        .collect();
    assert_eq!(
        walk_in,
        [
            "walk_in.agreed",
            "walk_in.at_ms",
            "walk_in.day",
            "walk_in.id",
            "walk_in.left_ms",
            "walk_in.met_by",
            "walk_in.offer_id",
            "walk_in.wish"
        ]
    );
}

/// SAFETY.md §1.2: the near bank has no letter box.
#[test]
fn the_near_bank_does_not_link_the_letters() {
    let manifest = include_str!("../../Cargo.toml");
    assert!(!manifest.contains("letters"));
    assert!(!manifest.contains("realm-civil") && !manifest.contains("realm-citizen"));
}
