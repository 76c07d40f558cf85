//! Reminders of the house's own appointments, in words that the guest chose (UX.md §9): a time and a first name, at most
//! two for an appointment, none at night, none after "not this time", none after the course has ended (BR-20).
//!
//! **Invariant.** A reminder that may have gone out is never sent again: its job is marked before it is handed over
//! (`a_reminder_that_may_have_gone_out_is_not_sent_again`).

mod act;
mod pages;
mod policy;
mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
pub(crate) mod sql;
mod stop;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use act::{Reminded, remind};
pub(crate) use policy::ReminderPolicy;
pub(crate) use routes::routes;
pub(crate) use samples::samples;
pub(crate) use store::gone;

/// The name of the job, in the queue and in the log of looks.
const JOB: &str = "remind";

/// The ways out of the house, as far as it has accounts.
#[derive(Clone, Default)]
pub struct Senders {
    /// Mails.
    pub mail: Option<Arc<dyn kit_mail::Gateway>>,
    /// Short messages.
    pub sms: Option<Arc<dyn kit_sms::Gateway>>,
}

impl std::fmt::Debug for Senders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Senders")
    }
}

impl Senders {
    /// Whether anything can be sent this way.
    #[must_use]
    pub(crate) fn has(&self, way: rules::Way) -> bool {
        match way {
            rules::Way::Sms => self.sms.is_some(),
            rules::Way::Mail => self.mail.is_some(),
        }
    }
}
