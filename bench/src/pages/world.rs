//! The measured realm: its tables, its rows, and somebody who is signed in.

use std::path::Path;
use std::sync::Arc;

use kit_store::{Given, Migration, Realm, SeededChance, Store, StoreError, SystemClock, Where};
use kit_web::door::{self, Entrant};

/// Groups, each with a page of its own, so that no page is asked for twice in a row.
pub(crate) const GROUPS: u16 = 400;
/// Visits of a group; the page shows the first of them.
const VISITS_OF_GROUP: u16 = 60;
/// Rows of a page.
pub(crate) const ROWS_OF_PAGE: u16 = 50;
/// The session's secret. Its database holds invented rows only and is gone after the measurement.
pub(crate) const TOKEN: &str = "measured-session";
/// The cookie that the asker sends, to every server.
pub(crate) const COOKIE: &str = "__Host-lg-bench=measured-session";
/// The person of the session.
pub(crate) const NAME: &str = "Mette";
/// The person's role.
pub(crate) const ROLE: &str = "coordinator";

/// The measured realm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bench;

impl Realm for Bench {
    const NAME: &'static str = "bench";
    const MIGRATIONS: &'static [Migration] = &[
        door::MIGRATION,
        Migration {
            version: 2,
            name: "visits",
            sql: include_str!("../../migrations/visits.sql"),
            data: include_str!("../../migrations/visits.data.sql"),
        },
    ];
}

kit_store::statements! {
    INSERT_VISIT = "INSERT INTO visit (id, group_id, at, guest, place) VALUES ($1, $2, $3, $4, $5)";
    /// The page's rows; the bare server says the same with `?1`.
    pub(crate) PAGE = "SELECT id, at, guest, place FROM visit WHERE group_id = $1 ORDER BY at LIMIT 50";
}

/// The machine's clock, and chance that repeats, so that the tokens of forms are the same in every server.
pub(crate) fn given() -> Given {
    Given::new(Arc::new(SystemClock), Arc::new(SeededChance::new(7)))
}

/// Opens the database.
pub(crate) fn open(file: &Path) -> Result<Store<Bench>, String> {
    Store::open(&Where::Sqlite(file.to_owned()), &given()).map_err(|fault| fault.to_string())
}

/// Makes the database with all its rows and one session.
pub(crate) fn fill(file: &Path) -> Result<(), String> {
    let store = open(file)?;
    let given = given();
    let now = given.now();
    let names = [
        "Åse", "Bjørn", "Fatima", "Jørgen", "Signe", "Yusuf", "Zofia",
    ];
    let places = [
        "Havnegade 4",
        "Kulturhuset, store sal",
        "Spejderhytten ved søen",
    ];
    let done = store
        .job("fill")
        .write_now("fill the measured tables", move |tx| {
            let who = Entrant {
                id: given.uuid7(),
                role: ROLE.to_owned(),
                name: NAME.to_owned(),
                unit: String::new(),
                carries: None,
            };
            door::open_session(tx, TOKEN, &who, (super::ours::FACE.session)(&who.role), now)?;
            for group in 0..GROUPS {
                for visit in 0..VISITS_OF_GROUP {
                    let at = format!(
                        "2027-{:02}-{:02}T{:02}:30",
                        1 + visit % 12,
                        1 + (visit * 7 + group) % 28,
                        9 + group % 12
                    );
                    let pick = usize::from(group) * 31 + usize::from(visit);
                    let guest = names.get(pick % names.len()).copied().unwrap_or_default();
                    let place = places.get(pick % places.len()).copied().unwrap_or_default();
                    tx.run(
                        INSERT_VISIT,
                        &[&given.uuid7(), &i64::from(group), &at, &guest, &place],
                    )?;
                }
            }
            Ok::<_, StoreError>(())
        });
    done.map_err(|fault| fault.to_string())
}
