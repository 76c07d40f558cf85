//! The realm's state.

use std::sync::{Arc, PoisonError, RwLock};

use kit_identity::{Identity, Provider};
use kit_store::Store;
use kit_web::{FromRef, Web};

use crate::{Municipality, Senders, bridge};

/// What a handler of this realm has.
#[derive(Clone)]
pub struct App {
    /// The realm's own database.
    pub store: Store<Municipality>,
    /// Its surroundings.
    pub web: Arc<Web>,
    /// The address of the public pages without a final slash, `http://landgang.localhost:8701`: on leaflets and links.
    pub public_origin: String,
    pub(crate) senders: Senders,
    identity: Arc<Identity>,
    book: Arc<RwLock<Arc<bridge::Book>>>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

impl App {
    /// The realm's state; the directory is read from its copy when it is first asked for.
    #[must_use]
    pub fn new(store: Store<Municipality>, web: Arc<Web>, public_origin: String) -> Self {
        let identity = Arc::new(Identity::new(&web, Vec::new()));
        Self {
            store,
            web,
            public_origin,
            senders: Senders::default(),
            identity,
            book: Arc::default(),
        }
    }

    /// With logins of other houses, from the configuration.
    #[must_use]
    pub fn with_logins(self, houses: Vec<Provider>) -> Self {
        let identity = Arc::new(Identity::new(&self.web, houses));
        Self { identity, ..self }
    }

    /// With the ways out of the house, for reminders; without any the pages say that no messages are sent.
    #[must_use]
    pub fn with_senders(self, senders: Senders) -> Self {
        Self { senders, ..self }
    }

    /// The directory as it was prepared last.
    pub(crate) fn book(&self) -> Arc<bridge::Book> {
        Arc::clone(&self.book.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn put_book(&self, book: &Arc<bridge::Book>) {
        *self.book.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(book);
    }
}

impl FromRef<App> for Store<Municipality> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

impl FromRef<App> for Arc<Identity> {
    fn from_ref(app: &App) -> Self {
        Arc::clone(&app.identity)
    }
}
