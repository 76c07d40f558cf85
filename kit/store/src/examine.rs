//! What a database says of itself, read without changing it: for whoever looks after the machine (SAFETY.md §2.4, §4).

use std::path::Path;

use crate::migrate::fingerprint_tables;
use crate::postgres::Pool;
use crate::sqlite::Connection;
use crate::{StoreError, Tx, Where};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What only this kind of database has.
    pub kind: Kind,
    /// The time of the newest line in the log of looks, or else of the newest migration, in unix milliseconds.
    pub newest_ms: Option<i64>,
    /// The time of the first migration, in unix milliseconds.
    pub since_ms: Option<i64>,
    /// How many rows there are in all tables together.
    pub rows: i64,
}

/// The kinds of database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A file of SQLite's.
    Sqlite {
        /// The journal that the file names for itself, before the program sets it: `wal` in one that it has opened.
        journal: String,
        /// `PRAGMA synchronous` read back on a connection of the program's own; 2 is FULL.
        synchronous: i64,
        /// What `quick_check` says, if it was asked for; `ok` and nothing else where all is well.
        checked: Option<Vec<String>>,
    },
    /// A cluster of PostgreSQL's.
    Postgres {
        /// Its version as a number: 150020 is 15.20.
        version: String,
        /// `fsync`, `on` or `off`.
        fsync: String,
        /// `full_page_writes`.
        full_page_writes: String,
        /// `synchronous_commit`.
        synchronous_commit: String,
        /// `data_checksums`.
        checksums: String,
        /// Names the cluster: two realms with the same one share it. Empty where the role may not ask.
        cluster: String,
        /// The cluster's other databases, without its own `postgres`.
        others: Vec<String>,
    },
}

/// Looks at the database in `at`; with `deep`, SQLite's `quick_check` reads all of it.
///
/// # Errors
/// [`StoreError::Open`] if it is not there or cannot be opened, [`StoreError::Statement`] if it cannot be read.
pub fn examine(at: &Where, deep: bool) -> Result<Condition, StoreError> {
    match at {
        Where::Sqlite(path) => sqlite(path, deep),
        Where::Postgres(config) => postgres(config),
    }
}

fn sqlite(path: &Path, deep: bool) -> Result<Condition, StoreError> {
    let open =
        |fault: rusqlite::Error| StoreError::Open(StoreError::sqlite("open", &fault).to_string());
    if std::fs::metadata(path).map_or(0, |file| file.len()) == 0 {
        return Err(StoreError::Open(format!(
            "{} is not there or empty",
            path.display()
        )));
    }
    // Read first as the file is: our own connection would put the journal right before it could be seen.
    let plain =
        rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)
            .map_err(open)?;
    let journal = plain
        .query_row("PRAGMA journal_mode", [], |row| row.get(0))
        .map_err(|fault| StoreError::sqlite("PRAGMA journal_mode", &fault))?;
    drop(plain);
    let own = Connection::open(path)?.read_only()?;
    let synchronous = own.texts("SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous")?;
    let checked = deep
        .then(|| own.texts("SELECT * FROM pragma_quick_check"))
        .transpose()?;
    let (newest_ms, since_ms, rows) = times(&mut Tx::sqlite(&own))?;
    Ok(Condition {
        kind: Kind::Sqlite {
            journal,
            synchronous: number(&synchronous).unwrap_or(-1),
            checked,
        },
        newest_ms,
        since_ms,
        rows,
    })
}

fn postgres(config: &str) -> Result<Condition, StoreError> {
    Pool::new(config)?.read(|tx| {
        let mut said = |setting: &str| -> Result<String, StoreError> {
            let found = tx.loose(&format!("SELECT current_setting('{setting}')"))?;
            Ok(found.into_iter().next().unwrap_or_default())
        };
        let (version, fsync) = (said("server_version_num")?, said("fsync")?);
        let full_page_writes = said("full_page_writes")?;
        let synchronous_commit = said("synchronous_commit")?;
        let checksums = said("data_checksums")?;
        let others = tx.loose(
            "SELECT datname::text FROM pg_database WHERE NOT datistemplate
             AND datname NOT IN (current_database(), 'postgres') ORDER BY datname",
        )?;
        let may =
            tx.loose("SELECT has_function_privilege('pg_control_system()', 'EXECUTE')::text")?;
        let cluster = match may.first().map(String::as_str) {
            Some("true") => tx.loose("SELECT system_identifier::text FROM pg_control_system()")?,
            _ => Vec::new(),
        };
        let (newest_ms, since_ms, rows) = times(tx)?;
        Ok(Condition {
            kind: Kind::Postgres {
                version,
                fsync,
                full_page_writes,
                synchronous_commit,
                checksums,
                cluster: cluster.into_iter().next().unwrap_or_default(),
                others,
            },
            newest_ms,
            since_ms,
            rows,
        })
    })
}

