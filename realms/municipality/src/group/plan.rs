//! When the meetings of a series are: a rhythm in whole weeks, around the days on which the house is closed.
//!
//! Everything is a date and a time on the wall, so that ten o'clock stays ten o'clock when the clocks are changed.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// A series never looks further than this for an open day: twenty years of weeks.
const FURTHEST_WEEKS: i64 = 1_040;

/// How a series repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rhythm {
    /// The first day.
    pub(crate) first: Date,
    /// Weeks from one meeting to the next.
    pub(crate) every_weeks: i64,
    /// How many meetings; the law knows no limit for groups (LE-9).
    pub(crate) meetings: usize,
}

/// What happens to a meeting that would fall on a closed day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnClosed {
    /// It waits for the next day of the rhythm, and all after it too.
    Skip,
    /// It is held on the next open day before the next of the rhythm; the others stay.
    Move,
}

impl OnClosed {
    pub(crate) const ALL: [Self; 2] = [Self::Skip, Self::Move];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Move => "move",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// A planned meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Planned {
    pub(crate) day: Date,
    /// The closed day that it would have met, so that the change is seen.
    pub(crate) instead_of: Option<Date>,
}

/// The meetings of a rhythm. Fewer than asked for only where the house is closed for twenty years.
pub(crate) fn plan(
    rhythm: &Rhythm,
    on_closed: OnClosed,
    closed: impl Fn(Date) -> bool,
) -> Vec<Planned> {
    let every = rhythm.every_weeks.max(1);
    let mut all = Vec::with_capacity(rhythm.meetings);
    let mut missed = None;
    let mut weeks = 0;
    while all.len() < rhythm.meetings && weeks <= FURTHEST_WEEKS {
        let day = rhythm.first.saturating_add((weeks * 7).days());
        weeks += every;
        if !closed(day) {
            all.push(Planned {
                day,
                instead_of: missed.take(),
            });
            continue;
        }
        let later = match on_closed {
            OnClosed::Skip => None,
            OnClosed::Move => (1..every * 7)
                .map(|days| day.saturating_add(days.days()))
                .find(|day| !closed(*day)),
        };
        match later {
            Some(open) => all.push(Planned {
                day: open,
                instead_of: Some(day),
            }),
            None => missed = missed.or(Some(day)),
        }
    }
    all
}

