//! The companion's routes: parse, act, answer.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Routes, State, go};
use kit_words::when;

use super::act::{self, Closing};
use super::lines;
use super::pages::{Afterwards, List, Mine, Next, NextTime, Worried, is_shown};
use super::{Plan, Visit, VisitId, store};
use crate::app::{App, COMPANION};
use crate::crossing::act as crossing_act;
use crate::crossing::pages::answer::read_time;
use crate::crossing::routes::{act, crossing_id, failed, nonce};
use crate::crossing::{CrossingId, StepId, rules, store as crossings};
use crate::desk::{Desk, Post, Refused};
use crate::looks::{At, VISIT, look, looked, write};
use crate::people::Companion;
use crate::people::store::{self as people, House};
use crate::plan::store as plans;
use crate::turns::store as turns;

const OWN: &[kit_web::Role] = &[COMPANION];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "visit", OWN).because(VISIT);
    Routes::new()
        .get("/naeste", may(Action::Open), next)
        .get("/mine", may(Action::List), list)
        .get("/mine/{id}", may(Action::Open), one)
        .post("/mine/{id}/svar", may(Action::Change), answer)
        .post("/mine/{id}/besked", may(Action::Change), write_words)
        .get("/mine/{id}/naeste-gang", may(Action::Open), next_time_page)
        .post("/mine/{id}/naeste-gang", may(Action::Change), next_time)
        .get("/efter/{id}", may(Action::Open), after)
        .post("/efter/{id}", may(Action::Close), close)
        .get(
            "/bekymret",
            May::only(Action::See, "worry", OWN).because(VISIT),
            worried,
        )
}

/// The companion who is signed in, in this transaction.
pub(crate) fn me(tx: &mut Tx<'_>, asked: &Asked) -> Result<Companion, Refused> {
    let who = asked.who.as_ref().ok_or(Refused::Gone)?;
    people::signed_in_companion(tx, who)?.ok_or(Refused::Gone)
}

fn visit_id(text: &str) -> Result<VisitId, Failed> {
    VisitId::from_text(text).ok_or(Failed::NotFound)
}

/// Everything of the companion's, open visits first and soonest first.
fn mine(tx: &mut Tx<'_>, asked: &Asked) -> Result<Vec<Mine>, Refused> {
    let who = me(tx, asked)?;
    let house = House::load(tx, &who.association)?;
    let open = store::open_of_companion(tx, &who.id)?;
    let mut found = Vec::new();
    for stored in crossings::of_companion(tx, &who.id)? {
        let again = match stored.crossing.state {
            rules::State::Between { .. } => store::of_crossing(tx, &stored.id)?
                .first()
                .and_then(|last| last.again.clone()),
            _ => None,
        };
        let last = store::of_crossing(tx, &stored.id)?
            .into_iter()
            .find(|visit| visit.accepted.is_some() && visit.ended.is_some());
        let visit = open.iter().find(|one| one.crossing == stored.id).cloned();
        let written = match &visit {
            Some(visit) => lines::of_visit(tx, &visit.id)?,
            None => Vec::new(),
        };
        let others = turns::of(tx, &house, &stored.id)?;
        found.push(Mine {
            others: others.into_iter().filter(|one| one.id != who.id).collect(),
            plan: plans::of(tx, &stored.id)?,
            last: last.map(|visit| visit.starts),
            house: house.clone(),
            lines: written,
            visit,
            again,
            stored,
        });
    }
    found.sort_by_key(|one| {
        let starts = one.visit.as_ref().map(|visit| visit.starts);
        (starts.is_none(), starts)
    });
    Ok(found)
}

/// The words of thanks after a form.
fn thanks(asked: &Asked) -> Option<String> {
    Some(match asked.query.get("tak") {
        "ja" => asked.say("thanks-yes"),
        "nej" => asked.say("thanks-no"),
        "met" => asked.say("thanks-met"),
        "ikke" => asked.say("thanks-not-met"),
        "ring" => asked.say("thanks-call"),
        "tid" => asked.say("thanks-next"),
        "tur" => asked.say("thanks-turn"),
        "besked" => asked.say("thanks-words"),
        _ => return None,
    })
}

