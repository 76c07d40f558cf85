//! Repeatable chance for the demo's everyday.

use kit_store::{Chance as _, SeededChance};

/// Draws from a fixed seed, so that every demo tells the same everyday.
#[derive(Debug)]
pub(crate) struct Pick(SeededChance);

impl Pick {
    /// Chance with a seed of its own.
    pub(crate) fn new(seed: u64) -> Self {
        Self(SeededChance::new(seed))
    }

    /// A whole number from `from` to `to`, both included.
    pub(crate) fn number(&self, from: i64, to: i64) -> i64 {
        let mut bytes = [0_u8; 8];
        self.0.fill(&mut bytes);
        let width = u64::try_from(to - from + 1).unwrap_or(1).max(1);
        from + i64::try_from(u64::from_le_bytes(bytes) % width).unwrap_or(0)
    }

    /// Whether something that happens `percent` times of a hundred happens now.
    pub(crate) fn happens(&self, percent: i64) -> bool {
        self.number(1, 100) <= percent
    }

    /// One of several; the empty value where there is none.
    pub(crate) fn one<T: Clone + Default>(&self, of: &[T]) -> T {
        let last = i64::try_from(of.len()).unwrap_or(0) - 1;
        if last < 0 {
            return T::default();
        }
        usize::try_from(self.number(0, last))
            .ok()
            .and_then(|at| of.get(at))
            .cloned()
            .unwrap_or_default()
    }
}
