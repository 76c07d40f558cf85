//! What a guest is asked: three short questions, all of which may be left open.

use crate::{DayPart, Wish};

/// A search. Everything left open constrains nothing.
///
/// There is no field for how ill or well somebody is: the same places are found by all (BR-1, VH-14).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// What: any of these wishes will do.
    pub wishes: Vec<Wish>,
    /// What, in the guest's own words.
    pub text: Option<String>,
    /// When.
    pub day_part: Option<DayPart>,
    /// Where from: latitude and longitude in degrees (WGS 84).
    pub near: Option<(f64, f64)>,
    /// Alone or with somebody.
    pub company: Option<Company>,
    /// Whether one must be able to get in with a wheelchair; the last thing to be given up.
    pub step_free: bool,
    /// Whether it must cost nothing.
    pub free: bool,
    /// Whether one wants to meet few people.
    pub small: bool,
    /// Whether it must be quiet.
    pub quiet: bool,
    /// Whether there must be room for newcomers now.
    pub newcomers: bool,
    /// How old the guest is, in whole years.
    pub age: Option<u8>,
}

/// The answer to "alone or with somebody?"
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Company {
    /// I go there myself.
    Alone,
    /// I would like to have somebody with me.
    WithSomebody,
    /// I don't know yet.
    DontKnow,
}

impl Company {
    /// Every answer, in the order in which pages show them.
    pub const ALL: [Self; 3] = [Self::Alone, Self::WithSomebody, Self::DontKnow];

    /// The word used in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::WithSomebody => "with_somebody",
            Self::DontKnow => "dont_know",
        }
    }

    /// The answer with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|company| company.key() == key)
    }
}
