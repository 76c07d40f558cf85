//! A step in a course: load, decide, write.

use jiff::Timestamp;
use kit_store::{StoreError, Tx};

use super::rules::{GuestId, State, Step};
use super::store;
use crate::house::{FormId, WorkerId};

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

/// Takes a step in a guest's newest course.
pub(crate) fn step(
    tx: &mut Tx<'_>,
    form: &FormId,
    guest: &GuestId,
    step: &Step,
    by: &WorkerId,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    if store::has_step(tx, form)? {
        return Ok(Outcome::Written);
    }
    let Some(course) = store::newest(tx, guest)? else {
        return Ok(Outcome::NoCourse);
    };
    let state = State::after(&store::steps(tx, &course.id)?);
    if state.step(step, now).is_err() {
        return Ok(Outcome::WrongState);
    }
    store::put_step(tx, form, &course.id, step, by, now)?;
    Ok(Outcome::Written)
}
