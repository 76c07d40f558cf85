//! The routes of guests and their courses.

use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::act::{self, Outcome};
use super::new_page::{self, From, guests_page, new_page};
use super::page::{Back, Guest, guest_page};
use super::rules::{GuestId, Step, Typed, read};
use super::store::{self, Opening};
use crate::house::{FormId, House, Worker, WorkerId, store as house};
use crate::text::{self, LINE_MAX, line};
use crate::today::store as today;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let change = |resource| May::only(Action::Change, resource, STAFF).because(COURSE);
    let guests = |action| May::only(action, "guest", STAFF).because(COURSE);
    Routes::new()
        .get("/forloeb/nyt", change("course"), show_new)
        .post("/forloeb", change("course"), open)
        .get("/gaest", guests(Action::List), list)
        .get("/gaest/{id}", guests(Action::Open), show)
        .post("/gaest/{id}/samtale", change("course"), talk)
        .post("/gaest/{id}/tid", change("expected"), appoint)
        .post("/gaest/{id}/kontakt", change("course"), contact)
        .post(
            "/gaest/{id}/slut",
            May::only(Action::Close, "course", STAFF).because(COURSE),
            end,
        )
        .post(
            "/gaest/{id}/slut/fortrydelse",
            May::only(Action::Close, "course", STAFF).because(COURSE),
            goes_on,
        )
}

async fn surroundings(app: &App, asked: &Asked) -> Result<(House, Vec<Worker>), Failed> {
    Ok(asked
        .on(&app.store)
        .read("read the house", |tx| {
            Ok::<_, StoreError>((house::house(tx)?, house::workers(tx)?))
        })
        .await?)
}

async fn show_new(State(app): State<App>, asked: Asked) -> Answer {
    let (house, workers) = surroundings(&app, &asked).await?;
    let mut from = From::default();
    if let Some(id) = crate::today::rules::WalkInId::from_text(asked.query.get("fra")) {
        let wish = asked
            .on(&app.store)
            .look("read a wish", id.clone().as_str(), move |tx| {
                today::wish_of(tx, &id)
            })
            .await?;
        if let Some((wish, met_by)) = wish {
            from = From {
                wish,
                met_by: Some(met_by.to_string()),
            };
        }
    }
    let given = &app.web.given;
    asked.page(&new_page(
        &asked,
        &house,
        &workers,
        given.today(),
        &given.uuid7(),
        &from,
        &new_page::Back::default(),
    ))
}

async fn open(State(app): State<App>, asked: Asked) -> Answer {
    let form = form(&asked)?;
    let (house, workers) = surroundings(&app, &asked).await?;
    let fields = &asked.fields;
    let typed = Typed {
        called: fields.get("called"),
        basis: fields.get("basis"),
        goal: fields.get("goal"),
        start: fields.get("start"),
        end: fields.get("end"),
        afterwards: fields.get("afterwards"),
        contact: fields.get("contact"),
        decided_by: fields.get("decided_by"),
        hat: fields.get("hat"),
    };
    let new = match read(&typed, |id| workers.iter().any(|worker| worker.id == *id)) {
        Ok(new) => new,
        Err(faults) => {
            let back = new_page::Back {
                fields: (**fields).clone(),
                faults,
            };
            let day = app.web.given.today();
            return asked.again(&new_page(
                &asked,
                &house,
                &workers,
                day,
                form.as_str(),
                &From::default(),
                &back,
            ));
        }
    };
    let given = &app.web.given;
    let opening = Opening {
        form,
        guest: GuestId::new(given),
        step: FormId::new(given),
        by: me(&asked)?,
        now: given.now(),
    };
    let guest = asked
        .on(&app.store)
        .write("open a course", move |tx| {
            let guest = store::open(tx, &opening, &new)?;
            tx.looked(guest.as_str())?;
            Ok::<_, StoreError>(guest)
        })
        .await?;
    go(&format!("/gaest/{guest}?nyt=forloeb"))
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let day = app.web.given.today();
    let (house, running) = asked
        .on(&app.store)
        .look("list the courses that run", LIST, move |tx| {
            Ok::<_, StoreError>((house::house(tx)?, store::running(tx, day)?))
        })
        .await?;
    asked.page(&guests_page(&asked, &house, &running, day))
}

