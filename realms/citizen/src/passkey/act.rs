//! Making a passkey, coming in by one, and giving one up.

use std::sync::Arc;

use kit_identity::passkey::{Keys, Question, Refused, credential, fresh_handle};
use kit_seal::Zeroizing;
use kit_store::StoreError;
use kit_web::brake::{Brake, Trying, Turn};
use kit_web::{Asked, Failed, door};
use kit_words::when;

use super::secret::{self, halves};
use super::store::{self, Passkey};
use crate::App;
use crate::key::act::{DOOR, step_in};
use crate::room::lock;
use crate::room::notice::{self, Event};

/// More keys than this are no longer one person's.
pub(crate) const MOST: usize = 5;

/// The brake on questions at the door, each of which is a row for some minutes.
const QUESTIONS: Brake = Brake::form("key-question");

/// A question that was put, and the token under which its answer comes.
pub(crate) struct Asking {
    pub(crate) question: Question,
    pub(crate) token: String,
}

/// What became of an answer.
pub(crate) enum Became<T> {
    /// It is true.
    Good(T),
    /// There was no such question, or it was answered, or its time is over.
    Stale,
    /// It is not true, or it opens nothing.
    Refused,
    /// Too many tries: so many seconds.
    Wait(i64),
}

/// Passkeys at this address.
///
/// # Errors
/// [`Failed::NotFound`] where the address is a bare number: there can be none.
fn keys(asked: &Asked) -> Result<Keys, Failed> {
    Keys::at(&asked.web.origin, &asked.web.host).ok_or(Failed::NotFound)
}

/// Whether there can be passkeys at this address.
pub(crate) fn possible(asked: &Asked) -> bool {
    keys(asked).is_ok()
}

/// The question with the word that every passkey is asked for its secret under.
fn asking(question: Result<Question, Refused>) -> Result<Question, Failed> {
    question
        .and_then(|question| question.asking_for_secret(&secret::word()))
        .map_err(|why| Failed::Page(why.to_string()))
}

/// What a form carried: the token, the answer and the key's secret.
fn carried(asked: &Asked) -> (String, String, Option<Zeroizing<[u8; 32]>>) {
    let field = |name| asked.fields.get(name).to_owned();
    let secret = secret::read(asked.fields.get("secret"));
    (field("question"), field("answer"), secret)
}

/// The passkeys of the room.
pub(crate) async fn all(app: &App, asked: &Asked) -> Result<Vec<Passkey>, Failed> {
    let room = lock::open(asked)?;
    Ok(asked
        .on(&app.store)
        .read("the passkeys of a room", move |tx| store::all(tx, &room))
        .await?)
}

/// Asks for a new passkey. None where the room has as many as it may have.
pub(crate) async fn ask_new(app: &App, asked: &Asked) -> Result<Option<Asking>, Failed> {
    let (room, keys, given) = (lock::open(asked)?, keys(asked)?, asked.web.given.clone());
    let there = all(app, asked).await?;
    if there.len() >= MOST {
        return Ok(None);
    }
    let have = there.iter().filter_map(|key| credential(&key.device));
    // What the device shows in its list: an address and a day, neutral on every side (ALL-5).
    let day = when::date(asked.lang(), given.today());
    let name = format!("{} – {day}", asked.web.host);
    let question = asking(keys.ask_for_new(fresh_handle(&given), &name, have.collect()))?;
    let token = door::token(&given);
    let (under, state, now) = (token.clone(), question.kept.clone(), given.now());
    asked
        .on(&app.store)
        .write("ask for a new passkey", move |tx| {
            store::ask(tx, &under, Some(room.id()), &state, now)
        })
        .await?;
    Ok(Some(Asking { question, token }))
}

/// Takes a new passkey in. An answer that comes twice makes one.
pub(crate) async fn take_new(app: &App, asked: &Asked) -> Result<Became<()>, Failed> {
    let (room, keys) = (lock::open(asked)?, keys(asked)?);
    let ((token, answer, secret), now) = (carried(asked), asked.web.given.now());
    let Some(secret) = secret else {
        return Ok(Became::Refused);
    };
    let halves = halves(&app.room_pepper, &secret);
    Ok(asked
        .on(&app.store)
        .write("take a new passkey in", move |tx| {
            let Some(state) = store::answer(tx, &token, Some(room.id()), now)? else {
                let there = store::proved(tx, &halves.proof)?;
                let mine = there.is_some_and(|(way, _)| way.room == *room.id());
                return Ok(if mine {
                    Became::Good(())
                } else {
                    Became::Stale
                });
            };
            let device = keys
                .take_new(&answer, &state)
                .and_then(|key| Ok(serde_json::to_string(&key)?));
            let Ok(device) = device else {
                return Ok(Became::Refused);
            };
            store::make(tx, &room, &halves, &device, now)?;
            notice::tell(tx, &room.slot, Event::PasskeyMade, now)?;
            tx.looked(room.id().as_str())?;
            Ok::<_, StoreError>(Became::Good(()))
        })
        .await?)
}

