//! The words for faults, in Danish and English: what is wrong, and what to do. Never "invalid".

mod danish;
mod english;

use std::fmt;

use crate::{Fault, Severity};

impl Fault {
    /// What is wrong, in Danish, without the place.
    #[must_use]
    pub fn danish(&self) -> String {
        self.kind.danish().0
    }

    /// What to do about it, in Danish.
    #[must_use]
    pub fn danish_to_do(&self) -> String {
        self.kind.danish().1
    }

    /// What is wrong, in English, without the place.
    #[must_use]
    pub fn english(&self) -> String {
        self.kind.english().0
    }

    /// What to do about it, in English.
    #[must_use]
    pub fn english_to_do(&self) -> String {
        self.kind.english().1
    }

    /// Where it is: file, line, record and field, in that order, without words of any language.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = self.file.clone();
        if let Some(line) = self.line {
            place.push_str(&format!(":{line}"));
        }
        for part in [&self.record, &self.field].into_iter().flatten() {
            place.push_str(" · ");
            place.push_str(part);
        }
        place
    }

    /// The whole fault as one Danish line.
    #[must_use]
    pub fn danish_line(&self) -> String {
        let weight = if self.severity == Severity::Error {
            "Fejl"
        } else {
            "Bemærk"
        };
        format!(
            "{weight}: {}: {} {}",
            self.place(),
            self.danish(),
            self.danish_to_do()
        )
    }

    /// The whole fault as one English line.
    #[must_use]
    pub fn english_line(&self) -> String {
        let weight = if self.severity == Severity::Error {
            "Error"
        } else {
            "Note"
        };
        format!(
            "{weight}: {}: {} {}",
            self.place(),
            self.english(),
            self.english_to_do()
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.english_line())
    }
}

impl std::error::Error for Fault {}

fn bytes(count: u64) -> String {
    match count {
        0..1_024 => format!("{count} byte"),
        1_024..1_048_576 => format!("{} KB", count / 1_024),
        _ => format!("{} MB", count / 1_048_576),
    }
}
