//! The coordinator's routes: parse, act, answer.

use std::sync::Arc;

use jiff::civil::DateTime;
use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Routes, State, go};

use super::act::{self, AnswerForm};
use super::pages::answer::{self as answer_page, MOST_TEXT, Opened};
use super::pages::detail::{Detail, Known, Sent};
use super::pages::lists::{Crossings, New};
use super::rules::{self, Owner};
use super::{CrossingId, StepId, store, suggest};
use crate::app::{App, COORDINATOR};
use crate::companion::approval::says;
use crate::companion::approval::store::Approvals;
use crate::desk::{Desk, Post, Refused};
use crate::looks::{At, COMPANY, look, looked, write};
use crate::people::store::{self as people, House};
use crate::people::{CompanionId, Coordinator, CoordinatorId};
use crate::plan::{pages as plan_pages, store as plans};
use crate::turns::store as turns;
use crate::visit::{lines as visit_lines, store as visits};

const OWN: &[kit_web::Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "crossing", OWN).because(COMPANY);
    Routes::new()
        .get("/nye", may(Action::List), new)
        .get("/nye/{id}", may(Action::Open), open)
        .post("/nye/{id}/svar", may(Action::Change), answer)
        .get("/nye/{id}/sendt", may(Action::Open), sent)
        .get("/foelgeskab", may(Action::List), crossings)
        .get("/foelgeskab/{id}", may(Action::Open), detail)
        .post("/foelgeskab/{id}/besked", may(Action::Change), message)
        .post("/foelgeskab/{id}/ringet", may(Action::Change), rung)
        .post("/foelgeskab/{id}/stadig", may(Action::Change), still)
        .post(
            "/foelgeskab/{id}/overdragelse",
            May::only(Action::Change, "handover", OWN).because(COMPANY),
            hand_over,
        )
        .post("/foelgeskab/{id}/slut", may(Action::Close), end)
}

/// The coordinator who is signed in, in this transaction.
pub(crate) fn me(tx: &mut Tx<'_>, asked: &Asked) -> Result<Coordinator, Refused> {
    let who = asked.who.as_ref().ok_or(Refused::Gone)?;
    people::signed_in_coordinator(tx, who)?.ok_or(Refused::Gone)
}

/// What a page says when nothing could be shown.
pub(crate) fn failed(refused: Refused) -> Failed {
    match refused {
        Refused::Gone | Refused::Wrong(_) | Refused::Overtaken | Refused::Lacks(_) => {
            Failed::NotFound
        }
        Refused::Store(error) => Failed::Store(error),
    }
}

/// The form's nonce; a form without one is not ours.
pub(crate) fn nonce(asked: &Asked) -> Result<StepId, Failed> {
    StepId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)
}

/// The id in an address.
pub(crate) fn crossing_id(text: &str) -> Result<CrossingId, Failed> {
    CrossingId::from_text(text).ok_or(Failed::NotFound)
}

