//! How many codes, how long, how often; pure.

use jiff::Timestamp;
use kit_store::Given;

/// Digits of a code.
pub(crate) const DIGITS: usize = 8;
/// How many codes there are.
pub(crate) const CODES: u64 = 100_000_000;
/// A code lives so many minutes (ASVS 6.5.5).
pub const LIFE_MIN: i64 = 10;
/// Then the code dies.
pub const TRIES: i64 = 5;
/// Codes an hour for one address.
pub const PER_HOUR: usize = 3;
/// Codes a day for one address.
pub const PER_DAY: usize = 10;

const HOUR_MS: i64 = 60 * 60 * 1000;
pub(crate) const DAY_MS: i64 = 24 * HOUR_MS;

/// A fresh code: eight even digits.
pub(crate) fn fresh(given: &Given) -> String {
    format!("{:08}", given.below(CODES))
}

/// The digits in what somebody typed, `1234 5678`; none if they are not eight.
pub(crate) fn digits(typed: &str) -> Option<String> {
    let bare: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let fits = bare.len() == DIGITS && bare.bytes().all(|b| b.is_ascii_digit());
    fits.then_some(bare)
}

/// Whether one more code may be asked for, by when the others were; else when it may.
///
/// # Errors
/// The moment from which it may.
pub(crate) fn may_ask(asked: &[Timestamp], now: Timestamp) -> Result<(), Timestamp> {
    let full = |window_ms: i64, most: usize| {
        let mut within: Vec<i64> = asked
            .iter()
            .map(|at| at.as_millisecond())
            .filter(|at| now.as_millisecond() - at < window_ms)
            .collect();
        within.sort_unstable();
        // When the oldest of the last `most` leaves the window, there is room for one more.
        let oldest = within.len().checked_sub(most).and_then(|at| within.get(at));
        oldest.map(|at| at + window_ms)
    };
    let until = full(HOUR_MS, PER_HOUR).max(full(DAY_MS, PER_DAY));
    match until {
        None => Ok(()),
        Some(ms) => Err(Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit_store::{FixedClock, SeededChance};
    use std::sync::Arc;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + minutes * 60_000).unwrap()
    }

    #[test]
    fn three_an_hour_and_ten_a_day() {
        let mut asked = Vec::new();
        let mut given = 0;
        for minute in 0..(24 * 60) {
            match may_ask(&asked, at(minute)) {
                Ok(()) => {
                    asked.push(at(minute));
                    given += 1;
                }
                Err(until) => assert!(until > at(minute)),
            }
        }
        assert_eq!(given, PER_DAY);
        let hour = asked.iter().filter(|a| **a < at(60)).count();
        assert_eq!(hour, PER_HOUR);
        assert_eq!(may_ask(&asked, at(24 * 60)), Ok(()));
    }

    #[test]
    fn the_moment_told_is_the_first_that_is_welcome() {
        let asked = [at(0), at(10), at(20)];
        assert_eq!(may_ask(&asked, at(30)), Err(at(60)));
        assert_eq!(may_ask(&asked, at(59)), Err(at(60)));
        assert_eq!(may_ask(&asked, at(60)), Ok(()));
        let day: Vec<Timestamp> = (0..10).map(|n| at(n * 100)).collect();
        assert_eq!(may_ask(&day, at(1000)), Err(at(24 * 60)));
    }

    #[test]
    fn digits_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("12345678", Some("12345678")),
            (" 1234 5678 ", Some("12345678")),
            ("12-34-56-78", Some("12345678")),
            ("1234567", None),
            ("123456789", None),
            ("1234567a", None),
            ("١٢٣٤٥٦٧٨", None),
            ("", None),
        ] {
            assert_eq!(digits(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn codes_are_even_and_keep_their_leading_zeros() {
        let clock = Arc::new(FixedClock::at(at(0)));
        let given = Given::new(clock, Arc::new(SeededChance::new(5)));
        let mut first = [0_u32; 10];
        for _ in 0..10_000 {
            let code = fresh(&given);
            assert_eq!(digits(&code).as_deref(), Some(code.as_str()));
            let digit = code.bytes().next().map_or(0, |b| usize::from(b - b'0'));
            first[digit] += 1;
        }
        // 1,000 each; six standard deviations are 180.
        assert!(first.iter().all(|n| (820..1_180).contains(n)), "{first:?}");
    }
}
