//! When the next meeting is: named cases, and a slow count that the fast one must agree with.
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Weekday, date},
};
use kit_hsds::{Community, Day, Frequency, Meeting, Schedule};
use proptest::prelude::*;
use serde_json::Value;

fn schedule(fields: &[(&str, &str)]) -> Schedule {
    let number = |name: &str| matches!(name, "interval" | "count");
    let value = |name: &str, text: &str| {
        if number(name) {
            serde_json::from_str(text).unwrap()
        } else {
            Value::from(text)
        }
    };
    let map: serde_json::Map<_, _> = fields
        .iter()
        .map(|(name, text)| ((*name).to_owned(), value(name, text)))
        .collect();
    serde_json::from_value(Value::Object(map)).unwrap()
}

fn next(fields: &[(&str, &str)], now: DateTime) -> Option<DateTime> {
    let times = Meeting::of(&schedule(fields)).into_iter().collect();
    Community {
        times,
        ..Community::default()
    }
    .next_meeting(now)
}

fn noon(year: i16, month: i8, day: i8) -> DateTime {
    date(year, month, day).at(12, 0, 0, 0)
}

#[test]
fn every_wednesday_at_four_comes_on_wednesday() {
    let weekly = [("freq", "WEEKLY"), ("byday", "WE"), ("opens_at", "16:00")];
    let sunday = noon(2026, 11, 22);
    assert_eq!(
        next(&weekly, sunday),
        Some(date(2026, 11, 25).at(16, 0, 0, 0))
    );
    // It begins at this minute: still reachable. One minute later it is next week's.
    assert_eq!(
        next(&weekly, date(2026, 11, 25).at(16, 0, 0, 0)),
        Some(date(2026, 11, 25).at(16, 0, 0, 0))
    );
    assert_eq!(
        next(&weekly, date(2026, 11, 25).at(16, 1, 0, 0)),
        Some(date(2026, 12, 2).at(16, 0, 0, 0))
    );
}

#[test]
fn every_second_week_counts_from_the_first_day() {
    let weekly = [
        ("freq", "WEEKLY"),
        ("byday", "MO,TH"),
        ("interval", "2"),
        ("dtstart", "2026-11-05"),
        ("opens_at", "10:00:00"),
    ];
    // 5 November is a Thursday in week 45; weeks 45, 47, 49 are in turn.
    assert_eq!(
        next(&weekly, noon(2026, 11, 5)),
        Some(date(2026, 11, 16).at(10, 0, 0, 0))
    );
    assert_eq!(
        next(&weekly, noon(2026, 11, 1)),
        Some(date(2026, 11, 5).at(10, 0, 0, 0))
    );
}

#[test]
fn the_first_and_the_last_weekday_of_a_month_are_found() {
    let monthly = |day| [("freq", "MONTHLY"), ("byday", day), ("opens_at", "19:00")];
    let now = noon(2026, 11, 22);
    assert_eq!(
        next(&monthly("1MO"), now),
        Some(date(2026, 12, 7).at(19, 0, 0, 0))
    );
    assert_eq!(next(&monthly("+1MO"), now), next(&monthly("1MO"), now));
    assert_eq!(
        next(&monthly("-1FR"), now),
        Some(date(2026, 11, 27).at(19, 0, 0, 0))
    );
    assert_eq!(
        next(&monthly("5TU"), now),
        Some(date(2026, 12, 29).at(19, 0, 0, 0))
    );
    let by_day = [
        ("freq", "MONTHLY"),
        ("bymonthday", "1,-1"),
        ("opens_at", "19:00"),
    ];
    assert_eq!(next(&by_day, now), Some(date(2026, 11, 30).at(19, 0, 0, 0)));
}

#[test]
fn a_numbered_weekday_counts_even_where_the_rule_says_weekly() {
    // Read as "every Monday" it would send people to a closed door.
    let odd = [("freq", "WEEKLY"), ("byday", "1MO"), ("opens_at", "19:00")];
    assert_eq!(
        next(&odd, noon(2026, 11, 22)),
        Some(date(2026, 12, 7).at(19, 0, 0, 0))
    );
}

