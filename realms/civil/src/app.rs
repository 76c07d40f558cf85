//! The realm put together: its tables, its face, its routes, its letter box.

use std::sync::Arc;

use kit_identity::Identity;
use kit_letters::{CitizenToCivil, CivilToCitizen, Inbox, Knock, Outbox};
use kit_store::looks::LIST;
use kit_store::{Given, Migration, Realm, Store, StoreError, Tx};
use kit_web::code::{Codes, Pepper, code_samples};
use kit_web::{
    Arrival, Asked, Built, Face, Failed, FromRef, Role, Routes, Sample, SessionRule, Web, door,
};
use kit_words::CatalogueFault;
use tokio::sync::Notify;

use crate::crossing::guest;
use crate::desk::{Desk, Post};
use crate::{
    calendar, companion, concern, crossing, expense, group, hours, keys, listing, looks, people,
    plan, proof, remark, start, staying, story, turns, visit, waiting,
};

/// The far bank: the associations, their coordinators and their companions.
#[derive(Debug, Clone, Copy)]
pub struct Civil;

impl Realm for Civil {
    const NAME: &'static str = "civil";
    const MIGRATIONS: &'static [Migration] = &[
        door::MIGRATION,
        Migration {
            version: 2,
            name: "letters",
            sql: kit_letters::TABLES_SQL,
            data: kit_letters::TABLES_DATA,
        },
        Migration {
            version: 3,
            name: "house",
            sql: include_str!("../migrations/0003_house.sql"),
            data: include_str!("../migrations/0003_house.data.sql"),
        },
        Migration {
            version: 4,
            name: "crossing",
            sql: include_str!("../migrations/0004_crossing.sql"),
            data: include_str!("../migrations/0004_crossing.data.sql"),
        },
        Migration {
            version: 5,
            name: "visit",
            sql: include_str!("../migrations/0005_visit.sql"),
            data: include_str!("../migrations/0005_visit.data.sql"),
        },
        kit_identity::migration(6),
        Migration {
            version: 7,
            name: "looks",
            sql: kit_store::looks::TABLES_SQL,
            data: kit_store::looks::TABLES_DATA,
        },
        Migration {
            version: 8,
            name: "month",
            sql: include_str!("../migrations/0008_month.sql"),
            data: include_str!("../migrations/0008_month.data.sql"),
        },
        Migration {
            version: 9,
            name: "mail",
            sql: include_str!("../migrations/0009_mail.sql"),
            data: include_str!("../migrations/0009_mail.data.sql"),
        },
        Migration {
            version: 10,
            name: "listing",
            sql: include_str!("../migrations/0010_listing.sql"),
            data: include_str!("../migrations/0010_listing.data.sql"),
        },
        Migration {
            version: 11,
            name: "remark",
            sql: include_str!("../migrations/0011_remark.sql"),
            data: include_str!("../migrations/0011_remark.data.sql"),
        },
        Migration {
            version: 12,
            name: "offer",
            sql: include_str!("../migrations/0012_offer.sql"),
            data: include_str!("../migrations/0012_offer.data.sql"),
        },
        Migration {
            version: 13,
            name: "group",
            sql: include_str!("../migrations/0013_group.sql"),
            data: include_str!("../migrations/0013_group.data.sql"),
        },
        Migration {
            version: 14,
            name: "staying",
            sql: include_str!("../migrations/0014_staying.sql"),
            data: include_str!("../migrations/0014_staying.data.sql"),
        },
        Migration {
            version: 15,
            name: "calendar",
            sql: include_str!("../migrations/0015_calendar.sql"),
            data: include_str!("../migrations/0015_calendar.data.sql"),
        },
        Migration {
            version: 16,
            name: "approval",
            sql: include_str!("../migrations/0016_approval.sql"),
            data: include_str!("../migrations/0016_approval.data.sql"),
        },
        Migration {
            version: 17,
            name: "story",
            sql: include_str!("../migrations/0017_story.sql"),
            data: include_str!("../migrations/0017_story.data.sql"),
        },
        Migration {
            version: 18,
            name: "plan",
            sql: include_str!("../migrations/0018_plan.sql"),
            data: include_str!("../migrations/0018_plan.data.sql"),
        },
        Migration {
            version: 19,
            name: "hours",
            sql: include_str!("../migrations/0019_hours.sql"),
            data: include_str!("../migrations/0019_hours.data.sql"),
        },
        Migration {
            version: 20,
            name: "waiting",
            sql: include_str!("../migrations/0020_waiting.sql"),
            data: include_str!("../migrations/0020_waiting.data.sql"),
        },
        Migration {
            version: 21,
            name: "expense",
            sql: include_str!("../migrations/0021_expense.sql"),
            data: include_str!("../migrations/0021_expense.data.sql"),
        },
        Migration {
            version: 22,
            name: "turns",
            sql: include_str!("../migrations/0022_turns.sql"),
            data: include_str!("../migrations/0022_turns.data.sql"),
        },
        Migration {
            version: 23,
            name: "catch up",
            sql: include_str!("../migrations/0023_catch_up.sql"),
            data: include_str!("../migrations/0023_catch_up.data.sql"),
        },
        Migration {
            version: 24,
            name: "concern",
            sql: include_str!("../migrations/0024_concern.sql"),
            data: include_str!("../migrations/0024_concern.data.sql"),
        },
        Migration {
            version: 25,
            name: "visit line",
            sql: include_str!("../migrations/0025_visit_line.sql"),
            data: include_str!("../migrations/0025_visit_line.data.sql"),
        },
        Migration {
            version: 26,
            name: "remark wait",
            sql: include_str!("../migrations/0026_remark_wait.sql"),
            data: include_str!("../migrations/0026_remark_wait.data.sql"),
        },
        Migration {
            version: 27,
            name: "remark page",
            sql: include_str!("../migrations/0027_remark_page.sql"),
            data: include_str!("../migrations/0027_remark_page.data.sql"),
        },
    ];
    const GUARDED: &'static [&'static str] = &[
        "coordinator",
        "companion",
        "companion_time",
        "approval_step",
        "steward",
        "crossing",
        "crossing_step",
        "crossing_no",
        "handover",
        "line",
        "visit",
        "visit_step",
        "visit_line",
        "crossing_plan",
        "crossing_turn",
        "waiting",
        "remark",
        "story",
        "interest",
        "supervision",
        "expense",
        "concern",
    ];
    const LOGS: bool = true;
}

