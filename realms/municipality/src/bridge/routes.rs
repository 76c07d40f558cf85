//! The routes of the bridge. None of them takes a guest (HS-3).

use std::sync::Arc;

use jiff::ToSpan as _;
use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Role, Routes, State, bytes, go};

use super::book::Book;
use super::folder::leaflet;
use super::pages::{Bridge, BridgePage, bridge_page};
use super::{network, store, tip};
use crate::house::store as house;
use crate::today::form;
use crate::{App, HOST, LEADER, WORKER};

const READERS: &[Role] = &[HOST, WORKER, LEADER];

/// How far back "talked about" is counted, in days.
const TOLD_DAYS: i64 = 28;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/bro", May::only(Action::List, "community", READERS), show)
        .get(
            "/bro/{id}/folder.pdf",
            May::only(Action::Open, "community", READERS),
            folder,
        )
        .get(
            "/bro/netvaerk",
            May::only(Action::See, "network_map", READERS),
            network::show,
        )
        .post(
            "/bro/{id}/tip",
            May::only(Action::Change, "tip", READERS),
            tip::add,
        )
        .post(
            "/bro/tip/{id}/vaek",
            May::only(Action::Close, "tip", READERS),
            tip::away,
        )
        .post(
            "/bro/tip/{id}/igen",
            May::only(Action::Close, "tip", READERS),
            tip::back,
        )
        .post(
            "/bro/{id}/talt",
            May::only(Action::Change, "told", READERS),
            told,
        )
}

/// The directory as it is in the copy now.
pub(crate) async fn book(app: &App, asked: &Asked) -> Result<Arc<Book>, Failed> {
    let known = app.book();
    let stamp = known.stamp;
    let newer = asked
        .on(&app.store)
        .read("read the directory's copy", move |tx| {
            store::newer(tx, stamp)
        })
        .await?;
    Ok(match newer {
        Some(book) => {
            let book = Arc::new(book);
            app.put_book(&book);
            book
        }
        None => known,
    })
}

/// What the page shows beside the directory.
pub(super) async fn load(app: &App, asked: &Asked) -> Result<Bridge, Failed> {
    let from = app.web.given.today().saturating_sub(TOLD_DAYS.days());
    Ok(asked
        .on(&app.store)
        .read("read what was told", move |tx| {
            Ok::<_, StoreError>(Bridge {
                house: house::house(tx)?,
                told: store::told_since(tx, from)?,
                tips: tip::all(tx)?,
            })
        })
        .await?)
}

/// The page as it begins, or with a tip that came back.
pub(super) fn shown(
    app: &App,
    asked: &Asked,
    book: &Book,
    bridge: &Bridge,
    back: Option<(&str, &str, Faults)>,
) -> BridgePage {
    let given = &app.web.given;
    let (now, form) = (given.local(), given.random128());
    bridge_page(asked, book, bridge, (now, &form, &app.public_origin), back)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let book = book(&app, &asked).await?;
    let bridge = load(&app, &asked).await?;
    asked.page(&shown(&app, &asked, &book, &bridge, None))
}

async fn folder(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let book = book(&app, &asked).await?;
    let community = book.get(&id).ok_or(Failed::NotFound)?;
    let paper = leaflet(&asked, community, &app.public_origin);
    let pdf = kit_report::leaflet(&paper).map_err(|error| Failed::Page(error.to_string()))?;
    bytes("application/pdf", None, pdf)
}

async fn told(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let book = book(&app, &asked).await?;
    let community = book.get(&id).ok_or(Failed::NotFound)?.id.clone();
    let today = app.web.given.today();
    asked
        .on(&app.store)
        .write("count that a community was talked about", move |tx| {
            store::told(tx, &form, &community, today)
        })
        .await?;
    // Only ever fields of our own page's address, so the way back stays within it.
    let again = asked.fields.get("igen");
    let safe =
        again.is_empty() || (again.starts_with('&') && again.bytes().all(|b| b.is_ascii_graphic()));
    go(&format!("/bro?nyt=talt{}", if safe { again } else { "" }))
}
