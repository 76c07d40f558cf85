//! The routes of a guest's own page.

use jiff::ToSpan as _;
use kit_store::{StoreError, looks};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, go};

use super::pages::{Around, own_page};
use super::{card, enter, sql};
use crate::again::store::{self as calls, NewCall};
use crate::course::{Guest, GuestId, load_guest};
use crate::door::protected::{Of, ask_first};
use crate::looks::pages::{Looks, own_looks_page};
use crate::offer::store as offers;
use crate::portrait::store as portraits;
use crate::talk;
use crate::today::form;
use crate::{ACCESS, App, COURSE, GUEST, INSIGHT, STAFF};

/// Only the guest whose session it is.
const OWN: &[Role] = &[GUEST];
/// So many days ahead the contact person's watches are told.
const AHEAD: i64 = 14;
/// As many lines as one page holds.
const LINES: i64 = 200;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let card = |action| May::only(action, "guest_card", STAFF).because(ACCESS);
    let anybody = |action| May::anybody(action, "card_code").because(ACCESS);
    Routes::new()
        .get("/mit/ind", anybody(Action::See), enter::show)
        .post("/mit/ind", anybody(Action::Change), enter::enter)
        .get(
            "/mit",
            May::only(Action::Open, "own_page", OWN).because(COURSE),
            show,
        )
        .post(
            "/mit/ring",
            May::only(Action::Change, "own_page", OWN).because(COURSE),
            ring,
        )
        .get(
            "/mit/kig",
            May::only(Action::List, "own_page", OWN).because(INSIGHT),
            who,
        )
        .get(
            "/gaest/{id}/papir",
            May::only(Action::Open, "guest_paper", STAFF).because(ACCESS),
            paper,
        )
        .get("/gaest/{id}/kort", card(Action::Open), card::show)
        .post("/gaest/{id}/kort", card(Action::Change), card::make)
        .post("/gaest/{id}/kort/luk", card(Action::Close), card::revoke)
}

async fn around(app: &App, asked: &Asked, guest: &Guest) -> Result<(Around, bool), Failed> {
    let (id, contact) = (guest.id.clone(), guest.course.contact.clone());
    let today = app.web.given.today();
    let own = talk::own_of(asked);
    let (around, on, talks, all) = asked
        .on(&app.store)
        .look(
            "read around a guest's page",
            id.clone().as_str(),
            move |tx| {
                let settings = offers::of_worker(tx, &contact, today)?.settings;
                let to = today.saturating_add(AHEAD.days());
                let watches = tx.rows(sql::ON_DUTY, &[&contact, &today, &to], |r| {
                    Ok((r.get(0)?, r.get(1)?, r.get(2)?))
                })?;
                let picture = portraits::of_workers(tx)?.remove(&contact);
                let open: Option<i64> = tx.row(sql::CALL_IS_OPEN, &[&id], |r| r.get(0))?;
                let around = Around {
                    phone: settings.enquiry.phone,
                    reach: settings.talks.reach,
                    watches,
                    curves: Vec::new(),
                    picture,
                    called: open.unwrap_or(0) > 0,
                    on_paper: false,
                };
                let talks = talk::store::talks(tx, &id)?;
                let all = talk::every(tx, &own)?;
                Ok::<_, StoreError>((around, settings.own_page.on, talks, all))
            },
        )
        .await?;
    let curves = talk::drawn(asked, &talks, &all);
    Ok((Around { curves, ..around }, on))
}

/// The guest whose session it is, with what stands around; nobody where the offer has closed its pages.
async fn own(app: &App, asked: &Asked) -> Result<(Guest, Around), Failed> {
    let id = GuestId::from_text(&asked.actor()?.id).ok_or(Failed::NotFound)?;
    let guest = load_guest(app, asked, &id).await?;
    match around(app, asked, &guest).await? {
        (around, true) => Ok((guest, around)),
        (_, false) => Err(Failed::NotFound),
    }
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let (guest, around) = own(&app, &asked).await?;
    let form = app.web.given.uuid7();
    asked.page(&own_page(&asked, &guest, around, &form))
}

/// "Ring til mig" and "jeg vil gerne komme igen" are the same call on the house's list; one at a time.
async fn ring(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let (guest, around) = own(&app, &asked).await?;
    if !around.called {
        let key = if guest.story().state.open() {
            "own-call-line"
        } else {
            "own-again-line"
        };
        let contact = guest.course.contact.clone();
        let here = guest.workers.iter().any(|worker| worker.id == contact);
        // Who works here no more cannot ring: whoever meets guests does.
        let other = guest.workers.iter().find(|worker| worker.sees_guests());
        let worker = match other {
            Some(other) if !here => other.id.clone(),
            _ => contact.clone(),
        };
        let call = NewCall {
            form,
            day: app.web.given.today(),
            guest: guest.id.clone(),
            worker,
            line: asked.say(key),
            by: None,
        };
        let now = app.web.given.now();
        asked
            .on(&app.store)
            .write("a guest asks to be rung", move |tx| {
                tx.looked(call.guest.as_str())?;
                calls::put_call(tx, &call, now)
            })
            .await?;
    }
    go("/mit?nyt=ring")
}

async fn who(State(app): State<App>, asked: Asked) -> Answer {
    let (guest, _) = own(&app, &asked).await?;
    let object = guest.id.to_string();
    let lines = asked
        .on(&app.store)
        .look("read who has looked", &object.clone(), move |tx| {
            looks::of(tx, &object, LINES)
        })
        .await?;
    let looks = Looks {
        called: guest.called,
        object: guest.id.to_string(),
        lines,
        lists: Vec::new(),
    };
    asked.page(&own_looks_page(&asked, &looks))
}

/// The same on paper, for whoever wants no screen and for offers that have none.
async fn paper(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = GuestId::from_text(&id).ok_or(Failed::NotFound)?;
    let guest = load_guest(&app, &asked, &id).await?;
    let back = format!("/gaest/{id}");
    let of = Of {
        called: &guest.called,
        protected: guest.protected,
        back: &back,
    };
    if let Some(ask) = ask_first(&asked, of, Vec::new) {
        return ask;
    }
    let (around, _) = around(&app, &asked, &guest).await?;
    let around = Around {
        on_paper: true,
        ..around
    };
    asked.page(&own_page(&asked, &guest, around, ""))
}