async fn load(app: &App, asked: &Asked, id: &GuestId) -> Result<Guest, Failed> {
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
            Ok::<_, StoreError>(Some(Guest {
                called,
                house: house::house(tx)?,
                workers: house::workers(tx)?,
                steps: store::steps(tx, &course.id)?,
                coming: today::coming(tx, &id, day)?,
                course,
                id: id.clone(),
            }))
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

fn guest_id(text: &str) -> Result<GuestId, Failed> {
    GuestId::from_text(text).ok_or(Failed::NotFound)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let guest = load(&app, &asked, &guest_id(&id)?).await?;
    let receipt = match asked.query.get("nyt") {
        "forloeb" => Some(asked.say("guest-receipt-opened")),
        "samtale" => Some(asked.say("guest-receipt-talk")),
        "tid" => Some(asked.say("guest-receipt-time")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    let given = &app.web.given;
    asked.page(&guest_page(
        &asked,
        &guest,
        given.today(),
        &given.uuid7(),
        back,
    ))
}

/// The guest's page again, with what was typed and what to do.
async fn again(app: &App, asked: &Asked, id: &GuestId, faults: &[(&str, String)]) -> Answer {
    let guest = load(app, asked, id).await?;
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    for (field, text) in faults {
        back.faults.add(field, text.clone());
    }
    let day = app.web.given.today();
    asked.again(&guest_page(
        asked,
        &guest,
        day,
        asked.fields.get("id"),
        back,
    ))
}

fn too_long(asked: &Asked) -> String {
    let max = i64::try_from(LINE_MAX).unwrap_or(0);
    asked.tell("line-too-long", &[("max", max.into())])
}

async fn take(app: &App, asked: &Asked, id: GuestId, step: Step, then: &str) -> Answer {
    let (form, by, now) = (form(asked)?, me(asked)?, app.web.given.now());
    let guest = id.clone();
    let outcome = asked
        .on(&app.store)
        .write("take a step in a course", move |tx| {
            tx.looked(guest.as_str())?;
            act::step(tx, &form, &guest, &step, &by, now)
        })
        .await?;
    match outcome {
        Outcome::NoCourse => Err(Failed::NotFound),
        // Somebody else was faster: the page shows how it stands now.
        Outcome::WrongState => go(&format!("/gaest/{id}")),
        Outcome::Written => go(&format!("/gaest/{id}{then}")),
    }
}

async fn talk(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    match line(asked.fields.get("talk"), LINE_MAX) {
        Some(line) => take(&app, &asked, id, Step::Talk(line), "?nyt=samtale").await,
        None => again(&app, &asked, &id, &[("talk", too_long(&asked))]).await,
    }
}

async fn contact(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    let (_, workers) = surroundings(&app, &asked).await?;
    let chosen = WorkerId::from_text(asked.fields.get("contact"))
        .filter(|id| workers.iter().any(|worker| worker.id == *id));
    match chosen {
        Some(chosen) => take(&app, &asked, id, Step::Contact(chosen), "").await,
        None => {
            again(
                &app,
                &asked,
                &id,
                &[("contact", asked.say("choose-worker"))],
            )
            .await
        }
    }
}

async fn end(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = guest_id(&id)?;
    match line(asked.fields.get("ended"), LINE_MAX) {
        Some(line) => take(&app, &asked, id, Step::Ended(line), "").await,
        None => again(&app, &asked, &id, &[("ended", too_long(&asked))]).await,
    }
}

async fn goes_on(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    take(&app, &asked, guest_id(&id)?, Step::GoesOn, "").await
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
    let new = today::NewExpected {
        form,
        day,
        at_min,
        guest: load(&app, &asked, &id).await?.id,
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
