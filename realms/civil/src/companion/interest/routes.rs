//! `/bliv-frivillig` and `/interesse/{token}` for anybody; `/interesserede` for the coordinator.

use engine_planning::companions::Kind;
use kit_web::{Action, Answer, Asked, Failed, Faults, May, Path, Role, Routes, State, door, go};

use super::pages::{self, List, One, Write};
use super::store::{self, New};
use super::{Interest, InterestId, Outcome, act};
use crate::app::{App, COORDINATOR};
use crate::crossing::routes::{failed, me};
use crate::desk::Refused;
use crate::looks::{At, PEOPLE, look, write};
use crate::people::store::associations;
use crate::people::{Association, CompanionId};

const OWN: &[Role] = &[COORDINATOR];

pub(in crate::companion) fn routes() -> Routes<App> {
    let anybody = |action| May::anybody(action, "interest").because(PEOPLE);
    let may = |action| May::only(action, "interest", OWN).because(PEOPLE);
    Routes::new()
        .get(
            "/bliv-frivillig",
            May::anybody(Action::See, "interest_form"),
            form,
        )
        .post("/bliv-frivillig", anybody(Action::Change), tell)
        .get("/interesse/{token}", anybody(Action::Open), follow)
        .get("/interesserede", may(Action::List), list)
        .get("/interesserede/{id}", may(Action::Open), open)
        .post("/interesserede/{id}/svar", may(Action::Change), answer)
        .post("/interesserede/{id}/frivillig", may(Action::Change), join)
}

fn id_of(text: &str) -> Result<InterestId, Failed> {
    InterestId::from_text(text).ok_or(Failed::NotFound)
}

/// The form's number is the secret part of the address by which its sender reads the answer, so that a double press leads
/// to the one that was kept. The row's own number is made from it and does not lead back.
fn numbers(asked: &Asked) -> Result<(InterestId, String), Failed> {
    let token = asked.fields.get("nonce");
    let ours = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    let id: String = door::hash(&format!("interest {token}"))
        .chars()
        .take(32)
        .collect();
    let id = InterestId::from_text(&id).filter(|_| ours);
    Ok((id.ok_or(Failed::FormExpired)?, token.to_owned()))
}

async fn whose(app: &App, asked: &Asked) -> Result<Vec<Association>, Failed> {
    let read = asked.on(&app.store);
    Ok(read.read("the associations", associations).await?)
}

async fn form(State(app): State<App>, asked: Asked) -> Answer {
    let whose = whose(&app, &asked).await?;
    asked.page(&Write::of(&asked, &whose, &Faults::none()))
}

async fn tell(State(app): State<App>, asked: Asked) -> Answer {
    let whose = whose(&app, &asked).await?;
    let (id, token) = numbers(&asked)?;
    let told = match pages::read(&asked, &whose) {
        Ok(told) => told,
        Err(faults) => return asked.again(&Write::of(&asked, &whose, &faults)),
    };
    let new = New {
        id,
        token_hash: door::hash(&token),
        association: told.association,
        first_name: told.first_name,
        reach: told.reach,
        words: told.words,
        kind: told.kind,
    };
    let inner = asked.clone();
    let taken = write(&app, &asked, "take in who would come along", move |tx| {
        act::take(tx, &inner, &new)
    });
    taken.await.map_err(failed)?.map_err(Failed::Wait)?;
    go(&format!("/interesse/{token}?sendt=ja"))
}

async fn follow(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let address = format!("{}/interesse/{token}", asked.web.origin);
    let found = look(&app, &asked, "an answer", At::Told, move |tx| {
        act::followed(tx, &token)
    });
    let one = found.await.map_err(failed)?;
    asked.page(&One::follow(&asked, &one, address))
}

async fn list(State(app): State<App>, asked: Asked) -> Answer {
    let inner = asked.clone();
    let found = look(&app, &asked, "who would come along", At::List, move |tx| {
        let me = me(tx, &inner)?;
        Ok::<_, Refused>(store::of_association(tx, &me.association)?)
    });
    asked.page(&List::of(&asked, &found.await.map_err(failed)?))
}

async fn read(app: &App, asked: &Asked, id: &InterestId) -> Result<Interest, Failed> {
    let (inner, of) = (asked.clone(), id.clone());
    let found = look(
        app,
        asked,
        "one who would come along",
        At::one(id),
        move |tx| act::own(tx, &inner, &of),
    );
    found.await.map_err(failed)
}

async fn open(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let one = read(&app, &asked, &id_of(&id)?).await?;
    asked.page(&One::open(&asked, &one, &Faults::none()))
}

async fn again(app: &App, asked: &Asked, id: &InterestId, faults: &Faults) -> Answer {
    let one = read(app, asked, id).await?;
    asked.again(&One::open(asked, &one, faults))
}

async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let of = id_of(&id)?;
    let words = match pages::answer(&asked) {
        Ok(words) => words,
        Err(faults) => return again(&app, &asked, &of, &faults).await,
    };
    let (inner, no) = (asked.clone(), asked.fields.get("no") == "ja");
    let done = write(&app, &asked, "answer who would come along", move |tx| {
        act::answer(tx, &inner, &of, &words, no)
    });
    done.await.map_err(failed)?;
    go(&format!("/interesserede/{id}?gjort=svaret"))
}

async fn join(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let of = id_of(&id)?;
    let new = CompanionId::from_text(asked.fields.get("nonce")).ok_or(Failed::FormExpired)?;
    let (first_name, kind): (String, Kind) = match pages::joining(&asked) {
        Ok(read) => read,
        Err(faults) => {
            let one = read(&app, &asked, &of).await?;
            // Somebody else has taken her in already: there is no form to show again, and the page says so.
            if one.outcome == Some(Outcome::Joined) {
                return go(&format!("/interesserede/{id}"));
            }
            return asked.again(&One::open(&asked, &one, &faults));
        }
    };
    let (inner, to) = (asked.clone(), format!("/frivillige/{new}?gjort=ny"));
    let done = write(&app, &asked, "take somebody in", move |tx| {
        act::join(tx, &inner, &of, &new, &first_name, kind)
    });
    match done.await {
        Ok(()) => go(&to),
        // Somebody else has taken her in already; the page says so.
        Err(Refused::Overtaken) => go(&format!("/interesserede/{id}")),
        Err(refused) => Err(failed(refused)),
    }
}
