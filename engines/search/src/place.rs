//! A community as the search needs to know it. What a feed does not say stays unknown; it is never guessed.

use crate::Wish;

/// A community that can be found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// The community's id; breaks ties, so it should be unique.
    pub id: String,
    /// The wishes it answers (BR-1, BR-19).
    pub wishes: Vec<Wish>,
    /// The form in which one meets; `None` where the feed does not say.
    pub setting: Option<Setting>,
    /// 1 = least intrusive … 5 = most (VH-12); `None` where the feed does not say.
    pub intrusive: Option<u8>,
    /// Whether the community itself says that somebody can come along the first times (BR-4).
    pub company_possible: bool,
    /// Who accompanies to it (BR-7); `None` where the feed does not say.
    pub accompanies: Option<Accompanies>,
    /// When it meets in an ordinary week.
    pub times: Vec<Slot>,
    /// Minutes from now until it opens next; 0 or below: it is open now. `None` where not known.
    pub next_in_min: Option<i64>,
    /// Latitude and longitude in degrees (WGS 84).
    pub point: Option<(f64, f64)>,
    /// What it is called: its name, other names, and the everyday words that it wants to be found by.
    pub name: String,
    /// What else is told of it, in Danish.
    pub text: String,
    /// Days since somebody last confirmed the entry.
    pub assured_days_ago: Option<i64>,
    /// Whether one can get in with a wheelchair; `None` where the feed does not say.
    pub wheelchair: Option<bool>,
    /// Whether it costs nothing; `None` where the feed does not say.
    pub free: Option<bool>,
    /// Whether it is known to be quiet, or to have quiet hours.
    pub quiet: bool,
    /// Whether there is known to be room for newcomers now (BR-3).
    pub newcomers: bool,
    /// Youngest age in whole years; `None`: no limit is known.
    pub youngest: Option<u8>,
    /// Oldest age in whole years; `None`: no limit is known.
    pub oldest: Option<u8>,
}

impl Place {
    /// Whether somebody can come along: the community says so, or names who accompanies (BR-7).
    #[must_use]
    pub fn can_be_accompanied(&self) -> bool {
        self.company_possible || self.accompanies.is_some_and(Accompanies::somebody)
    }

    /// Whether one meets few people: a small group or one other.
    #[must_use]
    pub const fn is_small(&self) -> bool {
        matches!(self.setting, Some(Setting::SmallGroup | Setting::OneToOne))
    }

    /// Whether no limit of age that is known keeps somebody of this age out.
    #[must_use]
    pub fn welcomes_age(&self, age: u8) -> bool {
        self.youngest.is_none_or(|youngest| youngest <= age)
            && self.oldest.is_none_or(|oldest| age <= oldest)
    }
}

/// The form in which one meets; the keys are those of `landgang.setting`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Come and go as you like.
    OpenHouse,
    /// A few people, the same each time.
    SmallGroup,
    /// A group or team.
    Group,
    /// Two people.
    OneToOne,
    /// On the net: no way to go.
    Online,
}

impl Setting {
    /// Every form.
    pub const ALL: [Self; 5] = [
        Self::OpenHouse,
        Self::SmallGroup,
        Self::Group,
        Self::OneToOne,
        Self::Online,
    ];

    /// The word used in the directory.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::OpenHouse => "open_house",
            Self::SmallGroup => "small_group",
            Self::Group => "group",
            Self::OneToOne => "one_to_one",
            Self::Online => "online",
        }
    }

    /// The form with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.key() == key)
    }
}

/// Who accompanies to a community (BR-7); the keys are those of `landgang.accompanies`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accompanies {
    /// The community's own people.
    Own,
    /// The municipality.
    Municipality,
    /// Both.
    Both,
    /// Nobody yet: a gap that is shown, not hidden (BR-7).
    Nobody,
}

impl Accompanies {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Own, Self::Municipality, Self::Both, Self::Nobody];

    /// The word used in the directory.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Municipality => "municipality",
            Self::Both => "both",
            Self::Nobody => "nobody",
        }
    }

    /// The answer with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.key() == key)
    }

    /// Whether there is anybody at all.
    #[must_use]
    pub const fn somebody(self) -> bool {
        !matches!(self, Self::Nobody)
    }
}

/// A weekly meeting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// 1 = Monday … 7 = Sunday.
    pub weekday: u8,
    /// Minutes after midnight at which it opens, 0..1440.
    pub from_min: u16,
    /// Minutes after midnight at which it closes; at or before `from_min` it closes the day after.
    pub to_min: u16,
}

#[cfg(test)]
mod tests {
    use super::{Accompanies, Place, Setting};

    #[test]
    fn every_setting_and_every_answer_is_found_again_by_its_key() {
        for setting in Setting::ALL {
            assert_eq!(Setting::from_key(setting.key()), Some(setting));
        }
        for who in Accompanies::ALL {
            assert_eq!(Accompanies::from_key(who.key()), Some(who));
        }
        assert_eq!(Setting::from_key("clinic"), None);
        assert_eq!(Accompanies::from_key(""), None);
    }

    #[test]
    fn nobody_yet_is_not_company() {
        let place = Place {
            accompanies: Some(Accompanies::Nobody),
            ..Place::default()
        };
        assert!(!place.can_be_accompanied(), "BR-7");
        let own = Place {
            accompanies: Some(Accompanies::Own),
            ..Place::default()
        };
        assert!(own.can_be_accompanied());
    }
}
