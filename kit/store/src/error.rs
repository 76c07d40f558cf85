//! What can go wrong in a store, without any value of any row in the words.

/// A failing step of the store. The words hold the statement and the driver's code, never a row's values:
/// PostgreSQL puts them in its own message (`Key (id)=(…) already exists`).
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A statement failed.
    #[error("a statement failed with code {code}: {sql}")]
    Statement {
        /// The statement's text.
        sql: String,
        /// SQLite's extended result code or PostgreSQL's SQLSTATE.
        code: String,
        /// Whether a unique key was already taken.
        unique: bool,
        /// Whether trying again can help (serialisation failure, deadlock).
        retry: bool,
        /// Whether the disk or the connection itself failed.
        fatal: bool,
    },
    /// A column held something else than the code expected.
    #[error("column {index} could not be read as {wanted}")]
    Column {
        /// Place of the column, from 0.
        index: usize,
        /// The type that was asked for.
        wanted: &'static str,
    },
    /// The database could not be opened or connected to.
    #[error("the database could not be opened: {0}")]
    Open(String),
    /// `synchronous=FULL` or WAL was asked for and not granted.
    #[error("the database does not keep {0}")]
    Weak(&'static str),
    /// The database was written by a newer program.
    #[error(
        "the database has schema version {found}, this program knows up to {known}: use the newer program"
    )]
    UnknownSchema {
        /// Version in the database.
        found: i64,
        /// Newest version the program knows.
        known: i64,
    },
    /// A migration that was applied earlier has another text now.
    #[error("migration {0} was changed after it was applied")]
    ChangedMigration(i64),
    /// The group the write stood in could not be committed.
    #[error("the write was not committed")]
    NotCommitted,
    /// The store has met a fault of the disk and answers nothing more until the process is started again.
    #[error("the store has stopped after a fault of the disk")]
    Stopped,
    /// The closure panicked; its changes are undone.
    #[error("a transaction panicked: {0}")]
    Panicked(&'static str),
    /// A person's table was touched and no line of the log of looks was written; all is undone.
    #[error("a person was touched without a line in the log of looks: {0}")]
    NotLogged(&'static str),
    /// Somebody who came to read asked for a write.
    #[error("this asker may not write: {0}")]
    MayNotWrite(&'static str),
    /// A value could not be sealed or opened; the words never hold the value.
    #[error("{table}.{column} could not be sealed or opened: {fault}")]
    Sealed {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// Why.
        fault: kit_seal::SealError,
    },
    /// The transaction has no asker, so nothing can be logged or sealed in it.
    #[error("the transaction has no asker")]
    NoAsker,
    /// What is stored breaks a rule of the realm: a state that cannot be.
    #[error("stored data broke a rule: {0}")]
    Broken(&'static str),
}

impl StoreError {
    /// Whether a unique key was already taken. SQLite gives no constraint's name, so no code may ask for one.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Statement { unique: true, .. })
    }

    /// Whether the same transaction may succeed if tried again.
    #[must_use]
    pub(crate) fn may_retry(&self) -> bool {
        matches!(self, Self::Statement { retry: true, .. })
    }

    /// Whether the process must stop: after a failed flush the pages may be gone (SAFETY.md §4).
    #[must_use]
    pub(crate) fn is_fatal(&self) -> bool {
        matches!(self, Self::Statement { fatal: true, .. })
    }

    pub(crate) fn sqlite(sql: &str, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let (code, unique, fatal) = match error {
            rusqlite::Error::SqliteFailure(failure, _) => (
                failure.extended_code.to_string(),
                matches!(
                    failure.extended_code,
                    rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                        | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                ),
                matches!(
                    failure.code,
                    Code::SystemIoFailure
                        | Code::DiskFull
                        | Code::DatabaseCorrupt
                        | Code::NotADatabase
                ),
            ),
            other => (format!("rusqlite: {}", kind(other)), false, false),
        };
        Self::Statement {
            sql: sql.to_owned(),
            code,
            unique,
            retry: false,
            fatal,
        }
    }

    pub(crate) fn postgres(sql: &str, error: &::postgres::Error) -> Self {
        use ::postgres::error::SqlState;
        let state = error.code();
        let retry = state == Some(&SqlState::T_R_SERIALIZATION_FAILURE)
            || state == Some(&SqlState::T_R_DEADLOCK_DETECTED);
        Self::Statement {
            sql: sql.to_owned(),
            code: state.map_or_else(
                || {
                    if error.is_closed() {
                        "closed".to_owned()
                    } else {
                        "client".to_owned()
                    }
                },
                |s| s.code().to_owned(),
            ),
            unique: state == Some(&SqlState::UNIQUE_VIOLATION),
            retry,
            fatal: state == Some(&SqlState::DISK_FULL) || state == Some(&SqlState::IO_ERROR),
        }
    }
}

/// The name of a client-side fault of rusqlite, without its values.
fn kind(error: &rusqlite::Error) -> &'static str {
    match error {
        rusqlite::Error::InvalidParameterCount(..) => "wrong number of values",
        rusqlite::Error::InvalidColumnIndex(_) => "no such column",
        rusqlite::Error::InvalidColumnType(..) => "another type in the column",
        rusqlite::Error::MultipleStatement => "more than one statement",
        rusqlite::Error::ExecuteReturnedResults => "rows came back",
        rusqlite::Error::SqlInputError { .. } => "SQL not understood",
        _ => "other",
    }
}
