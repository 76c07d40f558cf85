//! Reading and keeping what stands beside a course: other help, small things to do, a punch card, and sums without persons.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};

use super::policy::CardPolicy;
use super::rules::{CardId, CourseId, GuestId, SupportId, TodoId};
use super::sql;
use super::story::Longer;
use super::support::{Kind, Support};
use crate::house::{FormId, WorkerId};

const TASK: Place = Place::of("course_todo", "line");

/// Other help of a guest, in the order of time.
pub(crate) fn support(tx: &mut Tx<'_>, guest: &GuestId) -> Result<Vec<Support>, StoreError> {
    tx.rows(sql::SUPPORT, &[guest], |r| {
        Ok(Support {
            id: r.get(0)?,
            kind: Kind::from_key(&r.get::<String>(1)?)
                .ok_or(StoreError::Broken("other help is of a known kind"))?,
            from: r.get(2)?,
            to: r.get(3)?,
        })
    })
}

/// Notes other help; it changes nothing of the course.
pub(crate) fn put_support(
    tx: &mut Tx<'_>,
    form: &FormId,
    guest: &GuestId,
    (kind, from, to): (Kind, Date, Option<Date>),
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.run(
        sql::INSERT_SUPPORT,
        &[form, guest, &kind.key(), &from, &to, by, &now],
    )
    .map(|_| ())
}

/// Notes that it has ended.
pub(crate) fn end_support(
    tx: &mut Tx<'_>,
    id: &SupportId,
    guest: &GuestId,
    on: Date,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::END_SUPPORT, &[id, guest, &on])? == 1)
}

/// A small thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Todo {
    pub(crate) id: TodoId,
    pub(crate) line: String,
    pub(crate) done: bool,
    /// The guest wants it on the sheet that others see (HS-18).
    pub(crate) shared: bool,
}

/// What others may see of the small things: only what is still to do and the guest wants on the sheet.
pub(crate) fn on_the_sheet(todos: Vec<Todo>) -> Vec<String> {
    let seen = todos.into_iter().filter(|one| one.shared && !one.done);
    seen.map(|one| one.line).collect()
}

/// The small things of a course.
pub(crate) fn todos(
    tx: &mut Tx<'_>,
    guest: &GuestId,
    course: &CourseId,
) -> Result<Vec<Todo>, StoreError> {
    let rows = tx.rows(sql::TASKS, &[course], |r| {
        let done = r.get::<Option<Timestamp>>(2)?.is_some();
        let shared = r.get::<Option<Timestamp>>(3)?.is_some();
        Ok((r.get::<TodoId>(0)?, r.get::<Sealed>(1)?, (done, shared)))
    })?;
    rows.into_iter()
        .map(|(id, line, (done, shared))| {
            let line = tx.open(TASK, id.as_str(), guest.as_str(), &line)?;
            Ok(Todo {
                id,
                line,
                done,
                shared,
            })
        })
        .collect()
}

/// Writes one.
pub(crate) fn put_todo(
    tx: &mut Tx<'_>,
    form: &FormId,
    guest: &GuestId,
    course: &CourseId,
    line: &str,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = tx.seal(TASK, form.as_str(), guest.as_str(), line)?;
    tx.run(sql::ADD_TASK, &[form, course, &line, by, &now])
        .map(|_| ())
}

/// Done, or not done after all.
pub(crate) fn set_todo(
    tx: &mut Tx<'_>,
    id: &TodoId,
    course: &CourseId,
    done: Option<Timestamp>,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::TICK_TASK, &[id, course, &done])? == 1)
}

/// The guest wants one on the sheet that others see, or not any more.
pub(crate) fn share_todo(
    tx: &mut Tx<'_>,
    id: &TodoId,
    course: &CourseId,
    shared: Option<Timestamp>,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::SHARE_TASK, &[id, course, &shared])? == 1)
}

/// A punch card with what is used of it (DD-9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) id: CardId,
    pub(crate) talks: i64,
    pub(crate) valid_to: Date,
    /// The id and day of each talk that is used.
    pub(crate) used: Vec<(FormId, Date)>,
}