/// Answers enquiries and finds companions, in her own association only.
pub const COORDINATOR: Role = Role("coordinator");
/// Comes along; sees the own visits only.
pub const COMPANION: Role = Role("companion");
/// Makes the links by which the others come in; sees no guest.
pub const OWNER: Role = Role("owner");

/// The look of the associations' pages.
pub static FACE: Face = Face {
    realm: "civil",
    mark: "◆",
    dense: true,
    strip: kit_words::key!("strip"),
    promise: kit_words::key!("strip-promise"),
    looked: Some(("/kig", kit_words::key!("strip-looked"))),
    roles: &[COORDINATOR, COMPANION, OWNER],
    home: "/",
    cookie: "__Host-lg-civil",
    session: session_rule,
};

const MENU: &[(&str, &str, &[Role])] = &[
    ("/nye", kit_words::key!("menu-new"), &[COORDINATOR]),
    (
        "/foelgeskab",
        kit_words::key!("menu-crossings"),
        &[COORDINATOR],
    ),
    (
        "/vores-sider",
        kit_words::key!("menu-listings"),
        &[COORDINATOR],
    ),
    ("/moeder", kit_words::key!("menu-events"), &[COORDINATOR]),
    ("/timer", kit_words::key!("menu-hours"), &[COORDINATOR]),
    ("/uge", kit_words::key!("menu-week"), &[COORDINATOR]),
    ("/stadig", kit_words::key!("menu-staying"), &[COORDINATOR]),
    (
        "/hold",
        kit_words::key!("menu-groups"),
        &[COORDINATOR, COMPANION],
    ),
    (
        "/frivillige",
        kit_words::key!("menu-volunteers"),
        &[COORDINATOR],
    ),
    (
        "/regnskab",
        kit_words::key!("menu-accounts"),
        &[COORDINATOR],
    ),
    ("/naeste", kit_words::key!("menu-next"), &[COMPANION]),
    ("/mine", kit_words::key!("menu-mine"), &[COMPANION]),
    ("/tider", kit_words::key!("menu-offer"), &[COMPANION]),
    ("/udlaeg", kit_words::key!("menu-expenses"), &[COMPANION]),
    ("/min-kalender", kit_words::key!("menu-feed"), &[COMPANION]),
    ("/haandbog", kit_words::key!("menu-handbook"), &[COMPANION]),
    ("/bekymret", kit_words::key!("menu-worried"), &[COMPANION]),
    ("/folk", kit_words::key!("menu-people"), &[OWNER]),
    ("/ikke-i-orden", kit_words::key!("menu-concerns"), &[OWNER]),
    ("/mail", kit_words::key!("menu-mail"), &[COMPANION]),
    (
        "/konto",
        kit_words::key!("menu-account"),
        &[COORDINATOR, COMPANION, OWNER],
    ),
];

