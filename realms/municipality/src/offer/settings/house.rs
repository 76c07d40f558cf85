//! What is found in the house besides the offer, and how one can be met.

use jiff::civil::Weekday;
use kit_words::key;
use serde::{Deserialize, Serialize};

use super::open::DAYS;
use super::{Amiss, Stretch};

/// How somebody may be met the first time (PS-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FirstMeeting {
    /// In the house.
    House,
    /// Outside.
    Outside,
    /// At home.
    Home,
    /// Fetched on foot.
    Fetched,
    /// Driven.
    Driven,
}

impl FirstMeeting {
    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::House => key!("first-house"),
            Self::Outside => key!("first-outside"),
            Self::Home => key!("first-home"),
            Self::Fetched => key!("first-fetched"),
            Self::Driven => key!("first-driven"),
        }
    }
}

/// Somebody of another department who is in the house each week (DD-5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Presence {
    pub(crate) who: String,
    pub(crate) weekday: String,
    pub(crate) hours: Stretch,
}

/// The house around the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Inside {
    /// How somebody may be met the first time.
    pub(crate) first_meetings: Vec<FirstMeeting>,
    /// What else has a door here (PS-13, DD-13).
    pub(crate) other_doors: Vec<String>,
    /// Whether a tour of the house is a first step (PS-13).
    pub(crate) tour: bool,
    /// What whoever stands at the door should know (PS-9).
    pub(crate) guide: Vec<String>,
    /// What a guest can be met with (PS-9).
    pub(crate) meet_with: Vec<String>,
    /// Who else is here each week.
    pub(crate) presence: Vec<Presence>,
}

impl Default for Inside {
    fn default() -> Self {
        Self {
            first_meetings: vec![FirstMeeting::House],
            other_doors: Vec::new(),
            tour: false,
            guide: Vec::new(),
            meet_with: Vec::new(),
            presence: Vec::new(),
        }
    }
}

impl Inside {
    /// Who else is here on this weekday.
    pub(crate) fn here_on(&self, weekday: Weekday) -> impl Iterator<Item = &Presence> {
        let index = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0);
        let name = DAYS.get(index).copied().unwrap_or_default();
        self.presence.iter().filter(move |one| one.weekday == name)
    }

    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        super::lines(amiss, "house.other_doors", &self.other_doors);
        super::lines(amiss, "house.guide", &self.guide);
        super::lines(amiss, "house.meet_with", &self.meet_with);
        let known =
            |one: &Presence| DAYS.contains(&one.weekday.as_str()) && super::is_line(&one.who);
        if !self.presence.iter().all(known) {
            amiss.at("house.presence", key!("offer-fault-presence"));
        }
    }
}
