//! When a day is closed.

use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use kit_audit::due;

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

#[test]
fn a_day_is_closed_from_four_oclock_of_the_next_on_and_once() {
    let monday = date(2027, 3, 1);
    assert_eq!(
        due(at("2027-03-02T03:59:59"), Some(date(2027, 2, 28))),
        None
    );
    assert_eq!(
        due(at("2027-03-02T04:00:00"), Some(date(2027, 2, 28))),
        Some(monday)
    );
    assert_eq!(
        due(at("2027-03-02T23:59:59"), Some(date(2027, 2, 28))),
        Some(monday)
    );
    assert_eq!(due(at("2027-03-02T04:00:00"), Some(monday)), None);
    assert_eq!(due(at("2027-03-03T03:59:59"), Some(monday)), None);
}

#[test]
fn a_log_that_was_never_closed_closes_the_last_day_that_is_over() {
    assert_eq!(due(at("2027-03-02T12:00:00"), None), Some(date(2027, 3, 1)));
    assert_eq!(
        due(at("2027-03-02T03:00:00"), None),
        Some(date(2027, 2, 28))
    );
    assert_eq!(
        due(at("2028-03-01T12:00:00"), None),
        Some(date(2028, 2, 29))
    );
}

#[test]
fn after_a_standstill_only_the_newest_day_is_closed() {
    let closed = Some(date(2027, 3, 1));
    assert_eq!(
        due(at("2027-04-10T09:00:00"), closed),
        Some(date(2027, 4, 9))
    );
}

#[test]
fn a_clock_put_back_closes_nothing() {
    let closed = Some(date(2027, 3, 1));
    assert_eq!(due(at("2027-02-20T12:00:00"), closed), None);
    assert_eq!(due(DateTime::MIN, None), None);
}

#[test]
fn every_day_of_two_years_is_closed_once_though_the_clock_is_put_on_and_back() {
    let zone = TimeZone::get("Europe/Copenhagen").unwrap();
    let mut now: Timestamp = "2027-01-01T00:00:00+01:00".parse().unwrap();
    let end: Timestamp = "2029-01-01T00:00:00+01:00".parse().unwrap();
    let mut closed: Vec<Date> = Vec::new();
    while now < end {
        let local = zone.to_datetime(now);
        if let Some(day) = due(local, closed.last().copied()) {
            closed.push(day);
            assert_eq!(
                local.hour(),
                if closed.len() == 1 { 0 } else { 4 },
                "{local}"
            );
        }
        now += 10.minutes();
    }
    // 30 December 2026 to 30 December 2028, the leap day with it.
    let days: Vec<Date> = date(2026, 12, 30).series(1.day()).take(732).collect();
    assert_eq!(closed, days);
    println!(
        "days closed once: {} / {}, no seed: every ten minutes of two years",
        closed.len(),
        days.len()
    );
}
