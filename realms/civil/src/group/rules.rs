//! When the meetings are, what may be typed, and which figures may be shown. Pure.

use engine_planning::calendar::is_holiday;
use jiff::Span;
use jiff::civil::DateTime;
use kit_web::Fields;

/// The most meetings of a programme.
pub(crate) const MOST_MEETINGS: i64 = 30;
/// The longest title, in letters.
pub(crate) const TITLE_MAX: usize = 80;
/// The longest name of a place.
pub(crate) const PLACE_MAX: usize = 160;
/// The longest page of a manual.
pub(crate) const BODY_MAX: usize = 4_000;
/// The most who can come to one meeting.
pub(crate) const MOST_COME: i64 = 40;
/// Figures of fewer people could tell of somebody.
pub(crate) const FEWEST: i64 = 5;

/// How close a meeting was to the manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    AsManual,
    Shorter,
    OtherOrder,
    LeftOut,
    OwnPoint,
}

impl How {
    /// Every answer, the plain one first.
    pub(crate) const ALL: [Self; 5] = [
        Self::AsManual,
        Self::Shorter,
        Self::OtherOrder,
        Self::LeftOut,
        Self::OwnPoint,
    ];

    /// The word in the database and in the form.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::AsManual => "as-manual",
            Self::Shorter => "shorter",
            Self::OtherOrder => "other-order",
            Self::LeftOut => "left-out",
            Self::OwnPoint => "own-point",
        }
    }

    /// The answer of this word.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    Missing,
    TooLong(usize),
    /// A whole number from the first to the last.
    Number(i64, i64),
    NoTime,
    /// No day, or none that can be.
    NoDay,
    Past,
    NoChoice,
    /// The same person twice.
    Same,
}

/// Each field with what is amiss.
pub(crate) type Amiss = Vec<(&'static str, Wrong)>;

/// A text that must stand there, no longer than this.
pub(crate) fn text(amiss: &mut Amiss, fields: &Fields, name: &'static str, most: usize) -> String {
    let typed = fields.get(name).trim();
    if typed.is_empty() {
        amiss.push((name, Wrong::Missing));
    } else if typed.chars().count() > most {
        amiss.push((name, Wrong::TooLong(most)));
    }
    typed.to_owned()
}

/// A whole number.
pub(crate) fn number(
    amiss: &mut Amiss,
    fields: &Fields,
    name: &'static str,
    from: i64,
    to: i64,
) -> i64 {
    let read = fields.get(name).trim().parse::<i64>().ok();
    read.filter(|n| (from..=to).contains(n)).unwrap_or_else(|| {
        amiss.push((name, Wrong::Number(from, to)));
        from
    })
}

/// A day and a clock that are still to come.
pub(crate) fn time(amiss: &mut Amiss, fields: &Fields, now: DateTime) -> DateTime {
    let typed = format!("{} {}", fields.get("date"), fields.get("clock"));
    match DateTime::strptime("%Y-%m-%d %H:%M", typed) {
        Ok(at) if at > now => return at,
        Ok(_) => amiss.push(("date", Wrong::Past)),
        Err(_) => amiss.push(("date", Wrong::NoTime)),
    }
    now
}

/// The days of all meetings: each week at the same time, and no public holiday.
pub(crate) fn dates(first: DateTime, meetings: i64) -> Vec<DateTime> {
    let mut found = Vec::new();
    let mut at = Some(first);
    while let Some(day) = at {
        if i64::try_from(found.len()).unwrap_or(i64::MAX) >= meetings {
            break;
        }
        // A first meeting on a holiday is the coordinator's own choice.
        if found.is_empty() || !is_holiday(day.date()) {
            found.push(day);
        }
        at = day.checked_add(Span::new().weeks(1)).ok();
    }
    found
}

/// What is told of a whole group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) average: i64,
    pub(crate) held: i64,
    pub(crate) as_manual: i64,
}

/// The figures of a group, or none while fewer than [`FEWEST`] have come to every meeting.
pub(crate) fn figures(held: &[super::Held]) -> Option<Figures> {
    let most = held.iter().map(|one| one.came).max()?;
    if most < FEWEST {
        return None;
    }
    let count = i64::try_from(held.len()).ok()?;
    let sum: i64 = held.iter().map(|one| one.came).sum();
    let as_manual = held.iter().filter(|one| one.how == How::AsManual).count();
    Some(Figures {
        average: (sum + count / 2) / count,
        held: count,
        as_manual: i64::try_from(as_manual).ok()?,
    })
}

/// The figures of several groups together, and of how many. Only groups whose own figures may be shown are counted, and at least
/// two: what is left of a sum when a group is taken from it must not tell of a small one (VH-8).
pub(crate) fn over_groups(groups: &[Vec<super::Held>]) -> Option<(i64, Figures)> {
    let shown = groups.iter().filter(|held| figures(held).is_some());
    let count = i64::try_from(shown.clone().count()).ok()?;
    let all: Vec<super::Held> = shown.flatten().copied().collect();
    let of = figures(&all)?;
    (count > 1).then_some((count, of))
}

#[cfg(test)]
mod tests {
    use super::super::Held;
    use super::{Figures, How, dates, figures, over_groups};
    use jiff::civil::date;

    // VH-4: the number of meetings is the programme's own.
    #[test]
    fn ten_weekly_meetings_pass_over_the_holidays() {
        // Maundy Thursday and Ascension Day of 2027 are the 25th of March and the 6th of May.
        let found = dates(date(2027, 3, 4).at(16, 0, 0, 0), 10);
        assert_eq!(found.len(), 10);
        assert!(!found.iter().any(|at| at.date() == date(2027, 3, 25)));
        assert!(!found.iter().any(|at| at.date() == date(2027, 5, 6)));
        assert_eq!(found.last(), Some(&date(2027, 5, 20).at(16, 0, 0, 0)));
    }

    fn held(came: i64, how: How) -> Held {
        Held {
            came,
            how,
            version: 1,
        }
    }

    // VH-8
    #[test]
    fn figures_of_fewer_than_five_are_not_shown() {
        assert_eq!(figures(&[]), None);
        assert_eq!(figures(&[held(4, How::AsManual)]), None);
        let two = [held(5, How::AsManual), held(8, How::Shorter)];
        let wanted = Figures {
            average: 7,
            held: 2,
            as_manual: 1,
        };
        assert_eq!(figures(&two), Some(wanted));
    }

    // VH-8, item 5
    #[test]
    fn figures_over_groups_leave_small_groups_out_and_need_two() {
        let (large, small) = (vec![held(6, How::AsManual)], vec![held(4, How::Shorter)]);
        assert_eq!(over_groups(&[large.clone(), small.clone()]), None);
        let three = [
            large.clone(),
            small,
            vec![held(9, How::Shorter), held(6, How::AsManual)],
        ];
        let wanted = Figures {
            average: 7,
            held: 3,
            as_manual: 2,
        };
        assert_eq!(over_groups(&three), Some((2, wanted)));
    }
}
