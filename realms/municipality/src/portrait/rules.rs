//! What may be a picture, whose it may be, and what stands in its place. Pure.

use kit_picture::Fault;
use kit_words::key;

use crate::house::WorkerId;
use crate::register::EntryId;

/// Whom a picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Of {
    /// Somebody who works here.
    Worker(WorkerId),
    /// Who comes by an agreement of the register.
    Visitor(EntryId),
}

/// Why a picture was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// The file is none that is taken.
    File(Fault),
    /// Nobody has said that whom it shows has said yes.
    NoYes,
}

impl Wrong {
    /// The field that it is about.
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::File(_) => FILE,
            Self::NoYes => YES,
        }
    }

    /// What to do about it.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::File(Fault::Empty) => key!("portrait-fault-empty"),
            Self::File(Fault::TooLarge | Fault::TooManyPoints) => key!("portrait-fault-large"),
            Self::File(Fault::Kind) => key!("portrait-fault-kind"),
            Self::File(Fault::Broken) => key!("portrait-fault-broken"),
            Self::NoYes => key!("portrait-fault-yes"),
        }
    }
}

/// The field of the file.
pub(crate) const FILE: &str = "picture";
/// The field of the yes of whom a picture shows.
pub(crate) const YES: &str = "yes";

/// What stands where there is no picture: the first letter of a name.
pub(crate) fn letter(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphabetic());
    first.map_or_else(String::new, |c| c.to_uppercase().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_picture_has_its_letter() {
        assert_eq!(letter("åse"), "Å");
        assert_eq!(letter(" – Bo"), "B");
        assert_eq!(letter("2"), "");
    }

    #[test]
    fn every_reason_has_words_of_its_own_at_the_field_it_is_about() {
        let files = [Fault::Empty, Fault::TooLarge, Fault::Kind, Fault::Broken].map(Wrong::File);
        let mut words: Vec<&str> = files.iter().map(|wrong| wrong.words()).collect();
        assert!(files.iter().all(|wrong| wrong.field() == FILE));
        words.push(Wrong::NoYes.words());
        words.sort_unstable();
        words.dedup();
        assert_eq!((words.len(), Wrong::NoYes.field()), (5, YES));
    }
}
