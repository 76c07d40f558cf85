//! `/supervision`, for the coordinator.

use kit_store::Tx;
use kit_store::looks::LIST;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, go};

use super::SupervisionId;
use super::rules::{self, Amiss, Supervision};
use super::store::{self, Change};
use super::supervision_pages::{Days, Page};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::looks::{At, PEOPLE, look, write};
use crate::people::CompanionId;
use crate::people::store::House;

const OWN: &[Role] = &[COORDINATOR];

pub(super) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "supervision", OWN).because(PEOPLE);
    Routes::new()
        .get("/supervision", may(Action::List), list)
        .post("/supervision", may(Action::Change), plan)
        .post("/supervision/hvor-tit", may(Action::Change), interval)
        .post("/supervision/{id}/holdt", may(Action::Change), held)
        .post("/supervision/{id}/fjernelse", may(Action::Change), undo)
        .post("/supervision/{id}/igen", may(Action::Change), redo)
}

fn seen(tx: &mut Tx<'_>, asked: &Asked) -> Result<Days, Refused> {
    let me = me(tx, asked)?;
    Ok(Days {
        house: House::load(tx, &me.association)?,
        all: store::days(tx, &me.association)?,
        months: store::interval(tx, &me.association)?,
    })
}

async fn read(app: &App, asked: &Asked) -> Result<Days, Failed> {
    let inner = asked.clone();
    let found = look(app, asked, "supervision", At::List, move |tx| {
        seen(tx, &inner)
    });
    found.await.map_err(failed)
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let found = read(&app, &asked).await?;
    asked.page(&Page::of(&asked, &found, &[]))
}

async fn again(app: &App, asked: &Asked, amiss: &Amiss) -> Answer {
    let found = read(app, asked).await?;
    asked.again(&Page::of(asked, &found, amiss))
}

async fn plan(State(app): State<App>, asked: Asked) -> Answer {
    let id = SupervisionId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "a day of supervision", move |tx| {
        tx.looked(LIST)?;
        let me = me(tx, &inner)?;
        let house = House::load(tx, &me.association)?;
        let here = house.companions.iter().filter(|one| !one.left);
        let here: Vec<CompanionId> = here.map(|one| one.id.clone()).collect();
        let today = inner.web.given.today();
        let (who, day) = match rules::supervision(&inner.fields, &here, today) {
            Ok(read) => read,
            Err(amiss) => return Ok(Err(amiss)),
        };
        let one = Supervision {
            id: id.clone(),
            who,
            day,
            held: day <= today,
        };
        store::add_day(tx, &me.association, &one, inner.web.given.now())?;
        Ok(Ok(()))
    });
    match done.await.map_err(failed)? {
        Ok(()) => go("/supervision?gjort=gemt"),
        Err(amiss) => again(&app, &asked, &amiss).await,
    }
}

async fn interval(State(app): State<App>, asked: Asked) -> Answer {
    let months = match rules::months(&asked.fields) {
        Ok(months) => months,
        Err(amiss) => return again(&app, &asked, &amiss).await,
    };
    let inner = asked.clone();
    write(&app, &asked, "how often", move |tx| {
        tx.looked(LIST)?;
        let me = me(tx, &inner)?;
        let now = inner.web.given.now();
        Ok(store::set_interval(tx, &me.association, months, now)?)
    })
    .await
    .map_err(failed)?;
    go("/supervision?gjort=gemt")
}

async fn change(app: &App, asked: &Asked, id: &str, what: Change, to: &str) -> Answer {
    let id = SupervisionId::from_text(id).ok_or(Failed::NotFound)?;
    let inner = asked.clone();
    write(app, asked, "change a day of supervision", move |tx| {
        tx.looked(LIST)?;
        let me = me(tx, &inner)?;
        let now = inner.web.given.now();
        if store::change_day(tx, &me.association, &id, what, now)? {
            Ok(())
        } else {
            Err(Refused::Gone)
        }
    })
    .await
    .map_err(failed)?;
    go(to)
}

async fn held(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    change(&app, &asked, &id, Change::Held, "/supervision?gjort=gemt").await
}

async fn undo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let to = format!("/supervision?fjernet={id}");
    change(&app, &asked, &id, Change::Undo, &to).await
}

async fn redo(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    change(&app, &asked, &id, Change::Redo, "/supervision?gjort=gemt").await
}
