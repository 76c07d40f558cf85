//! `/min/adgangsnoegle` and `/ind/adgangsnoegle`.

use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::act::{self, Became};
use super::pages::{self, DOOR, LIST, Nothing};
use crate::App;
use crate::realm::{FACE, GUESTS, SHORT, WAY_IN};

pub(crate) fn routes() -> Routes<App> {
    let own = |action| May::only(action, "passkey", GUESTS).because(WAY_IN);
    let door = |action| May::anybody(action, "room_key").because(WAY_IN);
    Routes::new()
        .get(LIST, own(Action::Open), list)
        .post("/min/adgangsnoegle/ny", own(Action::Change), ask_new)
        .post("/min/adgangsnoegle/svar", own(Action::Change), take_new)
        .post("/min/adgangsnoegle/{id}/fjern", own(Action::Close), remove)
        .get(DOOR, door(Action::See), at_the_door)
        .post(DOOR, door(Action::Change), ask_who)
        .post("/ind/adgangsnoegle/svar", door(Action::Change), come_in)
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let all = act::all(&app, &asked).await?;
    let notice = match asked.query.get("nyt") {
        "lavet" => Some(asked.say("passkeys-made")),
        "fjernet" => Some(asked.say("passkeys-removed")),
        _ => None,
    };
    asked.page(&pages::passkeys(&asked, &all, notice))
}

async fn ask_new(State(app): State<App>, asked: Asked) -> Answer {
    match act::ask_new(&app, &asked).await? {
        Some(asking) => asked.passkey_page(&pages::new_key(&asked, &asking)),
        None => go(LIST),
    }
}

async fn take_new(State(app): State<App>, asked: Asked) -> Answer {
    match act::take_new(&app, &asked).await? {
        Became::Good(()) => go("/min/adgangsnoegle?nyt=lavet"),
        Became::Stale => asked.again(&pages::nothing(&asked, Nothing::Stale, LIST)),
        Became::Refused => asked.again(&pages::nothing(&asked, Nothing::Refused, LIST)),
        Became::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}

async fn remove(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    act::remove(&app, &asked, &id).await?;
    go("/min/adgangsnoegle?nyt=fjernet")
}

async fn at_the_door(asked: Asked) -> Answer {
    if asked.who.is_some() {
        return go(FACE.home);
    }
    asked.page(&pages::at_the_door(&asked))
}

async fn ask_who(State(app): State<App>, asked: Asked) -> Answer {
    let asking = act::ask_who(&app, &asked).await?;
    asked.passkey_page(&pages::who(&asked, &asking))
}

async fn come_in(State(app): State<App>, asked: Asked) -> Answer {
    match act::come_in(&app, &asked).await? {
        Became::Good(session) => asked.with_session(go(FACE.home)?, &session, SHORT),
        Became::Stale => asked.again(&pages::nothing(&asked, Nothing::Stale, DOOR)),
        Became::Refused => asked.again(&pages::nothing(&asked, Nothing::Refused, DOOR)),
        Became::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}
