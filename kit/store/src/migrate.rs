//! Tables that only grow: an own small runner over numbered texts, written once with six marks.

use jiff::Timestamp;

use crate::{StoreError, Tx};

/// One step of a realm's tables.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3 …
    pub version: i64,
    /// What it brings, as in its file name.
    pub name: &'static str,
    /// The statements, with the marks `{text} {int} {real} {blob} {strict} {sortable}`.
    pub sql: &'static str,
    /// Rows as real as the sample world's, so that the next migration meets a database with content (tests only).
    pub data: &'static str,
}

const CREATE_VERSIONS: &str = "CREATE TABLE IF NOT EXISTS schema_version (
    version {int} PRIMARY KEY, name {text} NOT NULL, sum {int} NOT NULL, applied_ms {int} NOT NULL) {strict}";
const APPLIED: &str = "SELECT version, sum FROM schema_version ORDER BY version";
const INSERT_VERSION: &str =
    "INSERT INTO schema_version (version, name, sum, applied_ms) VALUES ($1, $2, $3, $4)";

/// Applies what is missing.
pub(crate) fn bring_up_to_date(
    tx: &mut Tx<'_>,
    migrations: &[Migration],
    now: Timestamp,
) -> Result<(), StoreError> {
    let create = render(CREATE_VERSIONS, tx.is_postgres());
    tx.batch(&create)?;
    let applied: Vec<(i64, i64)> = tx.rows(APPLIED, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let known = migrations.last().map_or(0, |m| m.version);
    if let Some(&(found, _)) = applied.last()
        && found > known
    {
        return Err(StoreError::UnknownSchema { found, known });
    }
    for migration in migrations {
        let sum = checksum(migration.sql);
        match applied
            .iter()
            .find(|(version, _)| *version == migration.version)
        {
            Some((_, earlier)) if *earlier == sum => {}
            Some(_) => return Err(StoreError::ChangedMigration(migration.version)),
            None => {
                let sql = render(migration.sql, tx.is_postgres());
                tx.batch(&sql)?;
                tx.run(
                    INSERT_VERSION,
                    &[&migration.version, &migration.name, &sum, &now],
                )?;
            }
        }
    }
    Ok(())
}

/// Applies a migration's data file; for the tests of migrations.
#[cfg(feature = "test")]
pub(crate) fn fill(tx: &mut Tx<'_>, migration: &Migration) -> Result<(), StoreError> {
    let data = render(migration.data, tx.is_postgres());
    tx.batch(&data)
}

/// Turns the marks into the types of the database at hand.
pub(crate) fn render(sql: &str, postgres: bool) -> String {
    let marks: [(&str, &str, &str); 6] = [
        ("{text}", "TEXT", "TEXT"),
        ("{int}", "INTEGER", "BIGINT"),
        ("{real}", "REAL", "DOUBLE PRECISION"),
        ("{blob}", "BLOB", "BYTEA"),
        ("{strict}", "STRICT", ""),
        // Bytes decide the order on both; Danish order is in the stored sort key.
        ("{sortable}", "TEXT", "TEXT COLLATE \"C\""),
    ];
    marks
        .iter()
        .fold(sql.to_owned(), |text, (mark, sqlite, pg)| {
            text.replace(mark, if postgres { pg } else { sqlite })
        })
}

/// FNV-1a over the text, kept as a signed number: tells that an applied migration was edited. Not a safeguard.
fn checksum(text: &str) -> i64 {
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    i64::from_le_bytes(sum.to_le_bytes())
}

/// Every table of the database, sorted, without the database's own. A view holds no rows of its own and is none.
///
/// # Errors
/// [`StoreError::Statement`] if the catalogue cannot be read.
pub fn fingerprint_tables(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let sql = if tx.is_postgres() {
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE \"C\""
    } else {
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    };
    tx.loose(sql)
}

/// One line per row: the table's name and every column as quoted text.
pub(crate) fn dump(tx: &mut Tx<'_>, leave_out: &[&str]) -> Result<Vec<String>, StoreError> {
    let postgres = tx.is_postgres();
    let mut lines = Vec::new();
    for table in fingerprint_tables(tx)? {
        if leave_out.contains(&table.as_str()) {
            continue;
        }
        let columns = tx.loose(&if postgres {
            format!("SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position")
        } else {
            format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid")
        })?;
        let quoted: Vec<String> = columns
            .iter()
            .map(|column| {
                if postgres {
                    format!("COALESCE(quote_literal(\"{column}\"::text), 'NULL')")
                } else {
                    format!("quote(\"{column}\")")
                }
            })
            .collect();
        let mut rows = tx.loose(&format!(
            "SELECT {} FROM \"{table}\"",
            quoted.join(" || ',' || ")
        ))?;
        rows.sort_unstable();
        lines.extend(rows.into_iter().map(|row| format!("{table}:{row}")));
    }
    Ok(lines)
}
