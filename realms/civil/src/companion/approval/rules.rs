//! Which steps are asked for, how long each holds, and what is lacking on a day. Pure.

use jiff::Span;
use jiff::civil::Date;
use kit_web::Fields;

use super::NoteId;
use crate::companion::offer::{Wrong as WrongDay, day};

/// What runs out within so many days is said first.
pub(crate) const SOON_DAYS: i32 = 60;
/// The longest that a step may hold, in months; also how far a last day may lie ahead.
pub(crate) const MOST_MONTHS: i64 = 120;
/// Ours: what is proposed to an association that has not chosen yet, and nothing more. A year is how long most
/// agreements with volunteers run, and a course is taken again every other year.
const PROPOSED: [(Step, Option<i64>); 5] = [
    (Step::Interest, None),
    (Step::Talk, None),
    (Step::Training, Some(24)),
    (Step::Agreement, Some(12)),
    (Step::Approved, None),
];

/// A step on the way to coming along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Interest,
    Talk,
    Training,
    /// Of no record of harming children, or no record at all, where the association asks for it.
    Certificate,
    Agreement,
    Approved,
}

impl Step {
    /// Every step in its order.
    pub(crate) const ALL: [Self; 6] = [
        Self::Interest,
        Self::Talk,
        Self::Training,
        Self::Certificate,
        Self::Agreement,
        Self::Approved,
    ];

    /// The word in the database, in forms and in the catalogue.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Interest => "interest",
            Self::Talk => "talk",
            Self::Training => "training",
            Self::Certificate => "certificate",
            Self::Agreement => "agreement",
            Self::Approved => "approved",
        }
    }

    /// The step of this word.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// The field in which its months are typed; none for what happens once.
    pub(crate) const fn months_field(self) -> Option<&'static str> {
        match self {
            Self::Interest | Self::Talk => None,
            Self::Training => Some("months_training"),
            Self::Certificate => Some("months_certificate"),
            Self::Agreement => Some("months_agreement"),
            Self::Approved => Some("months_approved"),
        }
    }
}

/// What an association asks for: the steps in their order, each with for how many months it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asks(pub(crate) Vec<(Step, Option<i64>)>);

impl Asks {
    /// What is proposed before an association has chosen.
    pub(crate) fn proposed() -> Self {
        Self(PROPOSED.to_vec())
    }

    /// For how many months a step holds; none where it is not asked for.
    pub(crate) fn of(&self, step: Step) -> Option<Option<i64>> {
        let found = self.0.iter().find(|(one, _)| *one == step);
        found.map(|(_, months)| *months)
    }
}

/// A step that was noted and not undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noted {
    pub(crate) id: NoteId,
    pub(crate) step: Step,
    pub(crate) done: Date,
    /// The last day, where the coordinator has typed one.
    pub(crate) until: Option<Date>,
}

/// How a step stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Missing,
    Done { on: Date, until: Option<Date> },
    Soon { on: Date, until: Date, days: i32 },
    Over { on: Date, until: Date },
}

/// What keeps somebody from being asked for a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    Missing(Step),
    Over(Step, Date),
}

/// The last day of what was done on `done` and holds so many months.
fn last_day(done: Date, typed: Option<Date>, months: Option<i64>) -> Option<Date> {
    let by_rule = || {
        let months = i32::try_from(months?).ok()?;
        done.checked_add(Span::new().months(months)).ok()
    };
    typed.or_else(by_rule)
}

/// How a step stands on `day`. The newest note counts: what was done again takes the place of what was done before.
pub(crate) fn standing(step: Step, months: Option<i64>, notes: &[Noted], day: Date) -> Standing {
    let newest = notes
        .iter()
        .filter(|one| one.step == step)
        .max_by_key(|one| one.done);
    let Some(one) = newest else {
        return Standing::Missing;
    };
    let on = one.done;
    match last_day(on, one.until, months) {
        None => Standing::Done { on, until: None },
        Some(until) if until < day => Standing::Over { on, until },
        Some(until) => {
            let days = day.until(until).map_or(0, |span| span.get_days());
            if days <= SOON_DAYS {
                Standing::Soon { on, until, days }
            } else {
                Standing::Done {
                    on,
                    until: Some(until),
                }
            }
        }
    }
}

