//! Reading and keeping goals.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::rules::{Agency, Goal, Kind, NewPart, Part, Review, Sheet, review_days};
use super::{GoalId, PartId, ReviewId, sql};
use crate::course::GuestId;
use crate::course::rules::CourseId;
use crate::course::store as courses;
use crate::house::{FormId, WorkerId};
use crate::offer::store as offers;

const LINE: Place = Place::of("goal", "line");
const PART: Place = Place::of("goal_part", "line");
const AGREED: Place = Place::of("goal_review", "agreed");

/// A guest's goals in the newest course, the one that it began with first: for the guest's own page, with the lines
/// beneath each that may be seen.
pub(crate) fn of_guest(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Sheet, StoreError> {
    match courses::newest(tx, guest)? {
        Some(course) => sheet(tx, guest, &course.id, &course.goal),
        None => Ok(Sheet::default()),
    }
}

/// Everything of one course's goals; `first` is the goal that the course began with.
pub(crate) fn sheet(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    course: &CourseId,
    first: &str,
) -> Result<Sheet, StoreError> {
    let mut goals = vec![Goal {
        id: None,
        line: first.to_owned(),
        reached: false,
        parts: Vec::new(),
    }];
    let rows = tx.rows(sql::GOALS, &[course], |r| {
        let reached = r.get::<Option<Timestamp>>(2)?.is_some();
        Ok((r.get::<GoalId>(0)?, r.get::<Sealed>(1)?, reached))
    })?;
    for (id, line, reached) in rows {
        goals.push(Goal {
            line: tx.open(LINE, id.as_str(), guest.as_str(), &line)?,
            id: Some(id),
            reached,
            parts: Vec::new(),
        });
    }
    for (goal, part) in parts(tx, guest, course)? {
        let of = goals.iter_mut().find(|one| one.id == goal);
        let of = of.ok_or(StoreError::Broken("a line stands beneath a known goal"))?;
        of.parts.push(part);
    }
    Ok(Sheet {
        goals,
        yes: yes(tx, course)?,
        reviews: reviews(tx, guest, course)?,
    })
}

fn parts(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    course: &CourseId,
) -> Result<Vec<(Option<GoalId>, Part)>, StoreError> {
    let rows = tx.rows(sql::GOAL_PARTS, &[course], |r| {
        let part = Part {
            id: r.get(0)?,
            agency: agency(&r.get::<String>(2)?)?,
            kind: Kind::from_key(&r.get::<String>(3)?).ok_or(StoreError::Broken(
                "a line beneath a goal is of a known kind",
            ))?,
            line: String::new(),
            over: r.get::<Option<Timestamp>>(5)?.is_some(),
        };
        Ok((r.get::<Option<GoalId>>(1)?, part, r.get::<Sealed>(4)?))
    })?;
    rows.into_iter()
        .map(|(goal, part, line)| {
            let line = tx.open(PART, part.id.as_str(), guest.as_str(), &line)?;
            Ok((goal, Part { line, ..part }))
        })
        .collect()
}

fn agency(key: &str) -> Result<Agency, StoreError> {
    Agency::from_key(key).ok_or(StoreError::Broken("an agency is of a known kind"))
}

fn yes(tx: &mut Tx<'_>, course: &CourseId) -> Result<Vec<(Agency, Timestamp)>, StoreError> {
    tx.rows(sql::YESES, &[course], |r| {
        Ok((agency(&r.get::<String>(0)?)?, r.get(1)?))
    })
}

/// The days on which a course's goals are looked at together.
pub(crate) fn reviews(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    course: &CourseId,
) -> Result<Vec<Review>, StoreError> {
    let rows = tx.rows(sql::REVIEWS, &[course], |r| {
        Ok((
            r.get::<ReviewId>(0)?,
            r.get::<Date>(1)?,
            r.get::<Option<Sealed>>(2)?,
        ))
    })?;
    rows.into_iter()
        .map(|(id, day, agreed)| {
            let agreed = agreed
                .map(|line| tx.open(AGREED, id.as_str(), guest.as_str(), &line))
                .transpose()?;
            Ok(Review { id, day, agreed })
        })
        .collect()
}

/// Writes a goal, once for each form.
pub(crate) fn put_goal(
    tx: &mut Tx<'_>,
    form: &FormId,
    (guest, course): (&GuestId, &CourseId),
    line: &str,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = tx.seal(LINE, form.as_str(), guest.as_str(), line)?;
    tx.run(sql::INSERT_GOAL, &[form, course, &line, by, &now])
        .map(|_| ())
}

/// A goal is reached, or not after all.
pub(crate) fn reach(
    tx: &mut Tx<'_>,
    goal: &GoalId,
    course: &CourseId,
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::REACH_GOAL, &[goal, course, &at])? == 1)
}

