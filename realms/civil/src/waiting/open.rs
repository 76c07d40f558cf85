//! `/venteliste/{token}`: the one who waits answers, without login. The page names nobody and no community, since whoever
//! sees the link can open it; opening does nothing, the button does. An answer can be changed while the question stands.

use kit_store::Tx;
use kit_web::{Action, Answer, Asked, Failed, May, Path, Routes, State, go};

use super::act::number_of;
use super::pages::AskedPage;
use super::rules::{self, Said};
use super::store;
use crate::app::App;
use crate::crossing::routes::failed;
use crate::desk::Refused;
use crate::looks::{At, COMPANY, look, looked, write};

pub(super) fn routes() -> Routes<App> {
    let anybody = |action| May::anybody(action, "waiting_answer").because(COMPANY);
    Routes::new()
        .get("/venteliste/{token}", anybody(Action::Open), show)
        .post("/venteliste/{token}", anybody(Action::Change), say)
}

/// The question that a link belongs to.
fn question(tx: &mut Tx<'_>, asked: &Asked, number: &str) -> Result<rules::Asked, Refused> {
    let found = store::by_number(tx, &asked.web.given, number)?;
    let (id, place) = found.ok_or(Refused::Gone)?;
    looked(tx, id.as_str())?;
    place.asked.ok_or(Refused::Gone)
}

async fn show(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let number = number_of(&token).ok_or(Failed::NotFound)?;
    let inner = asked.clone();
    let found = look(
        &app,
        &asked,
        "a question to one who waits",
        At::Told,
        move |tx| question(tx, &inner, &number),
    );
    let question = found.await.map_err(failed)?;
    asked.page(&AskedPage::of(&asked, &token, &question))
}

async fn say(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let number = number_of(&token).ok_or(Failed::NotFound)?;
    let said = Said::from_key(asked.fields.get("svar")).ok_or(Failed::NotFound)?;
    let inner = asked.clone();
    let done = write(&app, &asked, "the answer of one who waits", move |tx| {
        let question = question(tx, &inner, &number)?;
        if !question.ask.takes(said) {
            return Err(Refused::Gone);
        }
        // The same answer again keeps its day.
        if question.said.map(|(said, _)| said) != Some(said) {
            store::say(tx, &inner.web.given, &number, said)?;
        }
        Ok(())
    });
    done.await.map_err(failed)?;
    go(&format!("/venteliste/{token}"))
}
