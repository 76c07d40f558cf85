//! The tables: the same on both databases, every column classed, every statement understood.

use std::collections::BTreeSet;

use kit_store::{store_test, test};
use realm_public::{Public, statements};

store_test! {
    fn every_statement_is_understood(store: Store<Public>) {
        test::prepare_all(&store, &statements()).expect("all prepare");
    }
}

#[test]
fn both_databases_get_the_same_columns() {
    let (at, folder) = test::sqlite_place();
    let sqlite = test::migrate_with_data::<Public>(&at).expect("SQLite migrates with data");
    if let Some(at) = test::postgres_place().expect("a schema") {
        let postgres =
            test::migrate_with_data::<Public>(&at).expect("PostgreSQL migrates with data");
        assert_eq!(sqlite, postgres);
    }
    std::fs::remove_dir_all(folder).expect("swept");
}

/// STYLE.md habit 11.
#[test]
fn every_column_is_classed_and_every_class_has_its_column() {
    let world = test::sqlite::<Public>().expect("a fresh store");
    let columns: BTreeSet<String> = test::columns(&world.store)
        .expect("columns")
        .into_iter()
        .filter_map(|line| line.split_once(':').map(|(column, _)| column.to_owned()))
        .filter(|column| {
            // The log of looks is the kit's table, and classed there.
            let kits = ["schema_version.", "look.", "look_cut."];
            !kits.iter().any(|kit| column.starts_with(kit))
        })
        .collect();
    let file: toml::Table = include_str!("../../data-classes.toml")
        .parse()
        .expect("TOML");
    let mut classed = BTreeSet::new();
    for (table, columns) in file["public"].as_table().expect("the realm") {
        let columns = columns.as_table().expect("a table");
        assert!(!columns["*"]["keep"].as_str().expect("a time").is_empty());
        for (column, class) in columns.iter().filter(|(column, _)| *column != "*") {
            let word = class["class"].as_str().expect("a class");
            assert!(
                ["public", "technical"].contains(&word),
                "{table}.{column}: nothing else belongs here"
            );
            classed.insert(format!("{table}.{column}"));
        }
    }
    assert_eq!(columns, classed);
}
