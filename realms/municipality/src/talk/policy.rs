//! What an offer has settled about its talks.

use kit_words::key;
use serde::{Deserialize, Serialize};

use crate::instrument::{Instrument, Moment, OWN_TALK, OWN_WEEK};
use crate::offer::settings::Amiss;
use crate::text::{LINE_MAX, line};

/// The settings `[talks]` of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TalkPolicy {
    /// Whether guests are asked anything at all; an open house asks nothing (DD-1).
    pub(crate) measures: bool,
    /// Which instruments, by their address, in the order in which they are asked.
    pub(crate) instruments: Vec<String>,
    /// How and when a guest reaches the contact person between the talks (GM-7); a sentence, empty where nobody said.
    pub(crate) reach: String,
}

impl Default for TalkPolicy {
    fn default() -> Self {
        Self {
            measures: true,
            instruments: vec![OWN_WEEK.to_owned(), OWN_TALK.to_owned()],
            reach: String::new(),
        }
    }
}

impl TalkPolicy {
    /// What is amiss though it could be read.
    pub(crate) fn check(&self, amiss: &mut Amiss<'_>) {
        if line(&self.reach, LINE_MAX).is_none() {
            amiss.at("talks.reach", key!("offer-fault-line"));
        }
        let bad = |name: &String| name.is_empty() || name.contains(char::is_whitespace);
        if self.instruments.iter().any(bad) {
            amiss.at("talks.instruments", key!("offer-fault-instrument"));
        }
    }

    /// The instruments that are asked at a moment, of each the newest version; `all` has the oldest first.
    pub(crate) fn at(&self, moment: Moment, all: &[Instrument]) -> Vec<Instrument> {
        if !self.measures {
            return Vec::new();
        }
        self.instruments
            .iter()
            .filter_map(|url| all.iter().rev().find(|one| one.url == *url))
            .filter(|one| one.moment == moment)
            .cloned()
            .collect()
    }
}
