//! How long one waits: longer each time, never locked out.

use jiff::Timestamp;

/// Tries on an account are forgotten after a day without one.
const FORGOTTEN_MS: i64 = 24 * 60 * 60 * 1000;

/// What is counted in one scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Tries that have not proved right.
    pub count: i64,
    /// When the first of them was.
    pub since: Timestamp,
    /// When the next may be.
    pub next: Timestamp,
}

/// How a scope is slowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// One account: 1, 3, 5 and then 10 seconds after each wrong try.
    Account,
    /// Many at once: `free` tries within a window of `window_ms`, then `wait_ms` between tries until it has passed.
    Crowd {
        /// Tries that nobody waits for.
        free: i64,
        /// Length of the window.
        window_ms: i64,
        /// Wait after each further try.
        wait_ms: i64,
    },
}

impl Pace {
    /// A pace for many at once.
    #[must_use]
    pub const fn crowd(free: i64, window_ms: i64, wait_ms: i64) -> Self {
        Self::Crowd {
            free,
            window_ms,
            wait_ms,
        }
    }

    /// One more try, counted as wrong until it proves right.
    #[must_use]
    pub fn count(self, before: Option<Count>, now: Timestamp) -> Count {
        let before = before
            .filter(|b| !self.is_forgotten(b, now))
            .unwrap_or(Count {
                count: 0,
                since: now,
                next: now,
            });
        let count = before.count.saturating_add(1);
        Count {
            count,
            next: later(now, self.delay_ms(count)),
            ..before
        }
    }

    /// Milliseconds to wait after the `count`th wrong try.
    #[must_use]
    pub fn delay_ms(self, count: i64) -> i64 {
        match (self, count) {
            (_, ..=0) => 0,
            (Self::Account, 1) => 1_000,
            (Self::Account, 2) => 3_000,
            (Self::Account, 3) => 5_000,
            (Self::Account, _) => 10_000,
            (Self::Crowd { free, wait_ms, .. }, _) if count > free => wait_ms,
            (Self::Crowd { .. }, _) => 0,
        }
    }

    fn is_forgotten(self, before: &Count, now: Timestamp) -> bool {
        let passed = |from: Timestamp| now.as_millisecond() - from.as_millisecond();
        match self {
            Self::Account => passed(before.next) > FORGOTTEN_MS,
            Self::Crowd { window_ms, .. } => passed(before.since) >= window_ms,
        }
    }
}

/// Whole seconds that are left to wait; none if a try is welcome now.
#[must_use]
pub(crate) fn wait(count: Option<Count>, now: Timestamp) -> Option<i64> {
    let left = count?.next.as_millisecond() - now.as_millisecond();
    (left > 0).then_some((left + 999) / 1000)
}

fn later(now: Timestamp, ms: i64) -> Timestamp {
    Timestamp::from_millisecond(now.as_millisecond().saturating_add(ms)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + ms).unwrap()
    }

    #[test]
    fn the_wait_grows_to_ten_seconds_and_never_locks() {
        let (mut before, mut now, mut waits) = (None, 0, Vec::new());
        for _ in 0..7 {
            let counted = Pace::Account.count(before, at(now));
            let left = wait(Some(counted), at(now)).unwrap_or(0);
            waits.push(left);
            now += left * 1000;
            assert_eq!(wait(Some(counted), at(now)), None);
            assert_eq!(wait(Some(counted), at(now - 1)), Some(1));
            before = Some(counted);
        }
        assert_eq!(waits, [1, 3, 5, 10, 10, 10, 10]);
    }

    #[test]
    fn a_day_later_the_tries_on_an_account_are_forgotten() {
        let many = Count {
            count: 9,
            since: at(0),
            next: at(10_000),
        };
        // A day in figures, not by the constant's name: a test that follows the constant would follow its faults.
        let day = 86_400_000;
        let again = |ms| Pace::Account.count(Some(many), at(ms)).count;
        assert_eq!(again(10_000 + day), 10);
        assert_eq!(again(10_001 + day), 1);
    }

    #[test]
    fn a_crowd_waits_only_when_very_many_are_wrong_within_the_window() {
        let pace = Pace::crowd(300, 60_000, 2_000);
        let mut before = None;
        for _ in 0..300 {
            before = Some(pace.count(before, at(0)));
        }
        assert_eq!(wait(before, at(0)), None);
        before = Some(pace.count(before, at(0)));
        assert_eq!(wait(before, at(0)), Some(2));
        assert_eq!(
            wait(Some(pace.count(before, at(59_999))), at(59_999)),
            Some(2)
        );
        assert_eq!(wait(Some(pace.count(before, at(60_000))), at(60_000)), None);
    }

    #[test]
    fn nobody_waits_before_a_first_try() {
        assert_eq!(wait(None, at(0)), None);
        for pace in [Pace::Account, Pace::crowd(0, 1, 1)] {
            assert_eq!(pace.delay_ms(0), 0);
        }
    }
}
