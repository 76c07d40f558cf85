#![doc = include_str!("../README.md")]

mod app;
mod community;
mod crisis;
mod crisis_file;
mod curation;
mod demo;
mod directory;
mod export;
mod find;
mod harvest;
mod hsds;
mod import;
mod lists;
mod occasions;
mod plain;
mod reading;
mod sheet;
mod withhold;

pub use app::{App, build, directory, routes, samples, web};
pub use crisis::{CrisisNumber, crisis_numbers, enter_crisis_numbers};
pub use crisis_file::read_crisis_numbers;
pub use demo::{DemoError, seed_demo};
pub use directory::{Directory, HIDE_AFTER_DAYS, Keeping};
pub use export::{ExportFault, Exported, Form, export};
pub use harvest::{Asking, Outcome, SourceState, note_harvest, sources};
pub use import::{Counts, ImportError, ImportReport, Run, import, refusal_danish};
pub use withhold::{Withheld, WithholdError, withheld, withhold};

use kit_store::{Migration, Realm};
use kit_web::{Face, SessionRule};
use kit_words::key;

/// The realm, as the store's type carries it.
#[derive(Debug, Clone, Copy)]
pub struct Public;

impl Realm for Public {
    const NAME: &'static str = "public";
    const MIGRATIONS: &'static [Migration] = &[
        Migration {
            version: 1,
            name: "directory",
            sql: include_str!("../migrations/0001_directory.sql"),
            data: include_str!("../migrations/0001_directory.data.sql"),
        },
        Migration {
            version: 2,
            name: "curation",
            sql: include_str!("../migrations/0002_curation.sql"),
            data: include_str!("../migrations/0002_curation.data.sql"),
        },
        Migration {
            version: 3,
            name: "harvest",
            sql: include_str!("../migrations/0003_harvest.sql"),
            data: include_str!("../migrations/0003_harvest.data.sql"),
        },
    ];
}

/// How the realm shows itself (UX.md §4.5).
pub static FACE: Face = Face {
    realm: "public",
    mark: "○",
    dense: false,
    strip: key!("strip"),
    promise: key!("promise"),
    looked: None,
    roles: &[],
    home: "/",
    // Nobody signs in here and the cookie is never set; the name is kept free of the citizen's.
    cookie: "__Host-lg-public",
    session: |_| SessionRule::NOBODY,
};

/// Every statement of the realm with its name, for the test that prepares them all.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        import::sql::ALL,
        harvest::ALL,
        withhold::ALL,
        directory::sql::ALL,
        crisis::ALL,
        demo::ALL,
    ]
    .concat()
}
