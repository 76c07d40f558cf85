#![doc = include_str!("../README.md")]

pub mod login;
mod pages;
pub mod passkey;
mod people;
pub mod recovery;
mod routes;
mod sql;
mod state;
pub mod ways;

use kit_store::Migration;

pub use login::Provider;
pub use pages::samples;
pub use people::People;
pub use routes::routes;
pub use sql::ALL as STATEMENTS;
pub use state::{Carrier, Identity};

/// The tables of the ways in, as the realm's step `version`. The table `session` of the door must be there before.
#[must_use]
pub const fn migration(version: i64) -> Migration {
    Migration {
        version,
        name: "identity",
        sql: include_str!("../migrations/identity.sql"),
        data: include_str!("../migrations/identity.data.sql"),
    }
}

/// A realm's own catalogue with the words of the ways in after it.
#[must_use]
pub fn words(own: (&str, &str)) -> (String, String) {
    let both = |own: &str, ours: &str| format!("{own}\n{ours}");
    (
        both(own.0, include_str!("../words/da.ftl")),
        both(own.1, include_str!("../words/en.ftl")),
    )
}
