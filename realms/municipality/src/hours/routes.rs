//! The routes of one's own week.

use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::{Back, MyWeek, TeamWeek, my_week_page, shown_from};
use super::rules::{Deed, TimeId, booking};
use super::store;
use crate::house::{WorkerId, store as house};
use crate::today::{form, me};
use crate::{App, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/min-uge", May::only(Action::List, "own_time", STAFF), show)
        .post(
            "/min-uge",
            May::only(Action::Change, "own_time", STAFF),
            book,
        )
        .post(
            "/min-uge/{id}/fortrydelse",
            May::only(Action::Change, "own_time", STAFF),
            withdraw,
        )
}

fn week(tx: &mut Tx<'_>, me: &WorkerId, today: jiff::civil::Date) -> Result<MyWeek, StoreError> {
    let from = shown_from(today);
    let mut week = MyWeek {
        house: house::house(tx)?,
        mine: store::of_worker(tx, me, from)?,
        ..MyWeek::default()
    };
    let team = house::worker(tx, me)?.and_then(|worker| worker.team);
    if let Some(team) = team {
        let name = house::teams(tx)?
            .into_iter()
            .find(|one| one.id == team)
            .map(|one| one.name)
            .unwrap_or_default();
        let bookings = store::of_team(tx, &team, from)?;
        week.less = store::less(tx, &team)?
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        week.team = Some(TeamWeek {
            name,
            bookings,
            aims: store::aims(tx, &team)?,
        });
    }
    Ok(week)
}

async fn read(app: &App, asked: &Asked) -> Result<MyWeek, Failed> {
    let (me, today) = (me(asked)?, app.web.given.today());
    Ok(asked
        .on(&app.store)
        .read("read one's own week", move |tx| week(tx, &me, today))
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let week = read(&app, &asked).await?;
    let receipt = match asked.query.get("nyt") {
        "tid" => Some(asked.say("week-receipt")),
        "venter" => Some(asked.say("week-receipt-waiting")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    asked.page(&my_week_page(
        &asked,
        &week,
        given.today(),
        &given.uuid7(),
        back,
    ))
}

async fn book(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let (today, now) = (app.web.given.today(), app.web.given.now());
    let fields = &asked.fields;
    let booking = match booking(
        fields.get("day"),
        fields.get("time"),
        fields.get("minutes"),
        today,
    ) {
        Ok(booking) => booking,
        Err(faults) => {
            let back = Back {
                fields: (**fields).clone(),
                faults,
                receipt: None,
            };
            let week = read(&app, &asked).await?;
            return asked.again(&my_week_page(&asked, &week, today, form.as_str(), back));
        }
    };
    asked
        .on(&app.store)
        .write("book accompaniment time", move |tx| {
            let Some(team) = house::worker(tx, &by)?.and_then(|worker| worker.team) else {
                return Ok(None);
            };
            let extra = booking.part.extra_ore(&house::house(tx)?, booking.minutes);
            store::book(tx, &form, &by, &team, &booking, extra, now).map(Some)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go(if booking.part.needs_yes() {
        "/min-uge?nyt=venter"
    } else {
        "/min-uge?nyt=tid"
    })
}

async fn withdraw(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = TimeId::from_text(&id).ok_or(Failed::NotFound)?;
    let (by, now) = (me(&asked)?, app.web.given.now());
    asked
        .on(&app.store)
        .write("take a booking back", move |tx| {
            store::act(tx, &id, Deed::Withdrawn, &by, now, |whose| {
                whose.worker == by
            })
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/min-uge")
}
