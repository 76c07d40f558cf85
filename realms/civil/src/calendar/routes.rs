//! `/moeder`: the coordinator's open meetings and visits.

use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, go};

use super::form::{self, MOST_CAME};
use super::pages::{EventPage, Events, Seen};
use super::{Event, EventId, store};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::group::rules::{Amiss, number};
use crate::looks::{At, LISTING, look, write};
use crate::people::Coordinator;

const OWN: &[Role] = &[COORDINATOR];

pub(super) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "event", OWN).because(LISTING);
    Routes::new()
        .get("/moeder", may(Action::List), list)
        .post("/moeder", may(Action::Change), add)
        .get("/moeder/{id}", may(Action::Open), open)
        .post("/moeder/{id}", may(Action::Change), change)
        .post("/moeder/{id}/aflys", may(Action::Change), cancel)
        .post("/moeder/{id}/alligevel", may(Action::Change), hold)
        .post("/moeder/{id}/hoveder", may(Action::Change), heads)
}

pub(super) fn event_id(text: &str) -> Result<EventId, Failed> {
    EventId::from_text(text).ok_or(Failed::NotFound)
}

/// An event of the coordinator's own association; anybody else's is not there.
fn own(tx: &mut Tx<'_>, who: &Coordinator, id: &EventId) -> Result<Event, Refused> {
    let found = store::one(tx, id)?;
    found
        .filter(|one| one.association == who.association)
        .ok_or(Refused::Gone)
}

async fn show_list(app: &App, asked: &Asked, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "the events", At::List, move |tx| {
        let who = me(tx, &inner)?;
        // What was in the last three months still waits for its heads.
        let back = jiff::Span::new().months(3);
        let from = inner.web.given.local().saturating_sub(back);
        let events = store::of_association(tx, &who.association, from)?;
        Ok((events, store::counts(tx, &who.association)?, who))
    });
    let (events, counts, who) = found.await.map_err(failed)?;
    let page = Events::of(asked, &events, &counts, &who, amiss);
    if amiss.is_empty() {
        asked.page(&page)
    } else {
        asked.again(&page)
    }
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    show_list(&app, &asked, &Amiss::new()).await
}

async fn add(State(app): State<App>, asked: Asked) -> Answer {
    let id = EventId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let told = match form::read(&asked.fields, asked.web.given.local()) {
        Ok(told) => told,
        Err(amiss) => return show_list(&app, &asked, &amiss).await,
    };
    let (inner, to) = (asked.clone(), format!("/moeder/{id}?gjort=gemt"));
    write(&app, &asked, "invite", move |tx| {
        let who = me(tx, &inner)?;
        tx.looked(LIST)?;
        Ok(store::add(
            tx,
            &inner.web.given,
            &id,
            &who.association,
            &told,
        )?)
    })
    .await
    .map_err(failed)?;
    go(&to)
}

async fn show(app: &App, asked: &Asked, id: EventId, amiss: &Amiss) -> Answer {
    let inner = asked.clone();
    let found = look(app, asked, "an event", At::List, move |tx| {
        let who = me(tx, &inner)?;
        let event = own(tx, &who, &id)?;
        let (talks, taken) = store::taken(tx, &id)?;
        Ok(Seen {
            event,
            talks,
            taken,
        })
    });
    let page = EventPage::of(asked, &found.await.map_err(failed)?, amiss);
    if amiss.is_empty() {
        asked.page(&page)
    } else {
        asked.again(&page)
    }
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    show(&app, &asked, event_id(&id)?, &Amiss::new()).await
}

/// Changes one of the own events, and goes back to its page.
async fn act<F>(
    app: &App,
    asked: &Asked,
    id: EventId,
    name: &'static str,
    done: &str,
    run: F,
) -> Answer
where
    F: Fn(&mut Tx<'_>, &Asked, &Event) -> Result<(), Refused> + Send + 'static,
{
    let (inner, to) = (asked.clone(), format!("/moeder/{id}?gjort={done}"));
    write(app, asked, name, move |tx| {
        let who = me(tx, &inner)?;
        let event = own(tx, &who, &id)?;
        tx.looked(LIST)?;
        run(tx, &inner, &event)
    })
    .await
    .map_err(failed)?;
    go(&to)
}

async fn change(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = event_id(&id)?;
    let told = match form::read(&asked.fields, asked.web.given.local()) {
        Ok(told) => told,
        Err(amiss) => return show(&app, &asked, id, &amiss).await,
    };
    act(
        &app,
        &asked,
        id,
        "change an event",
        "gemt",
        move |tx, asked, event| {
            // What has been stays as it was told.
            if event.told.ends <= asked.web.given.local() {
                return Err(Refused::Gone);
            }
            Ok(store::change(tx, &event.id, &told)?)
        },
    )
    .await
}

async fn cancel(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = event_id(&id)?;
    act(
        &app,
        &asked,
        id,
        "cancel an event",
        "aflyst",
        |tx, asked, event| {
            let now = asked.web.given.now();
            Ok(store::cancel(tx, &event.id, Some(now))?)
        },
    )
    .await
}

async fn hold(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = event_id(&id)?;
    act(
        &app,
        &asked,
        id,
        "hold an event after all",
        "gemt",
        |tx, _, event| Ok(store::cancel(tx, &event.id, None)?),
    )
    .await
}

async fn heads(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, mut amiss) = (event_id(&id)?, Amiss::new());
    let came = number(&mut amiss, &asked.fields, "came", 0, MOST_CAME);
    if !amiss.is_empty() {
        return show(&app, &asked, id, &amiss).await;
    }
    act(
        &app,
        &asked,
        id,
        "count heads",
        "gemt",
        move |tx, asked, event| {
            // Nobody has come before it began.
            if event.told.starts > asked.web.given.local() {
                return Err(Refused::Gone);
            }
            Ok(store::came(tx, &event.id, came)?)
        },
    )
    .await
}
