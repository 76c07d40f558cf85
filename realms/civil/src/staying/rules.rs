//! Half years, and which counts fit together. Pure.

use jiff::Span;
use jiff::civil::{Date, date};

/// When it is counted, in months after the half year in which people began; 0 is how many began.
pub(crate) const MONTHS: [i64; 4] = [0, 3, 6, 12];
/// The largest number that a community counts.
pub(crate) const MOST: i64 = 500;
/// A share is shown from so many newcomers on: below, a number is nearly a person.
pub(crate) const SHOWN_FROM: i64 = 10;
/// Half years that a form offers.
const OFFERED: usize = 4;

/// A half year: January to June is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Half {
    pub(crate) year: i16,
    /// 1 or 2.
    pub(crate) part: i8,
}

impl Half {
    pub(crate) fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            part: if day.month() <= 6 { 1 } else { 2 },
        }
    }

    /// `2026-2`.
    pub(crate) fn key(self) -> String {
        format!("{}-{}", self.year, self.part)
    }

    pub(crate) fn from_key(text: &str) -> Option<Self> {
        let (year, part) = text.split_once('-')?;
        let half = Self {
            year: year.parse().ok()?,
            part: part.parse().ok()?,
        };
        (matches!(half.part, 1 | 2) && (2000..=2200).contains(&half.year)).then_some(half)
    }

    fn before(self) -> Self {
        match self.part {
            2 => Self { part: 1, ..self },
            _ => Self {
                year: self.year - 1,
                part: 2,
            },
        }
    }

    /// The last day of it.
    fn last(self) -> Date {
        if self.part == 1 {
            date(self.year, 6, 30)
        } else {
            date(self.year, 12, 31)
        }
    }

    /// The first day on which everybody who began has had so many months; the newcomers themselves are counted meanwhile.
    pub(crate) fn countable(self, months: i64) -> Option<Date> {
        if months == 0 {
            return Some(date(self.year, if self.part == 1 { 1 } else { 7 }, 1));
        }
        self.last().checked_add(Span::new().months(months)).ok()
    }
}

/// The half years that can be counted now, this one first.
pub(crate) fn offered(today: Date) -> Vec<Half> {
    std::iter::successors(Some(Half::of(today)), |half| Some(half.before()))
        .take(OFFERED)
        .collect()
}

/// One count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) half: Half,
    pub(crate) months: i64,
    pub(crate) people: i64,
}

/// Why a count is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// So many months have not passed; the day from which it can be counted.
    TooEarly(Date),
    /// How many began has to be said first.
    NoBeginning,
    /// More are still there than began; how many that were.
    MoreThanBegan(i64),
    /// Fewer began than were still there later; how many that were.
    FewerThanStayed(i64),
}

/// Whether a count fits what is known of the same community.
///
/// # Errors
/// [`Wrong`] if it does not.
pub(crate) fn fits(known: &[Count], new: Count, today: Date) -> Result<(), Wrong> {
    if let Some(day) = new.half.countable(new.months).filter(|day| *day > today) {
        return Err(Wrong::TooEarly(day));
    }
    let same = || known.iter().filter(|one| one.half == new.half);
    if new.months == 0 {
        let stayed = same().filter(|one| one.months > 0).map(|one| one.people);
        return match stayed.max().filter(|stayed| *stayed > new.people) {
            Some(stayed) => Err(Wrong::FewerThanStayed(stayed)),
            None => Ok(()),
        };
    }
    match same().find(|one| one.months == 0) {
        None => Err(Wrong::NoBeginning),
        Some(began) if new.people > began.people => Err(Wrong::MoreThanBegan(began.people)),
        Some(_) => Ok(()),
    }
}

/// How many of those who began are still there after so many months, over all half years of which both are counted: still
/// there, and of how many. None below [`SHOWN_FROM`].
pub(crate) fn share(known: &[Count], months: i64) -> Option<(i64, i64)> {
    let still = known.iter().filter(|one| one.months == months);
    let (mut there, mut of) = (0, 0);
    for one in still {
        let began = known
            .iter()
            .find(|other| other.half == one.half && other.months == 0)?;
        there += one.people;
        of += began.people;
    }
    (of >= SHOWN_FROM).then_some((there, of))
}

