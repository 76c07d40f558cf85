//! The door while the tablet is with a guest: the session is the worker's, and may do nothing of hers.

use std::future::Future;
use std::pin::Pin;

use jiff::Timestamp;
use kit_store::{By, Store, StoreError};
use kit_web::door::Door;
use kit_web::{Actor, Doorkeeper};

use super::store;
use crate::{Municipality, TURN};

type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// The realm's doorkeeper. Rights are read at every request, so that a turn begins and ends at once, in every window.
#[derive(Debug)]
pub(crate) struct TurnKeeper {
    door: Door<Municipality>,
    store: Store<Municipality>,
}

impl TurnKeeper {
    pub(crate) fn new(store: Store<Municipality>) -> Self {
        Self {
            door: Door::new(store.clone()),
            store,
        }
    }
}

impl Doorkeeper for TurnKeeper {
    fn who(&self, token: &str, now: Timestamp) -> Later<'_, Option<Actor>> {
        let found = self.door.who(token, now);
        Box::pin(async move {
            let Some(actor) = found.await? else {
                return Ok(None);
            };
            if !crate::STAFF.iter().any(|role| role.0 == actor.role) {
                return Ok(Some(actor));
            }
            let session = actor.session.clone();
            let turned = self
                .store
                .job("door")
                .read("is the tablet with a guest", move |tx| {
                    store::turned(tx, &session)
                })
                .await?;
            Ok(Some(match turned {
                None => actor,
                Some(_) => Actor {
                    role: TURN.0.to_owned(),
                    ..actor
                },
            }))
        })
    }

    fn refused(&self, by: By) -> Later<'_, ()> {
        self.door.refused(by)
    }
}
