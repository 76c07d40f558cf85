//! What in the directory wants somebody's eye, and in what order (CV-11, HS-13, BR-7).

use jiff::Timestamp;
use jiff::civil::Date;
use kit_hsds::{Accompanies, Community};
use kit_words::key;

use crate::directory::Entry;

/// So many days something is new, or newly changed.
const NEW_DAYS: i64 = 30;
/// After so many days without a word an entry is to be confirmed again (UX.md §6).
const CONFIRM_DAYS: i64 = 90;

/// Why somebody should look at an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Concern {
    New,
    Changed,
    /// Due to be confirmed again.
    Ageing,
    /// In no list any more, since nobody confirmed it for too long.
    TooOld,
    /// Nobody ever said that it holds.
    Unconfirmed,
    /// Nobody comes along the first time, or nobody says.
    NobodyAlong,
    /// Nothing is told of the first time.
    Untold,
}

impl Concern {
    pub(crate) const ALL: [Self; 7] = [
        Self::New,
        Self::Changed,
        Self::Ageing,
        Self::TooOld,
        Self::Unconfirmed,
        Self::NobodyAlong,
        Self::Untold,
    ];

    /// Its word in an address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::New => "nye",
            Self::Changed => "aendrede",
            Self::Ageing => "gamle",
            Self::TooOld => "skjulte",
            Self::Unconfirmed => "ubekraeftede",
            Self::NobodyAlong => "uden-foelge",
            Self::Untold => "uden-foerste",
        }
    }

    pub(crate) fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::New => key!("check-new"),
            Self::Changed => key!("check-changed"),
            Self::Ageing => key!("check-ageing"),
            Self::TooOld => key!("check-too-old"),
            Self::Unconfirmed => key!("check-unconfirmed"),
            Self::NobodyAlong => key!("check-nobody-along"),
            Self::Untold => key!("check-untold"),
        }
    }

    /// What one can do about it.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::New => key!("check-new-help"),
            Self::Changed => key!("check-changed-help"),
            Self::Ageing => key!("check-ageing-help"),
            Self::TooOld => key!("check-too-old-help"),
            Self::Unconfirmed => key!("check-unconfirmed-help"),
            Self::NobodyAlong => key!("check-nobody-along-help"),
            Self::Untold => key!("check-untold-help"),
        }
    }

    fn is_of(self, entry: &Entry, at: &Moment) -> bool {
        let community = &*entry.community;
        let days = community.unconfirmed_days(at.today);
        match self {
            Self::New => at.is_recent(entry.added),
            Self::Changed => at.is_recent(entry.changed) && !at.is_recent(entry.added),
            Self::Ageing => {
                days.is_some_and(|days| (CONFIRM_DAYS + 1..=at.hide_after_days).contains(&days))
            }
            Self::TooOld => days.is_some_and(|days| days > at.hide_after_days),
            Self::Unconfirmed => days.is_none(),
            Self::NobodyAlong => is_without_company(community),
            Self::Untold => community.first.is_empty(),
        }
    }

    /// The one to look at first has the smallest.
    fn turn(self, entry: &Entry, at: &Moment) -> i64 {
        let newest = |when: Option<Timestamp>| when.map_or(0, |when| -when.as_millisecond());
        match self {
            Self::New => newest(entry.added),
            Self::Changed => newest(entry.changed),
            Self::Ageing | Self::TooOld => -entry.community.unconfirmed_days(at.today).unwrap_or(0),
            Self::Unconfirmed | Self::NobodyAlong | Self::Untold => 0,
        }
    }
}

fn is_without_company(community: &Community) -> bool {
    matches!(community.accompanies, None | Some(Accompanies::Nobody))
}

/// When one looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) now: Timestamp,
    pub(crate) today: Date,
    pub(crate) hide_after_days: i64,
}

impl Moment {
    fn is_recent(&self, when: Option<Timestamp>) -> bool {
        when.is_some_and(|when| self.now.duration_since(when).as_hours() < NEW_DAYS * 24)
    }
}

/// The entries of one concern, the first to look at first; alike ones by name, as the directory has them.
pub(crate) fn queue<'d>(entries: &'d [Entry], concern: Concern, at: &Moment) -> Vec<&'d Entry> {
    let mut list: Vec<&Entry> = entries
        .iter()
        .filter(|entry| concern.is_of(entry, at))
        .collect();
    list.sort_by_key(|entry| concern.turn(entry, at));
    list
}

/// How many there are of each concern.
pub(crate) fn counts(entries: &[Entry], at: &Moment) -> [(Concern, usize); 7] {
    Concern::ALL.map(|concern| {
        let of_it = entries.iter().filter(|entry| concern.is_of(entry, at));
        (concern, of_it.count())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    fn at() -> Moment {
        let today = date(2026, 11, 24);
        let noon = today.at(12, 0, 0, 0).in_tz("Europe/Copenhagen");
        Moment {
            now: noon.expect("a time that exists").timestamp(),
            today,
            hide_after_days: 365,
        }
    }

    fn entry(name: &str, days: Option<i32>, added_days: i64) -> Entry {
        let moment = at();
        Entry {
            community: Arc::new(Community {
                name: name.to_owned(),
                assured_date: days.map(|days| moment.today.saturating_sub(days.days())),
                accompanies: Some(Accompanies::Own),
                ..Community::default()
            }),
            source: "a".to_owned(),
            added: moment.now.checked_sub((added_days * 24).hours()).ok(),
            changed: None,
        }
    }

    #[test]
    fn entries_stand_in_the_queue_of_their_age_the_oldest_first() {
        let entries = [
            entry("fresh", Some(90), 400),
            entry("due", Some(91), 400),
            entry("older", Some(365), 400),
            entry("too old", Some(366), 400),
            entry("never", None, 2),
        ];
        let named = |concern| -> Vec<&str> {
            let list = queue(&entries, concern, &at());
            list.iter().map(|one| one.community.name.as_str()).collect()
        };
        assert_eq!(named(Concern::Ageing), ["older", "due"]);
        assert_eq!(named(Concern::TooOld), ["too old"]);
        assert_eq!(named(Concern::Unconfirmed), ["never"]);
        assert_eq!(named(Concern::New), ["never"]);
        assert!(named(Concern::Changed).is_empty() && named(Concern::NobodyAlong).is_empty());
        assert_eq!(named(Concern::Untold).len(), 5);
        let counts = counts(&entries, &at()).map(|(_, count)| count);
        assert_eq!(counts, [1, 0, 2, 1, 1, 0, 5]);
    }

    #[test]
    fn what_is_new_is_not_also_changed() {
        let mut new = entry("new", Some(1), 3);
        new.changed = new.added;
        let mut changed = entry("changed", Some(1), 200);
        changed.changed = Some(at().now);
        let entries = [new, changed];
        let of = |concern| queue(&entries, concern, &at()).len();
        assert_eq!((of(Concern::New), of(Concern::Changed)), (1, 1));
    }
}
