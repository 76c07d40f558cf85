//! `/ind`, the card, and "Det er min egen telefon".

use kit_web::{
    Action, Answer, Asked, Failed, HeaderMap, May, Response, Routes, State, bytes, cookie, go,
};
use kit_words::key;

use super::act::{Opened, Typed, change_device, open};
use super::{code, pages, words};
use crate::App;
use crate::mail::pages::too_many;
use crate::mail::routes::{KNOWN, wait_here};
use crate::passkey::act as passkey;
use crate::realm::{FACE, GUESTS, LONG, SHORT, WAY_IN};

/// The guest's first page, with a word about passkeys.
const OFFERED: &str = "/min?nyt=noegle";

pub(crate) fn routes() -> Routes<App> {
    let guest = |action, resource| May::only(action, resource, GUESTS).because(WAY_IN);
    Routes::new()
        .get(
            "/ind",
            May::anybody(Action::See, "room_key").because(WAY_IN),
            show,
        )
        .post(
            "/ind",
            May::anybody(Action::Change, "room_key").because(WAY_IN),
            enter,
        )
        .post("/min/noegle.pdf", guest(Action::Open, "key_card"), card)
        .post("/min/enhed", guest(Action::Change, "device"), device)
}

/// Puts a session into the cookie: on the own telephone for 90 days, else until the browser is closed.
fn signed_in(asked: &Asked, response: Response, session: &str, own: bool) -> Answer {
    asked.with_session(response, session, if own { LONG } else { SHORT })
}

async fn show(asked: Asked) -> Answer {
    if asked.who.is_some() {
        return go(FACE.home);
    }
    asked.page(&pages::enter(&asked, None))
}

/// What was typed, or what is amiss with it.
fn typed(asked: &Asked) -> Result<Typed, String> {
    let ord = asked.fields.get("ord");
    match code::read(ord) {
        Some(Ok(code)) => Ok(Typed::Code(code)),
        Some(Err(length)) => Err(pages::wrong_length(asked, length)),
        None => words::read(ord)
            .map(Typed::Words)
            .map_err(|fault| pages::misread(asked, &fault)),
    }
}

async fn enter(State(app): State<App>, headers: HeaderMap, asked: Asked) -> Answer {
    let own = asked.fields.get("egen") == "ja";
    let typed = match typed(&asked) {
        Ok(typed) => typed,
        Err(text) => return asked.again(&pages::enter(&asked, Some(text))),
    };
    let wrong = match typed {
        Typed::Words(_) => key!("enter-wrong"),
        Typed::Code(_) => key!("enter-wrong-code"),
    };
    let seconds = |key: &str, seconds: i64| asked.tell(key, &[("seconds", seconds.into())]);
    match open(&app, &asked, typed, own, cookie::read(&headers, KNOWN)).await? {
        Opened::Yes(came) => {
            let home = if came.offer && passkey::possible(&asked) {
                OFFERED
            } else {
                FACE.home
            };
            signed_in(&asked, go(home)?, &came.session, own)
        }
        Opened::No(wait) => {
            let text = seconds(wrong, wait);
            asked.again(&pages::enter(&asked, Some(text)))
        }
        Opened::Halfway(token) => wait_here("/ind/mail", &token),
        Opened::NotBefore(at) => {
            let text = too_many(&asked, at);
            asked.again(&pages::enter(&asked, Some(text)))
        }
        Opened::Wait(wait) => {
            let text = seconds(key!("enter-wait"), wait);
            asked.again(&pages::enter(&asked, Some(text)))
        }
    }
}

async fn card(asked: Asked) -> Answer {
    let key = words::read(asked.fields.get("ord")).or(Err(Failed::NotFound))?;
    let pdf = pages::card(&asked, &key).map_err(|fault| Failed::Page(fault.to_string()))?;
    bytes("application/pdf", Some("kort.pdf"), pdf)
}

async fn device(State(app): State<App>, asked: Asked) -> Answer {
    if asked.fields.get("egen") != "ja" {
        return go(FACE.home);
    }
    let session = change_device(&app, &asked, true).await?;
    signed_in(&asked, go(FACE.home)?, &session, true)
}
