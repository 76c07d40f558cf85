//! The routes of goals.

use jiff::civil::Date;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::{Back, Goals, goals_page};
use super::rules::{Agency, Fault, Faulty, read_part, words_of};
use super::{GoalId, PartId, ReviewId, store};
use crate::course::beside;
use crate::course::rules::{CourseId, TodoId};
use crate::course::steps::steps;
use crate::course::store as courses;
use crate::course::story::Story;
use crate::course::{GuestId, Where};
use crate::house::{FormId, GuestWords, WorkerId, store as house};
use crate::offer::store as offers;
use crate::text::{self, LINE_MAX};
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "goal", STAFF).because(COURSE);
    let change = || may(Action::Change);
    Routes::new()
        .get("/gaest/{id}/maal", may(Action::Open), show)
        .post("/gaest/{id}/maal", change(), put)
        .post("/gaest/{id}/maal/naaet", change(), reached)
        .post("/gaest/{id}/maal/del", change(), part)
        .post("/gaest/{id}/maal/del/faerdig", change(), part_over)
        .post("/gaest/{id}/maal/med", change(), agency)
        .post("/gaest/{id}/maal/med/tilbage", change(), withdraw)
        .post("/gaest/{id}/maal/set", change(), held)
        .post("/gaest/{id}/maal/dag", change(), moved)
        .post("/gaest/{id}/maal/dage", change(), more)
        .post("/gaest/{id}/huskeliste/del", change(), share)
}