/// Reads one of the companion's own, or none, and writes down whose it is.
async fn one_of_mine<F>(app: &App, asked: &Asked, pick: F) -> Result<Option<Mine>, Failed>
where
    F: Fn(&Mine) -> bool + Send + 'static,
{
    let inner = asked.clone();
    look(app, asked, "a companion's next", At::Told, move |tx| {
        let found = mine(tx, &inner)?.into_iter().find(&pick);
        match &found {
            Some(one) => looked(tx, one.stored.id.as_str())?,
            None => tx.looked(LIST)?,
        }
        Ok(found)
    })
    .await
    .map_err(failed)
}

async fn next(State(app): State<App>, asked: Asked) -> Answer {
    let now = asked.web.given.local();
    let first = one_of_mine(&app, &asked, move |one| {
        let waits_for_me = !matches!(one.stored.crossing.state, rules::State::CallWanted { .. });
        waits_for_me && one.visit.as_ref().is_some_and(|visit| is_shown(visit, now))
    })
    .await?;
    asked.page(&Next::of(&asked, first.as_ref(), thanks(&asked)))
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "a companion's own", At::List, move |tx| {
        mine(tx, &inner)
    })
    .await
    .map_err(failed)?;
    asked.page(&List::of(&asked, &found, thanks(&asked)))
}

async fn one(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    show_one(&app, &asked, visit_id(&id)?, &Faults::none()).await
}

