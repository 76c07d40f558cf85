//! What was set aside in a week, and what was used of it. Pure.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};
use kit_web::Fields;

use crate::calendar::week::monday;
use crate::group::rules::{Amiss, Wrong, number};

/// The most hours of a week.
pub(crate) const MOST_HOURS: i64 = 400;
/// How long a group's meeting may count, in minutes.
pub(crate) const MEETING: std::ops::RangeInclusive<i64> = 15..=480;
/// A group's meeting counts so long until the association says otherwise.
pub(crate) const MEETING_MIN: i64 = 90;
/// The longest answer to what is done less.
pub(crate) const LESS_MAX: usize = 200;
/// So many weeks are shown that have been.
pub(crate) const BACK: i64 = 8;
/// And so many that come.
pub(crate) const AHEAD: i64 = 2;

/// Hours set aside from a Monday on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aim {
    pub(crate) starts: Date,
    pub(crate) week_min: i64,
    pub(crate) meeting_min: i64,
    pub(crate) less: Option<String>,
}

/// Something that took time, or will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spent {
    pub(crate) at: DateTime,
    /// None: a meeting of a group, which counts as long as the aim of its week says.
    pub(crate) minutes: Option<i64>,
    /// Whether it has been.
    pub(crate) been: bool,
}

/// One week in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Week {
    pub(crate) first: Date,
    /// None where nothing was set aside.
    pub(crate) aim: Option<i64>,
    pub(crate) used: i64,
    pub(crate) booked: i64,
}

impl Week {
    /// What is left of the hours set aside; below nought where more is used and agreed.
    pub(crate) fn left(&self) -> Option<i64> {
        self.aim.map(|aim| aim - self.used - self.booked)
    }
}

/// The aim that holds in a week; `aims` stand in the order in which they were set.
pub(crate) fn of_week(aims: &[Aim], first: Date) -> Option<&Aim> {
    aims.iter()
        .filter(|aim| aim.starts <= first)
        .max_by_key(|aim| aim.starts)
}

/// The weeks around today, the newest first.
pub(crate) fn weeks(aims: &[Aim], spent: &[Spent], today: Date) -> Vec<Week> {
    let this = monday(today);
    (-AHEAD..=BACK)
        .map(|back| {
            let first = this.saturating_sub(Span::new().weeks(back));
            let aim = of_week(aims, first);
            let meeting = aim.map_or(MEETING_MIN, |aim| aim.meeting_min);
            let sum = |been: bool| -> i64 {
                spent
                    .iter()
                    .filter(|one| one.been == been && monday(one.at.date()) == first)
                    // What was promised and never closed took no time that anybody knows of.
                    .filter(|one| one.been || today <= one.at.date())
                    .map(|one| one.minutes.unwrap_or(meeting))
                    .sum()
            };
            Week {
                first,
                aim: aim.map(|aim| aim.week_min),
                used: sum(true),
                booked: sum(false),
            }
        })
        .collect()
}

/// Reads what a coordinator sets aside from this week on; more than before needs an answer to what is done less.
pub(crate) fn read(fields: &Fields, today: Date, before: Option<&Aim>) -> Result<Aim, Amiss> {
    let mut amiss = Amiss::new();
    let hours = number(&mut amiss, fields, "hours", 0, MOST_HOURS);
    let (from, to) = (*MEETING.start(), *MEETING.end());
    let meeting_min = number(&mut amiss, fields, "meeting_min", from, to);
    let less = fields.get("less").split_whitespace().collect::<Vec<_>>();
    let less = less.join(" ");
    let more = hours * 60 > before.map_or(0, |aim| aim.week_min);
    if less.chars().count() > LESS_MAX {
        amiss.push(("less", Wrong::TooLong(LESS_MAX)));
    } else if less.is_empty() && more && amiss.is_empty() {
        amiss.push(("less", Wrong::Missing));
    }
    if amiss.is_empty() {
        Ok(Aim {
            starts: monday(today),
            week_min: hours * 60,
            meeting_min,
            less: (!less.is_empty()).then_some(less),
        })
    } else {
        Err(amiss)
    }
}

