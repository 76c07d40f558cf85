//! The realm: its tables, its look, its words and its statements.

use kit_letters::{TABLES_DATA, TABLES_SQL};
use kit_store::{Given, Migration, Realm};
use kit_web::{Face, Role, SessionRule, Web};
use kit_words::{CatalogueFault, key};

/// The citizen realm (SAFETY.md §1).
#[derive(Debug, Clone, Copy)]
pub struct Citizen;

impl Realm for Citizen {
    const NAME: &'static str = "citizen";
    const MIGRATIONS: &'static [Migration] = &[
        kit_web::door::MIGRATION,
        Migration {
            version: 2,
            name: "letters",
            sql: TABLES_SQL,
            data: TABLES_DATA,
        },
        Migration {
            version: 3,
            name: "room",
            sql: include_str!("../migrations/0003_room.sql"),
            data: include_str!("../migrations/0003_room.data.sql"),
        },
        Migration {
            version: 4,
            name: "looks",
            sql: kit_store::looks::TABLES_SQL,
            data: kit_store::looks::TABLES_DATA,
        },
        Migration {
            version: 5,
            name: "second step",
            sql: include_str!("../migrations/0005_second_step.sql"),
            data: include_str!("../migrations/0005_second_step.data.sql"),
        },
        Migration {
            version: 6,
            name: "entry",
            sql: include_str!("../migrations/0006_entry.sql"),
            data: include_str!("../migrations/0006_entry.data.sql"),
        },
        Migration {
            version: 7,
            name: "share",
            sql: include_str!("../migrations/0007_share.sql"),
            data: include_str!("../migrations/0007_share.data.sql"),
        },
        Migration {
            version: 8,
            name: "network",
            sql: include_str!("../migrations/0008_network.sql"),
            data: include_str!("../migrations/0008_network.data.sql"),
        },
        Migration {
            version: 9,
            name: "reminder",
            sql: include_str!("../migrations/0009_reminder.sql"),
            data: include_str!("../migrations/0009_reminder.data.sql"),
        },
        Migration {
            version: 10,
            name: "passkey",
            sql: include_str!("../migrations/0010_passkey.sql"),
            data: include_str!("../migrations/0010_passkey.data.sql"),
        },
    ];
    // No table holds a person that anybody but herself can read: what is told is sealed to the room's key, and the
    // program has that key only while the guest asks. So a guest at home in her own room is not a look; her coming in,
    // what she takes along, what she erases and what is refused are lines of the log.
    const GUARDED: &'static [&'static str] = &[];
    const LOGS: bool = true;
}

/// A guest on a telephone or computer that others may use: out after 30 minutes' rest.
pub const GUEST: Role = Role("guest");
/// A guest who has said "Det er min egen telefon" (SAFETY.md §6.3).
pub const GUEST_OWN_PHONE: Role = Role("guest_own_phone");
/// Everybody who has a room.
pub(crate) const GUESTS: &[Role] = &[GUEST, GUEST_OWN_PHONE];

/// What a guest does in her own room is for: herself.
pub(crate) const OWN_ROOM: &str = "own-room";
/// What coming in, and changing how one comes in, is for.
pub(crate) const WAY_IN: &str = "way-in";

/// A session on a device that may be another's: 30 minutes' rest, 12 hours, and gone with the browser.
pub(crate) const SHORT: SessionRule = SessionRule {
    idle_min: 30,
    absolute_min: 12 * 60,
    with_browser: true,
};
/// A session on the guest's own telephone: 30 days' rest, 90 days.
pub(crate) const LONG: SessionRule = SessionRule {
    idle_min: 30 * 24 * 60,
    absolute_min: 90 * 24 * 60,
    with_browser: false,
};

/// The rule of a session, by what the guest has said of the device.
pub(crate) fn session_rule(role: &str) -> SessionRule {
    if role == GUEST_OWN_PHONE.0 {
        LONG
    } else {
        SHORT
    }
}

/// How the realm shows itself.
pub static FACE: Face = Face {
    realm: "citizen",
    mark: "●",
    dense: false,
    strip: key!("strip"),
    promise: key!("strip-promise"),
    looked: Some(("/min/hvem", key!("strip-looked"))),
    roles: GUESTS,
    home: "/min",
    cookie: "__Host-lg-citizen",
    session: session_rule,
};

/// The realm's surroundings: `origin` is its address without a final slash, `host` who runs it.
///
/// # Errors
/// [`CatalogueFault`] if the words cannot be read.
pub fn web(given: Given, origin: String, host: String) -> Result<Web, CatalogueFault> {
    let words = (
        include_str!("../words/da.ftl"),
        include_str!("../words/en.ftl"),
    );
    let mut web = Web::new(&FACE, words, given, origin, host)?;
    web.menu = &[
        ("/min", key!("menu-mine"), GUESTS),
        ("/min/beskeder", key!("menu-messages"), GUESTS),
        ("/min/netvaerk", key!("menu-network"), GUESTS),
        ("/min/hvem", key!("menu-control"), GUESTS),
    ];
    Ok(web)
}

/// Every statement of the realm with its name, for the test that prepares all of them on both databases.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        crate::key::sql::ALL,
        crate::passkey::sql::ALL,
        crate::mail::sql::ALL,
        crate::room::sql::ALL,
        crate::crossing::sql::ALL,
        crate::network::sql::ALL,
        crate::gathering::sql::ALL,
        crate::own::sql::ALL,
        crate::about::sql::ALL,
        crate::remind::sql::ALL,
        &kit_web::door::statements(),
    ]
    .concat()
}