/// The curve of who is still there, as points of a drawing of 320 by 120: a month is 25 wide, everybody is at 10 and nobody
/// at 110. Each point after the beginning rests on [`SHOWN_FROM`] newcomers or more; without one there is no curve.
pub(crate) fn curve(known: &[Count]) -> Vec<(i64, i64)> {
    let mut points = vec![(10, 10)];
    points.extend(
        MONTHS
            .into_iter()
            .filter(|months| *months > 0)
            .filter_map(|months| {
                let (there, of) = share(known, months)?;
                Some((10 + 25 * months, 110 - 100 * there / of))
            }),
    );
    if points.len() > 1 { points } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn count(half: &str, months: i64, people: i64) -> Count {
        Count {
            half: Half::from_key(half).expect("a half year"),
            months,
            people,
        }
    }

    #[test]
    fn the_last_four_half_years_are_offered_this_one_first() {
        let keys: Vec<String> = offered(date(2026, 11, 23))
            .into_iter()
            .map(Half::key)
            .collect();
        assert_eq!(keys, ["2026-2", "2026-1", "2025-2", "2025-1"]);
    }

    /// BR-15: at 3, 6 and 12 months, and never more than began.
    #[test]
    fn a_count_fits_when_its_time_has_come_and_no_more_stay_than_began() {
        let today = date(2026, 11, 23);
        let known = [count("2026-1", 0, 12), count("2026-1", 3, 9)];
        let late = Wrong::TooEarly(date(2026, 12, 30));
        assert_eq!(fits(&known, count("2026-1", 6, 8), today), Err(late));
        assert_eq!(fits(&known, count("2026-1", 3, 12), today), Ok(()));
        assert_eq!(
            fits(&known, count("2026-1", 3, 13), today),
            Err(Wrong::MoreThanBegan(12))
        );
        assert_eq!(
            fits(&known, count("2026-1", 0, 8), today),
            Err(Wrong::FewerThanStayed(9))
        );
        assert_eq!(
            fits(&known, count("2025-2", 3, 1), today),
            Err(Wrong::NoBeginning)
        );
        assert_eq!(fits(&known, count("2026-2", 0, 3), today), Ok(()));
    }

    #[test]
    fn a_share_is_shown_from_ten_newcomers_on() {
        let few = [count("2026-1", 0, 9), count("2026-1", 3, 9)];
        assert_eq!(share(&few, 3), None);
        let more = [
            few.as_slice(),
            &[count("2025-2", 0, 1), count("2025-2", 3, 0)],
        ]
        .concat();
        assert_eq!(share(&more, 3), Some((9, 10)));
        assert_eq!(share(&more, 12), None);
    }

    /// Item 7, BR-15: the curve is drawn of what may be shown, and of nothing else.
    #[test]
    fn a_curve_is_drawn_of_shares_that_may_be_shown() {
        let few = [count("2026-1", 0, 9), count("2026-1", 3, 9)];
        assert!(curve(&few).is_empty());
        let known = [
            count("2025-1", 0, 10),
            count("2025-1", 3, 8),
            count("2025-1", 12, 5),
            count("2026-1", 0, 3),
            count("2026-1", 6, 3),
        ];
        assert_eq!(
            curve(&known),
            [(10, 10), (85, 30), (310, 60)],
            "six months rest on three people and are left out"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is counted in whatever order, never are more still there than began.
        #[test]
        fn no_order_of_counts_leaves_more_than_began(
            counts in proptest::collection::vec((0..3_usize, 0..4_usize, 0..30_i64), 0..40),
        ) {
            let today = date(2026, 11, 23);
            let mut known: Vec<Count> = Vec::new();
            for (half, months, people) in counts {
                let new = Count { half: offered(today)[half], months: MONTHS[months], people };
                if fits(&known, new, today).is_ok() {
                    known.retain(|one| (one.half, one.months) != (new.half, new.months));
                    known.push(new);
                }
                for months in [3, 6, 12] {
                    if let Some((there, of)) = share(&known, months) {
                        prop_assert!(there <= of && of >= SHOWN_FROM);
                    }
                }
            }
        }
    }
}
