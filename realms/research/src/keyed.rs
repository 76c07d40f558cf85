//! Who has data here, and so a key (SAFETY.md §5): those who work with research. Participants come with the trial.

use std::collections::HashSet;

use kit_store::looks::LIST;
use kit_store::{Store, StoreError};

use crate::Research;

kit_store::statements! {
    /// Everybody about whom something is kept.
    KEYED = "SELECT id FROM researcher";
}

/// The key ring's name of everybody about whom something is kept. A key that is not among these, and is older than a
/// day, seals nothing any more: its rows have had their time.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn keyed(store: &Store<Research>) -> Result<HashSet<String>, StoreError> {
    store
        .job("sweep keys")
        .write_now("read who has a key", |tx| {
            tx.looked(LIST)?;
            let all = tx.rows(KEYED, &[], |r| r.get::<String>(0))?;
            Ok(all.into_iter().collect())
        })
}
