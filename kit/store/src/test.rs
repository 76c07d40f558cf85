//! The harness: every database test is two tests (STYLE.md habit 18).

use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Given, Realm, Store, StoreError, SystemChance, SystemClock, Where, migrate};

/// A store in a folder of its own that goes away with it.
#[derive(Debug)]
pub struct TestStore<R: Realm> {
    /// The store.
    pub store: Store<R>,
    /// Where it is, to open it again.
    pub at: Where,
    folder: Option<std::path::PathBuf>,
}

impl<R: Realm> Drop for TestStore<R> {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

static NUMBER: AtomicU64 = AtomicU64::new(0);

fn own_name() -> String {
    let mut bytes = [0_u8; 6];
    crate::Chance::fill(&SystemChance, &mut bytes);
    let random: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    format!(
        "lg_{}_{}_{random}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::SeqCst)
    )
}

fn given() -> Given {
    Given::new(
        std::sync::Arc::new(SystemClock),
        std::sync::Arc::new(SystemChance),
    )
}

/// A place for a fresh SQLite database, and the folder it lies in.
#[must_use]
pub fn sqlite_place() -> (Where, std::path::PathBuf) {
    let folder = std::env::temp_dir().join(own_name());
    let _ = std::fs::create_dir_all(&folder);
    (Where::Sqlite(folder.join("realm.db")), folder)
}

/// A fresh schema on the private PostgreSQL named by `LANDGANG_TEST_POSTGRES`; prints the skip line without one.
///
/// # Errors
/// [`StoreError::Open`] if the server named there does not answer.
#[expect(
    clippy::disallowed_methods,
    reason = "the harness is where the variable is read"
)]
pub fn postgres_place() -> Result<Option<Where>, StoreError> {
    let Ok(server) = std::env::var("LANDGANG_TEST_POSTGRES") else {
        println!("skipped: no PostgreSQL");
        return Ok(None);
    };
    let schema = own_name();
    let fault = |e: ::postgres::Error| {
        StoreError::Open(StoreError::postgres("test schema", &e).to_string())
    };
    let mut client = ::postgres::Client::connect(&server, ::postgres::NoTls).map_err(fault)?;
    client
        .batch_execute(&format!("CREATE SCHEMA {schema}"))
        .map_err(fault)?;
    Ok(Some(Where::Postgres(format!(
        "{server} options='-c search_path={schema}'"
    ))))
}

/// A store with keys that follow from the realm's name.
///
/// # Errors
/// None that is known; deriving a key has a signature that could fail.
pub fn with_keys<R: Realm>(store: Store<R>) -> Result<Store<R>, StoreError> {
    let vault = kit_seal::Vault::in_memory(R::NAME).map_err(|fault| StoreError::Sealed {
        table: "",
        column: "",
        fault,
    })?;
    Ok(store.with_vault(vault))
}

/// A fresh SQLite store.
///
/// # Errors
/// As [`Store::open`].
pub fn sqlite<R: Realm>() -> Result<TestStore<R>, StoreError> {
    let (at, folder) = sqlite_place();
    Ok(TestStore {
        store: with_keys(Store::open(&at, &given())?)?,
        at,
        folder: Some(folder),
    })
}

/// A fresh PostgreSQL store, or none without a server.
///
/// # Errors
/// As [`Store::open`].
pub fn postgres<R: Realm>() -> Result<Option<TestStore<R>>, StoreError> {
    let Some(at) = postgres_place()? else {
        return Ok(None);
    };
    Ok(Some(TestStore {
        store: with_keys(Store::open(&at, &given())?)?,
        at,
        folder: None,
    }))
}

/// Prepares every statement of a realm.
///
/// # Errors
/// The first statement that the database does not understand, with its text.
pub fn prepare_all<R: Realm>(
    store: &Store<R>,
    statements: &[(&'static str, &'static str)],
) -> Result<(), StoreError> {
    for &(_, sql) in statements {
        // A transaction each: PostgreSQL gives up a transaction after its first fault.
        store.raw_read_now("prepare", |tx| tx.prepare(sql))?;
    }
    Ok(())
}

/// Applies every migration, each after the data of the one before, then every data file once more must be refused or
/// fit; gives the table lines `table.column:type:nullable` for the comparison of both databases.
///
/// # Errors
/// As [`Store::open`].
pub fn migrate_with_data<R: Realm>(at: &Where) -> Result<Vec<String>, StoreError> {
    struct Bare<R>(std::marker::PhantomData<R>);
    impl<R: Realm> Realm for Bare<R> {
        const NAME: &'static str = R::NAME;
        const MIGRATIONS: &'static [crate::Migration] = &[];
    }
    let store: Store<Bare<R>> = Store::open(at, &given())?;
    let now = given().now();
    store.raw_write_now("migrate step by step", move |tx| {
        for (index, migration) in R::MIGRATIONS.iter().enumerate() {
            migrate::bring_up_to_date(tx, R::MIGRATIONS.get(..=index).unwrap_or_default(), now)?;
            migrate::fill(tx, migration)?;
        }
        Ok::<(), StoreError>(())
    })?;
    columns(&store)
}

/// `table.column:nullable` of every column, sorted.
///
/// # Errors
/// [`StoreError::Statement`] if the catalogue cannot be read.
pub fn columns<R: Realm>(store: &Store<R>) -> Result<Vec<String>, StoreError> {
    store.raw_read_now("list the columns", |tx| {
        let postgres = tx.is_postgres();
        let mut out = Vec::new();
        for table in migrate::fingerprint_tables(tx)? {
            let sql = if postgres {
                format!("SELECT column_name || ':' || is_nullable FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}'")
            } else {
                format!("SELECT name || ':' || CASE WHEN \"notnull\" = 1 OR pk > 0 THEN 'NO' ELSE 'YES' END FROM pragma_table_info('{table}')")
            };
            out.extend(tx.loose(&sql)?.into_iter().map(|column| format!("{table}.{column}")));
        }
        out.sort_unstable();
        Ok(out)
    })
}

/// Makes two tests of one: `name::sqlite` and `name::postgres`.
///
/// ```text
/// store_test! { fn one_place_is_given_once(store: Store<Civil>) { … } }
/// ```
#[macro_export]
macro_rules! store_test {
    ($(#[$meta:meta])* fn $name:ident($store:ident : Store<$realm:ty>) $body:block) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, clippy::allow_attributes, reason = "a test may need nothing from outside")]
            use super::*;

            fn run($store: $crate::Store<$realm>) $body

            #[test]
            fn sqlite() {
                let world = $crate::test::sqlite::<$realm>().expect("a fresh SQLite store");
                run(world.store.clone());
            }

            #[test]
            fn postgres() {
                if let Some(world) = $crate::test::postgres::<$realm>().expect("a fresh PostgreSQL schema") {
                    run(world.store.clone());
                }
            }
        }
    };
}
