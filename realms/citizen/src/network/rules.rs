//! Who is on the map, who rests, and what the newest state lets a link show. Pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::gathering::rules::{Called, Gathering};

/// A field of the map, in the order in which they stand around the guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Circle {
    Family,
    Kin,
    Friends,
    Leisure,
    Work,
    Communities,
    Online,
    Volunteers,
    Companions,
    Professionals,
}

impl Circle {
    /// All of them, with the word that a form sends.
    pub(crate) const ALL: [(Self, &'static str); 10] = [
        (Self::Family, "familie"),
        (Self::Kin, "slaegt"),
        (Self::Friends, "venner"),
        (Self::Leisure, "fritid"),
        (Self::Work, "arbejde"),
        (Self::Communities, "faellesskab"),
        (Self::Online, "nettet"),
        (Self::Volunteers, "frivillig"),
        (Self::Companions, "ledsager"),
        (Self::Professionals, "fagperson"),
    ];

    /// Whether a place may stand there, not only a person: a choir, a server, a forum (NW-12).
    pub(crate) fn is_of_places(self) -> bool {
        matches!(self, Self::Communities | Self::Online)
    }
}

/// How close somebody is: the ring of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Closeness {
    Near,
    Middle,
    Far,
}

impl Closeness {
    /// All of them, with the word that a form sends.
    pub(crate) const ALL: [(Self, &'static str); 3] = [
        (Self::Near, "taet"),
        (Self::Middle, "midt"),
        (Self::Far, "laengere"),
    ];
}

/// Whether somebody could be along the first time at a new place (NW-12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FirstTime {
    #[default]
    Unknown,
    Along,
    Online,
}

impl FirstTime {
    /// All of them, with the word that a form sends.
    pub(crate) const ALL: [(Self, &'static str); 3] = [
        (Self::Unknown, "ved-ikke"),
        (Self::Along, "med"),
        (Self::Online, "paa-nettet"),
    ];
}

/// The value behind the word that a form sent.
pub(crate) fn from_word<T: Copy>(all: &[(T, &str)], word: &str) -> Option<T> {
    all.iter()
        .find(|(_, known)| *known == word)
        .map(|(value, _)| *value)
}

/// The word that a form sends for a value.
pub(crate) fn word_of<T: PartialEq>(all: &[(T, &'static str)], value: &T) -> &'static str {
    all.iter()
        .find(|(known, _)| known == value)
        .map_or("", |(_, word)| word)
}

/// Somebody on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tie {
    /// Initials, a nickname or a place.
    pub(crate) name: String,
    pub(crate) circle: Circle,
    pub(crate) closeness: Closeness,
    pub(crate) first_time: FirstTime,
    /// Ids of others on the map whom they know.
    pub(crate) knows: BTreeSet<String>,
}

/// Who rests: invitations stop while it lasts (NW-6).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Resting {
    /// The whole network.
    pub(crate) all: bool,
    /// Single ties.
    pub(crate) ties: BTreeSet<String>,
}

/// One text as it lies sealed in the room: the newest of a thing counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Record {
    /// Somebody on the map, or taken off it.
    Tie { id: String, tie: Option<Tie> },
    /// Who rests.
    Resting { who: Resting },
    /// The guest's own coordinator among the professionals, or none (NW-7).
    Coordinator { tie: Option<String> },
    /// A meeting, or one taken away.
    Gathering {
        id: String,
        gathering: Option<Box<Gathering>>,
    },
}

impl Record {
    /// What it is about: two records of one thing have the same.
    pub(crate) fn thing(&self) -> (u8, &str) {
        match self {
            Self::Tie { id, .. } => (0, id),
            Self::Resting { .. } => (1, ""),
            Self::Coordinator { .. } => (2, ""),
            Self::Gathering { id, .. } => (3, id),
        }
    }

    /// Whether it says that the thing is gone.
    pub(crate) fn is_gone(&self) -> bool {
        matches!(
            self,
            Self::Tie { tie: None, .. }
                | Self::Gathering {
                    gathering: None,
                    ..
                }
        )
    }
}

/// At most so many stand on the map: more than that no picture of 320 px can show side by side.
pub(crate) const MAX_TIES: usize = 28;
/// At most so many meetings are kept.
pub(crate) const MAX_GATHERINGS: usize = 20;

/// Everything as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Network {
    pub(crate) ties: BTreeMap<String, Tie>,
    pub(crate) resting: Resting,
    pub(crate) coordinator: Option<String>,
    pub(crate) gatherings: BTreeMap<String, Gathering>,
    /// The change of the map that can be undone: the newest text, if it was about a tie.
    pub(crate) undo: Option<Undo>,
    /// Which text about a tie is its newest, by its place among all.
    order: BTreeMap<String, usize>,
}

/// A change of the map that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Undo {
    pub(crate) id: String,
    /// What the change was about.
    pub(crate) name: String,
    /// What is there again afterwards.
    pub(crate) before: Option<Tie>,
}

/// A link that may be open: whose it is, and the meeting that it shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OpenLink<'a> {
    pub(crate) gathering: &'a Gathering,
    pub(crate) called: &'a Called,
}

