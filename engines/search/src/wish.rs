//! What a guest may wish for. There is no other way into the search: no diagnosis, no target group (BR-1).

/// A wish a community can answer; the keys are those of `landgang.wish` in the directory's profile (BR-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wish {
    /// Something to get up for.
    GetUp,
    /// Company.
    Company,
    /// People who have been through the same.
    SameRoad,
    /// To be of use: small roles a newcomer may take (BR-19).
    BeOfUse,
    /// Calm.
    Calm,
    /// To move.
    Move,
    /// To make something with one's hands.
    Make,
    /// To eat with others.
    Eat,
    /// To be out of doors.
    Nature,
    /// Music.
    Music,
    /// To learn.
    Learn,
}

impl Wish {
    /// Every wish, in the order in which pages show them.
    pub const ALL: [Self; 11] = [
        Self::GetUp,
        Self::Company,
        Self::SameRoad,
        Self::BeOfUse,
        Self::Calm,
        Self::Move,
        Self::Make,
        Self::Eat,
        Self::Nature,
        Self::Music,
        Self::Learn,
    ];

    /// The word used in the directory, in addresses and in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::GetUp => "get_up",
            Self::Company => "company",
            Self::SameRoad => "same_road",
            Self::BeOfUse => "be_of_use",
            Self::Calm => "calm",
            Self::Move => "move",
            Self::Make => "make",
            Self::Eat => "eat",
            Self::Nature => "nature",
            Self::Music => "music",
            Self::Learn => "learn",
        }
    }

    /// The wish with this key; `None` for a word that is no wish.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::Wish;

    #[test]
    fn every_wish_is_found_again_by_its_key() {
        for wish in Wish::ALL {
            assert_eq!(Wish::from_key(wish.key()), Some(wish));
        }
        assert_eq!(
            Wish::from_key("depression"),
            None,
            "BR-1: no diagnosis is a wish"
        );
    }
}
