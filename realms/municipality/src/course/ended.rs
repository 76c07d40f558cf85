//! Courses that ended in a stretch of days, and of how many help was assessed afterwards: numbers, no persons.

use std::collections::HashMap;

use jiff::civil::Date;
use kit_store::looks::LIST;
use kit_store::{Store, StoreError, Tx};

use super::rules::{CourseId, GuestId};
use super::story::{State, Story};
use super::support::Kind;
use super::{sql, steps};
use crate::Municipality;

/// What a house can say of the courses that ended in a stretch of days (AN-2). It tells nothing of anybody: a number of
/// courses, and how long the house could have known of help that came later (AN-11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Courses that ended. Somebody with two that ended is two here.
    pub courses: usize,
    /// Of these: help was assessed after the course had ended, and the house knew of it on the day of the count.
    pub helped: usize,
    /// Days from each end to the day of the count: the shortest, the middle one and the longest; none where nothing ended.
    pub followed: Option<(i64, i64, i64)>,
}

/// A course that has ended.
struct One {
    guest: GuestId,
    on: Date,
}

/// Counts the courses whose last day lies in `days`, both days along, as the house knows them today. It is a job of the
/// house's numbers and leaves its line in the log of looks.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn courses_ended(store: &Store<Municipality>, days: (Date, Date)) -> Result<Ended, StoreError> {
    store
        .job("sums")
        .write_now("count the courses that ended", move |tx| {
            tx.looked(LIST)?;
            count(tx, days)
        })
}

/// [`courses_ended`] in a transaction.
pub(crate) fn count(tx: &mut Tx<'_>, days: (Date, Date)) -> Result<Ended, StoreError> {
    let today = tx.given()?.today();
    let mut ended = all_ended(tx)?;
    ended.retain(|one| days.0 <= one.on && one.on <= days.1);
    let begun = assessed(tx, today)?;
    let helped = ended
        .iter()
        .filter(|one| {
            begun
                .get(&one.guest)
                .is_some_and(|days| days.iter().any(|from| *from > one.on))
        })
        .count();
    let mut followed: Vec<i64> = ended.iter().map(|one| days_until(one.on, today)).collect();
    followed.sort_unstable();
    let of = |at: usize| followed.get(at).copied();
    let last = followed.len().saturating_sub(1);
    Ok(Ended {
        courses: ended.len(),
        helped,
        followed: of(0)
            .zip(of(followed.len() / 2))
            .zip(of(last))
            .map(|((least, middle), most)| (least, middle, most)),
    })
}

fn days_until(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// Every course that has ended and was not taken up again. Its last day is the one that was decided with what pauses
/// added to it; where it was ended before that, the day it was ended.
fn all_ended(tx: &mut Tx<'_>) -> Result<Vec<One>, StoreError> {
    let stories: HashMap<CourseId, Story> = steps::clocks(tx)?;
    let given = tx.given()?.clone();
    let rows = tx.rows(sql::DECIDED_ENDS, &[], |r| {
        Ok((r.get::<CourseId>(0)?, r.get(1)?, r.get::<Option<Date>>(2)?))
    })?;
    Ok(rows
        .into_iter()
        .filter_map(|(course, guest, decided)| {
            let story = stories.get(&course)?;
            let State::Ended { at, .. } = story.state else {
                return None;
            };
            let written = given.zoned(at).date();
            let on = story
                .last_day(decided, written)
                .map_or(written, |last| last.min(written));
            Some(One { guest, on })
        })
        .collect())
}

/// The days on which assessed help began that is known today, of each guest.
fn assessed(tx: &mut Tx<'_>, today: Date) -> Result<HashMap<GuestId, Vec<Date>>, StoreError> {
    let rows = tx.rows(sql::ALL_SUPPORT, &[], |r| {
        let kind = Kind::from_key(&r.get::<String>(1)?)
            .ok_or(StoreError::Broken("other help is of a known kind"))?;
        Ok((r.get::<GuestId>(0)?, kind, r.get::<Date>(2)?))
    })?;
    let mut begun: HashMap<GuestId, Vec<Date>> = HashMap::new();
    for (guest, kind, from) in rows {
        if kind.assessed() && from <= today {
            begun.entry(guest).or_default().push(from);
        }
    }
    Ok(begun)
}
