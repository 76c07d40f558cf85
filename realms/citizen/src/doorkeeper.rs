//! Two lengths of session at one door: a borrowed screen forgets soon, the own telephone remembers (SAFETY.md §6.3).

use jiff::Timestamp;
use kit_store::Store;
use kit_web::door::{Door, Later};
use kit_web::{Actor, Doorkeeper};

use crate::realm::{Citizen, GUEST_OWN_PHONE, LONG, SHORT};

/// Knows who is signed in, by the rule that the guest chose.
pub(crate) struct RoomDoor {
    short: Door<Citizen>,
    long: Door<Citizen>,
}

impl RoomDoor {
    pub(crate) fn new(store: &Store<Citizen>) -> Self {
        Self {
            short: Door::new(store.clone(), SHORT),
            long: Door::new(store.clone(), LONG),
        }
    }
}

impl Doorkeeper for RoomDoor {
    fn who(&self, token: &str, now: Timestamp) -> Later<'_, Option<Actor>> {
        let token = token.to_owned();
        Box::pin(async move {
            let fresh = self.short.who(&token, now).await?;
            if fresh.is_some() {
                return Ok(fresh);
            }
            // Longer rest is for the one who has said that nobody else holds the telephone.
            let rested = self.long.who(&token, now).await?;
            Ok(rested.filter(|actor| actor.role == GUEST_OWN_PHONE.0))
        })
    }
}
