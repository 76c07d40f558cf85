//! `/ikke-i-orden`, for whoever runs the associations' pages.

use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Role, Routes, State, go};

use super::pages::Concerns;
use super::{ConcernId, store};
use crate::app::{App, OWNER};
use crate::crossing::routes::failed;
use crate::desk::Refused;
use crate::looks::{At, PEOPLE, look, write};

const OWN: &[Role] = &[OWNER];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "concern", OWN).because(PEOPLE);
    Routes::new()
        .get("/ikke-i-orden", may(Action::List), list)
        .post("/ikke-i-orden", may(Action::Change), take_up)
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let given = asked.web.given.clone();
    let all = look(&app, &asked, "what is not in order", At::List, move |tx| {
        Ok(store::every(tx, &given)?)
    })
    .await
    .map_err(failed)?;
    let notice = (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved"));
    asked.page(&Concerns::of(&asked, &all, notice))
}

async fn take_up(State(app): State<App>, asked: Asked) -> Answer {
    let id = ConcernId::from_text(asked.fields.get("concern")).ok_or(Failed::NotFound)?;
    let now = asked.web.given.now();
    let at = match asked.fields.get("taget") {
        "ja" => Some(now),
        "nej" => None,
        _ => return Err(Failed::NotFound),
    };
    write(&app, &asked, "take up what is not in order", move |tx| {
        tx.looked(LIST)?;
        if store::take_up(tx, &id, at)? {
            Ok(())
        } else {
            Err(Refused::Gone)
        }
    })
    .await
    .map_err(failed)?;
    go("/ikke-i-orden?gjort=gemt")
}
