//! What happens on a day: every meeting of every community, as the calendar shows it (DD-2, PS-1).

use engine_search::Wish;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use kit_hsds::{Community, Meeting};

use crate::Directory;

/// One meeting on one day, in local time of the place.
#[derive(Debug, Clone)]
pub(crate) struct Occasion<'d> {
    pub(crate) community: &'d Community,
    pub(crate) meeting: &'d Meeting,
    pub(crate) starts: DateTime,
    /// An hour after it begins where nobody says when it ends.
    pub(crate) ends: DateTime,
}

/// What happens on a day, in the order of the clock; of communities that answer the wish, where one is chosen. What is
/// closed for a time, or says no hour, is left out: nobody shall stand before a locked door.
pub(crate) fn on(directory: &Directory, day: Date, wish: Option<Wish>) -> Vec<Occasion<'_>> {
    let answers = |one: &Community| {
        wish.is_none_or(|wish| one.wishes.iter().any(|own| own.as_str() == wish.key()))
    };
    let mut found: Vec<Occasion<'_>> = directory
        .communities()
        .iter()
        .map(AsRef::as_ref)
        .filter(|one: &&Community| !one.closed_for_now && answers(one))
        .flat_map(|one| one.times.iter().map(move |meeting| (one, meeting)))
        .filter(|(_, meeting)| meeting.is_on(day))
        .filter_map(|(community, meeting)| {
            let starts = day.to_datetime(meeting.opens?);
            Some(Occasion {
                community,
                meeting,
                starts,
                ends: ends(meeting, starts),
            })
        })
        .collect();
    // The directory is sorted by name already, and this keeps it so within the hour.
    found.sort_by_key(|one| one.starts);
    found
}

fn ends(meeting: &Meeting, starts: DateTime) -> DateTime {
    match meeting.closes {
        None => starts.saturating_add(1.hour()),
        Some(closes) if closes > starts.time() => starts.date().to_datetime(closes),
        Some(closes) => starts.date().saturating_add(1.day()).to_datetime(closes),
    }
}
