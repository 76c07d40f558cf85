//! When the next meeting is due, when a plan ends, and what a coordinator has to look at. Pure.

use jiff::Span;
use jiff::civil::{Date, DateTime};

use crate::group::ProgrammeId;

/// So many months of one rhythm at most.
pub(crate) const MOST_OF_ONE: i64 = 12;
/// Nobody plans longer than this.
pub(crate) const MOST_MONTHS: i64 = 24;
/// So many days without contact and without an appointment are looked at.
pub(crate) const QUIET_DAYS: i64 = 14;
/// A visit that was not closed so many days after it is looked at.
pub(crate) const UNCLOSED_DAYS: i64 = 2;
/// So many days before its end a plan is talked about.
pub(crate) const SOON_DAYS: i64 = 30;

/// Months of each rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Length {
    /// Every week.
    pub(crate) weekly: i64,
    /// Every other week.
    pub(crate) fortnightly: i64,
    /// Every fourth week.
    pub(crate) monthly: i64,
}

impl Length {
    /// What a form begins with: half a year, as peer programmes have it (VH-6).
    pub(crate) const HALF_A_YEAR: Self = Self {
        weekly: 2,
        fortnightly: 2,
        monthly: 2,
    };

    /// All months together.
    pub(crate) const fn months(self) -> i64 {
        self.weekly + self.fortnightly + self.monthly
    }
}

/// How often two meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rhythm {
    Weekly,
    Fortnightly,
    Monthly,
}

impl Rhythm {
    /// Weeks from one meeting to the next.
    pub(crate) const fn weeks(self) -> i64 {
        match self {
            Self::Weekly => 1,
            Self::Fortnightly => 2,
            Self::Monthly => 4,
        }
    }
}

/// What two people mean to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The first day.
    pub(crate) starts: Date,
    pub(crate) length: Length,
    /// The programme that it follows, where it follows one.
    pub(crate) programme: Option<ProgrammeId>,
}

fn later(day: Date, months: i64) -> Date {
    day.saturating_add(Span::new().months(months))
}

impl Plan {
    /// The first day after it.
    pub(crate) fn ends(&self) -> Date {
        later(self.starts, self.length.months())
    }

    /// Whether it lies behind.
    pub(crate) fn is_over(&self, day: Date) -> bool {
        self.ends() <= day
    }

    /// How often two meet at this day; the last rhythm goes on after the end.
    pub(crate) fn rhythm(&self, day: Date) -> Rhythm {
        let of = self.length;
        if day < later(self.starts, of.weekly) {
            Rhythm::Weekly
        } else if day < later(self.starts, of.weekly + of.fortnightly) {
            Rhythm::Fortnightly
        } else if of.monthly > 0 {
            Rhythm::Monthly
        } else if of.fortnightly > 0 {
            Rhythm::Fortnightly
        } else {
            Rhythm::Weekly
        }
    }

    /// The day that is meant for the next meeting after one on `last`.
    pub(crate) fn next_after(&self, last: Date) -> Date {
        last.saturating_add(Span::new().weeks(self.rhythm(last).weeks()))
    }
}

/// What is known of an accompaniment that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Course<'a> {
    pub(crate) plan: Option<&'a Plan>,
    /// The day of the last step or message.
    pub(crate) last_contact: Date,
    /// When the open visit is, if one is promised or asked for.
    pub(crate) visit: Option<DateTime>,
}