impl Network {
    /// What these texts say, the oldest first.
    pub(crate) fn of(records: &[Record]) -> Self {
        let mut network = Self::default();
        for (at, record) in records.iter().enumerate() {
            network.undo = None;
            match record.clone() {
                Record::Tie { id, tie } => {
                    let before = network.ties.remove(&id);
                    let named = tie.as_ref().or(before.as_ref());
                    network.undo = named.map(|named| Undo {
                        id: id.clone(),
                        name: named.name.clone(),
                        before: before.clone(),
                    });
                    if let Some(tie) = tie {
                        network.order.insert(id.clone(), at);
                        network.ties.insert(id, tie);
                    }
                }
                Record::Resting { who } => network.resting = who,
                Record::Coordinator { tie } => network.coordinator = tie,
                Record::Gathering { id, gathering } => {
                    network.gatherings.remove(&id);
                    if let Some(gathering) = gathering {
                        network.gatherings.insert(id, *gathering);
                    }
                }
            }
        }
        network
    }

    /// The ties as they stand on the map: field by field, the nearest first.
    pub(crate) fn in_order(&self) -> Vec<(&str, &Tie)> {
        let mut ties: Vec<(&str, &Tie)> =
            self.ties.iter().map(|(id, t)| (id.as_str(), t)).collect();
        ties.sort_by(|(id, tie), (other, later)| {
            (tie.circle, tie.closeness, &tie.name, id).cmp(&(
                later.circle,
                later.closeness,
                &later.name,
                other,
            ))
        });
        ties
    }

    /// Whether two know each other: whichever of them was written later tells it for both.
    pub(crate) fn know(&self, one: &str, other: &str) -> bool {
        let (later, earlier) = if self.order.get(one) > self.order.get(other) {
            (one, other)
        } else {
            (other, one)
        };
        let is_there = self.ties.contains_key(earlier);
        let tie = self.ties.get(later);
        is_there && tie.is_some_and(|tie| tie.knows.contains(earlier))
    }

    /// Whether everybody on the map is a professional (NW-3).
    pub(crate) fn is_professional_only(&self) -> bool {
        !self.ties.is_empty()
            && self
                .ties
                .values()
                .all(|tie| tie.circle == Circle::Professionals)
    }

    /// The guest's own coordinator, while she is on the map among the professionals.
    pub(crate) fn coordinator(&self) -> Option<(&str, &Tie)> {
        let id = self.coordinator.as_deref()?;
        let (id, tie) = self.ties.get_key_value(id)?;
        (tie.circle == Circle::Professionals).then_some((id.as_str(), tie))
    }

    /// Whether invitations to this one are stopped by a pause.
    pub(crate) fn is_paused(&self, called: &Called) -> bool {
        let one = |tie: &String| self.resting.ties.contains(tie);
        self.resting.all || called.tie.as_ref().is_some_and(one)
    }

    /// Whether invitations to this one are stopped: by a pause, or because she has gone from the map.
    pub(crate) fn rests(&self, called: &Called) -> bool {
        let gone = |tie: &String| !self.ties.contains_key(tie);
        self.is_paused(called) || called.tie.as_ref().is_some_and(gone)
    }

    /// Every link that may be open today, and no other (NW-4, NW-6).
    pub(crate) fn open_links(&self, today: Date) -> Vec<OpenLink<'_>> {
        let of = |gathering: &'_ Gathering| gathering.is_open(today);
        self.gatherings
            .values()
            .filter(|gathering| of(gathering))
            .flat_map(|gathering| {
                let called = gathering.called.iter();
                called.map(move |called| OpenLink { gathering, called })
            })
            .filter(|link| !link.called.withdrawn && !self.rests(link.called))
            .collect()
    }

    /// The newest agreements of every meeting, each with whether it carries while somebody rests: one's own do, those of
    /// whoever rests do not, and while the whole network rests those of professionals still do (NW-6).
    pub(crate) fn agreements(&self) -> Vec<(String, &str, bool)> {
        let endings = self.gatherings.values().filter_map(|gathering| {
            let ending = gathering.endings.last()?;
            Some((gathering, ending))
        });
        endings
            .flat_map(|(gathering, ending)| ending.agreed.iter().map(move |one| (gathering, one)))
            .map(|(gathering, agreed)| {
                let who = gathering.called.iter().find(|c| c.id == agreed.who);
                let carries = who.is_none_or(|called| self.carries(called));
                let name = who.map(|called| called.name.clone()).unwrap_or_default();
                (name, agreed.what.as_str(), carries)
            })
            .collect()
    }

    fn carries(&self, called: &Called) -> bool {
        let tie = called.tie.as_ref();
        let one_rests = tie.is_some_and(|id| self.resting.ties.contains(id));
        let professional = tie
            .and_then(|id| self.ties.get(id))
            .is_some_and(|tie| tie.circle == Circle::Professionals);
        !one_rests && (!self.resting.all || professional)
    }
}

/// Why a name does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameFault {
    Empty,
    /// It looks like somebody's whole name, or is long enough to be one.
    Whole,
    /// Even for a place.
    Long,
}

/// A name for the map: initials or a nickname, so that nobody else can tell who it is. A place may have its own name.
pub(crate) fn read_name(typed: &str, place: bool) -> Result<String, NameFault> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let name = words.join(" ");
    let long = |limit| name.chars().count() > limit;
    let is_name = |word: &&&str| {
        word.chars().count() > 2 && word.chars().next().is_some_and(char::is_uppercase)
    };
    if name.is_empty() {
        Err(NameFault::Empty)
    } else if place {
        if long(40) {
            Err(NameFault::Long)
        } else {
            Ok(name)
        }
    } else if long(if words.len() > 1 { 12 } else { 20 })
        || words.iter().filter(is_name).count() > 1
    {
        Err(NameFault::Whole)
    } else {
        Ok(name)
    }
}
