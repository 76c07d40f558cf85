//! The routes of notes.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, Faults, Fields, May, Path, Routes, State, go};

use super::NoteId;
use super::pages::{Notes, notes_page};
use super::store::{self, NewNote};
use crate::course::GuestId;
use crate::course::store as courses;
use crate::house::store as house;
use crate::offer::settings::Documentation;
use crate::offer::store as offers;
use crate::text::{self, LINE_MAX, line};
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "note", STAFF).because(COURSE);
    Routes::new()
        .get("/gaest/{id}/noter", may(Action::Open), show)
        .post("/gaest/{id}/noter", may(Action::Change), put)
}

async fn load(app: &App, asked: &Asked, id: &str) -> Result<Notes, Failed> {
    let id = GuestId::from_text(id).ok_or(Failed::NotFound)?;
    let day = app.web.given.today();
    let found = asked
        .on(&app.store)
        .look("read notes", id.clone().as_str(), move |tx| {
            let (Some(called), Some(course)) =
                (courses::called(tx, &id)?, courses::newest(tx, &id)?)
            else {
                return Ok(None);
            };
            let offer = offers::of_worker(tx, &course.contact, day)?;
            Ok::<_, StoreError>(Some(Notes {
                called,
                house: house::house(tx)?,
                notes: store::notes(tx, &id, &course.id)?,
                kept: offer.settings.documentation != Documentation::None,
                course,
                guest: id.clone(),
            }))
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let notes = load(&app, &asked, &id).await?;
    let given = &app.web.given;
    let typed = (&Fields::default(), Faults::none());
    let corrects = asked.query.get("ret");
    let (form, today) = (given.uuid7(), given.today());
    asked.page(&notes_page(&asked, &notes, corrects, &form, today, typed))
}

async fn put(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let notes = load(&app, &asked, &id).await?;
    let here = format!("/gaest/{}/noter", notes.guest);
    if !notes.kept {
        return go(&here);
    }
    let fields = &asked.fields;
    let on = text::date(fields.get("on"));
    let lines = [
        ("purpose", fields.get("purpose")),
        ("next", fields.get("next")),
    ];
    let [purpose, next] = lines.map(|(_, typed)| line(typed, LINE_MAX));
    let (Some(on), Some(purpose), Some(next)) = (on, &purpose, &next) else {
        let mut faults = Faults::none();
        if on.is_none() {
            faults.add("on", asked.say("fault-date"));
        }
        let max = i64::try_from(LINE_MAX).unwrap_or(0);
        for (field, line) in [("purpose", &purpose), ("next", &next)] {
            if line.is_none() {
                faults.add(field, asked.tell("line-too-long", &[("max", max.into())]));
            }
        }
        let (corrects, today) = (fields.get("corrects"), app.web.given.today());
        let page = notes_page(
            &asked,
            &notes,
            corrects,
            fields.get("id"),
            today,
            (fields, faults),
        );
        return asked.again(&page);
    };
    let known = |id: &NoteId| notes.notes.iter().any(|note| note.id == *id);
    let new = NewNote {
        form: form(&asked)?,
        on,
        purpose: purpose.clone(),
        next: next.clone(),
        corrects: NoteId::from_text(fields.get("corrects")).filter(known),
    };
    let (by, now) = (me(&asked)?, app.web.given.now());
    let (guest, course) = (notes.guest.clone(), notes.course);
    asked
        .on(&app.store)
        .write("write a note", move |tx| {
            tx.looked(guest.as_str())?;
            store::put(tx, &guest, (&course.id, course.offer), &new, &by, now)
        })
        .await?;
    go(&format!("{here}?nyt=note"))
}
