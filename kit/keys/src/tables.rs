//! The key ring's two files, as the store knows them.

use kit_store::{Acting, Migration, Realm, Store};

/// The file of person keys. It has a backup of its own, at most two copies, at most 30 days old (SAFETY.md §5).
#[derive(Debug)]
pub struct Ring;

impl Realm for Ring {
    const NAME: &'static str = "keys";
    const MIGRATIONS: &'static [Migration] = &[Migration {
        version: 1,
        name: "ring",
        sql: include_str!("../migrations/0001_ring.sql"),
        data: include_str!("../migrations/0001_ring.data.sql"),
    }];
}

/// The file of epoch keys and of the erased. It is in no backup of the ring, or nothing destroyed here would stay so.
#[derive(Debug)]
pub struct Epochs;

impl Realm for Epochs {
    const NAME: &'static str = "epochs";
    const MIGRATIONS: &'static [Migration] = &[Migration {
        version: 1,
        name: "epochs",
        sql: include_str!("../migrations/0001_epochs.sql"),
        data: include_str!("../migrations/0001_epochs.data.sql"),
    }];
}

/// A file in the ring's own hands: no person of the realm asks it anything.
pub(crate) fn hands<R: Realm>(store: &Store<R>) -> Acting<R> {
    store.job("key ring")
}
