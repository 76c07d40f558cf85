//! A fault of the disk ends the process; it recovers when it is started again (SAFETY.md §4).

use std::time::Duration;

use kit_store::{Realm, Store};

/// The code that says so; the parent starts the process again.
const DISK_FAULT: i32 = 74;
/// Long enough for the page that says "Vi kan ikke gemme lige nu" to reach its reader.
const LAST_ANSWERS: Duration = Duration::from_millis(500);

/// Ends the process when `store` has met a fault of the disk. Never tries again: a failed flush may have dropped pages.
pub(crate) fn end_on_fault<R: Realm>(store: &Store<R>) {
    let store = store.clone();
    tokio::spawn(async move {
        store.stopped().await;
        tracing::error!(
            realm = R::NAME,
            "the disk failed; the process ends and recovers when it is started again"
        );
        tokio::time::sleep(LAST_ANSWERS).await;
        std::process::exit(DISK_FAULT);
    });
}
