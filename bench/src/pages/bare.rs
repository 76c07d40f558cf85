//! What anybody would write with axum, rusqlite and askama alone; and the same reading through kit/store.

use std::path::{Path as File, PathBuf};
use std::sync::{Arc, Mutex};

use askama::Template as _;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use kit_store::{Store, StoreError};
use kit_web::{Link, shared_words};
use kit_words::{Catalogue, Lang, Words};
use rusqlite::Connection;

use super::ours::{self, HOST, MENU};
use super::page::{BareFrame, BarePage, BareWords, Line};
use super::world::{self, Bench, NAME};

/// The sentences that `base.html` asks for while it is filled.
const SAID: [&str; 12] = [
    "accessibility",
    "crisis-link",
    "crisis-question",
    "demo-label",
    "demo-strip",
    "log-out",
    "menu",
    "other-language-tag",
    "privacy",
    "signed-in-as",
    "skip",
    "strip-label",
];

/// As the kit's reader opens its connections.
const PRAGMAS: &str = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; \
    PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096;";

/// The words of the page, said once at the start.
struct Said {
    site: String,
    strip: String,
    promise: String,
    host: String,
    other: String,
    menu: Vec<Link>,
    css: String,
    token: String,
    rest: Vec<(&'static str, String)>,
}

impl Said {
    fn new(css: &str, token: &str) -> Result<Self, String> {
        let catalogue = Catalogue::new(&[shared_words(), ours::WORDS]);
        let words = Words::new(
            Arc::new(catalogue.map_err(|fault| fault.to_string())?),
            Lang::Da,
        );
        Ok(Self {
            site: words.say("site-name"),
            strip: words.say("strip"),
            promise: words.say("promise"),
            host: words.tell("hosted-by", &[("host", HOST.into())]),
            other: words.say("other-language"),
            menu: MENU
                .iter()
                .map(|(href, key, _)| Link::to(*href, words.say(key)))
                .collect(),
            css: css.to_owned(),
            token: token.to_owned(),
            rest: SAID.map(|key| (key, words.say(key))).to_vec(),
        })
    }

    fn page(&self, group: i64, lines: Vec<Line>) -> Result<Html<String>, StatusCode> {
        let heading = format!("Hold {group}");
        let page = BarePage {
            frame: BareFrame {
                words: BareWords { lang: Lang::Da },
                title: &heading,
                site: &self.site,
                home: "/",
                class: "r-bench",
                css: &self.css,
                mark: "◆",
                strip: &self.strip,
                promise: &self.promise,
                looked: None,
                demo: false,
                menu: &self.menu,
                menu_groups: &[],
                back: None,
                host: &self.host,
                crisis: "/akut",
                plain: "",
                other_language: Link::to(
                    format!("/sprog/en?til=%2Fgroups%2F{group}"),
                    self.other.as_str(),
                ),
                token: &self.token,
                signed_in: Some(NAME),
                session_end: None,
                said: &self.rest,
            },
            heading: &heading,
            lines,
        };
        page.render().map(Html).or(Err(BROKEN))
    }
}

const BROKEN: StatusCode = StatusCode::INTERNAL_SERVER_ERROR;

#[derive(Clone)]
struct Bare {
    file: PathBuf,
    idle: Arc<Mutex<Vec<Connection>>>,
    said: Arc<Said>,
}

/// Axum, rusqlite and askama alone.
pub(crate) fn alone(file: &File, css: &str, token: &str) -> Result<Router, String> {
    let bare = Bare {
        file: file.to_owned(),
        idle: Arc::default(),
        said: Arc::new(Said::new(css, token)?),
    };
    Ok(Router::new()
        .route("/groups/{group}", get(show))
        .with_state(bare))
}

async fn show(
    State(bare): State<Bare>,
    Path(group): Path<i64>,
) -> Result<Html<String>, StatusCode> {
    let (file, idle) = (bare.file, bare.idle);
    let read = tokio::task::spawn_blocking(move || {
        let taken = idle.lock().ok().and_then(|mut idle| idle.pop());
        let connection = taken.map_or_else(|| open(&file), Ok)?;
        let lines = visits(&connection, group)?;
        if let Ok(mut idle) = idle.lock() {
            idle.push(connection);
        }
        Ok::<_, rusqlite::Error>(lines)
    });
    let lines = read.await.or(Err(BROKEN))?.or(Err(BROKEN))?;
    bare.said.page(group, lines)
}

fn open(file: &File) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.execute_batch(PRAGMAS)?;
    Ok(connection)
}

fn visits(connection: &Connection, group: i64) -> rusqlite::Result<Vec<Line>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, at, guest, place FROM visit WHERE group_id = ?1 ORDER BY at LIMIT 50",
    )?;
    let rows = statement.query_map([group], |row| {
        Ok(Line {
            id: row.get(0)?,
            at: row.get(1)?,
            guest: row.get(2)?,
            place: row.get(3)?,
        })
    })?;
    rows.collect()
}

#[derive(Clone)]
struct OverStore {
    store: Store<Bench>,
    said: Arc<Said>,
}

/// The same, reading through kit/store.
pub(crate) fn over_store(file: &File, css: &str, token: &str) -> Result<Router, String> {
    let state = OverStore {
        store: world::open(file)?,
        said: Arc::new(Said::new(css, token)?),
    };
    Ok(Router::new()
        .route("/groups/{group}", get(show_over_store))
        .with_state(state))
}

async fn show_over_store(
    State(state): State<OverStore>,
    Path(group): Path<i64>,
) -> Result<Html<String>, StatusCode> {
    let read = state
        .store
        .job("bench")
        .read("visits of a group", move |tx| ours::visits(tx, group));
    let lines: Result<Vec<Line>, StoreError> = read.await;
    state.said.page(group, lines.or(Err(BROKEN))?)
}
