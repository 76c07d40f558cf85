//! The house's way to the page: router, guard, session, store, words, template; and the same with steps left out.

use std::path::Path as File;
use std::sync::Arc;

use axum::routing::get;
use jiff::Timestamp;
use kit_store::{By, Store, StoreError, Tx};
use kit_web::door::{self, Actor, Door, Doorkeeper, Later};
use kit_web::{
    Action, Answer, Asked, Built, Face, FromRef, May, Path, Role, Router, Routes, SessionRule,
    State, Web, assemble,
};
use kit_words::{Lang, key};

use super::page::{Line, OursPage};
use super::world::{self, Bench, NAME, PAGE, ROLE, TOKEN};

const COORDINATOR: Role = Role(ROLE);

/// How the measured realm shows itself.
pub(crate) static FACE: Face = Face {
    realm: "bench",
    mark: "◆",
    dense: false,
    strip: key!("strip"),
    promise: key!("promise"),
    looked: None,
    roles: &[COORDINATOR],
    home: "/",
    cookie: "__Host-lg-bench",
    session: |_| SessionRule {
        idle_min: 60,
        absolute_min: 480,
        with_browser: true,
    },
};

/// The words of the measured realm.
pub(crate) const WORDS: (&str, &str) = (
    include_str!("../../words/da.ftl"),
    include_str!("../../words/en.ftl"),
);

/// Who hosts it.
pub(crate) const HOST: &str = "Foreningen Havnen";

/// Its menu.
pub(crate) const MENU: &[(&str, &str, &[Role])] = &[
    ("/", key!("menu-today"), &[COORDINATOR]),
    ("/groups", key!("menu-groups"), &[COORDINATOR]),
];

#[derive(Debug, Clone)]
struct App {
    store: Store<Bench>,
    web: Arc<Web>,
}

impl FromRef<App> for Store<Bench> {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

fn app(file: &File) -> Result<App, String> {
    let store = world::open(file)?;
    let mut web = Web::new(
        &FACE,
        WORDS,
        world::given(),
        "http://127.0.0.1".to_owned(),
        HOST.to_owned(),
    )
    .map_err(|fault| fault.to_string())?;
    web.menu = MENU;
    Ok(App {
        store,
        web: Arc::new(web),
    })
}

/// The whole way.
pub(crate) fn whole(file: &File) -> Result<Router, String> {
    let app = app(file)?;
    let door = Arc::new(Door::new(app.store.clone()));
    Ok(guarded(app, door))
}

/// Without looking the session up: everybody is the same person.
pub(crate) fn without_session(file: &File) -> Result<Router, String> {
    Ok(guarded(app(file)?, Arc::new(OneGuest)))
}

/// Without router, guard, rights and headers of the kit.
pub(crate) fn without_guard(file: &File) -> Result<Router, String> {
    let app = app(file)?;
    Ok(Router::new()
        .route("/groups/{group}", get(unguarded))
        .with_state(app))
}

fn guarded(app: App, door: Arc<dyn Doorkeeper>) -> Router {
    let web = Arc::clone(&app.web);
    let routes = Routes::new().get(
        "/groups/{group}",
        May::only(Action::List, "visit", &[COORDINATOR]),
        show,
    );
    assemble(Built::new(
        routes,
        app,
        &web,
        Some(door),
        |_| Ok(Vec::new()),
    ))
}

async fn show(State(app): State<App>, Path(group): Path<i64>, asked: Asked) -> Answer {
    let lines = asked
        .on(&app.store)
        .read("visits of a group", move |tx| visits(tx, group))
        .await?;
    let heading = asked.tell("group-heading", &[("number", group.into())]);
    asked.page(&OursPage {
        frame: asked.frame(heading.clone()),
        heading,
        lines,
    })
}

async fn unguarded(state: State<App>, Path(group): Path<i64>) -> Answer {
    let web = Arc::clone(&state.web);
    let asked = Asked {
        who: Some(guest(web.given.now())),
        ..Asked::reader(&web, Lang::Da, &format!("/groups/{group}"))
    };
    show(state, Path(group), asked).await
}

/// The first visits of a group.
pub(crate) fn visits(tx: &mut Tx<'_>, group: i64) -> Result<Vec<Line>, StoreError> {
    tx.rows(PAGE, &[&group], |row| {
        Ok(Line {
            id: row.get(0)?,
            at: row.get(1)?,
            guest: row.get(2)?,
            place: row.get(3)?,
        })
    })
}

/// Knows one person without asking anything.
struct OneGuest;

impl Doorkeeper for OneGuest {
    fn who(&self, _: &str, now: Timestamp) -> Later<'_, Option<Actor>> {
        Box::pin(std::future::ready(Ok(Some(guest(now)))))
    }

    fn refused(&self, _: By) -> Later<'_, ()> {
        Box::pin(std::future::ready(Ok(())))
    }
}

fn guest(now: Timestamp) -> Actor {
    Actor {
        id: String::new(),
        role: ROLE.to_owned(),
        name: NAME.to_owned(),
        session: door::hash(TOKEN),
        ends: now,
        unit: String::new(),
        carries: None,
    }
}