/// Asks any passkey of this address to open its room.
pub(crate) async fn ask_who(app: &App, asked: &Asked) -> Result<Asking, Failed> {
    let question = asking(keys(asked)?.ask_who())?;
    let (inner, token) = (asked.clone(), door::token(&asked.web.given));
    let (under, state) = (token.clone(), question.kept.clone());
    let turn = asked
        .on(&app.store)
        .write("ask who is at the door", move |tx| {
            let given = &inner.web.given;
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            let turn = QUESTIONS.take_turn(tx, given, trying)?;
            if turn == Turn::Go {
                store::ask(tx, &under, None, &state, given.now())?;
            }
            Ok::<_, StoreError>(turn)
        })
        .await?;
    match turn {
        Turn::Go => Ok(Asking { question, token }),
        Turn::Wait(seconds) => Err(Failed::Wait(seconds)),
    }
}

/// Opens the room of the passkey that answered; gives the session's token. An unknown key and an untrue answer get the
/// same refusal.
pub(crate) async fn come_in(app: &App, asked: &Asked) -> Result<Became<String>, Failed> {
    let keys = keys(asked)?;
    let ((token, answer, secret), inner) = (carried(asked), asked.clone());
    let Some(secret) = secret else {
        return Ok(Became::Refused);
    };
    let halves = halves(&app.room_pepper, &secret);
    let session = door::token(&asked.web.given);
    Ok(asked
        .on(&app.store)
        .write("open a room by a passkey", move |tx| {
            let (given, now) = (&inner.web.given, inner.web.given.now());
            let trying = Trying {
                account: None,
                address: inner.from.as_ref(),
            };
            if let Turn::Wait(seconds) = DOOR.take_turn(tx, given, trying)? {
                return Ok(Became::Wait(seconds));
            }
            let Some(state) = store::answer(tx, &token, None, now)? else {
                return Ok(Became::Stale);
            };
            let Some((way, sealed)) = store::proved(tx, &halves.proof)? else {
                tx.looked_as("refused", "room_key", "")?;
                return Ok(Became::Refused);
            };
            let room = Arc::new(way.open(&halves.under)?);
            let device = room.take(lock::DEVICE, &way.way, &sealed)?;
            let counted = match keys.prove(&answer, &state, &device) {
                Ok(counted) => counted,
                Err(why) => {
                    if matches!(why, Refused::Doubted) {
                        notice::tell(tx, &room.slot, Event::PasskeyDoubted, now)?;
                    }
                    tx.looked_as("refused", "room_key", "")?;
                    return Ok(Became::Refused);
                }
            };
            let on = (counted != device).then_some(counted.as_str());
            store::used(tx, &room, &way.way, on, now)?;
            DOOR.proved_right(tx, given, trying)?;
            // The lock is the device's own and quickly opened again, so the browser does not stay in for months.
            if !step_in(tx, &inner, &room, (&session, false), Event::Passkey)? {
                return Ok(Became::Refused);
            }
            Ok::<_, StoreError>(Became::Good(session.clone()))
        })
        .await?)
}

/// Removes a passkey of the room: it opens nothing any more.
///
/// # Errors
/// [`Failed::NotFound`] for another's, one that is gone and one that never was.
pub(crate) async fn remove(app: &App, asked: &Asked, id: &str) -> Result<(), Failed> {
    let (room, now, id) = (lock::open(asked)?, asked.web.given.now(), id.to_owned());
    let gone = asked
        .on(&app.store)
        .write("remove a passkey", move |tx| {
            if !store::remove(tx, room.id(), &id)? {
                return Ok(false);
            }
            notice::tell(tx, &room.slot, Event::PasskeyGone, now)?;
            tx.looked(room.id().as_str())?;
            Ok::<_, StoreError>(true)
        })
        .await?;
    if gone {
        Ok(())
    } else {
        Err(crate::crossing::act::refused(app, asked).await)
    }
}
