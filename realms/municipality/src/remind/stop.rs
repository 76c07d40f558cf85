//! The link in every message: whoever has it stops the messages, without signing in. Opening it does nothing, since
//! programs open links too; the button does. Every link looks the same, known or not.

use kit_store::StoreError;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Action, Answer, Asked, Failed, Frame, May, Path, Routes, State};

use super::store;
use crate::App;

/// Who presses at random is slowed; a link that is true is pressed once.
const STOPS: Brake = Brake::form("stop-reminders");

/// The routes.
pub(super) fn routes() -> Routes<App> {
    Routes::new()
        .get(
            "/stop/{token}",
            May::anybody(Action::See, "reminder_link"),
            show,
        )
        .post(
            "/stop/{token}",
            May::anybody(Action::Change, "reminder_link").because(crate::COURSE),
            stop,
        )
}

/// The page.
#[derive(askama::Template)]
#[template(path = "remind_stop.html")]
pub(super) struct StopPage {
    frame: Frame,
    heading: String,
    text: String,
    here: Option<String>,
}

/// Before the button is pressed, and after.
pub(super) fn stop_page(asked: &Asked, token: Option<&str>) -> StopPage {
    StopPage {
        frame: asked.frame(asked.say("remind-stop-title")),
        heading: match token {
            Some(_) => asked.say("remind-stop-heading"),
            None => asked.say("remind-stopped-heading"),
        },
        text: match token {
            Some(_) => asked.say("remind-stop-text"),
            None => asked.say("remind-stopped-text"),
        },
        here: token.map(|token| format!("/stop/{token}")),
    }
}

async fn show(Path(token): Path<String>, asked: Asked) -> Answer {
    asked.page(&stop_page(&asked, Some(&token)))
}

async fn stop(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let (given, from) = (app.web.given.clone(), asked.from.clone());
    let turn = asked
        .on(&app.store)
        .write("stop reminders by their link", move |tx| {
            let trying = Trying {
                account: None,
                address: from.as_ref(),
            };
            if let Turn::Wait(seconds) = STOPS.take_turn(tx, &given, trying)? {
                return Ok(Turn::Wait(seconds));
            }
            if let Some(guest) = store::by_stop(tx, &token)? {
                tx.looked(guest.as_str())?;
                store::end(tx, &guest, given.now())?;
            }
            Ok::<_, StoreError>(Turn::Go)
        })
        .await?;
    match turn {
        Turn::Go => asked.page(&stop_page(&asked, None)),
        Turn::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}
