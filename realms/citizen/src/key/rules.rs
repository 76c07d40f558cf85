//! How long one waits after wrong words: longer each time, never locked out (SAFETY.md §6.2).

use jiff::Timestamp;

/// Tries are forgotten after a day without one.
const FORGOTTEN_MS: i64 = 24 * 60 * 60 * 1000;
/// More wrong tries than this within a minute, over all rooms together, slow everybody a little.
const BRAKE_FROM: i64 = 300;
/// The window of the common brake.
const MINUTE_MS: i64 = 60_000;
/// The common brake's wait.
const BRAKE_MS: i64 = 2_000;

/// What is counted for one pair of finding words, or for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tries {
    /// Tries that were not right.
    pub(crate) wrong: i64,
    /// When the first of them was.
    pub(crate) since: Timestamp,
    /// When the next may be.
    pub(crate) next: Timestamp,
}

/// Whole seconds that are left to wait; none if a try is welcome now.
pub(crate) fn wait(tries: Option<Tries>, now: Timestamp) -> Option<i64> {
    let left = tries?.next.as_millisecond() - now.as_millisecond();
    (left > 0).then_some((left + 999) / 1000)
}

/// The seconds after the `wrong`th wrong try.
pub(crate) fn delay_s(wrong: i64) -> i64 {
    match wrong {
        ..=0 => 0,
        1 => 1,
        2 => 3,
        3 => 5,
        _ => 10,
    }
}

fn later(now: Timestamp, ms: i64) -> Timestamp {
    Timestamp::from_millisecond(now.as_millisecond().saturating_add(ms)).unwrap_or(Timestamp::MAX)
}

/// One more try on a room, counted as wrong until it proves right.
pub(crate) fn count_room(before: Option<Tries>, now: Timestamp) -> Tries {
    let fresh = Tries {
        wrong: 0,
        since: now,
        next: now,
    };
    let old = |t: &Tries| now.as_millisecond() - t.next.as_millisecond() > FORGOTTEN_MS;
    let before = before.filter(|t| !old(t)).unwrap_or(fresh);
    let wrong = before.wrong.saturating_add(1);
    Tries {
        wrong,
        next: later(now, delay_s(wrong) * 1000),
        ..before
    }
}

/// One more try in the whole realm.
pub(crate) fn count_everybody(before: Option<Tries>, now: Timestamp) -> Tries {
    let fresh = Tries {
        wrong: 0,
        since: now,
        next: now,
    };
    let over = |t: &Tries| now.as_millisecond() - t.since.as_millisecond() >= MINUTE_MS;
    let before = before.filter(|t| !over(t)).unwrap_or(fresh);
    let wrong = before.wrong.saturating_add(1);
    let next = if wrong > BRAKE_FROM {
        later(now, BRAKE_MS)
    } else {
        now
    };
    Tries {
        wrong,
        next,
        ..before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + ms).unwrap()
    }

    #[test]
    fn the_wait_grows_to_ten_seconds_and_never_locks() {
        let (mut tries, mut now, mut waits) = (None, 0, Vec::new());
        for _ in 0..7 {
            let counted = count_room(tries, at(now));
            let left = wait(Some(counted), at(now)).unwrap_or(0);
            waits.push(left);
            now += left * 1000;
            assert_eq!(wait(Some(counted), at(now)), None);
            tries = Some(counted);
        }
        assert_eq!(waits, [1, 3, 5, 10, 10, 10, 10]);
    }

    #[test]
    fn a_day_later_the_tries_are_forgotten() {
        let many = Tries {
            wrong: 9,
            since: at(0),
            next: at(10_000),
        };
        assert_eq!(count_room(Some(many), at(10_001 + FORGOTTEN_MS)).wrong, 1);
    }

    #[test]
    fn everybody_waits_only_when_very_many_are_wrong_at_once() {
        let mut tries = None;
        for _ in 0..BRAKE_FROM {
            tries = Some(count_everybody(tries, at(0)));
        }
        assert_eq!(wait(tries, at(0)), None);
        tries = Some(count_everybody(tries, at(0)));
        assert_eq!(wait(tries, at(0)), Some(2));
        assert_eq!(
            wait(Some(count_everybody(tries, at(MINUTE_MS))), at(MINUTE_MS)),
            None
        );
    }
}
