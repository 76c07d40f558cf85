//! What an offer sets for its reminders.

use engine_planning::reminders::Quiet;
use serde::{Deserialize, Serialize};

/// Whether guests are asked about reminders at all, and the hours of quiet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ReminderPolicy {
    /// Off: the page says that the offer sends none.
    pub(crate) on: bool,
    /// Nothing is sent from this hour in the evening.
    pub(crate) quiet_from: i64,
    /// Until this hour in the morning.
    pub(crate) quiet_to: i64,
}

impl Default for ReminderPolicy {
    fn default() -> Self {
        Self {
            on: true,
            quiet_from: 21,
            quiet_to: 8,
        }
    }
}

impl ReminderPolicy {
    /// Whether the hours make sense.
    pub(crate) fn fits(&self) -> bool {
        Quiet::new(self.quiet_from, self.quiet_to).is_some()
    }

    /// The hours of quiet; from 21 to 8 where what was set makes no sense.
    pub(crate) fn quiet(&self) -> Quiet {
        Quiet::new(self.quiet_from, self.quiet_to).unwrap_or_default()
    }
}
