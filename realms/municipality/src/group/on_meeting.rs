//! The routes of one meeting: who came, another day, nobody knows when, somebody else.

use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::pages::Back;
use super::pages::session::{Meeting, changed, session_page};
use super::rules::{Fault, Faults, Said, SessionId, Step};
use super::{places, read, store};
use crate::course::GuestId;
use crate::house::{FormId, Mode, WorkerId};
use crate::text;
use crate::today::{form, me};
use crate::{App, COURSE, STAFF};

/// The routes.
pub(super) fn routes() -> Routes<App> {
    let change = || May::only(Action::Change, "group", STAFF).because(COURSE);
    Routes::new()
        .get(
            "/hold/gang/{id}",
            May::only(Action::Open, "group", STAFF).because(COURSE),
            show,
        )
        .post("/hold/gang/{id}/kom", change(), came)
        .post("/hold/gang/{id}/dag", change(), moved)
        .post("/hold/gang/{id}/aflysning", change(), cancelled)
        .post("/hold/gang/{id}/vikar", change(), led)
}

fn session_id(text: &str) -> Result<SessionId, Failed> {
    SessionId::from_text(text).ok_or(Failed::NotFound)
}

async fn load(app: &App, asked: &Asked, id: &str) -> Result<Meeting, Failed> {
    let id = session_id(id)?;
    asked
        .on(&app.store)
        .look("read a meeting", LIST, move |tx| read::meeting(tx, &id))
        .await?
        .ok_or(Failed::NotFound)
}

async fn show(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let meeting = load(&app, &asked, &id).await?;
    let back = Back {
        receipt: super::routes::receipt(&asked),
        ..Back::default()
    };
    let form = app.web.given.uuid7();
    asked.page(&session_page(&asked, &meeting, &form, &back))
}

fn again(asked: &Asked, meeting: &Meeting, faults: Faults) -> Answer {
    let back = Back {
        fields: (*asked.fields).clone(),
        faults,
        receipt: None,
    };
    asked.again(&session_page(asked, meeting, asked.fields.get("id"), &back))
}

async fn came(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let session = session_id(&id)?;
    let guest = GuestId::from_text(asked.fields.get("guest")).ok_or(Failed::NotFound)?;
    let said = Said::from_key(asked.fields.get("said")).ok_or(Failed::FormExpired)?;
    let (by, now) = (me(&asked)?, app.web.given.now());
    // Each row of the page shares one form, so the form's own id cannot be the row's.
    let row = FormId::new(&app.web.given);
    let noted = asked
        .on(&app.store)
        .write("note who came", move |tx| {
            tx.looked(guest.as_str())?;
            let there = read::meeting(tx, &session)?
                .is_some_and(|one| one.seats.iter().any(|seat| seat.guest == guest));
            if there {
                places::note(tx, &row, &session, &guest, said, (&by, now))?;
            }
            Ok::<_, StoreError>(there)
        })
        .await?;
    if !noted {
        return Err(Failed::NotFound);
    }
    go(&format!("/hold/gang/{id}"))
}

/// Writes steps of a meeting and leads back to it.
async fn take(app: &App, asked: &Asked, id: &str, steps: Vec<Step>, then: &str) -> Answer {
    let (session, form, by) = (session_id(id)?, form(asked)?, me(asked)?);
    let now = app.web.given.now();
    let written = asked
        .on(&app.store)
        .write("change a meeting", move |tx| {
            tx.looked(LIST)?;
            let Some(meeting) = read::meeting(tx, &session)? else {
                return Ok(false);
            };
            for step in &steps {
                let row = FormId::from_text(&format!("{form}-{}", step.kind().replace('_', "-")));
                let row = row.ok_or(StoreError::Broken("a form's id is short"))?;
                let about = (&meeting.series, &meeting.session);
                store::change(tx, &row, about, step, &by, now)?;
            }
            Ok::<_, StoreError>(true)
        })
        .await?;
    if !written {
        return Err(Failed::NotFound);
    }
    go(&format!("/hold/gang/{id}?nyt={then}"))
}

async fn moved(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let day = text::date(asked.fields.get("day")).filter(|day| *day >= app.web.given.today());
    let at_min = text::minute(asked.fields.get("time"));
    match (day, at_min) {
        (Some(day), Some(at_min)) => {
            take(&app, &asked, &id, vec![Step::Moved { day, at_min }], "dag").await
        }
        _ => {
            let mut faults = Faults::new();
            if day.is_none() {
                faults.push(("day", Fault::NoDay));
            }
            if at_min.is_none() {
                faults.push(("time", Fault::NoTime));
            }
            again(&asked, &load(&app, &asked, &id).await?, faults)
        }
    }
}

async fn cancelled(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    take(&app, &asked, &id, vec![Step::Cancelled], "aflyst").await
}

async fn led(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let meeting = load(&app, &asked, &id).await?;
    let typed = asked.fields.get("stand_in");
    let stand_in = WorkerId::from_text(typed);
    let unknown = stand_in
        .as_ref()
        .is_some_and(|id| !meeting.workers.iter().any(|worker| worker.id == *id));
    let mode = Mode::from_key(asked.fields.get("mode"));
    let (Some(mode), false) = (mode, unknown) else {
        let mut faults = Faults::new();
        if unknown {
            faults.push(("stand_in", Fault::NoWorker));
        }
        if mode.is_none() {
            faults.push(("mode", Fault::Choose));
        }
        return again(&asked, &meeting, faults);
    };
    let mut steps = Vec::new();
    if stand_in != meeting.session.stand_in {
        steps.push(Step::StandIn(stand_in));
    }
    if changed(&meeting, mode) {
        steps.push(Step::Mode(mode));
    }
    take(&app, &asked, &id, steps, "vikar").await
}
