//! The routes of coming again and of the calls to make.

use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Routes, State, go};

use super::act::{self, Again as Comes};
use super::pages::{Again, Back, page};
use super::rules::CallId;
use super::store;
use crate::course::GuestId;
use crate::course::again::Meets;
use crate::house::{FormId, WorkerId, store as house};
use crate::text::{NAME_MAX, date, line, minute};
use crate::today::store::{self as today, NewExpected};
use crate::today::{form, me};
use crate::{App, STAFF, WATCH};

/// The routes. A name that is looked for travels in a form and never in an address, which others can read.
pub(crate) fn routes() -> Routes<App> {
    let call = || May::only(Action::Change, "call_back", STAFF).because(WATCH);
    let list = || May::only(Action::List, "call_back", STAFF).because(WATCH);
    Routes::new()
        .get("/igen", list(), show)
        .post("/igen", list(), look_for)
        .post(
            "/igen/{id}",
            May::only(Action::Change, "expected", STAFF).because(WATCH),
            comes,
        )
        .post("/ring/{id}/ringet", call(), rang)
        .post("/ring/{id}/ringet/fortrydelse", call(), not_rung)
        .post("/ring/{id}/loefte", call(), promise)
}

async fn read(app: &App, asked: &Asked, looked_for: &str) -> Result<Again, Failed> {
    let (me, day, looked_for) = (me(asked)?, app.web.given.today(), looked_for.to_owned());
    Ok(asked
        .on(&app.store)
        .look("find who comes again", LIST, move |tx| {
            Ok::<_, StoreError>(Again {
                house: house::house(tx)?,
                workers: house::workers(tx)?,
                me: me.clone(),
                found: store::known(tx, &looked_for)?,
                calls: store::calls(tx, day)?,
                looked_for: looked_for.clone(),
            })
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let again = read(&app, &asked, "").await?;
    let undo = CallId::from_text(asked.query.get("kald"))
        .map(|call| format!("/ring/{call}/ringet/fortrydelse"));
    let receipt = match asked.query.get("nyt") {
        "ring" => Some((asked.say("return-receipt-call"), None)),
        "ringet" => Some((asked.say("calls-receipt-done"), undo)),
        "beskyttet" => Some((asked.say("protect-receipt"), None)),
        "loefte" => Some((asked.say("calls-receipt-promise"), None)),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    asked.page(&page(
        &asked,
        &again,
        given.today(),
        &|| given.uuid7(),
        back,
    ))
}

async fn look_for(State(app): State<App>, asked: Asked) -> Answer {
    // A name longer than a name is nobody's.
    let name = line(asked.fields.get("navn"), NAME_MAX).unwrap_or_default();
    let again = read(&app, &asked, &name).await?;
    let given = &app.web.given;
    let form = || given.uuid7();
    asked.page(&page(&asked, &again, given.today(), &form, Back::default()))
}

/// "Jeg vil gerne komme igen": one press, and the same contact person is chosen beforehand.
async fn comes(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = GuestId::from_text(&id).ok_or(Failed::NotFound)?;
    let (form, by) = (form(&asked)?, me(&asked)?);
    let chosen = WorkerId::from_text(asked.fields.get(&format!("worker-{guest}")));
    let given = &app.web.given;
    let (at, now, arrival) = (given.local(), given.now(), FormId::new(given));
    let here = asked.fields.get("how") != "ringer";
    let said = asked.say("return-line");
    asked
        .on(&app.store)
        .write("somebody comes again", move |tx| {
            tx.looked(guest.as_str())?;
            let Some(known) = store::of(tx, &guest)? else {
                return Ok(None);
            };
            let workers = house::workers(tx)?;
            let there = |id: &WorkerId| workers.iter().any(|worker| worker.id == *id);
            let meets = Meets::choose(known.contact.as_ref(), &workers, &by);
            let worker = chosen.clone().filter(there);
            let again = Comes {
                form: form.clone(),
                arrival: arrival.clone(),
                guest: guest.clone(),
                worker: worker.unwrap_or_else(|| meets.worker().clone()),
                here,
                line: said.clone(),
                by: by.clone(),
            };
            act::again(tx, &again, at, now)?;
            Ok::<_, StoreError>(Some(()))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go(if here {
        "/vagt?nyt=igen"
    } else {
        "/igen?nyt=ring"
    })
}

/// Marks a call as made, or not made after all.
async fn mark(app: &App, asked: &Asked, id: CallId, done: bool) -> Result<(), Failed> {
    let now = done.then(|| app.web.given.now());
    asked
        .on(&app.store)
        .write("a call is made", move |tx| {
            let Some((guest, _)) = store::call(tx, &id)? else {
                tx.looked(id.as_str())?;
                return Ok(None);
            };
            tx.looked(guest.as_str())?;
            store::set_done(tx, &id, now)?;
            Ok::<_, StoreError>(Some(()))
        })
        .await?
        .ok_or(Failed::NotFound)
}

async fn rang(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let call = CallId::from_text(&id).ok_or(Failed::NotFound)?;
    mark(&app, &asked, call, true).await?;
    go(&format!("/igen?nyt=ringet&kald={id}"))
}

async fn not_rung(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let call = CallId::from_text(&id).ok_or(Failed::NotFound)?;
    mark(&app, &asked, call, false).await?;
    go("/igen")
}

/// "Jeg er der på mandag": what was promised on the telephone becomes an appointment with whoever promised it (PS-5).
async fn promise(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let call = CallId::from_text(&id).ok_or(Failed::NotFound)?;
    let (day_field, time_field) = (format!("day-{call}"), format!("time-{call}"));
    let today_is = app.web.given.today();
    let mut faults = Faults::none();
    let day = date(asked.fields.get(&day_field));
    match day {
        None => faults.add(&day_field, asked.say("fault-date")),
        Some(day) if day < today_is => faults.add(&day_field, asked.say("fault-day-past")),
        Some(_) => {}
    }
    let at_min = minute(asked.fields.get(&time_field));
    if at_min.is_none() {
        faults.add(&time_field, asked.say("fault-time"));
    }
    let (Some(day), Some(at_min), false) = (day, at_min, faults.any()) else {
        // A call that is not there is not there, whatever was typed.
        let known = call.clone();
        let there = asked
            .on(&app.store)
            .look("read a call", call.as_str(), move |tx| {
                store::call(tx, &known)
            })
            .await?;
        there.ok_or(Failed::NotFound)?;
        let again = read(&app, &asked, "").await?;
        let back = Back {
            fields: (*asked.fields).clone(),
            faults,
            receipt: None,
            call: Some(call.to_string()),
        };
        let given = &app.web.given;
        return asked.again(&page(&asked, &again, today_is, &|| given.uuid7(), back));
    };
    let now = app.web.given.now();
    let said = asked.say("calls-promise-what");
    asked
        .on(&app.store)
        .write("promise to be there", move |tx| {
            let Some((guest, _)) = store::call(tx, &call)? else {
                tx.looked(call.as_str())?;
                return Ok(None);
            };
            tx.looked(guest.as_str())?;
            let new = NewExpected {
                form: form.clone(),
                day,
                at_min,
                guest,
                with: by.clone(),
                what: said.clone(),
            };
            today::make_expected(tx, &new)?;
            store::set_done(tx, &call, Some(now))?;
            Ok::<_, StoreError>(Some(()))
        })
        .await?
        .ok_or(Failed::NotFound)?;
    go("/igen?nyt=loefte")
}
