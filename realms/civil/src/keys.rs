//! Whose keys are in the key ring, and whose go. The data go first, then the key (SAFETY.md §5): a guest who took it back
//! cannot be read in any copy any more, old disks included, once the ring's epoch is over.

use std::collections::HashSet;

use kit_store::looks::LIST;
use kit_store::{Param, Store, StoreError, Tx};

use crate::app::Civil;
use crate::crossing::store::CALLED;

kit_store::statements! {
    /// Everybody whose key is needed: a crossing is one guest's; a month of the log has a key too.
    PERSONS = "SELECT id FROM crossing WHERE state <> 'withdrawn' UNION ALL SELECT id FROM companion
        UNION ALL SELECT id FROM coordinator UNION ALL SELECT id FROM steward UNION ALL SELECT id FROM look_month UNION ALL SELECT id FROM remark
        UNION ALL SELECT id FROM story WHERE state <> 'gone' UNION ALL SELECT id FROM interest UNION ALL SELECT id FROM concern";
    /// A key that is to go.
    FORGET_LATER = "INSERT INTO key_to_forget (id) VALUES ($1) ON CONFLICT (id) DO NOTHING";
    /// Keys that are to go.
    TO_FORGET = "SELECT id FROM key_to_forget ORDER BY id";
    /// A key that has gone.
    FORGOTTEN = "DELETE FROM key_to_forget WHERE id = $1";
}

const JOB: &str = "forget keys";

/// Notes, in the transaction that deletes what a guest told, that her key goes too.
pub(crate) fn forget_later(tx: &mut Tx<'_>, guest: &impl Param) -> Result<(), StoreError> {
    tx.run(FORGET_LATER, &[guest]).map(|_| ())
}

/// The ids of everybody whose key is needed, for the sweep of keys that belong to nobody.
///
/// # Errors
/// The store's own fault.
pub fn persons(store: &Store<Civil>) -> Result<HashSet<String>, StoreError> {
    store.job(JOB).write_now("whose keys are needed", |tx| {
        tx.looked(LIST)?;
        let ids = tx.rows(PERSONS, &[], |r| r.get::<String>(0))?;
        Ok(ids.into_iter().collect())
    })
}

/// Destroys the keys that are to go: after a guest's letter, and at a start, in case the process ended between the two.
/// Gives how many.
///
/// # Errors
/// The store's or the key ring's fault; the rest goes with the next call.
pub fn forget_keys(store: &Store<Civil>) -> Result<usize, StoreError> {
    let job = store.job(JOB);
    let going: Vec<String> = job.read_now("keys that are to go", |tx| {
        tx.rows(TO_FORGET, &[], |r| r.get(0))
    })?;
    if going.is_empty() {
        return Ok(0);
    }
    for id in &going {
        let fault = |fault| StoreError::Sealed {
            table: CALLED.table,
            column: CALLED.column,
            fault,
        };
        store.vault().erase_person(id).map_err(fault)?;
    }
    let gone = going.clone();
    job.write_now("keys that have gone", move |tx| {
        for id in &gone {
            tx.run(FORGOTTEN, &[id])?;
        }
        Ok::<_, StoreError>(())
    })?;
    // What was deleted must not stand in the journal either.
    store.empty_journal()?;
    Ok(going.len())
}

/// As [`forget_keys`], without holding up an async thread.
pub(crate) async fn forget(store: &Store<Civil>) -> Result<usize, StoreError> {
    let store = store.clone();
    match tokio::task::spawn_blocking(move || forget_keys(&store)).await {
        Ok(done) => done,
        Err(_) => Err(StoreError::Panicked(JOB)),
    }
}
