//! Choices and waiting reminders on a transaction.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_letters::{CivilToCitizen, VisitToken};
use kit_seal::{Zeroizing, derive, open_under, seal_under};
use kit_store::{Given, Place, StoreError, Tx};
use kit_web::door;
use kit_words::{Lang, Words as Catalogue};
use serde::{Deserialize, Serialize};

use super::rules::{Choice, sentence};
use super::sql::*;
use crate::App;
use crate::crossing::rules::State;
use crate::crossing::store::{Crossing, all_of};
use crate::mail::store as mail;
use crate::room::RoomId;
use crate::room::lock::{OpenRoom, Slot};

/// What a guest chose.
const CHOSEN: Place = Place::of("reminder_choice", "told");
/// What a waiting reminder is sealed for.
const PURPOSE: &str = "landgang reminder";
const BROKEN: StoreError = StoreError::Broken("a reminder");

/// A choice as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) choice: Choice,
    /// The token of the link that stops it.
    pub(crate) stop: String,
    /// Whether somebody has pressed that link.
    pub(crate) stopped: bool,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    choice: Choice,
    stop: String,
}

/// A reminder as it goes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    /// From when it is quiet until when.
    pub(crate) quiet: (i64, i64),
    /// When the visit begins, in unix milliseconds.
    pub(crate) visit_ms: i64,
}

/// The realm's key for reminders that wait: another one than the realm's own.
fn key(pepper: &[u8; 32]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    derive(pepper, PURPOSE).or(Err(BROKEN))
}

/// Opens one; none if it was sealed under another key.
pub(super) fn open(pepper: &[u8; 32], id: &str, sealed: &[u8]) -> Result<Option<Told>, StoreError> {
    let opened = open_under(&*key(pepper)?, PURPOSE, id, sealed).ok();
    Ok(opened.and_then(|text| serde_json::from_slice(&text).ok()))
}

/// What the room has chosen.
pub(crate) fn standing(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Option<Standing>, StoreError> {
    let row = tx.row(CHOICE, &[room.id()], |r| {
        Ok((r.get::<Vec<u8>>(0)?, r.get::<i64>(1)?))
    })?;
    let Some((sealed, stopped)) = row else {
        return Ok(None);
    };
    let text = room.take(CHOSEN, room.id().as_str(), &sealed)?;
    let kept: Kept = serde_json::from_str(&text).or(Err(BROKEN))?;
    Ok(Some(Standing {
        choice: kept.choice,
        stop: kept.stop,
        stopped: stopped != 0,
    }))
}

/// Keeps a choice in the place of the one before.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    slot: &Slot,
    choice: Choice,
    stop: String,
) -> Result<(), StoreError> {
    let mark = door::hash(&stop);
    let text = serde_json::to_string(&Kept { choice, stop }).or(Err(BROKEN))?;
    let told = slot.put(tx, CHOSEN, slot.room.as_str(), &text)?;
    tx.run(KEEP_CHOICE, &[&slot.room, &told, &mark]).map(|_| ())
}

/// Ends what was chosen, and erases what waits.
pub(crate) fn end(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    erase_waiting(tx, room)?;
    tx.run(ERASE_CHOICE, &[room]).map(|_| ())
}

/// Erases what waits, since its address or its words are others now.
pub(crate) fn erase_waiting(tx: &mut Tx<'_>, room: &RoomId) -> Result<(), StoreError> {
    tx.run(ERASE_ALL, &[room]).map(|_| ())
}

/// Stops the reminders of the room whose link this is; whether there is one.
pub(super) fn stop(tx: &mut Tx<'_>, token: &str) -> Result<bool, StoreError> {
    let room: Option<RoomId> = tx.row(BY_STOP, &[&door::hash(token)], |r| r.get(0))?;
    if let Some(room) = &room {
        tx.run(STOP, &[room])?;
        erase_waiting(tx, room)?;
    }
    Ok(room.is_some())
}

/// When reminders go out that wait.
pub(crate) fn waiting(tx: &mut Tx<'_>, room: &OpenRoom) -> Result<Vec<Timestamp>, StoreError> {
    tx.rows(WAITING, &[room.id()], |r| r.get(1))
}

