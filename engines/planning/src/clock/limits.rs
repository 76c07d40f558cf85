//! What the law allows, as dated data: the law changes, the program does not.

use jiff::civil::{Date, date};

use super::end_of;

/// The section of serviceloven that a course stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// § 82 a, help and support in a group.
    Group82a,
    /// § 82 b, individual and time-limited socio-educational help and support.
    Individual82b,
}

impl Basis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Group82a, Self::Individual82b];

    /// The word used in forms and in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Group82a => "82a",
            Self::Individual82b => "82b",
        }
    }

    /// The section with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.key() == key)
    }
}

/// How long a course may last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// No limit, so an end need not be fixed.
    NoLimit,
    /// A period fixed beforehand, of at most so many calendar months (see [`end_of`]).
    Months(u8),
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalLimit {
    /// The section.
    pub basis: Basis,
    /// The first day on which a course with this limit may begin.
    pub from: Date,
    /// The limit.
    pub counting: Counting,
    /// Where it stands, for the person who asks.
    pub source: String,
}

/// The limits through time. A course follows the line in force on its first day (inferred; no rule established).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalLimits(Vec<LegalLimit>);

/// What is wrong with the dates of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitFault {
    /// The last day lies before the first.
    EndsBeforeStart,
    /// The section demands an end fixed beforehand, and there is none.
    EndMissing {
        /// The latest end allowed.
        latest: Date,
    },
    /// The end lies beyond the limit.
    TooLong {
        /// The latest end allowed.
        latest: Date,
        /// Days beyond it.
        days_over: u32,
    },
    /// The course begins before the section was in force. Such courses exist in old reports (DOMAIN.md §10), so this warns.
    BeforeInForce {
        /// The day the section came into force; `None` where the table has no line for it.
        in_force: Option<Date>,
    },
}

impl LimitFault {
    /// Whether the course may not be opened so; the others only warn.
    #[must_use]
    pub const fn bars(self) -> bool {
        match self {
            Self::EndsBeforeStart | Self::EndMissing { .. } | Self::TooLong { .. } => true,
            Self::BeforeInForce { .. } => false,
        }
    }
}

impl LegalLimits {
    /// A table of one's own. The lines may come in any order; of two for the same section and day the later in the list wins.
    #[must_use]
    pub fn new(mut lines: Vec<LegalLimit>) -> Self {
        lines.sort_by_key(|line| line.from);
        Self(lines)
    }

    /// The table as known: § 82 a without a limit, § 82 b six calendar months, both from 1 January 2018 (DOMAIN.md §2.1–2.2).
    #[must_use]
    pub fn known() -> Self {
        let line = |basis, counting, source: &str| LegalLimit {
            basis,
            from: date(2018, 1, 1),
            counting,
            source: source.to_owned(),
        };
        Self::new(vec![
            line(Basis::Group82a, Counting::NoLimit, "Serviceloven § 82 a"),
            line(
                Basis::Individual82b,
                Counting::Months(6),
                "Serviceloven § 82 b",
            ),
        ])
    }

    /// The line in force on a day; before the first line, `None`.
    #[must_use]
    pub fn on(&self, basis: Basis, day: Date) -> Option<&LegalLimit> {
        self.0
            .iter()
            .rev()
            .find(|line| line.basis == basis && line.from <= day)
    }

    /// The latest last day of a course that begins on `start`; `None` where there is no limit.
    /// A course from before the section was in force is measured by its first line.
    #[must_use]
    pub fn latest_end(&self, basis: Basis, start: Date) -> Option<Date> {
        let first = || self.0.iter().find(|line| line.basis == basis);
        match self.on(basis, start).or_else(first)?.counting {
            Counting::NoLimit => None,
            Counting::Months(months) => Some(end_of(start, months)),
        }
    }

