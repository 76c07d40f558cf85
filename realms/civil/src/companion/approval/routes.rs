//! `/frivillige/{id}` and `/krav`, for the coordinator.

use jiff::Span;
use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, go};

use super::ask_pages::AskPage;
use super::person_pages::{Person, Seen};
use super::rules::{self, Amiss};
use super::store::{self, Approvals};
use super::{NoteId, act};
use crate::app::{App, COORDINATOR};
use crate::companion::care::{rules as due, store as care};
use crate::companion::{hours, list, store as companions};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::looks::{At, PEOPLE, look, write};
use crate::people::{Companion, CompanionId};

const OWN: &[Role] = &[COORDINATOR];
/// The hours of somebody are those of so many months.
const HOURS_MONTHS: i32 = 12;

pub(in crate::companion) fn routes() -> Routes<App> {
    let may = |action, of| May::only(action, of, OWN).because(PEOPLE);
    Routes::new()
        .get("/frivillige/{id}", may(Action::Open, "volunteer"), person)
        .post(
            "/frivillige/{id}/trin",
            may(Action::Change, "volunteer"),
            note,
        )
        .post(
            "/frivillige/{id}/trin/fjernelse",
            may(Action::Change, "volunteer"),
            undo,
        )
        .post(
            "/frivillige/{id}/trin/igen",
            may(Action::Change, "volunteer"),
            redo,
        )
        .get("/krav", may(Action::Open, "approval_ask"), asks)
        .post("/krav", may(Action::Change, "approval_ask"), choose)
}

fn id_of(text: &str) -> Result<CompanionId, Failed> {
    CompanionId::from_text(text).ok_or(Failed::NotFound)
}

fn seen(tx: &mut Tx<'_>, asked: &Asked, id: &CompanionId) -> Result<Seen, Refused> {
    let who = act::own(tx, asked, id)?;
    let now = asked.web.given.local();
    let since = now.saturating_sub(Span::new().months(HOURS_MONTHS));
    let days = care::days(tx, &who.association)?;
    let today = asked.web.given.today();
    Ok(Seen {
        supervision: (due::last(&days, id), due::next(&days, id, today)),
        approvals: Approvals::of(tx, &who.association)?,
        running: list::loads(tx, &who.association)?
            .get(id)
            .copied()
            .unwrap_or(0),
        minutes: hours::of_companion(tx, &who.association, id, since)?,
        who: Companion {
            times: companions::times(tx, id)?,
            ..who
        },
    })
}

async fn read(app: &App, asked: &Asked, id: &CompanionId) -> Result<Seen, Failed> {
    let (inner, of) = (asked.clone(), id.clone());
    let found = look(app, asked, "who comes along", At::one(id), move |tx| {
        seen(tx, &inner, &of)
    });
    found.await.map_err(failed)
}

async fn person(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let found = read(&app, &asked, &id_of(&id)?).await?;
    asked.page(&Person::of(&asked, &found, &[]))
}

async fn note(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let of = id_of(&id)?;
    let nonce = NoteId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let noted = match rules::note(&asked.fields, asked.web.given.today()) {
        Ok(noted) => noted,
        Err(amiss) => {
            let found = read(&app, &asked, &of).await?;
            return asked.again(&Person::of(&asked, &found, &amiss));
        }
    };
    let inner = asked.clone();
    write(&app, &asked, "note a step", move |tx| {
        act::note(tx, &inner, &of, nonce.clone(), noted)
    })
    .await
    .map_err(failed)?;
    go(&format!("/frivillige/{id}?gjort=gemt"))
}

async fn take_back(app: &App, asked: &Asked, id: &str, back: bool) -> Result<NoteId, Failed> {
    let (of, inner) = (id_of(id)?, asked.clone());
    let note = NoteId::from_text(asked.fields.get("note")).ok_or(Failed::NotFound)?;
    let done = note.clone();
    write(app, asked, "take a step back", move |tx| {
        act::take_back(tx, &inner, &of, &note, back)
    })
    .await
    .map_err(failed)?;
    Ok(done)
}

async fn undo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let note = take_back(&app, &asked, &id, true).await?;
    go(&format!("/frivillige/{id}?fortrudt={note}"))
}

async fn redo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    take_back(&app, &asked, &id, false).await?;
    go(&format!("/frivillige/{id}?gjort=gemt"))
}

async fn show_asks(app: &App, asked: &Asked, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "what is asked for", At::List, move |tx| {
        let me = me(tx, &inner)?;
        Ok(store::asks(tx, &me.association)?)
    });
    let found = found.await.map_err(failed)?;
    let page = AskPage::of(asked, found.as_ref(), amiss);
    if amiss.is_empty() {
        asked.page(&page)
    } else {
        asked.again(&page)
    }
}

async fn asks(State(app): State<App>, asked: Asked) -> Answer {
    show_asks(&app, &asked, &Amiss::new()).await
}

async fn choose(State(app): State<App>, asked: Asked) -> Answer {
    let asks = match rules::asks(&asked.fields) {
        Ok(asks) => asks,
        Err(amiss) => return show_asks(&app, &asked, &amiss).await,
    };
    let inner = asked.clone();
    write(&app, &asked, "choose what is asked for", move |tx| {
        tx.looked(LIST)?;
        act::choose(tx, &inner, &asks)
    })
    .await
    .map_err(failed)?;
    go("/krav?gjort=gemt")
}
