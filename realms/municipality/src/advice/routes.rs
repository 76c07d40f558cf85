//! The routes of advice talks.

use kit_store::looks::LIST;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Routes, State, go};

use super::AdviceId;
use super::pages::{Back, Talks, advice_page};
use super::rules::{About, Advice, Fault, Faulty, Outcome, book, decide};
use super::store;
use crate::house::{WorkerId, store as house};
use crate::offer::store as offers;
use crate::today::{form, me, store as today};
use crate::{App, STAFF, WATCH};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "advice", STAFF).because(WATCH);
    Routes::new()
        .get("/raadgivning", may(Action::List), show)
        .post("/raadgivning", may(Action::Change), put)
        .post("/raadgivning/{id}/afgoer", may(Action::Change), decided)
        .post("/raadgivning/{id}/aflys", may(Action::Change), cancelled)
}

/// Whom an address or a form is about.
fn about<'a>(of: impl Fn(&str) -> &'a str) -> Option<About> {
    ["gaest", "henvendelse", "fra"]
        .into_iter()
        .find_map(|kind| About::read(kind, of(kind)))
}

fn talks(
    tx: &mut Tx<'_>,
    me: &WorkerId,
    about: Option<About>,
    day: jiff::civil::Date,
) -> Result<Talks, StoreError> {
    let offer = offers::of_worker(tx, me, day)?.id;
    let mut all = Vec::new();
    for advice in store::since(tx, &offer, day)? {
        let known = match &advice.about {
            Some(about) => store::known(tx, about, &offer)?,
            None => None,
        };
        all.push((advice, known.unwrap_or_default()));
    }
    let new = match about {
        Some(about) => store::known(tx, &about, &offer)?.map(|known| (about, known)),
        None => None,
    };
    Ok(Talks {
        house: house::house(tx)?,
        workers: house::workers(tx)?,
        all,
        new,
    })
}

async fn load(app: &App, asked: &Asked, about: Option<About>) -> Result<Talks, Failed> {
    let (me, day) = (me(asked)?, app.web.given.today());
    Ok(asked
        .on(&app.store)
        .look("read advice talks", LIST, move |tx| {
            talks(tx, &me, about.clone(), day)
        })
        .await?)
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let talks = load(&app, &asked, about(|kind| asked.query.get(kind))).await?;
    let back = Back {
        receipt: (!asked.query.get("nyt").is_empty()).then(|| asked.say("advice-receipt")),
        ..Back::default()
    };
    let given = &app.web.given;
    let (today, form) = (given.today(), given.uuid7());
    asked.page(&advice_page(&asked, &talks, today, &form, back))
}

fn again(
    app: &App,
    asked: &Asked,
    talks: &Talks,
    (of, faulty): (Option<&AdviceId>, Faulty),
) -> Answer {
    let mut faults = Faults::none();
    for (field, fault) in faulty {
        let field = of.map_or_else(|| field.to_owned(), |id| format!("{field}-{id}"));
        faults.add(
            &field,
            match fault {
                Fault::NoDay => asked.say("fault-day-past"),
                Fault::NoTime => asked.say("fault-time"),
                Fault::NoWorker => asked.say("choose-worker"),
                Fault::NotTwo => asked.say("advice-fault-two"),
                Fault::NoOutcome => asked.say("advice-fault-outcome"),
                Fault::NoHelp => asked.say("after-fault-help"),
                Fault::NoHat => asked.say("course-fault-hat"),
                Fault::NotThere => asked.say("advice-fault-there"),
            },
        );
    }
    let back = Back {
        fields: (*asked.fields).clone(),
        faults,
        receipt: None,
        of: of.map(AdviceId::to_string),
    };
    let (today, form) = (app.web.given.today(), asked.fields.get("id"));
    asked.again(&advice_page(asked, talks, today, form, back))
}

