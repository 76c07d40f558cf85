//! `/min/hvordan`.

use kit_report::TakeHome;
use kit_web::{Action, Answer, Asked, Faults, May, Routes, State, go};

use super::{pages, rules};
use crate::App;
use crate::form::carried_id;
use crate::own::act;
use crate::own::rules::What;
use crate::realm::{GUESTS, OWN_ROOM};

const fn own(action: Action) -> May {
    May::only(action, "own_measure", GUESTS).because(OWN_ROOM)
}

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/min/hvordan", own(Action::Open), show)
        .post("/min/hvordan", own(Action::Change), say)
        .get("/min/hvordan/spoergsmaal", own(Action::Open), choice)
        .post("/min/hvordan/spoergsmaal", own(Action::Change), choose)
        .get("/min/hvordan/hent", own(Action::Open), fetched)
        .post("/min/hvordan/hent", own(Action::Change), fetch)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let all = act::entries(&app, &asked).await?;
    asked.page(&pages::page(&asked, &all, Faults::none()))
}

async fn say(State(app): State<App>, asked: Asked) -> Answer {
    if asked.fields.get("til") == "spring" {
        return go("/min");
    }
    let all = act::entries(&app, &asked).await?;
    match pages::read_new(&asked, &all) {
        Ok(Some(what)) => act::write(&app, &asked, &carried_id(&asked), what).await?,
        // Everything left open is skipping too.
        Ok(None) => return go("/min"),
        Err(faults) => return asked.again(&pages::page(&asked, &all, faults)),
    }
    go("/min/hvordan")
}

async fn choice(State(app): State<App>, asked: Asked) -> Answer {
    let all = act::entries(&app, &asked).await?;
    asked.page(&pages::choose(&asked, &all, None))
}

async fn choose(State(app): State<App>, asked: Asked) -> Answer {
    let ours: Vec<&str> = asked.fields.all("vores").collect();
    match rules::chosen(&ours, asked.fields.get("egne")) {
        Ok(questions) => {
            act::write(&app, &asked, &carried_id(&asked), What::Asks { questions }).await?;
            go("/min/hvordan")
        }
        Err(wrong) => {
            let all = act::entries(&app, &asked).await?;
            asked.again(&pages::choose(&asked, &all, Some(wrong)))
        }
    }
}

/// What the code of the address brings; nothing is kept before she presses.
async fn fetched(asked: Asked) -> Answer {
    let code = asked.query.get("k");
    let home = TakeHome::read(code, asked.web.given.today());
    asked.page(&pages::fetched(
        &asked,
        home.as_ref().map_err(|why| *why),
        code,
    ))
}

async fn fetch(State(app): State<App>, asked: Asked) -> Answer {
    let code = asked.fields.get("k");
    match TakeHome::read(code, asked.web.given.today()) {
        Ok(home) => {
            let what = rules::taken(&home);
            // The picture may be scanned twice.
            if !rules::is_there(&act::entries(&app, &asked).await?, &what) {
                act::write(&app, &asked, &carried_id(&asked), what).await?;
            }
            go("/min/hvordan")
        }
        Err(why) => asked.again(&pages::fetched(&asked, Err(why), code)),
    }
}
