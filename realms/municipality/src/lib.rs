#![doc = include_str!("../README.md")]

mod access;
mod advice;
mod again;
mod app;
mod bridge;
mod colleagues;
mod course;
mod demo;
mod door;
mod enquiry;
mod goal;
mod group;
mod handover;
mod health;
mod hours;
mod house;
mod instrument;
mod keyed;
mod lead;
mod looks;
mod meeting;
mod note;
mod offer;
mod own;
mod people;
mod plain;
mod portrait;
mod proof;
mod queue;
mod register;
mod remind;
mod review;
mod roster;
mod talk;
mod terms;
mod text;
mod today;
mod unnamed;

use std::sync::Arc;

use kit_store::{Given, Migration, Realm};
use kit_web::{
    Action, Answer, Asked, Built, Face, Failed, May, Role, Routes, Sample, SessionRule, Web,
    door as kit_door, go,
};
use kit_words::{CatalogueFault, key};

pub use access::erase::forget_erased;
pub use access::tables::shown_to_the_guest;
pub use app::App;
pub use bridge::refresh_directory;
pub use course::{CoursesEnded, courses_ended};
pub use demo::{DEMO_CARD, SeedFault, seed_demo};
pub use instrument::{
    Added as InstrumentAdded, Fault as InstrumentFault, Listed as InstrumentListed,
    Loaded as InstrumentLoaded, add_instrument, list_instruments, load as load_instrument,
};
pub use keyed::keyed;
pub use people::first_owner;
pub use remind::{Reminded, Senders, remind};
pub use review::act::{Noticed, oversee};
pub use talk::{TalkSum, talk_sums};

/// Host of the day: the door and the telephone.
pub const HOST: Role = Role("host");
/// Everybody else who works with guests.
pub const WORKER: Role = Role("worker");
/// Decides about hours, for the teams they lead.
pub const LEADER: Role = Role("leader");
/// Keeps the installation: words of the house and sign-in links.
pub const OWNER: Role = Role("owner");
/// Knows associations and agreements, and no guest (CV-4).
pub const VOLUNTEERS: Role = Role("volunteers");
/// A tablet that a worker has given to a guest: it may answer the questions of one talk, and nothing else.
pub const TURN: Role = Role("tablet");
/// A guest who has come in by a code of her card: her own page, and nothing else.
pub const GUEST: Role = Role("guest");
/// Staff at their desk, and a guest on any machine; whoever runs the house's accounts is out sooner (SAFETY.md §6.3).
fn session_rule(role: &str) -> SessionRule {
    if role == OWNER.0 {
        SessionRule::OPERATOR
    } else {
        SessionRule::DESK
    }
}

/// Every role.
pub const ROLES: [Role; 5] = [HOST, WORKER, LEADER, OWNER, VOLUNTEERS];
/// Every role, the tablet while it is with a guest, and a guest on her own page.
const WITH_TURN: [Role; 7] = [HOST, WORKER, LEADER, OWNER, VOLUNTEERS, TURN, GUEST];
/// Only the tablet that is with a guest.
const TURNED: &[Role] = &[TURN];
/// Who works with guests.
const STAFF: &[Role] = &[HOST, WORKER];

/// Purpose: help under Serviceloven § 82, a guest's own course.
const COURSE: &str = "course";
/// Purpose: the watch of the day, at the door and the telephone.
const WATCH: &str = "watch";
/// Purpose: telling somebody who has looked (FR-18).
const INSIGHT: &str = "insight";
/// Purpose: a leader answers for how the house looks at people (SAFETY.md §7).
const OVERSIGHT: &str = "oversight";
/// Purpose: what the law gives a person over her own data (GDPR articles 15, 16, 17).
const ACCESS: &str = "access";
/// Every purpose for which a person's data are touched here, with its words.
const PURPOSES: [(&str, &str); 5] = [
    (ACCESS, key!("purpose-access")),
    (COURSE, key!("purpose-course")),
    (WATCH, key!("purpose-watch")),
    (INSIGHT, key!("purpose-insight")),
    (OVERSIGHT, key!("purpose-oversight")),
];

