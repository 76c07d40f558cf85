//! How people meet.

use kit_words::key;

/// Where and how people meet: a talk and a group alike (RW-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    House,
    Home,
    Walk,
    Phone,
    Video,
    Online,
}

impl Mode {
    pub(crate) const ALL: [Self; 6] = [
        Self::House,
        Self::Home,
        Self::Walk,
        Self::Phone,
        Self::Video,
        Self::Online,
    ];

    /// The word in forms and in the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Home => "home",
            Self::Walk => "walk",
            Self::Phone => "phone",
            Self::Video => "video",
            Self::Online => "online",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::House => key!("mode-house"),
            Self::Home => key!("mode-home"),
            Self::Walk => key!("mode-walk"),
            Self::Phone => key!("mode-phone"),
            Self::Video => key!("mode-video"),
            Self::Online => key!("mode-online"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RW-1: each way of meeting is kept under a word of its own and read back, and another word is none.
    #[test]
    fn every_way_of_meeting_is_read_back_from_its_word() {
        for mode in Mode::ALL {
            assert_eq!(Mode::from_key(mode.key()), Some(mode));
        }
        let mut keys = Mode::ALL.map(Mode::key).to_vec();
        keys.dedup();
        assert_eq!(keys.len(), Mode::ALL.len());
        assert_eq!(Mode::from_key("letter"), None);
    }
}
