//! The two files' tables on both databases.

use kit_keys::{Epochs, Ring};
use kit_store::test::{migrate_with_data, postgres_place, sqlite_place};

#[test]
fn the_tables_are_alike_on_both_databases() {
    let (ring, one) = sqlite_place();
    let (epochs, two) = sqlite_place();
    let sqlite = (
        migrate_with_data::<Ring>(&ring).expect("it fits"),
        migrate_with_data::<Epochs>(&epochs).expect("it fits"),
    );
    assert!(sqlite.0.contains(&"person_key.wrapped:NO".to_owned()));
    assert!(sqlite.1.contains(&"epoch.ended_ms:YES".to_owned()));
    let _ = std::fs::remove_dir_all(one);
    let _ = std::fs::remove_dir_all(two);
    let (Some(ring), Some(epochs)) = (
        postgres_place().expect("a schema"),
        postgres_place().expect("a schema"),
    ) else {
        return;
    };
    let postgres = (
        migrate_with_data::<Ring>(&ring).expect("it fits"),
        migrate_with_data::<Epochs>(&epochs).expect("it fits"),
    );
    assert_eq!(sqlite, postgres);
}
