//! What a companion types about the own time. Pure.

use engine_planning::companions::{Slot, Wish};
use jiff::Span;
use jiff::civil::Date;

use crate::people::Companion;
use kit_web::Fields;

use crate::listing::times::minutes;
use crate::people::newcomers::{Wrong as WrongLine, line};

/// At most so many weekly times.
pub(crate) const MOST_TIMES: usize = 14;
/// The longest line of languages, and of the area, in letters.
pub(crate) const LINE_MAX: usize = 80;
/// How many somebody may take on at a time.
pub(crate) const LOAD: std::ops::RangeInclusive<i64> = 1..=10;
/// Ages that can be.
pub(crate) const AGE: std::ops::RangeInclusive<i64> = 15..=110;
/// A pause is planned at most so many days ahead, and ends at most so many days ahead.
const AHEAD_DAYS: i64 = 730;

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    NoDay,
    NoClock,
    Backwards,
    TooMany,
    TooLong,
    NoAge,
    NoLoad,
    NoDate,
    EndsFirst,
    Past,
    Far,
}

/// Each field with what is amiss.
pub(crate) type Amiss = Vec<(&'static str, Wrong)>;

/// What a companion says of herself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) interests: Vec<Wish>,
    pub(crate) languages: Option<String>,
    pub(crate) area: Option<String>,
    pub(crate) age: Option<i64>,
    pub(crate) max_load: i64,
}

impl About {
    /// Whether a companion says just this already.
    pub(crate) fn is_what(&self, who: &Companion) -> bool {
        let same = self
            .interests
            .iter()
            .all(|wish| who.interests.contains(wish));
        same && self.interests.len() == who.interests.len()
            && self.languages == who.languages
            && self.area == who.area
            && (self.age, self.max_load) == (who.age, who.max_load)
    }
}

/// From a day, and to one where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pause {
    pub(crate) from: Date,
    pub(crate) until: Option<Date>,
}

impl Pause {
    /// Whether this day lies in it.
    pub(crate) fn holds(self, day: Date) -> bool {
        self.from <= day && !self.is_over(day)
    }

