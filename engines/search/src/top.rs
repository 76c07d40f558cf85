//! The smallest few of many numbers.

/// Keeps the `most` smallest keys it is given.
#[derive(Debug)]
pub(crate) struct Top {
    keys: Vec<u64>,
    most: usize,
    /// A key that is not below this is none of them.
    worst: u64,
}

impl Top {
    pub(crate) fn of(most: usize) -> Self {
        Self {
            keys: Vec::new(),
            most,
            worst: if most == 0 { 0 } else { u64::MAX },
        }
    }

    /// Whether a key that is no smaller than this can be among them.
    pub(crate) fn wants(&self, at_least: u64) -> bool {
        at_least < self.worst
    }

    /// How many there are, at most as many as are kept.
    pub(crate) fn len(&self) -> usize {
        self.keys.len().min(self.most)
    }

    pub(crate) fn add(&mut self, key: u64) {
        if key < self.worst {
            self.keys.push(key);
            if self.keys.len() >= self.most.saturating_mul(2).max(64) {
                self.shrink();
            }
        }
    }

    fn shrink(&mut self) {
        if self.keys.len() > self.most {
            let (_, last, _) = self.keys.select_nth_unstable(self.most - 1);
            self.worst = *last;
            self.keys.truncate(self.most);
        }
    }

    /// The keys, the smallest first.
    pub(crate) fn sorted(mut self) -> Vec<u64> {
        self.keys.sort_unstable();
        self.keys.truncate(self.most);
        self.keys
    }
}

#[cfg(test)]
mod tests {
    use super::Top;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_smallest_are_kept(keys in proptest::collection::hash_set(0..10_000u64, 0..400), most in 0..80usize) {
            let mut top = Top::of(most);
            keys.iter().for_each(|key| top.add(*key));
            let mut sorted: Vec<u64> = keys.into_iter().collect();
            sorted.sort_unstable();
            sorted.truncate(most);
            prop_assert_eq!(top.sorted(), sorted);
        }
    }
}
