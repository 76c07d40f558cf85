//! When a community meets: weekly, every other week or on one weekday of the month, from and to a day (RFC 5545 in the
//! part that HSDS schedules have). Pure.

use engine_planning::companions::Slot;
use jiff::civil::{Date, DateTime};
use kit_hsds::{Meeting, Schedule};
use kit_web::Fields;
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// How a time comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Rhythm {
    Weekly,
    Fortnightly,
    First,
    Second,
    Third,
    Fourth,
    Last,
}

impl Rhythm {
    pub(crate) const ALL: [Self; 7] = [
        Self::Weekly,
        Self::Fortnightly,
        Self::First,
        Self::Second,
        Self::Third,
        Self::Fourth,
        Self::Last,
    ];

    /// As it stands in forms and in the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::First => "monthly-1",
            Self::Second => "monthly-2",
            Self::Third => "monthly-3",
            Self::Fourth => "monthly-4",
            Self::Last => "monthly-last",
        }
    }

    pub(crate) fn from_key(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }

    /// FREQ, INTERVAL, and what stands before the weekday in BYDAY.
    const fn rule(self) -> (&'static str, u8, &'static str) {
        match self {
            Self::Weekly => ("WEEKLY", 1, ""),
            Self::Fortnightly => ("WEEKLY", 2, ""),
            Self::First => ("MONTHLY", 1, "1"),
            Self::Second => ("MONTHLY", 1, "2"),
            Self::Third => ("MONTHLY", 1, "3"),
            Self::Fourth => ("MONTHLY", 1, "4"),
            Self::Last => ("MONTHLY", 1, "-1"),
        }
    }
}

/// One time of a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Meets {
    /// Monday is 1.
    pub(crate) weekday: u8,
    pub(crate) from_min: u16,
    pub(crate) to_min: u16,
    pub(crate) rhythm: Rhythm,
    pub(crate) begins: Option<Date>,
    pub(crate) until: Option<Date>,
}

const BYDAY: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Meets {
    /// Every week in this hour.
    pub(crate) const fn weekly(slot: Slot) -> Self {
        Self {
            weekday: slot.weekday,
            from_min: slot.from_min,
            to_min: slot.to_min,
            rhythm: Rhythm::Weekly,
            begins: None,
            until: None,
        }
    }

    pub(crate) const fn slot(self) -> Slot {
        Slot {
            weekday: self.weekday,
            from_min: self.from_min,
            to_min: self.to_min,
        }
    }

    /// The same in the standard's fields. `id` is the record's; `end` ends it at the latest.
    pub(crate) fn schedule(self, id: String, end: Option<Date>) -> Schedule {
        let (freq, interval, nth) = self.rhythm.rule();
        let day = BYDAY.get(usize::from(self.weekday).wrapping_sub(1));
        let until = [self.until, end].into_iter().flatten().min();
        Schedule {
            id,
            freq: Some(freq.to_owned()),
            interval: Some(Number::from(interval)),
            byday: day.map(|day| format!("{nth}{day}")),
            dtstart: self.begins.map(|day| day.to_string()),
            until: until.map(|day| day.to_string()),
            opens_at: Some(clock(self.from_min)),
            closes_at: Some(clock(self.to_min)),
            ..Schedule::default()
        }
    }

    /// The next meetings after `now`, at most `most`.
    pub(crate) fn next(self, now: DateTime, most: usize) -> Vec<DateTime> {
        let Some(meeting) = Meeting::of(&self.schedule(String::new(), None)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut after = now;
        while found.len() < most {
            let just_after = after.saturating_add(jiff::Span::new().minutes(1));
            let Some(at) = meeting.next(just_after) else {
                break;
            };
            found.push(at);
            after = at;
        }
        found
    }
}

/// `16:00`, as fields of a form and of the standard say it.
pub(crate) fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Times as a page keeps them.
pub(crate) fn to_words(times: &[Meets]) -> String {
    if times.is_empty() {
        return String::new();
    }
    serde_json::to_string(times).unwrap_or_default()
}

/// Times from what a page keeps; what cannot be read is no time.
pub(crate) fn from_words(words: &str) -> Vec<Meets> {
    serde_json::from_str(words).unwrap_or_default()
}

/// At most so many times of one community.
pub(crate) const MOST: usize = 6;

/// The names of a row's four fields.
pub(crate) fn row_fields(row: usize) -> [String; 4] {
    ["day", "from", "to", "rhythm"].map(|name| format!("{name}{row}"))
}

/// What is amiss with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WrongTime {
    /// No weekday of the list.
    NoDay,
    /// Not as a clock says it.
    NoClock,
    /// It ends before it begins.
    Backwards,
    /// Every other week, and no first day to count from.
    NoFirstDay,
    /// No day of the calendar.
    NoDate,
    /// The last day comes before the first.
    EndsFirst,
}

