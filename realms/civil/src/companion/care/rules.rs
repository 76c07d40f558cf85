//! When supervision is due, and what may be typed. Pure.

use jiff::Span;
use jiff::civil::Date;
use kit_web::Fields;

use super::SupervisionId;
use crate::companion::offer::{Wrong as WrongDay, day};
use crate::people::CompanionId;

/// The longest interval, in months.
pub(crate) const MOST_MONTHS: i64 = 24;
/// A day lies at most so many months away.
const REACH_MONTHS: i64 = 24;
/// The most sections of a handbook.
pub(crate) const MOST_SECTIONS: i64 = 20;
/// The longest title of a section, in letters.
pub(crate) const TITLE_MAX: usize = 80;
/// The longest section.
pub(crate) const BODY_MAX: usize = 4_000;

/// A day of supervision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Supervision {
    pub(crate) id: SupervisionId,
    /// None: for everybody together.
    pub(crate) who: Option<CompanionId>,
    pub(crate) day: Date,
    pub(crate) held: bool,
}

/// A section of the handbook, its newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) number: i64,
    pub(crate) version: i64,
    pub(crate) title: String,
    pub(crate) body: String,
}

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    NoDate,
    Far,
    NoOne,
    NoMonths,
    Missing,
    TooLong(usize),
}

/// Each field with what is amiss.
pub(crate) type Amiss = Vec<(&'static str, Wrong)>;

fn is_for(one: &Supervision, who: &CompanionId) -> bool {
    one.who.as_ref().is_none_or(|id| id == who)
}

/// Somebody's next day, today with it.
pub(crate) fn next(all: &[Supervision], who: &CompanionId, today: Date) -> Option<Date> {
    let ahead = all
        .iter()
        .filter(|one| is_for(one, who) && !one.held && one.day >= today);
    ahead.map(|one| one.day).min()
}

/// Somebody's last day that was held.
pub(crate) fn last(all: &[Supervision], who: &CompanionId) -> Option<Date> {
    let held = all.iter().filter(|one| is_for(one, who) && one.held);
    held.map(|one| one.day).max()
}

/// Whether somebody has had none within the interval and has none ahead. Without an interval nobody is reminded.
pub(crate) fn is_due(
    all: &[Supervision],
    who: &CompanionId,
    months: Option<i64>,
    today: Date,
) -> bool {
    let Some(months) = months.and_then(|count| i32::try_from(count).ok()) else {
        return false;
    };
    let since = today.saturating_sub(Span::new().months(months));
    next(all, who, today).is_none() && last(all, who).is_none_or(|day| day < since)
}

/// Reads a day of supervision: for everybody, or for one of these.
pub(crate) fn supervision(
    fields: &Fields,
    here: &[CompanionId],
    today: Date,
) -> Result<(Option<CompanionId>, Date), Amiss> {
    let mut amiss = Amiss::new();
    let typed = fields.get("who");
    let who = here.iter().find(|id| id.as_str() == typed).cloned();
    if who.is_none() && typed != "all" {
        amiss.push(("who", Wrong::NoOne));
    }
    let mut wrong: Vec<(&'static str, WrongDay)> = Vec::new();
    let found = day(fields, "day", &mut wrong);
    let reach = Span::new().months(REACH_MONTHS);
    match found {
        None => amiss.push(("day", Wrong::NoDate)),
        Some(day) if day > today.saturating_add(reach) || day < today.saturating_sub(reach) => {
            amiss.push(("day", Wrong::Far));
        }
        Some(_) => {}
    }
    match found {
        Some(day) if amiss.is_empty() => Ok((who, day)),
        _ => Err(amiss),
    }
}

/// Reads how often; an empty field reminds nobody.
pub(crate) fn months(fields: &Fields) -> Result<Option<i64>, Amiss> {
    let typed = fields.get("months");
    if typed.is_empty() {
        return Ok(None);
    }
    let count: Option<i64> = typed.parse().ok();
    match count.filter(|count| (1..=MOST_MONTHS).contains(count)) {
        Some(count) => Ok(Some(count)),
        None => Err(vec![("months", Wrong::NoMonths)]),
    }
}

/// Reads a section; with both fields empty it goes.
pub(crate) fn section(fields: &Fields) -> Result<(String, String), Amiss> {
    let mut amiss = Amiss::new();
    let (title, body) = (
        fields.get("title").to_owned(),
        fields.get("body").to_owned(),
    );
    for (name, text, most) in [("title", &title, TITLE_MAX), ("body", &body, BODY_MAX)] {
        if text.chars().count() > most {
            amiss.push((name, Wrong::TooLong(most)));
        } else if text.is_empty() && !(title.is_empty() && body.is_empty()) {
            amiss.push((name, Wrong::Missing));
        }
    }
    if amiss.is_empty() {
        Ok((title, body))
    } else {
        Err(amiss)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kit_store::Given;

    /// VH-18: somebody is due when none was held within the interval and none lies ahead; one for everybody is hers too.
    #[test]
    fn somebody_is_due_when_none_was_held_within_the_interval() {
        let given = Given::system();
        let (mette, ole) = (CompanionId::new(&given), CompanionId::new(&given));
        let one = |who: Option<&CompanionId>, day, held| Supervision {
            id: SupervisionId::new(&given),
            who: who.cloned(),
            day,
            held,
        };
        let today = date(2026, 11, 22);
        let all = vec![
            one(Some(&mette), date(2026, 8, 22), true),
            one(None, date(2026, 5, 1), true),
        ];
        assert!(
            !is_due(&all, &mette, Some(3), today),
            "that day is within it"
        );
        assert!(is_due(&all, &mette, Some(3), date(2026, 11, 23)));
        assert!(is_due(&all, &ole, Some(3), today) && !is_due(&all, &ole, Some(7), today));
        assert!(
            !is_due(&[], &ole, None, today),
            "without an interval nobody is reminded"
        );
        let ahead = [all, vec![one(None, date(2026, 12, 1), false)]].concat();
        assert!(!is_due(&ahead, &ole, Some(3), today), "one lies ahead");
        assert_eq!(next(&ahead, &mette, today), Some(date(2026, 12, 1)));
        // One that was planned and never held counts for nothing when its day is over.
        assert!(is_due(&ahead, &ole, Some(3), date(2026, 12, 2)));
    }

    #[test]
    fn what_is_typed_is_read_or_said_to_be_amiss() {
        let today = date(2026, 11, 22);
        let good = [("who", "all"), ("day", "2026-12-01")];
        let read = supervision(&Fields::of(&good), &[], today);
        assert_eq!(read, Ok((None, date(2026, 12, 1))));
        let wrong = [("who", "x"), ("day", "2030-12-01")];
        let amiss = vec![("who", Wrong::NoOne), ("day", Wrong::Far)];
        assert_eq!(supervision(&Fields::of(&wrong), &[], today), Err(amiss));
        assert_eq!(months(&Fields::default()), Ok(None));
        assert_eq!(months(&Fields::of(&[("months", "3")])), Ok(Some(3)));
        let wrong = months(&Fields::of(&[("months", "25")]));
        assert_eq!(wrong, Err(vec![("months", Wrong::NoMonths)]));
        assert_eq!(
            section(&Fields::default()),
            Ok((String::new(), String::new()))
        );
        let half = section(&Fields::of(&[("title", "Mødet")]));
        assert_eq!(half, Err(vec![("body", Wrong::Missing)]));
    }
}
