#![doc = include_str!("../README.md")]

mod demo;
mod home;
mod keyed;
mod looks;
mod people;

use std::sync::Arc;

use kit_identity::{Identity, Provider};
use kit_store::{Given, Migration, Realm, Store};
use kit_web::{
    Action, Asked, Built, Face, Failed, FromRef, May, Role, Routes, Sample, SessionRule, Web, door,
};
use kit_words::{CatalogueFault, key};

pub use demo::seed_demo;
pub use keyed::keyed;
pub use people::first_owner;

/// Works with a trial's data, once there is one.
pub const RESEARCHER: Role = Role("researcher");
/// Keeps the realm: who comes in, and the links by which they do.
pub const OWNER: Role = Role("owner");
/// Every role.
pub const ROLES: [Role; 2] = [RESEARCHER, OWNER];

/// Purpose: who works here, and how they come in.
const PEOPLE: &str = "people";
/// Purpose: telling somebody who has looked.
const INSIGHT: &str = "insight";
/// Every purpose for which a person's data are touched here, with its words.
const PURPOSES: [(&str, &str); 2] = [
    (PEOPLE, key!("purpose-people")),
    (INSIGHT, key!("purpose-insight")),
];

/// SAFETY.md §6.3: a researcher rests 15 minutes and ends after 8 hours; whoever runs the accounts ends sooner.
fn session_rule(role: &str) -> SessionRule {
    if role == OWNER.0 {
        SessionRule::OPERATOR
    } else {
        SessionRule::RESEARCH
    }
}

/// The realm, as the store's type carries it.
#[derive(Debug, Clone, Copy)]
pub struct Research;

impl Realm for Research {
    const NAME: &'static str = "research";
    const MIGRATIONS: &'static [Migration] = &[
        door::MIGRATION,
        Migration {
            version: 2,
            name: "people",
            sql: include_str!("../migrations/0002_people.sql"),
            data: include_str!("../migrations/0002_people.data.sql"),
        },
        kit_identity::migration(3),
        Migration {
            version: 4,
            name: "looks",
            sql: kit_store::looks::TABLES_SQL,
            data: kit_store::looks::TABLES_DATA,
        },
    ];
    const GUARDED: &'static [&'static str] = &["researcher"];
    const LOGS: bool = true;
}

/// How the realm shows itself (UX.md §4.5).
pub static FACE: Face = Face {
    realm: "research",
    mark: "▲",
    dense: true,
    strip: key!("strip"),
    promise: key!("promise"),
    looked: Some(("/kig", key!("looks-link"))),
    roles: &ROLES,
    home: "/",
    cookie: "__Host-lg-research",
    session: session_rule,
};

const MENU: &[(&str, &str, &[Role])] = &[
    ("/folk", key!("menu-people"), &[OWNER]),
    ("/konto", key!("menu-account"), &ROLES),
];

/// What a handler of this realm has.
#[derive(Clone)]
pub struct App {
    /// The realm's own database.
    pub store: Store<Research>,
    /// Its surroundings.
    pub web: Arc<Web>,
    identity: Arc<Identity>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

impl App {
    /// The realm's state, with no login of another house.
    #[must_use]
    pub fn new(store: Store<Research>, web: Arc<Web>) -> Self {
        let identity = Arc::new(Identity::new(&web, Vec::new()));
        Self {
            store,
            web,
            identity,
        }
    }

    /// With logins of other houses, from the configuration.
    #[must_use]
    pub fn with_logins(self, houses: Vec<Provider>) -> Self {
        let identity = Arc::new(Identity::new(&self.web, houses));
        Self { identity, ..self }
    }
}

impl FromRef<App> for Store<Research> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

impl FromRef<App> for Arc<Identity> {
    fn from_ref(app: &App) -> Self {
        Arc::clone(&app.identity)
    }
}

/// The realm's surroundings: `origin` is its own address, `host` who hosts it.
///
/// # Errors
/// [`CatalogueFault`] if its words cannot be read.
pub fn web(given: Given, origin: String, host: String) -> Result<Web, CatalogueFault> {
    let (da, en) = kit_identity::words((
        include_str!("../words/da.ftl"),
        include_str!("../words/en.ftl"),
    ));
    let mut web = Web::new(&FACE, (&da, &en), given, origin, host)?;
    web.menu = MENU;
    Ok(web)
}

/// Every route of the realm. None of them signs anybody in by a code (SAFETY.md §6.2.9).
#[must_use]
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/", May::anybody(Action::See, "front_page"), home::show)
        .get(
            "/privat",
            May::anybody(Action::See, "plain_page"),
            home::privacy,
        )
        .get(
            "/was",
            May::anybody(Action::See, "plain_page"),
            home::accessibility,
        )
        .and(people::routes())
        .and(looks::routes())
        .and(kit_identity::routes::<Research, App>(&ROLES))
        .and(kit_web::door_routes::<Research, App>())
}

/// The routes behind their guard.
#[must_use]
pub fn build(app: App) -> Built {
    let web = Arc::clone(&app.web);
    let keeper = door::Door::new(app.store.clone());
    Built::new(routes(), app, &web, Some(Arc::new(keeper)), samples)
}

/// Every page as it looks.
///
/// # Errors
/// [`Failed::Page`] if a template cannot be filled.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mut all = home::samples(asked)?;
    all.extend(people::samples(asked)?);
    all.extend(looks::samples(asked)?);
    all.extend(kit_identity::samples(asked)?);
    Ok(all)
}

/// Every statement of the realm with its name, for the test that prepares all of them on both databases.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        &door::statements(),
        people::sql::ALL,
        keyed::ALL,
        kit_identity::STATEMENTS,
    ]
    .concat()
}
