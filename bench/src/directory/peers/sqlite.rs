//! SQLite: FTS5 for the terms, an R*Tree for the map, the way by a function of ours.

use std::path::Path;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, params_from_iter, types::Value};

use super::{Peer, REACH_M, SHOWN, Took, bytes_in, haversine, timed};
use crate::directory::made::{Ask, Entry};

pub(crate) struct Sqlite {
    connection: Connection,
    bytes: u64,
}

const TABLES: &str = "
    CREATE TABLE entry (id INTEGER PRIMARY KEY, intrusive INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5(terms, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '_'\");
    CREATE VIRTUAL TABLE map USING rtree(id, south, north, west, east);
";

impl Sqlite {
    pub(crate) fn build(entries: &[Entry], folder: &Path) -> Result<Self, String> {
        let fault = |fault: rusqlite::Error| format!("SQLite: {fault}");
        let mut connection = Connection::open(folder.join("sqlite.db")).map_err(fault)?;
        connection
            .execute_batch("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA mmap_size=4000000000;")
            .map_err(fault)?;
        connection.execute_batch(TABLES).map_err(fault)?;
        connection
            .create_scalar_function(
                "metres",
                4,
                FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC,
                |given| {
                    Ok(haversine(
                        (given.get(0)?, given.get(1)?),
                        (given.get(2)?, given.get(3)?),
                    ))
                },
            )
            .map_err(fault)?;
        fill(&mut connection, entries).map_err(fault)?;
        connection
            .execute_batch("INSERT INTO words(words) VALUES('optimize'); ANALYZE;")
            .map_err(fault)?;
        Ok(Self {
            connection,
            bytes: bytes_in(folder),
        })
    }

    fn hits(&self, ask: &Ask, limit: i64) -> Result<Vec<u32>, String> {
        let (statement, values) = statement(ask, limit);
        let fault = |fault: rusqlite::Error| format!("SQLite: {fault}");
        let mut prepared = self.connection.prepare_cached(&statement).map_err(fault)?;
        let rows = prepared
            .query_map(params_from_iter(values), |row| row.get::<_, u32>(0))
            .map_err(fault)?;
        rows.collect::<Result<_, _>>().map_err(fault)
    }
}

fn fill(connection: &mut Connection, entries: &[Entry]) -> rusqlite::Result<()> {
    let all = connection.transaction()?;
    {
        let mut entry_row = all.prepare("INSERT INTO entry VALUES (?1, ?2, ?3, ?4)")?;
        let mut words = all.prepare("INSERT INTO words(rowid, terms) VALUES (?1, ?2)")?;
        let mut map = all.prepare("INSERT INTO map VALUES (?1, ?2, ?2, ?3, ?3)")?;
        for (id, entry) in (0i64..).zip(entries) {
            entry_row.execute((id, entry.intrusive, entry.point.0, entry.point.1))?;
            words.execute((id, entry.terms.join(" ")))?;
            map.execute((id, entry.point.0, entry.point.1))?;
        }
    }
    all.commit()
}

/// Words and facets first where there are any, since they leave few; else the map.
fn statement(ask: &Ask, limit: i64) -> (String, Vec<Value>) {
    let mut terms: Vec<String> = ask.facets.iter().map(|term| quoted(term)).collect();
    if !ask.any.is_empty() {
        let any: Vec<String> = ask.any.iter().map(|term| quoted(term)).collect();
        terms.push(format!("({})", any.join(" OR ")));
    }
    let mut values = Vec::new();
    let mut from = "entry".to_owned();
    let mut wheres: Vec<String> = Vec::new();
    if !terms.is_empty() {
        from = "words JOIN entry ON entry.id = words.rowid".to_owned();
        wheres.push("words MATCH ?".to_owned());
        values.push(Value::Text(terms.join(" AND ")));
    }
    if let Some((lat, lon)) = ask.near {
        let (high, wide) = (0.0902, 0.0902 / lat.to_radians().cos() * 1.01);
        let bounds = [lat - high, lat + high, lon - wide, lon + wide];
        if terms.is_empty() {
            from = "map JOIN entry ON entry.id = map.id".to_owned();
            wheres.push("south >= ? AND north <= ? AND west >= ? AND east <= ?".to_owned());
        } else {
            wheres.push("entry.lat BETWEEN ? AND ? AND entry.lon BETWEEN ? AND ?".to_owned());
        }
        values.extend(bounds.map(Value::Real));
        wheres.push("metres(?, ?, entry.lat, entry.lon) < ?".to_owned());
        values.extend([lat, lon, REACH_M].map(Value::Real));
    }
    let wheres = if wheres.is_empty() {
        "1".to_owned()
    } else {
        wheres.join(" AND ")
    };
    values.push(Value::Integer(limit));
    let statement = format!(
        "SELECT entry.id FROM {from} WHERE {wheres} ORDER BY entry.intrusive, entry.id LIMIT ?"
    );
    (statement, values)
}

fn quoted(term: &str) -> String {
    format!("\"{term}\"")
}

impl Peer for Sqlite {
    fn name(&self) -> &'static str {
        "SQLite FTS5 + R*Tree"
    }

    fn all(&mut self, ask: &Ask) -> Result<Vec<u32>, String> {
        let mut hits = self.hits(ask, -1)?;
        hits.sort_unstable();
        Ok(hits)
    }

    fn top(&mut self, ask: &Ask) -> Result<Took, String> {
        let shown = i64::try_from(SHOWN).unwrap_or(i64::MAX);
        let (_, took) = timed(|| self.hits(ask, shown))?;
        Ok(took)
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }
}
