//! The owner's routes. She sees people, never a guest.

use std::sync::Arc;

use jiff::Timestamp;
use kit_store::{StoreError, Tx};
use kit_web::door::{self, Entrant};
use kit_web::{Action, Answer, Asked, Faults, May, Role, Routes, State, go};

use super::leave::{LINK_MIN, Leaving, companion_leaves, coordinator_leaves};
use super::new;
use super::pages::{KEEPER, Made, People, leaving};
use super::store::{House, associations, stewards};
use super::{Companion, Coordinator, sql};
use crate::app::{App, COMPANION, COORDINATOR, OWNER};
use crate::companion::approval::says;
use crate::crossing::routes::{failed, owner_of};
use crate::crossing::rules::Owner;
use crate::desk::{Desk, Post, Refused};
use crate::looks::{At, PEOPLE, look, looked, write};

const OWN: &[Role] = &[OWNER];

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(
            "/folk",
            May::only(Action::List, "person", OWN).because(PEOPLE),
            list,
        )
        .post(
            "/folk/forening",
            May::only(Action::Change, "association", OWN).because(PEOPLE),
            new::association,
        )
        .post(
            "/folk/ny",
            May::only(Action::Change, "person", OWN).because(PEOPLE),
            new::person,
        )
        .post(
            "/folk/link",
            May::only(Action::Change, "person_link", OWN).because(PEOPLE),
            link,
        )
        .post(
            "/folk/igen",
            May::only(Action::Change, "person_link", OWN).because(PEOPLE),
            reopen,
        )
        .post(
            "/folk/pause",
            May::only(Action::Change, "person", OWN).because(PEOPLE),
            pause,
        )
        .post(
            "/folk/afsked",
            May::only(Action::Close, "person", OWN).because(PEOPLE),
            leave,
        )
}

fn houses(tx: &mut Tx<'_>) -> Result<Vec<House>, StoreError> {
    associations(tx)?
        .iter()
        .map(|one| House::load(tx, &one.id))
        .collect()
}

/// Somebody of some association.
enum Found<'h> {
    Coordinator(&'h House, &'h Coordinator),
    Companion(&'h House, &'h Companion),
}

fn find<'h>(houses: &'h [House], who: &Owner) -> Option<Found<'h>> {
    houses.iter().find_map(|house| match who {
        Owner::Coordinator(id) => house
            .coordinator(id)
            .filter(|one| !one.left)
            .map(|one| Found::Coordinator(house, one)),
        Owner::Companion(id) => house
            .companion(id)
            .filter(|one| !one.left)
            .map(|one| Found::Companion(house, one)),
    })
}