#[test]
fn nothing_comes_before_the_first_day_or_after_the_last() {
    let weekly = |more: &[(&'static str, &'static str)]| {
        let mut fields = vec![("freq", "WEEKLY"), ("byday", "MO"), ("opens_at", "09:30")];
        fields.extend(more);
        next(&fields, noon(2026, 11, 22))
    };
    assert_eq!(
        weekly(&[("valid_from", "2027-01-12")]),
        Some(date(2027, 1, 18).at(9, 30, 0, 0))
    );
    assert_eq!(
        weekly(&[("until", "2026-11-23")]),
        Some(date(2026, 11, 23).at(9, 30, 0, 0))
    );
    assert_eq!(weekly(&[("until", "2026-11-22")]), None);
    assert_eq!(weekly(&[("valid_to", "2026-11-22")]), None);
    assert_eq!(
        weekly(&[("dtstart", "2026-11-02"), ("count", "4")]),
        Some(date(2026, 11, 23).at(9, 30, 0, 0))
    );
    assert_eq!(weekly(&[("dtstart", "2026-11-02"), ("count", "3")]), None);
}

#[test]
fn one_day_only_is_one_day_only() {
    let once = [("dtstart", "2026-12-24"), ("opens_at", "12:00")];
    assert_eq!(next(&once, noon(2026, 11, 22)), Some(noon(2026, 12, 24)));
    assert_eq!(next(&once, noon(2026, 12, 25)), None);
}

#[test]
fn without_an_hour_there_is_no_next_meeting_and_no_invented_midnight() {
    assert_eq!(
        next(
            &[
                ("freq", "WEEKLY"),
                ("byday", "MO"),
                ("description", "Om formiddagen")
            ],
            noon(2026, 11, 22)
        ),
        None
    );
    let words = Meeting::of(&schedule(&[("description", "Ring først")])).unwrap();
    assert_eq!(
        (words.frequency, words.description.as_deref()),
        (Frequency::Once, Some("Ring først"))
    );
    assert_eq!(Meeting::of(&schedule(&[("opens_at", "10:00")])), None);
}

#[test]
fn the_earliest_of_several_times_is_next() {
    let times = [("MO", "10:00"), ("TU", "08:00")].map(|(day, hour)| {
        Meeting::of(&schedule(&[
            ("freq", "WEEKLY"),
            ("byday", day),
            ("opens_at", hour),
        ]))
        .unwrap()
    });
    let community = Community {
        times: times.into(),
        ..Community::default()
    };
    assert_eq!(
        community.next_meeting(noon(2026, 11, 23)),
        Some(date(2026, 11, 24).at(8, 0, 0, 0))
    );
}

#[test]
fn days_that_nobody_knows_are_not_read() {
    for wrong in [
        "", "XX", "MOO", "0MO", "6MO", "-9FR", "1", "M O", "æMO", "++1MO",
    ] {
        assert_eq!(Day::parse(wrong), None, "{wrong}");
    }
    assert_eq!(Day::parse(" su ").map(Day::weekday), Some(Weekday::Sunday));
}

/// The same rules said again in the slowest and plainest way: walk day by day from the first day of the series and
/// keep the week's or month's number.
fn slowly(rule: &Rule, now: DateTime) -> Option<DateTime> {
    let mut day = rule.begins;
    let (mut held, mut week, mut month) = (0, 0, 0);
    while day <= rule.begins.saturating_add(1_200.days()) {
        if day != rule.begins {
            week += i32::from(day.weekday() == Weekday::Monday);
            month += i32::from(day.day() == 1);
        }
        let turn = if rule.monthly { month } else { week };
        let nth = day.first_of_month().until(day).unwrap().get_days() / 7 + 1;
        let fits = rule.days.iter().any(|(which, weekday)| {
            *weekday == day.weekday() && which.is_none_or(|which| i32::from(which) == nth)
        });
        if turn % i32::from(rule.interval) == 0
            && fits
            && rule.until.is_none_or(|until| day <= until)
        {
            held += 1;
            if rule.count.is_some_and(|count| held > count) {
                return None;
            }
            let begins = day.at(16, 0, 0, 0);
            if begins >= now {
                return Some(begins);
            }
        }
        day = day.tomorrow().unwrap();
    }
    None
}

