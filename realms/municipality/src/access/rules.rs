//! What may be erased, why, and what must stay until when.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_words::key;

use crate::offer::settings::Documentation;

/// Notes of a course are kept so many years after its last step (docs/RETENTION.md).
pub(crate) const NOTE_YEARS: i64 = 5;

/// Why somebody wants to be erased: what article 17 gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The guest wants it.
    Wish,
    /// It is needed no more.
    NotNeeded,
    /// It should never have been written down.
    Wrong,
}

impl Reason {
    pub(crate) const ALL: [Self; 3] = [Self::Wish, Self::NotNeeded, Self::Wrong];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::NotNeeded => "not_needed",
            Self::Wrong => "wrong",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Wish => key!("erase-reason-wish"),
            Self::NotNeeded => key!("erase-reason-not-needed"),
            Self::Wrong => key!("erase-reason-wrong"),
        }
    }
}

/// What the leader said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// Everything went.
    All,
    /// Everything went but the note that the law asks for.
    Part,
    /// Nothing went: somebody has a claim that is not settled.
    Refused,
}

impl Said {
    const ALL: [Self; 3] = [Self::All, Self::Part, Self::Refused];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Part => "part",
            Self::Refused => "refused",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// How much may go today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of it; the key goes too.
    All,
    /// All but the note, which goes on the day after this one.
    AllButTheNote(Date),
}

/// An offer that keeps no notes has nothing that must stay; another keeps the note for its years after the last step.
pub(crate) fn scope(documentation: Documentation, last_step: Option<Date>, today: Date) -> Scope {
    let until = match documentation {
        Documentation::None => None,
        Documentation::Minimum => last_step.map(|day| day.saturating_add(NOTE_YEARS.years())),
    };
    match until {
        Some(until) if until >= today => Scope::AllButTheNote(until),
        _ => Scope::All,
    }
}

/// What can be set right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The name the guest wants.
    Called,
    /// The goal of the newest course.
    Goal,
    /// Where reminders go.
    Contact,
}

impl What {
    pub(crate) const ALL: [Self; 3] = [Self::Called, Self::Goal, Self::Contact];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::Goal => "goal",
            Self::Contact => "contact",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Called => key!("own-col-called"),
            Self::Goal => key!("own-col-goal"),
            Self::Contact => key!("own-col-address"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// ALL-8, FR-19: where nothing is noted, nothing must stay; else the note stays five years to the day.
    #[test]
    fn only_the_note_that_the_law_asks_for_stays_and_only_for_its_time() {
        let last = Some(date(2026, 3, 1));
        let of = |documentation, last, today| scope(documentation, last, today);
        let minimum = Documentation::Minimum;
        let until = date(2031, 3, 1);
        assert_eq!(
            of(minimum, last, date(2026, 11, 18)),
            Scope::AllButTheNote(until)
        );
        assert_eq!(of(minimum, last, until), Scope::AllButTheNote(until));
        assert_eq!(of(minimum, last, date(2031, 3, 2)), Scope::All);
        assert_eq!(
            of(Documentation::None, last, date(2026, 11, 18)),
            Scope::All
        );
        assert_eq!(of(minimum, None, date(2026, 11, 18)), Scope::All);
    }
}
