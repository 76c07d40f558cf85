//! What an invited one does by a link, without a room: read, and answer.

use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Asked, Failed};

use super::link::{self, Behind};
use super::rules::{Called, Said};
use crate::App;
use crate::crossing::act::refused;
use crate::room::lock;

/// The brake on answers by link. What a link is guessed from is 128 random bits, so reading needs none.
const ANSWERS: Brake = Brake::form("meeting-answer");

/// What stands behind a link.
///
/// # Errors
/// [`Failed::NotFound`] for one that never was, that is closed, that waits in a pause and that was taken back alike.
pub(crate) async fn behind(app: &App, asked: &Asked, token: &str) -> Result<Behind, Failed> {
    let (given, named) = (asked.web.given.clone(), token.to_owned());
    let found = asked
        .on(&app.store)
        .read("what a link shows", move |tx| {
            link::behind(tx, &named, &given)
        })
        .await?;
    match found {
        Some(behind) => Ok(behind),
        None => Err(refused(app, asked).await),
    }
}

/// What became of an answer.
enum Kept {
    Yes,
    Closed,
    Wait(i64),
}

/// Keeps an answer, if the link is open at that moment.
pub(crate) async fn answer(
    app: &App,
    asked: &Asked,
    token: &str,
    said: Said,
) -> Result<(), Failed> {
    let (inner, named) = (asked.clone(), token.to_owned());
    let kept = asked
        .on(&app.store)
        .write("an answer by a link", move |tx| {
            let given = &inner.web.given;
            let Some(behind) = link::behind(tx, &named, given)? else {
                return Ok(Kept::Closed);
            };
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            if let Turn::Wait(seconds) = ANSWERS.take_turn(tx, given, trying)? {
                return Ok(Kept::Wait(seconds));
            }
            // Pressed twice: what it says already is not sealed anew.
            if behind.said != said {
                link::say(tx, &behind, given, &said)?;
            }
            Ok::<_, kit_store::StoreError>(Kept::Yes)
        })
        .await?;
    match kept {
        Kept::Yes => Ok(()),
        Kept::Closed => Err(refused(app, asked).await),
        Kept::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}

/// Keeps what came back on paper, as if it had come by the link.
pub(crate) async fn write_down(
    app: &App,
    asked: &Asked,
    called: Called,
    said: Said,
) -> Result<(), Failed> {
    let (room, given) = (lock::open(asked)?, asked.web.given.clone());
    asked
        .on(&app.store)
        .write("an answer on paper", move |tx| {
            // Pressed twice: what it says already is not sealed anew.
            let known = link::answers(tx, &room)?;
            if known.get(&called.id) == Some(&said) {
                return Ok(());
            }
            link::write_down(tx, (&room.slot, &given), &called, &said)
        })
        .await?;
    Ok(())
}