    /// Whether it lies behind.
    pub(crate) fn is_over(self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

/// Reads a weekly time; `times` are those that stand there.
pub(crate) fn time(fields: &Fields, times: &[Slot]) -> Result<Slot, Amiss> {
    let mut amiss = Amiss::new();
    let day = fields.get("day").parse().ok();
    let day: Option<u8> = day.filter(|day| (1..=7).contains(day));
    let (from, to) = (minutes(fields.get("from")), minutes(fields.get("to")));
    if day.is_none() {
        amiss.push(("day", Wrong::NoDay));
    }
    if from.is_none() {
        amiss.push(("from", Wrong::NoClock));
    }
    match (from, to) {
        (_, None) => amiss.push(("to", Wrong::NoClock)),
        (Some(from), Some(to)) if to <= from => amiss.push(("to", Wrong::Backwards)),
        _ => {}
    }
    let there = |one: &Slot| Some(one.weekday) == day && Some(one.from_min) == from;
    if times.len() >= MOST_TIMES && !times.iter().any(there) {
        amiss.push(("day", Wrong::TooMany));
    }
    match (day, from, to) {
        (Some(weekday), Some(from_min), Some(to_min)) if amiss.is_empty() => Ok(Slot {
            weekday,
            from_min,
            to_min,
        }),
        _ => Err(amiss),
    }
}

fn maybe_line(fields: &Fields, name: &'static str, amiss: &mut Amiss) -> Option<String> {
    match line(fields.get(name), LINE_MAX) {
        Ok(line) => Some(line),
        Err(WrongLine::Missing) => None,
        Err(_) => {
            amiss.push((name, Wrong::TooLong));
            None
        }
    }
}

/// Reads what a companion says of herself.
pub(crate) fn about(fields: &Fields) -> Result<About, Amiss> {
    let mut amiss = Amiss::new();
    let interests = Wish::ALL
        .into_iter()
        .filter(|wish| fields.all("interests").any(|key| key == wish.key()))
        .collect();
    let languages = maybe_line(fields, "languages", &mut amiss);
    let area = maybe_line(fields, "area", &mut amiss);
    let typed = fields.get("age").trim();
    let age = typed.parse().ok().filter(|age| AGE.contains(age));
    if age.is_none() && !typed.is_empty() {
        amiss.push(("age", Wrong::NoAge));
    }
    let load = fields.get("max_load").trim().parse().ok();
    let load: Option<i64> = load.filter(|load| LOAD.contains(load));
    if load.is_none() {
        amiss.push(("max_load", Wrong::NoLoad));
    }
    match load {
        Some(max_load) if amiss.is_empty() => Ok(About {
            interests,
            languages,
            area,
            age,
            max_load,
        }),
        _ => Err(amiss),
    }
}

/// A day as a date field sends it, or nothing.
pub(crate) fn day(
    fields: &Fields,
    name: &'static str,
    amiss: &mut Vec<(&'static str, Wrong)>,
) -> Option<Date> {
    let typed = fields.get(name).trim();
    let found = typed.parse().ok().filter(|_| typed.len() == 10);
    if found.is_none() && !typed.is_empty() {
        amiss.push((name, Wrong::NoDate));
    }
    found
}

/// Reads a pause; without a first day it begins today.
pub(crate) fn pause(fields: &Fields, today: Date) -> Result<Pause, Amiss> {
    let mut amiss = Amiss::new();
    let from = day(fields, "pause_from", &mut amiss).unwrap_or(today);
    let until = day(fields, "pause_until", &mut amiss);
    let last = today.saturating_add(Span::new().days(AHEAD_DAYS));
    if from > last {
        amiss.push(("pause_from", Wrong::Far));
    }
    match until {
        Some(until) if until < from => amiss.push(("pause_until", Wrong::EndsFirst)),
        Some(until) if until < today => amiss.push(("pause_until", Wrong::Past)),
        Some(until) if until > last => amiss.push(("pause_until", Wrong::Far)),
        _ => {}
    }
    if amiss.is_empty() {
        Ok(Pause { from, until })
    } else {
        Err(amiss)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_weekly_time_is_read_as_people_write_it() {
        let typed = [("day", "3"), ("from", "16"), ("to", "18.30")];
        let wednesday = Slot {
            weekday: 3,
            from_min: 960,
            to_min: 1110,
        };
        assert_eq!(time(&Fields::of(&typed), &[]), Ok(wednesday));
        let wrong = [("day", "8"), ("from", "om lidt"), ("to", "")];
        assert_eq!(
            time(&Fields::of(&wrong), &[]),
            Err(vec![
                ("day", Wrong::NoDay),
                ("from", Wrong::NoClock),
                ("to", Wrong::NoClock)
            ])
        );
        let back = [("day", "3"), ("from", "18"), ("to", "16")];
        assert_eq!(
            time(&Fields::of(&back), &[]),
            Err(vec![("to", Wrong::Backwards)])
        );
        let full: Vec<Slot> = (0..14)
            .map(|at| Slot {
                weekday: 1,
                from_min: at * 60,
                to_min: at * 60 + 30,
            })
            .collect();
        assert_eq!(
            time(&Fields::of(&typed), &full),
            Err(vec![("day", Wrong::TooMany)])
        );
    }

    #[test]
    fn what_a_companion_says_may_be_almost_nothing() {
        let little = about(&Fields::of(&[("max_load", "2")])).expect("good");
        assert_eq!((little.age, little.languages), (None, None));
        let wrong = [("max_load", "0"), ("age", "9"), ("area", &*"å".repeat(81))];
        assert_eq!(
            about(&Fields::of(&wrong)),
            Err(vec![
                ("area", Wrong::TooLong),
                ("age", Wrong::NoAge),
                ("max_load", Wrong::NoLoad)
            ])
        );
    }

    /// VH-18: a pause begins today where nothing is said, and ends when it is over.
    #[test]
    fn a_pause_has_a_first_day_and_perhaps_a_last() {
        let today = date(2026, 11, 22);
        let open = pause(&Fields::default(), today).expect("good");
        assert!(open.holds(today) && open.holds(date(2030, 1, 1)));
        let typed = [("pause_from", "2026-12-20"), ("pause_until", "2027-01-04")];
        let winter = pause(&Fields::of(&typed), today).expect("good");
        let held = [date(2026, 12, 20), date(2027, 1, 4)].map(|day| winter.holds(day));
        let free = [date(2026, 12, 19), date(2027, 1, 5)].map(|day| winter.holds(day));
        assert_eq!((held, free), ([true; 2], [false; 2]));
        for (from, until, wrong) in [
            (
                "2026-12-20",
                "2026-12-19",
                ("pause_until", Wrong::EndsFirst),
            ),
            ("2026-10-20", "2026-10-29", ("pause_until", Wrong::Past)),
            ("2036-10-20", "", ("pause_from", Wrong::Far)),
            ("jul", "", ("pause_from", Wrong::NoDate)),
        ] {
            let typed = [("pause_from", from), ("pause_until", until)];
            assert_eq!(pause(&Fields::of(&typed), today), Err(vec![wrong]));
        }
    }
}
