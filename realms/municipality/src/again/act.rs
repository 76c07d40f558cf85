//! Somebody comes again: at the door it is noted at once, on the telephone it becomes a call to make.

use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_store::{StoreError, Tx};

use super::store::{self, NewCall};
use crate::course::GuestId;
use crate::house::{FormId, WorkerId};
use crate::today::rules::ExpectedId;
use crate::today::store::{self as today, NewExpected};

/// What is written when somebody comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Again {
    /// The form's id is the appointment's or the call's.
    pub(crate) form: FormId,
    /// Id for the arrival.
    pub(crate) arrival: FormId,
    pub(crate) guest: GuestId,
    pub(crate) worker: WorkerId,
    /// Stands here, or has rung.
    pub(crate) here: bool,
    /// What the line on the list says.
    pub(crate) line: String,
    pub(crate) by: WorkerId,
}

/// Writes it, once for each form. Nothing of what was before is asked for or touched (GM-2).
pub(crate) fn again(
    tx: &mut Tx<'_>,
    again: &Again,
    at: DateTime,
    now: Timestamp,
) -> Result<(), StoreError> {
    if !again.here {
        let call = NewCall {
            form: again.form.clone(),
            day: at.date(),
            guest: again.guest.clone(),
            worker: again.worker.clone(),
            line: again.line.clone(),
            by: Some(again.by.clone()),
        };
        return store::put_call(tx, &call, now);
    }
    let expected = NewExpected {
        form: again.form.clone(),
        day: at.date(),
        at_min: i64::from(at.hour()) * 60 + i64::from(at.minute()),
        guest: again.guest.clone(),
        with: again.worker.clone(),
        what: again.line.clone(),
    };
    if today::make_expected(tx, &expected)?
        && let Some(id) = ExpectedId::from_text(again.form.as_str())
    {
        today::arrived(tx, &again.arrival, &id, at.date(), &again.by, now)?;
    }
    Ok(())
}
