//! A person's own keys.

use std::sync::Arc;

use kit_store::{Store, StoreError};
use kit_web::{Answer, Asked, Failed, Faults, Path, State, door, go};

use super::sign_in::note;
use super::stale;
use crate::pages::keys::keys as keys_page;
use crate::pages::sign_in::{self as pages, Said};
use crate::passkey::store::{self as keys, Became, Kind, Removed, Wish};
use crate::{Identity, People};

async fn page<R: People>(
    store: &Store<R>,
    identity: &Identity,
    asked: &Asked,
    faults: Faults,
) -> Answer {
    let actor = asked.actor()?.id.clone();
    let list = asked
        .on(store)
        .read("read the own keys", move |tx| keys::keys_of(tx, &actor))
        .await?;
    let notice = match asked.query.get("nyt") {
        "lavet" => Some(asked.say("keys-added")),
        "fjernet" => Some(asked.say("account-removed")),
        "sidste" => Some(asked.say("account-last")),
        _ => None,
    };
    let wrong = faults.any();
    let page = keys_page(asked, &list, identity.keys.is_some(), notice, faults);
    if wrong {
        asked.again(&page)
    } else {
        asked.page(&page)
    }
}

pub(super) async fn list<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    asked: Asked,
) -> Answer {
    page(&store, &identity, &asked, Faults::none()).await
}

pub(super) async fn ask<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    asked: Asked,
) -> Answer {
    if identity.keys.is_none() {
        return Err(Failed::NotFound);
    }
    if let Some(page) = stale(&store, &asked).await? {
        return Ok(page);
    }
    let actor = asked.actor()?;
    let wish = Wish {
        actor: actor.id.clone(),
        shown: format!("{} – {}", actor.name, asked.web.host),
        kind: Kind::of(asked.fields.get("kind")),
    };
    let (given, token) = (asked.web.given.clone(), door::token(&asked.web.given));
    let question = {
        let (identity, token) = (Arc::clone(&identity), token.clone());
        asked
            .on(&store)
            .write("ask for a new key", move |tx| {
                let keys = identity
                    .keys
                    .as_ref()
                    .ok_or(StoreError::Broken("keys that went away"))?;
                keys::begin_new(tx, &given, keys, &token, &wish)
            })
            .await?
    };
    let Some(question) = question else {
        let mut faults = Faults::none();
        faults.add("kind", asked.say("keys-many"));
        return page(&store, &identity, &asked, faults).await;
    };
    asked.passkey_page(&pages::new_key(&asked, &question, &token))
}

pub(super) async fn take<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    asked: Asked,
) -> Answer {
    let (inner, actor) = (asked.clone(), asked.actor()?.id.clone());
    let became = asked
        .on(&store)
        .write("take a new key in", move |tx| {
            let Some(keys) = identity.keys.as_ref() else {
                return Ok(Became::Stale);
            };
            let answer = (
                actor.as_str(),
                inner.fields.get("question"),
                inner.fields.get("answer"),
            );
            keys::finish_new(tx, &inner.web.given, keys, answer)
        })
        .await?;
    match became {
        Became::Good(()) => go("/noegle?nyt=lavet"),
        Became::Stale => asked.again(&pages::said(&asked, Said::KeyStale, "")),
        Became::Refused(why) => {
            note(&asked, &why);
            asked.again(&pages::said(&asked, Said::KeyUntrue, ""))
        }
    }
}

pub(super) async fn remove<R: People>(
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
        .write("remove a key", move |tx| {
            keys::remove(tx, &given, &actor, &id)
        })
        .await?;
    match removed {
        Removed::Gone => go("/noegle?nyt=fjernet"),
        Removed::Last => go("/noegle?nyt=sidste"),
        Removed::Unknown => Err(Failed::NotFound),
    }
}
