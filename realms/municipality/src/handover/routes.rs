//! The routes of a hand-over. None of them sends anything anywhere.

use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Routes, State, bytes, go};

use super::pages::{Moving, handover_page};
use super::rules::{self, Fault, Handover, PART_MAX, Part, State as Stands};
use super::{paper, store};
use crate::course::GuestId;
use crate::course::after::Next;
use crate::course::steps::steps;
use crate::course::store as courses;
use crate::course::story::{Step, Story};
use crate::door::protected::{Of, ask_first};
use crate::door::store as door;
use crate::house::store as house;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "handover", STAFF).because(COURSE);
    Routes::new()
        .get("/gaest/{id}/udtraek", may(Action::Open), show)
        .post("/gaest/{id}/udtraek", may(Action::Change), begin)
        .post("/gaest/{id}/udtraek/tekst", may(Action::Change), save)
        .post("/gaest/{id}/udtraek/fri", may(Action::Change), release)
        .post("/gaest/{id}/udtraek/tilbage", may(Action::Change), withdraw)
        .post("/gaest/{id}/udtraek/baaret", may(Action::Change), carry)
        .get("/gaest/{id}/udtraek.pdf", may(Action::Open), pdf)
}

fn read(tx: &mut Tx<'_>, id: &GuestId) -> Result<Option<Moving>, StoreError> {
    let (Some(called), Some(course)) = (courses::called(tx, id)?, courses::newest(tx, id)?) else {
        return Ok(None);
    };
    let told = steps(tx, &course.id)?;
    let story = Story::of(&told);
    let ended = told.iter().rev().find_map(|one| match &one.step {
        Step::Ended(ending) if !story.state.open() => Some(ending),
        _ => None,
    });
    let next = ended.map(|ending| ending.next);
    let next = next.or(story.plan.as_ref().map(|(next, _)| *next));
    Ok(Some(Moving {
        to: next.and_then(Next::help),
        ended: ended.map(|ending| ending.reason),
        house: house::house(tx)?,
        handover: store::newest(tx, id, &course.id)?,
        protected: door::is_protected(tx, id)?,
        guest: id.clone(),
        called,
        course,
    }))
}

