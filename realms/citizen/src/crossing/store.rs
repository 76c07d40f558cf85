//! Ways on a transaction.

use jiff::Timestamp;
use kit_letters::{
    CitizenToCivil, CivilToCitizen, LetterId, LetterList, StillThereAnswer, ThreadToken, VisitToken,
};
use kit_store::{Given, StoreError, Tx};

use super::CrossingId;
use super::rules::{Step, Way};
use super::sql::*;
use crate::room::lock::{OpenRoom, Slot, TARGET, WHAT};

/// A way with everything that happened on it.
#[derive(Debug, Clone)]
pub(crate) struct Crossing {
    pub(crate) id: CrossingId,
    pub(crate) thread: ThreadToken,
    pub(crate) community_id: String,
    pub(crate) community: String,
    pub(crate) association: String,
    /// The coordinator's first name as the directory had it; empty if it had none.
    pub(crate) coordinator: String,
    /// The coordinator's telephone as the directory had it; empty if it had none.
    pub(crate) phone: String,
    pub(crate) steps: Vec<(Timestamp, Step)>,
    /// The guest's messages, each of which waited or waits a little before it leaves.
    pub(crate) held: Vec<Held>,
    pub(crate) way: Way,
}

/// A message that waits a little before it leaves, so that it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    /// Its place among the way's steps.
    pub(crate) at: usize,
    /// The step's number.
    pub(crate) step: String,
    pub(crate) letter: LetterId,
    pub(crate) until: Timestamp,
    /// Whether it still waits: its time is not over, and no other letter has taken it along.
    pub(crate) waits: bool,
}

/// What a new way begins with.
#[derive(Debug, Clone)]
pub(crate) struct NewCrossing {
    pub(crate) id: CrossingId,
    pub(crate) thread: ThreadToken,
    pub(crate) target: Target,
}

/// What a way leads to and since when, as it lies sealed in the room.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Target {
    pub(crate) community_id: String,
    pub(crate) community: String,
    pub(crate) association: String,
    pub(crate) coordinator: String,
    pub(crate) phone: String,
    /// When it was asked for, in unix milliseconds; set by [`begin`].
    pub(crate) asked_ms: i64,
}

/// A step as it lies sealed in the room.
#[derive(serde::Serialize, serde::Deserialize)]
struct What {
    side: String,
    kind: String,
    fields: String,
    at_ms: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held: Option<HeldUntil>,
}

/// A letter that waits, and until when, as it lies sealed in the room.
#[derive(Clone, Copy, serde::Serialize, serde::Deserialize)]
struct HeldUntil {
    letter: LetterId,
    until_ms: i64,
}

/// Begins a way; false if the same form has begun it before.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    slot: &Slot,
    new: &NewCrossing,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let target = Target {
        asked_ms: now.as_millisecond(),
        ..new.target.clone()
    };
    let text = serde_json::to_string(&target)
        .or(Err(StoreError::Broken("a way that cannot be written")))?;
    let sealed = slot.put(tx, TARGET, new.id.as_str(), &text)?;
    let touched = tx.run(
        INSERT_CROSSING,
        &[&new.id, &slot.room, &new.thread, &sealed],
    )?;
    Ok(touched > 0)
}

/// Every way of a room, newest first.
pub(crate) fn all_of(
    tx: &mut Tx<'_>,
    room: &OpenRoom,
    given: &Given,
) -> Result<Vec<Crossing>, StoreError> {
    let mut found = tx.rows(CROSSINGS, &[room.id()], |r| {
        let (id, sealed): (CrossingId, Vec<u8>) = (r.get(0)?, r.get(2)?);
        let text = room.take(TARGET, id.as_str(), &sealed)?;
        let target: Target =
            serde_json::from_str(&text).or(Err(StoreError::Broken("a way that is none")))?;
        Ok((id, r.get::<ThreadToken>(1)?, target))
    })?;
    found.sort_by(|(id, _, target), (other, _, later)| {
        (later.asked_ms, other.as_str()).cmp(&(target.asked_ms, id.as_str()))
    });
    found
        .into_iter()
        .map(|(id, thread, target)| {
            let (steps, held) = steps(tx, room, &id)?;
            let days = steps
                .iter()
                .map(|(at, step)| (given.zoned(*at).date(), step));
            Ok(Crossing {
                way: Way::of(days),
                id,
                thread,
                community_id: target.community_id,
                community: target.community,
                association: target.association,
                coordinator: target.coordinator,
                phone: target.phone,
                held: held_now(&steps, held, given.now()),
                steps,
            })
        })
        .collect()
}

fn held_now(steps: &[(Timestamp, Step)], held: Vec<Held>, now: Timestamp) -> Vec<Held> {
    let other = |step: &Step| matches!(step, Step::Sent(letter) if !matches!(letter, CitizenToCivil::Message(_)));
    let last = steps.iter().rposition(|(_, step)| other(step));
    let waits = |one: &Held| one.until > now && last.is_none_or(|last| one.at > last);
    held.into_iter()
        .map(|one| Held {
            waits: waits(&one),
            ..one
        })
        .collect()
}

