//! `/tider`: a companion's own times, interests and pauses.

use kit_store::Tx;
use kit_web::{Action, Answer, Asked, Failed, May, Role, Routes, State, go};

use super::care::store as care;
use super::offer::{self, Amiss};
use super::offer_pages::{Form, Offer, faults};
use super::store;
use crate::app::{App, COMPANION};
use crate::crossing::routes::failed;
use crate::desk::Refused;
use crate::looks::{At, VISIT, look, looked, write};
use crate::people::Companion;
use crate::visit::routes::me;

const OWN: &[Role] = &[COMPANION];

pub(super) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "own_offer", OWN).because(VISIT);
    Routes::new()
        .get("/tider", may(Action::Open), show)
        .post("/tider", may(Action::Change), say)
        .post("/tider/tid", may(Action::Change), add)
        .post("/tider/fjernelse", may(Action::Change), remove)
        .post("/tider/pause", may(Action::Change), pause)
        .post("/tider/tilbage", may(Action::Change), back)
}

async fn own(app: &App, asked: &Asked) -> Result<Companion, Failed> {
    let inner = asked.clone();
    let found = look(app, asked, "the own times", At::Told, move |tx| {
        let who = mine(tx, &inner)?;
        looked(tx, who.id.as_str())?;
        Ok(who)
    });
    found.await.map_err(failed)
}

/// The companion who is signed in, with the own times.
fn mine(tx: &mut Tx<'_>, asked: &Asked) -> Result<Companion, Refused> {
    let who = me(tx, asked)?;
    let times = store::times(tx, &who.id)?;
    Ok(Companion { times, ..who })
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "the own times", At::Told, move |tx| {
        let who = mine(tx, &inner)?;
        looked(tx, who.id.as_str())?;
        let today = inner.web.given.today();
        let next = care::next_of(tx, &who.association, &who.id, today)?;
        Ok((who, next))
    });
    let (who, next) = found.await.map_err(failed)?;
    let page = Offer::of(&asked, &who, Form::None, &[]);
    asked.page(&page.supervised(&asked, next))
}

/// Runs one change of the own; what is amiss is shown with what was typed.
async fn change<F>(
    app: &App,
    asked: &Asked,
    form: Form,
    name: &'static str,
    to: &str,
    run: F,
) -> Answer
where
    F: Fn(&mut Tx<'_>, &Companion) -> Result<Result<(), Amiss>, Refused> + Send + 'static,
{
    let inner = asked.clone();
    let done = write(app, asked, name, move |tx| {
        let who = mine(tx, &inner)?;
        looked(tx, who.id.as_str())?;
        run(tx, &who)
    });
    match done.await.map_err(failed)? {
        Ok(()) => go(to),
        Err(amiss) => {
            let who = own(app, asked).await?;
            asked.again(&Offer::of(asked, &who, form, &amiss).told(faults(asked, &amiss)))
        }
    }
}

async fn say(State(app): State<App>, asked: Asked) -> Answer {
    let fields = asked.fields.clone();
    change(
        &app,
        &asked,
        Form::About,
        "say what one likes",
        "/tider?gjort=gemt",
        move |tx, who| match offer::about(&fields) {
            // Pressed twice: what it says already is not sealed anew.
            Ok(about) if about.is_what(who) => Ok(Ok(())),
            Ok(about) => Ok(Ok(store::say(tx, &who.id, &about)?)),
            Err(amiss) => Ok(Err(amiss)),
        },
    )
    .await
}

async fn add(State(app): State<App>, asked: Asked) -> Answer {
    let fields = asked.fields.clone();
    change(
        &app,
        &asked,
        Form::Time,
        "add a weekly time",
        "/tider?gjort=gemt",
        move |tx, who| match offer::time(&fields, &who.times) {
            Ok(time) => Ok(Ok(store::add_time(tx, &who.id, time)?)),
            Err(amiss) => Ok(Err(amiss)),
        },
    )
    .await
}

async fn remove(State(app): State<App>, asked: Asked) -> Answer {
    let number = |name| -> Result<i64, Failed> {
        let typed: Option<u16> = asked.fields.get(name).parse().ok();
        typed.map(i64::from).ok_or(Failed::NotFound)
    };
    let (day, from, to) = (number("day")?, number("from")?, number("to")?);
    change(
        &app,
        &asked,
        Form::None,
        "remove a weekly time",
        &format!("/tider?fjernet={day}-{from}-{to}"),
        move |tx, who| Ok(Ok(store::remove_time(tx, &who.id, day, from)?)),
    )
    .await
}

async fn pause(State(app): State<App>, asked: Asked) -> Answer {
    let (fields, today) = (asked.fields.clone(), asked.web.given.today());
    change(
        &app,
        &asked,
        Form::Pause,
        "pause",
        "/tider?gjort=pause",
        move |tx, who| match offer::pause(&fields, today) {
            Ok(pause) => Ok(Ok(store::pause(tx, &who.id, Some(pause))?)),
            Err(amiss) => Ok(Err(amiss)),
        },
    )
    .await
}

async fn back(State(app): State<App>, asked: Asked) -> Answer {
    change(
        &app,
        &asked,
        Form::None,
        "come back",
        "/tider?gjort=tilbage",
        |tx, who| Ok(Ok(store::pause(tx, &who.id, None)?)),
    )
    .await
}
