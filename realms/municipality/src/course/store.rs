//! Reading and writing guests and their courses.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Param, Place, StoreError, Tx};
use kit_words::fold;

use super::again::Before;
use super::clock::Where;
use super::rules::{CourseId, GuestId, Hat, NewCourse, Offer};
use super::sql;
use super::steps::{self, put_step};
use super::story::{Step, Story};
use super::support::{Stretch, What};
use crate::house::names::Names;
use crate::house::{FormId, TeamId, WorkerId};

/// What a guest wants to be called; every sealed value of a guest is under the guest's own key.
pub(crate) const CALLED: Place = Place::of("guest", "called");
const GOAL: Place = Place::of("course", "goal");
const AFTERWARDS: Place = Place::of("course", "afterwards");
const DECIDED_AT: Place = Place::of("course", "decided_at");

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
    /// The second name on it, with the hat (LE-5).
    pub(crate) with: Option<(String, Hat)>,
    /// The outreach hour at which it was decided (CV-5).
    pub(crate) decided_at: Option<String>,
}

/// What a new course is made of besides its content.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// The form's id is the course's, so that a double press opens one.
    pub(crate) form: FormId,
    /// Id for the guest; of one who comes back, the guest's own.
    pub(crate) guest: GuestId,
    /// Whether the guest is here already.
    pub(crate) again: bool,
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
    if !opening.again {
        tx.new_person(CALLED, guest)?;
        let called = tx.seal(CALLED, guest, guest, &new.called)?;
        tx.run(sql::INSERT_GUEST, &[&opening.guest, &called, &opening.now])?;
    }
    let goal = tx.seal(GOAL, course, guest, &new.goal)?;
    let afterwards = match new.afterwards.as_str() {
        "" => None,
        typed => Some(tx.seal(AFTERWARDS, course, guest, typed)?),
    };
    let decided_at = match &new.decided_at {
        None => None,
        Some(words) => Some(tx.seal(DECIDED_AT, course, guest, words)?),
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
            &new.with.as_ref().map(|(with, _)| with.clone()),
            &new.with.as_ref().map(|(_, hat)| hat.key().to_owned()),
            &decided_at,
        ],
    )?;
    let id = CourseId::from_text(opening.form.as_str())
        .ok_or(StoreError::Broken("a form's id is a course's"))?;
    put_step(
        tx,
        &opening.step,
        &id,
        &Step::Opened,
        &opening.by,
        opening.now,
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
            with: with(&names, r.get(9)?, r.get(10)?)?,
            decided_at: None,
        };
        let sealed = (r.get::<Sealed>(4)?, r.get(5)?, r.get(11)?);
        Ok((course, sealed))
    })?;
    let Some((course, (goal, afterwards, decided_at))) = row else {
        return Ok(None);
    };
    let (id, person) = (course.id.as_str().to_owned(), guest.as_str());
    let open = |place, sealed: Option<Sealed>| {
        sealed
            .map(|sealed| tx.open(place, &id, person, &sealed))
            .transpose()
    };
    let afterwards = open(AFTERWARDS, afterwards)?;
    let decided_at = open(DECIDED_AT, decided_at)?;
    Ok(Some(Course {
        goal: tx.open(GOAL, &id, person, &goal)?,
        afterwards,
        decided_at,
        ..course
    }))
}

/// The second name on a course.
fn with(
    names: &Names,
    with: Option<WorkerId>,
    hat: Option<String>,
) -> Result<Option<(String, Hat)>, StoreError> {
    let Some((with, hat)) = with.zip(hat) else {
        return Ok(None);
    };
    let hat = Hat::from_key(&hat).ok_or(StoreError::Broken("a second name has a known hat"))?;
    Ok(Some((names.of(&with), hat)))
}

/// Every course of a guest as a stretch of time, as decided or until it was ended.
pub(crate) fn way(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Vec<Stretch>, StoreError> {
    let rows = tx.rows(sql::WAY, &[guest], |r| {
        let offer = Offer::from_key(&r.get::<String>(0)?)
            .ok_or(StoreError::Broken("a course stands on a known section"))?;
        let days: (Date, Option<Date>) = (r.get(1)?, r.get(2)?);
        Ok((offer, days, r.get::<Option<Timestamp>>(3)?))
    })?;
    let given = tx.given()?.clone();
    Ok(rows
        .into_iter()
        .map(|(offer, (from, end), ended)| {
            let ended = ended.map(|at| given.zoned(at).date().max(from));
            Stretch {
                what: What::Course(offer),
                from,
                to: end.into_iter().chain(ended).min(),
            }
        })
        .collect())
}

/// Whether a guest has had a course of the kind whose length the law limits.
pub(crate) fn had_limited(tx: &mut Tx<'_>, guest: &GuestId) -> Result<bool, StoreError> {
    Ok(way(tx, guest)?
        .iter()
        .any(|one| matches!(one.what, What::Course(offer) if offer.limited())))
}

/// A course that is open, for the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    /// The name stands on no list at the door.
    pub(crate) protected: bool,
    pub(crate) goal: String,
    pub(crate) offer: Offer,
    pub(crate) start: Date,
    /// As decided.
    pub(crate) end: Option<Date>,
    pub(crate) contact: String,
    pub(crate) contact_id: WorkerId,
    pub(crate) story: Story,
}