fn visit_hash(visit: &VisitToken) -> String {
    door::hash(&format!("reminder {visit}"))
}

fn mark(visit: &VisitToken, starts: DateTime) -> String {
    door::hash(&format!("reminder {visit} {starts}"))
}

/// A letter that moves a visit or calls it off takes its reminders along, though the room is shut.
pub(crate) fn heard(tx: &mut Tx<'_>, letter: &CivilToCitizen) -> Result<(), StoreError> {
    let (visit, mark) = match letter {
        CivilToCitizen::Appointment(l) => (l.visit, mark(&l.visit, l.starts.get())),
        CivilToCitizen::Cancelled(l) => (l.visit, String::new()),
        CivilToCitizen::VisitClosed(l) => (l.visit, String::new()),
        CivilToCitizen::Received(_) | CivilToCitizen::Reply(_) | CivilToCitizen::Message(_) => {
            return Ok(());
        }
    };
    tx.run(MOVED, &[&visit_hash(&visit), &mark]).map(|_| ())
}

/// One that should wait.
struct Wanted {
    visit: VisitToken,
    starts: DateTime,
    due: Timestamp,
    /// Whether it may still be made; one that waits for another try stays all the same.
    may: bool,
}

/// What should wait, by its number: each visit that the guest has said yes to.
fn wanted(given: &Given, choice: &Choice, all: &[Crossing]) -> BTreeMap<String, Wanted> {
    let coming = all.iter().filter_map(|c| match c.way.state(given.local()) {
        State::Coming(offer) => Some((offer.visit, offer.starts.get())),
        _ => None,
    });
    let each = coming.flat_map(|(visit, starts)| {
        choice
            .due(given, starts)
            .into_iter()
            .map(move |(slot, due, may)| {
                let id = door::hash(&format!("{} {slot}", mark(&visit, starts)));
                let one = Wanted {
                    visit,
                    starts,
                    due,
                    may,
                };
                (id, one)
            })
    });
    each.collect()
}

/// Makes what waits be what should wait: called whenever the guest has done something on a way, with her room open.
/// What is there already stays as it is.
pub(crate) fn keep_in_step(
    tx: &mut Tx<'_>,
    app: &App,
    room: &OpenRoom,
    lang: Lang,
) -> Result<(), StoreError> {
    let standing = standing(tx, room)?.filter(|standing| !standing.stopped);
    let address = mail::of(tx, room)?.map(|step| step.address);
    let (Some(standing), Some(address)) = (standing, address) else {
        // What waited was erased with the choice or the address.
        return Ok(());
    };
    let given = &app.web.given;
    let all = all_of(tx, room, given)?;
    let mut wanted = wanted(given, &standing.choice, &all);
    for id in tx.rows(super::sql::WAITING, &[room.id()], |r| r.get::<String>(0))? {
        if wanted.remove(&id).is_none() {
            tx.run(ERASE, &[&id])?;
        }
    }
    let words: Catalogue = app.web.words(lang);
    let link = format!("{}/paamindelser/{}", app.web.origin, standing.stop);
    for (id, one) in wanted.into_iter().filter(|(_, one)| one.may) {
        let say = |key: &'static str, args: &[(&str, kit_words::Arg)]| words.tell(key, args);
        let sentence = sentence(say, lang, standing.choice.words(), one.starts);
        let told = Told {
            to: address.clone(),
            text: words.tell(
                "remind-text",
                &[
                    ("sentence", sentence.as_str().into()),
                    ("link", (&link).into()),
                ],
            ),
            subject: sentence,
            quiet: standing.choice.hours(),
            visit_ms: given.moment(one.starts).as_millisecond(),
        };
        let text = serde_json::to_vec(&told).or(Err(BROKEN))?;
        let sealed = seal_under(&*key(&app.room_pepper)?, PURPOSE, &id, &text, &|bytes| {
            given.fill(bytes);
        })
        .or(Err(BROKEN))?;
        let (visit, mark) = (visit_hash(&one.visit), mark(&one.visit, one.starts));
        tx.run(INSERT, &[&id, room.id(), &visit, &mark, &sealed, &one.due])?;
    }
    Ok(())
}
