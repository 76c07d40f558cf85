//! Faults as they are found. A feed that is wrong in every line must not fill the memory with what is wrong with it: so
//! many of each severity are kept, and that there are more is said (T17).

use std::collections::BTreeSet;

use crate::{Fault, FaultKind, Severity};

/// What was found so far.
pub(crate) struct Faults {
    kept: Vec<Fault>,
    /// How many are kept of errors, and as many of notes.
    most: u64,
    errors: u64,
    notes: u64,
}

impl Faults {
    pub(crate) fn at_most(most: u64) -> Self {
        Self {
            kept: Vec::new(),
            most,
            errors: 0,
            notes: 0,
        }
    }

    /// Notes a fault. Errors do not take the room of notes, nor notes that of errors: an error always refuses the feed.
    pub(crate) fn push(&mut self, fault: Fault) {
        self.push_made(fault.severity, || fault);
    }

    /// As [`push`](Self::push); a fault that is not listed is not made either.
    pub(crate) fn push_made(&mut self, severity: Severity, made: impl FnOnce() -> Fault) {
        let count = match severity {
            Severity::Error => &mut self.errors,
            Severity::Note => &mut self.notes,
        };
        *count = count.saturating_add(1);
        if *count <= self.most {
            self.kept.push(made());
        }
    }

    /// True when one of them refuses the import.
    pub(crate) fn refuse(&self) -> bool {
        self.errors > 0
    }

    /// Errors first, each fault once, else in the order they were found; last, that there were more.
    pub(crate) fn in_order(self, source: &str) -> Vec<Fault> {
        let limit = self.most;
        let more = |count, severity| {
            let fault = Fault::of_file(source, FaultKind::MoreFaults { limit });
            (count > limit).then_some(Fault { severity, ..fault })
        };
        let more = [
            more(self.errors, Severity::Error),
            more(self.notes, Severity::Note),
        ];
        let mut seen = BTreeSet::new();
        let mut once: Vec<Fault> = self
            .kept
            .into_iter()
            .filter(|fault| seen.insert(format!("{fault:?}")))
            .chain(more.into_iter().flatten())
            .collect();
        once.sort_by_key(|fault| fault.severity != Severity::Error);
        once
    }
}

impl Extend<Fault> for Faults {
    fn extend<T: IntoIterator<Item = Fault>>(&mut self, faults: T) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(severity: Severity, line: u64) -> Fault {
        Fault {
            severity,
            line: Some(line),
            ..Fault::of_file("a.csv", FaultKind::Missing)
        }
    }

    #[test]
    fn an_error_after_very_many_notes_still_refuses_and_is_kept() {
        let mut faults = Faults::at_most(2);
        faults.extend((0..5).map(|line| fault(Severity::Note, line)));
        assert!(!faults.refuse());
        faults.push(fault(Severity::Error, 9));
        assert!(faults.refuse());
        let listed = faults.in_order("feed");
        let kinds: Vec<(Severity, Option<u64>)> = listed
            .iter()
            .map(|fault| (fault.severity, fault.line))
            .collect();
        assert_eq!(
            kinds,
            [
                (Severity::Error, Some(9)),
                (Severity::Note, Some(0)),
                (Severity::Note, Some(1)),
                (Severity::Note, None),
            ]
        );
        assert_eq!(listed[3].kind, FaultKind::MoreFaults { limit: 2 });
    }

    #[test]
    fn as_many_as_allowed_are_listed_without_a_word_of_more() {
        let mut faults = Faults::at_most(2);
        faults.extend((0..2).map(|line| fault(Severity::Error, line)));
        assert_eq!(faults.in_order("feed").len(), 2);
    }
}
