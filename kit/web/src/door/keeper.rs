//! Who stands at the door of a realm.

use std::future::Future;
use std::pin::Pin;

use jiff::Timestamp;
use kit_store::{By, Realm, Store, StoreError};

use super::later;
use super::session::{Actor, SEEN, session};

/// An answer that comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Looks up who is signed in, and writes down who was refused; the guard knows no realm.
pub trait Doorkeeper: Send + Sync {
    /// Who has the session with this token, now.
    fn who(&self, token: &str, now: Timestamp) -> Later<'_, Option<Actor>>;

    /// Writes down that `by` was refused.
    fn refused(&self, by: By) -> Later<'_, ()>;
}

/// The doorkeeper of a realm's own database.
#[derive(Debug)]
pub struct Door<R: Realm> {
    store: Store<R>,
}

impl<R: Realm> Door<R> {
    /// A doorkeeper of this database.
    #[must_use]
    pub fn new(store: Store<R>) -> Self {
        Self { store }
    }
}

/// A click extends the session at most this often: a write per page would wake the disk for nothing.
const REFRESH_MIN: i64 = 1;

impl<R: Realm> Doorkeeper for Door<R> {
    fn who(&self, token: &str, now: Timestamp) -> Later<'_, Option<Actor>> {
        let token = token.to_owned();
        Box::pin(async move {
            let door = self.store.job("door");
            let found = door
                .read("who is signed in", move |tx| session(tx, &token, now))
                .await?;
            let Some((actor, seen)) = found else {
                return Ok(None);
            };
            if now > later(seen, REFRESH_MIN) {
                let session = actor.session.clone();
                door.write("extend a session", move |tx| {
                    tx.run(SEEN, &[&session, &now])
                })
                .await?;
            }
            Ok(Some(actor))
        })
    }

    fn refused(&self, by: By) -> Later<'_, ()> {
        Box::pin(async move {
            if !R::LOGS {
                return Ok(());
            }
            let resource = by.resource;
            let door = self.store.by(By {
                may_write: true,
                ..by
            });
            door.write("write down a refusal", move |tx| {
                tx.looked_as("refused", resource, "")
            })
            .await
        })
    }
}
