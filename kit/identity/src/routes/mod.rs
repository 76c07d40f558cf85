//! The routes of the ways in; a realm puts them among its own.

mod account;
mod keys;
mod logins;
mod sign_in;

use std::sync::Arc;

use kit_store::{Given, Store, StoreError, Tx};
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::door::{self, Entrant};
use kit_web::{
    Action, Answer, Asked, Failed, FromRef, May, Response, Role, Routes, SessionRule, go,
};

use crate::pages::sign_in::{Said, said};
use crate::{Identity, People, ways};

/// Every route of the ways in: `roles` are the realm's own, all of them.
#[must_use]
pub fn routes<R, S>(roles: &'static [Role]) -> Routes<S>
where
    R: People,
    S: Clone + Send + Sync + 'static,
    Store<R>: FromRef<S>,
    Arc<Identity>: FromRef<S>,
{
    let anybody = |action| May::anybody(action, "sign_in");
    let own = |action, what| May::only(action, what, roles);
    Routes::new()
        .get("/ind", anybody(Action::See), sign_in::show)
        .post(
            "/ind/noegle",
            anybody(Action::Change),
            sign_in::ask_key::<R>,
        )
        .post(
            "/ind/noegle/svar",
            anybody(Action::Change),
            sign_in::take_key::<R>,
        )
        .get(
            "/ind/med/{house}",
            anybody(Action::Change),
            logins::begin::<R>,
        )
        .get(
            "/ind/med/{house}/svar",
            anybody(Action::Change),
            logins::end::<R>,
        )
        .get(
            "/ind/igen/{token}",
            May::anybody(Action::See, "recovery_link"),
            sign_in::show_recovery::<R>,
        )
        .post(
            "/ind/igen/{token}",
            May::anybody(Action::Change, "recovery_link"),
            sign_in::use_recovery::<R>,
        )
        .get("/noegle", own(Action::List, "own_key"), keys::list::<R>)
        .post("/noegle", own(Action::Change, "own_key"), keys::ask::<R>)
        .post(
            "/noegle/svar",
            own(Action::Change, "own_key"),
            keys::take::<R>,
        )
        .post(
            "/noegle/{id}/fjern",
            own(Action::Close, "own_key"),
            keys::remove::<R>,
        )
        .get(
            "/konto",
            own(Action::Open, "own_access"),
            account::show::<R>,
        )
        .post(
            "/konto/slut",
            own(Action::Close, "own_session"),
            account::end_one::<R>,
        )
        .post(
            "/konto/slut-andre",
            own(Action::Close, "own_session"),
            account::end_others::<R>,
        )
        .post(
            "/konto/med/{house}",
            own(Action::Change, "own_login"),
            logins::begin_adding::<R>,
        )
        .post(
            "/konto/login/{id}/fjern",
            own(Action::Close, "own_login"),
            account::remove_login::<R>,
        )
}

/// The brake before every way in: a question, a login that is begun, a link of a second person. Whoever comes in is not
/// counted.
const WAYS: Brake = Brake::door("way-in");

fn trying(asked: &Asked) -> Trying<'_> {
    Trying {
        account: None,
        address: asked.from.as_ref(),
    }
}

/// Takes a turn at the brake; an answer to be given at once where it is too early.
fn turn(tx: &mut Tx<'_>, asked: &Asked) -> Result<Result<(), i64>, StoreError> {
    Ok(match WAYS.take_turn(tx, &asked.web.given, trying(asked))? {
        Turn::Go => Ok(()),
        Turn::Wait(seconds) => Err(seconds),
    })
}

/// Nothing where the asker may change their ways in, else the page that asks them to sign in again.
async fn stale<R: People>(store: &Store<R>, asked: &Asked) -> Result<Option<Response>, Failed> {
    let (who, now) = (asked.actor()?.clone(), asked.web.given.now());
    let may = asked
        .on(store)
        .read("whether the sign-in is fresh", move |tx| {
            ways::may_change(tx, &who.id, &who.session, now)
        })
        .await?;
    if may {
        Ok(None)
    } else {
        asked.again(&said(asked, Said::Again, "")).map(Some)
    }
}

/// A session that a browser is about to be given: made once, so that a transaction that runs twice opens one.
#[derive(Debug, Clone)]
struct Opening {
    token: String,
    given: Given,
    asked: Asked,
    rule: fn(&str) -> SessionRule,
    /// The session that the browser had; whoever comes in anew leaves it.
    before: Option<String>,
}

impl Opening {
    fn of(asked: &Asked) -> Self {
        Self {
            token: door::token(&asked.web.given),
            given: asked.web.given.clone(),
            asked: asked.clone(),
            rule: asked.web.face.session,
            before: asked.who.as_ref().map(|actor| actor.session.clone()),
        }
    }

    fn open(&self, tx: &mut Tx<'_>, who: &Entrant) -> Result<(), StoreError> {
        WAYS.proved_right(tx, &self.given, trying(&self.asked))?;
        if let Some(before) = &self.before {
            door::end_session(tx, before)?;
        }
        door::open_session(
            tx,
            &self.token,
            who,
            (self.rule)(&who.role),
            self.given.now(),
        )
    }

    fn lead(&self, asked: &Asked, who: &Entrant, to: &str) -> Answer {
        asked.with_session(go(to)?, &self.token, (self.rule)(&who.role))
    }
}
