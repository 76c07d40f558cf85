//! The routes of terms: the owner loads them, whoever works here reads them.

use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Role, Routes, State, go};

use super::pages::{advice, load_page, terms_page};
use super::rules::{MOST, Pair, read};
use super::store;
use crate::today::form;
use crate::{App, HOST, LEADER, OWNER, WORKER};

const READERS: &[Role] = &[HOST, WORKER, LEADER];
const OWNERS: &[Role] = &[OWNER];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(
            "/sundhed/begreber",
            May::only(Action::See, "terms", READERS),
            show,
        )
        .get(
            "/opsaet/begreber",
            May::only(Action::List, "terms", OWNERS),
            show_list,
        )
        .post(
            "/opsaet/begreber",
            May::only(Action::Change, "terms", OWNERS),
            load,
        )
}

async fn pairs(app: &App, asked: &Asked) -> Result<Vec<Pair>, Failed> {
    Ok(asked
        .on(&app.store)
        .read("read the terms", store::pairs)
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let pairs = pairs(&app, &asked).await?;
    asked.page(&terms_page(&asked, pairs))
}

async fn show_list(State(app): State<App>, asked: Asked) -> Answer {
    let pairs = pairs(&app, &asked).await?;
    let none = (&Fields::default(), Faults::none(), Vec::new());
    asked.page(&load_page(&asked, &pairs, none))
}

async fn load(State(app): State<App>, asked: Asked) -> Answer {
    form(&asked)?;
    let fault = match read(asked.fields.typed("list")) {
        Ok(list) if (1..=MOST).contains(&list.len()) => {
            let now = app.web.given.now();
            asked
                .on(&app.store)
                .write("load the terms", move |tx| store::load(tx, &list, now))
                .await?;
            return go("/opsaet/begreber?nyt=gemt");
        }
        Ok(list) if list.is_empty() => (asked.say("terms-fault-none"), Vec::new()),
        Ok(_) => {
            let most = i64::try_from(MOST).unwrap_or(0);
            let text = asked.tell("terms-fault-many", &[("max", most.into())]);
            (text, Vec::new())
        }
        Err(lines) => {
            let wrong: Vec<String> = lines.into_iter().map(|one| advice(&asked, one)).collect();
            (asked.say("terms-fault-lines"), wrong)
        }
    };
    let pairs = pairs(&app, &asked).await?;
    let mut faults = Faults::none();
    faults.add("list", fault.0);
    let back = (&*asked.fields, faults, fault.1);
    asked.again(&load_page(&asked, &pairs, back))
}
