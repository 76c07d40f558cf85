//! `/min/netvaerk` and what a guest can press there.

use kit_web::{Action, Answer, Asked, Failed, Faults, May, Routes, State, go};

use super::rules::{Circle, Record};
use super::{act, form, pages};
use crate::App;
use crate::crossing::act::{crossings, refused};
use crate::form::carried_id;
use crate::realm::{GUESTS, OWN_ROOM};

const MAP: &str = "/min/netvaerk";
/// Pauses, and stands for the whole network where a tie may stand.
pub(crate) const ALL: &str = "alle";
/// What the form says to end a pause.
pub(crate) const AGAIN: &str = "igen";

const fn own(action: Action) -> May {
    May::only(action, "network", GUESTS).because(OWN_ROOM)
}

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(MAP, own(Action::Open), map)
        .get("/min/netvaerk/baand", own(Action::Open), tie)
        .post("/min/netvaerk/baand", own(Action::Change), save)
        .post("/min/netvaerk/fortrydelse", own(Action::Change), undo)
        .post("/min/netvaerk/pause", own(Action::Change), pause)
        .post("/min/netvaerk/tovholder", own(Action::Change), coordinator)
}

async fn map(State(app): State<App>, asked: Asked) -> Answer {
    let around = act::around(&app, &asked).await?;
    let ways = if around.network.resting.all || !around.network.resting.ties.is_empty() {
        crossings(&app, &asked).await?
    } else {
        Vec::new()
    };
    asked.page(&pages::map(&asked, &around.network, &ways))
}

async fn tie(State(app): State<App>, asked: Asked) -> Answer {
    let network = act::around(&app, &asked).await?.network;
    let id = Some(asked.query.get("baand")).filter(|id| !id.is_empty());
    if id.is_some_and(|id| !network.ties.contains_key(id)) {
        return Err(refused(&app, &asked).await);
    }
    asked.page(&form::page(&asked, &network, id, Faults::none()))
}

/// The tie that the form names; none for a new one.
async fn named(app: &App, asked: &Asked) -> Result<Option<String>, Failed> {
    let id = asked.fields.get("baand");
    if id.is_empty() {
        return Ok(None);
    }
    let network = act::around(app, asked).await?.network;
    let undone = network.undo.as_ref().is_some_and(|undo| undo.id == id);
    if network.ties.contains_key(id) || undone {
        Ok(Some(id.to_owned()))
    } else {
        Err(refused(app, asked).await)
    }
}

async fn save(State(app): State<App>, asked: Asked) -> Answer {
    let (named, nonce) = (named(&app, &asked).await?, carried_id(&asked));
    let id = named.clone().unwrap_or_else(|| nonce.clone());
    let tie = if asked.fields.get("til") == form::AWAY {
        None
    } else {
        let network = act::around(&app, &asked).await?.network;
        match form::read(&asked, &network, &id) {
            Ok(tie) => Some(tie),
            Err(faults) => {
                let page = form::page(&asked, &network, named.as_deref(), faults);
                return asked.again(&page);
            }
        }
    };
    act::change(&app, &asked, nonce, move |network| {
        let is_there = network.ties.contains_key(&id);
        (tie.is_some() || is_there).then(|| Record::Tie {
            id: id.clone(),
            tie: tie.clone(),
        })
    })
    .await?;
    go(MAP)
}

async fn undo(State(app): State<App>, asked: Asked) -> Answer {
    let id = named(&app, &asked).await?.ok_or(Failed::NotFound)?;
    act::change(&app, &asked, carried_id(&asked), move |network| {
        let undo = network.undo.as_ref().filter(|undo| undo.id == id)?;
        Some(Record::Tie {
            id: id.clone(),
            tie: undo.before.clone(),
        })
    })
    .await?;
    go(MAP)
}

async fn pause(State(app): State<App>, asked: Asked) -> Answer {
    let whole = asked.fields.get("baand") == ALL;
    let id = if whole {
        None
    } else {
        Some(named(&app, &asked).await?.ok_or(Failed::NotFound)?)
    };
    let on = asked.fields.get("til") != AGAIN;
    act::change(&app, &asked, carried_id(&asked), move |network| {
        let mut who = network.resting.clone();
        match (&id, on) {
            (None, on) => who.all = on,
            (Some(id), true) => {
                who.ties.insert(id.clone());
            }
            (Some(id), false) => {
                who.ties.remove(id);
            }
        }
        Some(Record::Resting { who })
    })
    .await?;
    go(MAP)
}

async fn coordinator(State(app): State<App>, asked: Asked) -> Answer {
    let id = named(&app, &asked).await?;
    act::change(&app, &asked, carried_id(&asked), move |network| {
        let is_professional = |id: &String| {
            let tie = network.ties.get(id);
            tie.is_some_and(|tie| tie.circle == Circle::Professionals)
        };
        Some(Record::Coordinator {
            tie: id.clone().filter(is_professional),
        })
    })
    .await?;
    go(MAP)
}
