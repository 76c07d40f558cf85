//! Reading and writing notes.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::{NoteId, sql};
use crate::course::GuestId;
use crate::course::rules::{CourseId, Offer};
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};

const PURPOSE: Place = Place::of("course_note", "purpose");
const NEXT: Place = Place::of("course_note", "next");

/// A note as it is kept: its five lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) id: NoteId,
    pub(crate) on: Date,
    pub(crate) basis: Offer,
    pub(crate) by: String,
    /// Empty: the goal of the course.
    pub(crate) purpose: String,
    pub(crate) next: String,
    /// The note that this one sets right.
    pub(crate) corrects: Option<NoteId>,
}

/// What a new note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewNote {
    /// The form's id is the note's.
    pub(crate) form: FormId,
    pub(crate) on: Date,
    pub(crate) purpose: String,
    pub(crate) next: String,
    pub(crate) corrects: Option<NoteId>,
}

/// The notes of a course, oldest first.
pub(crate) fn notes(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    course: &CourseId,
) -> Result<Vec<Note>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::NOTES, &[course], |r| {
        let note = Note {
            id: r.get(0)?,
            on: r.get(1)?,
            basis: Offer::from_key(&r.get::<String>(2)?)
                .ok_or(StoreError::Broken("a note stands on a known section"))?,
            by: names.of(&r.get::<WorkerId>(6)?),
            purpose: String::new(),
            next: String::new(),
            corrects: r.get(5)?,
        };
        Ok((
            note,
            r.get::<Option<Sealed>>(3)?,
            r.get::<Option<Sealed>>(4)?,
        ))
    })?;
    rows.into_iter()
        .map(|(note, purpose, next)| {
            let open = |place, line: Option<Sealed>| {
                line.map_or(Ok(String::new()), |line| {
                    tx.open(place, note.id.as_str(), guest.as_str(), &line)
                })
            };
            let (purpose, next) = (open(PURPOSE, purpose)?, open(NEXT, next)?);
            Ok(Note {
                purpose,
                next,
                ..note
            })
        })
        .collect()
}

/// Writes a note, once for each form; nothing is ever written over.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    (course, basis): (&CourseId, Offer),
    new: &NewNote,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut seal = |place, line: &str| match line {
        "" => Ok(None),
        line => tx
            .seal(place, new.form.as_str(), guest.as_str(), line)
            .map(Some),
    };
    let (purpose, next) = (seal(PURPOSE, &new.purpose)?, seal(NEXT, &new.next)?);
    tx.run(
        sql::INSERT_NOTE,
        &[
            &new.form,
            course,
            &new.on,
            &basis.key(),
            &purpose,
            &next,
            &new.corrects,
            by,
            &now,
        ],
    )
    .map(|_| ())
}