async fn put(State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let f = &asked.fields;
    let talks = load(&app, &asked, about(|kind| f.get(kind))).await?;
    let typed = (
        f.get("day"),
        f.get("time"),
        f.get("worker"),
        f.get("adviser"),
    );
    let (day, now) = (app.web.given.today(), app.web.given.now());
    let works_here = |id: &WorkerId| {
        let mut all = talks.workers.iter();
        all.any(|one| one.id == *id && one.role != crate::OWNER.0)
    };
    let booking = match book(typed, day, works_here) {
        Ok(booking) => booking,
        Err(faults) => return again(&app, &asked, &talks, (None, faults)),
    };
    let Some((about, _)) = talks.new.clone() else {
        return again(&app, &asked, &talks, (None, Vec::new()));
    };
    let what = expected_as(&asked, &talks, &booking.adviser);
    asked
        .on(&app.store)
        .write("book an advice talk", move |tx| {
            tx.looked(about.id())?;
            let offer = offers::of_worker(tx, &by, day)?.id;
            let new = store::book(tx, &form, (&about, &offer), &booking, &by, now)?;
            // Somebody who has a name here stands among those who are expected that day.
            if let (true, About::Guest(guest)) = (new, &about) {
                let expected = today::NewExpected {
                    form: form.clone(),
                    day: booking.day,
                    at_min: booking.at_min,
                    guest: guest.clone(),
                    with: booking.worker.clone(),
                    what: what.clone(),
                };
                today::make_expected(tx, &expected)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    go("/raadgivning?nyt=aftalt")
}

/// What stands beside the name of somebody who is expected at a talk.
fn expected_as(asked: &Asked, talks: &Talks, adviser: &WorkerId) -> String {
    let adviser = talks.workers.iter().find(|one| one.id == *adviser);
    let adviser = adviser.map_or_else(String::new, |one| one.first_name.clone());
    asked.tell("advice-expected", &[("name", adviser.into())])
}

/// The talk that an address names, with the page around it; another offer's is not there.
async fn named(app: &App, asked: &Asked, id: &str) -> Result<(Talks, Advice), Failed> {
    let id = AdviceId::from_text(id).ok_or(Failed::NotFound)?;
    let (me, day) = (me(asked)?, app.web.given.today());
    let found = asked
        .on(&app.store)
        .look("read an advice talk", id.clone().as_str(), move |tx| {
            let offer = offers::of_worker(tx, &me, day)?.id;
            let Some(advice) = store::one(tx, &id, &offer)? else {
                return Ok(None);
            };
            Ok::<_, StoreError>(Some((talks(tx, &me, None, day)?, advice)))
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

async fn decided(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (talks, advice) = named(&app, &asked, &id).await?;
    let field = |name: &str| asked.fields.get(&format!("{name}-{id}"));
    let typed = (
        field("outcome"),
        field("help"),
        field("decided_by"),
        field("hat"),
    );
    let decision = match decide(&advice, typed) {
        Ok(decision) => decision,
        Err(faults) => return again(&app, &asked, &talks, (Some(&advice.id), faults)),
    };
    let begins = decision.outcome == Outcome::Course && advice.about.is_some();
    let (now, id) = (app.web.given.now(), advice.id.clone());
    asked
        .on(&app.store)
        .write("an advice talk ends", move |tx| {
            tx.looked(id.as_str())?;
            store::decide(tx, &id, &decision, now).map(|_| ())
        })
        .await?;
    if begins {
        return go(&format!("/forloeb/nyt?raad={}", advice.id));
    }
    go("/raadgivning?nyt=afgjort")
}

async fn cancelled(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (talks, advice) = named(&app, &asked, &id).await?;
    let what = expected_as(&asked, &talks, &advice.adviser);
    let at = asked
        .fields
        .get("not")
        .is_empty()
        .then(|| app.web.given.now());
    asked
        .on(&app.store)
        .write("an advice talk is cancelled", move |tx| {
            tx.looked(advice.id.as_str())?;
            store::cancel(tx, &advice, &what, at)
        })
        .await?;
    go("/raadgivning")
}