/// A hash over every row of every table of a SQLite file, in an order of its own: equal for two files with the same rows,
/// however their pages lie. Nothing that was read is shown.
///
/// # Errors
/// As [`examine`].
pub fn fingerprint(path: &Path) -> Result<String, StoreError> {
    use sha2::Digest as _;
    let own = Connection::open(path)?.read_only()?;
    let mut hash = sha2::Sha256::new();
    for line in crate::migrate::dump(&mut Tx::sqlite(&own), &[])? {
        // A row's own line ends are quoted text within; the length keeps lines apart all the same.
        hash.update(line.len().to_be_bytes());
        hash.update(line);
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// Newest and first time, and how many rows.
fn times(tx: &mut Tx<'_>) -> Result<(Option<i64>, Option<i64>, i64), StoreError> {
    let tables = fingerprint_tables(tx)?;
    let has = |table: &str| tables.iter().any(|known| known == table);
    let mut ask = |sql: &str| -> Result<Option<i64>, StoreError> { Ok(number(&tx.loose(sql)?)) };
    let mut since = None;
    let mut newest = None;
    if has("schema_version") {
        since = ask("SELECT COALESCE(CAST(MIN(applied_ms) AS TEXT), '') FROM schema_version")?;
        newest = ask("SELECT COALESCE(CAST(MAX(applied_ms) AS TEXT), '') FROM schema_version")?;
    }
    if has("look") {
        let look = ask("SELECT COALESCE(CAST(MAX(at_ms) AS TEXT), '') FROM look")?;
        newest = newest.max(look);
    }
    let mut rows = 0;
    for table in &tables {
        rows += ask(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM \"{table}\""))?.unwrap_or(0);
    }
    Ok((newest, since, rows))
}

fn number(texts: &[String]) -> Option<i64> {
    texts.first().and_then(|text| text.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Given, Migration, Realm, Store, test};

    struct Toy;

    impl Realm for Toy {
        const NAME: &'static str = "toy";
        const MIGRATIONS: &'static [Migration] = &[Migration {
            version: 1,
            name: "one",
            sql: "CREATE TABLE a (n {int} PRIMARY KEY) {strict};",
            data: "",
        }];
    }

    const INSERT: &str = "INSERT INTO a (n) VALUES ($1)";

    #[test]
    fn a_file_of_the_programs_own_is_in_wal_and_kept_in_full_and_another_journal_is_seen() {
        let (at, folder) = test::sqlite_place();
        let Where::Sqlite(path) = at.clone() else {
            panic!("a file")
        };
        assert!(matches!(examine(&at, false), Err(StoreError::Open(_))));
        assert!(!path.exists(), "looking makes nothing");
        let store: Store<Toy> = Store::open(&at, &Given::system()).expect("opened");
        drop(store);
        let found = examine(&at, true).expect("examined");
        let expected = Kind::Sqlite {
            journal: "wal".to_owned(),
            synchronous: 2,
            checked: Some(vec!["ok".to_owned()]),
        };
        assert_eq!(found.kind, expected);
        assert_eq!(found.rows, 1);
        assert!(found.newest_ms.is_some() && found.newest_ms == found.since_ms);
        let other = rusqlite::Connection::open(&path).expect("opened");
        other
            .execute_batch("PRAGMA journal_mode=DELETE")
            .expect("changed");
        drop(other);
        let found = examine(&at, false).expect("examined");
        assert!(
            matches!(found.kind, Kind::Sqlite { journal, checked: None, .. } if journal == "delete")
        );
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn two_files_with_the_same_rows_have_one_fingerprint_and_a_changed_row_another() {
        let (at, folder) = test::sqlite_place();
        let Where::Sqlite(path) = at.clone() else {
            panic!("a file")
        };
        let store: Store<Toy> = Store::open(&at, &Given::system()).expect("opened");
        let fill = |n: i64| {
            store
                .job("test")
                .write_now("one", move |tx| tx.run(INSERT, &[&n]))
        };
        (0..50).for_each(|n| assert_eq!(fill(n).expect("written"), 1));
        let copied = folder.join("copy.db");
        crate::copy(&path, &copied).expect("copied");
        let before = fingerprint(&copied).expect("read");
        assert_eq!(before, fingerprint(&path).expect("read"));
        assert_eq!(before.len(), 64);
        fill(51).expect("written");
        assert_ne!(before, fingerprint(&path).expect("read"));
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_cluster_says_what_it_keeps() {
        let Some(at) = test::postgres_place().expect("a schema") else {
            return;
        };
        let store: Store<Toy> = Store::open(&at, &Given::system()).expect("opened");
        let found = examine(&at, true).expect("examined");
        let Kind::Postgres {
            version,
            fsync,
            checksums,
            ..
        } = found.kind
        else {
            panic!("PostgreSQL")
        };
        assert!(
            version.parse::<u32>().expect("a number") >= 90_000,
            "{version}"
        );
        assert!(["on", "off"].contains(&fsync.as_str()), "{fsync}");
        assert!(["on", "off"].contains(&checksums.as_str()), "{checksums}");
        assert_eq!(found.rows, 1);
        drop(store);
    }
}
