//! Opening a realm's database together with its key ring, and the ring's daily work (SAFETY.md §5).

use std::time::Duration;

use kit_keys::KeyRing;
use kit_store::{Realm, Store, Where};

use super::Start;
use crate::Fault;

/// The ring is looked after once a day; the first time soon after the start, since a machine may have slept over a month.
const EACH_DAY: Duration = Duration::from_hours(24);
/// No copy of the ring is older than this (SAFETY.md §5), so no older epoch need be kept.
const OLDEST_COPY_DAYS: i64 = 30;

/// A realm's database with its keys.
pub(crate) struct Sealed<R: Realm> {
    pub(crate) store: Store<R>,
    pub(crate) ring: KeyRing,
}

/// Opens a realm's key ring where it lies.
///
/// # Errors
/// As [`open`].
pub(crate) fn open_ring(start: &Start<'_>, realm: &str) -> Result<KeyRing, Fault> {
    Ok(KeyRing::open(
        Store::open(&Where::Sqlite(start.place.ring(realm)), &start.given)?,
        Store::open(&Where::Sqlite(start.place.epochs(realm)), &start.given)?,
        start.keys.realm_key(realm)?,
        &start.given,
    )?)
}

/// Opens a realm's database with the keys of its persons.
///
/// # Errors
/// If a file cannot be opened, or the realm's key does not fit its ring.
pub(crate) fn open<R: Realm>(start: &Start<'_>) -> Result<Sealed<R>, Fault> {
    let ring = open_ring(start, R::NAME)?;
    let store = Store::open(&start.place.database(R::NAME), &start.given)?;
    Ok(Sealed {
        store: store.with_vault(ring.vault().clone()),
        ring,
    })
}

impl<R: Realm> Sealed<R> {
    /// Turns the epoch each month and destroys the epochs that no allowed copy of the ring needs.
    pub(crate) fn look_after(&self, start: &Start<'_>) {
        let (ring, given, mut stop) = (self.ring.clone(), start.given.clone(), start.stop.clone());
        tokio::spawn(async move {
            loop {
                let (ring, now) = (ring.clone(), given.now());
                let done = tokio::task::spawn_blocking(move || {
                    let turned = ring.turn_epoch(now)?;
                    let oldest = now - jiff::SignedDuration::from_hours(24 * OLDEST_COPY_DAYS);
                    ring.forget_epochs(oldest)?;
                    Ok::<_, kit_keys::KeyError>(turned)
                })
                .await;
                match done {
                    Ok(Ok(turned)) if turned.new_epoch => {
                        tracing::info!(
                            rewrapped = turned.rewrapped,
                            realm = R::NAME,
                            "a new epoch of keys"
                        );
                    }
                    Ok(Ok(_)) => {}
                    Ok(Err(error)) => {
                        tracing::warn!(%error, realm = R::NAME, "the key ring could not be turned");
                    }
                    Err(_) => tracing::warn!(realm = R::NAME, "the key ring's turn panicked"),
                }
                tokio::select! {
                    () = tokio::time::sleep(EACH_DAY) => {}
                    _ = stop.wait_for(|stopped| *stopped) => return,
                }
            }
        });
    }
}
