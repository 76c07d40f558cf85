//! "When" in the words people use.

use crate::Slot;

/// Minutes ahead that still count as "now": time to put on a coat and go. Our choice, no source.
pub const SOON_MIN: i64 = 60;

/// How much of a meeting must lie within the part of the day, in minutes, unless the meeting is shorter.
const OVERLAP_MIN: u32 = 30;

const DAY_MIN: u32 = 24 * 60;

/// A part of the day or week. The limits are ours, no source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// Any day, 5 to 12.
    Morning,
    /// Any day, 12 to 17.
    Afternoon,
    /// Any day, 17 to 5.
    Evening,
    /// Saturday and Sunday.
    Weekend,
    /// Open, or opening within [`SOON_MIN`] minutes.
    Now,
}

impl DayPart {
    /// Every part, in the order in which pages show them.
    pub const ALL: [Self; 5] = [
        Self::Now,
        Self::Morning,
        Self::Afternoon,
        Self::Evening,
        Self::Weekend,
    ];

    /// The word used in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Weekend => "weekend",
            Self::Now => "now",
        }
    }

    /// The part with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }

    /// Whether a weekly meeting time lies in this part: by at least half an hour, or wholly where it is shorter.
    /// Never true for `Now`, which no weekly time can answer.
    #[must_use]
    pub fn holds(self, slot: Slot) -> bool {
        let (from, to) = match self {
            Self::Now => return false,
            Self::Weekend => return matches!(slot.weekday, 6 | 7),
            Self::Morning => (5 * 60, 12 * 60),
            Self::Afternoon => (12 * 60, 17 * 60),
            Self::Evening => (17 * 60, DAY_MIN + 5 * 60),
        };
        let opens = u32::from(slot.from_min);
        let mut closes = u32::from(slot.to_min);
        if closes <= opens {
            closes += DAY_MIN;
        }
        let needed = OVERLAP_MIN.min(closes.saturating_sub(opens)).max(1);
        // The part is laid down for the evening before, the day itself and the day after, so that a night is one stretch.
        [0, DAY_MIN, 2 * DAY_MIN].into_iter().any(|shift| {
            let overlap = (closes + DAY_MIN)
                .min(to + shift)
                .saturating_sub((opens + DAY_MIN).max(from + shift));
            overlap >= needed
        })
    }
}

#[cfg(test)]
mod tests {
    use super::DayPart;
    use crate::Slot;

    fn slot(from_min: u16, to_min: u16) -> Slot {
        Slot {
            weekday: 3,
            from_min,
            to_min,
        }
    }

    #[test]
    fn a_meeting_at_four_is_in_the_afternoon_only() {
        let walk = slot(16 * 60, 17 * 60);
        assert!(DayPart::Afternoon.holds(walk));
        for other in [
            DayPart::Morning,
            DayPart::Evening,
            DayPart::Weekend,
            DayPart::Now,
        ] {
            assert!(!other.holds(walk), "{other:?}");
        }
    }

    #[test]
    fn a_quarter_of_an_hour_before_noon_is_no_morning() {
        assert!(!DayPart::Morning.holds(slot(11 * 60 + 45, 14 * 60)));
        assert!(DayPart::Morning.holds(slot(11 * 60 + 30, 14 * 60)));
    }

    #[test]
    fn a_short_meeting_counts_where_it_lies() {
        assert!(DayPart::Morning.holds(slot(9 * 60, 9 * 60 + 10)));
    }

    #[test]
    fn a_night_that_passes_midnight_is_an_evening() {
        assert!(DayPart::Evening.holds(slot(22 * 60, 2 * 60)));
        assert!(DayPart::Evening.holds(slot(60, 3 * 60)));
        assert!(!DayPart::Morning.holds(slot(22 * 60, 2 * 60)));
        assert!(
            DayPart::Morning.holds(slot(22 * 60, 6 * 60)),
            "an hour of it is after five"
        );
    }

    #[test]
    fn saturday_morning_is_weekend_and_morning() {
        let saturday = Slot {
            weekday: 6,
            from_min: 10 * 60,
            to_min: 12 * 60,
        };
        assert!(DayPart::Weekend.holds(saturday) && DayPart::Morning.holds(saturday));
    }

    #[test]
    fn every_part_is_found_again_by_its_key() {
        for part in DayPart::ALL {
            assert_eq!(DayPart::from_key(part.key()), Some(part));
        }
    }
}
