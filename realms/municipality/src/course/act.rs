//! A step in a course: load, decide, write.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{StoreError, Tx};

use super::after::Next;
use super::beside::{give_card, todos};
use super::policy::CoursePolicy;
use super::rules::{CourseId, GuestId, Hat, NewCourse};
use super::steps::{ended_by, has_step, put_step, steps};
use super::store::{self, Course, Opening};
use super::story::{State, Step, Story};
use crate::group::places;
use crate::group::rules::SeriesId;
use crate::house::{FormId, Mode, WorkerId};
use crate::offer::store as offers;
use crate::talk::store::{self as talks, NewTalk};

/// How a step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is written, now or by the same form before.
    Written,
    /// The guest has no course.
    NoCourse,
    /// It does not fit how the course stands.
    WrongState,
}

/// Who takes a step, when, and under which rules.
#[derive(Debug, Clone)]
pub(crate) struct Taking {
    pub(crate) form: FormId,
    pub(crate) guest: GuestId,
    pub(crate) by: WorkerId,
    pub(crate) hat: Hat,
    pub(crate) now: Timestamp,
    pub(crate) today: Date,
    pub(crate) policy: CoursePolicy,
    /// The workshop in which the course carries on, where it is one of the house's own.
    pub(crate) workshop: Option<SeriesId>,
}

/// Takes a step in a guest's newest course.
pub(crate) fn step(tx: &mut Tx<'_>, taking: &Taking, step: &Step) -> Result<Outcome, StoreError> {
    if has_step(tx, &taking.form)? {
        return Ok(Outcome::Written);
    }
    let Some(course) = store::newest(tx, &taking.guest)? else {
        return Ok(Outcome::NoCourse);
    };
    let before = steps(tx, &course.id)?;
    let state = State::after(&before);
    if state.step(step, taking.now).is_err() {
        return Ok(Outcome::WrongState);
    }
    if *step == Step::Visit && taking.today >= course.start {
        return Ok(Outcome::WrongState);
    }
    put_step(tx, &taking.form, &course.id, step, &taking.by, taking.now)?;
    if let Step::Ended(ending) = step {
        carry_on(tx, taking, &course, ending.next)?;
    }
    Ok(Outcome::Written)
}

/// Notes a talk with its line: the talk is a row of its own, as one that was begun with questions is, and the line a step.
pub(crate) fn talk(
    tx: &mut Tx<'_>,
    taking: &Taking,
    mode: Mode,
    line: String,
) -> Result<Outcome, StoreError> {
    let outcome = step(tx, taking, &Step::Talk(line))?;
    if outcome == Outcome::Written {
        let talk = NewTalk {
            id: taking.form.clone(),
            guest: taking.guest.clone(),
            offer: Some(offers::own(tx)?.id.to_string()),
            mode,
            day: taking.today,
            by: taking.by.clone(),
            now: taking.now,
        };
        talks::begin(tx, &talk)?;
    }
    Ok(outcome)
}

/// What an end begins at once: nothing waits for somebody to remember it.
fn carry_on(
    tx: &mut Tx<'_>,
    taking: &Taking,
    course: &Course,
    next: Next,
) -> Result<(), StoreError> {
    match next {
        Next::Group => to_group(tx, taking, course),
        Next::Talks => give_card(
            tx,
            &taking.form,
            &course.id,
            &taking.policy.card,
            taking.today,
            &taking.by,
            taking.now,
        ),
        Next::Workshop(_) => match &taking.workshop {
            Some(series) => {
                let who = (series, &taking.guest);
                let (by, today) = (&taking.by, taking.today);
                places::join(tx, &taking.form, who, by, today, taking.now).map(|_| ())
            }
            None => Ok(()),
        },
        Next::Community | Next::OtherHelp(_) | Next::Own | Next::Door => Ok(()),
    }
}

/// § 82 b goes on as § 82 a in one step: same day, goal, contact person and small things to do (FR-15).
fn to_group(tx: &mut Tx<'_>, taking: &Taking, course: &Course) -> Result<(), StoreError> {
    let given = tx.given()?.clone();
    let new = NewCourse {
        called: String::new(),
        offer: course.offer.as_group(),
        goal: course.goal.clone(),
        start: taking.today.max(course.start),
        end: None,
        afterwards: String::new(),
        contact: course.contact.clone(),
        decided_by: taking.by.clone(),
        hat: taking.hat,
        with: None,
        longer: None,
        decided_at: None,
    };
    let opening = Opening {
        // The step that ended the one is the course that begins: so the two are known to be one step.
        form: taking.form.clone(),
        guest: taking.guest.clone(),
        again: true,
        step: FormId::new(&given),
        by: taking.by.clone(),
        now: taking.now,
    };
    store::open(tx, &opening, &new)?;
    let id = CourseId::from_text(taking.form.as_str())
        .ok_or(StoreError::Broken("a form's id is a course's"))?;
    crate::goal::store::plan(tx, &id, (new.start, None), &new.contact)?;
    for todo in todos(tx, &taking.guest, &course.id)? {
        if !todo.done {
            let form = FormId::new(&given);
            super::beside::put_todo(
                tx,
                &form,
                &taking.guest,
                &id,
                &todo.line,
                &taking.by,
                taking.now,
            )?;
        }
    }
    Ok(())
}

/// The course that this one carries on, where it was opened in one step with the other's end and nothing has happened since.
pub(crate) fn carried_on(
    tx: &mut Tx<'_>,
    course: &CourseId,
    steps: &[super::story::Happened],
) -> Result<Option<CourseId>, StoreError> {
    if steps.len() == 1 {
        ended_by(tx, course)
    } else {
        Ok(None)
    }
}

/// Takes an end back.
pub(crate) fn goes_on(tx: &mut Tx<'_>, taking: &Taking) -> Result<Outcome, StoreError> {
    if has_step(tx, &taking.form)? {
        return Ok(Outcome::Written);
    }
    let Some(course) = store::newest(tx, &taking.guest)? else {
        return Ok(Outcome::NoCourse);
    };
    let before = steps(tx, &course.id)?;
    let story = Story::of(&before);
    let (by, now) = (&taking.by, taking.now);
    if let Some(ended) = carried_on(tx, &course.id, &before)?.filter(|_| story.state.open()) {
        put_step(tx, &taking.form, &course.id, &Step::Withdrawn, by, now)?;
        let form = FormId::new(&tx.given()?.clone());
        put_step(tx, &form, &ended, &Step::GoesOn, by, now)?;
        return Ok(Outcome::Written);
    }
    if story.state.step(&Step::GoesOn, now).is_err() {
        return Ok(Outcome::WrongState);
    }
    put_step(tx, &taking.form, &course.id, &Step::GoesOn, by, now)?;
    Ok(Outcome::Written)
}

/// A step beside a course: who takes it, and the course.
#[derive(Debug, Clone)]
pub(crate) struct Beside {
    pub(crate) taking: Taking,
    pub(crate) course: Course,
}
