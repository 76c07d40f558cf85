//! `/foelgeskab/{id}/flere`, and a companion's own turn.

use kit_store::Tx;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Role, Routes, State, go};

use super::pages::{Known, Turns};
use super::{act, store};
use crate::app::{App, COMPANION, COORDINATOR};
use crate::companion::approval::store::Approvals;
use crate::crossing::CrossingId;
use crate::crossing::routes::{act as run, crossing_id, failed, me, nonce};
use crate::desk::{Desk, Post, Refused};
use crate::looks::{At, COMPANY, VISIT, look, looked, write};
use crate::people::CompanionId;
use crate::people::store::House;
use crate::visit::routes::me as my_companion;

const OWN: &[Role] = &[COORDINATOR];
const ALONG: &[Role] = &[COMPANION];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "turn", OWN).because(COMPANY);
    Routes::new()
        .get("/foelgeskab/{id}/flere", may(Action::Open), open)
        .post("/foelgeskab/{id}/flere", may(Action::Change), change)
        .post(
            "/mine/{id}/tur",
            May::only(Action::Change, "visit", ALONG).because(VISIT),
            pass,
        )
}

async fn know(app: &App, asked: &Asked, id: &CrossingId) -> Result<Known, Failed> {
    let (inner, at, id) = (asked.clone(), At::one(id), id.clone());
    look(app, asked, "who takes turns", at, move |tx| {
        let who = me(tx, &inner)?;
        let stored = act::running(tx, &who, &id)?;
        let house = House::load(tx, &who.association)?;
        Ok(Known {
            turns: store::of(tx, &house, &id)?,
            approvals: Approvals::of(tx, &who.association)?,
            stored,
            house,
        })
    })
    .await
    .map_err(failed)
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let known = know(&app, &asked, &crossing_id(&id)?).await?;
    let notice = (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved"));
    asked.page(&Turns::of(&asked, &known, notice, &Faults::none()))
}

async fn change(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = crossing_id(&id)?;
    let Some(who) = CompanionId::from_text(asked.fields.get("companion")) else {
        return again(&app, &asked, &id, "turns-missing").await;
    };
    let out = asked.fields.get("gjort") == "ud";
    let (inner, of) = (asked.clone(), id.clone());
    let done = write(&app, &asked, "who takes turns", move |tx: &mut Tx<'_>| {
        let me = me(tx, &inner)?;
        looked(tx, of.as_str())?;
        act::running(tx, &me, &of)?;
        if out {
            return Ok(store::take_out(tx, &of, &who)?);
        }
        let desk = Desk {
            given: &inner.web.given,
            post: Post::Nobody,
        };
        act::add(tx, &desk, &me, &of, &who)
    })
    .await;
    match done {
        Ok(()) => go(&format!("/foelgeskab/{id}/flere?gjort=gemt")),
        // Somebody's step ran out while the page stood open.
        Err(Refused::Lacks(_)) => again(&app, &asked, &id, "turns-lacks").await,
        Err(refused) => Err(failed(refused)),
    }
}

async fn again(app: &App, asked: &Asked, id: &CrossingId, why: &'static str) -> Answer {
    let mut faults = Faults::none();
    faults.add("companion", asked.say(why));
    let known = know(app, asked, id).await?;
    asked.again(&Turns::of(asked, &known, None, &faults))
}

async fn pass(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let to = CompanionId::from_text(asked.fields.get("to")).ok_or(Failed::NotFound)?;
    run(
        &app,
        &asked,
        "let another take the next time",
        "/mine?tak=tur",
        move |tx, desk, asked| {
            let who = my_companion(tx, asked)?;
            looked(tx, id.as_str())?;
            act::pass(tx, desk, &who, &id, &nonce, &to)
        },
    )
    .await
}
