//! Dates and times as Danes write them (CLDR da): lower-case names, `kl. 16.30`, no leading zero in the day.

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::Lang;

const DAYS_DA: [&str; 7] = [
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn pick<'a>(names: &[&'a str], index: i8) -> &'a str {
    usize::try_from(index)
        .ok()
        .and_then(|i| names.get(i))
        .copied()
        .unwrap_or("")
}

/// `onsdag` / `Wednesday`.
#[must_use]
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    pick(
        if lang == Lang::Da { &DAYS_DA } else { &DAYS_EN },
        day.to_monday_zero_offset(),
    )
}

/// `november` / `November`.
#[must_use]
pub fn month(lang: Lang, date: Date) -> &'static str {
    pick(
        if lang == Lang::Da {
            &MONTHS_DA
        } else {
            &MONTHS_EN
        },
        date.month() - 1,
    )
}

/// `onsdag 25. november` / `Wednesday 25 November`.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    format!(
        "{} {}",
        weekday(lang, date.weekday()),
        day_of_month(lang, date)
    )
}

/// `25. november` / `25 November`.
#[must_use]
pub fn day_of_month(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Da => format!("{}. {}", date.day(), month(lang, date)),
        Lang::En => format!("{} {}", date.day(), month(lang, date)),
    }
}

/// `25. november 2026` / `25 November 2026`.
#[must_use]
pub fn date(lang: Lang, date: Date) -> String {
    format!("{} {}", day_of_month(lang, date), date.year())
}

/// `16`, `16.30` / `16:00`, `16:30`: the part after `kl.`.
#[must_use]
pub fn clock(lang: Lang, time: Time) -> String {
    match (lang, time.minute()) {
        (Lang::Da, 0) => time.hour().to_string(),
        (Lang::Da, minute) => format!("{}.{minute:02}", time.hour()),
        (Lang::En, minute) => format!("{}:{minute:02}", time.hour()),
    }
}

/// `onsdag 25. november kl. 16` / `Wednesday 25 November at 16:00`.
#[must_use]
pub fn moment(lang: Lang, at: DateTime) -> String {
    match lang {
        Lang::Da => format!("{} kl. {}", day(lang, at.date()), clock(lang, at.time())),
        Lang::En => format!("{} at {}", day(lang, at.date()), clock(lang, at.time())),
    }
}

/// How near `at` is, seen from `today`: `i dag kl. 16`, `i morgen kl. 16`, `på onsdag kl. 16` within the coming six
/// days, else [`moment`]. Stands inside a sentence, so it begins in lower case.
#[must_use]
pub fn soon(lang: Lang, today: Date, at: DateTime) -> String {
    let days = today
        .until(at.date())
        .map_or(i32::MAX, |span| span.get_days());
    let time = clock(lang, at.time());
    match (lang, days) {
        (Lang::Da, 0) => format!("i dag kl. {time}"),
        (Lang::Da, 1) => format!("i morgen kl. {time}"),
        (Lang::Da, 2..=6) => format!("på {} kl. {time}", weekday(lang, at.weekday())),
        (Lang::En, 0) => format!("today at {time}"),
        (Lang::En, 1) => format!("tomorrow at {time}"),
        (Lang::En, 2..=6) => format!("on {} at {time}", weekday(lang, at.weekday())),
        _ => moment(lang, at),
    }
}

/// The sentence with its first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Minutes as hours: `2,5 timer`'s figure, `2,5` / `2.5`, with at most one decimal.
#[must_use]
pub fn hours(lang: Lang, minutes: i64) -> String {
    let tenths = (minutes * 10 + 30) / 60;
    let (whole, rest) = (tenths / 10, tenths % 10);
    let mark = if lang == Lang::Da { ',' } else { '.' };
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}{mark}{rest}")
    }
}

/// Øre as kroner: `1.234,50` / `1,234.50`.
#[must_use]
pub fn kroner(lang: Lang, ore: i64) -> String {
    let (thousand, decimal) = if lang == Lang::Da {
        ('.', ',')
    } else {
        (',', '.')
    };
    let digits = (ore.abs() / 100).to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(thousand);
        }
        grouped.push(digit);
    }
    format!(
        "{}{grouped}{decimal}{:02}",
        if ore < 0 { "-" } else { "" },
        ore.abs() % 100
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    #[test]
    fn wednesday_at_four_is_said_as_a_dane_says_it() {
        let at = on(2026, 11, 25).at(16, 0, 0, 0);
        assert_eq!(soon(Lang::Da, on(2026, 11, 22), at), "på onsdag kl. 16");
        assert_eq!(soon(Lang::Da, on(2026, 11, 24), at), "i morgen kl. 16");
        assert_eq!(soon(Lang::Da, on(2026, 11, 25), at), "i dag kl. 16");
        assert_eq!(
            soon(Lang::Da, on(2026, 11, 18), at),
            "onsdag 25. november kl. 16"
        );
        assert_eq!(
            soon(Lang::Da, on(2026, 11, 26), at),
            "onsdag 25. november kl. 16"
        );
        assert_eq!(
            soon(Lang::En, on(2026, 11, 22), at),
            "on Wednesday at 16:00"
        );
    }

    #[test]
    fn half_past_four_has_a_point() {
        assert_eq!(clock(Lang::Da, jiff::civil::time(16, 30, 0, 0)), "16.30");
    }

    #[test]
    fn money_and_hours_have_danish_marks() {
        assert_eq!(kroner(Lang::Da, 123_450), "1.234,50");
        assert_eq!(kroner(Lang::Da, -100_000_000), "-1.000.000,00");
        assert_eq!(hours(Lang::Da, 150), "2,5");
        assert_eq!(hours(Lang::Da, 120), "2");
    }
}
