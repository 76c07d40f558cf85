//! Other help at the same time, and the one line of time of a guest (GM-11, PS-12, LE-11).

use jiff::civil::Date;

use super::after::words;
use super::rules::{Offer, SupportId};

words! {
    /// Help under another section. It has its own clock and touches none of ours.
    Kind {
        /// Bostøtte.
        S85 = "85", "support-85";
        /// Støtte- og kontaktperson.
        S99 = "99", "support-99";
        /// Sheltered work.
        S103 = "103", "support-103";
        /// Activity and company.
        S104 = "104", "support-104";
        /// Temporary housing.
        S107 = "107", "support-107";
        /// Advice under § 12.
        S12 = "12", "support-12";
        /// Jobcentre, hospital and others.
        Other = "other", "support-other";
    }
}

impl Kind {
    /// Whether the authority decides on it for somebody. Advice is given without, and what others help with is not the
    /// municipality's to count (AN-11).
    pub(crate) const fn assessed(self) -> bool {
        match self {
            Self::S85 | Self::S99 | Self::S103 | Self::S104 | Self::S107 => true,
            Self::S12 | Self::Other => false,
        }
    }
}

/// Other help of a guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Support {
    pub(crate) id: SupportId,
    pub(crate) kind: Kind,
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
}

/// A stretch on the line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A course of the house.
    Course(Offer),
    /// Other help.
    Support(Kind),
}

/// One stretch with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) what: What,
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
}

/// All of a guest's way in the order of time; what began on the same day stands with the shorter first.
pub(crate) fn line_of_time(
    courses: impl IntoIterator<Item = Stretch>,
    support: &[Support],
) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = courses.into_iter().collect();
    all.extend(support.iter().map(|one| Stretch {
        what: What::Support(one.kind),
        from: one.from,
        to: one.to,
    }));
    all.sort_by_key(|one| (one.from, one.to.is_none(), one.to));
    all
}

/// Whether a stretch runs on a day.
pub(crate) fn runs(stretch: &Stretch, day: Date) -> bool {
    stretch.from <= day && stretch.to.is_none_or(|to| to >= day)
}
