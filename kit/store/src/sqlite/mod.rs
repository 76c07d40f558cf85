//! SQLite: how a connection is opened, and how statements are prepared on it.

mod readers;
mod writer;

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use crate::StoreError;

pub(crate) use readers::Readers;
pub(crate) use writer::{Health, StoreErrorOr, Writer};

/// A connection with its cache of prepared statements.
pub(crate) struct Connection {
    inner: rusqlite::Connection,
    /// `$1` is `?1` here; rendered once per statement and connection.
    rendered: RefCell<HashMap<&'static str, String>>,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Connection")
    }
}

impl Connection {
    /// Opens the file and reads back that it keeps what SAFETY.md §4 asks: WAL and `synchronous=FULL`.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let inner = rusqlite::Connection::open(path)
            .map_err(|e| StoreError::Open(StoreError::sqlite("open", &e).to_string()))?;
        let fault = |e: rusqlite::Error| StoreError::sqlite("PRAGMA", &e);
        inner.busy_timeout(Duration::from_secs(10)).map_err(fault)?;
        inner.set_prepared_statement_cache_capacity(512);
        let mode: String = inner
            .query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))
            .map_err(fault)?;
        if mode != "wal" {
            return Err(StoreError::Weak("journal_mode=WAL"));
        }
        inner
            .execute_batch("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096;")
            .map_err(fault)?;
        let synchronous: i64 = inner
            .query_row("PRAGMA synchronous", [], |row| row.get(0))
            .map_err(fault)?;
        if synchronous != 2 {
            return Err(StoreError::Weak("synchronous=FULL"));
        }
        let keys: i64 = inner
            .query_row("PRAGMA foreign_keys", [], |row| row.get(0))
            .map_err(fault)?;
        if keys != 1 {
            return Err(StoreError::Weak("foreign_keys=ON"));
        }
        let secure: i64 = inner
            .query_row("PRAGMA secure_delete", [], |row| row.get(0))
            .map_err(fault)?;
        if secure != 1 {
            return Err(StoreError::Weak("secure_delete=ON"));
        }
        Ok(Self {
            inner,
            rendered: RefCell::new(HashMap::new()),
        })
    }

    /// Writes the journal back into the file and empties it; false if somebody was reading an older state all the while.
    pub(crate) fn empty_journal(&self) -> Result<bool, StoreError> {
        let busy: i64 = self
            .inner
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|e| StoreError::sqlite("PRAGMA wal_checkpoint", &e))?;
        Ok(busy == 0)
    }

    /// Closes a reader's door to writing.
    pub(crate) fn read_only(self) -> Result<Self, StoreError> {
        self.batch("PRAGMA query_only=ON")?;
        Ok(self)
    }

    pub(crate) fn with<T>(
        &self,
        sql: &'static str,
        run: impl FnOnce(&mut rusqlite::CachedStatement<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let mut rendered = self.rendered.borrow_mut();
        let text = rendered.entry(sql).or_insert_with(|| question_marks(sql));
        let mut statement = self
            .inner
            .prepare_cached(text)
            .map_err(|e| StoreError::sqlite(sql, &e))?;
        // The borrow must end here: `run` may come back with another statement.
        drop(rendered);
        run(&mut statement).map_err(|e| StoreError::sqlite(sql, &e))
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<(), StoreError> {
        self.inner
            .execute_batch(sql)
            .map_err(|e| StoreError::sqlite(sql, &e))
    }

    pub(crate) fn texts(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let fault = |e: rusqlite::Error| StoreError::sqlite(sql, &e);
        let mut statement = self.inner.prepare(sql).map_err(fault)?;
        let rows = statement.query_map([], |row| row.get(0)).map_err(fault)?;
        rows.collect::<Result<_, _>>().map_err(fault)
    }
}

/// `$1` as SQLite writes it.
fn question_marks(sql: &str) -> String {
    sql.replace('$', "?")
}