type Steps = (Vec<(Timestamp, Step)>, Vec<Held>);

fn steps(tx: &mut Tx<'_>, room: &OpenRoom, crossing: &CrossingId) -> Result<Steps, StoreError> {
    const BROKEN: StoreError = StoreError::Broken("a step that is none");
    let rows = tx.rows(STEPS, &[crossing], |r| {
        let (id, sealed): (String, Vec<u8>) = (r.get(0)?, r.get(1)?);
        let text = room.take(WHAT, &id, &sealed)?;
        let what: What = serde_json::from_str(&text).or(Err(BROKEN))?;
        let at = Timestamp::from_millisecond(what.at_ms).or(Err(BROKEN))?;
        let step = read_step(&what.side, &what.kind, &what.fields).ok_or(BROKEN)?;
        Ok((at, step, what.held.map(|held| (id, held))))
    })?;
    let (mut steps, mut waiting) = (Vec::new(), Vec::new());
    for (at, step, held) in rows {
        if let Some((id, held)) = held {
            waiting.push(Held {
                at: steps.len(),
                step: id,
                letter: held.letter,
                until: Timestamp::from_millisecond(held.until_ms).or(Err(BROKEN))?,
                waits: false,
            });
        }
        steps.push((at, step));
    }
    Ok((steps, waiting))
}

/// The way of a thread, and the slot of the room that it is in.
pub(crate) fn of_thread(
    tx: &mut Tx<'_>,
    thread: &ThreadToken,
) -> Result<Option<(CrossingId, Slot)>, StoreError> {
    tx.row(OF_THREAD, &[thread], |r| {
        let key: Vec<u8> = r.get(2)?;
        Ok((r.get(0)?, Slot::of(r.get(1)?, &key)?))
    })
}

/// Notes a step under the id that its form carried; false if that form has been taken before.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    slot: &Slot,
    crossing: &CrossingId,
    id: &str,
    (step, held): (&Step, Option<(LetterId, Timestamp)>),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (side, kind, fields) = write_step(step)?;
    let what = What {
        side: side.to_owned(),
        kind: kind.to_owned(),
        fields,
        at_ms: now.as_millisecond(),
        held: held.map(|(letter, until)| HeldUntil {
            letter,
            until_ms: until.as_millisecond(),
        }),
    };
    let text = serde_json::to_string(&what)
        .or(Err(StoreError::Broken("a step that cannot be written")))?;
    let sealed = slot.put(tx, WHAT, id, &text)?;
    let touched = tx.run(INSERT_STEP, &[&id, crossing, &sealed])?;
    Ok(touched > 0)
}

/// Takes a step away that has not left the room.
pub(crate) fn take_away(
    tx: &mut Tx<'_>,
    crossing: &CrossingId,
    step: &str,
) -> Result<(), StoreError> {
    tx.run(TAKE_AWAY, &[&step, crossing]).map(|_| ())
}

const GOT: &str = "got";
const SENT: &str = "sent";
const OWN: &str = "own";
const SKIPPED: &str = "skipped";
const QUIET: &str = "quiet";
const STILL_THERE: &str = "still-there";

fn write_step(step: &Step) -> Result<(&'static str, &'static str, String), StoreError> {
    fn fields<L: LetterList>(letter: &L) -> Result<String, StoreError> {
        let broken = StoreError::Broken("a letter that cannot be written");
        letter
            .fields()
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or(broken)
    }
    Ok(match step {
        Step::Got(letter) => (GOT, letter.kind(), fields(letter)?),
        Step::Sent(letter) => (SENT, letter.kind(), fields(letter)?),
        Step::Skipped(visit) => (OWN, SKIPPED, visit.to_string()),
        Step::Quiet(on) => (OWN, QUIET, on.to_string()),
        Step::StillThere(months, answer) => {
            let answer = serde_json::to_value(answer).unwrap_or_default();
            let fields = serde_json::json!({ "months": months, "answer": answer });
            (OWN, STILL_THERE, fields.to_string())
        }
    })
}

#[derive(serde::Deserialize)]
struct StillThereFields {
    months: u8,
    answer: StillThereAnswer,
}

fn read_step(side: &str, kind: &str, fields: &str) -> Option<Step> {
    match (side, kind) {
        (GOT, _) => CivilToCitizen::from_fields(kind, CivilToCitizen::VERSION, fields.as_bytes())
            .ok()
            .map(Step::Got),
        (SENT, _) => CitizenToCivil::from_fields(kind, CitizenToCivil::VERSION, fields.as_bytes())
            .ok()
            .map(Step::Sent),
        (OWN, QUIET) => fields.parse().ok().map(Step::Quiet),
        (OWN, SKIPPED) => VisitToken::from_text(fields).ok().map(Step::Skipped),
        (OWN, STILL_THERE) => {
            let read: StillThereFields = serde_json::from_str(fields).ok()?;
            Some(Step::StillThere(read.months, read.answer))
        }
        _ => None,
    }
}
