//! The routes of a guest's rights.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Routes, State, bytes, go};

use super::pages::{Right, Wish, correct_page, erase_page, own_page};
use super::rules::{Reason, What};
use super::store::Own;
use super::{correct, decide, erase, paper, store};
use crate::course::{GuestId, store as courses};
use crate::door::protected::{Of, ask_first};
use crate::door::store as door;
use crate::text::{LINE_MAX, NAME_MAX, line};
use crate::today::{form, me};
use crate::{ACCESS, App, LEADER, OWNER, Role, STAFF};

/// Who answers a wish to be erased.
const ANSWERS: &[Role] = &[LEADER, OWNER];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action, resource| May::only(action, resource, STAFF).because(ACCESS);
    let answers = |action| May::only(action, "erasure", ANSWERS).because(ACCESS);
    Routes::new()
        .get("/gaest/{id}/indsigt", may(Action::Open, "own_data"), show)
        .get(
            "/gaest/{id}/indsigt.json",
            may(Action::Open, "own_data"),
            json,
        )
        .get(
            "/gaest/{id}/indsigt.pdf",
            may(Action::Open, "own_data"),
            pdf,
        )
        .get(
            "/gaest/{id}/ret",
            may(Action::Open, "correction"),
            show_right,
        )
        .post(
            "/gaest/{id}/ret",
            may(Action::Change, "correction"),
            set_right,
        )
        .get(
            "/gaest/{id}/slet",
            may(Action::Open, "erasure_wish"),
            show_wish,
        )
        .post(
            "/gaest/{id}/slet",
            may(Action::Change, "erasure_wish"),
            wish,
        )
        .get("/ledelse/slet", answers(Action::List), decide::show)
        .post("/ledelse/slet/{id}", answers(Action::Close), decide::answer)
}

fn guest_id(text: &str) -> Result<GuestId, Failed> {
    GuestId::from_text(text).ok_or(Failed::NotFound)
}

async fn load(app: &App, asked: &Asked, id: &str) -> Result<Own, Failed> {
    let id = guest_id(id)?;
    asked
        .on(&app.store)
        .look(
            "read everything about a guest",
            id.clone().as_str(),
            move |tx| store::own(tx, &id),
        )
        .await?
        .ok_or(Failed::NotFound)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    asked.page(&own_page(&asked, &load(&app, &asked, &id).await?))
}

/// Whether the file may leave the house; asked first where name and address are protected.
fn asks(asked: &Asked, own: &Own) -> Option<Answer> {
    let back = format!("/gaest/{}/indsigt", own.guest);
    let of = Of {
        called: &own.called,
        protected: own.protected,
        back: &back,
    };
    ask_first(asked, of, Vec::new)
}

async fn json(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let own = load(&app, &asked, &id).await?;
    if let Some(ask) = asks(&asked, &own) {
        return ask;
    }
    let text = serde_json::to_string_pretty(&paper::json(&own, app.web.given.now()))
        .map_err(|error| Failed::Page(error.to_string()))?;
    bytes("application/json", Some("indsigt.json"), text.into_bytes())
}

async fn pdf(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let own = load(&app, &asked, &id).await?;
    if let Some(ask) = asks(&asked, &own) {
        return ask;
    }
    let pdf = kit_report::summary(&paper::summary(&asked, &own))
        .map_err(|error| Failed::Page(error.to_string()))?;
    bytes("application/pdf", None, pdf)
}

async fn right(app: &App, asked: &Asked, id: &GuestId) -> Result<Right, Failed> {
    let id = id.clone();
    asked
        .on(&app.store)
        .look(
            "read what can be set right",
            id.clone().as_str(),
            move |tx| {
                let Some(called) = courses::called(tx, &id)? else {
                    return Ok(None);
                };
                Ok::<_, StoreError>(Some(Right {
                    called,
                    standing: correct::standing(tx, &id)?,
                    corrected: correct::corrected(tx, &id)?,
                    protected: door::is_protected(tx, &id)?,
                    guest: id.clone(),
                }))
            },
        )
        .await?
        .ok_or(Failed::NotFound)
}

