//! When a day is closed.

use jiff::civil::{Date, DateTime};

/// From this hour on, by the wall clock, the day before is closed. At four the clock is never put on or back.
pub const CLOSING_HOUR: i8 = 4;

/// The day that is to be closed now, if any: the newest that is over, unless it was `closed` already, or a later one
/// was. `local` is the realm's own wall clock. After a standstill only the newest day is closed; the days between have
/// no tick and no checkpoint. A clock that was put back closes nothing until it has caught up.
#[must_use]
pub fn due(local: DateTime, closed: Option<Date>) -> Option<Date> {
    let over = match local.hour() < CLOSING_HOUR {
        true => local.date().yesterday().and_then(Date::yesterday),
        false => local.date().yesterday(),
    };
    over.ok()
        .filter(|over| closed.is_none_or(|closed| closed < *over))
}