impl Listed {
    /// Where it stands.
    pub(crate) fn at(&self, today: Date) -> Where {
        Where::of(self.start, self.story.last_day(self.end, today), today)
    }
}

/// Every course that is open, those that end first first: also one whose last day is over, until somebody has agreed with
/// the guest what comes after.
pub(crate) fn open_courses(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Listed>, StoreError> {
    let stories = steps::clocks(tx)?;
    listed(tx, (sql::OPEN_COURSES, &[]), stories, today)
}

/// The open courses of which somebody is the contact person, as [`open_courses`].
pub(crate) fn open_courses_of(
    tx: &mut Tx<'_>,
    contact: &WorkerId,
    today: Date,
) -> Result<Vec<Listed>, StoreError> {
    let stories = steps::clocks_of(tx, contact)?;
    listed(tx, (sql::OPEN_COURSES_OF, &[contact]), stories, today)
}

fn listed(
    tx: &mut Tx<'_>,
    (statement, wanted): (&'static str, &[&dyn Param]),
    mut stories: HashMap<CourseId, Story>,
    today: Date,
) -> Result<Vec<Listed>, StoreError> {
    let names = Names::read(tx)?;
    let rows = tx.rows(statement, wanted, |r| {
        let course: CourseId = r.get(6)?;
        let listed = Listed {
            guest: r.get(0)?,
            called: String::new(),
            protected: r.get::<Option<i64>>(8)?.is_some(),
            goal: String::new(),
            offer: Offer::from_key(&r.get::<String>(2)?)
                .ok_or(StoreError::Broken("a course stands on a known section"))?,
            start: r.get(3)?,
            end: r.get(4)?,
            contact: names.of(&r.get(5)?),
            contact_id: r.get(5)?,
            story: stories.remove(&course).unwrap_or_else(|| Story::of(&[])),
        };
        Ok((listed, r.get::<Sealed>(1)?, (course, r.get::<Sealed>(7)?)))
    })?;
    let opened: Result<Vec<Listed>, StoreError> = rows
        .into_iter()
        .map(|(listed, called, (course, goal))| {
            let person = listed.guest.as_str();
            let called = tx.open(CALLED, person, person, &called)?;
            let goal = tx.open(GOAL, course.as_str(), person, &goal)?;
            Ok(Listed {
                called,
                goal,
                ..listed
            })
        })
        .collect();
    let mut listed = opened?;
    // A name is in no index, so the Danish order of names is made here; no end date comes last.
    listed.sort_by_cached_key(|one| {
        let end = one.story.last_day(one.end, today);
        (end.is_none(), end, fold(&one.called))
    });
    Ok(listed)
}

/// Where a guest's newest course stands today by its own clock, which a pause may have held (RW-3).
pub(crate) fn stands(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    today: Date,
) -> Result<Option<Where>, StoreError> {
    let Some(course) = newest(tx, guest)? else {
        return Ok(None);
    };
    let story = Story::of(&steps::steps(tx, &course.id)?);
    let end = story.last_day(course.end, today);
    Ok(Some(Where::of(course.start, end, today)))
}

/// How many talks were held with a guest since a course began: every talk is a row of its own, wherever it was noted.
pub(crate) fn talks(tx: &mut Tx<'_>, course: &CourseId) -> Result<u32, StoreError> {
    let held = tx.row(sql::TALKS_OF_COURSE, &[course], |r| r.get::<i64>(0))?;
    Ok(u32::try_from(held.unwrap_or(0)).unwrap_or(u32::MAX))
}

/// The guest whom a course is about.
pub(crate) fn guest_of(tx: &mut Tx<'_>, course: &CourseId) -> Result<GuestId, StoreError> {
    tx.row(sql::GUEST_OF_COURSE, &[course], |r| r.get(0))?
        .ok_or(StoreError::Broken("a course has a guest"))
}

/// The contact person of a course, as somebody who comes back needs it.
pub(crate) fn contact_of(tx: &mut Tx<'_>, course: &Course) -> Result<Before, StoreError> {
    Ok(Before {
        team: team_of(tx, &course.contact)?,
        worker: course.contact.clone(),
        name: course.contact_name.clone(),
    })
}

/// The team of somebody who works or has worked here.
fn team_of(tx: &mut Tx<'_>, worker: &WorkerId) -> Result<Option<TeamId>, StoreError> {
    Ok(tx
        .row(sql::TEAM_OF, &[worker], |r| r.get::<Option<TeamId>>(0))?
        .flatten())
}
