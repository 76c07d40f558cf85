//! PostgreSQL: a GIN index over the terms, PostGIS for the map: what a builder would choose.

use std::io::Write as _;

use postgres::{Client, NoTls};

use super::{Peer, REACH_M, SHOWN, Took, processor};
use crate::directory::made::{Ask, Entry};
use crate::directory::setting;

pub(crate) struct Postgres {
    client: Client,
    /// The server's process behind this connection, whose work is counted.
    backend: String,
    bytes: u64,
}

/// Where the server is; its user must be allowed to make databases and extensions.
pub(crate) const SERVER: &str = "LANDGANG_TEST_POSTGRES";
const DATABASE: &str = "landgang_bench_directory";

impl Postgres {
    pub(crate) fn build(entries: &[Entry]) -> Result<Self, String> {
        let server = setting(SERVER).ok_or_else(|| {
            format!("PostgreSQL: say in {SERVER} where a server is, for instance \"host=/run/postgresql user=postgres\"")
        })?;
        let mut keeper = connect(&server)?;
        for statement in ["DROP DATABASE IF EXISTS", "CREATE DATABASE"] {
            keeper
                .batch_execute(&format!("{statement} {DATABASE}"))
                .map_err(said)?;
        }
        let mut client = connect(&format!("{server} dbname={DATABASE}"))?;
        client
            .batch_execute(
                "CREATE EXTENSION postgis;
                 SET max_parallel_workers_per_gather = 0; SET jit = off; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB';
                 CREATE UNLOGGED TABLE raw (id int, terms text, lat float8, lon float8, intrusive int)",
            )
            .map_err(said)?;
        copy(&mut client, entries)?;
        client
            .batch_execute(
                "CREATE TABLE entry AS SELECT id, array_to_tsvector(string_to_array(terms, ' ')) AS words,
                        ST_MakePoint(lon, lat)::geography AS point, intrusive FROM raw;
                 DROP TABLE raw;
                 ALTER TABLE entry ADD PRIMARY KEY (id);
                 CREATE INDEX ON entry USING gin (words) WITH (fastupdate = off);
                 CREATE INDEX ON entry USING gist (point);
                 VACUUM ANALYZE entry",
            )
            .or_else(|_| in_steps(&mut client))?;
        let one = |client: &mut Client, statement: &str| -> Result<i64, String> {
            client
                .query_one(statement, &[])
                .map(|row| row.get(0))
                .map_err(said)
        };
        let bytes = one(&mut client, "SELECT pg_total_relation_size('entry')")?;
        let backend = one(&mut client, "SELECT pg_backend_pid()::bigint")?.to_string();
        Ok(Self {
            client,
            backend,
            bytes: u64::try_from(bytes).unwrap_or(0),
        })
    }

    fn hits(&mut self, ask: &Ask, limit: i64) -> Result<Vec<i32>, String> {
        let mut parts: Vec<String> = ask.facets.iter().map(|term| quoted(term)).collect();
        if !ask.any.is_empty() {
            let any: Vec<String> = ask.any.iter().map(|term| quoted(term)).collect();
            parts.push(format!("({})", any.join(" | ")));
        }
        let mut wheres = Vec::new();
        if !parts.is_empty() {
            wheres.push(format!("words @@ '{}'::tsquery", parts.join(" & ")));
        }
        if let Some((lat, lon)) = ask.near {
            wheres.push(format!(
                "ST_DWithin(point, ST_MakePoint({lon:?}, {lat:?})::geography, {REACH_M}, false)"
            ));
        }
        let wheres = if wheres.is_empty() {
            "true".to_owned()
        } else {
            wheres.join(" AND ")
        };
        let statement =
            format!("SELECT id FROM entry WHERE {wheres} ORDER BY intrusive, id LIMIT {limit}");
        let rows = self.client.query(&statement, &[]).map_err(said)?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }
}

/// `VACUUM` may not stand among other statements.
fn in_steps(client: &mut Client) -> Result<(), String> {
    for statement in [
        "CREATE TABLE IF NOT EXISTS entry AS SELECT id, array_to_tsvector(string_to_array(terms, ' ')) AS words,
            ST_MakePoint(lon, lat)::geography AS point, intrusive FROM raw",
        "DROP TABLE raw",
        "ALTER TABLE entry ADD PRIMARY KEY (id)",
        "CREATE INDEX ON entry USING gin (words) WITH (fastupdate = off)",
        "CREATE INDEX ON entry USING gist (point)",
        "VACUUM ANALYZE entry",
    ] {
        client.batch_execute(statement).map_err(said)?;
    }
    Ok(())
}

fn copy(client: &mut Client, entries: &[Entry]) -> Result<(), String> {
    let mut lines = client.copy_in("COPY raw FROM STDIN").map_err(said)?;
    for (id, entry) in entries.iter().enumerate() {
        let Entry {
            terms,
            point: (lat, lon),
            intrusive,
        } = entry;
        writeln!(
            lines,
            "{id}\t{}\t{lat:?}\t{lon:?}\t{intrusive}",
            terms.join(" ")
        )
        .map_err(|fault| format!("PostgreSQL: {fault}"))?;
    }
    lines.finish().map(|_| ()).map_err(said)
}

fn connect(server: &str) -> Result<Client, String> {
    Client::connect(server, NoTls).map_err(said)
}

#[expect(clippy::needless_pass_by_value, reason = "given to map_err")]
fn said(fault: postgres::Error) -> String {
    use std::error::Error as _;
    let more = fault.source().map(ToString::to_string).unwrap_or_default();
    format!("PostgreSQL: {fault}: {more}")
}

fn quoted(term: &str) -> String {
    format!("''{term}''")
}

impl Peer for Postgres {
    fn name(&self) -> &'static str {
        "PostgreSQL 15 + PostGIS"
    }

    fn all(&mut self, ask: &Ask) -> Result<Vec<u32>, String> {
        let hits = self.hits(ask, i64::MAX)?;
        let mut hits: Vec<u32> = hits
            .into_iter()
            .filter_map(|id| u32::try_from(id).ok())
            .collect();
        hits.sort_unstable();
        Ok(hits)
    }

    fn top(&mut self, ask: &Ask) -> Result<Took, String> {
        let (begun, cpu) = (std::time::Instant::now(), processor(&self.backend));
        self.hits(ask, i64::try_from(SHOWN).unwrap_or(i64::MAX))?;
        Ok(Took {
            wall: begun.elapsed().as_secs_f64(),
            cpu: processor(&self.backend) - cpu,
        })
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // The server is not ours; nothing of us stays on it.
        let Some(server) = setting(SERVER) else {
            return;
        };
        if let Ok(mut keeper) = connect(&server) {
            let _ =
                keeper.batch_execute(&format!("DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"));
        }
    }
}
