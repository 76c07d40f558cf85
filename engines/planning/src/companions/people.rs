//! Who may come along, and what is needed.

use super::{Slot, Wish};

/// Somebody who may come along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The companion's id; breaks ties, so it should be unique.
    pub id: String,
    /// Peer, volunteer or staff.
    pub kind: Kind,
    /// When the companion has time in an ordinary week.
    pub times: Vec<Slot>,
    /// Accompaniments running now.
    pub running: u32,
    /// How many the companion has said to take at a time (VH-18).
    pub max_load: u32,
    /// Paused or offline by the companion's own hand (VH-18).
    pub paused: bool,
    /// Has been with this guest before: continuity (BR-14).
    pub been_with_before: bool,
    /// What the companion likes to do.
    pub interests: Vec<Wish>,
    /// Age in years, where the companion has given it.
    pub age: Option<u8>,
    /// Days since the companion last was along with anybody; `None`: not yet.
    pub last_visit_days: Option<u32>,
}

/// What a companion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Has been through something like it.
    Peer,
    /// A volunteer or member.
    Volunteer,
    /// Employed.
    Staff,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Peer, Self::Volunteer, Self::Staff];

    /// The word used in forms and in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Peer => "peer",
            Self::Volunteer => "volunteer",
            Self::Staff => "staff",
        }
    }

    /// The kind with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// How the guest wishes to have company (BR-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompanyWish {
    /// A peer.
    Peer,
    /// A volunteer.
    Volunteer,
    /// A member who meets me at the door.
    MeetAtDoor,
    /// A municipal worker.
    Worker,
    /// Alone, with a call before or after.
    CallBeforeAfter,
    /// I don't know yet.
    DontKnow,
}

impl CompanyWish {
    /// Every wish, in the order in which pages show them.
    pub const ALL: [Self; 6] = [
        Self::Peer,
        Self::Volunteer,
        Self::MeetAtDoor,
        Self::Worker,
        Self::CallBeforeAfter,
        Self::DontKnow,
    ];

    /// The word used in forms, letters and the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Peer => "peer",
            Self::Volunteer => "volunteer",
            Self::MeetAtDoor => "meet_at_door",
            Self::Worker => "worker",
            Self::CallBeforeAfter => "call_before_after",
            Self::DontKnow => "dont_know",
        }
    }

    /// The wish with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.key() == key)
    }

    /// Whether a companion of this kind is what was wished for. Staff suits nobody who has not said so: being followed
    /// by staff may strengthen the feeling of being vulnerable (BR-5).
    #[must_use]
    pub const fn suits(self, kind: Kind) -> bool {
        match self {
            Self::Peer => matches!(kind, Kind::Peer),
            Self::Volunteer => matches!(kind, Kind::Volunteer),
            Self::MeetAtDoor | Self::DontKnow => matches!(kind, Kind::Peer | Kind::Volunteer),
            Self::Worker => matches!(kind, Kind::Staff),
            Self::CallBeforeAfter => true,
        }
    }

    /// Whether the guest has chosen company that is not staff, so that staff must not be suggested (BR-5).
    #[must_use]
    pub const fn bars_staff(self) -> bool {
        matches!(self, Self::Peer | Self::Volunteer | Self::MeetAtDoor)
    }
}

/// What is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// When: the whole of it must lie within the companion's time.
    pub when: Slot,
    /// How the guest wishes to have company (BR-5).
    pub wish: CompanyWish,
    /// What the guest likes to do.
    pub interests: Vec<Wish>,
    /// The companion the guest has asked for by name.
    pub preferred: Option<String>,
    /// The age the guest would like the companion to be near, in years, where the guest has said so.
    pub near_age: Option<u8>,
    /// Ids of those who have said no to this visit, and of those the guest has said no to (VH-17).
    pub said_no: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::{CompanyWish, Kind};

    #[test]
    fn kinds_and_wishes_are_found_again_by_their_keys() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_key(kind.key()), Some(kind));
        }
        for wish in CompanyWish::ALL {
            assert_eq!(CompanyWish::from_key(wish.key()), Some(wish));
        }
    }

    #[test]
    fn every_wish_suits_somebody_and_none_both_suits_and_bars_staff() {
        for wish in CompanyWish::ALL {
            assert!(
                Kind::ALL.into_iter().any(|kind| wish.suits(kind)),
                "BR-5: {wish:?}"
            );
            assert!(!(wish.suits(Kind::Staff) && wish.bars_staff()), "{wish:?}");
        }
    }
}
