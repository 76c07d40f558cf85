//! The routes of guests and their courses.

use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::act::{self, Outcome, Taking};
use super::after::Next;
use super::after_page::{after_page, slip_page};
use super::list_page::guests_page;
use super::page::{Back, Guest, guest_page};
use super::policy::CoursePolicy;
use super::rules::GuestId;
use super::steps::steps;
use super::store;
use super::story::{State as Stands, Step, Story};
use super::{beside, new_routes, step_routes as take_, sums};
use crate::door::protected::{Of, ask_first};
use crate::door::store as door;
use crate::goal::store as goals;
use crate::group::read as groups;
use crate::house::{House, Worker, WorkerId, store as house};
use crate::text::{self, LINE_MAX, line};
use crate::today::form;
use crate::today::store as today;
use crate::{App, COURSE, LEADER, OVERSIGHT, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let change = |resource| May::only(Action::Change, resource, STAFF).because(COURSE);
    let close = || May::only(Action::Close, "course", STAFF).because(COURSE);
    let guests = |action| May::only(action, "guest", STAFF).because(COURSE);
    let sums = May::only(Action::List, "course_sums", &[LEADER]).because(OVERSIGHT);
    Routes::new()
        .get("/forloeb/nyt", change("course"), new_routes::show)
        .post("/forloeb", change("course"), new_routes::open)
        .get("/gaest", guests(Action::List), list)
        .get("/gaest/{id}", guests(Action::Open), show)
        .get("/gaest/{id}/seddel", guests(Action::Open), slip)
        .post("/gaest/{id}/samtale", change("course"), take_::talk)
        .post("/gaest/{id}/sagt", change("course"), take_::said)
        .post("/gaest/{id}/besoeg", change("course"), take_::visit)
        .post("/gaest/{id}/faellesskaber", change("course"), take_::spoke)
        .post("/gaest/{id}/netvaerk", change("course"), take_::network)
        .post("/gaest/{id}/tid", change("expected"), appoint)
        .post("/gaest/{id}/kontakt", change("course"), take_::contact)
        .post("/gaest/{id}/pause", change("course"), take_::pause)
        .post("/gaest/{id}/pause/slut", change("course"), take_::resume)
        .post(
            "/gaest/{id}/anden-hjaelp",
            change("support"),
            take_::support,
        )
        .post(
            "/gaest/{id}/anden-hjaelp/slut",
            change("support"),
            take_::support_ends,
        )
        .post("/gaest/{id}/huskeliste", change("todo"), take_::todo)
        .post(
            "/gaest/{id}/huskeliste/gjort",
            change("todo"),
            take_::todo_done,
        )
        .get("/gaest/{id}/bagefter", guests(Action::Open), show_after)
        .post("/gaest/{id}/bagefter", change("course"), take_::plan)
        .post("/gaest/{id}/nedtrapning", change("course"), take_::taper)
        .post("/gaest/{id}/laengere", change("course"), take_::longer)
        .post("/gaest/{id}/slut", close(), take_::end)
        .post("/gaest/{id}/slut/fortrydelse", close(), take_::goes_on)
        .post("/gaest/{id}/klip", change("punch_card"), take_::punch)
        .post(
            "/gaest/{id}/klip/fortrydelse",
            change("punch_card"),
            take_::undo_punch,
        )
        .get("/ledelse/forloeb", sums, sums::show)
}

pub(crate) async fn surroundings(app: &App, asked: &Asked) -> Result<(House, Vec<Worker>), Failed> {
    Ok(asked
        .on(&app.store)
        .read("read the house", |tx| {
            Ok::<_, StoreError>((house::house(tx)?, house::workers(tx)?))
        })
        .await?)
}

/// The rules in force here today.
pub(crate) async fn policy(app: &App, asked: &Asked) -> Result<CoursePolicy, Failed> {
    let (day, me) = (
        app.web.given.today(),
        WorkerId::from_text(&asked.actor()?.id),
    );
    Ok(asked
        .on(&app.store)
        .read("read the rules of a course", move |tx| {
            super::policy::of(tx, me.as_ref(), day).map(|rules| rules.policy)
        })
        .await?)
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let (day, me) = (
        app.web.given.today(),
        WorkerId::from_text(&asked.actor()?.id),
    );
    let (house, open, policy, goals) = asked
        .on(&app.store)
        .look("list the courses that are open", LIST, move |tx| {
            let policy = super::policy::of(tx, me.as_ref(), day)?.policy;
            let goals = match &me {
                Some(me) => crate::goal::due_for(tx, me, day)?,
                None => Vec::new(),
            };
            let open = store::open_courses(tx, day)?;
            Ok::<_, StoreError>((house::house(tx)?, open, policy, goals))
        })
        .await?;
    asked.page(&guests_page(&asked, &house, &open, &policy, &goals, day))
}

