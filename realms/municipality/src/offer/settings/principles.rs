//! What an offer stands for (LE-1).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Amiss, Day};

/// A few sentences, and the dates on which the team returns to them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Principles {
    /// The sentences, few.
    pub(crate) few: Vec<String>,
    /// When the team talks about them.
    pub(crate) talk_about_on: Vec<Day>,
}

/// More are no longer few.
const MOST: usize = 7;

impl Principles {
    /// The next date on which the team returns to them.
    pub(crate) fn next(&self, today: Date) -> Option<Date> {
        self.talk_about_on
            .iter()
            .map(|day| day.date())
            .filter(|day| *day >= today)
            .min()
    }

    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        super::lines(amiss, "principles.few", &self.few);
        if self.few.len() > MOST {
            amiss.at("principles.few", kit_words::key!("offer-fault-principles"));
        }
    }
}
