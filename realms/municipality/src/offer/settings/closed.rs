//! Days on which an offer is closed though its week says open.

use engine_planning::calendar::is_holiday;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Amiss, Day};

/// Closed days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Closed {
    /// On Danish public holidays.
    pub(crate) holidays: bool,
    /// Each year, as `"06-05"`: days that are no holiday by law but closed in most offices.
    pub(crate) every_year: Vec<String>,
    /// Single days.
    pub(crate) days: Vec<Day>,
}

impl Default for Closed {
    fn default() -> Self {
        Self {
            holidays: true,
            every_year: ["06-05", "12-24", "12-31"].map(str::to_owned).to_vec(),
            days: Vec::new(),
        }
    }
}

impl Closed {
    /// Whether it is closed on this day whatever the week says.
    pub(crate) fn on(&self, day: Date) -> bool {
        let yearly = format!("{:02}-{:02}", day.month(), day.day());
        (self.holidays && is_holiday(day))
            || self.every_year.contains(&yearly)
            || self.days.iter().any(|one| one.date() == day)
    }

    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        // A leap year, so that 29 February can be written.
        let dates = |day: &String| crate::text::date(&format!("2028-{day}")).is_some();
        if !self.every_year.iter().all(dates) {
            amiss.at("closed.every_year", kit_words::key!("offer-fault-yearly"));
        }
    }
}
