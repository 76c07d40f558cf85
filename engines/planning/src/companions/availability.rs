//! Whether a companion has time. The answer is yes or no: how much other time is offered never counts, so nobody wins by
//! offering little.

use super::Slot;

const DAY_MIN: u32 = 24 * 60;
const WEEK_MIN: u32 = 7 * DAY_MIN;

/// Whether the whole of `needed` lies within `times`; adjoining and overlapping times are one.
pub(super) fn covers(times: &[Slot], needed: Slot) -> bool {
    let Some((from, to)) = stretch(needed) else {
        return false;
    };
    // Laid down three times, so that Sunday night runs on into Monday; the need stands in the middle week.
    let mut stretches: Vec<(u32, u32)> = times
        .iter()
        .filter_map(|slot| stretch(*slot))
        .flat_map(|(from, to)| [0, WEEK_MIN, 2 * WEEK_MIN].map(|shift| (from + shift, to + shift)))
        .collect();
    stretches.sort_unstable();
    let (mut covered, end) = (from + WEEK_MIN, to + WEEK_MIN);
    for (from, to) in stretches {
        if from <= covered {
            covered = covered.max(to);
        }
    }
    covered >= end
}

/// Minutes after Monday 00:00, from and to; `None` for a weekday or a minute that does not exist.
fn stretch(slot: Slot) -> Option<(u32, u32)> {
    let (from, to) = (u32::from(slot.from_min), u32::from(slot.to_min));
    if !(1..=7).contains(&slot.weekday) || from >= DAY_MIN || to > DAY_MIN {
        return None;
    }
    let day = (u32::from(slot.weekday) - 1) * DAY_MIN;
    let night = if to <= from { DAY_MIN } else { 0 };
    Some((day + from, day + to + night))
}

#[cfg(test)]
mod tests {
    use super::{Slot, covers};
    use proptest::prelude::*;

    fn slot(weekday: u8, from: u16, to: u16) -> Slot {
        Slot {
            weekday,
            from_min: from * 60,
            to_min: to * 60,
        }
    }

    #[test]
    fn the_whole_visit_must_lie_within_the_time() {
        let wednesday = [slot(3, 15, 18)];
        assert!(covers(&wednesday, slot(3, 16, 17)));
        assert!(covers(&wednesday, slot(3, 15, 18)));
        assert!(!covers(&wednesday, slot(3, 17, 19)));
        assert!(!covers(&wednesday, slot(4, 16, 17)));
        assert!(!covers(&[], slot(3, 16, 17)));
    }

    #[test]
    fn two_times_that_meet_are_one_and_a_gap_is_a_gap() {
        assert!(covers(&[slot(3, 17, 19), slot(3, 15, 17)], slot(3, 16, 18)));
        assert!(!covers(
            &[slot(3, 15, 17), slot(3, 18, 20)],
            slot(3, 16, 19)
        ));
    }

    #[test]
    fn a_night_runs_over_midnight_and_sunday_into_monday() {
        assert!(covers(&[slot(5, 20, 2)], slot(6, 0, 1)));
        assert!(covers(&[slot(7, 20, 2)], slot(1, 0, 2)));
        assert!(covers(&[slot(7, 20, 24), slot(1, 0, 2)], slot(7, 23, 1)));
        assert!(!covers(&[slot(1, 0, 2)], slot(7, 23, 1)));
    }

    #[test]
    fn a_day_that_does_not_exist_is_never_free() {
        assert!(!covers(&[slot(8, 0, 24)], slot(8, 10, 11)));
        assert!(!covers(&[slot(0, 0, 24)], slot(0, 10, 11)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_the_same_as_asking_every_minute(
            times in proptest::collection::vec((1..=7u8, 0..24u16, 0..=24u16), 0..8),
            (day, from, to) in (1..=7u8, 0..24u16, 0..=24u16),
        ) {
            let times: Vec<Slot> = times.into_iter().map(|(day, from, to)| slot(day, from, to)).collect();
            // Said anew with a calendar of hours: whole hours are enough, as all times here are whole hours.
            let hours = |slot: &Slot| {
                let start = u32::from(slot.weekday - 1) * 24 + u32::from(slot.from_min) / 60;
                let length = (u32::from(slot.to_min) / 60 + 24 - u32::from(slot.from_min) / 60) % 24;
                let length = match (length, slot.from_min) {
                    (0, _) => 24,
                    (length, _) => length,
                };
                (0..length).map(move |hour| (start + hour) % 168).collect::<Vec<_>>()
            };
            let free: std::collections::BTreeSet<u32> = times.iter().flat_map(hours).collect();
            let needed = slot(day, from, to);
            prop_assert_eq!(covers(&times, needed), hours(&needed).iter().all(|hour| free.contains(hour)));
        }
    }
}
