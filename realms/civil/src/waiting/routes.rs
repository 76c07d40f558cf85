//! `/venteliste` and `/foelgeskab/{id}/venteliste`, for the coordinator.

use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State};

use super::act::{self, Press};
use super::pages::{Known, List, Listed, OnePage};
use super::{open, store};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{act as run, crossing_id, failed, me, nonce};
use crate::crossing::store as crossings;
use crate::desk::Refused;
use crate::looks::{At, COMPANY, look, looked};
use crate::people::store::House;

const OWN: &[Role] = &[COORDINATOR];

pub(crate) fn routes() -> Routes<App> {
    let may = |action| May::only(action, "waiting_list", OWN).because(COMPANY);
    Routes::new()
        .get("/venteliste", may(Action::List), list)
        .get("/foelgeskab/{id}/venteliste", may(Action::Open), one)
        .post("/foelgeskab/{id}/venteliste", may(Action::Change), press)
        .and(open::routes())
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "the waiting list", At::List, move |tx| {
        let who = me(tx, &inner)?;
        let house = House::load(tx, &who.association)?;
        let mut listed = Vec::new();
        for (id, place) in store::all(tx, &inner.web.given, &who.association)? {
            let stored = crossings::one_of(tx, &who, &id)?.ok_or(Refused::Gone)?;
            listed.push(Listed { stored, place });
        }
        Ok((house, listed))
    });
    let (house, listed) = found.await.map_err(failed)?;
    asked.page(&List::of(&asked, &house, &listed))
}

async fn one(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = crossing_id(&id)?;
    let (inner, at) = (asked.clone(), At::one(&id));
    let found = look(&app, &asked, "a place on the list", at, move |tx| {
        let who = me(tx, &inner)?;
        let stored = crossings::one_of(tx, &who, &id)?.ok_or(Refused::Gone)?;
        if !stored.crossing.state.runs() {
            return Err(Refused::Gone);
        }
        let all = store::all(tx, &inner.web.given, &who.association)?;
        let mut ahead = 0;
        for (other, _) in all.iter().take_while(|(other, _)| *other != id) {
            let other = crossings::one_of(tx, &who, other)?;
            ahead += i64::from(other.is_some_and(|one| one.community == stored.community));
        }
        Ok(Known {
            house: House::load(tx, &who.association)?,
            place: store::of(tx, &inner.web.given, &id)?,
            ahead,
            stored,
        })
    });
    asked.page(&OnePage::of(&asked, &found.await.map_err(failed)?))
}

async fn press(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (id, nonce) = (crossing_id(&id)?, nonce(&asked)?);
    let press = Press::from_key(asked.fields.get("til")).ok_or(Failed::NotFound)?;
    let to = format!("/foelgeskab/{id}/venteliste");
    run(
        &app,
        &asked,
        "change the waiting list",
        &to,
        move |tx, desk, asked| {
            let who = me(tx, asked)?;
            looked(tx, id.as_str())?;
            act::press(tx, desk, (asked, &who), (&id, &nonce), press)
        },
    )
    .await
}