/// Reads the rows of the form; a row without a weekday is none.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn read(fields: &Fields) -> Result<String, Vec<(String, WrongTime)>> {
    let mut amiss = Vec::new();
    let begins = day(fields, "begins", &mut amiss);
    let until = day(fields, "until", &mut amiss);
    if begins.zip(until).is_some_and(|(first, last)| last < first) {
        amiss.push(("until".to_owned(), WrongTime::EndsFirst));
    }
    let mut found: Vec<Meets> = Vec::new();
    for row in 1..=MOST {
        let [day, from, to, rhythm] = row_fields(row);
        if fields.get(&day).is_empty() {
            continue;
        }
        let weekday = fields
            .get(&day)
            .parse()
            .ok()
            .filter(|day| (1..=7).contains(day));
        let (opens, closes) = (minutes(fields.get(&from)), minutes(fields.get(&to)));
        for (field, wrong, amiss_here) in [
            (&day, WrongTime::NoDay, weekday.is_none()),
            (&from, WrongTime::NoClock, opens.is_none()),
            (&to, WrongTime::NoClock, closes.is_none()),
            (
                &to,
                WrongTime::Backwards,
                opens.zip(closes).is_some_and(|(from, to)| to <= from),
            ),
        ] {
            if amiss_here {
                amiss.push((field.clone(), wrong));
            }
        }
        let rhythm = Rhythm::from_key(fields.get(&rhythm)).unwrap_or(Rhythm::Weekly);
        if rhythm == Rhythm::Fortnightly && begins.is_none() {
            amiss.push(("begins".to_owned(), WrongTime::NoFirstDay));
        }
        if let (Some(weekday), Some(from_min), Some(to_min)) = (weekday, opens, closes) {
            let one = Meets {
                weekday,
                from_min,
                to_min,
                rhythm,
                begins,
                until,
            };
            let there = |other: &Meets| other.weekday == weekday && other.from_min == from_min;
            if !found.iter().any(there) {
                found.push(one);
            }
        }
    }
    if amiss.is_empty() {
        Ok(to_words(&found))
    } else {
        Err(amiss)
    }
}

fn day(fields: &Fields, name: &str, amiss: &mut Vec<(String, WrongTime)>) -> Option<Date> {
    let typed = fields.get(name).trim();
    let found = typed.parse().ok().filter(|_| typed.len() == 10);
    if found.is_none() && !typed.is_empty() {
        amiss.push((name.to_owned(), WrongTime::NoDate));
    }
    found
}

/// `16:30`, `16.30` and `16`, as people write it.
pub(crate) fn minutes(typed: &str) -> Option<u16> {
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    let (hour, minute): (u16, u16) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    (hour < 24 && minute < 60).then(|| hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form(rhythm: &str, begins: &str, until: &str) -> Fields {
        Fields::of(&[
            ("day1", "3"),
            ("from1", "16.00"),
            ("to1", "16:40"),
            ("rhythm1", rhythm),
            ("begins", begins),
            ("until", until),
        ])
    }

    fn next(rhythm: &str, begins: &str, until: &str) -> Vec<Date> {
        let words = read(&form(rhythm, begins, until)).expect("good");
        let sunday = date(2026, 11, 22).at(12, 0, 0, 0);
        let times = from_words(&words);
        let found = times.iter().flat_map(|one| one.next(sunday, 3));
        found.map(DateTime::date).collect()
    }

    #[test]
    fn every_rhythm_gives_its_days() {
        let weekly = [date(2026, 11, 25), date(2026, 12, 2), date(2026, 12, 9)];
        assert_eq!(next("weekly", "", ""), weekly);
        let fortnightly = [date(2026, 12, 2), date(2026, 12, 16), date(2026, 12, 30)];
        assert_eq!(next("fortnightly", "2026-11-18", ""), fortnightly);
        let first = [date(2026, 12, 2), date(2027, 1, 6), date(2027, 2, 3)];
        assert_eq!(next("monthly-1", "", ""), first);
        let last = [date(2026, 11, 25), date(2026, 12, 30), date(2027, 1, 27)];
        assert_eq!(next("monthly-last", "", ""), last);
        assert_eq!(next("weekly", "", "2026-12-02"), weekly[..2]);
    }

    #[test]
    fn what_cannot_be_a_time_is_said_at_its_field() {
        let wrong = |fields: &[(&str, &str)]| read(&Fields::of(fields)).expect_err("amiss");
        let typed = [("day1", "3"), ("from1", "16"), ("to1", "15")];
        assert_eq!(wrong(&typed), [("to1".to_owned(), WrongTime::Backwards)]);
        let typed = [("day1", "8"), ("from1", "om lidt"), ("to1", "24:00")];
        let said = ["day1", "from1", "to1"].map(str::to_owned);
        assert_eq!(
            wrong(&typed)
                .into_iter()
                .map(|(field, _)| field)
                .collect::<Vec<_>>(),
            said
        );
        let ends = wrong(&[("begins", "2026-12-02"), ("until", "2026-12-01")]);
        assert_eq!(ends, [("until".to_owned(), WrongTime::EndsFirst)]);
        let other = [
            ("day1", "3"),
            ("from1", "16"),
            ("to1", "17"),
            ("rhythm1", "fortnightly"),
        ];
        assert_eq!(
            wrong(&other),
            [("begins".to_owned(), WrongTime::NoFirstDay)]
        );
    }
}