/// The first moment that is looked at.
pub(crate) fn since(today: Date) -> DateTime {
    monday(today).saturating_sub(BACK.weeks()).at(0, 0, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn aim(starts: Date, hours: i64) -> Aim {
        Aim {
            starts,
            week_min: hours * 60,
            meeting_min: 90,
            less: None,
        }
    }

    /// BR-11: each week keeps what was set aside for it, and what was used of it.
    #[test]
    fn a_week_keeps_its_own_hours() {
        let aims = [
            aim(date(2026, 11, 2), 10),
            aim(date(2026, 11, 16), 12),
            aim(date(2026, 11, 16), 14),
        ];
        let at = |day: Date| day.at(16, 0, 0, 0);
        let spent = [
            Spent {
                at: at(date(2026, 11, 4)),
                minutes: Some(60),
                been: true,
            },
            Spent {
                at: at(date(2026, 11, 8)),
                minutes: None,
                been: true,
            },
            Spent {
                at: at(date(2026, 11, 25)),
                minutes: Some(120),
                been: false,
            },
        ];
        let weeks = weeks(&aims, &spent, date(2026, 11, 22));
        let of = |first: Date| weeks.iter().find(|week| week.first == first).copied();
        let week = |first, aim, used, booked| {
            Some(Week {
                first,
                aim,
                used,
                booked,
            })
        };
        let days = [
            date(2026, 10, 26),
            date(2026, 11, 2),
            date(2026, 11, 16),
            date(2026, 11, 23),
        ];
        assert_eq!(of(days[0]), week(days[0], None, 0, 0));
        assert_eq!(
            of(days[1]),
            week(days[1], Some(600), 150, 0),
            "a meeting counts as the week's aim says"
        );
        assert_eq!(
            of(days[2]),
            week(days[2], Some(840), 0, 0),
            "the later word of one Monday holds"
        );
        assert_eq!(of(days[3]), week(days[3], Some(840), 0, 120));
        assert_eq!(weeks.len(), 11);
        assert_eq!(of(days[1]).and_then(|week| week.left()), Some(450));
        assert_eq!(of(days[0]).and_then(|week| week.left()), None);
        let early = Spent {
            at: at(date(2026, 10, 28)),
            minutes: None,
            been: true,
        };
        let forgotten = Spent {
            at: at(date(2026, 11, 19)),
            minutes: Some(60),
            been: false,
        };
        let weeks = super::weeks(&aims, &[early, forgotten], date(2026, 11, 22));
        let of = |first: Date| weeks.iter().find(|week| week.first == first).copied();
        assert_eq!(
            of(days[0]),
            week(days[0], None, 90, 0),
            "a meeting counts before anything is set aside"
        );
        assert_eq!(
            of(days[2]),
            week(days[2], Some(840), 0, 0),
            "a promise of the past that nobody closed is no booking"
        );
    }

    /// BR-11, as BR-10: more hours come from somewhere; fewer need no answer.
    #[test]
    fn more_hours_need_an_answer_to_what_is_done_less() {
        let today = date(2026, 11, 22);
        let typed = |hours, less| {
            let fields = [("hours", hours), ("meeting_min", "90"), ("less", less)];
            read(
                &Fields::of(&fields),
                today,
                Some(&aim(date(2026, 11, 2), 10)),
            )
        };
        assert_eq!(typed("12", " "), Err(vec![("less", Wrong::Missing)]));
        assert_eq!(
            typed("8", "").map(|aim| (aim.starts, aim.week_min)),
            Ok((date(2026, 11, 16), 480))
        );
        assert_eq!(
            typed("12", "Færre  opslag").map(|aim| aim.less),
            Ok(Some("Færre opslag".to_owned()))
        );
        assert_eq!(
            typed("mange", "x"),
            Err(vec![("hours", Wrong::Number(0, MOST_HOURS))])
        );
    }
}
