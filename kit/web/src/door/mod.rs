//! Sessions and one-time links: server-side, hashed, revocable (SAFETY.md §6.3).

mod entrant;
mod keeper;
mod link;
mod rule;
mod session;

use std::fmt::Write as _;

use jiff::Timestamp;
use kit_store::{Given, Migration};
use sha2::{Digest, Sha256};

pub use entrant::{Carried, Entrant};
pub use keeper::{Door, Doorkeeper, Later};
pub use link::{
    ENTER, LinkFor, forget_links_of, make_link, make_link_for, use_link, use_link_for, whose_link,
    whose_link_for,
};
pub use rule::SessionRule;
pub use session::{
    Actor, Open, end_all_of, end_others_of, end_session, open_session, session, sessions_of,
    shorten_session, sweep,
};

/// The tables `session` and `entry_link`, those of the brakes and those of codes; the first migration of every realm that one can sign in to.
pub const MIGRATION: Migration = Migration {
    version: 1,
    name: "door",
    sql: concat!(
        include_str!("../../migrations/door.sql"),
        include_str!("../../migrations/brake.sql"),
        include_str!("../../migrations/code.sql")
    ),
    data: concat!(
        include_str!("../../migrations/door.data.sql"),
        include_str!("../../migrations/brake.data.sql"),
        include_str!("../../migrations/code.data.sql")
    ),
};

/// Every statement of the door, for a realm's own list.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        session::ALL,
        link::ALL,
        crate::brake::sql::ALL,
        crate::code::sql::ALL,
    ]
    .concat()
}

/// SHA-256 in hex. Tokens have 256 random bits, so a plain hash is enough (ASVS 6.5.2).
#[must_use]
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

pub(crate) fn later(at: Timestamp, minutes: i64) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond() + minutes * 60_000).unwrap_or(Timestamp::MAX)
}

/// A fresh token for a session or link: 256 random bits in hex.
#[must_use]
pub fn token(given: &Given) -> String {
    given.token()
}
