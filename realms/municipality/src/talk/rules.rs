//! What a talk is, and how one goes through its questions.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::sheet::Filled;
use crate::house::{FormId, Mode};
use crate::instrument::Moment;

kit_store::id! {
    /// A talk with a guest.
    pub struct TalkId;
}

/// What a guest answered on one side of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set {
    /// The id of the form it came from.
    pub(crate) id: FormId,
    pub(crate) filled: Filled,
}

/// A talk as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Talk {
    pub(crate) id: TalkId,
    pub(crate) mode: Mode,
    pub(crate) day: Date,
    pub(crate) at: Timestamp,
    pub(crate) by: String,
    pub(crate) sets: BTreeMap<Moment, Set>,
}

/// Where a guest wants to go in the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Go {
    /// With the answer that stands there.
    Next,
    /// Without one.
    Skip,
    Back,
}

impl Go {
    pub(crate) fn from_key(key: &str) -> Self {
        match key {
            "skip" => Self::Skip,
            "back" => Self::Back,
            _ => Self::Next,
        }
    }
}

/// The question that comes after question `at` of `n`, counted from nought; `n` itself is the last look before it is kept.
pub(crate) fn walk(n: usize, at: usize, go: Go) -> usize {
    match go {
        Go::Next | Go::Skip => at.saturating_add(1).min(n),
        Go::Back => at.min(n).saturating_sub(1),
    }
}

/// What is amiss with a code that somebody wants for the tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeFault {
    /// It is not six to twelve digits.
    Shape,
    /// Whoever looks on guesses it.
    Plain,
    /// The two do not agree.
    Differs,
}

/// A code that nobody guesses in the time one has a tablet in hand.
pub(crate) fn code(typed: &str, again: &str) -> Result<String, CodeFault> {
    let digits: Vec<u32> = typed.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != typed.chars().count() || !(6..=12).contains(&digits.len()) {
        return Err(CodeFault::Shape);
    }
    let mut kinds = digits.clone();
    kinds.sort_unstable();
    kinds.dedup();
    let steps: Vec<(u32, u32)> = digits
        .iter()
        .copied()
        .zip(digits.iter().copied().skip(1))
        .collect();
    let up = steps.iter().all(|(one, other)| one + 1 == *other);
    let down = steps.iter().all(|(one, other)| *one == other + 1);
    if kinds.len() < 3 || up || down {
        return Err(CodeFault::Plain);
    }
    if typed != again {
        return Err(CodeFault::Differs);
    }
    Ok(typed.to_owned())
}
