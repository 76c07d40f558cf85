//! What comes up: agreements to look at, meetings, trials that end, entries of the directory to check (CV-4). Pure.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_hsds::Community;

use super::kinds::{Desk, Kind};
use super::rules::{Entry, Part};

/// So far ahead one is told.
const AHEAD_DAYS: i64 = 30;
/// An entry of the directory that nobody has vouched for so long is due for a check.
pub(crate) const CHECK_MONTHS: i64 = 6;

/// Entries of a desk that come up within a month or have been passed over, the earliest first.
pub(crate) fn due(entries: &[Entry], desk: Desk, today: Date) -> Vec<(&Entry, Date)> {
    let until = today.saturating_add(AHEAD_DAYS.days());
    let mut all: Vec<(&Entry, Date)> = entries
        .iter()
        .filter(|one| one.kind.desk() == desk && !one.ended)
        .filter_map(|one| Some((one, day(one, today)?)))
        .filter(|(_, day)| *day <= until)
        .collect();
    all.sort_by_key(|(one, day)| (*day, one.root.clone()));
    all
}

/// A meeting is due on its day and until its minutes are written; everything else when it comes up.
fn day(one: &Entry, today: Date) -> Option<Date> {
    match one.kind {
        Kind::Meeting if one.get(Part::Agreed).is_empty() => one.day(Part::From),
        Kind::Meeting => None,
        _ => one.comes_up(today),
    }
}

/// Entries of the public directory that nobody has vouched for in half a year, by name.
pub(crate) fn to_check(communities: &[Community], today: Date) -> Vec<&Community> {
    let since = today.saturating_sub(CHECK_MONTHS.months());
    communities
        .iter()
        .filter(|one| one.assured_date.is_none_or(|day| day < since))
        .collect()
}

/// Whether health comes back in the year's plan (HE-10).
pub(crate) fn health_comes_back(entries: &[Entry]) -> bool {
    entries.iter().any(|one| {
        one.kind == Kind::Year
            && !one.ended
            && one.get(Part::Topic) == "health"
            && !one.get(Part::Rhythm).is_empty()
    })
}
