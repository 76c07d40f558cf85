//! A person's own access: sessions, logins, and what has happened.

use std::sync::Arc;

use kit_store::{Store, StoreError};
use kit_web::{Answer, Asked, Failed, Path, State, go};

use super::stale;
use crate::login::store::{self as logins};
use crate::pages::account::{Account, account};
use crate::passkey::store::{self as keys, Removed};
use crate::{Identity, People, ways};

pub(super) async fn show<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    asked: Asked,
) -> Answer {
    let (who, now) = (asked.actor()?.clone(), asked.web.given.now());
    let found = asked
        .on(&store)
        .read("read the own access", move |tx| {
            Ok::<_, StoreError>(Account {
                keys: keys::keys_of(tx, &who.id)?.len(),
                logins: logins::logins_of(tx, &who.id)?,
                sessions: ways::sessions(tx, &who.id, &who.session, now)?,
                told: ways::told(tx, &who.id)?,
            })
        })
        .await?;
    let notice = match asked.query.get("nyt") {
        "slut" => Some(asked.say("account-ended")),
        "fjernet" => Some(asked.say("account-removed")),
        "sidste" => Some(asked.say("account-last")),
        "login" => Some(asked.say("account-login-added")),
        _ => None,
    };
    asked.page(&account(&asked, &found, &identity.providers, notice))
}

pub(super) async fn end_one<R: People>(State(store): State<Store<R>>, asked: Asked) -> Answer {
    let (inner, actor) = (asked.clone(), asked.actor()?.id.clone());
    let ended = asked
        .on(&store)
        .write("end one own session", move |tx| {
            ways::end_one(tx, &inner.web.given, &actor, inner.fields.get("session"))
        })
        .await?;
    if ended {
        go("/konto?nyt=slut")
    } else {
        // Somebody else's, or over already: the same answer.
        go("/konto")
    }
}

pub(super) async fn end_others<R: People>(State(store): State<Store<R>>, asked: Asked) -> Answer {
    let (given, who) = (asked.web.given.clone(), asked.actor()?.clone());
    asked
        .on(&store)
        .write("end the other own sessions", move |tx| {
            ways::end_others(tx, &given, &who.id, &who.session)
        })
        .await?;
    go("/konto?nyt=slut")
}

pub(super) async fn remove_login<R: People>(
    State(store): State<Store<R>>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    if let Some(page) = stale(&store, &asked).await? {
        return Ok(page);
    }
    let (given, actor) = (asked.web.given.clone(), asked.actor()?.id.clone());
    let removed = asked
        .on(&store)
        .write("remove a login", move |tx| {
            logins::remove(tx, &given, &actor, &id)
        })
        .await?;
    match removed {
        Removed::Gone => go("/konto?nyt=fjernet"),
        Removed::Last => go("/konto?nyt=sidste"),
        Removed::Unknown => Err(Failed::NotFound),
    }
}