/// The realm, as the store's type carries it. A handler of this crate holds an [`App`] and so a `Store<Municipality>`;
/// another realm's store is another type, and another realm's crate is none that this one could name (SAFETY.md §1.5).
///
/// ```compile_fail,E0432
/// use realm_civil::Civil;
/// ```
/// ```compile_fail,E0308
/// struct Far;
/// impl kit_store::Realm for Far {
///     const NAME: &'static str = "far";
///     const MIGRATIONS: &'static [kit_store::Migration] = &[];
/// }
/// fn leak(far: &kit_store::Store<Far>, given: &kit_store::Given) {
///     let _ = realm_municipality::oversee(far, given);
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Municipality;

/// A migration by the name of its two files.
macro_rules! migration {
    ($version:literal, $name:literal, $file:literal) => {
        Migration {
            version: $version,
            name: $name,
            sql: include_str!(concat!("../migrations/", $file, ".sql")),
            data: include_str!(concat!("../migrations/", $file, ".data.sql")),
        }
    };
}

impl Realm for Municipality {
    const NAME: &'static str = "municipality";
    const MIGRATIONS: &'static [Migration] = &[
        kit_door::MIGRATION,
        migration!(2, "house", "0002_house"),
        migration!(3, "course", "0003_course"),
        migration!(4, "today", "0004_today"),
        migration!(5, "hours", "0005_hours"),
        migration!(6, "bridge", "0006_bridge"),
        kit_identity::migration(7),
        Migration {
            version: 8,
            name: "looks",
            sql: kit_store::looks::TABLES_SQL,
            data: kit_store::looks::TABLES_DATA,
        },
        migration!(9, "review", "0009_review"),
        migration!(10, "offer", "0010_offer"),
        migration!(11, "day", "0011_day"),
        migration!(12, "enquiry", "0012_enquiry"),
        migration!(14, "after", "0014_after"),
        migration!(15, "note", "0015_note"),
        migration!(18, "talk", "0018_talk"),
        migration!(19, "instrument", "0019_instrument"),
        migration!(20, "health", "0020_health"),
        migration!(22, "group", "0022_group"),
        migration!(23, "remind", "0023_remind"),
        migration!(24, "goal", "0024_goal"),
        migration!(25, "meeting", "0025_meeting"),
        migration!(26, "access", "0026_access"),
        migration!(27, "own", "0027_own"),
        migration!(28, "register", "0028_register"),
        migration!(29, "terms", "0029_terms"),
        migration!(30, "talks", "0030_talks"),
        migration!(31, "shown", "0031_shown"),
        migration!(32, "decided_at", "0032_decided_at"),
        migration!(34, "own_call", "0034_own_call"),
        migration!(35, "portrait", "0035_portrait"),
    ];
    const GUARDED: &'static [&'static str] = &[
        "guest",
        "course",
        "course_step",
        "course_ending",
        "other_support",
        "course_todo",
        "punch_card",
        "punch",
        "goal",
        "goal_part",
        "goal_agency",
        "goal_review",
        "meeting_draft",
        "meeting",
        "meeting_agency",
        "meeting_line",
        "advice",
        "course_note",
        "handover",
        "handover_part",
        "expected",
        "arrival",
        "walk_in",
        "phone_call",
        "talk",
        "answer_set",
        "errand",
        "call_back",
        "enquiry",
        "enquiry_step",
        "group_seat",
        "attendance",
        "call_due",
        "reminder_choice",
        "reminder_skip",
        "correction",
        "erasure",
    ];
    const LOGS: bool = true;
}

