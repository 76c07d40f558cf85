//! `/min/ny` and the sending.

use kit_letters::ThreadToken;
use kit_web::brake::{Trying, Turn};
use kit_web::{Action, Answer, Asked, Failed, Fields, May, Routes, State, door, go};

use super::act::{Moving, send};
use super::pages::{self, Carried};
use super::rules::{Page, read};
use crate::key::act::{ROOMS, candidate};
use crate::key::pages::key_page;
use crate::key::proof::Seed;
use crate::realm::{OWN_ROOM, SHORT};
use crate::{App, PublicCommunity};

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/min/ny", anybody(Action::See), first)
        .post("/min/ny", anybody(Action::See), next)
        .post("/min/noegle", anybody(Action::Change), sent)
}

const fn anybody(action: Action) -> May {
    May::anybody(action, "enquiry").because(OWN_ROOM)
}

/// A new room takes a slow step and durable rows, so whoever makes very many is slowed. The questions before it touch
/// neither store nor slow step: a brake there would cost more than what it slows.
async fn take_turn(app: &App, asked: &Asked) -> Result<(), Failed> {
    let inner = asked.clone();
    let turn = asked
        .on(&app.store)
        .write("a turn at making a room", move |tx| {
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            ROOMS.take_turn(tx, &inner.web.given, trying)
        })
        .await?;
    match turn {
        Turn::Go => Ok(()),
        Turn::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}

/// Tries to find a free pair of finding words before giving up; two rooms rarely meet once.
const TRIES: usize = 3;

fn community(app: &App, fields: &Fields) -> Option<PublicCommunity> {
    app.directory.community(fields.get("f"))
}

/// What the form carried, or a fresh start.
fn carried(asked: &Asked) -> Carried {
    let thread = ThreadToken::from_text(asked.fields.get("_thread"))
        .unwrap_or_else(|_| ThreadToken::new(&asked.web.given));
    let seed =
        Seed::from_text(asked.fields.get("_seed")).unwrap_or_else(|| Seed::new(&asked.web.given));
    let has_room = asked.who.is_some();
    Carried {
        thread: thread.to_string(),
        seed: if has_room {
            String::new()
        } else {
            seed.as_str().to_owned()
        },
    }
}

async fn first(State(app): State<App>, asked: Asked) -> Answer {
    let Some(place) = community(&app, &asked.query) else {
        return asked.page(&pages::no_place(&asked));
    };
    let fields = Fields::of(&[("f", &place.id)]);
    let carried = carried(&asked);
    asked.page(&pages::question(
        &asked,
        &place,
        Page::Company,
        &fields,
        &carried,
        &[],
    ))
}

async fn next(State(app): State<App>, asked: Asked) -> Answer {
    let Some(place) = community(&app, &asked.fields) else {
        return asked.page(&pages::no_place(&asked));
    };
    let word = |name: &str| Page::from_word(asked.fields.get(name));
    let from = word("fra").unwrap_or(Page::Company);
    let to = word("til").unwrap_or(Page::You);
    let carried = carried(&asked);
    let show =
        |page, faults: &[_]| pages::question(&asked, &place, page, &asked.fields, &carried, faults);
    if to < from {
        // Going back asks nothing; what was typed comes along.
        return asked.page(&show(to, &[]));
    }
    match (read(&asked.fields, from), to) {
        (Err(faults), _) => {
            let page = faults.first().map_or(from, |fault| fault.place().1);
            let here: Vec<_> = faults.into_iter().filter(|f| f.place().1 == page).collect();
            asked.again(&show(page, &here))
        }
        (Ok(Some(answers)), Page::Check) => asked.page(&pages::check(
            &asked,
            &place,
            &asked.fields,
            &answers,
            &carried,
        )),
        (Ok(_), Page::Check) => asked.page(&show(Page::You, &[])),
        (Ok(_), page) => asked.page(&show(page, &[])),
    }
}

async fn sent(State(app): State<App>, asked: Asked) -> Answer {
    let Some(place) = community(&app, &asked.fields) else {
        return asked.page(&pages::no_place(&asked));
    };
    let carried = carried(&asked);
    let answers = match read(&asked.fields, Page::Check) {
        Ok(Some(answers)) => answers,
        Ok(None) => return Err(Failed::NotFound),
        Err(faults) => {
            let page = faults.first().map_or(Page::Company, |f| f.place().1);
            let here: Vec<_> = faults.into_iter().filter(|f| f.place().1 == page).collect();
            let again = pages::question(&asked, &place, page, &asked.fields, &carried, &here);
            return asked.again(&again);
        }
    };
    let thread =
        ThreadToken::from_text(&carried.thread).map_err(|fault| Failed::Page(fault.to_string()))?;
    if asked.who.is_some() {
        send(&app, &asked, &place, &answers, thread, None).await?;
        return go("/min");
    }
    let seed = Seed::from_text(&carried.seed).ok_or(Failed::NotFound)?;
    take_turn(&app, &asked).await?;
    for _ in 0..TRIES {
        let Some(candidate) = candidate(&app, &asked, &seed).await? else {
            // The form is an old one: its room is there, and its words open it.
            return go("/ind");
        };
        let moving = Moving {
            candidate,
            session: door::token(&asked.web.given),
        };
        if send(&app, &asked, &place, &answers, thread, Some(&moving)).await? {
            let page = key_page(&asked, &moving, answers.called.as_str(), &place);
            let response = asked.page(&page)?;
            return asked.with_session(response, &moving.session, SHORT);
        }
    }
    Err(Failed::Page("no free pair of finding words".to_owned()))
}
