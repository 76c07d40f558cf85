//! From the first day to the last, and the weeks between.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The last day of a period of `months` calendar months that begins on `start`: start + months − 1 day, and where
/// that day does not exist, the last day of its month (DOMAIN.md §2.2; how six months are counted is settled by no rule).
///
/// A period that begins on the 1st ends with a month; one that begins on 30 or 31 August ends on the last of February.
/// With 0 months it ends on the day before it begins. Stops at the last date jiff knows (31 December 9999).
///
/// ```
/// use engine_planning::clock::end_of;
/// use jiff::civil::date;
/// assert_eq!(end_of(date(2026, 11, 22), 6), date(2027, 5, 21));
/// assert_eq!(end_of(date(2026, 8, 31), 6), date(2027, 2, 28));
/// ```
#[must_use]
pub fn end_of(start: Date, months: u8) -> Date {
    // The first of the last month is a day that always exists; the day within that month is set afterwards.
    let Ok(month) = start
        .first_of_month()
        .checked_add(Span::new().months(i64::from(months)))
    else {
        return Date::MAX;
    };
    match start.day() - 1 {
        0 => month.yesterday().unwrap_or(Date::MIN),
        day => month.saturating_add(i64::from(day.min(month.days_in_month()) - 1).days()),
    }
}

/// Where today stands in a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekOf {
    /// The week, 1 … `of`; 1 before the course has begun, `of` when it is over.
    pub n: u32,
    /// Weeks in the course. A rest of up to three days belongs to the last whole week, so that six calendar months,
    /// which have 181 to 184 days, are always 26 weeks.
    pub of: u32,
    /// Days after today until and with the last day; 0 on the last day and later.
    pub days_left: u32,
    /// Whether the course has begun or is over.
    pub phase: Phase,
}

/// Whether a course has begun or is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It begins in so many days (at least 1).
    NotBegun {
        /// Days until the first day.
        in_days: u32,
    },
    /// It runs; first and last day included.
    Running,
    /// The last day was so many days ago (at least 1).
    Over {
        /// Days since the last day.
        for_days: u32,
    },
}

/// Where `today` stands in the course from `start` to `end`, both included. Weeks are counted in sevens from the first day,
/// not by the calendar. An `end` before `start` is read as a course of one day.
#[must_use]
pub fn week_of(start: Date, end: Date, today: Date) -> WeekOf {
    let end = end.max(start);
    let length = days(start, end) + 1;
    let of = ((length + 3) / 7).max(1);
    let phase = if today < start {
        Phase::NotBegun {
            in_days: days(today, start),
        }
    } else if today > end {
        Phase::Over {
            for_days: days(end, today),
        }
    } else {
        Phase::Running
    };
    let n = match phase {
        Phase::NotBegun { .. } => 1,
        Phase::Running => (days(start, today) / 7 + 1).min(of),
        Phase::Over { .. } => of,
    };
    WeekOf {
        n,
        of,
        days_left: days(today, end),
        phase,
    }
}

/// Whole days from one date to a later one; 0 where it is not later.
fn days(from: Date, to: Date) -> u32 {
    u32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Phase, WeekOf, end_of, week_of};
    use jiff::civil::{Date, date};

    #[test]
    fn the_last_days_of_august_all_end_with_february() {
        for (day, leap, common) in [(28, 27, 27), (29, 28, 28), (30, 29, 28), (31, 29, 28)] {
            assert_eq!(
                end_of(date(2027, 8, day), 6),
                date(2028, 2, leap),
                "leap year"
            );
            assert_eq!(
                end_of(date(2026, 8, day), 6),
                date(2027, 2, common),
                "common year"
            );
        }
        assert_eq!(end_of(date(2027, 9, 1), 6), date(2028, 2, 29));
        assert_eq!(end_of(date(2026, 9, 1), 6), date(2027, 2, 28));
    }

    #[test]
    fn a_course_from_the_leap_day_ends_on_the_twenty_eighth_of_august() {
        assert_eq!(end_of(date(2028, 2, 29), 6), date(2028, 8, 28));
        assert_eq!(end_of(date(2028, 2, 29), 12), date(2029, 2, 28));
    }

    #[test]
    fn the_thirty_first_of_march_ends_with_september() {
        assert_eq!(end_of(date(2027, 3, 31), 6), date(2027, 9, 30));
        assert_eq!(end_of(date(2027, 12, 31), 1), date(2028, 1, 30));
    }

    #[test]
    fn nothing_breaks_at_the_ends_of_time() {
        assert_eq!(end_of(Date::MAX, 6), Date::MAX);
        assert_eq!(end_of(Date::MIN, 0), Date::MIN);
        assert_eq!(end_of(date(2027, 5, 5), 0), date(2027, 5, 4));
    }

    #[test]
    fn the_first_and_the_last_day_are_inside() {
        let (start, end) = (date(2026, 11, 22), date(2027, 5, 21));
        assert_eq!(
            week_of(start, end, start),
            WeekOf {
                n: 1,
                of: 26,
                days_left: 180,
                phase: Phase::Running
            }
        );
        assert_eq!(
            week_of(start, end, end),
            WeekOf {
                n: 26,
                of: 26,
                days_left: 0,
                phase: Phase::Running
            }
        );
        assert_eq!(
            week_of(start, end, date(2026, 11, 21)).phase,
            Phase::NotBegun { in_days: 1 }
        );
        assert_eq!(
            week_of(start, end, date(2027, 5, 22)),
            WeekOf {
                n: 26,
                of: 26,
                days_left: 0,
                phase: Phase::Over { for_days: 1 }
            }
        );
    }

    #[test]
    fn the_eighth_day_is_the_second_week_across_the_change_of_the_clock() {
        // T6: 28 March 2027 has 23 hours and 31 October 2027 has 25; dates do not mind.
        assert_eq!(
            week_of(date(2027, 3, 22), date(2027, 9, 21), date(2027, 3, 28)).n,
            1
        );
        assert_eq!(
            week_of(date(2027, 3, 22), date(2027, 9, 21), date(2027, 3, 29)).n,
            2
        );
        assert_eq!(
            week_of(date(2027, 10, 25), date(2028, 4, 24), date(2027, 11, 1)).n,
            2
        );
    }
}