async fn load(app: &App, asked: &Asked, id: &str) -> Result<Goals, Failed> {
    let id = GuestId::from_text(id).ok_or(Failed::NotFound)?;
    let today = app.web.given.today();
    let found = asked
        .on(&app.store)
        .look("read goals", id.clone().as_str(), move |tx| {
            let (Some(called), Some(course)) =
                (courses::called(tx, &id)?, courses::newest(tx, &id)?)
            else {
                return Ok(None);
            };
            let story = Story::of(&steps(tx, &course.id)?);
            let end = story.last_day(course.end, today);
            let todos = beside::todos(tx, &id, &course.id)?;
            Ok::<_, StoreError>(Some(Goals {
                called,
                house: house::house(tx)?,
                sheet: store::of_guest(tx, &id)?,
                at: Where::of(course.start, end, today),
                open: story.state.open(),
                shared: beside::on_the_sheet(todos),
                course,
                guest: id.clone(),
            }))
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

fn here(goals: &Goals) -> String {
    format!("/gaest/{}/maal", goals.guest)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let back = Back {
        receipt: (!asked.query.get("nyt").is_empty()).then(|| asked.say("goal-receipt")),
        ..Back::default()
    };
    let given = &app.web.given;
    let (today, form) = (given.today(), given.uuid7());
    asked.page(&goals_page(&asked, &goals, today, &form, back))
}

/// The page again, with what was typed and what to do; also where the course has ended meanwhile.
fn again(app: &App, asked: &Asked, goals: &Goals, faults: Faulty) -> Answer {
    let max = i64::try_from(LINE_MAX).unwrap_or(0);
    let words = GuestWords::of(&goals.house, asked.lang());
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    for (field, fault) in faults {
        let text = match fault {
            Fault::Empty => asked.say("goal-fault-empty"),
            Fault::TooLong => asked.tell("line-too-long", &[("max", max.into())]),
            Fault::NoAgency => tell("goal-fault-agency"),
            Fault::NoKind => asked.say("goal-fault-kind"),
            Fault::NoYes => tell("goal-fault-yes"),
            Fault::NoGoal => asked.say("goal-fault-goal"),
            Fault::NoDay => asked.say("goal-fault-day"),
        };
        back.faults.add(field, text);
    }
    let (today, form) = (app.web.given.today(), asked.fields.get("id"));
    asked.again(&goals_page(asked, goals, today, form, back))
}

/// Who writes, with which form, in whose course.
struct Writing {
    form: FormId,
    guest: GuestId,
    course: CourseId,
    by: WorkerId,
    now: jiff::Timestamp,
}

/// Writes in an open course; of one that has ended the page is shown again with what was typed.
async fn write(
    app: &App,
    asked: &Asked,
    goals: Goals,
    then: &str,
    write: impl Fn(&mut Tx<'_>, &Writing) -> Result<(), StoreError> + Send + 'static,
) -> Answer {
    if !goals.open {
        return again(app, asked, &goals, Vec::new());
    }
    let writing = Writing {
        form: form(asked)?,
        guest: goals.guest.clone(),
        course: goals.course.id.clone(),
        by: me(asked)?,
        now: app.web.given.now(),
    };
    asked
        .on(&app.store)
        .write("write on a goal sheet", move |tx| {
            tx.looked(writing.guest.as_str())?;
            write(tx, &writing)
        })
        .await?;
    go(then)
}

async fn put(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let then = format!("{}?nyt=maal", here(&goals));
    match words_of(asked.fields.get("goal")) {
        Err(fault) => again(&app, &asked, &goals, vec![("goal", fault)]),
        Ok(line) => {
            write(&app, &asked, goals, &then, move |tx, w| {
                store::put_goal(tx, &w.form, (&w.guest, &w.course), &line, &w.by, w.now)
            })
            .await
        }
    }
}

async fn reached(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let goal = GoalId::from_text(asked.fields.get("goal_id"));
    let not = !asked.fields.get("not").is_empty();
    let then = here(&goals);
    write(&app, &asked, goals, &then, move |tx, w| match &goal {
        Some(goal) => store::reach(tx, goal, &w.course, (!not).then_some(w.now)).map(|_| ()),
        None => Ok(()),
    })
    .await
}

async fn part(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let f = &asked.fields;
    let typed = (f.get("for"), f.get("agency"), f.get("kind"), f.get("line"));
    let then = format!("{}?nyt=del", here(&goals));
    match read_part(&goals.sheet, typed) {
        Err(faults) => again(&app, &asked, &goals, faults),
        Ok(new) => {
            write(&app, &asked, goals, &then, move |tx, w| {
                store::put_part(tx, &w.form, (&w.guest, &w.course), &new, &w.by, w.now)
            })
            .await
        }
    }
}

async fn part_over(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let part = PartId::from_text(asked.fields.get("part_id"));
    let not = !asked.fields.get("not").is_empty();
    let then = here(&goals);
    write(&app, &asked, goals, &then, move |tx, w| match &part {
        Some(part) => store::end_part(tx, part, &w.course, (!not).then_some(w.now)).map(|_| ()),
        None => Ok(()),
    })
    .await
}

async fn agency(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let agency = Agency::from_key(asked.fields.get("with")).filter(|one| !one.own());
    let mut faults = Vec::new();
    if agency.is_none() {
        faults.push(("with", Fault::NoAgency));
    }
    if asked.fields.get("yes").is_empty() {
        faults.push(("yes", Fault::NoYes));
    }
    let (Some(agency), true) = (agency, faults.is_empty()) else {
        return again(&app, &asked, &goals, faults);
    };
    let then = here(&goals);
    write(&app, &asked, goals, &then, move |tx, w| {
        store::say_yes(tx, &w.form, &w.course, agency, &w.by, w.now)
    })
    .await
}

/// A yes can be taken back whenever the guest wants it.
async fn withdraw(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let agency = Agency::from_key(asked.fields.get("with"));
    let (then, now) = (here(&goals), app.web.given.now());
    let (guest, course) = (goals.guest, goals.course.id);
    asked
        .on(&app.store)
        .write("take a yes back", move |tx| {
            tx.looked(guest.as_str())?;
            match agency {
                Some(agency) => store::withdraw(tx, &course, agency, now).map(|_| ()),
                None => Ok(()),
            }
        })
        .await?;
    go(&then)
}

async fn held(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let review = ReviewId::from_text(asked.fields.get("review"));
    let then = format!("{}?nyt=set", here(&goals));
    match words_of(asked.fields.get("agreed")) {
        Err(fault) => again(&app, &asked, &goals, vec![("agreed", fault)]),
        Ok(agreed) => {
            write(&app, &asked, goals, &then, move |tx, w| match &review {
                Some(review) => {
                    let whose = (&w.guest, &w.course);
                    store::hold(tx, review, whose, &agreed, &w.by, w.now).map(|_| ())
                }
                None => Ok(()),
            })
            .await
        }
    }
}

async fn moved(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let review = ReviewId::from_text(asked.fields.get("review"));
    let (today, contact) = (app.web.given.today(), goals.course.contact.clone());
    let closed = asked
        .on(&app.store)
        .read("read closed days", move |tx| {
            offers::of_worker(tx, &contact, today).map(|offer| offer.settings.closed)
        })
        .await?;
    let works = |day| engine_planning::calendar::is_working_day(day) && !closed.on(day);
    let within = |day: Date| match goals.at {
        Where::Open => day >= today,
        Where::Clocked { end, .. } => day >= today && day <= end,
    };
    let day = text::date(asked.fields.get("day")).filter(|day| within(*day) && works(*day));
    let then = here(&goals);
    match day {
        None => again(&app, &asked, &goals, vec![("day", Fault::NoDay)]),
        Some(day) => {
            write(&app, &asked, goals, &then, move |tx, w| match &review {
                Some(review) => store::move_to(tx, review, &w.course, day).map(|_| ()),
                None => Ok(()),
            })
            .await
        }
    }
}

async fn more(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let (today, contact) = (app.web.given.today(), goals.course.contact.clone());
    let end = match goals.at {
        Where::Open => None,
        Where::Clocked { end, .. } => Some(end),
    };
    let start = goals.course.start.max(today);
    let then = here(&goals);
    let planned = goals.sheet.next().is_some();
    write(&app, &asked, goals, &then, move |tx, w| {
        if planned {
            return Ok(());
        }
        store::plan(tx, &w.course, (start, end), &contact)
    })
    .await
}

/// A small thing to do stands on the sheet that others see only while the guest wants it (HS-18).
async fn share(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let goals = load(&app, &asked, &id).await?;
    let todo = TodoId::from_text(asked.fields.get("todo_id"));
    let not = !asked.fields.get("not").is_empty();
    let then = format!("/gaest/{}", goals.guest);
    write(&app, &asked, goals, &then, move |tx, w| match &todo {
        Some(todo) => {
            let at = (!not).then_some(w.now);
            beside::share_todo(tx, todo, &w.course, at).map(|_| ())
        }
        None => Ok(()),
    })
    .await
}
