//! What an instrument is, and how answers become a score. A skipped answer is a gap, never a zero.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// When in a talk it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Moment {
    /// Before the talk: how the time since last has been.
    Start,
    /// After it: how the talk was.
    End,
    /// Apart from talks, when somebody trained asks (HE-7).
    Health,
}

impl Moment {
    /// In the order in which a talk has them.
    pub(crate) const ON_THE_PAGE: [Self; 3] = [Self::Start, Self::Health, Self::End];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Health => "health",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Start, Self::End, Self::Health]
            .into_iter()
            .find(|moment| moment.key() == key)
    }
}

/// What a question asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ask {
    /// A whole number, each with its words where the instrument has them.
    Scale(Vec<(i32, String)>),
    /// The guest's own words.
    Words,
}

impl Ask {
    /// The lowest and the highest number.
    pub(crate) fn span(&self) -> Option<(i32, i32)> {
        let Self::Scale(steps) = self else {
            return None;
        };
        let least = steps.iter().map(|(value, _)| *value).min()?;
        let most = steps.iter().map(|(value, _)| *value).max()?;
        Some((least, most))
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) ask: Ask,
}

/// An answer; where there is none, there is a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    Number(i32),
    Words(String),
}

/// The answers to one instrument by the question's key.
pub(crate) type Answers = BTreeMap<String, Answer>;

/// How numbers become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Method {
    /// Added up, and multiplied by the factor.
    Sum,
    /// The mean of what was answered, and multiplied by the factor.
    Mean,
}

/// Which way is better, for words only: there is no colour and no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Direction {
    HigherIsBetter,
    LowerIsBetter,
    Neither,
}

/// A sentence for scores up to and including a number.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cut {
    pub(crate) up_to: f64,
    pub(crate) sentence: String,
}

/// How an instrument is scored.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scoring {
    /// The questions that count.
    pub(crate) items: Vec<String>,
    pub(crate) method: Method,
    pub(crate) factor: f64,
    /// So many may be missing; a sum is then reckoned from the mean of the others. One more, and there is no score.
    pub(crate) missing: usize,
    pub(crate) direction: Direction,
    /// From low to high.
    pub(crate) cuts: Vec<Cut>,
}

/// Questions with their scoring.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Instrument {
    /// Its address, as its publisher names it; a word of ours for our own.
    pub(crate) url: String,
    pub(crate) version: String,
    pub(crate) title: String,
    /// Who allows the use, as the operator wrote it; it stands at the foot of the form.
    pub(crate) licence: String,
    pub(crate) moment: Moment,
    pub(crate) items: Vec<Item>,
    pub(crate) scoring: Scoring,
    /// After how many weeks it is asked again; none where it is asked whenever its moment comes.
    pub(crate) repeat_weeks: Option<i64>,
}

impl Instrument {
    /// The name under which answers are kept: another version is another instrument.
    pub(crate) fn key(&self) -> String {
        format!("{}|{}", self.url, self.version)
    }

    /// The score of what was answered; none where too much is missing.
    pub(crate) fn score(&self, answers: &Answers) -> Option<f64> {
        let scoring = &self.scoring;
        let given: Vec<i32> = scoring
            .items
            .iter()
            .filter_map(|key| match answers.get(key) {
                Some(Answer::Number(number)) => Some(*number),
                Some(Answer::Words(_)) | None => None,
            })
            .collect();
        let missing = scoring.items.len().checked_sub(given.len())?;
        if given.is_empty() || missing > scoring.missing {
            return None;
        }
        let sum: f64 = given.iter().map(|number| f64::from(*number)).sum();
        let mean = sum / count(given.len())?;
        let whole = match scoring.method {
            Method::Mean => mean,
            Method::Sum if missing == 0 => sum,
            Method::Sum => mean * count(scoring.items.len())?,
        };
        Some(whole * scoring.factor)
    }

    /// The lowest and the highest score there can be.
    pub(crate) fn span(&self) -> Option<(f64, f64)> {
        let spans: Vec<(i32, i32)> = self
            .items
            .iter()
            .filter(|item| self.scoring.items.contains(&item.key))
            .filter_map(|item| item.ask.span())
            .collect();
        let ends = |pick: fn(&(i32, i32)) -> i32| -> Option<f64> {
            let sum: f64 = spans.iter().map(|span| f64::from(pick(span))).sum();
            let whole = match self.scoring.method {
                Method::Sum => sum,
                Method::Mean => sum / count(spans.len())?,
            };
            Some(whole * self.scoring.factor)
        };
        (!spans.is_empty()).then(|| Some((ends(|s| s.0)?, ends(|s| s.1)?)))?
    }

    /// The operator's sentence for a score, if the scoring file has one.
    pub(crate) fn sentence(&self, score: f64) -> Option<&str> {
        self.scoring
            .cuts
            .iter()
            .find(|cut| score <= cut.up_to)
            .map(|cut| cut.sentence.as_str())
    }
}

fn count(n: usize) -> Option<f64> {
    u32::try_from(n).ok().filter(|n| *n > 0).map(f64::from)
}