/// What somebody lacks on `day` of what is asked for; nothing where nothing is asked for.
pub(crate) fn lacks(asks: &Asks, notes: &[Noted], day: Date) -> Vec<Lack> {
    asks.0
        .iter()
        .filter_map(
            |(step, months)| match standing(*step, *months, notes, day) {
                Standing::Missing => Some(Lack::Missing(*step)),
                Standing::Over { until, .. } => Some(Lack::Over(*step, until)),
                Standing::Done { .. } | Standing::Soon { .. } => None,
            },
        )
        .collect()
}

/// In how many days the first of what is asked for runs out or has run out; none while nothing does soon.
pub(crate) fn first_out(asks: &Asks, notes: &[Noted], day: Date) -> Option<i32> {
    asks.0
        .iter()
        .filter_map(
            |(step, months)| match standing(*step, *months, notes, day) {
                Standing::Missing | Standing::Over { .. } => Some(-1),
                Standing::Soon { days, .. } => Some(days),
                Standing::Done { .. } => None,
            },
        )
        .min()
}

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    NoStep,
    NoDate,
    Ahead,
    EndsFirst,
    Far,
    NoMonths,
}

/// Each field with what is amiss.
pub(crate) type Amiss = Vec<(&'static str, Wrong)>;

fn date(fields: &Fields, name: &'static str, amiss: &mut Amiss) -> Option<Date> {
    let mut wrong: Vec<(&'static str, WrongDay)> = Vec::new();
    let found = day(fields, name, &mut wrong);
    amiss.extend(wrong.iter().map(|(field, _)| (*field, Wrong::NoDate)));
    found
}

/// Reads a step that was done; without a day it was done today.
pub(crate) fn note(fields: &Fields, today: Date) -> Result<(Step, Date, Option<Date>), Amiss> {
    let mut amiss = Amiss::new();
    let step = Step::from_key(fields.get("step"));
    if step.is_none() {
        amiss.push(("step", Wrong::NoStep));
    }
    let done = date(fields, "done_on", &mut amiss).unwrap_or(today);
    let until = date(fields, "valid_until", &mut amiss);
    let reach = Span::new().months(MOST_MONTHS);
    if done > today {
        amiss.push(("done_on", Wrong::Ahead));
    } else if done < today.saturating_sub(reach) {
        amiss.push(("done_on", Wrong::Far));
    }
    match until {
        Some(until) if until < done => amiss.push(("valid_until", Wrong::EndsFirst)),
        Some(until) if until > today.saturating_add(reach) => {
            amiss.push(("valid_until", Wrong::Far));
        }
        _ => {}
    }
    match step {
        Some(step) if amiss.is_empty() => Ok((step, done, until)),
        _ => Err(amiss),
    }
}

/// Reads what an association asks for. Months that stand at a step that is not asked for are not read.
pub(crate) fn asks(fields: &Fields) -> Result<Asks, Amiss> {
    let mut amiss = Amiss::new();
    let mut found = Vec::new();
    for step in Step::ALL {
        if !fields.all("asks").any(|key| key == step.key()) {
            continue;
        }
        let field = step.months_field();
        let typed = field.map_or("", |name| fields.get(name).trim());
        let months: Option<i64> = typed.parse().ok();
        let months = months.filter(|count| (1..=MOST_MONTHS).contains(count));
        if let (Some(name), false, None) = (field, typed.is_empty(), months) {
            amiss.push((name, Wrong::NoMonths));
        }
        found.push((step, months));
    }
    if amiss.is_empty() {
        Ok(Asks(found))
    } else {
        Err(amiss)
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
