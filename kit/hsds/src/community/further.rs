//! What a page may tell beyond the ordinary: all of it free to leave out.

use serde::{Deserialize, Serialize};

use super::derive::Profile;

/// What a page may tell beyond the ordinary.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Further {
    /// Small things a newcomer can do (BR-19).
    pub roles: Vec<String>,
    /// What happens from time to time, in short: the manual for those who come (VH-5).
    pub manual: Option<String>,
    /// What the place looks like inside (FR-25).
    pub looks: Option<String>,
    /// When most people come, and when few do (PS-8).
    pub busy: Option<String>,
    /// A written channel without names (NW-13).
    pub write: Option<String>,
    /// When somebody answers there.
    pub write_hours: Option<String>,
    /// Where and when its people are present on the net or out of the house (NW-14).
    pub presence: Vec<String>,
    /// How it supports time between parents and children (NW-11).
    pub parents: Option<String>,
    /// Whether it meets outdoors, and so goes on when houses close (RW-8).
    pub outdoors: bool,
    /// By when most of what is written to its association is answered (HS-9).
    pub answers: Option<AnswersWithin>,
    /// What a municipal offer is, in the municipality's own words (DD-4). Only offers say it.
    pub offer: Option<String>,
    /// What taking part does and does not change in other help, in the municipality's own words (GM-12).
    pub changes: Option<String>,
    /// For colleagues who give other help: the legal ground, what it changes for them and what not (LE-15).
    pub colleagues: Option<String>,
}

/// By when at least half of what is written is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswersWithin {
    /// Two days.
    TwoDays,
    /// A week.
    Week,
    /// Two weeks.
    TwoWeeks,
    /// Longer than that.
    Later,
}

impl AnswersWithin {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "2" => Some(Self::TwoDays),
            "7" => Some(Self::Week),
            "14" => Some(Self::TwoWeeks),
            "later" => Some(Self::Later),
            _ => None,
        }
    }
}

impl Further {
    pub(super) fn of(profile: &Profile<'_>) -> Self {
        let one = |key: &str| profile.one(&format!("landgang.{key}"));
        Self {
            roles: profile.list("landgang.role"),
            manual: one("manual"),
            looks: one("looks"),
            busy: one("busy"),
            write: one("write").filter(|to| super::derive::web(to)),
            write_hours: one("write.hours"),
            presence: profile.list("landgang.presence"),
            parents: one("parents"),
            outdoors: one("outdoors").as_deref() == Some("yes"),
            answers: one("answers").and_then(|word| AnswersWithin::parse(&word)),
            offer: one("offer"),
            changes: one("changes"),
            colleagues: one("colleagues"),
        }
    }
}
