//! `/ind`, the card, and "Det er min egen telefon".

use kit_web::{Action, Answer, Asked, Failed, May, Response, Routes, State, bytes, go};

use super::act::{Opened, change_device, open};
use super::{pages, words};
use crate::App;
use crate::realm::{FACE, GUESTS, LONG, SHORT};

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/ind", May::anybody(Action::See, "room_key"), show)
        .post("/ind", May::anybody(Action::Open, "room_key"), enter)
        .post(
            "/min/noegle.pdf",
            May::only(Action::Open, "key_card", GUESTS),
            card,
        )
        .post(
            "/min/enhed",
            May::only(Action::Change, "device", GUESTS),
            device,
        )
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

async fn enter(State(app): State<App>, asked: Asked) -> Answer {
    let own = asked.fields.get("egen") == "ja";
    let key = match words::read(asked.fields.get("ord")) {
        Ok(key) => key,
        Err(fault) => {
            let text = pages::misread(&asked, &fault);
            return asked.again(&pages::enter(&asked, Some(text)));
        }
    };
    let seconds = |key: &str, seconds: i64| asked.tell(key, &[("seconds", seconds.into())]);
    match open(&app, &asked, key, own).await? {
        Opened::Yes(session) => signed_in(&asked, go(FACE.home)?, &session, own),
        Opened::No(wait) => {
            let text = seconds("enter-wrong", wait);
            asked.again(&pages::enter(&asked, Some(text)))
        }
        Opened::Wait(wait) => {
            let text = seconds("enter-wait", wait);
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
