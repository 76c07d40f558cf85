//! "Passer alt stadig?": somebody of the community says so by a link, without login (CV-11).

use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Answer, Asked, Failed, Path, State};

use super::{act, pages};
use crate::app::App;
use crate::desk::Refused;

/// Whoever presses very often waits.
const CONFIRMS: Brake = Brake::form("confirm");

fn not_there(refused: Refused) -> Failed {
    match refused {
        Refused::Store(error) => Failed::Store(error),
        Refused::Gone | Refused::Overtaken | Refused::Wrong(_) | Refused::Lacks(_) => {
            Failed::NotFound
        }
    }
}

pub(crate) async fn ask(State(app): State<App>, Path(token): Path<String>, asked: Asked) -> Answer {
    let of = token.clone();
    let read = asked
        .on(&app.store)
        .read("the page to confirm", move |tx| act::linked(tx, &of))
        .await;
    let page = read.map_err(not_there)?;
    asked.page(&pages::confirm(&asked, &page, &token, false))
}

pub(crate) async fn answer(
    State(app): State<App>,
    Path(token): Path<String>,
    asked: Asked,
) -> Answer {
    let (inner, of) = (asked.clone(), token.clone());
    let done = asked
        .on(&app.store)
        .write("confirm a page", move |tx| {
            let page = act::linked(tx, &of)?;
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            if let Turn::Wait(seconds) = CONFIRMS.take_turn(tx, &inner.web.given, trying)? {
                return Ok(Err(seconds));
            }
            act::confirm(tx, &inner, &page.id)?;
            Ok::<_, Refused>(Ok(page))
        })
        .await
        .map_err(not_there)?;
    let page = done.map_err(Failed::Wait)?;
    app.published.notify_one();
    asked.page(&pages::confirm(&asked, &page, &token, true))
}
