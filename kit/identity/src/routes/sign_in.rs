//! Coming in by a key or by the link of a second person.

use std::sync::Arc;

use kit_store::{Store, StoreError};
use kit_web::{Answer, Asked, Failed, Path, State, door};

use super::{Opening, turn};
use crate::pages::sign_in::{self as pages, Said};
use crate::passkey::Refused;
use crate::passkey::store::{self as keys, Became};
use crate::{Identity, People, recovery};

pub(super) async fn show(State(identity): State<Arc<Identity>>, asked: Asked) -> Answer {
    asked.page(&pages::sign_in(
        &asked,
        identity.keys.is_some(),
        &identity.providers,
        identity.codes,
    ))
}

pub(super) async fn ask_key<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    asked: Asked,
) -> Answer {
    if identity.keys.is_none() {
        return Err(Failed::NotFound);
    }
    let (given, token) = (asked.web.given.clone(), door::token(&asked.web.given));
    let question = {
        let (identity, token, inner) = (Arc::clone(&identity), token.clone(), asked.clone());
        asked
            .on(&store)
            .write("ask who is there", move |tx| {
                if let Err(seconds) = turn(tx, &inner)? {
                    return Ok(Err(seconds));
                }
                let keys = identity
                    .keys
                    .as_ref()
                    .ok_or(StoreError::Broken("keys that went away"))?;
                keys::begin_sign_in(tx, &given, keys, &token).map(Ok)
            })
            .await?
    };
    let question = question.map_err(Failed::Wait)?;
    asked.passkey_page(&pages::who(&asked, &question, &token))
}

pub(super) async fn take_key<R: People>(
    State(store): State<Store<R>>,
    State(identity): State<Arc<Identity>>,
    asked: Asked,
) -> Answer {
    if identity.keys.is_none() {
        return Err(Failed::NotFound);
    }
    let opening = Opening::of(&asked);
    let (inner, open) = (asked.clone(), opening.clone());
    let became = asked
        .on(&store)
        .write("come in by a key", move |tx| {
            let keys = identity
                .keys
                .as_ref()
                .ok_or(StoreError::Broken("keys that went away"))?;
            let (token, answer) = (inner.fields.get("question"), inner.fields.get("answer"));
            let became = keys::finish_sign_in::<R>(tx, &inner.web.given, keys, token, answer)?;
            if let Became::Good(who) = &became {
                open.open(tx, who)?;
            }
            Ok::<_, StoreError>(became)
        })
        .await?;
    match became {
        Became::Good(who) => opening.lead(&asked, &who, asked.web.face.home),
        Became::Stale => asked.again(&pages::said(&asked, Said::KeyStale, "")),
        Became::Refused(why) => {
            note(&asked, &why);
            asked.again(&pages::said(&asked, Said::KeyUntrue, ""))
        }
    }
}

/// A refused key is worth a line for the operator, without anything that came.
pub(super) fn note(asked: &Asked, why: &Refused) {
    let realm = asked.web.face.realm;
    tracing::warn!(realm, why = %why, "a passkey was refused");
}

pub(super) async fn show_recovery<R: People>(
    State(store): State<Store<R>>,
    Path(token): Path<String>,
    asked: Asked,
) -> Answer {
    let (now, looked) = (asked.web.given.now(), token.clone());
    let waits = asked
        .on(&store)
        .read("whether a recovery link waits", move |tx| {
            recovery::between(tx, &looked, now)
        })
        .await?;
    asked.page(&if waits.is_some() {
        pages::recovery(&asked, &token)
    } else {
        pages::recovery_spent(&asked)
    })
}

pub(super) async fn use_recovery<R: People>(
    State(store): State<Store<R>>,
    Path(token): Path<String>,
    asked: Asked,
) -> Answer {
    let opening = Opening::of(&asked);
    let (given, open, inner) = (asked.web.given.clone(), opening.clone(), asked.clone());
    let who = asked
        .on(&store)
        .write("come in by a recovery link", move |tx| {
            if let Err(seconds) = turn(tx, &inner)? {
                return Ok(Err(seconds));
            }
            let who = recovery::take::<R>(tx, &given, &token)?;
            if let Some(who) = &who {
                open.open(tx, who)?;
            }
            Ok::<_, StoreError>(Ok(who))
        })
        .await?;
    match who.map_err(Failed::Wait)? {
        // The lost key is what comes next.
        Some(who) => opening.lead(&asked, &who, "/noegle"),
        None => asked.again(&pages::recovery_spent(&asked)),
    }
}
