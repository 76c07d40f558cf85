//! Where the newest directory lies, and the cheap look whether there is a newer one.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::DateTime;
use kit_store::{Given, Store, StoreError};

use super::load::{load, version};
use super::{Directory, Keeping};
use crate::Public;

/// The import runs in another process, so the tables are asked for news, at most this often.
const LOOK_EVERY_MS: i64 = 1_000;

/// Holds the newest directory.
#[derive(Debug)]
pub(crate) struct Shelf {
    current: RwLock<Arc<Directory>>,
    looked_ms: AtomicI64,
    keeping: Keeping,
}

impl Shelf {
    /// Loads the directory.
    pub(crate) fn open(
        store: &Store<Public>,
        given: &Given,
        keeping: &Keeping,
    ) -> Result<Self, StoreError> {
        let now = given.local();
        let directory = store
            .job("directory")
            .read_now("load the directory", |tx| load(tx, now, keeping))?;
        Ok(Self {
            current: RwLock::new(Arc::new(directory)),
            looked_ms: AtomicI64::new(given.now().as_millisecond()),
            keeping: keeping.clone(),
        })
    }

    /// The newest directory that is in memory.
    pub(crate) fn current(&self) -> Arc<Directory> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The newest directory there is, looked for at most once a second. A database that does not answer leaves the
    /// one in memory: an open page must not fail because of it.
    pub(crate) async fn newest(&self, store: &Store<Public>, given: &Given) -> Arc<Directory> {
        let current = self.current();
        let (now_ms, now) = (given.now().as_millisecond(), given.local());
        let looked = self.looked_ms.load(Ordering::Relaxed);
        // A demo's clock can be set back; a look must not wait until it has caught up.
        let due = (now_ms - looked).abs() >= LOOK_EVERY_MS
            && self
                .looked_ms
                .compare_exchange(looked, now_ms, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok();
        if !due {
            return current;
        }
        let known = Arc::clone(&current);
        let keeping = self.keeping.clone();
        let newer = store
            .job("directory")
            .read("look for a newer directory", move |tx| {
                if version(tx)? != known.held.version {
                    return load(tx, now, &keeping).map(Some);
                }
                Ok::<_, StoreError>((!same_minute(known.minute, now)).then(|| known.at_minute(now)))
            });
        match newer.await {
            Ok(Some(newer)) => {
                let newer = Arc::new(newer);
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&newer);
                newer
            }
            Ok(None) => current,
            Err(error) => {
                tracing::error!(realm = "public", cause = %error, "the directory could not be looked up anew");
                current
            }
        }
    }
}

fn same_minute(one: DateTime, other: DateTime) -> bool {
    one.date() == other.date() && one.hour() == other.hour() && one.minute() == other.minute()
}
