//! The routes of health: the leader keeps the sheet, whoever works with guests reads whom to ask.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, May, Routes, State, go};

use super::pages::{Back, Health, ask_page, health_page};
use super::rules::{Topic, rated, read};
use super::store::{self, Training, in_force};
use crate::house::{TeamId, store as house};
use crate::offer::OfferId;
use crate::offer::store as offers;
use crate::text::{self, LINE_MAX};
use crate::today::{form, me};
use crate::{App, LEADER, STAFF};

const LEADERS: &[kit_web::Role] = &[LEADER];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let change = May::only(Action::Change, "health_sheet", LEADERS);
    Routes::new()
        .get(
            "/ledelse/sundhed",
            May::only(Action::List, "health_sheet", LEADERS),
            show,
        )
        .post("/ledelse/sundhed", change, put_sheet)
        .post("/ledelse/sundhed/kursus", change, put_training)
        .post("/ledelse/sundhed/vurdering", change, put_rating)
        .get(
            "/sundhed",
            May::only(Action::See, "health_sheet_of_own", STAFF),
            ask,
        )
}

/// The leader's offer with its teams, which are those that she leads.
async fn load(app: &App, asked: &Asked) -> Result<(OfferId, Health), Failed> {
    let (me, today) = (me(asked)?, app.web.given.today());
    Ok(asked
        .on(&app.store)
        .read("read the health of an offer", move |tx| {
            let offer = offers::of_worker(tx, &me, today)?;
            let mut teams = Vec::new();
            for team in house::teams_of(tx, &me)? {
                let held = store::training(tx, &team.id, today)?;
                teams.push((team, held));
            }
            let health = Health {
                offer: offer.name(&house::house(tx)?.name).to_owned(),
                sheets: store::sheets(tx, &offer.id)?,
                ratings: store::ratings(tx, &offer.id)?,
                teams,
            };
            Ok::<_, StoreError>((offer.id, health))
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let (_, health) = load(&app, &asked).await?;
    let receipt = match asked.query.get("nyt") {
        "skema" | "kursus" | "vurdering" => Some(asked.say("health-receipt")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    asked.page(&health_page(
        &asked,
        &health,
        given.today(),
        &given.uuid7(),
        back,
    ))
}

fn again(app: &App, asked: &Asked, health: &Health, faults: &[(String, String)]) -> Answer {
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    for (field, text) in faults {
        back.faults.add(field, text.clone());
    }
    let form = asked.fields.get("id");
    asked.again(&health_page(
        asked,
        health,
        app.web.given.today(),
        form,
        back,
    ))
}

async fn put_sheet(State(app): State<App>, asked: Asked) -> Answer {
    let (offer, health) = load(&app, &asked).await?;
    let from = text::date(asked.fields.get("from"));
    let sheet = read(|name| asked.fields.typed(name));
    let (Some(from), Ok(sheet)) = (from, &sheet) else {
        let max = i64::try_from(LINE_MAX).unwrap_or(0);
        let long = asked.tell("line-too-long", &[("max", max.into())]);
        let mut faults: Vec<(String, String)> = sheet
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|name| (name, long.clone()))
            .collect();
        if from.is_none() {
            faults.push(("from".to_owned(), asked.say("health-fault-day")));
        }
        return again(&app, &asked, &health, &faults);
    };
    let (form, by, now, sheet) = (
        form(&asked)?,
        me(&asked)?,
        app.web.given.now(),
        sheet.clone(),
    );
    asked
        .on(&app.store)
        .write("keep a sheet of health", move |tx| {
            store::put_sheet(tx, (&form, &offer), from, &sheet, (&by, now))
        })
        .await?;
    go("/ledelse/sundhed?nyt=skema")
}

async fn put_training(State(app): State<App>, asked: Asked) -> Answer {
    let (_, health) = load(&app, &asked).await?;
    let fields = &asked.fields;
    let team = TeamId::from_text(fields.get("team"))
        .filter(|id| health.teams.iter().any(|(team, _)| team.id == *id));
    let topic = Topic::from_key(fields.get("topic"));
    let held = text::date(fields.get("held")).filter(|day| *day <= app.web.given.today());
    let typed = fields.get("lapses");
    let lapses = text::date(typed).filter(|day| held.is_none_or(|held| held < *day));
    let mut faults = Vec::new();
    let mut fault = |field: &str, key: &str| faults.push((field.to_owned(), asked.say(key)));
    if team.is_none() {
        fault("team", "health-fault-team");
    }
    if topic.is_none() {
        fault("topic", "health-fault-topic");
    }
    if held.is_none() {
        fault("held", "health-fault-held");
    }
    if !typed.is_empty() && lapses.is_none() {
        fault("lapses", "health-fault-lapses");
    }
    let (Some(team), Some(topic), Some(held), []) = (team, topic, held, faults.as_slice()) else {
        return again(&app, &asked, &health, &faults);
    };
    let new = Training {
        id: form(&asked)?,
        team,
        topic,
        held,
        lapses,
    };
    let (by, now) = (me(&asked)?, app.web.given.now());
    asked
        .on(&app.store)
        .write("keep a training", move |tx| {
            store::put_training(tx, &new, &by, now)
        })
        .await?;
    go("/ledelse/sundhed?nyt=kursus")
}

async fn put_rating(State(app): State<App>, asked: Asked) -> Answer {
    let (offer, health) = load(&app, &asked).await?;
    let (handles, finds) = (
        rated(asked.fields.get("handles")),
        rated(asked.fields.get("finds")),
    );
    let (Some(handles), Some(finds)) = (handles, finds) else {
        let faults: Vec<(String, String)> = [("handles", handles), ("finds", finds)]
            .into_iter()
            .filter(|(_, answer)| answer.is_none())
            .map(|(field, _)| (field.to_owned(), asked.say("health-fault-rate")))
            .collect();
        return again(&app, &asked, &health, &faults);
    };
    let (form, by, given) = (form(&asked)?, me(&asked)?, app.web.given.clone());
    asked
        .on(&app.store)
        .write("keep a rating", move |tx| {
            let rating = (given.today(), handles, finds);
            store::put_rating(tx, (&form, &offer), rating, (&by, given.now()))
        })
        .await?;
    go("/ledelse/sundhed?nyt=vurdering")
}

async fn ask(State(app): State<App>, asked: Asked) -> Answer {
    let (me, today) = (me(&asked)?, app.web.given.today());
    let sheets = asked
        .on(&app.store)
        .read("read whom to ask", move |tx| {
            let offer = offers::of_worker(tx, &me, today)?;
            store::sheets(tx, &offer.id)
        })
        .await?;
    let area: Option<usize> = asked.query.get("omraade").parse().ok();
    let area = area.and_then(|n| n.checked_sub(1));
    let sheet = in_force(&sheets, today).map(|(_, sheet)| sheet);
    asked.page(&ask_page(&asked, sheet, area))
}
