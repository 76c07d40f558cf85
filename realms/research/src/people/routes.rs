//! The owner's routes.

use kit_store::looks::LIST;
use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, door, go};

use super::pages::{Back, people_page};
use super::{Person, ResearcherId, store};
use crate::{App, OWNER, PEOPLE, ROLES};

const OWNERS: &[Role] = &[OWNER];
/// The longest name, in letters.
const NAME_MAX: usize = 60;

/// The routes.
pub(crate) fn routes() -> Routes<App> {
    let may = |action, what| May::only(action, what, OWNERS).because(PEOPLE);
    Routes::new()
        .get("/folk", may(Action::List, "researcher"), show)
        .post("/folk", may(Action::Change, "researcher"), add)
        .post("/folk/{id}/link", may(Action::Change, "sign_in_link"), link)
        .post("/folk/{id}/igen", may(Action::Change, "recovery"), reopen)
        .post(
            "/folk/{id}/stopper",
            may(Action::Close, "researcher"),
            leave,
        )
}

async fn page(app: &App, asked: &Asked, back: Back) -> Answer {
    let people = asked
        .on(&app.store)
        .look("read who works here", LIST, store::people)
        .await?;
    let wrong = back.faults.any();
    // A form that came back keeps its id, so that sending it twice adds one.
    let form = if wrong {
        asked.fields.get("id").to_owned()
    } else {
        app.web.given.uuid7()
    };
    let page = people_page(asked, &people, &form, back);
    if wrong {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    page(&app, &asked, Back::default()).await
}

/// A typed name: blanks and line breaks become single blanks; none if nothing or too much is left.
fn name(typed: &str) -> Option<String> {
    let name = typed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    (1..=NAME_MAX)
        .contains(&name.chars().count())
        .then_some(name)
}

async fn add(State(app): State<App>, asked: Asked) -> Answer {
    // The form's id is the person's, so that a double press adds one.
    let id = ResearcherId::from_text(asked.fields.get("id")).ok_or(Failed::FormExpired)?;
    let role = ROLES
        .iter()
        .find(|role| role.0 == asked.fields.get("role"))
        .ok_or(Failed::FormExpired)?;
    let Some(first_name) = name(asked.fields.get("name")) else {
        let mut back = Back {
            fields: (*asked.fields).clone(),
            ..Back::default()
        };
        let max = i64::try_from(NAME_MAX).unwrap_or(i64::MAX);
        let fault = asked.tell("people-fault-name", &[("max", max.into())]);
        back.faults.add("name", fault);
        return page(&app, &asked, back).await;
    };
    let person = Person {
        id,
        first_name,
        role: role.0.to_owned(),
    };
    let now = app.web.given.now();
    asked
        .on(&app.store)
        .write("somebody begins to work here", move |tx| {
            tx.looked(person.id.as_str())?;
            store::put(tx, &person, now)
        })
        .await?;
    go("/folk")
}

/// Somebody who works here, with the line in the log; what is not there is written down without what was typed.
fn one(tx: &mut Tx<'_>, id: &str) -> Result<Option<Person>, StoreError> {
    let found = store::person(tx, id)?;
    match &found {
        Some(person) => tx.looked(person.id.as_str())?,
        None => tx.looked_as("refused", "researcher", "")?,
    }
    Ok(found)
}

/// The link is shown in the answer to the press and never again: only its hash is kept.
async fn link(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (token, now) = (door::token(&app.web.given), app.web.given.now());
    let address = format!("{}/ind/{token}", app.web.origin);
    let person = asked
        .on(&app.store)
        .write("make a sign-in link", move |tx| {
            let person = one(tx, &id)?;
            if let Some(person) = &person {
                store::link(tx, person, &token, now)?;
            }
            Ok::<_, StoreError>(person)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    let back = Back {
        link: Some((person.first_name, address)),
        ..Back::default()
    };
    page(&app, &asked, back).await
}

/// A link for somebody who has lost their key; it ends all their sessions when it is used. Nobody makes one for
/// themselves: losing a key must not be a way to be two people.
async fn reopen(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let (given, by) = (app.web.given.clone(), asked.actor()?.id.clone());
    if id == by {
        return Err(Failed::NotFound);
    }
    let token = door::token(&given);
    let address = format!("{}/ind/igen/{token}", app.web.origin);
    let person = asked
        .on(&app.store)
        .write("open for somebody who lost their key", move |tx| {
            let person = one(tx, &id)?;
            if let Some(person) = &person {
                kit_identity::recovery::make(tx, &given, &token, person.id.as_str(), &by)?;
            }
            Ok::<_, StoreError>(person)
        })
        .await?
        .ok_or(Failed::NotFound)?;
    let back = Back {
        link: Some((person.first_name, address)),
        reopened: true,
        ..Back::default()
    };
    page(&app, &asked, back).await
}

async fn leave(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    // Whoever keeps the keys cannot lock themselves out.
    if id == asked.actor()?.id {
        return Err(Failed::NotFound);
    }
    let now = app.web.given.now();
    let left = asked
        .on(&app.store)
        .write("somebody stops working here", move |tx| {
            match one(tx, &id)? {
                Some(person) => store::leave(tx, person.id.as_str(), now),
                None => Ok(false),
            }
        })
        .await?;
    if left {
        go("/folk")
    } else {
        Err(Failed::NotFound)
    }
}