#[derive(Debug)]
struct Rule {
    monthly: bool,
    interval: u8,
    days: Vec<(Option<i8>, Weekday)>,
    begins: Date,
    until: Option<Date>,
    count: Option<i32>,
}

impl Rule {
    fn schedule(&self) -> Schedule {
        let names = ["", "MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let name =
            |weekday: Weekday| names[usize::try_from(weekday.to_monday_one_offset()).unwrap()];
        let day = |(nth, weekday): &(Option<i8>, Weekday)| {
            format!(
                "{}{}",
                nth.map(|nth| nth.to_string()).unwrap_or_default(),
                name(*weekday)
            )
        };
        let byday = self.days.iter().map(day).collect::<Vec<_>>().join(",");
        let (interval, begins) = (self.interval.to_string(), self.begins.to_string());
        let until = self
            .until
            .map(|until| until.to_string())
            .unwrap_or_default();
        let count = self
            .count
            .map(|count| count.to_string())
            .unwrap_or_default();
        let mut fields = vec![
            ("freq", if self.monthly { "MONTHLY" } else { "WEEKLY" }),
            ("interval", interval.as_str()),
            ("dtstart", begins.as_str()),
            ("byday", byday.as_str()),
            ("opens_at", "16:00"),
        ];
        if self.until.is_some() {
            fields.push(("until", until.as_str()));
        }
        if self.count.is_some() {
            fields.push(("count", count.as_str()));
        }
        schedule(&fields)
    }
}

prop_compose! {
    fn rule()(
        monthly: bool,
        interval in 1_u8..5,
        days in proptest::collection::vec((proptest::option::of(1_i8..=4), 1_i8..=7), 1..4),
        begins in 0_i64..900,
        until in proptest::option::of(0_i64..700),
        count in proptest::option::of(1_i32..30),
    ) -> Rule {
        let begins = date(2024, 1, 1).saturating_add(begins.days());
        let days = days.into_iter()
            // A numbered weekday belongs to monthly rules.
            .map(|(nth, day)| (nth.filter(|_| monthly), Weekday::from_monday_one_offset(day).unwrap()))
            .collect();
        Rule { monthly, interval, days, begins, until: until.map(|days| begins.saturating_add(days.days())), count }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_next_meeting_is_the_one_that_a_slow_count_finds(rule in rule(), after in -60_i64..400, hour in 0_i8..24) {
        let now = rule.begins.saturating_add(after.days()).at(hour, 30, 0, 0);
        let times = Meeting::of(&rule.schedule()).into_iter().collect();
        let found = Community { times, ..Community::default() }.next_meeting(now);
        prop_assert_eq!(found, slowly(&rule, now), "{:?} at {}", rule, now);
    }

    #[test]
    fn the_next_meeting_is_never_in_the_past_and_falls_on_a_day_of_its_own(rule in rule(), day in 0_i64..2_000) {
        let now = date(2024, 1, 1).saturating_add(day.days()).at(17, 0, 0, 0);
        let meeting = Meeting::of(&rule.schedule()).unwrap();
        if let Some(next) = meeting.next(now) {
            prop_assert!(next >= now);
            prop_assert!(meeting.is_on(next.date()));
        }
    }

    #[test]
    fn no_schedule_makes_the_reader_fall(fields in proptest::collection::vec("\\PC{0,12}", 8)) {
        let names = ["freq", "byday", "dtstart", "until", "opens_at", "bymonthday", "wkst", "valid_to"];
        let fields: Vec<(&str, &str)> = names.into_iter().zip(fields.iter().map(String::as_str)).collect();
        let found = next(&fields, noon(2026, 11, 22));
        prop_assert!(found.is_none_or(|found| found >= noon(2026, 11, 22)));
    }
}
