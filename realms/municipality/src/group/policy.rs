//! What an offer sets for its groups.

use serde::{Deserialize, Serialize};

/// What the form of a new series begins with. There is no limit among it: groups have none by default (LE-9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GroupPolicy {
    /// Places in a new series.
    pub(crate) places: i64,
    /// Weeks from one way in to the next (FR-16).
    pub(crate) newcomers_weeks: i64,
    /// Minutes of a meeting.
    pub(crate) minutes: i64,
}

impl GroupPolicy {
    /// Whether a form that begins with these numbers can be sent as it is.
    pub(crate) fn fits(&self) -> bool {
        (1..=super::rules::MOST_PLACES).contains(&self.places)
            && (1..=super::rules::SLOWEST_WEEKS).contains(&self.newcomers_weeks)
            && (1..=super::rules::LONGEST_MIN).contains(&self.minutes)
    }
}

impl Default for GroupPolicy {
    fn default() -> Self {
        Self {
            places: 8,
            newcomers_weeks: 4,
            minutes: 120,
        }
    }
}
