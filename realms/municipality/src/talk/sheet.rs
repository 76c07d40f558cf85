//! The questions of one side of a talk as a form, and what was answered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::instrument::{Answer, Answers, Ask, Instrument, Item};
use crate::text::{LINE_MAX, line};

/// The field of the guest's own words, which every sheet ends with.
pub(crate) const NOTE: &str = "note";

/// What a guest answered, by the instrument's key; a question that was skipped is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Filled {
    pub(crate) answers: BTreeMap<String, Answers>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
}

/// A question with the name of its field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Question<'a> {
    Of {
        name: String,
        instrument: &'a Instrument,
        item: &'a Item,
    },
    Note,
}

impl Question<'_> {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Of { name, .. } => name,
            Self::Note => NOTE,
        }
    }
}

/// What is amiss with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SheetFault {
    /// None of the numbers that may be answered.
    NoStep,
    /// Longer than a line.
    TooLong,
}

/// The instruments of one side of a talk.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet(pub(crate) Vec<Instrument>);

impl Sheet {
    /// Every question in its order, the guest's own words last.
    pub(crate) fn questions(&self) -> Vec<Question<'_>> {
        let asked = self
            .0
            .iter()
            .flat_map(|instrument| instrument.items.iter().map(move |item| (instrument, item)));
        asked
            .enumerate()
            .map(|(n, (instrument, item))| Question::Of {
                name: format!("q{n}"),
                instrument,
                item,
            })
            .chain([Question::Note])
            .collect()
    }

    /// The keys of the instruments: a form carries them, so that answers that come late are read by the questions that
    /// were shown.
    pub(crate) fn shape(&self) -> String {
        let keys: Vec<String> = self.0.iter().map(Instrument::key).collect();
        keys.join(" ")
    }

    /// The sheet that a form was shown with; none if one of its instruments is not there.
    pub(crate) fn of_shape(shape: &str, all: &[Instrument]) -> Option<Self> {
        let found: Option<Vec<Instrument>> = shape
            .split_whitespace()
            .map(|key| all.iter().find(|one| one.key() == key).cloned())
            .collect();
        found.map(Self)
    }

    /// Reads the fields of a form; each fault names its field.
    pub(crate) fn read<'f>(
        &self,
        get: impl Fn(&str) -> &'f str,
    ) -> Result<Filled, Vec<(String, SheetFault)>> {
        self.read_owned(|name| get(name).to_owned())
    }

    /// [`Sheet::read`] from values that are made for it.
    pub(crate) fn read_owned(
        &self,
        get: impl Fn(&str) -> String,
    ) -> Result<Filled, Vec<(String, SheetFault)>> {
        let mut filled = Filled::default();
        let mut faults = Vec::new();
        for question in self.questions() {
            let name = question.name().to_owned();
            let typed = get(&name);
            match question {
                Question::Note => match line(&typed, LINE_MAX) {
                    Some(note) => filled.note = note,
                    None => faults.push((name, SheetFault::TooLong)),
                },
                Question::Of {
                    instrument, item, ..
                } => match answer(item, &typed) {
                    Ok(None) => {}
                    Ok(Some(answer)) => {
                        let answers = filled.answers.entry(instrument.key()).or_default();
                        answers.insert(item.key.clone(), answer);
                    }
                    Err(fault) => faults.push((name, fault)),
                },
            }
        }
        if faults.is_empty() {
            Ok(filled)
        } else {
            Err(faults)
        }
    }
}

fn answer(item: &Item, typed: &str) -> Result<Option<Answer>, SheetFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match &item.ask {
        Ask::Words => line(typed, LINE_MAX)
            .map(|words| Some(Answer::Words(words)))
            .ok_or(SheetFault::TooLong),
        Ask::Scale(steps) => steps
            .iter()
            .find(|(value, _)| value.to_string() == typed)
            .map(|(value, _)| Some(Answer::Number(*value)))
            .ok_or(SheetFault::NoStep),
    }
}
