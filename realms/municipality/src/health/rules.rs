//! The sheet of twelve areas, training, and the two questions.

use jiff::civil::Date;
use kit_words::key;
use serde::{Deserialize, Serialize};

use crate::text::{LINE_MAX, line};

/// The twelve nursing areas (DOMAIN.md §8), each with the key of its name.
pub(crate) const AREAS: [&str; 12] = [
    key!("health-area-1"),
    key!("health-area-2"),
    key!("health-area-3"),
    key!("health-area-4"),
    key!("health-area-5"),
    key!("health-area-6"),
    key!("health-area-7"),
    key!("health-area-8"),
    key!("health-area-9"),
    key!("health-area-10"),
    key!("health-area-11"),
    key!("health-area-12"),
];
/// Columns of the sheet: more do not fit on a paper.
pub(crate) const ACTORS: usize = 4;

/// One area.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// What each actor does.
    pub(crate) does: [String; ACTORS],
    /// When it becomes treatment, and who takes over then (HE-2).
    pub(crate) treatment: String,
    /// Whom a worker asks first, and whom then (HE-3), with their hours.
    pub(crate) first: String,
    pub(crate) then: String,
}

/// The sheet of an offer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    pub(crate) actors: [String; ACTORS],
    pub(crate) rows: [Row; 12],
}

/// The fields of the sheet's form, in the order of the page: name, and what stands in it.
pub(crate) fn fields(sheet: &mut Sheet) -> Vec<(String, &mut String)> {
    let mut all: Vec<(String, &mut String)> = Vec::new();
    for (n, actor) in sheet.actors.iter_mut().enumerate() {
        all.push((format!("actor-{n}"), actor));
    }
    for (n, row) in sheet.rows.iter_mut().enumerate() {
        for (m, does) in row.does.iter_mut().enumerate() {
            all.push((format!("does-{n}-{m}"), does));
        }
        all.push((format!("treatment-{n}"), &mut row.treatment));
        all.push((format!("first-{n}"), &mut row.first));
        all.push((format!("then-{n}"), &mut row.then));
    }
    all
}

/// Reads the sheet from a form; the names of the fields that are longer than a line.
pub(crate) fn read<'f>(get: impl Fn(&str) -> &'f str) -> Result<Sheet, Vec<String>> {
    let mut sheet = Sheet::default();
    let mut long = Vec::new();
    for (name, field) in fields(&mut sheet) {
        match line(get(&name), LINE_MAX) {
            Some(line) => *field = line,
            None => long.push(name),
        }
    }
    if long.is_empty() {
        Ok(sheet)
    } else {
        Err(long)
    }
}

/// What a team can be trained in (HE-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    Medicine,
    Screening,
    Rehabilitation,
    OpenDialogue,
    Krap,
    Fit,
    Peer,
}

impl Topic {
    pub(crate) const ALL: [Self; 7] = [
        Self::Medicine,
        Self::Screening,
        Self::Rehabilitation,
        Self::OpenDialogue,
        Self::Krap,
        Self::Fit,
        Self::Peer,
    ];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Medicine => "medicine",
            Self::Screening => "screening",
            Self::Rehabilitation => "rehabilitation",
            Self::OpenDialogue => "open-dialogue",
            Self::Krap => "krap",
            Self::Fit => "fit",
            Self::Peer => "peer",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Medicine => key!("training-medicine"),
            Self::Screening => key!("training-screening"),
            Self::Rehabilitation => key!("training-rehabilitation"),
            Self::OpenDialogue => key!("training-open-dialogue"),
            Self::Krap => key!("training-krap"),
            Self::Fit => key!("training-fit"),
            Self::Peer => key!("training-peer"),
        }
    }
}

/// How a training stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Nobody has had it.
    None,
    /// It holds without an end.
    Held,
    /// It holds until a day, which still counts.
    Until(Date),
    /// It lapsed on a day.
    Lapsed(Date),
}

impl Stands {
    /// Of every time a team was trained: the one that holds longest. `None` in a time means without an end.
    pub(crate) fn of(times: &[Option<Date>], today: Date) -> Self {
        if times.iter().any(Option::is_none) {
            return Self::Held;
        }
        match times.iter().flatten().max() {
            None => Self::None,
            Some(last) if *last >= today => Self::Until(*last),
            Some(last) => Self::Lapsed(*last),
        }
    }

    pub(crate) fn holds(self) -> bool {
        matches!(self, Self::Held | Self::Until(_))
    }
}

/// An answer to one of the two questions: 1 not at all, 5 wholly.
pub(crate) fn rated(typed: &str) -> Option<i64> {
    typed.parse().ok().filter(|n| (1..=5).contains(n))
}
