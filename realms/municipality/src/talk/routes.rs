//! The routes of a guest's talks, for those who work with guests.

use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::act::{self, Held, own_of};
use super::pages::{Back, fault_words, field_id, talk_page};
use super::rules::TalkId;
use super::sheet::Sheet;
use super::store::{self, NewSet, NewTalk, Put, Turned};
use super::turn_routes;
use crate::course::GuestId;
use crate::house::{FormId, Mode};
use crate::instrument::Moment;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let change = May::only(Action::Change, "talk", STAFF).because(COURSE);
    let open = May::only(Action::Open, "talk", STAFF).because(COURSE);
    Routes::new()
        .get("/gaest/{id}/samtale", open, show)
        .post("/gaest/{id}/samtale/begynd", change, begin)
        .post("/gaest/{id}/samtale/fortrydelse", change, take_back)
        .post("/gaest/{id}/samtale/svar", change, answer)
        .post("/gaest/{id}/samtale/tur", change, turn)
        .and(turn_routes::routes())
}

fn guest_id(text: &str) -> Result<GuestId, Failed> {
    GuestId::from_text(text).ok_or(Failed::NotFound)
}

async fn load(app: &App, asked: &Asked, id: &GuestId) -> Result<Held, Failed> {
    let (me, own, guest) = (me(asked)?, own_of(asked), id.clone());
    let day = app.web.given.today();
    let found = asked
        .on(&app.store)
        .look("read a guest's talks", id.as_str(), move |tx| {
            act::held(tx, &guest, (&me, day), &own)
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let held = load(&app, &asked, &guest_id(&id)?).await?;
    let receipt = match asked.query.get("nyt") {
        "samtale" => Some(asked.say("talk-receipt-begun")),
        "svar" => Some(asked.say("talk-receipt-answered")),
        "tilbage" => Some(asked.say("talk-receipt-back")),
        "fortrudt" => Some(asked.say("talk-receipt-undone")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    asked.page(&talk_page(
        &asked,
        &held,
        &app.public_origin,
        (given.today(), &given.uuid7()),
        back,
    ))
}

/// The page again, with what was typed and what to do.
fn again(app: &App, asked: &Asked, held: &Held, back: Back) -> Answer {
    let given = &app.web.given;
    let back = Back {
        fields: (*asked.fields).clone(),
        ..back
    };
    asked.again(&talk_page(
        asked,
        held,
        &app.public_origin,
        (given.today(), &given.uuid7()),
        back,
    ))
}

fn fault(field: &str, text: String) -> Back {
    let mut back = Back::default();
    back.faults.add(field, text);
    back
}

async fn begin(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let held = load(&app, &asked, &id).await?;
    let Some(mode) = Mode::from_key(asked.fields.get("mode")) else {
        return again(
            &app,
            &asked,
            &held,
            fault("mode", asked.say("talk-fault-mode")),
        );
    };
    let given = &app.web.given;
    let new = NewTalk {
        id: form(&asked)?,
        guest: held.id.clone(),
        offer: held.offer.clone(),
        mode,
        day: given.today(),
        by: me(&asked)?,
        now: given.now(),
    };
    asked
        .on(&app.store)
        .write("begin a talk", move |tx| {
            tx.looked(new.guest.as_str())?;
            store::begin(tx, &new)
        })
        .await?;
    go(&format!("/gaest/{id}/samtale?nyt=samtale"))
}

async fn take_back(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let held = load(&app, &asked, &id).await?;
    let Some(talk) = TalkId::from_text(asked.fields.get("talk")) else {
        return go(&format!("/gaest/{id}/samtale"));
    };
    let guest = held.id;
    let gone = asked
        .on(&app.store)
        .write("take a talk back", move |tx| {
            tx.looked(guest.as_str())?;
            store::take_back(tx, &talk, &guest)
        })
        .await?;
    let then = if gone { "?nyt=fortrudt" } else { "" };
    go(&format!("/gaest/{id}/samtale{then}"))
}

/// The side of a talk that a form is about.
fn side(asked: &Asked) -> Option<(TalkId, Moment)> {
    let moment = Moment::from_key(asked.fields.get("moment"))?;
    Some((TalkId::from_text(asked.fields.get("talk"))?, moment))
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let held = load(&app, &asked, &id).await?;
    let gone = |asked: &Asked| Back {
        typed: asked.typed(),
        ..fault("main", asked.say("talk-fault-gone"))
    };
    let Some((talk, moment)) = side(&asked) else {
        return again(&app, &asked, &held, gone(&asked));
    };
    let Some(sheet) = Sheet::of_shape(asked.fields.get("shape"), &held.instruments) else {
        return again(&app, &asked, &held, gone(&asked));
    };
    let filled = match sheet.read(|name| asked.fields.typed(name)) {
        Ok(filled) => filled,
        Err(faults) => {
            let mut back = Back::default();
            for (name, fault) in faults {
                back.faults
                    .add(&field_id(moment, &name), fault_words(&asked, fault));
            }
            return again(&app, &asked, &held, back);
        }
    };
    let new = NewSet {
        id: form(&asked)?,
        talk,
        moment,
        filled: filled.clone(),
        by: me(&asked)?,
        now: app.web.given.now(),
        over: FormId::from_text(asked.fields.get("over")),
    };
    let guest = held.id.clone();
    let put = asked
        .on(&app.store)
        .write("keep a guest's answers", move |tx| {
            tx.looked(guest.as_str())?;
            store::put(tx, &guest, &new)
        })
        .await?;
    match put {
        Put::Kept => go(&format!("/gaest/{id}/samtale?nyt=svar")),
        Put::NoTalk => again(&app, &asked, &held, gone(&asked)),
        Put::Other(standing) => {
            let back = Back {
                clash: Some((standing, filled)),
                ..fault("clash", asked.say("talk-clash-fault"))
            };
            again(&app, &asked, &held, back)
        }
    }
}

/// Gives the tablet to the guest: from the next request on, this session may answer and nothing else.
async fn turn(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let held = load(&app, &asked, &id).await?;
    if !held.has_code {
        return again(
            &app,
            &asked,
            &held,
            fault("my-code", asked.say("talk-fault-code")),
        );
    }
    let side = side(&asked).filter(|(talk, _)| held.talk(talk).is_some());
    let Some((talk, moment)) = side else {
        return again(
            &app,
            &asked,
            &held,
            fault("main", asked.say("talk-fault-gone")),
        );
    };
    let turned = Turned {
        id: form(&asked)?,
        guest: held.id,
        talk,
        moment,
        worker: me(&asked)?,
    };
    let (session, now) = (asked.actor()?.session.clone(), app.web.given.now());
    asked
        .on(&app.store)
        .write("give the tablet to a guest", move |tx| {
            tx.looked(turned.guest.as_str())?;
            store::turn(tx, &session, &turned, now)
        })
        .await?;
    go("/tur")
}