async fn load(app: &App, asked: &Asked, id: &str) -> Result<Moving, Failed> {
    let id = GuestId::from_text(id).ok_or(Failed::NotFound)?;
    let found = asked
        .on(&app.store)
        .look("read a hand-over", id.clone().as_str(), move |tx| {
            read(tx, &id)
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

fn here(moving: &Moving) -> String {
    format!("/gaest/{}/udtraek", moving.guest)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let moving = load(&app, &asked, &id).await?;
    let form = app.web.given.uuid7();
    let nothing = (&Fields::default(), Faults::none());
    asked.page(&handover_page(&asked, &moving, &form, nothing))
}

fn again(asked: &Asked, moving: &Moving, faults: Vec<(&'static str, Fault)>) -> Answer {
    let max = i64::try_from(PART_MAX).unwrap_or(0);
    let mut told = Faults::none();
    for (field, fault) in faults {
        let text = match fault {
            Fault::NoReceiver => asked.say("after-fault-help"),
            Fault::NoPart => asked.say("hand-fault-part"),
            Fault::TooLong => asked.tell("line-too-long", &[("max", max.into())]),
            Fault::NotRead => asked.say("hand-fault-read"),
            Fault::Empty => asked.say("hand-fault-empty"),
        };
        told.add(field, text);
    }
    let form = asked.fields.get("id");
    asked.again(&handover_page(asked, moving, form, (&asked.fields, told)))
}

async fn begin(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let moving = load(&app, &asked, &id).await?;
    let back = here(&moving);
    let written = matches!(
        moving.handover.as_ref().map(|one| one.state),
        Some(Stands::Draft | Stands::Released(_))
    );
    if moving.to.is_none() || written {
        return go(&back);
    }
    let (form, by, given) = (form(&asked)?, me(&asked)?, app.web.given.clone());
    let (receiver, parts) =
        match rules::begin(asked.fields.get("receiver"), asked.fields.all("part")) {
            Ok(read) => read,
            Err(faults) => return again(&asked, &moving, faults),
        };
    asked
        .on(&app.store)
        .write("begin a hand-over", move |tx| {
            tx.looked(moving.guest.as_str())?;
            store::begin(
                tx,
                &given,
                &form,
                &moving.course.id,
                (receiver, &parts),
                &by,
            )
        })
        .await?;
    go(&back)
}

/// The hand-over that is being written, or nothing to write.
fn draft(moving: &Moving) -> Option<&Handover> {
    moving
        .handover
        .as_ref()
        .filter(|one| one.state == Stands::Draft)
}

fn of<'a>(moving: &'a Moving, back: &'a str) -> Of<'a> {
    Of {
        called: &moving.called,
        protected: moving.protected,
        back,
    }
}

async fn written(app: &App, id: &str, asked: Asked, releases: bool) -> Answer {
    let moving = load(app, &asked, id).await?;
    let back = here(&moving);
    let Some(handover) = draft(&moving) else {
        return go(&back);
    };
    let parts: Vec<Part> = handover.parts.iter().map(|(part, _)| *part).collect();
    let (texts, words) = match rules::write(&parts, |name| asked.fields.get(name), releases) {
        Ok(written) => written,
        Err(faults) => return again(&asked, &moving, faults),
    };
    let of = of(&moving, &back);
    let shown = || {
        let own = (asked.say("hand-own-words"), words.clone());
        let told = texts
            .iter()
            .map(|(part, text)| (asked.say(part.name()), text.clone()));
        std::iter::once(own).chain(told).collect()
    };
    if releases && let Some(ask) = ask_first(&asked, of, shown) {
        return ask;
    }
    let (id, guest, now) = (
        handover.id.clone(),
        moving.guest.clone(),
        app.web.given.now(),
    );
    asked
        .on(&app.store)
        .write("write a hand-over", move |tx| {
            tx.looked(guest.as_str())?;
            store::write(tx, &guest, &id, (&texts, &words))?;
            if releases {
                store::release(tx, &id, now)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    go(&back)
}

async fn save(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    written(&app, &id, asked, false).await
}

async fn release(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    written(&app, &id, asked, true).await
}

async fn withdraw(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let moving = load(&app, &asked, &id).await?;
    let back = here(&moving);
    let (now, guest) = (app.web.given.now(), moving.guest);
    if let Some(handover) = moving.handover {
        asked
            .on(&app.store)
            .write("take a hand-over back", move |tx| {
                tx.looked(guest.as_str())?;
                store::withdraw(tx, &handover.id, now)
            })
            .await?;
    }
    go(&back)
}

async fn carry(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let moving = load(&app, &asked, &id).await?;
    let back = here(&moving);
    let (now, guest) = (app.web.given.now(), moving.guest);
    if let Some(handover) = moving.handover {
        asked
            .on(&app.store)
            .write("a hand-over is carried away", move |tx| {
                tx.looked(guest.as_str())?;
                store::carry(tx, &handover.id, now)
            })
            .await?;
    }
    go(&back)
}

async fn pdf(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let moving = load(&app, &asked, &id).await?;
    let released = moving
        .handover
        .as_ref()
        .filter(|one| matches!(one.state, Stands::Released(_)));
    let Some(handover) = released else {
        return go(&here(&moving));
    };
    let paper = paper::summary(&asked, &moving, handover);
    let back = here(&moving);
    if let Some(ask) = ask_first(&asked, of(&moving, &back), || paper.sections.clone()) {
        return ask;
    }
    let pdf = kit_report::summary(&paper).map_err(|error| Failed::Page(error.to_string()))?;
    bytes("application/pdf", None, pdf)
}