/// How the realm shows itself (UX.md §4.5).
pub static FACE: Face = Face {
    realm: "municipality",
    mark: "■",
    dense: true,
    strip: key!("strip"),
    promise: key!("promise"),
    looked: Some(("/aabnet", key!("mine-link"))),
    roles: &WITH_TURN,
    home: "/",
    cookie: "__Host-lg-municipality",
    // SAFETY.md §6.3, worker and leader.
    session: session_rule,
};

const MENU: &[(&str, &str, &[Role])] = &[
    ("/vagt", key!("menu-today"), STAFF),
    ("/henvendelser", key!("menu-enquiries"), STAFF),
    ("/igen", key!("menu-again"), STAFF),
    ("/gaest", key!("menu-guests"), STAFF),
    ("/tilbud", key!("menu-offer"), &[HOST, WORKER, LEADER]),
    ("/hold", key!("menu-groups"), STAFF),
    ("/bro", key!("menu-bridge"), &[HOST, WORKER, LEADER]),
    ("/kolleger", key!("menu-colleagues"), STAFF),
    ("/sundhed", key!("health-ask-title"), STAFF),
    ("/min-uge", key!("menu-my-week"), STAFF),
    ("/ledelse", key!("menu-lead"), &[LEADER]),
    ("/ledelse/kig", key!("menu-review"), &[LEADER]),
    ("/ledelse/forloeb", key!("sums-title"), &[LEADER]),
    ("/ledelse/sundhed", key!("health-title"), &[LEADER]),
    ("/ledelse/slet", key!("erase-menu"), &[LEADER, OWNER]),
    (
        "/ledelse/samarbejde",
        key!("register-cooperation"),
        &[LEADER, VOLUNTEERS],
    ),
    ("/ledelse/plan", key!("register-plan"), &[LEADER]),
    (
        "/huset",
        key!("register-house-title"),
        &[HOST, WORKER, LEADER],
    ),
    ("/folk", key!("menu-people"), &[OWNER]),
    (
        "/opsaet/vagtplan",
        key!("menu-roster"),
        &[HOST, WORKER, LEADER],
    ),
    ("/opsaet", key!("menu-settings"), &[OWNER]),
    ("/opsaet/tilbud", key!("menu-offers"), &[OWNER]),
    ("/opsaet/begreber", key!("menu-terms"), &[OWNER]),
    ("/konto", key!("menu-account"), &ROLES),
    ("/mit", key!("own-page-title"), &[GUEST]),
];

/// What is used all day stands on the first line; the rest opens under a word, so that a telephone shows two lines of it.
const MENU_GROUPS: &[(&str, &[&str])] = &[
    (key!("menu-new"), &["/henvendelser", "/igen"]),
    (
        key!("menu-house"),
        &[
            "/tilbud",
            "/huset",
            "/kolleger",
            "/sundhed",
            "/min-uge",
            "/opsaet/vagtplan",
            "/konto",
        ],
    ),
    (
        key!("menu-leading"),
        &[
            "/ledelse/kig",
            "/ledelse/forloeb",
            "/ledelse/sundhed",
            "/ledelse/plan",
            "/ledelse/slet",
        ],
    ),
    (key!("menu-more"), &["/opsaet/begreber", "/konto"]),
];

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
    web.menu_groups = MENU_GROUPS;
    Ok(web)
}

/// Every route of the realm.
#[must_use]
pub fn routes() -> Routes<App> {
    Routes::new()
        .get("/", May::only(Action::See, "front", &WITH_TURN), front)
        .and(today::routes())
        .and(course::routes())
        .and(goal::routes())
        .and(meeting::routes())
        .and(advice::routes())
        .and(note::routes())
        .and(handover::routes())
        .and(bridge::routes())
        .and(group::routes())
        .and(remind::routes())
        .and(hours::routes())
        .and(lead::routes())
        .and(review::routes())
        .and(register::routes())
        .and(people::routes())
        .and(offer::routes())
        .and(enquiry::routes())
        .and(again::routes())
        .and(door::routes())
        .and(roster::routes())
        .and(colleagues::routes())
        .and(portrait::routes())
        .and(plain::routes())
        .and(proof::routes())
        .and(talk::routes())
        .and(health::routes())
        .and(terms::routes())
        .and(looks::routes())
        .and(access::routes())
        .and(own::routes())
        .and(kit_identity::routes::<Municipality, App>(&ROLES))
        .and(kit_web::door_routes::<Municipality, App>())
}