/// Whether somebody new may begin at this meeting: the first one of every stretch of `weeks` weeks (FR-16), counted
/// from the first. None means that nobody comes in after the first.
pub(crate) fn admits(place: i64, every_weeks: i64, newcomers_weeks: Option<i64>) -> bool {
    if place <= 1 {
        return place == 1;
    }
    let Some(weeks) = newcomers_weeks.filter(|weeks| *weeks > 0) else {
        return false;
    };
    let stretch = |place: i64| ((place - 1) * every_weeks).div_euclid(weeks);
    stretch(place) > stretch(place - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};
    use kit_store::Given;
    use proptest::prelude::*;

    fn weekly(first: Date, meetings: usize) -> Rhythm {
        Rhythm {
            first,
            every_weeks: 1,
            meetings,
        }
    }

    fn days(planned: &[Planned]) -> Vec<Date> {
        planned.iter().map(|one| one.day).collect()
    }

    /// Easter Monday 2027 is 29 March.
    fn easter(day: Date) -> bool {
        day == date(2027, 3, 29)
    }

    #[test]
    fn a_closed_day_is_skipped_or_moved_and_either_is_seen() {
        let rhythm = weekly(date(2027, 3, 22), 3);
        let skipped = plan(&rhythm, OnClosed::Skip, easter);
        assert_eq!(
            days(&skipped),
            [date(2027, 3, 22), date(2027, 4, 5), date(2027, 4, 12)]
        );
        assert_eq!(
            skipped.get(1).and_then(|one| one.instead_of),
            Some(date(2027, 3, 29))
        );
        let moved = plan(&rhythm, OnClosed::Move, easter);
        assert_eq!(
            days(&moved),
            [date(2027, 3, 22), date(2027, 3, 30), date(2027, 4, 5)]
        );
        assert_eq!(
            moved.get(1).and_then(|one| one.instead_of),
            Some(date(2027, 3, 29))
        );
    }

    #[test]
    fn a_house_that_never_opens_has_no_meetings_and_no_endless_search() {
        let rhythm = weekly(date(2027, 1, 4), 10);
        assert_eq!(plan(&rhythm, OnClosed::Skip, |_| true), []);
        assert_eq!(plan(&rhythm, OnClosed::Move, |_| true), []);
    }

    /// FR-16: every fourth week, set per workshop.
    #[test]
    fn newcomers_begin_every_fourth_week() {
        let of = |every, weeks| -> Vec<i64> {
            (1..=13)
                .filter(|place| admits(*place, every, weeks))
                .collect()
        };
        assert_eq!(of(1, Some(4)), [1, 5, 9, 13]);
        assert_eq!(of(2, Some(4)), [1, 3, 5, 7, 9, 11, 13]);
        assert_eq!(of(3, Some(4)), [1, 3, 4, 5, 7, 8, 9, 11, 12, 13]);
        assert_eq!(of(1, Some(1)), (1..=13).collect::<Vec<_>>());
        assert_eq!(of(1, None), [1], "a closed group");
    }

    /// LE-9: a group has no limit unless somebody sets one: two years of weeks are planned as they are asked for.
    #[test]
    fn a_group_may_go_on_for_years() {
        let all = plan(&weekly(date(2026, 9, 2), 104), OnClosed::Skip, |_| false);
        assert_eq!(all.len(), 104);
        assert_eq!(all.last().map(|one| one.day), Some(date(2028, 8, 23)));
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0_i64..15_000).prop_map(|days| date(2020, 1, 1).saturating_add(days.days()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Leap days, ends of months, years of 53 weeks: the weekday stays, nothing is left out and nothing comes twice.
        #[test]
        fn a_rhythm_keeps_its_weekday_and_its_weeks(first in any_day(), every in 1_i64..9, meetings in 1_usize..120) {
            let all = plan(&Rhythm { first, every_weeks: every, meetings }, OnClosed::Skip, |_| false);
            prop_assert_eq!(all.len(), meetings);
            for pair in all.windows(2) {
                let gap = pair[0].day.until(pair[1].day).expect("a stretch").get_days();
                prop_assert_eq!(i64::from(gap), every * 7);
            }
            prop_assert!(all.iter().all(|one| one.day.weekday() == first.weekday() && one.instead_of.is_none()));
        }

        /// No meeting on a closed day, all in order, as many as were asked for, and every change says so.
        #[test]
        fn closed_days_are_never_met_on_and_every_change_is_seen(
            first in any_day(), every in 1_i64..5, meetings in 1_usize..40,
            shut in proptest::collection::vec(0_i64..1_500, 0..40), skip in any::<bool>(),
        ) {
            let shut: Vec<Date> = shut.iter().map(|days| first.saturating_add(days.days())).collect();
            let how = if skip { OnClosed::Skip } else { OnClosed::Move };
            let rhythm = Rhythm { first, every_weeks: every, meetings };
            let all = plan(&rhythm, how, |day| shut.contains(&day));
            prop_assert_eq!(all.len(), meetings);
            prop_assert!(all.iter().all(|one| !shut.contains(&one.day)));
            prop_assert!(all.windows(2).all(|pair| pair[0].day < pair[1].day));
            for one in &all {
                let off = first.until(one.day).expect("a stretch").get_days() % 7 != 0;
                prop_assert!(!off || one.instead_of.is_some(), "another weekday, and nothing said");
                if let Some(instead) = one.instead_of {
                    prop_assert!(shut.contains(&instead) && instead < one.day);
                }
            }
        }

        /// The clock on the wall says the same at every meeting, in summer and winter and on the days between.
        #[test]
        fn ten_oclock_stays_ten_oclock(first in any_day(), at in 0_i64..1_440) {
            let given = Given::system();
            for one in plan(&Rhythm { first, every_weeks: 1, meetings: 60 }, OnClosed::Skip, |_| false) {
                let wanted = one.day.to_datetime(crate::text::time(at));
                let shown = given.zoned(given.moment(wanted)).datetime();
                // Only the hour that spring leaves out is another.
                let left_out = one.day.weekday() == Weekday::Sunday && (120..180).contains(&at);
                prop_assert!(shown == wanted || left_out, "{} for {}", shown, wanted);
                prop_assert_eq!(shown.date(), one.day);
            }
        }

        /// FR-16: from whatever day one asks, the next way in is at most a stretch of weeks away.
        #[test]
        fn the_next_way_in_is_never_further_than_the_rhythm(every in 1_i64..6, weeks in 1_i64..12, place in 1_i64..200) {
            let next = (place..).find(|one| admits(*one, every, Some(weeks))).expect("one comes");
            prop_assert!((next - place) * every <= weeks.max(every) + every);
        }
    }
}
