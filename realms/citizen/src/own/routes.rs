//! `/min/note`: every note is written, ticked and taken away here; and the three lists.

use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Routes, State, bytes, go};

use super::act::{self, Change};
use super::kind::Kind;
use super::rules::{Entry, What, only};
use super::{lists, pages};
use crate::App;
use crate::crossing::act::crossings;
use crate::form::carried_id;
use crate::measure;
use crate::realm::{GUESTS, OWN_ROOM};

const fn own(action: Action) -> May {
    May::only(action, "own_note", GUESTS).because(OWN_ROOM)
}

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/min/maal", own(Action::List), plan)
        .get("/min/sundhed", own(Action::List), health)
        .get("/min/sundhed.pdf", own(Action::Open), health_pdf)
        .get("/min/proev", own(Action::List), outings)
        .get("/min/note", own(Action::Open), blank)
        .post("/min/note", own(Action::Change), write)
        .get("/min/note/{id}", own(Action::Open), open)
        .post("/min/note/{id}", own(Action::Change), rewrite)
        .post("/min/note/{id}/vaek", own(Action::Close), remove)
        .post("/min/note/{id}/fortrydelse", own(Action::Change), restore)
        .post("/min/note/{id}/gjort", own(Action::Change), tick)
        .post(
            "/min/note/{id}/gjort/fortrydelse",
            own(Action::Change),
            untick,
        )
}

async fn plan(State(app): State<App>, asked: Asked) -> Answer {
    asked.page(&lists::plan(&asked, &act::entries(&app, &asked).await?))
}

async fn outings(State(app): State<App>, asked: Asked) -> Answer {
    asked.page(&lists::outings(&asked, &act::entries(&app, &asked).await?))
}

async fn health(State(app): State<App>, asked: Asked) -> Answer {
    let (all, ways) = (
        act::entries(&app, &asked).await?,
        crossings(&app, &asked).await?,
    );
    asked.page(&lists::health(&asked, &all, ways.first()))
}

async fn health_pdf(State(app): State<App>, asked: Asked) -> Answer {
    let all = act::entries(&app, &asked).await?;
    let pdf = lists::health_paper(&asked, &all).map_err(|fault| Failed::Page(fault.to_string()))?;
    bytes("application/pdf", Some("huskeseddel.pdf"), pdf)
}

/// Where the entry stands.
fn home(entry: &Entry) -> &'static str {
    match &entry.told.what {
        What::Note { kind, .. } => kind.home(),
        What::Measure { .. } => "/min/hvordan",
        What::Asks { .. } => "/min/hvordan/spoergsmaal",
    }
}

async fn blank(State(app): State<App>, asked: Asked) -> Answer {
    let kind = Kind::of(asked.query.get("slags")).ok_or(Failed::NotFound)?;
    let all = act::entries(&app, &asked).await?;
    match only(&all, kind).filter(|_| kind.is_single()) {
        Some(there) => asked.page(&pages::form(&asked, kind, Some(there), Faults::none())),
        None => asked.page(&pages::form(&asked, kind, None, Faults::none())),
    }
}

async fn write(State(app): State<App>, asked: Asked) -> Answer {
    let kind = Kind::of(asked.fields.get("slags")).ok_or(Failed::NotFound)?;
    let values = match pages::read_form(&asked, kind, &asked.fields) {
        Ok(values) => values,
        Err(faults) => return asked.again(&pages::form(&asked, kind, None, faults)),
    };
    let what = What::Note {
        kind,
        values,
        done: None,
    };
    act::write(&app, &asked, &carried_id(&asked), what).await?;
    go(kind.home())
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let entry = act::entry(&app, &asked, &id).await?;
    match &entry.told.what {
        _ if entry.told.gone_ms.is_some() => go(home(&entry)),
        What::Note { kind, values, .. } => asked.page(&pages::form(
            &asked,
            *kind,
            Some((&entry, values)),
            Faults::none(),
        )),
        What::Measure { .. } => asked.page(&measure::pages::edit(&asked, &entry, Faults::none())),
        What::Asks { .. } => go(home(&entry)),
    }
}

async fn rewrite(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let entry = act::entry(&app, &asked, &id).await?;
    let change = match &entry.told.what {
        What::Note { kind, values, .. } => match pages::read_form(&asked, *kind, &asked.fields) {
            Ok(new) => Change::Values(new),
            Err(faults) => {
                return asked.again(&pages::form(&asked, *kind, Some((&entry, values)), faults));
            }
        },
        What::Measure { .. } => match measure::pages::reread(&asked, &entry) {
            Ok(new) => Change::Measure(new),
            Err(faults) => return asked.again(&measure::pages::edit(&asked, &entry, faults)),
        },
        What::Asks { .. } => return go(home(&entry)),
    };
    let entry = act::change(&app, &asked, &id, change).await?;
    go(home(&entry))
}

async fn remove(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let entry = act::change(&app, &asked, &id, Change::Gone(true)).await?;
    go(&format!("{}?fjernet={}", home(&entry), entry.id))
}

async fn restore(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let entry = act::change(&app, &asked, &id, Change::Gone(false)).await?;
    go(home(&entry))
}

async fn tick(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let today = asked.web.given.today().to_string();
    let entry = act::change(&app, &asked, &id, Change::Done(Some(today))).await?;
    // What was tried is asked about once it was.
    match &entry.told.what {
        What::Note {
            kind: Kind::Outing, ..
        } => go(&format!("/min/note/{}", entry.id)),
        _ => go(home(&entry)),
    }
}

async fn untick(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let entry = act::change(&app, &asked, &id, Change::Done(None)).await?;
    go(home(&entry))
}
