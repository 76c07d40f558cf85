//! Dates and stretches of a day as they are written in settings: `"2026-12-24"` and `"10:00-14:00"`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Day(Date);

impl Day {
    pub(crate) fn date(self) -> Date {
        self.0
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        crate::text::date(&text)
            .map(Self)
            .ok_or_else(|| format!("\"{text}\" is no date like \"2026-12-24\""))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0.to_string()
    }
}

/// From a minute of the day to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Stretch {
    pub(crate) from_min: i64,
    pub(crate) to_min: i64,
}

impl TryFrom<String> for Stretch {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let ends = text.split_once('-').and_then(|(from, to)| {
            crate::text::minute(from.trim()).zip(crate::text::minute(to.trim()))
        });
        match ends {
            Some((from_min, to_min)) if from_min < to_min => Ok(Self { from_min, to_min }),
            _ => Err(format!("\"{text}\" is no stretch like \"10:00-14:00\"")),
        }
    }
}

impl From<Stretch> for String {
    fn from(stretch: Stretch) -> Self {
        let clock = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
        format!("{}-{}", clock(stretch.from_min), clock(stretch.to_min))
    }
}
