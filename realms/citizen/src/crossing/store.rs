//! Ways on a transaction.

use jiff::Timestamp;
use kit_letters::{
    CitizenToCivil, CivilToCitizen, LetterList, StillThereAnswer, ThreadToken, VisitToken,
};
use kit_store::{Given, StoreError, Tx};

use super::CrossingId;
use super::rules::{Step, Way};
use super::sql::*;
use crate::room::RoomId;

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
    pub(crate) way: Way,
}

/// What a new way begins with.
#[derive(Debug, Clone)]
pub(crate) struct NewCrossing {
    pub(crate) id: CrossingId,
    pub(crate) room: RoomId,
    pub(crate) thread: ThreadToken,
    pub(crate) community_id: String,
    pub(crate) community: String,
    pub(crate) association: String,
    pub(crate) coordinator: String,
    pub(crate) phone: String,
}

/// Begins a way; false if the same form has begun it before.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    new: &NewCrossing,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let touched = tx.run(
        INSERT_CROSSING,
        &[
            &new.id,
            &new.room,
            &new.thread,
            &new.community_id,
            &new.community,
            &new.association,
            &new.coordinator,
            &new.phone,
            &now,
        ],
    )?;
    Ok(touched > 0)
}

/// Every way of a room, newest first.
pub(crate) fn all_of(
    tx: &mut Tx<'_>,
    room: &RoomId,
    given: &Given,
) -> Result<Vec<Crossing>, StoreError> {
    let mut crossings = tx.rows(CROSSINGS, &[room], |r| {
        Ok(Crossing {
            id: r.get(0)?,
            thread: r.get(1)?,
            community_id: r.get(2)?,
            community: r.get(3)?,
            association: r.get(4)?,
            coordinator: r.get(5)?,
            phone: r.get(6)?,
            steps: Vec::new(),
            way: Way::default(),
        })
    })?;
    for crossing in &mut crossings {
        crossing.steps = tx.rows(STEPS, &[&crossing.id], |r| {
            let (side, kind): (String, String) = (r.get(0)?, r.get(1)?);
            let fields: String = r.get(2)?;
            let step = read_step(&side, &kind, &fields)
                .ok_or(StoreError::Broken("a step that is none"))?;
            Ok((r.get::<Timestamp>(3)?, step))
        })?;
        let days = crossing
            .steps
            .iter()
            .map(|(at, step)| (given.zoned(*at).date(), step));
        crossing.way = Way::of(days);
    }
    Ok(crossings)
}

/// The way of a thread.
pub(crate) fn of_thread(
    tx: &mut Tx<'_>,
    thread: &ThreadToken,
) -> Result<Option<CrossingId>, StoreError> {
    tx.row(OF_THREAD, &[thread], |r| r.get(0))
}

/// Notes a step under the id that its form carried; false if that form has been taken before.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    crossing: &CrossingId,
    id: &str,
    step: &Step,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (side, kind, fields) = write_step(step)?;
    let touched = tx.run(INSERT_STEP, &[&id, crossing, &side, &kind, &fields, &now])?;
    Ok(touched > 0)
}

const GOT: &str = "got";
const SENT: &str = "sent";
const OWN: &str = "own";
const SKIPPED: &str = "skipped";
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
        (OWN, SKIPPED) => VisitToken::from_text(fields).ok().map(Step::Skipped),
        (OWN, STILL_THERE) => {
            let read: StillThereFields = serde_json::from_str(fields).ok()?;
            Some(Step::StillThere(read.months, read.answer))
        }
        _ => None,
    }
}
