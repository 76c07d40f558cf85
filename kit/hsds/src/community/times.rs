//! When people meet: the part of an HSDS schedule (RRULE) that a community page can say and count with.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday},
};
use serde::{Deserialize, Serialize};

use crate::Schedule;

/// How far ahead a meeting is looked for: a fifth weekday every twelfth month is rare, and five years is enough to
/// say "we do not know" instead of searching for ever.
const HORIZON_DAYS: i64 = 1_830;
/// Occurrences counted at most when a schedule ends after `count` times.
const COUNT_LIMIT: u32 = 10_000;

/// How often a schedule comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// One day only, `begins`.
    Once,
    /// `WEEKLY`.
    Weekly,
    /// `MONTHLY`.
    Monthly,
}

/// One part of `byday`: `MO`, `1MO` (first Monday of the month) or `-1FR` (last Friday).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// Which one in the month, counted from its beginning (1…5) or end (−1…−5); `None` for each.
    pub nth: Option<i8>,
    /// Monday is 1, Sunday is 7.
    weekday: i8,
}

impl Day {
    /// Reads one part of `byday`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let letters: String = text
            .chars()
            .skip_while(|c| !c.is_ascii_alphabetic())
            .collect();
        let number = text.strip_suffix(letters.as_str())?;
        let weekday = match letters.as_str() {
            "MO" => 1,
            "TU" => 2,
            "WE" => 3,
            "TH" => 4,
            "FR" => 5,
            "SA" => 6,
            "SU" => 7,
            _ => return None,
        };
        let nth = match number {
            "" => None,
            _ => {
                let nth: i8 = number.parse().ok()?;
                (nth != 0 && (-5..=5).contains(&nth)).then_some(nth)?.into()
            }
        };
        Some(Self { nth, weekday })
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday::from_monday_one_offset(self.weekday).unwrap_or(Weekday::Monday)
    }

    fn falls_on(self, date: Date) -> bool {
        if date.weekday() != self.weekday() {
            return false;
        }
        match self.nth {
            None => true,
            Some(nth) if nth > 0 => (date.day() - 1) / 7 + 1 == nth,
            Some(nth) => (date.days_in_month() - date.day()) / 7 + 1 == -nth,
        }
    }
}

/// One schedule of a community, read into days and hours. Local time of the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// How often.
    pub frequency: Frequency,
    /// Every week or month (1), every second (2) …
    pub interval: u16,
    /// Days of the week; empty when only `monthdays` or `begins` say the day.
    pub days: Vec<Day>,
    /// Days of the month (1…31, −1 the last), only for monthly schedules.
    pub monthdays: Vec<i8>,
    /// When it opens.
    pub opens: Option<Time>,
    /// When it closes.
    pub closes: Option<Time>,
    /// First day of the series; intervals are counted from here (`dtstart`, else `valid_from`).
    pub begins: Option<Date>,
    /// First day that holds (the later of `dtstart` and `valid_from`).
    pub from: Option<Date>,
    /// Last day that holds (the earliest of `until`, `valid_to` and the last of `count`).
    pub to: Option<Date>,
    /// First day of the week (`wkst`), Monday is 1; it decides which weeks an interval skips.
    week_starts: i8,
    /// In words, from the feed.
    pub description: Option<String>,
}

impl Meeting {
    /// Reads a schedule; `None` when it says neither words nor a day that can be counted with.
    #[must_use]
    pub fn of(schedule: &Schedule) -> Option<Self> {
        let date = |text: &Option<String>| text.as_deref().and_then(read_date);
        let days: Vec<Day> = parts(&schedule.byday).filter_map(Day::parse).collect();
        let (dtstart, valid_from) = (date(&schedule.dtstart), date(&schedule.valid_from));
        let frequency = match schedule.freq.as_deref() {
            Some("WEEKLY") => Frequency::Weekly,
            Some("MONTHLY") => Frequency::Monthly,
            // Many feeds name the days and forget `freq`; "every week" is what they mean.
            _ if !days.is_empty() => Frequency::Weekly,
            _ => Frequency::Once,
        };
        let monthdays = parts(&schedule.bymonthday)
            .filter_map(|part| part.parse().ok())
            .filter(|day: &i8| *day != 0 && (-31..=31).contains(day));
        let begins = dtstart.or(valid_from);
        let mut meeting = Self {
            frequency,
            interval: whole(schedule.interval.as_ref()).unwrap_or(1).max(1),
            monthdays: if frequency == Frequency::Monthly {
                monthdays.collect()
            } else {
                Vec::new()
            },
            opens: schedule.opens_at.as_deref().and_then(read_time),
            closes: schedule.closes_at.as_deref().and_then(read_time),
            from: dtstart.max(valid_from),
            to: [date(&schedule.until), date(&schedule.valid_to)]
                .into_iter()
                .flatten()
                .min(),
            begins,
            week_starts: schedule
                .wkst
                .as_deref()
                .and_then(Day::parse)
                .map_or(1, |day| day.weekday),
            description: schedule.description.as_deref().and_then(said),
            days,
        };
        if let Some(count) = whole(schedule.count.as_ref()) {
            meeting.end_after(count);
        }
        let counts =
            !meeting.days.is_empty() || !meeting.monthdays.is_empty() || meeting.begins.is_some();
        (counts || meeting.description.is_some()).then_some(meeting)
    }

