//! A directory of made-up services, and the same as summaries that lie ready.

use std::path::Path;

use kit_hsds::{Limits, read_bytes};
use kit_store::{Given, Store, Where};
use realm_public::{Public, Run, import};
use serde_json::{Value, json};

use super::{PAGES, SERVICES, path};
use crate::http::{Connection, question};
use crate::pages::Running;

/// The database with both.
pub(crate) fn fill(file: &Path) -> Result<(), String> {
    let services: Vec<Value> = (1..=SERVICES).map(service).collect();
    let limits = Limits::default();
    let feed = read_bytes("made.json", json!(services).to_string().as_bytes(), &limits)
        .map_err(|faults| format!("the made-up feed has {} faults", faults.len()))?;
    let given = Given::system();
    let store: Store<Public> =
        Store::open(&Where::Sqlite(file.to_owned()), &given).map_err(|fault| fault.to_string())?;
    import(&store, &feed, "made.json", Run::Write, given.now())
        .map_err(|fault| fault.to_string())?;
    Ok(())
}

/// The same services as our own API summarises them, a row each.
pub(crate) fn lay_ready(file: &Path, ours: &Running) -> Result<(), String> {
    let broken = |fault: rusqlite::Error| fault.to_string();
    let connection = rusqlite::Connection::open(file).map_err(broken)?;
    connection
        .execute_batch(
            "CREATE TABLE bare (id TEXT PRIMARY KEY, summary TEXT NOT NULL) STRICT; BEGIN",
        )
        .map_err(broken)?;
    let mut asking = Connection::open(ours.port())?;
    for page in 1..=PAGES {
        let asked = question(&format!("127.0.0.1:{}", ours.port()), &path(page), "");
        let read: Value =
            serde_json::from_slice(asking.ask(&asked)?.body).map_err(|fault| fault.to_string())?;
        for one in read["contents"].as_array().into_iter().flatten() {
            let id = one["id"].as_str().unwrap_or_default();
            connection
                .execute(
                    "INSERT INTO bare (id, summary) VALUES (?1, ?2)",
                    (id, one.to_string()),
                )
                .map_err(broken)?;
        }
    }
    connection.execute_batch("COMMIT").map_err(broken)
}

fn service(number: u32) -> Value {
    let id = |kind: u32| format!("{kind:08x}-0000-4000-8000-{number:012}");
    json!({
        "id": id(1), "name": format!("Fællesskab {number}"), "status": "active",
        "description": "Vi mødes, drikker kaffe og går en tur. Du må gerne bare sidde med.",
        "assured_date": "2026-11-01", "last_modified": "2026-11-01T08:00:00Z",
        "organization": { "id": id(2), "name": format!("Forening {number}"), "description": "En forening i byen." },
        "schedules": [{ "id": id(3), "freq": "WEEKLY", "byday": "TU", "opens_at": "14:00", "closes_at": "16:00" }],
        "attributes": [
            { "id": id(4), "label": "landgang.wish", "value": "company" },
            { "id": id(5), "label": "landgang.setting", "value": "small_group" },
        ],
    })
}
