//! Amounts, rates and what may be typed. Pure; money is whole øre.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::Fields;

use crate::group::rules::{Amiss, Wrong};
use crate::people::CompanionId;

use super::{ExpenseId, PaymentId};

/// The longest note, in letters.
pub(crate) const NOTE_MAX: usize = 120;
/// The largest amount of one expense, in whole kroner.
pub(crate) const MOST_KR: i64 = 10_000;
/// The longest drive of one expense, in whole kilometres.
pub(crate) const MOST_KM: i64 = 1_000;
/// The highest rate for a kilometre, in whole kroner.
pub(crate) const MOST_RATE_KR: i64 = 20;
/// An expense is written down within so many months.
const MONTHS: i64 = 12;

/// What it was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Transport,
    Car,
    Coffee,
    Entrance,
    Other,
}

impl Kind {
    pub(crate) const ALL: [Self; 5] = [
        Self::Transport,
        Self::Car,
        Self::Coffee,
        Self::Entrance,
        Self::Other,
    ];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Transport => "transport",
            Self::Car => "car",
            Self::Coffee => "coffee",
            Self::Entrance => "entrance",
            Self::Other => "other",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    Waits,
    Approved,
    /// With why, which the companion reads.
    Declined(String),
    Paid(PaymentId),
}

/// An expense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expense {
    pub(crate) id: ExpenseId,
    pub(crate) who: CompanionId,
    pub(crate) day: Date,
    pub(crate) kind: Kind,
    /// Hundredths of a kilometre, where somebody drove.
    pub(crate) km: Option<i64>,
    pub(crate) ore: i64,
    pub(crate) note: String,
    pub(crate) standing: Standing,
}

/// A rate for driving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) from: Date,
    /// Øre for a kilometre.
    pub(crate) ore: i64,
}

/// The rate of a day: of those that hold by then the one that began last, and of two of one day the newer.
pub(crate) fn rate_on(rates: &[Rate], day: Date) -> Option<i64> {
    let holds = rates.iter().filter(|rate| rate.from <= day);
    holds.max_by_key(|rate| rate.from).map(|rate| rate.ore)
}

/// Reads an amount as it is typed, "45", "45,50" or "45.5", in hundredths.
pub(crate) fn hundredths(typed: &str) -> Option<i64> {
    let (whole, part) = typed
        .trim()
        .split_once([',', '.'])
        .unwrap_or((typed.trim(), "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 || whole.len() > 6 {
        return None;
    }
    let (whole, part_value): (i64, i64) = (whole.parse().ok()?, part.parse().ok()?);
    let part = if part.len() == 1 {
        part_value * 10
    } else {
        part_value
    };
    Some(whole * 100 + part)
}

/// What is paid for a drive: rounded to whole øre, a half up.
pub(crate) fn for_drive(km: i64, rate: i64) -> i64 {
    (km * rate + 50) / 100
}

/// A new expense, as the form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct New {
    pub(crate) day: Date,
    pub(crate) kind: Kind,
    pub(crate) km: Option<i64>,
    pub(crate) ore: i64,
    pub(crate) note: String,
}

fn within(amiss: &mut Amiss, fields: &Fields, name: &'static str, most: i64) -> i64 {
    match hundredths(fields.get(name)) {
        Some(value) if (1..=most * 100).contains(&value) => value,
        _ => {
            amiss.push((name, Wrong::Number(1, most)));
            0
        }
    }
}

/// Reads the companion's form.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn read(fields: &Fields, rates: &[Rate], today: Date) -> Result<New, Amiss> {
    let mut amiss = Amiss::new();
    let day = fields.get("day").trim().parse().ok();
    let day = day.filter(|day| (today.saturating_sub(MONTHS.months())..=today).contains(day));
    if day.is_none() {
        amiss.push(("day", Wrong::NoDay));
    }
    let kind = Kind::from_key(fields.get("kind"));
    if kind.is_none() {
        amiss.push(("kind", Wrong::NoChoice));
    }
    let note = fields
        .get("note")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if note.chars().count() > NOTE_MAX {
        amiss.push(("note", Wrong::TooLong(NOTE_MAX)));
    }
    let (km, ore) = if kind == Some(Kind::Car) {
        let km = within(&mut amiss, fields, "km", MOST_KM);
        let rate = day.and_then(|day| rate_on(rates, day));
        if rate.is_none() && day.is_some() {
            amiss.push(("kind", Wrong::NoChoice));
        }
        (Some(km), for_drive(km, rate.unwrap_or(0)))
    } else {
        (None, within(&mut amiss, fields, "amount", MOST_KR))
    };
    match (day, kind) {
        (Some(day), Some(kind)) if amiss.is_empty() => Ok(New {
            day,
            kind,
            km,
            ore,
            note,
        }),
        _ => Err(amiss),
    }
}

/// Reads the rate's form.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn read_rate(fields: &Fields) -> Result<Rate, Amiss> {
    let mut amiss = Amiss::new();
    let from = fields.get("from").trim().parse().ok();
    if from.is_none() {
        amiss.push(("from", Wrong::NoDay));
    }
    let ore = within(&mut amiss, fields, "rate", MOST_RATE_KR);
    match from {
        Some(from) if amiss.is_empty() => Ok(Rate { from, ore }),
        _ => Err(amiss),
    }
}

/// The sum of each companion, in the order in which they come, and of all.
pub(crate) fn sums(all: &[Expense]) -> (Vec<(CompanionId, i64)>, i64) {
    let mut each: Vec<(CompanionId, i64)> = Vec::new();
    for one in all {
        match each.iter_mut().find(|(who, _)| *who == one.who) {
            Some((_, sum)) => *sum += one.ore,
            None => each.push((one.who.clone(), one.ore)),
        }
    }
    let whole = each.iter().map(|(_, sum)| sum).sum();
    (each, whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn an_amount_is_read_with_comma_or_point_and_nothing_else() {
        assert_eq!(hundredths("45"), Some(4_500));
        assert_eq!(hundredths(" 45,5 "), Some(4_550));
        assert_eq!(hundredths("45.05"), Some(4_505));
        for wrong in [
            "", "-4", "4,", ",5", "1.250,00", "4,505", "45 kr", "1e3", "٤٥", "9999999",
        ] {
            assert_eq!(hundredths(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_rate_of_the_day_of_the_drive_counts() {
        let rates = [
            Rate {
                from: date(2026, 1, 1),
                ore: 223,
            },
            Rate {
                from: date(2027, 1, 1),
                ore: 230,
            },
        ];
        assert_eq!(rate_on(&rates, date(2025, 12, 31)), None);
        assert_eq!(rate_on(&rates, date(2026, 12, 31)), Some(223));
        assert_eq!(rate_on(&rates, date(2027, 1, 1)), Some(230));
        assert_eq!(
            for_drive(1_250, 223),
            2_788,
            "12.5 km at 2.23 are 27.875, a half up"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed in ".{0,20}") {
            if let Some(value) = hundredths(&typed) {
                prop_assert!((0..=99_999_999).contains(&value));
            }
        }

        #[test]
        fn an_amount_that_is_written_is_read_as_it_was(ore in 0_i64..100_000_000) {
            prop_assert_eq!(hundredths(&format!("{},{:02}", ore / 100, ore % 100)), Some(ore));
        }
    }
}
