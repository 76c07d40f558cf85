//! Lines that people type: trimmed, one line, and not endless.

use std::str::FromStr as _;

use jiff::civil::{Date, Time};

/// The longest line, in letters. Enough for three sentences; more belongs in a talk (FR-19).
pub(crate) const LINE_MAX: usize = 300;
/// The longest name, in letters.
pub(crate) const NAME_MAX: usize = 60;

/// A typed line: blanks and line breaks become single blanks; none if it is longer than `max` letters.
pub(crate) fn line(typed: &str, max: usize) -> Option<String> {
    let line = typed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    (line.chars().count() <= max).then_some(line)
}

/// A date as a date field sends it.
pub(crate) fn date(typed: &str) -> Option<Date> {
    Date::from_str(typed).ok()
}

/// A time of day as a time field sends it, `16:30`; `16.30` and `16` are understood too.
pub(crate) fn minute(typed: &str) -> Option<i64> {
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    let (hour, minute): (i64, i64) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then(|| hour * 60 + minute)
}

/// Minutes after midnight as a time of day.
pub(crate) fn time(minute: i64) -> Time {
    let hour = i8::try_from(minute.div_euclid(60)).unwrap_or(0);
    let rest = i8::try_from(minute.rem_euclid(60)).unwrap_or(0);
    Time::new(hour, rest, 0, 0).unwrap_or(Time::midnight())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_letter_becomes_one_line() {
        assert_eq!(line(" a\r\n\u{7} b\t c ", 9).as_deref(), Some("a b c"));
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        assert!(line(&"å".repeat(LINE_MAX), LINE_MAX).is_some());
        assert!(line(&"å".repeat(LINE_MAX + 1), LINE_MAX).is_none());
    }

    #[test]
    fn half_past_four_is_understood_as_people_write_it() {
        assert_eq!(minute("16:30"), Some(990));
        assert_eq!(minute("16.30"), Some(990));
        assert_eq!(minute("16"), Some(960));
        assert_eq!(minute("24:00"), None);
        assert_eq!(minute("om lidt"), None);
        assert_eq!(time(990), jiff::civil::time(16, 30, 0, 0));
    }
}
