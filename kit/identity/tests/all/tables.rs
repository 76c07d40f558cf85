//! The tables are the same on both databases, and every statement is understood by both.

use kit_store::store_test;
use kit_store::test::{migrate_with_data, postgres_place, prepare_all, sqlite_place};

use crate::world::House;

store_test! {
    fn every_statement_is_understood(store: Store<House>) {
        assert!(!kit_identity::STATEMENTS.is_empty());
        prepare_all(&store, kit_identity::STATEMENTS).expect("understood");
    }
}

#[test]
fn both_databases_have_the_same_columns() {
    let (at, folder) = sqlite_place();
    let here = migrate_with_data::<House>(&at).expect("migrated");
    std::fs::remove_dir_all(folder).expect("removed");
    if let Some(at) = postgres_place().expect("a schema") {
        assert_eq!(here, migrate_with_data::<House>(&at).expect("migrated"));
    }
}
