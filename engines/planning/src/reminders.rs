//! When reminders of an appointment are due (UX.md §9): at most two, never in the hours of quiet, never when nothing can
//! be done about it any more.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Timestamp, ToSpan as _, Zoned};

/// At most so many for one appointment; the second one's number too.
pub const MOST: i64 = 2;
/// The evening before, at five.
const EVENING: i8 = 17;
/// The same day, so long before.
const SAME_DAY: SignedDuration = SignedDuration::from_hours(2);
/// So short before the appointment nothing helps any more.
const TOO_LATE: SignedDuration = SignedDuration::from_mins(20);

/// How early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Early {
    /// The evening before.
    DayBefore,
    /// Two hours before.
    SameDay,
    /// Both.
    Both,
}

impl Early {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::DayBefore, Self::SameDay, Self::Both];

    /// Its word in forms and rows.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DayBefore => "day",
            Self::SameDay => "same",
            Self::Both => "both",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|early| early.key() == key)
    }
}

/// The hours of the night in which nothing is sent: from one in the evening until one in the morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: i8,
    to: i8,
}

impl Default for Quiet {
    /// From 21 to 8.
    fn default() -> Self {
        Self { from: 21, to: 8 }
    }
}

impl Quiet {
    /// Quiet hours, if they make sense: from an hour after noon until one before it, and never shorter than 21 to 8.
    #[must_use]
    pub fn new(from: i64, to: i64) -> Option<Self> {
        let fits = (13..=21).contains(&from) && (8..=12).contains(&to);
        let (from, to) = (i8::try_from(from).ok()?, i8::try_from(to).ok()?);
        fits.then_some(Self { from, to })
    }

    /// Whether nothing is sent at this time of day.
    #[must_use]
    pub fn holds_at(self, at: DateTime) -> bool {
        at.hour() >= self.from || at.hour() < self.to
    }

    /// The next moment when something may be sent, `at` itself where it may.
    #[must_use]
    pub fn awake(self, at: &Zoned) -> Timestamp {
        if !self.holds_at(at.datetime()) {
            return at.timestamp();
        }
        let day = if at.hour() < self.to {
            at.date()
        } else {
            at.date().saturating_add(1.day())
        };
        on(at, day, self.to)
    }

    /// When the reminders of an appointment are due, each with its number. One that would fall into the night goes out
    /// in the morning, or the evening before where the morning is too late; then one is enough. What is quiet early
    /// tells of the evening before an hour before its night begins.
    #[must_use]
    pub fn due(self, appointment: &Zoned, early: Early) -> Vec<(i64, Timestamp)> {
        let day_before = appointment.date().saturating_sub(1.day());
        let evening = on(appointment, day_before, EVENING.min(self.from - 1));
        let before = appointment.saturating_sub(SAME_DAY);
        let same_day = self.awake(&before);
        let same_day = (same_day <= last(appointment)).then_some(same_day);
        match early {
            Early::DayBefore => vec![(1, evening)],
            Early::SameDay => vec![(MOST, same_day.unwrap_or(evening))],
            Early::Both => std::iter::once((1, evening))
                .chain(same_day.map(|at| (MOST, at)))
                .collect(),
        }
    }
}

/// The last moment when a reminder of this appointment still helps.
#[must_use]
pub fn last(appointment: &Zoned) -> Timestamp {
    appointment.saturating_sub(TOO_LATE).timestamp()
}

/// Two hours before, whatever is quiet then: from here on the reminder of the same day may have gone out.
#[must_use]
pub fn same_day(appointment: &Zoned) -> Timestamp {
    appointment.saturating_sub(SAME_DAY).timestamp()
}

/// A full hour of a day where `at` is; a time skipped in spring is the hour after.
fn on(at: &Zoned, day: Date, hour: i8) -> Timestamp {
    let hour = Time::new(hour, 0, 0, 0).unwrap_or(Time::midnight());
    at.time_zone()
        .to_ambiguous_timestamp(day.to_datetime(hour))
        .compatible()
        .unwrap_or_else(|_| at.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    fn at(text: &str) -> Zoned {
        let local: DateTime = text.parse().unwrap();
        local
            .to_zoned(TimeZone::get("Europe/Copenhagen").unwrap())
            .unwrap()
    }

    fn due(quiet: (i64, i64), appointment: &str, early: Early) -> Vec<String> {
        let zone = TimeZone::get("Europe/Copenhagen").unwrap();
        let quiet = Quiet::new(quiet.0, quiet.1).unwrap();
        quiet
            .due(&at(appointment), early)
            .into_iter()
            .map(|(number, at)| format!("{number} {}", at.to_zoned(zone.clone()).datetime()))
            .collect()
    }

    #[test]
    fn hours_of_quiet_are_a_night_and_never_shorter_than_21_to_8() {
        for (from, to) in [(22, 8), (21, 7), (12, 8), (21, 13), (-3, 300)] {
            assert_eq!(Quiet::new(from, to), None, "{from} to {to}");
        }
        assert!(Quiet::new(13, 12).is_some() && Quiet::new(21, 8).is_some());
    }

    #[test]
    fn what_would_fall_into_the_night_comes_in_the_morning_or_the_evening_before() {
        // Over both changes of the clock (T6): 28 March and 31 October 2027.
        assert_eq!(
            due((21, 8), "2027-03-28T16:00", Early::Both),
            ["1 2027-03-27T17:00:00", "2 2027-03-28T14:00:00"]
        );
        assert_eq!(
            due((21, 8), "2027-10-31T09:00", Early::SameDay),
            ["2 2027-10-31T08:00:00"]
        );
        assert_eq!(
            due((21, 8), "2027-05-03T08:10", Early::SameDay),
            ["2 2027-05-02T17:00:00"]
        );
        assert_eq!(
            due((15, 12), "2027-05-03T12:10", Early::Both),
            ["1 2027-05-02T14:00:00"]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        /// T6, UX.md §9: over ten years, with any hours of quiet.
        #[test]
        fn there_are_one_or_two_awake_and_in_time(
            minute in 0_i64..10 * 366 * 24 * 60, from in 13_i64..=21, to in 8_i64..=12, early in 0_usize..3,
        ) {
            let appointment = at("2026-11-23T00:00").saturating_add(minute.minutes());
            let quiet = Quiet::new(from, to).unwrap();
            let due = quiet.due(&appointment, Early::ALL[early]);
            prop_assert!((1..=2).contains(&due.len()));
            for (_, at) in &due {
                let local = at.to_zoned(appointment.time_zone().clone()).datetime();
                prop_assert!(!quiet.holds_at(local), "{local}");
                prop_assert!(*at <= last(&appointment));
            }
            prop_assert!(due.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }
    }
}
