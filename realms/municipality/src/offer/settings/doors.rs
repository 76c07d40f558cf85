//! Ways into an offer (DD-3).

use kit_words::key;
use serde::{Deserialize, Serialize};

use super::Amiss;

/// A way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Door {
    /// From the street, without appointment (FR-1).
    Street,
    /// By telephone.
    Phone,
    /// By the form at the municipality's address (GM-1).
    Form,
    /// An advice talk with a caseworker and a worker together (GM-9).
    Advice,
    /// Assessed by authority or job centre.
    Assessed,
    /// Met where they are.
    Outreach,
}

impl Door {
    pub(crate) const ALL: [Self; 6] = [
        Self::Street,
        Self::Phone,
        Self::Form,
        Self::Advice,
        Self::Assessed,
        Self::Outreach,
    ];

    /// The word in settings, forms and the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Street => "street",
            Self::Phone => "phone",
            Self::Form => "form",
            Self::Advice => "advice",
            Self::Assessed => "assessed",
            Self::Outreach => "outreach",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|door| door.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Street => key!("door-street"),
            Self::Phone => key!("door-phone"),
            Self::Form => key!("door-form"),
            Self::Advice => key!("door-advice"),
            Self::Assessed => key!("door-assessed"),
            Self::Outreach => key!("door-outreach"),
        }
    }
}

/// The ways in of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Doors {
    /// Which are open.
    pub(crate) open: Vec<Door>,
    /// Whether this offer is considered before others (GM-10).
    pub(crate) considered_first: bool,
    /// Why it was not, one of these (GM-10).
    pub(crate) exceptions: Vec<String>,
}

impl Default for Doors {
    fn default() -> Self {
        Self {
            open: vec![Door::Street, Door::Phone, Door::Form],
            considered_first: false,
            exceptions: Vec::new(),
        }
    }
}

impl Doors {
    /// Whether one can come in this way.
    pub(crate) fn has(&self, door: Door) -> bool {
        self.open.contains(&door)
    }

    pub(super) fn check(&self, amiss: &mut Amiss<'_>) {
        if self.open.is_empty() {
            amiss.at("doors.open", key!("offer-fault-doors"));
        }
        super::lines(amiss, "doors.exceptions", &self.exceptions);
        if self.considered_first && self.exceptions.is_empty() {
            amiss.at("doors.exceptions", key!("offer-fault-exceptions"));
        }
    }
}
