//! The routes of the door.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, go};

use super::rules::{Errand, heads};
use super::store::{self, NewErrand};
use crate::course::{GuestId, store as courses};
use crate::text::{LINE_MAX, line};
use crate::today::{form, me};
use crate::{App, LEADER, STAFF, WATCH};

const LEADERS: &[Role] = &[LEADER];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let errand = || May::only(Action::Change, "errand", STAFF).because(WATCH);
    Routes::new()
        .post("/vagt/kort", errand(), help)
        .post("/kort/{id}", errand(), help_guest)
        .post(
            "/vagt/hoved",
            May::only(Action::Change, "head", STAFF),
            count,
        )
        .post(
            "/beskyttet/{id}",
            May::only(Action::Change, "protection", STAFF).because(WATCH),
            protect,
        )
        .post(
            "/tilbud/lukket",
            May::only(Action::Close, "house", LEADERS),
            close,
        )
        .post(
            "/tilbud/aabent",
            May::only(Action::Close, "house", LEADERS),
            open,
        )
}

/// A letter, a form: help without a course and without a name (FR-14).
async fn help(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let kind = Errand::from_key(asked.fields.get("kind")).unwrap_or(Errand::Letter);
    let (today, now) = (app.web.given.today(), app.web.given.now());
    asked
        .on(&app.store)
        .write("short help at the door", move |tx| {
            tx.looked(form.as_str())?;
            let new = NewErrand {
                form: &form,
                day: today,
                kind,
                guest: None,
                by: &by,
            };
            store::help(tx, &new, now)
        })
        .await?;
    go("/vagt?nyt=kort")
}

/// Short help after the end of a course: contact is noted and no course begins (FR-22).
async fn help_guest(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = GuestId::from_text(&id).ok_or(Failed::NotFound)?;
    let (form, by) = (form(&asked)?, me(&asked)?);
    let kind = Errand::from_key(asked.fields.get(&format!("kind-{guest}")));
    let (today, now) = (app.web.given.today(), app.web.given.now());
    asked
        .on(&app.store)
        .write("short help after the end", move |tx| {
            tx.looked(guest.as_str())?;
            if courses::called(tx, &guest)?.is_none() {
                return Ok(None);
            }
            let new = NewErrand {
                form: &form,
                day: today,
                kind: kind.unwrap_or(Errand::Talk),
                guest: Some(&guest),
                by: &by,
            };
            store::help(tx, &new, now)?;
            Ok::<_, StoreError>(Some(()))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/vagt?nyt=kort")
}

async fn count(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let Some(n) = heads(asked.fields.get("n")) else {
        return go("/vagt");
    };
    let today = app.web.given.today();
    asked
        .on(&app.store)
        .write("count heads", move |tx| store::count(tx, &form, today, n))
        .await?;
    go("/vagt")
}

async fn protect(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = GuestId::from_text(&id).ok_or(Failed::NotFound)?;
    let since = (asked.fields.get("on") != "nej").then(|| app.web.given.now());
    asked
        .on(&app.store)
        .write("keep a name off the lists", move |tx| {
            tx.looked(guest.as_str())?;
            store::protect(tx, &guest, since)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/igen?nyt=beskyttet")
}

/// One step, and every page of the offer says the same message (RW-2).
async fn close(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    // Without a line of one's own the house says what happens next all the same.
    let said = line(asked.fields.get("line"), LINE_MAX).unwrap_or_default();
    let said = if said.is_empty() {
        asked.say("door-closed-next")
    } else {
        said
    };
    let (today, now) = (app.web.given.today(), app.web.given.now());
    asked
        .on(&app.store)
        .write("close the house", move |tx| {
            store::close(tx, &form, today, &said, (&by, now))
        })
        .await?;
    go("/tilbud")
}

async fn open(State(app): State<App>, asked: Asked) -> Answer {
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("open the house again", move |tx| store::open(tx, now))
        .await?;
    go("/tilbud")
}
