//! Danish public holidays and working days. Which days are holidays is law, and has a date from which it holds.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};

/// Great Prayer Day is an ordinary day from here on.
const WITHOUT_PRAYER_DAY: i16 = 2024;
/// Public holidays by their distance from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday,
/// Ascension, Whit Sunday and Monday.
const FROM_EASTER: [i64; 7] = [-3, -2, 0, 1, 39, 49, 50];
/// Great Prayer Day's distance, the fourth Friday after Easter.
const PRAYER_DAY: i64 = 26;

/// Easter Sunday of a year, by the Gregorian reckoning.
#[must_use]
pub fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let golden = y.rem_euclid(19);
    let (century, within) = (y.div_euclid(100), y.rem_euclid(100));
    // How far the calendar's own leap days have moved the moon against the nineteen-year round.
    let moved = century - century.div_euclid(4) - (8 * century + 13).div_euclid(25);
    let epact = (19 * golden + moved + 15).rem_euclid(30);
    let late = i32::from(epact == 29 || (epact == 28 && golden > 10));
    let full_moon = epact - late;
    let weekday =
        (within + within.div_euclid(4) + century.div_euclid(4) - 2 * century + full_moon + 2)
            .rem_euclid(7);
    let after_21_march = full_moon + 7 - weekday;
    date(year, 3, 21).saturating_add(after_21_march.days())
}

/// Whether a day is a Danish public holiday. Constitution Day, Christmas Eve and New Year's Eve are none.
#[must_use]
pub fn is_holiday(day: Date) -> bool {
    if matches!((day.month(), day.day()), (1, 1) | (12, 25 | 26)) {
        return true;
    }
    let from_easter = easter(day.year()).duration_until(day).as_hours() / 24;
    FROM_EASTER.contains(&from_easter)
        || (from_easter == PRAYER_DAY && day.year() < WITHOUT_PRAYER_DAY)
}

/// Whether offices work: Monday to Friday, and no holiday.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(day)
}

/// The day that lies `working_days` working days after `day`; with 0 the first working day from `day` on.
/// Stops at the last date jiff knows.
#[must_use]
pub fn after_working_days(day: Date, working_days: u8) -> Date {
    let mut at = day;
    let mut left = working_days;
    loop {
        if left == 0 && is_working_day(at) {
            return at;
        }
        let Ok(next) = at.tomorrow() else {
            return at;
        };
        at = next;
        if left > 0 && is_working_day(at) {
            left -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table of another hand, over 26 years; both the last Prayer Day and the first year without are in it.
    #[test]
    fn the_holidays_are_those_that_another_calendar_gives() {
        let theirs: Vec<&str> = include_str!("../../tests/holidays_2015_2040.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        let (mut ours, mut day) = (Vec::new(), date(2015, 1, 1));
        while day < date(2041, 1, 1) {
            if is_holiday(day) {
                ours.push(day.to_string());
            }
            day = day.tomorrow().expect("a day");
        }
        assert_eq!(ours, theirs);
        assert!(is_holiday(date(2023, 5, 5)) && !is_holiday(date(2024, 4, 26)));
    }

    #[test]
    fn a_promise_over_easter_waits_for_the_tuesday() {
        // Wednesday before Easter 2027; Easter Sunday is 28 March.
        assert_eq!(after_working_days(date(2027, 3, 24), 1), date(2027, 3, 30));
        assert_eq!(after_working_days(date(2027, 3, 27), 0), date(2027, 3, 30));
        assert_eq!(
            after_working_days(date(2026, 11, 20), 1),
            date(2026, 11, 23)
        );
        assert_eq!(after_working_days(Date::MAX, 3), Date::MAX);
    }

    proptest! {
        #[test]
        fn a_promise_is_kept_on_a_working_day_after_exactly_so_many(year in 1900_i16..2200, of_year in 1_i16..366, n in 0_u8..30) {
            let day = date(year, 1, 1).saturating_add(i64::from(of_year - 1).days());
            let due = after_working_days(day, n);
            prop_assert!(is_working_day(due) && due >= day);
            let (mut at, mut between) = (day, 0);
            while at < due {
                at = at.tomorrow().expect("a day");
                between += u8::from(is_working_day(at));
            }
            prop_assert_eq!(between, if n == 0 { u8::from(due > day) } else { n });
        }

        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583_i16..9999) {
            let easter = easter(year);
            prop_assert_eq!(easter.weekday(), Weekday::Sunday);
            prop_assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter), "{}", easter);
        }
    }
}
