//! Reading and writing guests and their courses.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};
use kit_words::fold;

use super::rules::{CourseId, GuestId, Happened, Hat, NewCourse, Offer, Step};
use super::sql;
use crate::house::{FormId, WorkerId};

/// A guest's course as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Course {
    pub(crate) id: CourseId,
    pub(crate) offer: Offer,
    pub(crate) start: Date,
    pub(crate) end: Option<Date>,
    pub(crate) goal: String,
    pub(crate) afterwards: Option<String>,
    pub(crate) contact: WorkerId,
    pub(crate) contact_name: String,
    pub(crate) decided_by: String,
    pub(crate) hat: Hat,
}

/// What a new course is made of besides its content.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// The form's id is the course's, so that a double press opens one.
    pub(crate) form: FormId,
    /// Id for the guest.
    pub(crate) guest: GuestId,
    /// Id for the first step.
    pub(crate) step: FormId,
    /// Who opened it.
    pub(crate) by: WorkerId,
    /// When.
    pub(crate) now: Timestamp,
}

/// Opens a course with its guest; the guest of a course that the same form opened before.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    opening: &Opening,
    new: &NewCourse,
) -> Result<GuestId, StoreError> {
    let before = tx.row(sql::GUEST_OF_COURSE, &[&opening.form], |r| r.get(0))?;
    if let Some(guest) = before {
        return Ok(guest);
    }
    tx.run(
        sql::INSERT_GUEST,
        &[
            &opening.guest,
            &new.called,
            &fold(&new.called),
            &opening.now,
        ],
    )?;
    let afterwards = (!new.afterwards.is_empty())
        .then_some(&new.afterwards)
        .cloned();
    tx.run(
        sql::INSERT_COURSE,
        &[
            &opening.form,
            &opening.guest,
            &new.offer.key(),
            &new.start,
            &new.end,
            &new.goal,
            &afterwards,
            &new.contact,
            &new.decided_by,
            &new.hat.key(),
            &opening.now,
        ],
    )?;
    let nothing: Option<String> = None;
    tx.run(
        sql::INSERT_STEP,
        &[
            &opening.step,
            &opening.form,
            &Step::Opened.kind(),
            &nothing,
            &nothing,
            &opening.by,
            &opening.now,
        ],
    )?;
    Ok(opening.guest.clone())
}

/// What a guest wants to be called.
pub(crate) fn called(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Option<String>, StoreError> {
    tx.row(sql::GUEST, &[guest], |r| r.get(0))
}

/// A guest's newest course.
pub(crate) fn newest(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Option<Course>, StoreError> {
    tx.row(sql::NEWEST, &[guest], |r| {
        Ok(Course {
            id: r.get(0)?,
            offer: Offer::from_key(&r.get::<String>(1)?)
                .ok_or(StoreError::Broken("a course stands on a known section"))?,
            start: r.get(2)?,
            end: r.get(3)?,
            goal: r.get(4)?,
            afterwards: r.get(5)?,
            contact: r.get(6)?,
            contact_name: r.get(7)?,
            decided_by: r.get(8)?,
            hat: Hat::from_key(&r.get::<String>(9)?)
                .ok_or(StoreError::Broken("a course was decided under a known hat"))?,
        })
    })
}

/// Everything that happened in a course, oldest first.
pub(crate) fn steps(tx: &mut Tx<'_>, course: &CourseId) -> Result<Vec<Happened>, StoreError> {
    tx.rows(sql::STEPS, &[course], |r| {
        let line = r.get::<Option<String>>(1)?.unwrap_or_default();
        let contact: Option<WorkerId> = r.get(2)?;
        let step = match (r.get::<String>(0)?.as_str(), contact) {
            ("opened", _) => Step::Opened,
            ("talk", _) => Step::Talk(line),
            ("contact", Some(contact)) => Step::Contact(contact),
            ("ended", _) => Step::Ended(line),
            ("goes_on", _) => Step::GoesOn,
            _ => return Err(StoreError::Broken("a step of a course is of a known kind")),
        };
        Ok(Happened {
            step,
            by: r.get(3)?,
            at: r.get(4)?,
        })
    })
}

/// Whether a step with the form's id is written.
pub(crate) fn has_step(tx: &mut Tx<'_>, form: &FormId) -> Result<bool, StoreError> {
    Ok(tx.row(sql::HAS_STEP, &[form], |r| r.get::<i64>(0))? == Some(1))
}

/// Writes a step.
pub(crate) fn put_step(
    tx: &mut Tx<'_>,
    form: &FormId,
    course: &CourseId,
    step: &Step,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = match step {
        Step::Talk(line) | Step::Ended(line) if !line.is_empty() => Some(line.clone()),
        _ => None,
    };
    let contact = match step {
        Step::Contact(contact) => Some(contact.clone()),
        _ => None,
    };
    if let Some(contact) = &contact {
        tx.run(sql::SET_CONTACT, &[course, contact])?;
    }
    tx.run(
        sql::INSERT_STEP,
        &[form, course, &step.kind(), &line, &contact, by, &now],
    )
    .map(|_| ())
}

/// A course that runs, for the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) offer: Offer,
    pub(crate) start: Date,
    pub(crate) end: Option<Date>,
    pub(crate) contact: String,
}

/// Every course that runs on a day, those that end first first.
pub(crate) fn running(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Listed>, StoreError> {
    tx.rows(sql::RUNNING, &[&today], |r| {
        Ok(Listed {
            guest: r.get(0)?,
            called: r.get(1)?,
            offer: Offer::from_key(&r.get::<String>(2)?)
                .ok_or(StoreError::Broken("a course stands on a known section"))?,
            start: r.get(3)?,
            end: r.get(4)?,
            contact: r.get(5)?,
        })
    })
}