async fn show_one(app: &App, asked: &Asked, id: VisitId, faults: &Faults) -> Answer {
    let (now, inner) = (asked.web.given.local(), asked.clone());
    let wanted = look(app, asked, "one visit of the own", At::Told, move |tx| {
        let is_it = |visit: &Visit| visit.id == id && is_shown(visit, now);
        let found = mine(tx, &inner)?
            .into_iter()
            .find(|one| one.visit.as_ref().is_some_and(is_it))
            .ok_or(Refused::Gone)?;
        looked(tx, found.stored.id.as_str())?;
        Ok(found)
    })
    .await
    .map_err(failed)?;
    let page = Next::again(asked, Some(&wanted), thanks(asked), faults);
    if faults.any() {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

/// A few words to the guest about the visit.
async fn write_words(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (visit_id(&id)?, nonce(&asked)?);
    let text = asked.fields.get("tekst").to_owned();
    let mut faults = Faults::none();
    if text.is_empty() {
        faults.add("tekst", asked.say("message-missing"));
    } else if text.chars().count() > lines::MOST {
        faults.add("tekst", asked.say("visit-line-long"));
    }
    if faults.any() {
        return show_one(&app, &asked, id, &faults).await;
    }
    let to = format!("/mine/{id}?tak=besked");
    act(
        &app,
        &asked,
        "write about a visit",
        &to,
        move |tx, desk, asked| {
            let who = me(tx, asked)?;
            looked_at(tx, &id)?;
            lines::answer(tx, desk, &who, &id, &nonce, &text)
        },
    )
    .await
}

/// Writes down at whose visit this is done.
fn looked_at(tx: &mut Tx<'_>, id: &VisitId) -> Result<(), Refused> {
    let visit = store::one(tx, id)?.ok_or(Refused::Gone)?;
    Ok(looked(tx, visit.crossing.as_str())?)
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (visit_id(&id)?, nonce(&asked)?);
    if asked.fields.get("answer") == "ja" {
        let to = format!("/mine/{id}?tak=ja");
        return act(
            &app,
            &asked,
            "promise a visit",
            &to,
            move |tx, desk, asked| {
                let who = me(tx, asked)?;
                looked_at(tx, &id)?;
                act::accept(tx, desk, &who, &id, &nonce)
            },
        )
        .await;
    }
    act(
        &app,
        &asked,
        "decline a visit",
        "/naeste?tak=nej",
        move |tx, desk, asked| {
            let who = me(tx, asked)?;
            looked_at(tx, &id)?;
            act::decline(tx, desk, &who, &id, &nonce)
        },
    )
    .await
}

/// A crossing of the companion's own that waits for its next time.
async fn resting(
    app: &App,
    asked: &Asked,
    id: &CrossingId,
) -> Result<(Mine, rules::After), Failed> {
    let (inner, at, id) = (asked.clone(), At::one(id), id.clone());
    look(app, asked, "a companion's pause", at, move |tx| {
        let found = mine(tx, &inner)?
            .into_iter()
            .find(|one| one.stored.id == id);
        found
            .and_then(|one| match one.stored.crossing.state {
                rules::State::Between { after, .. } => Some((one, after)),
                _ => None,
            })
            .ok_or(Refused::Gone)
    })
    .await
    .map_err(failed)
}

async fn next_time_page(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (one, after) = resting(&app, &asked, &crossing_id(&id)?).await?;
    asked.page(&NextTime::of(&asked, &one, after, &Faults::none()))
}

/// Promises the next time; where the plan ends before it, the day on which it does.
fn promise_next(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    asked: &Asked,
    id: &CrossingId,
    nonce: &StepId,
    starts: DateTime,
) -> Result<Option<Date>, Refused> {
    let who = me(tx, asked)?;
    looked(tx, id.as_str())?;
    let stored = act::own(tx, &who, id)?;
    let ends = plans::of(tx, id)?.map(|plan| plan.ends());
    // It never runs on by itself (BR-13): a coordinator makes the plan longer, or the two part.
    if let Some(ends) = ends.filter(|ends| *ends <= starts.date()) {
        return Ok(Some(ends));
    }
    let house = House::load(tx, &who.association)?;
    let last = store::of_crossing(tx, id)?.into_iter().next();
    let place = last.map(|visit| visit.place).or_else(|| {
        let community = house.community(stored.community.as_ref());
        community.map(|one| one.meeting_place.clone())
    });
    let plan = Plan {
        starts,
        place: place.unwrap_or_default(),
        note: None,
    };
    act::next(tx, desk, &who, id, nonce, &plan)?;
    Ok(None)
}

async fn next_time(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let mut faults = Faults::none();
    let starts = read_time(&asked, asked.web.given.local(), &mut faults);
    let Some(starts) = starts else {
        let (one, after) = resting(&app, &asked, &id).await?;
        return asked.again(&NextTime::of(&asked, &one, after, &faults));
    };
    let (outbox, inner, of) = (Arc::clone(&app.outbox), asked.clone(), id.clone());
    let done = write(&app, &asked, "promise the next time", move |tx| {
        let desk = Desk {
            given: &inner.web.given,
            post: Post::To(&outbox),
        };
        promise_next(tx, &desk, &inner, &of, &nonce, starts)
    })
    .await;
    app.knock.knock();
    match done {
        Ok(None) | Err(Refused::Wrong(_)) => go("/mine?tak=tid"),
        Ok(Some(ends)) => {
            let day = when::date(asked.lang(), ends);
            let said = asked.tell("pause-past-plan", &[("day", day.into())]);
            faults.add("time", said);
            let (one, after) = resting(&app, &asked, &id).await?;
            asked.again(&NextTime::of(&asked, &one, after, &faults))
        }
        Err(refused) => Err(failed(refused)),
    }
}

/// A visit of the companion's own that is promised and not closed.
fn to_close(tx: &mut Tx<'_>, asked: &Asked, id: &VisitId) -> Result<Visit, Refused> {
    let who = me(tx, asked)?;
    let visit = store::one(tx, id)?
        .filter(|visit| visit.companion == who.id)
        .ok_or(Refused::Gone)?;
    let stored = act::own(tx, &who, &visit.crossing)?;
    let open = crossing_act::open_visit(tx, &stored)?;
    let promised = matches!(stored.crossing.state, rules::State::Promised { .. });
    if promised && open.is_some_and(|open| open.id == *id) {
        Ok(visit)
    } else {
        Err(Refused::Gone)
    }
}

async fn after(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, inner) = (visit_id(&id)?, asked.clone());
    let visit = look(&app, &asked, "a visit to close", At::Told, move |tx| {
        let visit = to_close(tx, &inner, &id)?;
        looked(tx, visit.crossing.as_str())?;
        Ok(visit)
    })
    .await
    .map_err(failed)?;
    asked.page(&Afterwards::of(&asked, &visit))
}

async fn close(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (visit_id(&id)?, nonce(&asked)?);
    let (how, to) = match asked.fields.get("how") {
        "met" => (Closing::Met, "/mine?tak=met"),
        "not-met" => (Closing::NotMet, "/mine?tak=ikke"),
        "call-me" => (Closing::CallMe, "/mine?tak=ring"),
        _ => return Err(Failed::NotFound),
    };
    act(&app, &asked, "close a visit", to, move |tx, desk, asked| {
        let who = me(tx, asked)?;
        looked_at(tx, &id)?;
        act::close(tx, desk, &who, &id, &nonce, how)
    })
    .await
}

async fn worried(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let house = look(&app, &asked, "whom to ring", At::List, move |tx| {
        let who = me(tx, &inner)?;
        Ok(House::load(tx, &who.association)?)
    })
    .await
    .map_err(failed)?;
    asked.page(&Worried::of(&asked, &house))
}