impl Card {
    /// How many are left.
    pub(crate) fn left(&self) -> i64 {
        (self.talks - i64::try_from(self.used.len()).unwrap_or(i64::MAX)).max(0)
    }

    /// Whether one can be used on a day.
    pub(crate) fn usable(&self, day: Date) -> bool {
        self.left() > 0 && day <= self.valid_to
    }
}

/// The newest card of a course.
pub(crate) fn card(tx: &mut Tx<'_>, course: &CourseId) -> Result<Option<Card>, StoreError> {
    let card = tx.row(sql::CARD, &[course], |r| {
        Ok(Card {
            id: r.get(0)?,
            talks: r.get(1)?,
            valid_to: r.get(2)?,
            used: Vec::new(),
        })
    })?;
    let Some(card) = card else {
        return Ok(None);
    };
    let used = tx.rows(sql::PUNCHES, &[&card.id], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(Some(Card { used, ..card }))
}

/// Gives a card by the offer's rules; the form's id is the card's.
pub(crate) fn give_card(
    tx: &mut Tx<'_>,
    form: &FormId,
    course: &CourseId,
    policy: &CardPolicy,
    today: Date,
    by: &WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let valid_to = engine_planning::clock::end_of(today, policy.valid_months);
    tx.run(
        sql::INSERT_CARD,
        &[form, course, &i64::from(policy.talks), &valid_to, by, &now],
    )
    .map(|_| ())
}

/// Uses one talk; false where none is left. The card's row is taken first, so that two at once cannot use the last one.
pub(crate) fn punch(
    tx: &mut Tx<'_>,
    form: &FormId,
    card: &Card,
    day: Date,
    by: &WorkerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if !card.usable(day) {
        let before = tx.row(sql::HAS_PUNCH, &[form], |r| r.get::<i64>(0))?;
        return Ok(before == Some(1));
    }
    tx.run(sql::LOCK_CARD, &[&card.id])?;
    tx.run(
        sql::INSERT_PUNCH,
        &[form, &card.id, &day, by, &now, &card.talks],
    )?;
    Ok(tx.row(sql::HAS_PUNCH, &[form], |r| r.get::<i64>(0))? == Some(1))
}

/// Takes a talk back that was used by a slip.
pub(crate) fn undo_punch(
    tx: &mut Tx<'_>,
    punch: &FormId,
    card: &CardId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(sql::UNDO_PUNCH, &[punch, card, &now])? == 1)
}

/// Sums of the house, without persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sums {
    /// Courses that are open.
    pub(crate) open: i64,
    /// Of these: communities were talked about (HS-12).
    pub(crate) spoke: i64,
    /// Courses that ended since the day asked for.
    pub(crate) ended: i64,
    /// Of these: no taper was agreed (DD-8).
    pub(crate) without_taper: i64,
    /// How often the time was known to be too short, by reason (LE-7, DD-17).
    pub(crate) too_short: Vec<(Longer, i64)>,
}

/// Counts them since a moment.
pub(crate) fn sums(tx: &mut Tx<'_>, since: Timestamp) -> Result<Sums, StoreError> {
    let two = |r: &kit_store::Row<'_>| Ok((r.get::<i64>(0)?, r.get::<i64>(1)?));
    let (open, spoke) = tx.row(sql::OPEN_AND_SPOKEN, &[], two)?.unwrap_or_default();
    let (ended, without_taper) = tx
        .row(sql::ENDED_WITHOUT_TAPER, &[&since], two)?
        .unwrap_or_default();
    let too_short = tx.rows(sql::TOO_SHORT, &[&since], |r| {
        let longer = Longer::from_key(&r.get::<String>(0)?)
            .ok_or(StoreError::Broken("a wish for more has a known reason"))?;
        Ok((longer, r.get::<i64>(1)?))
    })?;
    Ok(Sums {
        open,
        spoke,
        ended,
        without_taper,
        too_short,
    })
}