/// Why a coordinator looks at an accompaniment first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Notice {
    /// The plan's time is over and the accompaniment still runs.
    Over {
        /// Since when.
        on: Date,
    },
    /// So many days without contact, and nothing agreed.
    Quiet {
        /// How many.
        days: i64,
    },
    /// A visit has been, and nobody has said how it was.
    Unclosed {
        /// On which day.
        on: Date,
    },
    /// The plan ends within a month.
    EndsSoon {
        /// The first day after it.
        on: Date,
    },
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// What to look at, the most pressing first.
pub(crate) fn notices(course: Course<'_>, today: Date) -> Vec<Notice> {
    let mut found = Vec::new();
    if let Some(plan) = course.plan {
        let on = plan.ends();
        if plan.is_over(today) {
            found.push(Notice::Over { on });
        } else if days(today, on) <= SOON_DAYS {
            found.push(Notice::EndsSoon { on });
        }
    }
    match course.visit.map(DateTime::date) {
        Some(on) if days(on, today) > UNCLOSED_DAYS => found.push(Notice::Unclosed { on }),
        Some(_) => {}
        None => {
            let days = days(course.last_contact, today);
            if days >= QUIET_DAYS {
                found.push(Notice::Quiet { days });
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn plan(starts: Date) -> Plan {
        Plan {
            starts,
            length: Length::HALF_A_YEAR,
            programme: None,
        }
    }

    /// VH-6: at least half a year, thinner and thinner, with an end.
    #[test]
    fn meetings_thin_out_towards_the_end() {
        let plan = plan(date(2026, 11, 25));
        assert_eq!(plan.next_after(date(2026, 11, 25)), date(2026, 12, 2));
        assert_eq!(plan.next_after(date(2027, 1, 24)), date(2027, 1, 31));
        assert_eq!(plan.next_after(date(2027, 1, 27)), date(2027, 2, 10));
        assert_eq!(plan.next_after(date(2027, 3, 31)), date(2027, 4, 28));
        assert_eq!(plan.ends(), date(2027, 5, 25));
        assert!(!plan.is_over(date(2027, 5, 24)) && plan.is_over(date(2027, 5, 25)));
    }

    /// A plan from the last day of a month ends on a day that is there.
    #[test]
    fn a_month_may_be_shorter() {
        assert_eq!(plan(date(2026, 8, 31)).ends(), date(2027, 2, 28));
    }

    /// BR-6, BR-13: fourteen days of silence, an unclosed visit and a plan that has run out are seen, and nothing else.
    #[test]
    fn what_a_coordinator_looks_at_first() {
        let plan = plan(date(2026, 11, 25));
        let course = |last_contact, visit| Course {
            plan: Some(&plan),
            last_contact,
            visit,
        };
        let at = |day: Date| Some(day.at(16, 0, 0, 0));
        let (mid, late) = (date(2027, 1, 20), date(2027, 5, 10));
        assert_eq!(notices(course(date(2027, 1, 7), None), mid), []);
        assert_eq!(
            notices(course(date(2027, 1, 6), None), mid),
            [Notice::Quiet { days: 14 }]
        );
        let ahead = course(date(2026, 12, 1), at(date(2027, 1, 27)));
        assert_eq!(notices(ahead, mid), [], "something is agreed");
        let past = course(date(2027, 1, 10), at(date(2027, 1, 17)));
        assert_eq!(
            notices(past, mid),
            [Notice::Unclosed {
                on: date(2027, 1, 17)
            }]
        );
        let on = date(2027, 5, 25);
        let soon = course(late, at(date(2027, 5, 12)));
        assert_eq!(notices(soon, late), [Notice::EndsSoon { on }]);
        assert_eq!(
            notices(course(date(2027, 5, 1), None), date(2027, 6, 1)),
            [Notice::Over { on }, Notice::Quiet { days: 31 }]
        );
    }

    proptest! {
        /// VH-6: whatever the months, the days between two meetings never grow fewer, and the end is where the months say.
        #[test]
        fn a_plan_only_thins_out(
            day in 0..4000_i64,
            weekly in 0..=MOST_OF_ONE, fortnightly in 0..=MOST_OF_ONE, monthly in 0..=MOST_OF_ONE,
        ) {
            let length = Length { weekly, fortnightly, monthly };
            prop_assume!(length.months() > 0);
            let starts = date(2024, 1, 1).saturating_add(Span::new().days(day));
            let plan = Plan { starts, length, programme: None };
            let (mut at, mut weeks) = (starts, 0);
            while !plan.is_over(at) {
                let now = plan.rhythm(at).weeks();
                prop_assert!(now >= weeks, "{at}: {now} after {weeks}");
                weeks = now;
                at = plan.next_after(at);
            }
            prop_assert!(days(starts, plan.ends()) >= length.months() * 28);
        }
    }
}