/// A companion's own telephone remembers; everybody else sits at a desk (SAFETY.md §6.3).
fn session_rule(role: &str) -> SessionRule {
    if role == COMPANION.0 {
        SessionRule::COMPANION
    } else {
        SessionRule::DESK
    }
}

/// The realm's surroundings; the program sets `demo`, `wall` and `crisis`.
///
/// # Errors
/// [`CatalogueFault`] if the words cannot be read.
pub fn web(given: Given, origin: String, host: String) -> Result<Web, CatalogueFault> {
    let (da, en) = kit_identity::words((
        include_str!("../words/da.ftl"),
        include_str!("../words/en.ftl"),
    ));
    let mut web = Web::new(&FACE, (&da, &en), given, origin, host)?;
    web.menu = MENU;
    // Nobody has a lasting number in this realm's log.
    web.entered = Some(|tx, who| looks::looked(tx, &who.id));
    Ok(web)
}

/// Codes for companions, and for nobody else: coordinators and owners have keys or logins (SAFETY.md §6.2.9).
#[must_use]
pub fn codes(pepper: Pepper) -> Codes {
    Codes::new(pepper, people::mail::owner_of_mail).telling(people::mail::came_by_code)
}

/// What a one-time link opens: a companion's telephone, and for all others the page where they make a key.
///
/// # Errors
/// The store's own fault.
pub fn arrive(tx: &mut Tx<'_>, who: &door::Entrant) -> Result<Arrival, StoreError> {
    if who.role == COMPANION.0 {
        Ok(Arrival::In)
    } else {
        kit_identity::ways::arrive(tx, who)
    }
}

/// Which association looks after the open directory's entries from elsewhere.
#[derive(Debug, Clone)]
pub struct Keeper {
    /// Its name, as it stands here.
    pub association: String,
    /// Where the open directory's pages lie (`https://landgang.example`).
    pub pages: String,
}

/// What the handlers need.
#[derive(Debug, Clone)]
pub struct App {
    /// The realm's own database.
    pub store: Store<Civil>,
    /// Its surroundings.
    pub web: Arc<Web>,
    /// The ways in for those who work here.
    pub identity: Arc<Identity>,
    /// Where letters to the guests' rooms wait.
    pub outbox: Arc<Outbox<CivilToCitizen>>,
    /// What opens the letters from there.
    pub inbox: Arc<Inbox<CitizenToCivil>>,
    /// Wakes the courier after a letter was posted.
    pub knock: Knock,
    /// Codes by mail, for companions.
    pub codes: Codes,
    /// Says that a page which everybody may read has changed, so that [`crate::published`] is asked again.
    pub published: Arc<Notify>,
    /// Who answers what is said of pages of the open directory that are nobody's here; if anybody here does.
    pub keeper: Option<Arc<Keeper>>,
}

