//! Where a course stands today, and what is due in it.

use engine_planning::clock::{Phase, WeekOf, week_of};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};
use kit_web::Asked;
use kit_words::when;

use super::policy::CoursePolicy;
use super::story::{State, Story};

/// Where a course stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// It has no end fixed.
    Open,
    /// It has one.
    Clocked {
        /// Week and phase.
        week: WeekOf,
        /// Its last day.
        end: Date,
    },
}

/// From how many days before the end the last day is told beside the week.
const NEAR_END_DAYS: u32 = 21;

impl Where {
    /// Reads the clock.
    pub(crate) fn of(start: Date, end: Option<Date>, today: Date) -> Self {
        end.map_or(Self::Open, |end| Self::Clocked {
            week: week_of(start, end, today),
            end,
        })
    }

    /// "uge 7 af 26", near the end with the last day.
    pub(crate) fn in_words(&self, asked: &Asked) -> String {
        let Self::Clocked { week, end } = self else {
            return asked.say("course-no-end");
        };
        let day = || when::day_of_month(asked.lang(), *end);
        match week.phase {
            Phase::Over { .. } => asked.tell("course-over", &[("day", day().into())]),
            Phase::NotBegun { .. } => asked.say("course-not-begun"),
            Phase::Running => {
                let said = asked.tell(
                    "course-week",
                    &[
                        ("n", i64::from(week.n).into()),
                        ("of", i64::from(week.of).into()),
                    ],
                );
                if week.days_left <= NEAR_END_DAYS {
                    let ends = asked.tell("course-ends", &[("day", day().into())]);
                    format!("{said}. {ends}")
                } else {
                    said
                }
            }
        }
    }
}

/// What is due in a course. Nothing is ever due in one that has ended: the software goes quiet (BR-20).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// The last day is over, and nobody has agreed what comes after.
    Loose {
        /// The last day.
        end: Date,
    },
    /// So many weeks are left, at most (DD-16).
    Weeks(u32),
    /// The taper and what catches the guest are not agreed (DD-8).
    Taper,
    /// What comes after is not agreed.
    Plan,
    /// The last day is to be said back at the next talk (FR-12).
    SayEnd,
    /// As many meetings as the offer's rules allow were held (GM-6).
    NoMoreMeetings(u32),
}

impl Due {
    /// Whether the last day is over with nothing agreed.
    pub(crate) const fn is_loose(&self) -> bool {
        matches!(self, Self::Loose { .. })
    }

    /// Whether it is about the time left, so that the day's page tells it and not only the guest's own (DD-16).
    pub(crate) const fn is_alarm(&self) -> bool {
        matches!(
            self,
            Self::Loose { .. } | Self::Weeks(_) | Self::Taper | Self::Plan
        )
    }
}

/// Talks at which the last day is always said (FR-12).
const FIRST_TALKS: u32 = 3;

/// What is due today.
pub(crate) fn due(
    start: Date,
    decided: Option<Date>,
    story: &Story,
    policy: &CoursePolicy,
    today: Date,
    zone: &TimeZone,
) -> Vec<Due> {
    let mut all = Vec::new();
    if !story.state.open() {
        return all;
    }
    if let Some(end) = story.last_day(decided, today) {
        let week = week_of(start, end, today);
        if matches!(week.phase, Phase::Over { .. }) {
            return vec![Due::Loose { end }];
        }
        let within = |weeks: u32| week.days_left <= weeks.saturating_mul(7);
        let nearest = policy
            .alarm_weeks
            .iter()
            .copied()
            .filter(|w| within(*w))
            .min();
        all.extend(nearest.map(Due::Weeks));
        if within(policy.taper_weeks) && story.taper.is_none() {
            all.push(Due::Taper);
        }
        if nearest.is_some() && story.plan.is_none() {
            all.push(Due::Plan);
        }
        if say_end(start, story, today, zone) {
            all.push(Due::SayEnd);
        }
    }
    if let Some(most) = policy.most_meetings.filter(|most| story.talks >= *most) {
        all.push(Due::NoMoreMeetings(most));
    }
    all
}

/// At the first three talks each time, and later each month.
fn say_end(start: Date, story: &Story, today: Date, zone: &TimeZone) -> bool {
    if matches!(story.state, State::Paused { .. }) {
        return false;
    }
    let (times, last) = story.said_back;
    if story.talks < FIRST_TALKS {
        return times <= story.talks;
    }
    let last = last.map_or(start, |at| at.to_zoned(zone.clone()).date());
    last.saturating_add(1.month()) <= today
}

/// The days on which goals are looked at together, made at the start: every so many weeks until the end (DD-7).
pub(crate) fn follow_ups(start: Date, end: Date, weeks: u8) -> Vec<Date> {
    let mut days = Vec::new();
    if weeks == 0 {
        return days;
    }
    for n in 1_i64.. {
        let day = start.saturating_add(Span::new().weeks(n * i64::from(weeks)));
        if day > end || day == Date::MAX {
            break;
        }
        days.push(day);
    }
    days
}
