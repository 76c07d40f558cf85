//! The words of an offer (FR-4).

use serde::{Deserialize, Serialize};

use super::Amiss;
use crate::text::{NAME_MAX, line};

/// The word for somebody who comes; empty: the house's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Words {
    /// "gæst".
    pub(crate) one: String,
    /// "gæsten".
    pub(crate) the: String,
    /// "gæster".
    pub(crate) many: String,
    /// One sentence that says that the stay is short.
    pub(crate) short_stay: String,
}

impl Words {
    /// Whether the offer has words of its own.
    pub(crate) fn own(&self) -> bool {
        !self.one.is_empty()
    }

    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        let all = [("one", &self.one), ("the", &self.the), ("many", &self.many)];
        for (name, word) in all {
            let fits = line(word, NAME_MAX).is_some();
            // One word without the others would make a sentence with two names for the same person.
            if !fits || word.is_empty() == self.own() {
                amiss.at(
                    &format!("words.{name}"),
                    kit_words::key!("offer-fault-words"),
                );
            }
        }
        if !self.short_stay.is_empty() && !super::is_line(&self.short_stay) {
            amiss.at("words.short_stay", kit_words::key!("offer-fault-line"));
        }
    }
}