impl FromRef<App> for Codes {
    fn from_ref(app: &App) -> Self {
        app.codes.clone()
    }
}

impl FromRef<App> for Store<Civil> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

impl FromRef<App> for Arc<Identity> {
    fn from_ref(app: &App) -> Self {
        Arc::clone(&app.identity)
    }
}

/// Every route of the realm.
#[must_use]
pub fn routes() -> Routes<App> {
    Routes::new()
        .and(start::routes())
        .and(crossing::routes::routes())
        .and(visit::routes::routes())
        .and(plan::routes::routes())
        .and(turns::routes::routes())
        .and(concern::routes::routes())
        .and(waiting::routes::routes())
        .and(group::routes::routes())
        .and(calendar::routes())
        .and(hours::routes::routes())
        .and(expense::routes::routes())
        .and(people::routes::routes())
        .and(people::mail::routes())
        .and(listing::routes::routes())
        .and(listing::bring::routes::routes())
        .and(remark::routes::routes())
        .and(staying::routes::routes())
        .and(story::routes::routes())
        .and(companion::routes())
        .and(looks::routes::routes())
        .and(proof::routes())
        .and(kit_identity::routes::<Civil, App>(FACE.roles))
        .and(kit_web::code::code_routes::<Civil, App>())
        .and(kit_web::door_routes::<Civil, App>())
}

/// The routes behind their guard.
#[must_use]
pub fn build(app: App) -> Built {
    let web = Arc::clone(&app.web);
    let keeper = door::Door::new(app.store.clone());
    Built::new(routes(), app, &web, Some(Arc::new(keeper)), samples)
}

/// Every page in every situation.
///
/// # Errors
/// [`Failed::Page`] if one cannot be made.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok([
        crossing::pages::samples(asked)?,
        visit::samples::samples(asked)?,
        plan::pages::samples(asked)?,
        turns::pages::samples(asked)?,
        concern::pages::samples(asked)?,
        waiting::samples::samples(asked)?,
        group::samples::samples(asked)?,
        calendar::samples(asked)?,
        hours::pages::samples(asked)?,
        expense::samples::samples(asked)?,
        people::pages::samples(asked)?,
        people::mail::samples(asked)?,
        code_samples(asked)?,
        listing::samples::samples(asked)?,
        listing::bring::samples(asked)?,
        remark::pages::samples(asked)?,
        staying::pages::samples(asked)?,
        story::samples::samples(asked)?,
        companion::samples(asked)?,
        looks::samples(asked)?,
        start::samples(asked)?,
        proof::samples(asked)?,
        kit_identity::samples(asked)?,
    ]
    .concat())
}

/// The door of the letter box: takes a sealed letter's bytes in, gives the answer's. What the letter causes may be a
/// letter back, so the courier is woken afterwards.
#[must_use]
pub fn take_in(app: &App) -> kit_letters::Door {
    let outbox = Arc::clone(&app.outbox);
    let inner = kit_letters::receive(
        app.store.clone(),
        Arc::clone(&app.inbox),
        app.web.given.clone(),
        move |tx, given, letter| {
            let desk = Desk {
                given,
                post: Post::To(&outbox),
            };
            // A guest's own letter: who wrote is nobody's business, that one came is.
            tx.looked_as("change", "letter", LIST)?;
            guest::effect(tx, &desk, letter)
        },
    );
    let (store, knock) = (app.store.clone(), app.knock.clone());
    Arc::new(move |envelope| {
        let (taken, store, knock) = (inner(envelope), store.clone(), knock.clone());
        Box::pin(async move {
            let answer = taken.await;
            knock.knock();
            // The data first, then the key; what fails here is done after the next letter.
            if let Err(error) = keys::forget(&store).await {
                tracing::error!(%error, "the key of somebody who took it back is still there");
            }
            answer
        })
    })
}
