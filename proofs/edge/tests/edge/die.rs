//! Repeatable chance.

use std::sync::Arc;

use kit_store::{FixedClock, Given, SeededChance};

pub(crate) struct Die(Given);

impl Die {
    pub(crate) fn new(seed: u64) -> Self {
        let clock = FixedClock::at("2027-03-01T08:00:00Z".parse().unwrap());
        Self(Given::new(
            Arc::new(clock),
            Arc::new(SeededChance::new(seed)),
        ))
    }

    /// From 0 to `below` − 1.
    pub(crate) fn below(&self, below: usize) -> usize {
        usize::try_from(self.0.below(u64::try_from(below).unwrap())).unwrap()
    }

    pub(crate) fn pick<'a, T>(&self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
