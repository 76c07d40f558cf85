//! The leader's routes. Whoever leads no team sees none.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::{AimFault, Back, TeamHours, WEEKS_BACK, lead_page};
use crate::hours::rules::{Deed, TimeId, monday};
use crate::hours::store::{self, Aim};
use crate::house::{Team, WorkerId, store as house};
use crate::text::{LINE_MAX, line};
use crate::today::{form, me};
use crate::{App, LEADER};

const LEADERS: &[kit_web::Role] = &[LEADER];
/// A week has no more hours than this for a team of forty.
const MOST_HOURS: i64 = 1600;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(
            "/ledelse",
            May::only(Action::List, "team_hours", LEADERS),
            show,
        )
        .post(
            "/ledelse/aften/{id}",
            May::only(Action::Change, "evening", LEADERS),
            answer,
        )
        .post(
            "/ledelse/aften/{id}/fortrydelse",
            May::only(Action::Change, "evening", LEADERS),
            undo,
        )
        .post(
            "/ledelse/maal",
            May::only(Action::Change, "weekly_aim", LEADERS),
            set_aim,
        )
}

fn hours(tx: &mut Tx<'_>, leader: &WorkerId, today: Date) -> Result<Vec<TeamHours>, StoreError> {
    let from = monday(today).saturating_sub((WEEKS_BACK * 7).days());
    let given = tx.given()?.clone();
    let mut all = Vec::new();
    for team in house::teams_of(tx, leader)? {
        all.push(TeamHours {
            bookings: store::of_team(tx, &team.id, from)?,
            aims: store::aims(tx, &team.id)?,
            less: store::less(tx, &team.id)?
                .into_iter()
                .map(|(line, at)| (line, given.zoned(at).date()))
                .collect(),
            team,
        });
    }
    Ok(all)
}

async fn read(app: &App, asked: &Asked) -> Result<Vec<TeamHours>, Failed> {
    let (me, today) = (me(asked)?, app.web.given.today());
    Ok(asked
        .on(&app.store)
        .read("read the hours of the teams", move |tx| {
            hours(tx, &me, today)
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let teams = read(&app, &asked).await?;
    let receipt = match asked.query.get("nyt") {
        "ja" => Some(asked.say("lead-receipt-yes")),
        "nej" => Some(asked.say("lead-receipt-no")),
        "maal" => Some(asked.say("lead-receipt-aim")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    asked.page(&lead_page(
        &asked,
        &teams,
        given.today(),
        &given.uuid7(),
        back,
    ))
}

/// Does something with an evening of a team that this leader leads.
async fn evening(app: &App, asked: &Asked, id: &str, deed: Deed) -> Result<(), Failed> {
    let id = TimeId::from_text(id).ok_or(Failed::NotFound)?;
    let (by, now) = (me(asked)?, app.web.given.now());
    asked
        .on(&app.store)
        .write("answer an evening", move |tx| {
            let teams = house::teams_of(tx, &by)?;
            store::act(tx, &id, deed, &by, now, |whose| {
                teams.iter().any(|team: &Team| team.id == whose.team)
            })
        })
        .await?
        .map(|_| ())
        .ok_or(Failed::NotFound)
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (deed, then) = match asked.fields.get("svar") {
        "ja" => (Deed::Approved, "/ledelse?nyt=ja"),
        "nej" => (Deed::Declined, "/ledelse?nyt=nej"),
        _ => return Err(Failed::FormExpired),
    };
    evening(&app, &asked, &id, deed).await?;
    go(then)
}

async fn undo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    evening(&app, &asked, &id, Deed::Reopened).await?;
    go("/ledelse")
}

/// Reads the aim: a team one leads, whole hours, and what shall be done less when hours are added (BR-10).
fn aim(
    asked: &Asked,
    teams: &[TeamHours],
    today: Date,
) -> Result<Aim, Vec<(&'static str, AimFault)>> {
    let fields = &asked.fields;
    let mut faults = Vec::new();
    let team = teams
        .iter()
        .find(|one| one.team.id.as_str() == fields.get("team"));
    if team.is_none() {
        faults.push(("team", AimFault::NoTeam));
    }
    let hours = fields
        .get("hours")
        .parse::<i64>()
        .ok()
        .filter(|hours| (0..=MOST_HOURS).contains(hours));
    if hours.is_none() {
        faults.push(("hours", AimFault::NoHours));
    }
    let less = line(fields.get("less"), LINE_MAX);
    let before = team
        .and_then(|one| one.aims.last())
        .map_or(0, |(_, minutes)| *minutes);
    match (&less, hours) {
        (None, _) => faults.push(("less", AimFault::TooLong)),
        (Some(less), Some(hours)) if less.is_empty() && hours * 60 > before => {
            faults.push(("less", AimFault::NoLess));
        }
        _ => {}
    }
    match (team, hours, less) {
        (Some(team), Some(hours), Some(less)) if faults.is_empty() => Ok(Aim {
            team: team.team.id.clone(),
            minutes: hours * 60,
            from: monday(today),
            less,
        }),
        _ => Err(faults),
    }
}

async fn set_aim(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let teams = read(&app, &asked).await?;
    let (today, now) = (app.web.given.today(), app.web.given.now());
    let aim = match aim(&asked, &teams, today) {
        Ok(aim) => aim,
        Err(faults) => {
            let back = Back {
                fields: (*asked.fields).clone(),
                faults,
                receipt: None,
            };
            return asked.again(&lead_page(&asked, &teams, today, form.as_str(), back));
        }
    };
    asked
        .on(&app.store)
        .write("set hours aside", move |tx| {
            store::set_aim(tx, &form, &aim, &by, now)
        })
        .await?;
    go("/ledelse?nyt=maal")
}