/// Runs a use case with this installation's desk, wakes the courier, and goes on to `to`. A step that no longer fits
/// leads there too: the page shows where things stand.
pub(crate) async fn act<F>(app: &App, asked: &Asked, name: &'static str, to: &str, run: F) -> Answer
where
    F: Fn(&mut Tx<'_>, &Desk<'_>, &Asked) -> Result<(), Refused> + Send + 'static,
{
    let (outbox, inner) = (Arc::clone(&app.outbox), asked.clone());
    let done = write(app, asked, name, move |tx| {
        let desk = Desk {
            given: &inner.web.given,
            post: Post::To(&outbox),
        };
        run(tx, &desk, &inner)
    })
    .await;
    app.knock.knock();
    match done {
        Ok(()) | Err(Refused::Wrong(_)) => go(to),
        Err(refused) => Err(failed(refused)),
    }
}

async fn new(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let (house, waiting) = look(&app, &asked, "what waits", At::List, move |tx| {
        let who = me(tx, &inner)?;
        let house = House::load(tx, &who.association)?;
        Ok((house, store::waiting(tx, &who.association)?))
    })
    .await
    .map_err(failed)?;
    asked.page(&New::of(&asked, &house, &waiting))
}

async fn crossings(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let page = look(&app, &asked, "what runs", At::List, move |tx| {
        let who = me(tx, &inner)?;
        let house = House::load(tx, &who.association)?;
        let running = store::running(tx, &who.association)?;
        let arrived = store::arrived(tx, &who.association)?;
        let visits = visits::open_of_association(tx, &who.association)?;
        let answers = store::answers(tx)?;
        let plans_of = plans::all(tx, &who.association)?;
        let contacts = plans::last_contacts(tx, &who.association)?;
        let noticed = |one: &store::Stored| {
            let open = one.crossing.state.visit();
            let visit = visits.iter().find(|visit| Some(&visit.id) == open);
            plan_pages::notices_of(&inner, one, plans_of.get(&one.id), visit, &contacts)
        };
        let noticed = running.iter().map(noticed).collect::<Vec<_>>();
        let running: Vec<_> = running.into_iter().zip(noticed).collect();
        Ok(Crossings::of(
            &inner, &house, &running, &arrived, &visits, &answers,
        ))
    })
    .await
    .map_err(failed)?;
    asked.page(&page)
}

/// The times offered: the one looked for, and the community's next three.
fn times(asked: &Asked, house: &House, stored: &store::Stored) -> Vec<DateTime> {
    let now = asked.web.given.local();
    let looked = DateTime::strptime(
        "%Y-%m-%d %H:%M",
        format!("{} {}", asked.query.get("dag"), asked.query.get("kl")),
    );
    let own = house
        .community(stored.community.as_ref())
        .map_or_else(Vec::new, |one| one.next_meetings(now, 3));
    looked
        .ok()
        .filter(|at| *at > now)
        .into_iter()
        .chain(own)
        .collect()
}

fn opened(tx: &mut Tx<'_>, asked: &Asked, id: &CrossingId) -> Result<Opened, Refused> {
    let who = me(tx, asked)?;
    let stored = store::one_of(tx, &who, id)?.ok_or(Refused::Gone)?;
    // What has ended or is promised is looked at elsewhere.
    let open = matches!(
        stored.crossing.state,
        rules::State::New { .. }
            | rules::State::Answered
            | rules::State::Asked { .. }
            | rules::State::Between { .. }
    );
    if !open {
        return Err(Refused::Wrong(rules::WrongStep));
    }
    let house = House::load(tx, &who.association)?;
    let times = times(asked, &house, &stored);
    let now = asked.web.given.local();
    let when = times.first().copied().unwrap_or(now);
    // Who comes along and has time is read as well.
    tx.looked_as("list", "person", LIST)?;
    let found = suggest::companions(tx, &house, &stored, when, now)?;
    Ok(Opened {
        lines: store::lines(tx, id)?,
        house,
        stored,
        found,
        times,
    })
}

async fn load(app: &App, asked: &Asked, id: &CrossingId) -> Result<Opened, Refused> {
    let (inner, at, id) = (asked.clone(), At::one(id), id.clone());
    look(app, asked, "open an enquiry", at, move |tx| {
        opened(tx, &inner, &id)
    })
    .await
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = crossing_id(&id)?;
    match load(&app, &asked, &id).await {
        Ok(opened) => asked.page(&answer_page::Answer::of(
            &asked,
            &opened,
            &Fields::default(),
            &Faults::none(),
        )),
        Err(Refused::Wrong(_)) => go(&format!("/foelgeskab/{id}")),
        Err(refused) => Err(failed(refused)),
    }
}

/// What became of an answer.
enum Answered {
    Sent,
    /// The form again, with what is amiss.
    Amiss(Box<Opened>, Faults),
    /// Somebody else was first, and there is nothing to answer any more.
    Overtaken(Box<Known>),
}

fn answer_in(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    asked: &Asked,
    id: &CrossingId,
    nonce: &StepId,
) -> Result<Answered, Refused> {
    let who = me(tx, asked)?;
    looked(tx, id.as_str())?;
    if store::is_done(tx, nonce)? {
        // The same form again, after it has acted: the same receipt.
        store::one_of(tx, &who, id)?.ok_or(Refused::Gone)?;
        return Ok(Answered::Sent);
    }
    let opened = match opened(tx, asked, id) {
        Ok(opened) => Box::new(opened),
        Err(Refused::Wrong(_)) => return Ok(Answered::Overtaken(Box::new(known(tx, asked, id)?))),
        Err(refused) => return Err(refused),
    };
    let first = matches!(opened.stored.crossing.state, rules::State::New { .. });
    let filled = match answer_page::read(asked, first, asked.web.given.local()) {
        Ok(filled) => filled,
        Err(faults) => return Ok(Answered::Amiss(opened, faults)),
    };
    let form = AnswerForm {
        nonce: nonce.clone(),
        seen: asked.fields.get("seen").to_owned(),
        text: filled.text,
        ask: filled.ask,
    };
    match act::answer(tx, desk, &who, id, &form) {
        Ok(()) => Ok(Answered::Sent),
        Err(Refused::Overtaken) => {
            let mut faults = Faults::none();
            faults.add("text", asked.say("answer-overtaken"));
            Ok(Answered::Amiss(opened, faults))
        }
        Err(Refused::Lacks(lacks)) => {
            let mut faults = Faults::none();
            let picked = form.ask.as_ref().map(|(id, _)| id);
            let who = picked.and_then(|id| opened.house.companion(id));
            let who = who.ok_or(Refused::Gone)?;
            let said = says::warning(asked, who, &lacks);
            faults.add("companion", said.unwrap_or_default());
            Ok(Answered::Amiss(opened, faults))
        }
        Err(refused) => Err(refused),
    }
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let receipt = format!("/nye/{id}/sendt");
    let (outbox, inner) = (Arc::clone(&app.outbox), asked.clone());
    let done = write(&app, &asked, "answer an enquiry", move |tx| {
        let desk = Desk {
            given: &inner.web.given,
            post: Post::To(&outbox),
        };
        answer_in(tx, &desk, &inner, &id, &nonce)
    })
    .await;
    app.knock.knock();
    match done {
        Ok(Answered::Sent) | Err(Refused::Wrong(_)) => go(&receipt),
        Ok(Answered::Amiss(opened, faults)) => {
            let page = answer_page::Answer::of(&asked, &opened, &asked.fields, &faults);
            asked.again(&page)
        }
        Ok(Answered::Overtaken(known)) => {
            let notice = Some(asked.say("notice-overtaken"));
            asked.again(&Detail::of(&asked, &known, notice, &Faults::none()).keeping(&asked))
        }
        Err(refused) => Err(failed(refused)),
    }
}

fn known(tx: &mut Tx<'_>, asked: &Asked, id: &CrossingId) -> Result<Known, Refused> {
    let who = me(tx, asked)?;
    let stored = store::one_of(tx, &who, id)?.ok_or(Refused::Gone)?;
    let (plan, visit) = (plans::of(tx, id)?, act::open_visit(tx, &stored)?);
    let contacts = plans::last_contacts(tx, &who.association)?;
    let house = House::load(tx, &who.association)?;
    Ok(Known {
        turns: turns::of(tx, &house, id)?,
        visit_lines: visit_lines::of_crossing(tx, id)?,
        house,
        notices: plan_pages::notices_of(asked, &stored, plan.as_ref(), visit.as_ref(), &contacts),
        plan,
        visit,
        lines: store::lines(tx, id)?,
        steps: store::steps(tx, id)?,
        approvals: Approvals::of(tx, &who.association)?,
        stored,
    })
}

async fn know(app: &App, asked: &Asked, id: &CrossingId) -> Result<Known, Failed> {
    let (inner, at, id) = (asked.clone(), At::one(id), id.clone());
    look(app, asked, "open a crossing", at, move |tx| {
        known(tx, &inner, &id)
    })
    .await
    .map_err(failed)
}

async fn sent(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let known = know(&app, &asked, &crossing_id(&id)?).await?;
    asked.page(&Sent::of(&asked, &known))
}

async fn detail(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let known = know(&app, &asked, &crossing_id(&id)?).await?;
    let notice = match asked.query.get("gjort") {
        "overdraget" => Some(asked.say("notice-handed-over")),
        "besked" => Some(asked.say("notice-written")),
        "gemt" => Some(asked.say("notice-saved")),
        _ => None,
    };
    asked.page(&Detail::of(&asked, &known, notice, &Faults::none()))
}

async fn again(app: &App, asked: &Asked, id: &CrossingId, faults: Faults) -> Answer {
    let known = know(app, asked, id).await?;
    asked.again(&Detail::of(asked, &known, None, &faults))
}

async fn message(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let text = asked.fields.get("text").to_owned();
    let mut faults = Faults::none();
    if text.is_empty() {
        faults.add("text", asked.say("message-missing"));
    } else if text.chars().count() > MOST_TEXT {
        faults.add("text", asked.say("answer-text-long"));
    }
    if faults.any() {
        return again(&app, &asked, &id, faults).await;
    }
    let to = format!("/foelgeskab/{id}?gjort=besked");
    act(
        &app,
        &asked,
        "write to a guest",
        &to,
        move |tx, desk, asked| {
            let who = me(tx, asked)?;
            looked(tx, id.as_str())?;
            act::write(tx, desk, &who, &id, &nonce, &text)
        },
    )
    .await
}

async fn rung(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let met = asked.fields.get("met") == "ja";
    let to = format!("/foelgeskab/{id}?gjort=gemt");
    act(
        &app,
        &asked,
        "have rung a companion",
        &to,
        move |tx, desk, asked| {
            let who = me(tx, asked)?;
            looked(tx, id.as_str())?;
            act::rung(tx, desk, &who, &id, &nonce, met)
        },
    )
    .await
}

async fn still(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let to = format!("/foelgeskab/{id}?gjort=gemt");
    act(
        &app,
        &asked,
        "see a guest again",
        &to,
        move |tx, desk, asked| {
            let who = me(tx, asked)?;
            looked(tx, id.as_str())?;
            act::still_here(tx, desk, &who, &id, &nonce)
        },
    )
    .await
}

async fn end(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let to = format!("/foelgeskab/{id}?gjort=gemt");
    act(
        &app,
        &asked,
        "end a crossing",
        &to,
        move |tx, desk, asked| {
            let who = me(tx, asked)?;
            looked(tx, id.as_str())?;
            act::end(tx, desk, &who, &id, &nonce)
        },
    )
    .await
}

/// The owner that a form names.
pub(crate) fn owner_of(value: &str) -> Option<Owner> {
    match value.split_once(':')? {
        ("k", id) => CoordinatorId::from_text(id).map(Owner::Coordinator),
        ("f", id) => CompanionId::from_text(id).map(Owner::Companion),
        _ => None,
    }
}

async fn hand_over(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let Some(to) = owner_of(asked.fields.get("to")) else {
        let mut faults = Faults::none();
        faults.add("to", asked.say("hand-over-missing"));
        return again(&app, &asked, &id, faults).await;
    };
    let page = format!("/foelgeskab/{id}?gjort=overdraget");
    let (outbox, inner, of, next) = (
        Arc::clone(&app.outbox),
        asked.clone(),
        id.clone(),
        to.clone(),
    );
    let done = write(&app, &asked, "hand a crossing over", move |tx| {
        let desk = Desk {
            given: &inner.web.given,
            post: Post::To(&outbox),
        };
        let who = me(tx, &inner)?;
        looked(tx, of.as_str())?;
        act::hand_over(tx, &desk, &who, &of, &nonce, &next)
    })
    .await;
    app.knock.knock();
    match done {
        Ok(()) | Err(Refused::Wrong(_)) => go(&page),
        Err(Refused::Lacks(lacks)) => {
            let known = know(&app, &asked, &id).await?;
            let said = match &to {
                Owner::Companion(one) => known.house.companion(one),
                Owner::Coordinator(_) => None,
            }
            .and_then(|one| says::warning(&asked, one, &lacks));
            let mut faults = Faults::none();
            faults.add("to", said.unwrap_or_default());
            asked.again(&Detail::of(&asked, &known, None, &faults))
        }
        Err(refused) => Err(failed(refused)),
    }
}
