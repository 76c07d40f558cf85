//! Numbers that look like chance and are the same in every run.

/// SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// Whether something that happens `percent` times in a hundred happens.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// From 0 to below 1, in steps of a millionth.
    pub(crate) fn part(&mut self) -> f64 {
        let millionths = u32::try_from(self.below(1_000_000)).unwrap_or(0);
        f64::from(millionths) / 1e6
    }

    /// One of a list; early ones more often, as words and towns are.
    pub(crate) fn zipf<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let (one, other) = (self.below(list.len()), self.below(list.len()));
        list.get(one * other / list.len().max(1))
    }

    /// One of a list.
    pub(crate) fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let at = self.below(list.len());
        list.get(at)
    }
}
