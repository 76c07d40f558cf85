//! What a check found: where, and what to do about it.

use std::fmt;

/// One fault, printed as `place: what and what to do`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    place: String,
    line: Option<usize>,
    what: String,
}

impl Finding {
    /// A fault of a whole file or folder.
    pub(crate) fn at(place: &str, what: String) -> Self {
        Self {
            place: place.to_owned(),
            line: None,
            what,
        }
    }

    /// A fault on one line, counted from 1.
    pub(crate) fn on(place: &str, line: usize, what: String) -> Self {
        Self {
            place: place.to_owned(),
            line: Some(line),
            what,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: {}", self.place, self.what),
            None => write!(out, "{}: {}", self.place, self.what),
        }
    }
}
