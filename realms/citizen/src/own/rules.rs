//! What an entry is, and what a form of one says.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::EntryId;
use super::kind::{Ask, Kind};

/// The longest line and the longest text that an entry takes, in letters.
pub(crate) const LINE: usize = 160;
pub(crate) const TEXT: usize = 1000;
/// What was taken away can be had back for so long.
pub(crate) const REGRET_MS: i64 = 24 * 60 * 60 * 1000;
/// So many days before her last day the room asks what comes after it.
const TAPER_DAYS: i64 = 42;

/// What a guest wrote, by the field's name; what she left open is not there.
pub(crate) type Values = BTreeMap<String, String>;

/// A number that was answered to a question, in tenths, between the least and the most that can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    pub(crate) question: String,
    pub(crate) tenths: i32,
    pub(crate) least: i32,
    pub(crate) most: i32,
    /// Taken home from a talk: it is kept as it was.
    #[serde(default)]
    pub(crate) taken: bool,
}

/// What an entry holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub(crate) enum What {
    /// Something in her own words, and the day she ticked it.
    Note {
        kind: Kind,
        values: Values,
        done: Option<String>,
    },
    /// The questions she has chosen for herself.
    Asks { questions: Vec<String> },
    /// What she answered on a day.
    Measure {
        day: String,
        marks: Vec<Mark>,
        words: String,
    },
}

/// An entry as it lies sealed in the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    /// When it was written, in unix milliseconds.
    pub(crate) made_ms: i64,
    /// When it was taken away.
    pub(crate) gone_ms: Option<i64>,
    pub(crate) what: What,
}

/// An entry with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: EntryId,
    pub(crate) told: Told,
}

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amiss {
    /// The one field that must not be empty is.
    Empty,
    /// Longer than it may be.
    Long,
    /// No day.
    NoDay,
}

impl Told {
    /// Something written now.
    pub(crate) fn now(what: What, now_ms: i64) -> Self {
        Self {
            made_ms: now_ms,
            gone_ms: None,
            what,
        }
    }

    /// Whether nothing is left of it: taken away, and the time to have it back is over.
    pub(crate) fn is_over(&self, now_ms: i64) -> bool {
        self.gone_ms.is_some_and(|gone| now_ms - gone > REGRET_MS)
    }
}

impl Entry {
    /// Its kind and words, if it is a note that is there.
    pub(crate) fn note(&self) -> Option<(Kind, &Values, Option<Date>)> {
        match &self.told.what {
            What::Note { kind, values, done } if self.told.gone_ms.is_none() => {
                let done = done.as_ref().and_then(|day| day.parse().ok());
                Some((*kind, values, done))
            }
            _ => None,
        }
    }
}

/// The notes of one kind that are there, oldest first.
pub(crate) fn notes(
    all: &[Entry],
    kind: Kind,
) -> impl Iterator<Item = (&Entry, &Values, Option<Date>)> {
    all.iter().filter_map(move |entry| {
        let (is, values, done) = entry.note()?;
        (is == kind).then_some((entry, values, done))
    })
}

/// The one note of a kind of which there is one.
pub(crate) fn only(all: &[Entry], kind: Kind) -> Option<(&Entry, &Values)> {
    notes(all, kind)
        .next()
        .map(|(entry, values, _)| (entry, values))
}

/// A value of a note; empty where nothing was written.
pub(crate) fn value<'a>(values: &'a Values, name: &str) -> &'a str {
    values.get(name).map_or("", String::as_str)
}

/// Reads a form of this kind: the values, and what is amiss with which field.
pub(crate) fn read(
    kind: Kind,
    typed: &dyn Fn(&str) -> Vec<String>,
) -> (Values, Vec<(&'static str, Amiss)>) {
    let (mut values, mut amiss) = (Values::new(), Vec::new());
    for spec in kind.fields() {
        let said = typed(spec.name);
        let text = match spec.ask {
            Ask::One(options) | Ask::Many(options) => {
                let known = options.iter().map(|(word, _)| *word);
                let chosen: Vec<&str> = known
                    .filter(|word| said.iter().any(|s| s == word))
                    .collect();
                chosen.join(" ")
            }
            Ask::Line | Ask::Area | Ask::Day => said
                .first()
                .map(|s| s.trim())
                .unwrap_or_default()
                .to_owned(),
        };
        let most = if matches!(spec.ask, Ask::Area) {
            TEXT
        } else {
            LINE
        };
        if text.chars().count() > most {
            amiss.push((spec.name, Amiss::Long));
        } else if spec.needed && text.is_empty() {
            amiss.push((spec.name, Amiss::Empty));
        } else if matches!(spec.ask, Ask::Day) && !text.is_empty() && text.parse::<Date>().is_err()
        {
            amiss.push((spec.name, Amiss::NoDay));
        } else if !text.is_empty() {
            values.insert(spec.name.to_owned(), text);
        }
    }
    // A form with nothing in it is not a note: its first field says so.
    if values.is_empty()
        && amiss.is_empty()
        && let Some(first) = kind.fields().first()
    {
        amiss.push((first.name, Amiss::Empty));
    }
    (values, amiss)
}

/// The tools whose reminder day has come: only those for which she has chosen a day.
pub(crate) fn due(all: &[Entry], today: Date) -> Vec<(&Entry, &Values)> {
    notes(all, Kind::Tool)
        .filter(|(_, values, _)| {
            value(values, super::kind::REMIND_ON)
                .parse::<Date>()
                .is_ok_and(|day| day <= today)
        })
        .map(|(entry, values, _)| (entry, values))
        .collect()
}

/// Whether the room asks how the last weeks shall be: from six weeks before her last day, until she has said it.
pub(crate) fn asks_for_taper(all: &[Entry], end: Option<Date>, today: Date) -> bool {
    let near = end.is_some_and(|end| {
        end >= today
            && today
                .checked_add(TAPER_DAYS.days())
                .is_ok_and(|then| then >= end)
    });
    near && only(all, Kind::Taper).is_none()
}
