//! The day's routes.

use jiff::civil::Date;
use kit_store::looks::LIST;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::{Back, Day, advice, page};
use super::rules::{ExpectedId, LineFault, WalkInId, Whom, call, walk_in};
use super::{shared, store};
use crate::group::places as groups;
use crate::house::{FormId, WorkerId, store as house};
use crate::portrait::store as portraits;
use crate::{App, STAFF, WATCH, course, door, goal};

/// The routes of "I dag".
pub(crate) fn routes() -> Routes<App> {
    let change = |resource| May::only(Action::Change, resource, STAFF).because(WATCH);
    Routes::new()
        .get(
            "/vagt",
            May::only(Action::List, "day", STAFF).because(WATCH),
            show,
        )
        .post("/vagt/gaest", change("walk_in"), welcome)
        .post("/vagt/gaest/{id}/gaaet", change("walk_in"), left)
        .post("/vagt/ventet/{id}/kommet", change("arrival"), arrived)
        .post(
            "/vagt/ventet/{id}/kommet/fortrydelse",
            change("arrival"),
            not_arrived,
        )
        .post("/vagt/opkald", change("phone_call"), note_call)
        .post(
            "/vagt/faelles",
            May::only(Action::Change, "session", STAFF),
            shared::share,
        )
}

/// The id of whoever is signed in.
pub(crate) fn me(asked: &Asked) -> Result<WorkerId, Failed> {
    WorkerId::from_text(&asked.actor()?.id).ok_or(Failed::NotFound)
}

/// The id that the form was shown with.
pub(crate) fn form(asked: &Asked) -> Result<FormId, Failed> {
    FormId::from_text(asked.fields.get("id")).ok_or(Failed::FormExpired)
}

fn day(tx: &mut Tx<'_>, me: &WorkerId, today: Date) -> Result<Day, StoreError> {
    let expected = store::expected(tx, today)?;
    let mut courses = Vec::with_capacity(expected.len());
    for one in &expected {
        courses.push(match &one.whom {
            Whom::Guest { id, .. } => course::store::stands(tx, id, today)?,
            Whom::Group(_) => None,
        });
    }
    Ok(Day {
        house: house::house(tx)?,
        watches: house::watches(tx, today)?,
        workers: house::workers(tx)?,
        pictures: portraits::of_workers(tx)?,
        expected,
        courses,
        mine: course::store::open_courses_of(tx, me, today)?,
        owed: groups::owed(tx)?,
        met: store::met(tx, today)?,
        calls: store::calls(tx, today)?,
        goals: goal::due_for(tx, me, today)?,
        door: door::store::door(tx, today)?,
    })
}

async fn read(app: &App, asked: &Asked) -> Result<Day, Failed> {
    let (me, today) = (me(asked)?, app.web.given.today());
    Ok(asked
        .on(&app.store)
        .look("read the day", LIST, move |tx| day(tx, &me, today))
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let day = read(&app, &asked).await?;
    let receipt = match asked.query.get("nyt") {
        "gaest" => Some(asked.say("today-receipt-welcome")),
        "opkald" => Some(asked.say("today-receipt-call")),
        "kort" => Some(asked.say("door-receipt-errand")),
        "skaerm" => {
            let limits = shared::limits().map(|(name, n)| (name, n.into()));
            Some(asked.tell("today-receipt-shared", &limits))
        }
        "igen" => Some(asked.say("today-receipt-again")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    asked.page(&page(&asked, &day, given.local(), &given.uuid7(), back))
}

/// The same page again with what was typed; the form keeps its id, since nothing was written.
fn again(app: &App, asked: &Asked, day: &Day, faults: &[(&str, LineFault)]) -> Answer {
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    for (field, fault) in faults {
        back.faults.add(field, advice(asked, *fault));
    }
    let id = asked.fields.get("id");
    asked.again(&page(asked, day, app.web.given.local(), id, back))
}

async fn welcome(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let day = read(&app, &asked).await?;
    let fields = &asked.fields;
    let read = walk_in(
        fields.get("wish"),
        fields.get("met_by"),
        fields.get("agreed"),
        |id| day.workers.iter().any(|worker| worker.id == *id),
    );
    let walk_in = match read {
        Ok(walk_in) => walk_in,
        Err(faults) => return again(&app, &asked, &day, &faults),
    };
    let (today, now) = (app.web.given.today(), app.web.given.now());
    asked
        .on(&app.store)
        .write("welcome somebody at the door", move |tx| {
            tx.looked(form.as_str())?;
            store::welcome(tx, &form, today, &walk_in, now)
        })
        .await?;
    go("/vagt?nyt=gaest")
}

async fn left(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = WalkInId::from_text(&id).ok_or(Failed::NotFound)?;
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("somebody has gone home", move |tx| {
            tx.looked(id.as_str())?;
            store::left(tx, &id, now)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/vagt")
}

async fn arrived(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = ExpectedId::from_text(&id).ok_or(Failed::NotFound)?;
    let (by, form) = (me(&asked)?, arrival_form(&app));
    let (today, now) = (app.web.given.today(), app.web.given.now());
    asked
        .on(&app.store)
        .write("somebody expected has come", move |tx| {
            let guest = store::guest_of(tx, &id)?;
            tx.looked(guest.as_ref().map_or(id.as_str(), |guest| guest.as_str()))?;
            store::arrived(tx, &form, &id, today, &by, now)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/vagt")
}

/// Pressing twice is caught by the arrival itself, not by the form: every row of the page shares one form id.
fn arrival_form(app: &App) -> FormId {
    FormId::new(&app.web.given)
}

async fn not_arrived(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = ExpectedId::from_text(&id).ok_or(Failed::NotFound)?;
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("take an arrival back", move |tx| {
            let guest = store::guest_of(tx, &id)?;
            tx.looked(guest.as_ref().map_or(id.as_str(), |guest| guest.as_str()))?;
            store::not_arrived(tx, &id, now)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/vagt")
}

async fn note_call(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let note = match call(asked.fields.get("note")) {
        Ok(note) => note,
        Err(fault) => {
            let day = read(&app, &asked).await?;
            return again(&app, &asked, &day, &[("note", fault)]);
        }
    };
    let (today, now) = (app.web.given.today(), app.web.given.now());
    asked
        .on(&app.store)
        .write("note a telephone call", move |tx| {
            tx.looked(form.as_str())?;
            store::note_call(tx, &form, today, &by, &note, now)
        })
        .await?;
    go("/vagt?nyt=opkald")
}
