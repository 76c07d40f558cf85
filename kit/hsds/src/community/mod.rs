//! [`Community`]: what pages, search and leaflets need to know about one service and its surroundings.

mod derive;
mod freshness;
mod further;
mod slug;
mod times;

pub(crate) use derive::Surroundings;
pub use freshness::Told;
pub use further::{AnswersWithin, Further};
pub use slug::fold as fold_slug;
pub use times::{Day, Frequency, Meeting};
pub(crate) use times::{read_date, read_time};

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// A community as people meet it: the HSDS service, its organisation, place, times and the words of
/// "Sådan er første gang" (BR-2, FR-2). Everything a foreign feed lacks is empty, never invented.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Community {
    /// UUID of the HSDS service.
    pub id: String,
    /// Address part of its page, only `a`–`z`, digits and hyphens; unique within one feed.
    pub slug: String,
    /// Name of the service.
    pub name: String,
    /// Another name people know it by.
    pub alternate_name: Option<String>,
    /// Name of the organisation behind it.
    pub organization: Option<String>,
    /// UUID of the organisation behind it.
    pub organization_id: Option<String>,
    /// What it is, in free text.
    pub description: Option<String>,
    /// What a person may wish for that this answers (BR-1).
    pub wishes: Vec<Wish>,
    /// How people are together.
    pub setting: Option<Setting>,
    /// 1 (least intrusive) to 5 (VH-12).
    pub intrusive: Option<u8>,
    /// Who can go along the first time (BR-7).
    pub accompanies: Option<Accompanies>,
    /// "Sådan er første gang" (BR-2).
    pub first: FirstTime,
    /// Whom it is for: our own attribute, else HSDS `eligibility_description`.
    pub for_whom: Option<String>,
    /// Whether there is room, in words (BR-3).
    pub room: Option<String>,
    /// How many people come, in words ("6–10 personer").
    pub size: Option<String>,
    /// Quiet hours, in words.
    pub quiet: Option<String>,
    /// Another entrance or meeting point (PS-7).
    pub entrance: Option<String>,
    /// Whether one can get in with a wheelchair; `None` where nobody has said it in so many words.
    pub step_free: Option<bool>,
    /// When people meet, one entry for each HSDS schedule.
    pub times: Vec<Meeting>,
    /// Where people meet: the first physical location, else the first one.
    pub place: Option<Place>,
    /// Phone number, as written in the feed without surrounding quotes.
    pub phone: Option<String>,
    /// E-mail address of the service.
    pub email: Option<String>,
    /// Whom to ask.
    pub contact: Option<ContactPerson>,
    /// What it costs, in words.
    pub cost: Option<String>,
    /// Languages spoken: names where given, else codes.
    pub languages: Vec<String>,
    /// Youngest age in whole years.
    pub minimum_age: Option<u16>,
    /// Oldest age in whole years.
    pub maximum_age: Option<u16>,
    /// The day somebody last made sure that this is right.
    pub assured_date: Option<Date>,
    /// Own web page.
    pub url: Option<String>,
    /// A message that matters now ("lukket i uge 42").
    pub alert: Option<String>,
    /// Newcomers there is room for now.
    pub newcomers: Option<u32>,
    /// The next day newcomers can begin.
    pub next_start: Option<Date>,
    /// The last day, of what is meant to be short (CV-10).
    pub ends: Option<Date>,
    /// Where and when the contact can be met (VH-1).
    pub meet: Vec<String>,
    /// Citizens of which places are welcome; empty where nothing is said.
    pub welcome: Vec<String>,
    /// Who pays for it.
    pub funding: Vec<String>,
    /// What a volunteer must know, and when that is taught (CV-17).
    pub learn: Vec<String>,
    /// What it tells beyond the ordinary.
    pub further: Further,
    /// Where whoever reads it can say that something is wrong.
    pub correct: Option<String>,
    /// Where whoever has been there can tell how it went (HS-15).
    pub tell: Option<String>,
    /// How it went for others, the newest first, at most three (HS-15).
    pub stories: Vec<Story>,
    /// True while the feed says `temporarily closed`.
    pub closed_for_now: bool,
    /// Everyday words somebody may search by.
    pub popular_words: Vec<String>,
    /// All words worth searching in, in lower case, separated by spaces.
    pub search_text: String,
}

impl Community {
    /// The first meeting that begins at `now` or later, in local time of the place.
    ///
    /// Times without a beginning (`opens_at`) are left out: "kl. 00" would be an invention.
    #[must_use]
    pub fn next_meeting(&self, now: DateTime) -> Option<DateTime> {
        self.times.iter().filter_map(|time| time.next(now)).min()
    }
}

/// The block "Sådan er første gang" (BR-2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FirstTime {
    /// Who meets you.
    pub met_by: Option<String>,
    /// The door, and what you see on arrival.
    pub door: Option<String>,
    /// Minute by minute, in order.
    pub steps: Vec<String>,
    /// May I just sit quietly?
    pub may_sit: Option<String>,
    /// How do I leave?
    pub leave: Option<String>,
    /// What I may say.
    pub say: Option<String>,
}

impl FirstTime {
    /// True when the feed tells nothing about the first time.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How it went, told by somebody who was there or by the community itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Story {
    /// What was told.
    pub words: String,
    /// What the one who tells wants to be called, if anything.
    pub by: Option<String>,
}

/// Where people meet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Name of the place.
    pub name: Option<String>,
    /// Street lines of the address, outermost last.
    pub address: Vec<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Degrees north (WGS 84), −90 to 90.
    pub latitude: Option<f64>,
    /// Degrees east (WGS 84), −180 to 180.
    pub longitude: Option<f64>,
    /// What is easy or hard for the body here.
    pub accessibility: Vec<String>,
    /// How to get there.
    pub transportation: Option<String>,
    /// True for a place that is only online.
    pub online: bool,
}

/// A person or role to ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactPerson {
    /// Name of the person.
    pub name: Option<String>,
    /// What the person does there.
    pub title: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// Declares an enum whose values are spelt in a feed as given here.
macro_rules! spelt {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the profile.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Spelling in the feed.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Reads the spelling of the feed; `None` for a word that the profile does not know.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text.trim() { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

spelt! {
    /// What a person may wish for; never a diagnosis (BR-1). Attribute `landgang.wish`.
    Wish {
        /// Something to get up for.
        GetUp = "get_up",
        /// Company.
        Company = "company",
        /// People who have been through the same.
        SameRoad = "same_road",
        /// To be of use.
        BeOfUse = "be_of_use",
        /// Calm.
        Calm = "calm",
        /// To move.
        Move = "move",
        /// To make things.
        Make = "make",
        /// To eat together.
        Eat = "eat",
        /// Nature.
        Nature = "nature",
        /// Music.
        Music = "music",
        /// To learn.
        Learn = "learn",
    }
}

spelt! {
    /// Who can go along the first time (BR-7). Attribute `landgang.accompanies`.
    Accompanies {
        /// The community's own people.
        Own = "own",
        /// Somebody from the municipality.
        Municipality = "municipality",
        /// Either of them.
        Both = "both",
        /// Nobody.
        Nobody = "nobody",
    }
}

spelt! {
    /// How people are together. Attribute `landgang.setting`.
    Setting {
        /// Come and go.
        OpenHouse = "open_house",
        /// A few people.
        SmallGroup = "small_group",
        /// A group.
        Group = "group",
        /// Two people.
        OneToOne = "one_to_one",
        /// By screen or telephone.
        Online = "online",
    }
}
