//! T6 for the clock of a course: every first day, leap years and short months among them.

use engine_planning::clock::{Basis, LegalLimits, LimitFault, Phase, end_of, week_of};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = Date> {
    (0..200 * 365i64).prop_map(|days| date(1950, 1, 1).saturating_add(days.days()))
}

/// Days around 28 and 29 February, and 31st days, where counting goes wrong.
fn awkward_day() -> impl Strategy<Value = Date> {
    (1990..2110i16, 1..=12i8, -3..=3i64).prop_map(|(year, month, shift)| {
        date(year, month, 1)
            .last_of_month()
            .saturating_add(shift.days())
    })
}

fn start() -> impl Strategy<Value = Date> {
    prop_oneof![any_day(), awkward_day()]
}

/// The last day, counted by hand: walk month by month as a clerk with a calendar would.
fn by_hand(start: Date, months: u8) -> Date {
    let (mut year, mut month) = (start.year(), start.month());
    for _ in 0..months {
        month += 1;
        if month == 13 {
            (year, month) = (year + 1, 1);
        }
    }
    if start.day() == 1 {
        return date(year, month, 1).saturating_sub(1.day());
    }
    let wanted = start.day() - 1;
    let mut last = date(year, month, 1);
    while last.day() < wanted && last.saturating_add(1.day()).month() == month {
        last = last.saturating_add(1.day());
    }
    last
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn the_last_day_is_the_one_counted_by_hand(start in start(), months in 1..=36u8) {
        prop_assert_eq!(end_of(start, months), by_hand(start, months));
    }

    #[test]
    fn six_months_are_at_least_181_and_at_most_184_days_and_26_weeks(start in start()) {
        let end = end_of(start, 6);
        let length = start.until(end).expect("days").get_days() + 1;
        prop_assert!((181..=184).contains(&length), "{} days from {}", length, start);
        prop_assert_eq!(week_of(start, end, start).of, 26);
    }

    #[test]
    fn who_begins_later_never_ends_earlier(start in start(), months in 1..=36u8) {
        let next = start.tomorrow().expect("not the end of time");
        prop_assert!(end_of(start, months) <= end_of(next, months));
    }

    #[test]
    fn two_periods_laid_end_to_end_are_as_long_as_one_or_shorter_by_what_the_short_months_took(
        start in start(), one in 1..=12u8, other in 1..=12u8
    ) {
        let second = end_of(start, one).tomorrow().expect("not the end of time");
        let laid = end_of(second, other);
        let whole = end_of(start, one + other);
        let apart = whole.until(laid).expect("days").get_days();
        prop_assert!((-3..=3).contains(&apart), "{} and {}", laid, whole);
        if start.day() <= 28 {
            prop_assert_eq!(laid, whole, "no short month can take anything");
        }
    }

    #[test]
    fn the_latest_day_is_allowed_and_the_day_after_is_not(start in start()) {
        let limits = LegalLimits::known();
        let latest = limits.latest_end(Basis::Individual82b, start).expect("82 b has a limit");
        let bars = |end| limits.check(Basis::Individual82b, start, Some(end)).into_iter().any(LimitFault::bars);
        prop_assert!(!bars(latest));
        prop_assert!(bars(latest.tomorrow().expect("not the end of time")));
        prop_assert!(bars(start.yesterday().expect("not the first day of time")));
        prop_assert!(!bars(start), "a course of one day is a course");
        let warned = limits.check(Basis::Individual82b, start, Some(latest));
        prop_assert_eq!(warned.is_empty(), start >= date(2018, 1, 1));
    }

    #[test]
    fn day_by_day_the_weeks_rise_by_one_and_the_days_fall_by_one(start in start(), length in 0..400i64, at in -5..410i64) {
        let end = start.saturating_add(length.days());
        let today = start.saturating_add(at.days());
        let now = week_of(start, end, today);
        let then = week_of(start, end, today.tomorrow().expect("not the end of time"));
        prop_assert!(1 <= now.n && now.n <= now.of);
        prop_assert!(then.n == now.n || then.n == now.n + 1);
        prop_assert_eq!(then.of, now.of);
        prop_assert_eq!(then.days_left, now.days_left.saturating_sub(1));
        match now.phase {
            Phase::NotBegun { in_days } => prop_assert_eq!(i64::from(in_days), -at),
            Phase::Running => prop_assert!((0..=length).contains(&at)),
            Phase::Over { for_days } => prop_assert_eq!(i64::from(for_days), at - length),
        }
        if (0..=length).contains(&at) {
            prop_assert_eq!(i64::from(now.days_left), length - at);
            let by_sevens = u32::try_from(at / 7 + 1).expect("positive");
            prop_assert_eq!(now.n, by_sevens.min(now.of));
        }
        prop_assert_eq!(week_of(start, end, end).n, now.of.min(u32::try_from(length / 7 + 1).expect("positive")));
    }
}
