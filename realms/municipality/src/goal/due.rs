//! Whose goals a contact person is to look at soon, with the time that is left (DD-7, DD-16).

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{StoreError, Tx};
use kit_web::Asked;
use kit_words::when;

use super::rules::REMIND_DAYS;
use super::sql;
use crate::course::rules::CourseId;
use crate::course::steps::steps;
use crate::course::store::CALLED;
use crate::course::story::{State, Story};
use crate::course::{GuestId, Where};
use crate::house::WorkerId;

/// A review of one's own guest that is near, or past and not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DueReview {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) day: Date,
    /// Where the course stands: the time that is left.
    pub(crate) at: Where,
}

/// What a contact person is reminded of on a day: one line for each guest, nothing in a pause and nothing after the end.
pub(crate) fn due_for(
    tx: &mut Tx<'_>,
    contact: &WorkerId,
    today: Date,
) -> Result<Vec<DueReview>, StoreError> {
    let until = today.saturating_add(REMIND_DAYS.days());
    let rows = tx.rows(sql::DUE_REVIEWS, &[contact, &until], |r| {
        let days: (Date, Option<Date>, Date) = (r.get(3)?, r.get(4)?, r.get(5)?);
        Ok((
            r.get::<GuestId>(0)?,
            r.get::<Sealed>(1)?,
            r.get::<CourseId>(2)?,
            days,
        ))
    })?;
    let mut due = Vec::new();
    for (guest, called, course, (start, end, day)) in rows {
        let story = Story::of(&steps(tx, &course)?);
        let end = story.last_day(end, today);
        // A pause waits; and a course whose last day is over is reminded of its end, not of its goals.
        if matches!(story.state, State::Paused { .. }) || end.is_some_and(|end| end < today) {
            continue;
        }
        due.push(DueReview {
            called: tx.open(CALLED, guest.as_str(), guest.as_str(), &called)?,
            at: Where::of(start, end, today),
            guest,
            day,
        });
    }
    Ok(due)
}

/// When the goals are looked at, and how much time is left.
pub(crate) fn in_words(asked: &Asked, day: Date, at: &Where) -> String {
    let today = asked.web.given.today();
    let key = if day < today {
        "goal-due-past"
    } else {
        "goal-due"
    };
    let day = when::day(asked.lang(), day);
    let left = at.in_words(asked);
    asked.tell(key, &[("day", day.into()), ("left", left.into())])
}