/// Writes a line beneath a goal, once for each form.
pub(crate) fn put_part(
    tx: &mut Tx<'_>,
    form: &FormId,
    (guest, course): (&GuestId, &CourseId),
    new: &NewPart,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = tx.seal(PART, form.as_str(), guest.as_str(), &new.line)?;
    let (agency, kind) = (new.agency.key(), new.kind.key());
    tx.run(
        sql::INSERT_GOAL_PART,
        &[form, course, &new.goal, &agency, &kind, &line, by, &now],
    )
    .map(|_| ())
}

/// A line is done or agreed about, or not after all.
pub(crate) fn end_part(
    tx: &mut Tx<'_>,
    part: &PartId,
    course: &CourseId,
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::END_GOAL_PART, &[part, course, &at])? == 1)
}

/// Keeps the guest's yes to an agency; one that stands stays as it is.
pub(crate) fn say_yes(
    tx: &mut Tx<'_>,
    form: &FormId,
    course: &CourseId,
    agency: Agency,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(sql::INSERT_YES, &[form, course, &agency.key(), by, &now])
        .map(|_| ())
}

/// The guest takes the yes back.
pub(crate) fn withdraw(
    tx: &mut Tx<'_>,
    course: &CourseId,
    agency: Agency,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::WITHDRAW_YES, &[course, &agency.key(), &now])? > 0)
}

/// Makes the days of a course's reviews from `start` on, by the rules of its contact person's offer. Days that are there
/// stay, so that a form that is sent twice makes them once.
pub(crate) fn plan(
    tx: &mut Tx<'_>,
    course: &CourseId,
    (start, end): (Date, Option<Date>),
    contact: &WorkerId,
) -> Result<(), StoreError> {
    let settings = offers::of_worker(tx, contact, start)?.settings;
    let weeks = settings.course.follow_up_weeks;
    let there = tx.rows(sql::REVIEWS, &[course], |r| r.get::<Date>(1))?;
    let last = there.into_iter().max();
    let given = tx.given()?.clone();
    for day in review_days(start, end, weeks, |day| settings.closed.on(day)) {
        if Some(day) > last {
            tx.run(sql::INSERT_REVIEW, &[&given.uuid7(), course, &day])?;
        }
    }
    Ok(())
}

/// A review was held and ended in what was agreed; one that was held stays as it was.
pub(crate) fn hold(
    tx: &mut Tx<'_>,
    review: &ReviewId,
    (guest, course): (&GuestId, &CourseId),
    agreed: &str,
    by: &WorkerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let agreed = tx.seal(AGREED, review.as_str(), guest.as_str(), agreed)?;
    Ok(tx.run(sql::HOLD_REVIEW, &[review, course, &agreed, by, &now])? == 1)
}

/// A review gets another day.
pub(crate) fn move_to(
    tx: &mut Tx<'_>,
    review: &ReviewId,
    course: &CourseId,
    day: Date,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::MOVE_REVIEW, &[review, course, &day])? == 1)
}

/// A review was held in a meeting on a day, whatever day it was planned for. Gives the planned day, so that it can be given
/// back; none where it is no review of the course, or was held before.
pub(crate) fn hold_on(
    tx: &mut Tx<'_>,
    review: &ReviewId,
    whose: (&GuestId, &CourseId),
    (agreed, day): (&str, Date),
    by: &WorkerId,
    now: Timestamp,
) -> Result<Option<Date>, StoreError> {
    let planned = tx.row(sql::REVIEW_DAY, &[review, whose.1], |r| r.get::<Date>(0))?;
    if planned.is_some() {
        move_to(tx, review, whose.1, day)?;
        hold(tx, review, whose, agreed, by, now)?;
    }
    Ok(planned)
}

/// The review was not held after all: it waits on its planned day again.
pub(crate) fn give_back(
    tx: &mut Tx<'_>,
    review: &ReviewId,
    course: &CourseId,
    planned: Date,
) -> Result<(), StoreError> {
    tx.run(sql::GIVE_REVIEW_BACK, &[review, course, &planned])
        .map(|_| ())
}
