//! A pool of reading connections; a reader sees one snapshot from its first statement to its last.

use std::path::PathBuf;
use std::sync::Mutex;

use super::Connection;
use crate::{StoreError, Tx};

/// Reading connections, opened when first needed.
#[derive(Debug)]
pub(crate) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

/// More than the readers of two cores can use, few enough to keep caches warm.
const KEEP_IDLE: usize = 8;

impl Readers {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self {
            path,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Empties the journal, on a connection of its own since it cannot be done within a transaction.
    pub(crate) fn empty_journal(&self) -> Result<bool, StoreError> {
        Connection::open(&self.path)?.empty_journal()
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let taken = self.idle.lock().map_or_else(
            |poisoned| poisoned.into_inner().pop(),
            |mut idle| idle.pop(),
        );
        let connection = match taken {
            Some(connection) => connection,
            None => Connection::open(&self.path)?.read_only()?,
        };
        connection
            .with("BEGIN", |s| s.raw_execute())
            .map_err(E::from)?;
        let result = run(&mut Tx::sqlite(&connection));
        // A reader has nothing to undo; if the end fails the connection is dropped instead of reused.
        if connection.with("COMMIT", |s| s.raw_execute()).is_ok()
            && let Ok(mut idle) = self.idle.lock()
            && idle.len() < KEEP_IDLE
        {
            idle.push(connection);
        }
        result
    }
}