/// Everything the page of a guest is made of.
pub(crate) async fn load(app: &App, asked: &Asked, id: &GuestId) -> Result<Guest, Failed> {
    read(app, asked, id, false).await
}

/// As [`load`], with the workshops in which the course may carry on.
pub(crate) async fn load_after(app: &App, asked: &Asked, id: &GuestId) -> Result<Guest, Failed> {
    read(app, asked, id, true).await
}

async fn read(app: &App, asked: &Asked, id: &GuestId, after: bool) -> Result<Guest, Failed> {
    let (day, id) = (app.web.given.today(), id.clone());
    let found = asked
        .on(&app.store)
        .look("read a guest", id.clone().as_str(), move |tx| {
            let Some(called) = store::called(tx, &id)? else {
                return Ok(None);
            };
            let Some(course) = store::newest(tx, &id)? else {
                return Ok(None);
            };
            let steps = steps(tx, &course.id)?;
            let card = match Story::of(&steps).state {
                Stands::Ended {
                    next: Next::Talks, ..
                } => beside::card(tx, &course.id)?,
                _ => None,
            };
            let support = beside::support(tx, &id)?;
            Ok::<_, StoreError>(Some(Guest {
                protected: door::is_protected(tx, &id)?,
                called,
                house: house::house(tx)?,
                workers: house::workers(tx)?,
                carried_on: act::carried_on(tx, &course.id, &steps)?.is_some(),
                coming: today::coming(tx, &id, day)?,
                way: super::support::line_of_time(store::way(tx, &id)?, &support),
                todos: beside::todos(tx, &id, &course.id)?,
                sheet: goals::sheet(tx, &id, &course.id, &course.goal)?,
                policy: super::policy::of(tx, Some(&course.contact), day)?.policy,
                talks: store::talks(tx, &course.id)?,
                workshops: if after {
                    groups::ways_in(tx, day)?
                } else {
                    Vec::new()
                },
                steps,
                card,
                support,
                course,
                id: id.clone(),
            }))
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

pub(crate) fn guest_id(text: &str) -> Result<GuestId, Failed> {
    GuestId::from_text(text).ok_or(Failed::NotFound)
}

fn receipt(asked: &Asked) -> Option<String> {
    match asked.query.get("nyt") {
        "forloeb" => Some(asked.say("guest-receipt-opened")),
        "samtale" => Some(asked.say("guest-receipt-talk")),
        "tid" => Some(asked.say("guest-receipt-time")),
        "sagt" => Some(asked.say("guest-receipt-said")),
        "plan" => Some(asked.say("after-receipt-plan")),
        "laengere" => Some(asked.say("after-receipt-longer")),
        "slut" => Some(asked.say("guest-receipt-ended")),
        _ => None,
    }
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = load(&app, &asked, &guest_id(&id)?).await?;
    let back = Back {
        receipt: receipt(&asked),
        ..Back::default()
    };
    let given = &app.web.given;
    let (today, form) = (given.today(), given.uuid7());
    asked.page(&guest_page(&asked, &guest, today, &form, back))
}

async fn show_after(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = load_after(&app, &asked, &guest_id(&id)?).await?;
    let back = Back {
        receipt: receipt(&asked),
        ..Back::default()
    };
    asked.page(&after_page(&asked, &guest, &app.web.given.uuid7(), back))
}

async fn slip(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = load(&app, &asked, &guest_id(&id)?).await?;
    let back = format!("/gaest/{id}");
    let of = Of {
        called: &guest.called,
        protected: guest.protected,
        back: &back,
    };
    let shown = || vec![(asked.say("slip-goal"), guest.course.goal.clone())];
    if let Some(ask) = ask_first(&asked, of, shown) {
        return ask;
    }
    asked.page(&slip_page(&asked, &guest))
}

fn kept(asked: &Asked, faults: &[(&str, String)]) -> Back {
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    for (field, text) in faults {
        back.faults.add(field, text.clone());
    }
    back
}

/// The guest's page again, with what was typed and what to do.
pub(crate) async fn again(
    app: &App,
    asked: &Asked,
    id: &GuestId,
    faults: &[(&str, String)],
) -> Answer {
    let guest = load(app, asked, id).await?;
    let (day, form) = (app.web.given.today(), asked.fields.get("id"));
    asked.again(&guest_page(asked, &guest, day, form, kept(asked, faults)))
}

/// The page about the end again, with what was typed and what to do.
pub(crate) async fn again_after(
    app: &App,
    asked: &Asked,
    id: &GuestId,
    faults: &[(&str, String)],
) -> Answer {
    let guest = load_after(app, asked, id).await?;
    let form = asked.fields.get("id");
    asked.again(&after_page(asked, &guest, form, kept(asked, faults)))
}

fn too_long(asked: &Asked) -> String {
    let max = i64::try_from(LINE_MAX).unwrap_or(0);
    asked.tell("line-too-long", &[("max", max.into())])
}

/// Who takes a step in this guest's course now.
pub(crate) async fn taking(app: &App, asked: &Asked, guest: &GuestId) -> Result<Taking, Failed> {
    let (form, by, hat) = take_::who(asked)?;
    Ok(Taking {
        form,
        guest: guest.clone(),
        by,
        hat,
        now: app.web.given.now(),
        today: app.web.given.today(),
        policy: policy(app, asked).await?,
        workshop: None,
    })
}

/// Where a step leads.
pub(crate) fn answered(outcome: Outcome, id: &GuestId, then: &str) -> Answer {
    match outcome {
        Outcome::NoCourse => Err(Failed::NotFound),
        // Somebody else was faster: the page shows how it stands now.
        Outcome::WrongState => go(&format!("/gaest/{id}")),
        Outcome::Written => go(&format!("/gaest/{id}{then}")),
    }
}

pub(crate) async fn take(app: &App, asked: &Asked, id: GuestId, step: Step, then: &str) -> Answer {
    let taking = taking(app, asked, &id).await?;
    take_as(app, asked, taking, step, then).await
}

/// Takes a step as it was prepared.
pub(crate) async fn take_as(
    app: &App,
    asked: &Asked,
    taking: Taking,
    step: Step,
    then: &str,
) -> Answer {
    let id = taking.guest.clone();
    let outcome = asked
        .on(&app.store)
        .write("take a step in a course", move |tx| {
            tx.looked(taking.guest.as_str())?;
            act::step(tx, &taking, &step)
        })
        .await?;
    answered(outcome, &id, then)
}

async fn appoint(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let form = form(&asked)?;
    let (_, workers) = surroundings(&app, &asked).await?;
    let fields = &asked.fields;
    let day = text::date(fields.get("day")).filter(|day| *day >= app.web.given.today());
    let minute = text::minute(fields.get("time"));
    let with = WorkerId::from_text(fields.get("with"))
        .filter(|id| workers.iter().any(|worker| worker.id == *id));
    let what = line(fields.get("what"), LINE_MAX);
    let (Some(day), Some(at_min), Some(with), Some(what)) = (day, minute, &with, &what) else {
        let mut faults = Vec::new();
        if day.is_none() {
            faults.push(("day", asked.say("fault-day-past")));
        }
        if minute.is_none() {
            faults.push(("time", asked.say("fault-time")));
        }
        if with.is_none() {
            faults.push(("with", asked.say("choose-worker")));
        }
        if what.is_none() {
            faults.push(("what", too_long(&asked)));
        }
        return again(&app, &asked, &id, &faults).await;
    };
    let guest = load(&app, &asked, &id).await?;
    let held = i64::from(guest.story().talks) + i64::try_from(guest.coming.len()).unwrap_or(0);
    let most = guest.policy.most_meetings;
    if let Some(most) = most.filter(|most| held >= i64::from(*most)) {
        let fault = asked.tell("due-no-more", &[("n", i64::from(most).into())]);
        return again(&app, &asked, &id, &[("day", fault)]).await;
    }
    let new = today::NewExpected {
        form,
        day,
        at_min,
        guest: guest.id,
        with: with.clone(),
        what: what.clone(),
    };
    asked
        .on(&app.store)
        .write("make an appointment", move |tx| {
            tx.looked(new.guest.as_str())?;
            today::make_expected(tx, &new)
        })
        .await?;
    go(&format!("/gaest/{id}?nyt=tid"))
}
