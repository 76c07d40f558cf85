//! Reading what a coordinator types of an event. Pure.

use jiff::civil::{Date, DateTime};
use kit_web::Fields;

use super::{Kind, Told};
use crate::group::rules::{Amiss, Wrong, number};
use crate::listing::times::minutes;
use crate::people::newcomers::{Wrong as WrongLine, line};

pub(crate) const TITLE_MAX: usize = 80;
pub(crate) const PLACE_MAX: usize = 160;
pub(crate) const WAY_IN_MAX: usize = 300;
pub(crate) const NAME_MAX: usize = 40;
pub(crate) const PHONE_MAX: usize = 30;
pub(crate) const BRING_MAX: usize = 1_000;
/// The most seats that can be given.
pub(crate) const MOST_SEATS: i64 = 500;
/// How long a short talk may be, in minutes.
pub(crate) const TALK: std::ops::RangeInclusive<i64> = 5..=60;
/// The most heads that can be counted.
pub(crate) const MOST_CAME: i64 = 500;

fn typed(fields: &Fields, name: &'static str, most: usize, amiss: &mut Amiss) -> Option<String> {
    match line(fields.get(name), most) {
        Ok(line) => Some(line),
        Err(WrongLine::TooLong(most)) => {
            amiss.push((name, Wrong::TooLong(most)));
            None
        }
        Err(_) => None,
    }
}

fn needed(fields: &Fields, name: &'static str, most: usize, amiss: &mut Amiss) -> String {
    let before = amiss.len();
    let line = typed(fields, name, most, amiss);
    if line.is_none() && amiss.len() == before {
        amiss.push((name, Wrong::Missing));
    }
    line.unwrap_or_default()
}

fn maybe_number(
    fields: &Fields,
    name: &'static str,
    from: i64,
    to: i64,
    amiss: &mut Amiss,
) -> Option<i64> {
    if fields.get(name).trim().is_empty() {
        return None;
    }
    Some(number(amiss, fields, name, from, to))
}

/// From when to when, on one day that lies ahead.
fn when(fields: &Fields, now: DateTime, amiss: &mut Amiss) -> Option<(DateTime, DateTime)> {
    let day: Option<Date> = fields.get("date").trim().parse().ok();
    let clock = |name| {
        let minutes = minutes(fields.get(name))?;
        let (hour, minute) = (
            i8::try_from(minutes / 60).ok()?,
            i8::try_from(minutes % 60).ok()?,
        );
        day?.at(0, 0, 0, 0)
            .with()
            .hour(hour)
            .minute(minute)
            .build()
            .ok()
    };
    if day.is_none() {
        amiss.push(("date", Wrong::NoDay));
        return None;
    }
    let (starts, ends) = (clock("from"), clock("to"));
    if starts.is_none() {
        amiss.push(("from", Wrong::NoTime));
    } else if starts.is_some_and(|at| at <= now) {
        amiss.push(("date", Wrong::Past));
    }
    match (starts, ends) {
        (Some(starts), Some(ends)) if starts < ends => Some((starts, ends)),
        _ => {
            amiss.push(("to", Wrong::NoTime));
            None
        }
    }
}

/// Reads an event.
pub(crate) fn read(fields: &Fields, now: DateTime) -> Result<Told, Amiss> {
    let mut amiss = Amiss::new();
    let kind = Kind::from_key(fields.get("kind"));
    if kind.is_none() {
        amiss.push(("kind", Wrong::NoChoice));
    }
    let title = needed(fields, "title", TITLE_MAX, &mut amiss);
    let when = when(fields, now, &mut amiss);
    let place = needed(fields, "place", PLACE_MAX, &mut amiss);
    let way_in = typed(fields, "way_in", WAY_IN_MAX, &mut amiss);
    let seats = maybe_number(fields, "seats", 1, MOST_SEATS, &mut amiss);
    let talk_min = maybe_number(fields, "talk_min", *TALK.start(), *TALK.end(), &mut amiss);
    let contact_name = needed(fields, "contact_name", NAME_MAX, &mut amiss);
    let contact_phone = needed(fields, "contact_phone", PHONE_MAX, &mut amiss);
    let bring = fields.get("bring").trim();
    if bring.chars().count() > BRING_MAX {
        amiss.push(("bring", Wrong::TooLong(BRING_MAX)));
    }
    match (kind, when) {
        (Some(kind), Some((starts, ends))) if amiss.is_empty() => Ok(Told {
            kind,
            title,
            place,
            way_in,
            starts,
            ends,
            seats,
            // Short talks are what a visit has; a meeting is for all at once.
            talk_min: talk_min.filter(|_| kind == Kind::Visit),
            contact_name,
            contact_phone,
            bring: (!bring.is_empty()).then(|| bring.to_owned()),
        }),
        _ => Err(amiss),
    }
}

/// The times of the short talks, the first at the beginning, the last that ends in time.
pub(crate) fn talks(told: &Told) -> Vec<DateTime> {
    let Some(minutes) = told.talk_min else {
        return Vec::new();
    };
    let step = jiff::Span::new().minutes(minutes);
    let mut found = Vec::new();
    let mut at = told.starts;
    while let Ok(end) = at.checked_add(step) {
        if end > told.ends {
            break;
        }
        found.push(at);
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn noon() -> DateTime {
        date(2026, 11, 22).at(12, 0, 0, 0)
    }

    fn good() -> Vec<(&'static str, &'static str)> {
        vec![
            ("kind", "visit"),
            ("title", "Lone er i huset"),
            ("date", "2026-12-03"),
            ("from", "10"),
            ("to", "11.00"),
            ("place", "Medborgerhuset"),
            ("talk_min", "15"),
            ("contact_name", "Lone"),
            ("contact_phone", "12 34 56 78"),
        ]
    }

    /// VH-2: a visit of an hour has four talks of a quarter.
    #[test]
    fn short_talks_fill_the_visit_and_no_more() {
        let told = read(&Fields::of(&good()), noon()).expect("good");
        let at = |h, m| date(2026, 12, 3).at(h, m, 0, 0);
        assert_eq!(
            talks(&told),
            [at(10, 0), at(10, 15), at(10, 30), at(10, 45)]
        );
        let odd = Told {
            talk_min: Some(25),
            ..told.clone()
        };
        assert_eq!(
            talks(&odd),
            [at(10, 0), at(10, 25)],
            "the third would end too late"
        );
        let none = Told {
            talk_min: None,
            ..told
        };
        assert_eq!(talks(&none), []);
    }

    #[test]
    fn what_is_amiss_is_said_of_each_field() {
        let with = |changes: &[(&'static str, &'static str)]| {
            let mut fields = good();
            for (name, value) in changes {
                fields.retain(|(known, _)| known != name);
                fields.push((name, value));
            }
            read(&Fields::of(&fields), noon()).expect_err("amiss")
        };
        assert_eq!(with(&[("date", "2026-11-21")]), [("date", Wrong::Past)]);
        assert_eq!(with(&[("date", "i morgen")]), [("date", Wrong::NoDay)]);
        assert_eq!(with(&[("to", "9")]), [("to", Wrong::NoTime)]);
        assert_eq!(with(&[("kind", "fest")]), [("kind", Wrong::NoChoice)]);
        assert_eq!(with(&[("seats", "0")]), [("seats", Wrong::Number(1, 500))]);
        assert_eq!(with(&[("place", " ")]), [("place", Wrong::Missing)]);
        assert_eq!(
            with(&[("talk_min", "90")]),
            [("talk_min", Wrong::Number(5, 60))]
        );
    }
}
