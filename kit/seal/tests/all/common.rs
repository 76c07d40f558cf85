//! What the tests share: a repeatable source of chance, and cells.

use kit_seal::{Cell, Vault};

/// Splitmix64: the same bytes for the same seed, so that a failing try can be repeated.
pub(crate) struct Drawn(std::cell::Cell<u64>);

impl Drawn {
    pub(crate) fn new(seed: u64) -> Self {
        println!("seed {seed}");
        Self(std::cell::Cell::new(seed))
    }

    pub(crate) fn next(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let mut z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&self, below: usize) -> usize {
        let below = u64::try_from(below).expect("small");
        usize::try_from(self.next() % below).expect("small")
    }

    pub(crate) fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.next().to_le_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }

    /// A text of up to `most` letters, some of them Danish.
    pub(crate) fn text(&self, most: usize) -> String {
        let letters: Vec<char> = "abcdefghijklmnopqrstuvwxyzæøåÆØÅ 0123456789,.!"
            .chars()
            .collect();
        (0..self.below(most + 1))
            .map(|_| letters[self.below(letters.len())])
            .collect()
    }
}

pub(crate) const AMIR: Cell<'static> = Cell {
    realm: "civil",
    table: "guest",
    column: "name",
    row: "0198c1de-0000-7000-8000-000000000001",
    person: "p-amir",
};

/// A vault that knows Amir and Mette.
pub(crate) fn vault() -> Vault {
    let vault = Vault::in_memory("civil").expect("keys from a seed");
    vault.new_person("p-amir").expect("a key for Amir");
    vault.new_person("p-mette").expect("a key for Mette");
    vault
}
