//! Reading and writing guests and their courses.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};
use kit_words::fold;

use super::rules::{CourseId, GuestId, Happened, Hat, NewCourse, Offer, Step};
use super::sql;
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};

/// What a guest wants to be called; every sealed value of a guest is under the guest's own key.
pub(crate) const CALLED: Place = Place::of("guest", "called");
const GOAL: Place = Place::of("course", "goal");
const AFTERWARDS: Place = Place::of("course", "afterwards");
const LINE: Place = Place::of("course_step", "line");

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
    let (guest, course) = (opening.guest.as_str(), opening.form.as_str());
    tx.new_person(CALLED, guest)?;
    let called = tx.seal(CALLED, guest, guest, &new.called)?;
    tx.run(sql::INSERT_GUEST, &[&opening.guest, &called, &opening.now])?;
    let goal = tx.seal(GOAL, course, guest, &new.goal)?;
    let afterwards = match new.afterwards.as_str() {
        "" => None,
        typed => Some(tx.seal(AFTERWARDS, course, guest, typed)?),
    };
    tx.run(
        sql::INSERT_COURSE,
        &[
            &opening.form,
            &opening.guest,
            &new.offer.key(),
            &new.start,
            &new.end,
            &goal,
            &afterwards,
            &new.contact,
            &new.decided_by,
            &new.hat.key(),
            &opening.now,
        ],
    )?;
    let (no_line, no_contact): (Option<Sealed>, Option<String>) = (None, None);
    tx.run(
        sql::INSERT_STEP,
        &[
            &opening.step,
            &opening.form,
            &Step::Opened.kind(),
            &no_line,
            &no_contact,
            &opening.by,
            &opening.now,
        ],
    )?;
    Ok(opening.guest.clone())
}

/// What a guest wants to be called.
pub(crate) fn called(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Option<String>, StoreError> {
    let sealed = tx.row(sql::GUEST, &[guest], |r| r.get::<Sealed>(0))?;
    let person = guest.as_str();
    sealed
        .map(|called| tx.open(CALLED, person, person, &called))
        .transpose()
}

/// A guest's newest course.
pub(crate) fn newest(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Option<Course>, StoreError> {
    let names = Names::read(tx)?;
    let row = tx.row(sql::NEWEST, &[guest], |r| {
        let course = Course {
            id: r.get(0)?,
            offer: Offer::from_key(&r.get::<String>(1)?)
                .ok_or(StoreError::Broken("a course stands on a known section"))?,
            start: r.get(2)?,
            end: r.get(3)?,
            goal: String::new(),
            afterwards: None,
            contact_name: names.of(&r.get(6)?),
            contact: r.get(6)?,
            decided_by: names.of(&r.get(7)?),
            hat: Hat::from_key(&r.get::<String>(8)?)
                .ok_or(StoreError::Broken("a course was decided under a known hat"))?,
        };
        Ok((course, r.get::<Sealed>(4)?, r.get::<Option<Sealed>>(5)?))
    })?;
    let Some((course, goal, afterwards)) = row else {
        return Ok(None);
    };
    let (id, person) = (course.id.as_str().to_owned(), guest.as_str());
    let afterwards = afterwards
        .map(|afterwards| tx.open(AFTERWARDS, &id, person, &afterwards))
        .transpose()?;
    Ok(Some(Course {
        goal: tx.open(GOAL, &id, person, &goal)?,
        afterwards,
        ..course
    }))
}

/// Everything that happened in a course, oldest first.
pub(crate) fn steps(tx: &mut Tx<'_>, course: &CourseId) -> Result<Vec<Happened>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::STEPS, &[course], |r| {
        let ids = (r.get::<String>(0)?, r.get::<String>(1)?);
        let what = (r.get::<String>(2)?, r.get::<Option<WorkerId>>(4)?);
        let done = (r.get::<WorkerId>(5)?, r.get::<Timestamp>(6)?);
        Ok((ids, what, r.get::<Option<Sealed>>(3)?, done))
    })?;
    let open = |((id, person), (kind, contact), line, (by, at))| {
        let line: Option<Sealed> = line;
        let (id, person, kind): (String, String, String) = (id, person, kind);
        let line = line
            .map(|line| tx.open(LINE, &id, &person, &line))
            .transpose()?
            .unwrap_or_default();
        let step = match (kind.as_str(), contact) {
            ("opened", _) => Step::Opened,
            ("talk", _) => Step::Talk(line),
            ("contact", Some(contact)) => Step::Contact(contact),
            ("ended", _) => Step::Ended(line),
            ("goes_on", _) => Step::GoesOn,
            _ => return Err(StoreError::Broken("a step of a course is of a known kind")),
        };
        Ok(Happened {
            step,
            by: names.of(&by),
            at,
        })
    };
    rows.into_iter().map(open).collect()
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
        Step::Talk(line) | Step::Ended(line) if !line.is_empty() => {
            let guest = guest_of(tx, course)?;
            Some(tx.seal(LINE, form.as_str(), guest.as_str(), line)?)
        }
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
    let names = Names::read(tx)?;
    let rows = tx.rows(sql::RUNNING, &[&today], |r| {
        let listed = Listed {
            guest: r.get(0)?,
            called: String::new(),
            offer: Offer::from_key(&r.get::<String>(2)?)
                .ok_or(StoreError::Broken("a course stands on a known section"))?,
            start: r.get(3)?,
            end: r.get(4)?,
            contact: names.of(&r.get(5)?),
        };
        Ok((listed, r.get::<Sealed>(1)?))
    })?;
    let opened: Result<Vec<Listed>, StoreError> = rows
        .into_iter()
        .map(|(listed, called)| {
            let person = listed.guest.as_str();
            let called = tx.open(CALLED, person, person, &called)?;
            Ok(Listed { called, ..listed })
        })
        .collect();
    let mut listed = opened?;
    // A name is in no index, so the Danish order of names is made here; no end date comes last.
    listed.sort_by_cached_key(|one| (one.end.is_none(), one.end, fold(&one.called)));
    Ok(listed)
}

/// The guest whom a course is about.
fn guest_of(tx: &mut Tx<'_>, course: &CourseId) -> Result<GuestId, StoreError> {
    tx.row(sql::GUEST_OF_COURSE, &[course], |r| r.get(0))?
        .ok_or(StoreError::Broken("a course has a guest"))
}
