//! The hours of the week (FR-1, PS-1).

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::{Amiss, Stretch};

/// When it is open, by weekday; a day without a stretch is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Open {
    pub(crate) monday: Vec<Stretch>,
    pub(crate) tuesday: Vec<Stretch>,
    pub(crate) wednesday: Vec<Stretch>,
    pub(crate) thursday: Vec<Stretch>,
    pub(crate) friday: Vec<Stretch>,
    pub(crate) saturday: Vec<Stretch>,
    pub(crate) sunday: Vec<Stretch>,
}

impl Default for Open {
    fn default() -> Self {
        let day = || {
            vec![Stretch {
                from_min: 9 * 60,
                to_min: 15 * 60,
            }]
        };
        Self {
            monday: day(),
            tuesday: day(),
            wednesday: day(),
            thursday: day(),
            friday: day(),
            saturday: Vec::new(),
            sunday: Vec::new(),
        }
    }
}

impl Open {
    /// The stretches of a weekday.
    pub(crate) fn on(&self, weekday: Weekday) -> &[Stretch] {
        match weekday {
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
            Weekday::Sunday => &self.sunday,
        }
    }

    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        let mut day = Weekday::Monday;
        for name in DAYS {
            let stretches = self.on(day);
            let apart = stretches
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if a.to_min <= b.from_min));
            if !apart {
                amiss.at(
                    &format!("open.{name}"),
                    kit_words::key!("offer-fault-hours"),
                );
            }
            day = day.next();
        }
    }
}

/// The days as they are called in settings, from Monday.
pub(crate) const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