async fn show_right(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let right = right(&app, &asked, &guest_id(&id)?).await?;
    let typed = (&Fields::default(), Faults::none());
    asked.page(&correct_page(&asked, &right, &app.web.given.uuid7(), typed))
}

/// What was typed as it is kept, or what is amiss with it.
fn read(asked: &Asked, right: &Right) -> Result<(correct::Stands, String), Faults> {
    let mut faults = Faults::none();
    let what = What::from_key(asked.fields.get("what"))
        .and_then(|what| right.standing.iter().find(|one| one.what == what));
    let Some(stands) = what else {
        faults.add("what", asked.say("right-fault-what"));
        return Err(faults);
    };
    let typed = asked.fields.get("line");
    let kept = match (stands.what, stands.way) {
        (What::Contact, Some(way)) => way.address(typed),
        (What::Called, _) => line(typed, NAME_MAX),
        _ => line(typed, LINE_MAX),
    };
    match kept.filter(|line| !line.is_empty()) {
        Some(line) => Ok((stands.clone(), line)),
        None => {
            faults.add("line", asked.say("right-fault-line"));
            Err(faults)
        }
    }
}

async fn set_right(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = guest_id(&id)?;
    let form = form(&asked)?;
    let right = right(&app, &asked, &guest).await?;
    let (stands, line) = match read(&asked, &right) {
        Ok(read) => read,
        Err(faults) => {
            let typed = (&*asked.fields, faults);
            return asked.again(&correct_page(&asked, &right, form.as_str(), typed));
        }
    };
    let (by, now) = (me(&asked)?, app.web.given.now());
    asked
        .on(&app.store)
        .write("set something right", move |tx| {
            tx.looked(guest.as_str())?;
            correct::put(tx, &form, &guest, (&stands, &line), (&by, now))
        })
        .await?;
    go(&format!("/gaest/{id}/ret?nyt=rettet"))
}

async fn load_wish(app: &App, asked: &Asked, id: &GuestId) -> Result<Wish, Failed> {
    let (id, given) = (id.clone(), app.web.given.clone());
    asked
        .on(&app.store)
        .look("read a wish to be erased", id.clone().as_str(), move |tx| {
            let Some(called) = courses::called(tx, &id)? else {
                return Ok(None);
            };
            Ok::<_, StoreError>(Some(Wish {
                called,
                scope: erase::scope_of(tx, &id, &given)?,
                before: erase::of_guest(tx, &id)?,
                guest: id.clone(),
            }))
        })
        .await?
        .ok_or(Failed::NotFound)
}

async fn show_wish(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let wish = load_wish(&app, &asked, &guest_id(&id)?).await?;
    let form = app.web.given.uuid7();
    asked.page(&erase_page(&asked, &wish, &form, Faults::none()))
}

/// The first of two steps: nothing goes before a leader has answered.
async fn wish(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = guest_id(&id)?;
    let form = form(&asked)?;
    let Some(reason) = Reason::from_key(asked.fields.get("reason")) else {
        let wish = load_wish(&app, &asked, &guest).await?;
        let mut faults = Faults::none();
        faults.add("reason", asked.say("erase-fault-reason"));
        return asked.again(&erase_page(&asked, &wish, form.as_str(), faults));
    };
    let (by, now) = (me(&asked)?, app.web.given.now());
    let there = asked
        .on(&app.store)
        .write("pass a wish to be erased on", move |tx| {
            tx.looked(guest.as_str())?;
            erase::ask(tx, &form, &guest, reason, (&by, now))
        })
        .await?;
    if there {
        go(&format!("/gaest/{id}/slet"))
    } else {
        Err(Failed::NotFound)
    }
}
