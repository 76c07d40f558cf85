//! How what is told of a community ages: a half-life for each kind of fact, from the day somebody last made sure of it.

use jiff::civil::Date;

use super::Community;

/// What is told of a community, by how fast it becomes untrue.
///
/// The half-life is the time after which every second such fact is thought to have changed. The figures are this
/// project's own estimate, set by what a wrong fact costs whoever walks up to the door; they are no measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// Whether there is room, and when newcomers can begin.
    Room,
    /// Days and hours.
    Times,
    /// Whom to ask, and their numbers.
    People,
    /// What it costs.
    Cost,
    /// Where it is and how one gets in.
    Place,
    /// "Sådan er første gang".
    FirstTime,
}

impl Told {
    /// Every kind, the one that ages fastest first.
    pub const ALL: [Self; 6] = [
        Self::Room,
        Self::Times,
        Self::People,
        Self::Cost,
        Self::Place,
        Self::FirstTime,
    ];

    /// Days after which every second such fact is thought to have changed.
    #[must_use]
    pub const fn half_life_days(self) -> i64 {
        match self {
            Self::Room => 30,
            Self::Times | Self::People => 180,
            Self::Cost => 270,
            Self::Place | Self::FirstTime => 540,
        }
    }
}

impl Community {
    /// Days since somebody last made sure that this is right; `None` where nobody ever said so. A day to come, as in a
    /// feed from a place whose clock is ahead, counts as today.
    #[must_use]
    pub fn unconfirmed_days(&self, today: Date) -> Option<i64> {
        let confirmed = self.assured_date?;
        Some((confirmed.duration_until(today).as_hours() / 24).max(0))
    }

    /// Whether such a fact has rather changed than not since it was last confirmed. What nobody ever confirmed has no
    /// age, and the page says that instead.
    #[must_use]
    pub fn has_outlived(&self, told: Told, today: Date) -> bool {
        self.unconfirmed_days(today)
            .is_some_and(|days| days > told.half_life_days())
    }

    /// Newcomers there is room for, as long as the number can be trusted.
    #[must_use]
    pub fn newcomers_on(&self, today: Date) -> Option<u32> {
        self.newcomers
            .filter(|_| !self.has_outlived(Told::Room, today))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn confirmed(day: Option<Date>) -> Community {
        Community {
            assured_date: day,
            newcomers: Some(2),
            ..Community::default()
        }
    }

    /// Confirmed on the first of September: the number of places ages first, the way in last.
    #[test]
    fn facts_age_by_their_kind_from_the_day_they_were_confirmed() {
        let one = confirmed(Some(date(2026, 9, 1)));
        assert_eq!(one.unconfirmed_days(date(2026, 10, 1)), Some(30));
        assert_eq!(one.newcomers_on(date(2026, 10, 1)), Some(2));
        assert_eq!(one.newcomers_on(date(2026, 10, 2)), None);
        let aged = |today| Told::ALL.map(|told| one.has_outlived(told, today));
        assert_eq!(aged(date(2026, 9, 1)), [false; 6]);
        assert_eq!(
            aged(date(2027, 3, 1)),
            [true, true, true, false, false, false]
        );
        assert_eq!(aged(date(2028, 9, 1)), [true; 6]);
    }

    #[test]
    fn what_nobody_confirmed_has_no_age_and_a_day_to_come_is_today() {
        let never = confirmed(None);
        assert_eq!(never.unconfirmed_days(date(2026, 10, 1)), None);
        assert_eq!(never.newcomers_on(date(2026, 10, 1)), Some(2));
        let ahead = confirmed(Some(date(2026, 10, 2)));
        assert_eq!(ahead.unconfirmed_days(date(2026, 10, 1)), Some(0));
    }
}