pub(super) async fn page(app: &App, asked: &Asked, made: Option<Made>, faults: Faults) -> Answer {
    let everybody = look(app, asked, "everybody", At::List, |tx| {
        Ok((houses(tx)?, stewards(tx)?))
    });
    let (houses, stewards) = everybody.await.map_err(failed)?;
    let notice = match asked.query.get("gjort") {
        "afsked" => Some(asked.say("people-gone")),
        "gemt" => Some(asked.say("notice-saved")),
        _ => None,
    };
    let page = People::of(asked, &houses, made, notice, &faults).kept_by(&stewards);
    if faults.any() {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    page(&app, &asked, None, Faults::none()).await
}

async fn link(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let token = door::token(&asked.web.given);
    let address = format!("{}/ind/{token}", asked.web.origin);
    let made = write(&app, &asked, "make a link", move |tx| {
        let who = owner_of(inner.fields.get("who")).ok_or(Refused::Gone)?;
        let houses = houses(tx)?;
        let entrant = match find(&houses, &who).ok_or(Refused::Gone)? {
            Found::Coordinator(_, one) => {
                let who = Entrant::new(one.id.as_str(), COORDINATOR, &one.first_name);
                who.of_unit(one.association.as_str())
            }
            Found::Companion(_, one) => {
                let who = Entrant::new(one.id.as_str(), COMPANION, &one.first_name);
                who.of_unit(one.association.as_str())
            }
        };
        looked(tx, &entrant.id)?;
        let now = inner.web.given.now();
        door::make_link(tx, &token, &entrant, LINK_MIN, 1, now)?;
        Ok(entrant.name)
    })
    .await
    .map_err(failed)?;
    let made = Made {
        name: made,
        address,
        reopened: false,
    };
    page(&app, &asked, Some(made), Faults::none()).await
}

/// A link for somebody who has lost their key; it ends all their sessions when it is used.
async fn reopen(State(app): State<App>, asked: Asked) -> Answer {
    let (inner, by) = (asked.clone(), asked.actor()?.id.clone());
    let token = door::token(&asked.web.given);
    let address = format!("{}/ind/igen/{token}", asked.web.origin);
    let name = write(&app, &asked, "open for who lost a key", move |tx| {
        if let Some(id) = inner.fields.get("who").strip_prefix(KEEPER) {
            // Another who makes the links; for herself nobody opens.
            let found = stewards(tx)?.into_iter().find(|(one, _)| one == id);
            let (id, name) = found.ok_or(Refused::Gone)?;
            looked(tx, &id)?;
            let made = kit_identity::recovery::make(tx, &inner.web.given, &token, &id, &by)?;
            return if made { Ok(name) } else { Err(Refused::Gone) };
        }
        let who = owner_of(inner.fields.get("who")).ok_or(Refused::Gone)?;
        let houses = houses(tx)?;
        let (id, name) = match find(&houses, &who).ok_or(Refused::Gone)? {
            Found::Coordinator(_, one) => (one.id.as_str(), &one.first_name),
            Found::Companion(_, one) => (one.id.as_str(), &one.first_name),
        };
        looked(tx, id)?;
        kit_identity::recovery::make(tx, &inner.web.given, &token, id, &by)?;
        Ok(name.clone())
    })
    .await
    .map_err(failed)?;
    let made = Made {
        name,
        address,
        reopened: true,
    };
    page(&app, &asked, Some(made), Faults::none()).await
}

async fn pause(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    write(&app, &asked, "pause somebody", move |tx| {
        let who = owner_of(inner.fields.get("who")).ok_or(Refused::Gone)?;
        let houses = houses(tx)?;
        let since = |off: bool| -> Option<Timestamp> { (!off).then(|| inner.web.given.now()) };
        // Pressed twice, or from an old page: she is already as it was wished (T20).
        let is_done = |off: bool| (inner.fields.get("fra") == "off") != off;
        match find(&houses, &who).ok_or(Refused::Gone)? {
            Found::Coordinator(_, one) => {
                looked(tx, one.id.as_str())?;
                if !is_done(one.away) {
                    tx.run(sql::SET_AWAY, &[&one.id, &since(one.away)])?;
                }
            }
            Found::Companion(_, one) => {
                looked(tx, one.id.as_str())?;
                if !is_done(one.paused) {
                    tx.run(sql::SET_PAUSED, &[&one.id, &since(one.paused)])?;
                }
            }
        }
        Ok(())
    })
    .await
    .map_err(failed)?;
    go("/folk?gjort=gemt")
}

async fn leave(State(app): State<App>, asked: Asked) -> Answer {
    let (inner, outbox) = (asked.clone(), Arc::clone(&app.outbox));
    let Some(who) = owner_of(asked.fields.get("who")) else {
        let mut faults = Faults::none();
        faults.add("who", asked.say("people-leaves-missing"));
        return page(&app, &asked, None, faults).await;
    };
    let done = write(&app, &asked, "let somebody go", move |tx| {
        let desk = Desk {
            given: &inner.web.given,
            post: Post::To(&outbox),
        };
        let next = owner_of(inner.fields.get("next"));
        let houses = houses(tx)?;
        match find(&houses, &who).ok_or(Refused::Gone)? {
            Found::Coordinator(house, one) => {
                looked(tx, one.id.as_str())?;
                let next = match &next {
                    Some(Owner::Coordinator(id)) => Some(id),
                    Some(Owner::Companion(_)) | None => None,
                };
                coordinator_leaves(tx, &desk, house, one, next)
            }
            Found::Companion(house, one) => {
                looked(tx, one.id.as_str())?;
                companion_leaves(tx, &desk, house, one, next.as_ref())
            }
        }
    })
    .await;
    let done = match done {
        Err(Refused::Lacks(lacks)) => {
            let mut faults = Faults::none();
            let said = says::lacks(&asked, &lacks);
            let said = asked.tell("people-leaves-lacks", &[("lacks", said.into())]);
            faults.add("next", said);
            return page(&app, &asked, None, faults).await;
        }
        done => done.map_err(failed)?,
    };
    app.knock.knock();
    match (done, leaving(&asked, done)) {
        (Leaving::Gone, _) | (_, Ok(_)) => go("/folk?gjort=afsked"),
        (Leaving::StillOwns(_), Err(faults)) => page(&app, &asked, None, faults).await,
    }
}
