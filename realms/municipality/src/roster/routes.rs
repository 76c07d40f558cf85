//! The roster's routes.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Role, Routes, State, go};

use super::pages::{advice, page};
use super::rules::{ShiftId, read};
use super::store::{self, Shift};
use crate::house::{Worker, store as house};
use crate::offer::{Offer, store as offers};
use crate::today::form;
use crate::{App, HOST, LEADER, WORKER};

const EVERYBODY: &[Role] = &[HOST, WORKER, LEADER];
/// Two weeks are what a roster is made for.
const DAYS: i64 = 14;

/// The routes: those who stand at the door make their roster themselves.
pub(crate) fn routes() -> Routes<App> {
    let change = || May::only(Action::Change, "roster", EVERYBODY);
    Routes::new()
        .get(
            "/opsaet/vagtplan",
            May::only(Action::List, "roster", EVERYBODY),
            show,
        )
        .post("/opsaet/vagtplan", change(), add)
        .post("/opsaet/vagtplan/{id}/fjern", change(), remove)
}

type Known = (Offer, Vec<Shift>, Vec<Worker>);

async fn known(app: &App, asked: &Asked) -> Result<Known, Failed> {
    let today = app.web.given.today();
    Ok(asked
        .on(&app.store)
        .read("read the roster", move |tx| {
            let to = today.saturating_add((DAYS - 1).days());
            let shifts = store::shifts(tx, today, to)?;
            Ok::<_, StoreError>((offers::own(tx)?, shifts, house::workers(tx)?))
        })
        .await?)
}

fn days(today: Date) -> Vec<Date> {
    (0..DAYS)
        .map(|ahead| today.saturating_add(ahead.days()))
        .collect()
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let (offer, shifts, workers) = known(&app, &asked).await?;
    let given = &app.web.given;
    let none = (&Fields::default(), Faults::none());
    let all = (&offer, shifts.as_slice(), workers.as_slice());
    asked.page(&page(
        &asked,
        all,
        &days(given.today()),
        &given.uuid7(),
        none,
    ))
}

async fn add(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let (offer, shifts, workers) = known(&app, &asked).await?;
    let today = app.web.given.today();
    let typed = ["day", "from", "to", "worker", "kind"].map(|field| asked.fields.get(field));
    let new = match read(typed, today, |id| workers.iter().any(|one| one.id == *id)) {
        Ok(new) => new,
        Err(all) => {
            let mut faults = Faults::none();
            for (field, fault) in all {
                faults.add(field, advice(&asked, fault));
            }
            let back = (&*asked.fields, faults);
            let all = (&offer, shifts.as_slice(), workers.as_slice());
            return asked.again(&page(&asked, all, &days(today), form.as_str(), back));
        }
    };
    asked
        .on(&app.store)
        .write("write a shift", move |tx| store::put(tx, &form, &new))
        .await?;
    go("/opsaet/vagtplan")
}

async fn remove(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = ShiftId::from_text(&id).ok_or(Failed::NotFound)?;
    let today = app.web.given.today();
    let gone = asked
        .on(&app.store)
        .write("take a shift off", move |tx| store::remove(tx, &id, today))
        .await?;
    if gone {
        go("/opsaet/vagtplan")
    } else {
        Err(Failed::NotFound)
    }
}