    /// The first beginning at `now` or later; `None` without `opens`, or when the series is over.
    #[must_use]
    pub fn next(&self, now: DateTime) -> Option<DateTime> {
        let opens = self.opens?;
        let first = if opens < now.time() {
            now.date().tomorrow().ok()?
        } else {
            now.date()
        };
        self.first_day(first).map(|day| day.to_datetime(opens))
    }

    /// True when this meeting falls on the day.
    #[must_use]
    pub fn is_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| day >= from)
            && self.to.is_none_or(|to| day <= to)
            && self.recurs_on(day)
    }

    fn first_day(&self, earliest: Date) -> Option<Date> {
        self.next_in_series(self.from.map_or(earliest, |from| from.max(earliest)))
    }

    fn recurs_on(&self, day: Date) -> bool {
        match self.frequency {
            Frequency::Once => self.begins == Some(day),
            Frequency::Weekly => {
                self.in_turn(self.weeks_since_begin(day)) && self.weekday_fits(day)
            }
            Frequency::Monthly => {
                self.in_turn(self.months_since_begin(day)) && self.month_fits(day)
            }
        }
    }

    fn in_turn(&self, since_begin: i32) -> bool {
        since_begin.rem_euclid(i32::from(self.interval)) == 0
    }

    fn weekday_fits(&self, day: Date) -> bool {
        if self.days.is_empty() {
            return self
                .begins
                .is_some_and(|begin| begin.weekday() == day.weekday());
        }
        // `1MO` in a weekly schedule is against the rule book. Read as "every Monday" it would send people to a
        // closed door three weeks of four, so the number counts.
        self.days.iter().any(|each| each.falls_on(day))
    }

    fn month_fits(&self, day: Date) -> bool {
        let from_end = day.day() - day.days_in_month() - 1;
        let monthday = self
            .monthdays
            .iter()
            .any(|each| *each == day.day() || *each == from_end);
        let weekday = self.days.iter().any(|each| each.falls_on(day));
        match (self.monthdays.is_empty(), self.days.is_empty()) {
            (false, false) => monthday && weekday,
            (false, true) => monthday,
            (true, false) => weekday,
            (true, true) => self.begins.is_some_and(|begin| begin.day() == day.day()),
        }
    }

    fn weeks_since_begin(&self, day: Date) -> i32 {
        let Some(begin) = self.begins else { return 0 };
        let starts = Weekday::from_monday_one_offset(self.week_starts).unwrap_or(Weekday::Monday);
        let week = |date: Date| date.saturating_sub(i32::from(date.weekday().since(starts)).days());
        week(begin)
            .until(week(day))
            .map_or(0, |span| span.get_days() / 7)
    }

    fn months_since_begin(&self, day: Date) -> i32 {
        let Some(begin) = self.begins else { return 0 };
        let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        months(day) - months(begin)
    }

    fn end_after(&mut self, count: u16) {
        // Counting needs a first day; without one `count` says nothing.
        let Some(begin) = self.begins else { return };
        let (mut day, mut last) = (begin, None);
        for _ in 0..u32::from(count).min(COUNT_LIMIT) {
            let Some(found) = self.next_in_series(day) else {
                break;
            };
            last = Some(found);
            let Ok(tomorrow) = found.tomorrow() else {
                break;
            };
            day = tomorrow;
        }
        self.to = [self.to, last].into_iter().flatten().min();
    }

    fn next_in_series(&self, earliest: Date) -> Option<Date> {
        let mut day = earliest;
        let last = day.saturating_add(HORIZON_DAYS.days());
        while day <= last && self.to.is_none_or(|to| day <= to) {
            if self.recurs_on(day) {
                return Some(day);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }
}

/// Reads `2026-11-22`, also with a time behind it (older feeds write `2026-11-22T00:00:00Z`).
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let day = text.trim().split(['T', ' ']).next()?;
    // Exactly four, two and two digits: jiff also reads 20261122, which the standard does not.
    let shape: Vec<usize> = day.split('-').map(str::len).collect();
    (shape == [4, 2, 2]).then(|| day.parse().ok()).flatten()
}

/// Reads `16:00`, `16:00:00`, with or without an offset or `Z` behind it; the offset is not used, times are local.
pub(crate) fn read_time(text: &str) -> Option<Time> {
    let text = text.trim();
    let clock = text.split(['Z', 'z', '+', '-']).next()?;
    let shape = clock.split(':').map(str::len).collect::<Vec<_>>();
    let right = match shape.as_slice() {
        [2, 2] => true,
        // Seconds may have decimals.
        [2, 2, seconds] => *seconds >= 2,
        _ => false,
    };
    right.then(|| clock.parse().ok()).flatten()
}

fn whole(number: Option<&serde_json::Number>) -> Option<u16> {
    number
        .and_then(serde_json::Number::as_u64)
        .and_then(|n| u16::try_from(n).ok())
}

fn parts(list: &Option<String>) -> impl Iterator<Item = &str> {
    list.as_deref()
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
