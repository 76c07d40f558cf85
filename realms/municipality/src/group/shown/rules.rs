//! What is told of a group, and how many may still come. Pure.

use super::super::rules::{Fault, Faults};
use crate::text::{LINE_MAX, NAME_MAX, line};
use crate::unnamed::{self, Person};

/// What is told of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What it is, its name explained.
    pub(crate) about: String,
    /// For whom.
    pub(crate) for_whom: String,
    /// Where: the address.
    pub(crate) spot: String,
    /// Words to look for similar groups by in the open directory; empty: the whole of it.
    pub(crate) words: String,
    /// Whether anybody may read it.
    pub(crate) shown: bool,
}

/// Reads the form: a group that is shown says all three, one that is not may be half written. None of it names one of
/// `guests` (HS-3).
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn read<'a>(get: impl Fn(&str) -> &'a str, guests: &[String]) -> Result<Notice, Faults> {
    let shown = get("shown") == "ja";
    let mut faults = Faults::new();
    let mut one = |field, max, must: bool| {
        let fault = match line(get(field), max) {
            None => Fault::TooLong,
            Some(text) if text.is_empty() && must => Fault::Empty,
            Some(text) => match unnamed::person(&text, guests) {
                None => return text,
                Some(Person::Number) => Fault::Person,
                Some(Person::Guest) => Fault::Named,
            },
        };
        faults.push((field, fault));
        String::new()
    };
    let notice = Notice {
        about: one("about", LINE_MAX, shown),
        for_whom: one("for_whom", LINE_MAX, shown),
        spot: one("spot", LINE_MAX, shown),
        words: one("words", NAME_MAX, false),
        shown,
    };
    if faults.is_empty() {
        Ok(notice)
    } else {
        Err(faults)
    }
}

/// How many may still come: whoever waits already has the next free place, so none is free then.
pub(crate) fn free(places: i64, (sitting, waiting): (i64, i64)) -> i64 {
    (places - sitting - waiting).max(0)
}
