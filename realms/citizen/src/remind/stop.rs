//! The link in every reminder: whoever has it stops them, without the room being opened. Opening it does nothing, since
//! programs open links too; the button does. Every link looks the same, known or not.

use kit_store::StoreError;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Action, Answer, Asked, Failed, Link, May, Path, Routes, State};

use super::store;
use crate::App;
use crate::form::TellPage;

/// Who presses at random is slowed; a link that is true is pressed once.
const STOPS: Brake = Brake::form("stop-reminders");
/// What whoever gets a reminder does: ends them.
const STOP: &str = "stop-reminders";

pub(super) fn routes() -> Routes<App> {
    let anybody = |action| May::anybody(action, "reminder_link").because(STOP);
    Routes::new()
        .get("/paamindelser/{token}", anybody(Action::See), show)
        .post("/paamindelser/{token}", anybody(Action::Change), stop)
}

/// Before the button is pressed, and after.
pub(crate) fn stop_page(asked: &Asked, token: Option<&str>) -> TellPage {
    let (heading, line) = match token {
        Some(_) => ("remind-stop-heading", "remind-stop-text"),
        None => ("remind-stopped-heading", "remind-stopped-text"),
    };
    TellPage {
        frame: asked.frame(asked.say("title-remind-stop")),
        heading: asked.say(heading),
        lines: vec![asked.say(line)],
        press: token
            .map(|token| Link::to(format!("/paamindelser/{token}"), asked.say("remind-stop"))),
        hidden: Vec::new(),
        links: vec![Link::to("/ind", asked.say("remind-stop-own-page"))],
    }
}

/// A token as ours are; else one that is none, so that nothing of an address is shown again.
fn plain(token: &str) -> &str {
    let fits = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    if fits { token } else { "0" }
}

async fn show(Path(token): Path<String>, asked: Asked) -> Answer {
    asked.page(&stop_page(&asked, Some(plain(&token))))
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
            store::stop(tx, &token)?;
            Ok::<_, StoreError>(Turn::Go)
        })
        .await?;
    match turn {
        Turn::Go => asked.page(&stop_page(&asked, None)),
        Turn::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}
