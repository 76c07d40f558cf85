//! The leader's routes about the log of looks. Other leaders' teams are not there.

use kit_store::looks::LIST;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::{Back, review_page};
use super::rules::Said;
use super::store::{self, ItemId, OfTeam};
use crate::house::{WorkerId, store as house};
use crate::text::{LINE_MAX, line};
use crate::today::me;
use crate::{App, LEADER, OVERSIGHT};

const LEADERS: &[kit_web::Role] = &[LEADER];

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "look_review", LEADERS).because(OVERSIGHT);
    Routes::new()
        .get("/ledelse/kig", may(Action::List), show)
        .post("/ledelse/kig/{id}", may(Action::Change), answer)
        .post("/ledelse/kig/{id}/fortrydelse", may(Action::Change), undo)
}

fn teams(
    tx: &mut Tx<'_>,
    leader: &WorkerId,
    now: jiff::Timestamp,
) -> Result<Vec<OfTeam>, StoreError> {
    let teams = house::teams_of(tx, leader)?;
    teams
        .into_iter()
        .map(|team| store::of_team(tx, team, leader, now))
        .collect()
}

/// Reading the page is a look itself: a line for the list, and one for each guest that is shown.
async fn read(app: &App, asked: &Asked) -> Result<Vec<OfTeam>, Failed> {
    let (me, now) = (me(asked)?, app.web.given.now());
    Ok(asked
        .on(&app.store)
        .look("read what leaders are asked", LIST, move |tx| {
            teams(tx, &me, now)
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let teams = read(&app, &asked).await?;
    let receipt = match asked.query.get("nyt") {
        "ja" => Some(asked.say("review-receipt-yes")),
        "spoerg" => Some(asked.say("review-receipt-ask")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    asked.page(&review_page(&asked, &teams, &back))
}

/// Keeps what was said about something of a team that this leader leads, and that is not about herself.
async fn keep(app: &App, asked: &Asked, id: &str, said: Said, note: String) -> Result<(), Failed> {
    let item = ItemId::from_text(id).ok_or(Failed::NotFound)?;
    let (by, now) = (me(asked)?, app.web.given.now());
    let new = store::Answer {
        item,
        said,
        note,
        by,
        now,
    };
    asked
        .on(&app.store)
        .write("answer about a look", move |tx| {
            let teams = house::teams_of(tx, &new.by)?;
            store::answer(tx, &new, |team, worker| {
                *worker != new.by && teams.iter().any(|one| one.id == *team)
            })
        })
        .await?
        .map(|_| ())
        .ok_or(Failed::NotFound)
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (said, then) = match asked.fields.get("svar") {
        "ja" => (Said::Grounded, "/ledelse/kig?nyt=ja"),
        "spoerg" => (Said::Asked, "/ledelse/kig?nyt=spoerg"),
        _ => return Err(Failed::FormExpired),
    };
    let typed = asked.fields.get("note");
    let Some(note) = line(typed, LINE_MAX) else {
        let max = i64::try_from(LINE_MAX).unwrap_or(i64::MAX);
        let fault = asked.tell("line-too-long", &[("max", max.into())]);
        let teams = read(&app, &asked).await?;
        let shown = |team: &OfTeam| team.items.iter().any(|item| item.id.as_str() == id);
        if !teams.iter().any(shown) {
            return Err(Failed::NotFound);
        }
        let back = Back {
            note: Some((id, typed.to_owned(), fault)),
            receipt: None,
        };
        return asked.again(&review_page(&asked, &teams, &back));
    };
    keep(&app, &asked, &id, said, note).await?;
    go(then)
}

async fn undo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    keep(&app, &asked, &id, Said::TakenBack, String::new()).await?;
    go("/ledelse/kig")
}