/// Everybody begins where their work is.
async fn front(asked: Asked) -> Answer {
    match asked.actor()?.role.as_str() {
        role if role == LEADER.0 => go("/ledelse"),
        role if role == OWNER.0 => go("/folk"),
        role if role == VOLUNTEERS.0 => go("/ledelse/samarbejde"),
        role if role == TURN.0 => go("/tur"),
        role if role == GUEST.0 => go("/mit"),
        _ => go("/vagt"),
    }
}

/// The routes behind their guard.
#[must_use]
pub fn build(app: App) -> Built {
    let web = Arc::clone(&app.web);
    let keeper = talk::TurnKeeper::new(app.store.clone());
    Built::new(routes(), app, &web, Some(Arc::new(keeper)), samples)
}

/// Every page as it looks: empty, ordinary, longest and with an error where it has them.
///
/// # Errors
/// [`Failed::Page`] if a template cannot be filled.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mut all = today::samples(asked)?;
    all.extend(course::samples(asked)?);
    all.extend(goal::samples(asked)?);
    all.extend(meeting::samples(asked)?);
    all.extend(advice::samples(asked)?);
    all.extend(note::samples(asked)?);
    all.extend(handover::samples(asked)?);
    all.extend(bridge::samples(asked)?);
    all.extend(group::samples(asked)?);
    all.extend(remind::samples(asked)?);
    all.extend(hours::samples(asked)?);
    all.extend(lead::samples(asked)?);
    all.extend(review::samples(asked)?);
    all.extend(register::samples(asked)?);
    all.extend(people::samples(asked)?);
    all.extend(offer::samples(asked)?);
    all.extend(enquiry::samples(asked)?);
    all.extend(again::samples(asked)?);
    all.extend(roster::samples(asked)?);
    all.extend(colleagues::samples(asked)?);
    all.extend(plain::samples(asked)?);
    all.extend(talk::samples(asked)?);
    all.extend(health::samples(asked)?);
    all.extend(terms::samples(asked)?);
    all.extend(looks::samples(asked)?);
    all.extend(access::samples(asked)?);
    all.extend(own::samples(asked)?);
    all.extend(proof::samples(asked)?);
    all.extend(kit_identity::samples(asked)?);
    Ok(all)
}

/// Every statement of the realm with its name, for the test that prepares all of them on both databases.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        &kit_door::statements(),
        house::sql::ALL,
        today::sql::ALL,
        course::sql::ALL,
        goal::sql::ALL,
        meeting::sql::ALL,
        advice::sql::ALL,
        note::sql::ALL,
        handover::sql::ALL,
        bridge::sql::ALL,
        group::sql::ALL,
        group::shown::sql::ALL,
        queue::sql::ALL,
        remind::sql::ALL,
        hours::sql::ALL,
        people::sql::ALL,
        offer::sql::ALL,
        enquiry::sql::ALL,
        again::sql::ALL,
        crate::door::sql::ALL,
        roster::sql::ALL,
        colleagues::sql::ALL,
        portrait::sql::ALL,
        review::sql::ALL,
        register::sql::ALL,
        talk::sql::ALL,
        health::sql::ALL,
        terms::sql::ALL,
        instrument::sql::ALL,
        keyed::sql::ALL,
        access::sql::ALL,
        own::sql::ALL,
        &access::tables::statements(),
        demo::sql::ALL,
        kit_identity::STATEMENTS,
    ]
    .concat()
}
