//! `/min/paamindelser`.

use kit_web::{Action, Answer, Asked, Faults, May, Routes, State, go};

use super::rules::Choice;
use super::{act, pages, stop};
use crate::App;
use crate::realm::{GUESTS, OWN_ROOM};

pub(crate) fn routes() -> Routes<App> {
    let own = |action| May::only(action, "own_reminders", GUESTS).because(OWN_ROOM);
    Routes::new()
        .get("/min/paamindelser", own(Action::Open), show)
        .post("/min/paamindelser", own(Action::Change), change)
        .and(stop::routes())
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    if !app.codes.is_open() {
        return asked.page(&pages::closed(&asked));
    }
    let wishes = act::wishes(&app, &asked).await?;
    asked.page(&pages::choose(&asked, &wishes, Faults::none()))
}

async fn change(State(app): State<App>, asked: Asked) -> Answer {
    if asked.fields.get("til") == pages::END {
        act::end(&app, &asked).await?;
        return go("/min/paamindelser");
    }
    let choice = match Choice::read(|name| asked.fields.get(name)) {
        Ok(choice) => choice,
        Err(found) => {
            let faults = pages::faults(&asked, &found);
            let wishes = act::wishes(&app, &asked).await?;
            return asked.again(&pages::choose(&asked, &wishes, faults));
        }
    };
    act::choose(&app, &asked, choice).await?;
    go("/min/paamindelser")
}
