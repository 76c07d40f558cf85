//! What handlers share, and the realm's routes put together.

use std::sync::Arc;

use kit_letters::{CitizenToCivil, Knock, Outbox};
use kit_store::Store;
use kit_web::code::Codes;
use kit_web::door::Door;
use kit_web::{Built, FromRef, Routes, Web, door_routes};

use crate::realm::Citizen;
use crate::{
    Directory, about, card, crossing, gathering, key, mail, measure, network, own, passkey, remind,
    room, samples, start,
};

/// The realm's state, cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The realm's own database.
    pub store: Store<Citizen>,
    /// The realm's surroundings.
    pub web: Arc<Web>,
    /// Public facts about communities.
    pub directory: Arc<dyn Directory>,
    /// Letters to the associations.
    pub outbox: Arc<Outbox<CitizenToCivil>>,
    /// Wakes the courier after a letter was posted; a `Knock::default()` wakes nobody and costs at most a minute.
    pub knock: Knock,
    /// The realm-only key under which two words find a room: 32 random bytes kept outside the database (SAFETY.md §5).
    pub room_pepper: [u8; 32],
    /// Codes by mail for the second step; the room tells each time where one goes.
    pub codes: Codes,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

impl FromRef<App> for Store<Citizen> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

/// Every route of the realm with who may use it.
#[must_use]
pub fn routes() -> Routes<App> {
    Routes::new()
        .and(start::routes::routes())
        .and(key::routes::routes())
        .and(card::routes::routes())
        .and(passkey::routes::routes())
        .and(mail::routes::routes())
        .and(crossing::routes::routes())
        .and(room::routes::routes())
        .and(network::routes::routes())
        .and(gathering::routes::routes())
        .and(measure::routes::routes())
        .and(about::routes::routes())
        .and(own::routes::routes())
        .and(remind::routes::routes())
        .and(door_routes::<Citizen, App>())
}

/// The realm's routes behind its guard.
#[must_use]
pub fn build(app: App) -> Built {
    let (web, door) = (Arc::clone(&app.web), Door::new(app.store.clone()));
    Built::new(routes(), app, &web, Some(Arc::new(door)), samples)
}