    /// Every fault in the dates of a course, those that bar it first; empty: none. `end` is the decided last day,
    /// `None` where it is open.
    #[must_use]
    pub fn check(&self, basis: Basis, start: Date, end: Option<Date>) -> Vec<LimitFault> {
        let mut faults = Vec::new();
        match (end, self.latest_end(basis, start)) {
            (Some(end), _) if end < start => faults.push(LimitFault::EndsBeforeStart),
            (Some(end), Some(latest)) if end > latest => {
                let days_over =
                    u32::try_from(latest.duration_until(end).as_hours() / 24).unwrap_or(u32::MAX);
                faults.push(LimitFault::TooLong { latest, days_over });
            }
            (None, Some(latest)) => faults.push(LimitFault::EndMissing { latest }),
            (Some(_), _) | (None, None) => {}
        }
        if self.on(basis, start).is_none() {
            let in_force = self
                .0
                .iter()
                .find(|line| line.basis == basis)
                .map(|line| line.from);
            faults.push(LimitFault::BeforeInForce { in_force });
        }
        faults
    }
}

impl Default for LegalLimits {
    fn default() -> Self {
        Self::known()
    }
}

#[cfg(test)]
mod tests {
    use super::{Basis, Counting, LegalLimit, LegalLimits, LimitFault};
    use jiff::civil::date;

    #[test]
    fn an_individual_course_may_last_six_months_and_not_a_day_more() {
        let limits = LegalLimits::known();
        let start = date(2026, 11, 22);
        assert_eq!(
            limits.latest_end(Basis::Individual82b, start),
            Some(date(2027, 5, 21))
        );
        assert_eq!(
            limits.check(Basis::Individual82b, start, Some(date(2027, 5, 21))),
            []
        );
        assert_eq!(
            limits.check(Basis::Individual82b, start, Some(date(2027, 5, 23))),
            [LimitFault::TooLong {
                latest: date(2027, 5, 21),
                days_over: 2
            }]
        );
    }

    #[test]
    fn an_individual_course_without_an_end_is_barred_and_a_group_is_not() {
        let limits = LegalLimits::known();
        let start = date(2026, 11, 22);
        let faults = limits.check(Basis::Individual82b, start, None);
        assert_eq!(
            faults,
            [LimitFault::EndMissing {
                latest: date(2027, 5, 21)
            }]
        );
        assert!(faults.iter().all(|fault| fault.bars()));
        assert_eq!(limits.check(Basis::Group82a, start, None), []);
        assert_eq!(
            limits.check(Basis::Group82a, start, Some(date(2030, 1, 1))),
            []
        );
        assert_eq!(
            limits.check(Basis::Group82a, start, Some(date(2026, 11, 21))),
            [LimitFault::EndsBeforeStart],
            "but it does not end before it begins"
        );
    }

    #[test]
    fn a_course_from_before_the_law_is_accepted_with_a_warning() {
        let limits = LegalLimits::known();
        let faults = limits.check(
            Basis::Individual82b,
            date(2017, 5, 1),
            Some(date(2017, 10, 31)),
        );
        assert_eq!(
            faults,
            [LimitFault::BeforeInForce {
                in_force: Some(date(2018, 1, 1))
            }]
        );
        assert!(!faults.iter().any(|fault| fault.bars()));
    }

    #[test]
    fn a_new_law_holds_for_courses_that_begin_under_it() {
        let line = |from, months| LegalLimit {
            basis: Basis::Individual82b,
            from,
            counting: Counting::Months(months),
            source: String::new(),
        };
        let limits = LegalLimits::new(vec![line(date(2028, 1, 1), 12), line(date(2018, 1, 1), 6)]);
        assert_eq!(
            limits.latest_end(Basis::Individual82b, date(2027, 12, 31)),
            Some(date(2028, 6, 30))
        );
        assert_eq!(
            limits.latest_end(Basis::Individual82b, date(2028, 1, 1)),
            Some(date(2028, 12, 31))
        );
        let unknown = limits.check(Basis::Group82a, date(2028, 1, 1), None);
        assert_eq!(unknown, [LimitFault::BeforeInForce { in_force: None }]);
    }

    #[test]
    fn both_sections_are_found_again_by_their_keys() {
        for basis in Basis::ALL {
            assert_eq!(Basis::from_key(basis.key()), Some(basis));
        }
    }
}
