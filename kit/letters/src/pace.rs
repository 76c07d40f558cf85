//! When a letter goes, and when it goes again.

use jiff::{SignedDuration, Timestamp};
use kit_store::Given;

/// The times of an outbox. Part of the configuration; [`Pace::ordinary`] is what SAFETY.md §3 asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// A letter waits a random time up to this before it first goes, so that two ends' times do not meet.
    pub jitter: SignedDuration,
    /// The wait after the first failed try; it doubles with every further one.
    pub first_wait: SignedDuration,
    /// The longest wait between two tries.
    pub longest_wait: SignedDuration,
    /// A letter that has waited this long is a task for a human.
    pub overdue_after: SignedDuration,
}

impl Pace {
    /// 0–5 minutes' jitter, tries after 30 seconds doubling up to 6 hours, a human's task after 7 days.
    #[must_use]
    pub const fn ordinary() -> Self {
        Self {
            jitter: SignedDuration::from_mins(5),
            first_wait: SignedDuration::from_secs(30),
            longest_wait: SignedDuration::from_hours(6),
            overdue_after: SignedDuration::from_hours(7 * 24),
        }
    }

    /// For the demo and tests only: no jitter, and tries a second apart, doubling up to a minute.
    #[must_use]
    pub const fn at_once() -> Self {
        Self {
            jitter: SignedDuration::ZERO,
            first_wait: SignedDuration::from_secs(1),
            longest_wait: SignedDuration::from_mins(1),
            overdue_after: SignedDuration::from_hours(7 * 24),
        }
    }

    /// When a letter posted now first goes.
    pub(crate) fn first_try(&self, given: &Given) -> Timestamp {
        later(given.now(), random_up_to(given, self.jitter))
    }

    /// When a letter goes again after its `tries`th failed try: a doubling wait, of which the last quarter is random,
    /// so that the letters of an outage do not all knock at once when it ends.
    pub(crate) fn next_try(&self, given: &Given, tries: i64) -> Timestamp {
        let doublings = u32::try_from(tries.saturating_sub(1)).unwrap_or(0).min(30);
        let longest = millis(self.longest_wait);
        let wait = millis(self.first_wait)
            .saturating_mul(1_u64 << doublings)
            .min(longest)
            .max(1);
        let quarter = wait / 4;
        let wait = wait - quarter + given.below(quarter + 1);
        later(given.now(), i64::try_from(wait).unwrap_or(i64::MAX))
    }
}

fn random_up_to(given: &Given, most: SignedDuration) -> i64 {
    i64::try_from(given.below(millis(most).saturating_add(1))).unwrap_or(0)
}

fn millis(duration: SignedDuration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(0)
}

fn later(now: Timestamp, by_ms: i64) -> Timestamp {
    now.checked_add(SignedDuration::from_millis(by_ms))
        .unwrap_or(Timestamp::MAX)
}
