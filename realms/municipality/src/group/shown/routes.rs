//! The routes of what is told of groups: anybody reads, whoever works with groups writes.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::super::routes::series_again;
use super::super::rules::SeriesId;
use super::pages::shown_page;
use super::rules::read;
use super::store;
use crate::house::store as house;
use crate::today::{form, me};
use crate::{App, STAFF, unnamed};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/kurser", May::anybody(Action::List, "shown_group"), show)
        .post(
            "/hold/{id}/vis",
            May::only(Action::Change, "shown_group", STAFF),
            put,
        )
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let today = app.web.given.today();
    let (name, all) = asked
        .on(&app.store)
        .read("read the groups that are shown", move |tx| {
            Ok::<_, StoreError>((house::kept(tx)?.name, store::all(tx, today)?))
        })
        .await?;
    asked.page(&shown_page(&asked, &name, &all, &app.public_origin))
}

async fn put(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let series = SeriesId::from_text(&id).ok_or(Failed::NotFound)?;
    let (form, by) = (form(&asked)?, me(&asked)?);
    let fields = asked.fields.clone();
    let guests = unnamed::own_guests(&app, &asked).await?;
    let notice = match read(|name| fields.get(name), &guests) {
        Ok(notice) => notice,
        Err(faults) => return series_again(&app, &asked, &id, faults).await,
    };
    let now = app.web.given.now();
    let then = if notice.shown { "vist" } else { "skjult" };
    asked
        .on(&app.store)
        .write("tell of a group", move |tx| {
            store::put(tx, &form, (&series, &notice), (&by, now))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go(&format!("/hold/{id}?nyt={then}"))
}
