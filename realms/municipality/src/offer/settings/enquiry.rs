//! Enquiries and the promise of a reply (GM-1).

use kit_words::key;
use serde::{Deserialize, Serialize};

use super::Amiss;
use crate::text::{NAME_MAX, line};

/// What is promised to who writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Enquiry {
    /// Within so many working days somebody with a name answers.
    pub(crate) promise_working_days: u8,
    /// The telephone of the house, for who would rather ring.
    pub(crate) phone: String,
    /// How one may have come here, to choose from or not (PS-11).
    pub(crate) came_by: Vec<String>,
}

impl Default for Enquiry {
    fn default() -> Self {
        let came_by = [
            "Af sig selv",
            "Jobcenteret",
            "En pårørende",
            "Lægen",
            "Andre",
        ];
        Self {
            promise_working_days: 3,
            phone: String::new(),
            came_by: came_by.map(str::to_owned).to_vec(),
        }
    }
}

/// Who waits longer than two weeks has been forgotten.
const LONGEST: u8 = 10;

impl Enquiry {
    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        if !(1..=LONGEST).contains(&self.promise_working_days) {
            amiss.at("enquiry.promise_working_days", key!("offer-fault-promise"));
        }
        if line(&self.phone, NAME_MAX).is_none() {
            amiss.at("enquiry.phone", key!("offer-fault-line"));
        }
        super::lines(amiss, "enquiry.came_by", &self.came_by);
    }
}
