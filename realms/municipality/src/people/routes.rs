//! The owner's routes.

use kit_store::StoreError;
use kit_web::{
    Action, Answer, Asked, Failed, Faults, Fields, May, Path, Role, Routes, State, door, go,
};

use super::pages::{Back, people_page, settings_page};
use super::store::{self, LinkFor};
use crate::house::{House, Team, TeamId, Worker, WorkerId, store as house};
use crate::text::{NAME_MAX, line};
use crate::today::{form, me};
use crate::{App, OWNER, ROLES};

const OWNERS: &[Role] = &[OWNER];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let change = |resource| May::only(Action::Change, resource, OWNERS);
    Routes::new()
        .get("/folk", May::only(Action::List, "worker", OWNERS), show)
        .post("/folk", change("worker"), add)
        .post("/folk/hold", change("team"), add_team)
        .post("/folk/{id}/link", change("sign_in_link"), link)
        .post("/folk/{id}/igen", change("recovery"), reopen)
        .post(
            "/folk/{id}/stopper",
            May::only(Action::Close, "worker", OWNERS),
            leave,
        )
        .get("/opsaet", change("house"), settings)
        .post("/opsaet", change("house"), save_settings)
}

async fn read(app: &App, asked: &Asked) -> Result<(Vec<Worker>, Vec<Team>), Failed> {
    Ok(asked
        .on(&app.store)
        .read("read who works here", |tx| {
            Ok::<_, StoreError>((house::everybody(tx)?, house::teams(tx)?))
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let (workers, teams) = read(&app, &asked).await?;
    let form = app.web.given.uuid7();
    asked.page(&people_page(
        &asked,
        &workers,
        &teams,
        &form,
        Back::default(),
    ))
}

async fn again(app: &App, asked: &Asked, field: &str, fault: String) -> Answer {
    let (workers, teams) = read(app, asked).await?;
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    back.faults.add(field, fault);
    asked.again(&people_page(
        asked,
        &workers,
        &teams,
        asked.fields.get("id"),
        back,
    ))
}

fn name(asked: &Asked, field: &str) -> Option<String> {
    line(asked.fields.get(field), NAME_MAX).filter(|name| !name.is_empty())
}

fn too_long(asked: &Asked) -> String {
    let max = i64::try_from(NAME_MAX).unwrap_or(i64::MAX);
    asked.tell("line-too-long", &[("max", max.into())])
}

async fn add(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let Some(first_name) = name(&asked, "name") else {
        return again(&app, &asked, "name", asked.say("people-fault-name")).await;
    };
    let Some(last_name) = line(asked.fields.get("last_name"), NAME_MAX) else {
        return again(&app, &asked, "last_name", too_long(&asked)).await;
    };
    let role = ROLES
        .iter()
        .find(|role| role.0 == asked.fields.get("role"))
        .ok_or(Failed::FormExpired)?;
    let (_, teams) = read(&app, &asked).await?;
    let team = TeamId::from_text(asked.fields.get("team"))
        .filter(|id| teams.iter().any(|team| team.id == *id));
    let worker = Worker {
        // The form's id is the worker's, so that a double press adds one.
        id: WorkerId::from_text(form.as_str()).ok_or(Failed::FormExpired)?,
        first_name,
        role: role.0.to_owned(),
        team,
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("somebody begins to work here", move |tx| {
            let made = store::put_worker(tx, &worker, now)?;
            if made && !last_name.is_empty() {
                store::put_last_name(tx, &worker.id, &last_name)?;
            }
            Ok::<_, StoreError>(made)
        })
        .await?;
    go("/folk")
}

async fn add_team(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let Some(name) = name(&asked, "team_name") else {
        return again(&app, &asked, "team_name", asked.say("people-fault-team")).await;
    };
    let id = TeamId::from_text(form.as_str()).ok_or(Failed::FormExpired)?;
    asked
        .on(&app.store)
        .write("make a team", move |tx| {
            store::put_team(
                tx,
                &Team {
                    id: id.clone(),
                    name: name.clone(),
                },
            )
        })
        .await?;
    go("/folk")
}

/// The link is shown in the answer to the press and never again: only its hash is kept.
async fn link(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (form, id) = (
        form(&asked)?,
        WorkerId::from_text(&id).ok_or(Failed::NotFound)?,
    );
    let token = door::token(&app.web.given);
    let (today, now) = (app.web.given.today(), app.web.given.now());
    let made = token.clone();
    let worker = asked
        .on(&app.store)
        .write("make a sign-in link", move |tx| {
            store::new_link(tx, &form, &id, &made, today, now)
        })
        .await?;
    let worker = match worker {
        LinkFor::Nobody => return Err(Failed::NotFound),
        LinkFor::FormUsed => return go("/folk"),
        LinkFor::Worker(worker) => worker,
    };
    let (workers, teams) = read(&app, &asked).await?;
    let back = Back {
        link: Some((worker.first_name, format!("{}/ind/{token}", app.web.origin))),
        ..Back::default()
    };
    asked.page(&people_page(
        &asked,
        &workers,
        &teams,
        &app.web.given.uuid7(),
        back,
    ))
}

/// A link for somebody who has lost their key; it ends all their sessions when it is used. Nobody makes one for
/// themselves: losing a key must not be a way to be two people.
async fn reopen(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (form, id) = (
        form(&asked)?,
        WorkerId::from_text(&id).ok_or(Failed::NotFound)?,
    );
    let (token, by) = (door::token(&app.web.given), me(&asked)?);
    if id == by {
        return Err(Failed::NotFound);
    }
    let (given, made) = (app.web.given.clone(), token.clone());
    let worker = asked
        .on(&app.store)
        .write("open for somebody who lost their key", move |tx| {
            let Some(worker) = house::worker(tx, &id)? else {
                return Ok(LinkFor::Nobody);
            };
            if !house::use_form(tx, &form, given.today())? {
                return Ok(LinkFor::FormUsed);
            }
            kit_identity::recovery::make(tx, &given, &made, id.as_str(), by.as_str())?;
            Ok::<_, StoreError>(LinkFor::Worker(worker))
        })
        .await?;
    let worker = match worker {
        LinkFor::Nobody => return Err(Failed::NotFound),
        LinkFor::FormUsed => return go("/folk"),
        LinkFor::Worker(worker) => worker,
    };
    let (workers, teams) = read(&app, &asked).await?;
    let back = Back {
        link: Some((
            worker.first_name,
            format!("{}/ind/igen/{token}", app.web.origin),
        )),
        reopened: true,
        ..Back::default()
    };
    asked.page(&people_page(
        &asked,
        &workers,
        &teams,
        &app.web.given.uuid7(),
        back,
    ))
}

async fn leave(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = WorkerId::from_text(&id).ok_or(Failed::NotFound)?;
    // Whoever keeps the keys cannot lock themselves out.
    if id == me(&asked)? {
        return Err(Failed::NotFound);
    }
    let now = app.web.given.now();
    let left = asked
        .on(&app.store)
        .write("somebody stops working here", move |tx| {
            store::leave(tx, &id, now)
        })
        .await?;
    if left {
        go("/folk")
    } else {
        Err(Failed::NotFound)
    }
}

async fn kept(app: &App, asked: &Asked) -> Result<House, Failed> {
    Ok(asked
        .on(&app.store)
        .read("read the house", house::kept)
        .await?)
}

async fn settings(State(app): State<App>, asked: Asked) -> Answer {
    let saved = asked.query.get("nyt") == "gemt";
    let none = Fields::default();
    let house = kept(&app, &asked).await?;
    asked.page(&settings_page(&asked, &house, &none, Faults::none(), saved))
}

/// Kroner as typed, `30` or `30,50`, as øre.
pub(crate) fn ore(typed: &str) -> Option<i64> {
    let (kroner, ore) = typed.split_once([',', '.']).unwrap_or((typed, "0"));
    let kroner: i64 = kroner
        .trim()
        .parse()
        .ok()
        .filter(|k| (0..=10_000).contains(k))?;
    let digits = ore.trim();
    let ore: i64 = digits.parse().ok().filter(|o| (0..100).contains(o))?;
    let ore = if digits.len() == 1 { ore * 10 } else { ore };
    Some(kroner * 100 + ore)
}

async fn save_settings(State(app): State<App>, asked: Asked) -> Answer {
    let fields = &asked.fields;
    let mut faults = Faults::none();
    let mut word = |field: &str| {
        let read = name(&asked, field);
        if read.is_none() {
            faults.add(field, asked.say("settings-fault-word"));
        }
        read
    };
    let words = (word("name"), word("one"), word("the"), word("many"));
    let mut rate = |field: &str| {
        let read = ore(fields.get(field));
        if read.is_none() {
            faults.add(field, asked.say("settings-fault-rate"));
        }
        read
    };
    let rates = (rate("evening"), rate("weekend"));
    let ((Some(name), Some(one), Some(the), Some(many)), (Some(evening_ore), Some(weekend_ore))) =
        (words, rates)
    else {
        let house = kept(&app, &asked).await?;
        return asked.again(&settings_page(&asked, &house, fields, faults, false));
    };
    let house = House {
        name,
        one,
        the,
        many,
        evening_ore,
        weekend_ore,
    };
    asked
        .on(&app.store)
        .write("keep the words of the house", move |tx| {
            house::put_house(tx, &house)
        })
        .await?;
    go("/opsaet?nyt=gemt")
}
