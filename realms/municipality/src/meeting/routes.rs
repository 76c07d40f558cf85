//! The routes of meetings. None of them sends anything anywhere: the guest carries the sheet.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::{Back, Meetings, meeting_page};
use super::rules::{Fault, Faulty, read};
use super::store::{self, Writing};
use super::{LineId, MeetingId};
use crate::course::GuestId;
use crate::course::steps::steps;
use crate::course::store as courses;
use crate::course::story::Story;
use crate::door::protected::{Of, ask_first};
use crate::door::store as door;
use crate::goal::store as goals;
use crate::house::{GuestWords, store as house};
use crate::text::LINE_MAX;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "meeting", STAFF).because(COURSE);
    Routes::new()
        .get("/gaest/{id}/moede", may(Action::Open), show)
        .post("/gaest/{id}/moede", may(Action::Change), save)
        .post("/gaest/{id}/moede/aftalt", may(Action::Change), agree)
        .post("/gaest/{id}/moede/gjort", may(Action::Change), done)
        .post(
            "/gaest/{id}/moede/opfoelgning/fortrydelse",
            may(Action::Change),
            no_review,
        )
}

async fn load(app: &App, asked: &Asked, id: &str) -> Result<Meetings, Failed> {
    let id = GuestId::from_text(id).ok_or(Failed::NotFound)?;
    let now = app.web.given.now();
    let found = asked
        .on(&app.store)
        .look("read meetings", id.clone().as_str(), move |tx| {
            let (Some(called), Some(course)) =
                (courses::called(tx, &id)?, courses::newest(tx, &id)?)
            else {
                return Ok(None);
            };
            Ok::<_, StoreError>(Some(Meetings {
                called,
                protected: door::is_protected(tx, &id)?,
                house: house::house(tx)?,
                open: Story::of(&steps(tx, &course.id)?).state.open(),
                goals: goals::sheet(tx, &id, &course.id, &course.goal)?,
                draft: store::draft(tx, (&id, &course.id), now)?,
                meetings: store::meetings(tx, &id, &course.id)?,
                course,
                guest: id.clone(),
            }))
        })
        .await?;
    found.ok_or(Failed::NotFound)
}

fn here(all: &Meetings) -> String {
    format!("/gaest/{}/moede", all.guest)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let all = load(&app, &asked, &id).await?;
    let receipt = match asked.query.get("nyt") {
        "kladde" => Some(asked.say("meeting-receipt-draft")),
        "aftalt" => Some(asked.say("meeting-receipt-agreed")),
        "venter" => Some(asked.say("meeting-receipt-waits")),
        _ => None,
    };
    let back = Back {
        receipt,
        ..Back::default()
    };
    asked.page(&meeting_page(&asked, &all, &app.web.given.uuid7(), back))
}

fn again(asked: &Asked, all: &Meetings, faults: Faulty) -> Answer {
    let max = i64::try_from(LINE_MAX).unwrap_or(0);
    let words = GuestWords::of(&all.house, asked.lang());
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    for (field, fault) in faults {
        let text = match fault {
            Fault::TooLong => asked.tell("line-too-long", &[("max", max.into())]),
            Fault::NoDay => asked.say("fault-date"),
            Fault::NoWhat => asked.say("meeting-fault-what"),
            Fault::NotWith => tell("meeting-fault-with"),
            Fault::NotAgreed => tell("meeting-fault-agreed"),
            Fault::Nothing => asked.say("meeting-fault-nothing"),
        };
        back.faults.add(&field, text);
    }
    asked.again(&meeting_page(asked, all, asked.fields.get("id"), back))
}

async fn written(app: &App, id: &str, asked: Asked, closes: bool) -> Answer {
    let all = load(app, &asked, id).await?;
    let form = form(&asked)?;
    let agreed = all
        .meetings
        .iter()
        .any(|one| one.id.as_str() == form.as_str());
    let then = format!(
        "{}?nyt={}",
        here(&all),
        if closes { "aftalt" } else { "kladde" }
    );
    if agreed && closes {
        return go(&then);
    }
    if agreed || !all.open {
        return again(&asked, &all, Vec::new());
    }
    let fields = &asked.fields;
    let sheet = match read(
        &all.goals,
        fields.all("with"),
        |name| fields.get(name),
        closes,
    ) {
        Ok(sheet) => sheet,
        Err(faults) => return again(&asked, &all, faults),
    };
    let back = here(&all);
    let of = Of {
        called: &all.called,
        protected: all.protected,
        back: &back,
    };
    let shown = || {
        let lines = sheet.lines.iter();
        let lines = lines.map(|one| (asked.say("meeting-title"), one.what.clone()));
        let own = (asked.say("protected-words"), sheet.words.clone());
        std::iter::once(own).chain(lines).collect()
    };
    if closes && let Some(ask) = ask_first(&asked, of, shown) {
        return ask;
    }
    let given = &app.web.given;
    let today = given.today();
    let tomorrow = today.tomorrow().unwrap_or(today);
    let writing = Writing {
        form,
        by: me(&asked)?,
        today,
        now: given.now(),
        lapses: given.moment(tomorrow.at(0, 0, 0, 0)),
    };
    let (guest, course) = (all.guest, all.course.id);
    asked
        .on(&app.store)
        .write("write a meeting's sheet", move |tx| {
            tx.looked(guest.as_str())?;
            let whose = (&guest, &course);
            if closes {
                store::close(tx, whose, &sheet, &writing)
            } else {
                store::put_draft(tx, whose, &sheet, &writing).map(|_| ())
            }
        })
        .await?;
    go(&then)
}

async fn save(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    written(&app, &id, asked, false).await
}

async fn agree(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    written(&app, &id, asked, true).await
}

async fn done(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let all = load(&app, &asked, &id).await?;
    let then = here(&all);
    let line = LineId::from_text(asked.fields.get("line_id"));
    let at = asked
        .fields
        .get("not")
        .is_empty()
        .then(|| app.web.given.now());
    let (guest, course) = (all.guest, all.course.id);
    asked
        .on(&app.store)
        .write("tick what was agreed", move |tx| {
            tx.looked(guest.as_str())?;
            match &line {
                Some(line) => store::tick(tx, line, &course, at).map(|_| ()),
                None => Ok(()),
            }
        })
        .await?;
    go(&then)
}

async fn no_review(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let all = load(&app, &asked, &id).await?;
    let then = format!("{}?nyt=venter", here(&all));
    let meeting = MeetingId::from_text(asked.fields.get("meeting_id"));
    let (guest, course) = (all.guest, all.course.id);
    asked
        .on(&app.store)
        .write("a meeting was no review", move |tx| {
            tx.looked(guest.as_str())?;
            match &meeting {
                Some(meeting) => store::no_review(tx, meeting, &course),
                None => Ok(()),
            }
        })
        .await?;
    go(&then)
}
