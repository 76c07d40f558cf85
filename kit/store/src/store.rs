//! A realm's own database, with the realm in its type.

use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;

use kit_seal::Vault;

use crate::migrate::Migration;
use crate::postgres::Pool;
use crate::sqlite::{Health, Readers, StoreErrorOr, Writer};
use crate::{Given, StoreError, Tx, migrate};

/// A realm, as the store knows it: a name and what its tables look like.
pub trait Realm: Send + Sync + 'static {
    /// Short name: the folder's name and the word in logs.
    const NAME: &'static str;
    /// Migrations from the first to the newest.
    const MIGRATIONS: &'static [Migration];
    /// Tables that hold persons. Who touches one without a line in the log of looks is refused (SAFETY.md §7).
    const GUARDED: &'static [&'static str] = &[];
    /// Whether the realm keeps the log of looks: it has the tables of [`crate::looks`].
    const LOGS: bool = false;
}

/// Where a realm's database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Where {
    /// A file of SQLite's.
    Sqlite(PathBuf),
    /// A PostgreSQL connection text, `host=/run/… user=… dbname=…`.
    Postgres(String),
}

/// One realm's database. `Store<Municipality>` cannot be handed to a handler of another realm (SAFETY.md §1.5).
///
/// ```compile_fail
/// # use kit_store::{Migration, Realm, Store};
/// # struct Civil; impl Realm for Civil { const NAME: &'static str = "civil"; const MIGRATIONS: &'static [Migration] = &[]; }
/// # struct Municipality; impl Realm for Municipality { const NAME: &'static str = "m"; const MIGRATIONS: &'static [Migration] = &[]; }
/// fn near_bank_handler(_: Store<Municipality>) {}
/// fn leak(far: Store<Civil>) { near_bank_handler(far) }
/// ```
pub struct Store<R> {
    engine: Arc<Engine>,
    health: Arc<Health>,
    given: Given,
    vault: Vault,
    realm: PhantomData<fn() -> R>,
}

#[derive(Debug)]
enum Engine {
    Sqlite { readers: Readers, writer: Writer },
    Postgres(Box<Pool>),
}

impl<R> Clone for Store<R> {
    fn clone(&self) -> Self {
        Self {
            engine: Arc::clone(&self.engine),
            health: Arc::clone(&self.health),
            given: self.given.clone(),
            vault: self.vault.clone(),
            realm: PhantomData,
        }
    }
}

impl<R: Realm> std::fmt::Debug for Store<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store<{}>", R::NAME)
    }
}

impl<R: Realm> Store<R> {
    /// Opens the database and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError::Open`] if it cannot be opened, [`StoreError::Weak`] if it does not keep what is written,
    /// [`StoreError::UnknownSchema`] if a newer program has written it.
    pub fn open(at: &Where, given: &Given) -> Result<Self, StoreError> {
        let health = Arc::new(Health::default());
        let engine = match at {
            Where::Sqlite(path) => {
                let writer = Writer::start(path, Arc::clone(&health))?;
                Engine::Sqlite {
                    readers: Readers::new(path.clone()),
                    writer,
                }
            }
            Where::Postgres(config) => Engine::Postgres(Box::new(Pool::new(config)?)),
        };
        let store = Self {
            engine: Arc::new(engine),
            health,
            given: given.clone(),
            vault: Vault::none(),
            realm: PhantomData,
        };
        let now = given.now();
        store.raw_write_now("bring the tables up to date", move |tx| {
            migrate::bring_up_to_date(tx, R::MIGRATIONS, now)
        })?;
        Ok(store)
    }

    /// The same store with the realm's keys; without them nothing sealed can be read or written.
    #[must_use]
    pub fn with_vault(mut self, vault: Vault) -> Self {
        self.vault = vault;
        self
    }

    /// The realm's keys.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    pub(crate) fn given(&self) -> &Given {
        &self.given
    }

    /// Runs `run` on one snapshot, on a thread that may block.
    pub(crate) async fn raw_read<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let store = self.clone();
        match tokio::task::spawn_blocking(move || store.raw_read_now(name, run)).await {
            Ok(result) => result,
            Err(_) => Err(E::from(StoreError::Panicked(name))),
        }
    }

    /// Runs `run` in one transaction and answers after the commit.
    pub(crate) async fn raw_write<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if let Engine::Sqlite { writer, .. } = &*self.engine {
            let answer = writer.hand_over(name, move |tx| run(tx).map_err(carry));
            return answer
                .await
                .map_or(Err(E::from(StoreError::Stopped)), |result| {
                    result.map_err(set_down)
                });
        }
        let store = self.clone();
        match tokio::task::spawn_blocking(move || store.raw_write_now(name, run)).await {
            Ok(result) => result,
            Err(_) => Err(E::from(StoreError::Panicked(name))),
        }
    }

    /// As [`Store::raw_read`], on this thread.
    pub(crate) fn raw_read_now<T, E: From<StoreError>>(
        &self,
        name: &'static str,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.health.is_stopped() {
            return Err(E::from(StoreError::Stopped));
        }
        tracing::trace!(transaction = name, "reading");
        match &*self.engine {
            Engine::Sqlite { readers, .. } => readers.read(run),
            Engine::Postgres(pool) => pool.read(run),
        }
    }

    /// As [`Store::raw_write`], on this thread; not to be called on an async thread.
    pub(crate) fn raw_write_now<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite { writer, .. } => writer
                .hand_over_and_wait(name, move |tx| run(tx).map_err(carry))
                .map_err(set_down),
            Engine::Postgres(pool) => pool
                .write(move |tx| run(tx).map_err(carry))
                .map_err(set_down),
        }
    }

    /// After a deletion that must leave no trace: empties the journal, where what was deleted may still stand. False if
    /// a reader held it; then it goes with a later call or the end of the process. PostgreSQL offers nothing of the kind:
    /// there the bytes go when its own clean-up and journal have passed.
    ///
    /// # Errors
    /// [`StoreError::Statement`] if the file cannot be written.
    pub fn empty_journal(&self) -> Result<bool, StoreError> {
        match &*self.engine {
            Engine::Sqlite { readers, .. } => readers.empty_journal(),
            Engine::Postgres(_) => Ok(true),
        }
    }

    /// Waits until the store has met a fault of the disk and the process must end.
    pub async fn stopped(&self) {
        while !self.health.is_stopped() {
            self.health.told.notified().await;
        }
    }

    /// SHA-independent logical dump: one line for every row of every table but `leave_out`, in a fixed order. For the
    /// proof page, which hashes it; never shown.
    ///
    /// # Errors
    /// [`StoreError::Statement`] if a table cannot be read.
    pub fn dump(&self, leave_out: &[&str]) -> Result<Vec<String>, StoreError> {
        self.raw_read_now("dump every row", |tx| migrate::dump(tx, leave_out))
    }
}

/// Wraps the caller's error for the way through the writer.
fn carry<E: Send + 'static>(error: E) -> StoreErrorOr {
    let error: Box<dyn std::any::Any + Send> = Box::new(error);
    match error.downcast::<StoreError>() {
        Ok(own) => StoreErrorOr::Store(*own),
        Err(other) => StoreErrorOr::Caller(other),
    }
}

/// Takes the caller's error out again.
fn set_down<E: From<StoreError> + 'static>(error: StoreErrorOr) -> E {
    match error {
        StoreErrorOr::Store(own) => E::from(own),
        StoreErrorOr::Caller(boxed) => match boxed.downcast::<E>() {
            Ok(own) => *own,
            Err(_) => E::from(StoreError::Stopped),
        },
    }
}

impl From<StoreError> for StoreErrorOr {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
