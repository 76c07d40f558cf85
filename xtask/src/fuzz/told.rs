//! What libFuzzer says of itself on its error stream, as numbers.

/// One target's figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Inputs that were tried.
    pub(super) tried: u64,
    /// Edges of the program that were walked.
    pub(super) edges: u64,
    /// Edges and how often, and what was compared: what libFuzzer steers by.
    pub(super) features: u64,
    /// The most memory that one input took, in bytes.
    pub(super) heap: u64,
}

impl Told {
    /// Reads the whole of what was said; the last word on each matter counts.
    pub(super) fn hear(text: &str) -> Self {
        let mut told = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            for pair in words.windows(2) {
                let [name, value] = pair else { continue };
                let Ok(value) = value.parse() else { continue };
                match *name {
                    "cov:" => told.edges = value,
                    "ft:" => told.features = value,
                    "stat::number_of_executed_units:" => told.tried = value,
                    "heap:" => told.heap = value,
                    _ => {}
                }
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_counts() {
        let told = Told::hear(
            "#2\tINITED cov: 8 ft: 9 corp: 1/1b exec/s: 0 rss: 27Mb\n#7\tNEW    cov: 90 ft: 123 corp: 2/2b lim: 4\n\
             Done 40 runs in 21 second(s)\nstat::number_of_executed_units: 40\nstat::slowest_unit_time_sec: 0\n\
             heap: 27\nheap: 4096\n",
        );
        assert_eq!((told.tried, told.edges, told.features), (40, 90, 123));
        assert_eq!(told.heap, 4096);
    }
}
