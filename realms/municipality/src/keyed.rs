//! Who has data here, and so a key (SAFETY.md §5): guests, workers, days at the door, and groups.

use std::collections::HashSet;

use kit_store::looks::LIST;
use kit_store::{Store, StoreError};

use crate::Municipality;
use crate::today::store::door_of;

pub(crate) mod sql {
    //! Statements about who has data.

    kit_store::statements! {
        pub(crate) PEOPLE = "SELECT id FROM guest UNION SELECT id FROM worker UNION SELECT id FROM expected WHERE guest_id IS NULL
            UNION SELECT id FROM enquiry UNION SELECT id FROM portrait WHERE entry_root IS NOT NULL";
        pub(crate) DOORS = "SELECT day FROM walk_in UNION SELECT day FROM phone_call";
    }
}

/// The key ring's name of everybody and every day about whom something is kept. A key that is not among these, and is
/// older than a day, seals nothing any more: its rows have had their time.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn keyed(store: &Store<Municipality>) -> Result<HashSet<String>, StoreError> {
    store
        .job("sweep keys")
        .write_now("read who has a key", |tx| {
            tx.looked(LIST)?;
            let mut all: HashSet<String> = tx
                .rows(sql::PEOPLE, &[], |r| r.get::<String>(0))?
                .into_iter()
                .collect();
            all.extend(
                tx.rows(sql::DOORS, &[], |r| r.get(0))?
                    .into_iter()
                    .map(door_of),
            );
            Ok(all)
        })
}
