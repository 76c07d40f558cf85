//! Reading and keeping hand-overs.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Given, Place, StoreError, Tx};

use super::rules::{Handover, HandoverId, Part, State};
use super::sql;
use crate::course::GuestId;
use crate::course::rules::CourseId;
use crate::course::support::Kind;
use crate::house::{FormId, WorkerId};

const LINE: Place = Place::of("handover_part", "line");
const WORDS: Place = Place::of("handover", "guest_words");

/// The newest hand-over of a course.
pub(crate) fn newest(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    course: &CourseId,
) -> Result<Option<Handover>, StoreError> {
    let row = tx.row(sql::NEWEST_HANDOVER, &[course], |r| {
        let id: HandoverId = r.get(0)?;
        let receiver = Kind::from_key(&r.get::<String>(1)?)
            .ok_or(StoreError::Broken("a hand-over has a known receiver"))?;
        let state = State::of(r.get(3)?, r.get(4)?, r.get(5)?);
        Ok((id, receiver, state, r.get::<Option<Sealed>>(2)?))
    })?;
    let Some((id, receiver, state, words)) = row else {
        return Ok(None);
    };
    let words = words.map_or(Ok(String::new()), |words| {
        tx.open(WORDS, id.as_str(), guest.as_str(), &words)
    })?;
    let mut parts = Vec::new();
    for (row, part, line) in rows(tx, &id)? {
        let line = line.map_or(Ok(String::new()), |line| {
            tx.open(LINE, &row, guest.as_str(), &line)
        })?;
        parts.push((part, line));
    }
    parts.sort_by_key(|(part, _)| Part::ALL.iter().position(|one| one == part));
    Ok(Some(Handover {
        id,
        receiver,
        words,
        state,
        parts,
    }))
}

/// A part's row, its name and its sealed text.
type PartRow = (String, Part, Option<Sealed>);

fn rows(tx: &mut Tx<'_>, id: &HandoverId) -> Result<Vec<PartRow>, StoreError> {
    tx.rows(sql::PARTS, &[id], |r| {
        let part = Part::from_key(&r.get::<String>(1)?)
            .ok_or(StoreError::Broken("a part of a hand-over is known"))?;
        Ok((r.get(0)?, part, r.get(2)?))
    })
}

/// Begins one, once for each form; the form's id is the row's.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    given: &Given,
    form: &FormId,
    course: &CourseId,
    (receiver, parts): (Kind, &[Part]),
    by: &WorkerId,
) -> Result<(), StoreError> {
    let made = tx.run(
        sql::INSERT_HANDOVER,
        &[form, course, &receiver.key(), by, &given.now()],
    )?;
    if made == 1 {
        for part in parts {
            tx.run(sql::INSERT_PART, &[&given.uuid7(), form, &part.key()])?;
        }
    }
    Ok(())
}

/// Writes the texts of one that is not released.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    id: &HandoverId,
    (parts, words): (&[(Part, String)], &str),
) -> Result<(), StoreError> {
    for (row, part, _) in rows(tx, id)? {
        let Some((_, text)) = parts.iter().find(|(one, _)| *one == part) else {
            continue;
        };
        let line = match text.as_str() {
            "" => None,
            text => Some(tx.seal(LINE, &row, guest.as_str(), text)?),
        };
        tx.run(sql::WRITE_PART, &[&row, id, &line])?;
    }
    let words = match words {
        "" => None,
        words => Some(tx.seal(WORDS, id.as_str(), guest.as_str(), words)?),
    };
    tx.run(sql::WRITE_WORDS, &[id, &words]).map(|_| ())
}

/// The guest releases it: from now on nothing of it changes.
pub(crate) fn release(
    tx: &mut Tx<'_>,
    id: &HandoverId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::RELEASE, &[id, &now])? == 1)
}

/// The guest takes it back before it is carried away; its texts go.
pub(crate) fn withdraw(
    tx: &mut Tx<'_>,
    id: &HandoverId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let withdrawn = tx.run(sql::WITHDRAW, &[id, &now])? == 1;
    if withdrawn {
        tx.run(sql::FORGET_PARTS, &[id])?;
    }
    Ok(withdrawn)
}

/// It is carried away.
pub(crate) fn carry(tx: &mut Tx<'_>, id: &HandoverId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(sql::CARRY, &[id, &now])? == 1)
}
