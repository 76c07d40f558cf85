//! The words themselves: how eight are drawn, and how typed ones are read with patience.

use std::collections::HashMap;
use std::sync::LazyLock;

use kit_seal::Zeroizing;
use kit_words::fold;

/// Words in a key. Each carries ten bits: two find the room, six open it.
pub(crate) const WORDS_IN_A_KEY: usize = 8;
/// The first words of a key find the room.
pub(crate) const FINDING: usize = 2;
/// Bits that one word carries; the list holds two to this power.
const BITS: usize = 10;

struct List {
    words: Vec<&'static str>,
    by_fold: HashMap<String, u16>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let words: Vec<&'static str> = include_str!("../../../../data/words/room-key.txt")
        .lines()
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let by_fold = words
        .iter()
        .zip(0_u16..)
        .map(|(word, index)| (fold(word), index))
        .collect();
    List { words, by_fold }
});

/// Eight words by their places in the list. Never shown by `{:?}`: whoever has the words has the room.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RoomKey([u16; WORDS_IN_A_KEY]);

impl RoomKey {
    /// The key in 80 random bits.
    pub(crate) fn from_bits(bits: &[u8; WORDS_IN_A_KEY * BITS / 8]) -> Self {
        let mut places = [0; WORDS_IN_A_KEY];
        let mut all = bits
            .iter()
            .flat_map(|byte| (0..8).rev().map(move |at| u16::from(byte >> at & 1)));
        for place in &mut places {
            *place = all.by_ref().take(BITS).fold(0, |sum, bit| sum << 1 | bit);
        }
        Self(places)
    }

    /// The words as one writes them down.
    pub(crate) fn words(&self) -> Vec<&'static str> {
        let word = |place: &u16| LIST.words.get(usize::from(*place)).copied();
        self.0.iter().filter_map(word).collect()
    }

    /// The places of the two words that find the room, as bytes.
    pub(crate) fn finding(&self) -> Vec<u8> {
        self.0
            .iter()
            .take(FINDING)
            .flat_map(|place| place.to_be_bytes())
            .collect()
    }

    /// The places of the six words that open it, as bytes; wiped when dropped.
    pub(crate) fn opening(&self) -> Zeroizing<Vec<u8>> {
        let opening = self.0.iter().skip(FINDING);
        Zeroizing::new(opening.flat_map(|place| place.to_be_bytes()).collect())
    }
}

/// What is amiss with typed words. It tells about the public word list only, never about a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Misread {
    /// Not eight words but so many.
    Count(usize),
    /// A word that is not in the list, and the words of the list that are one letter away.
    NotAWord {
        /// As it was read.
        typed: String,
        /// At most three.
        near: Vec<&'static str>,
    },
}

/// Reads what was typed: any case, blanks, commas or dashes between, ae for æ, numbers before words.
pub(crate) fn read(typed: &str) -> Result<RoomKey, Misread> {
    let folded = fold(typed);
    let tokens: Vec<&str> = folded
        .split_whitespace()
        .filter(|token| !token.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    let mut places = Vec::with_capacity(WORDS_IN_A_KEY);
    for token in &tokens {
        match LIST.by_fold.get(*token) {
            Some(place) => places.push(*place),
            None => {
                return Err(Misread::NotAWord {
                    typed: (*token).to_owned(),
                    near: near(token),
                });
            }
        }
    }
    <[u16; WORDS_IN_A_KEY]>::try_from(places)
        .map(RoomKey)
        .map_err(|places| Misread::Count(places.len()))
}

/// Words of the list that one wrong, missing, extra or swapped letter could have been.
fn near(token: &str) -> Vec<&'static str> {
    let typed: Vec<char> = token.chars().collect();
    LIST.words
        .iter()
        .filter(|word| one_apart(&typed, &fold(word).chars().collect::<Vec<_>>()))
        .take(3)
        .copied()
        .collect()
}

fn one_apart(a: &[char], b: &[char]) -> bool {
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let rest = |s: &[char], skip: usize| s.iter().skip(skip).copied().collect::<Vec<char>>();
    let (a, b) = (rest(a, same_start), rest(b, same_start));
    match (a.as_slice(), b.as_slice()) {
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([x1, x2, x @ ..], [y1, y2, y @ ..]) if x1 == y2 && x2 == y1 && x == y => true,
        ([_, x @ ..], y) if x == y => true,
        (x, [_, y @ ..]) if x == y => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_list_has_1024_words_that_differ_when_folded() {
        assert_eq!(LIST.words.len(), 1 << BITS);
        assert_eq!(LIST.by_fold.len(), 1 << BITS);
    }

    /// SAFETY.md §5: the six words alone are at least sixty bits.
    #[test]
    fn sixty_bits_remain_when_two_words_have_found_the_room() {
        let opening = RoomKey::from_bits(&[0xff; 10]).opening();
        assert_eq!(opening.len(), 2 * 6);
        assert!(6 * LIST.words.len().ilog2() >= 60);
    }

    #[test]
    fn a_misspelt_word_is_suggested_only_if_it_is_not_a_word() {
        let near_albatros = read("albatrs abe abe abe abe abe abe abe");
        assert_eq!(
            near_albatros.err(),
            Some(Misread::NotAWord {
                typed: "albatrs".to_owned(),
                near: vec!["albatros"]
            })
        );
        assert!(read("abe abe abe abe abe abe abe abe").is_ok());
        assert_eq!(read("abe abe").err(), Some(Misread::Count(2)));
        assert_eq!(read("").err(), Some(Misread::Count(0)));
    }

    #[test]
    fn every_word_is_equally_likely() {
        // 80 bits cut into eight tens: every value of a ten stands for exactly one word.
        let mut seen = std::collections::HashSet::new();
        for value in 0..1_u16 << BITS {
            let mut bits = [0_u8; 10];
            let [high, low] = (value << (16 - BITS)).to_be_bytes();
            bits[0] = high;
            bits[1] = low;
            seen.insert(RoomKey::from_bits(&bits).words()[0]);
        }
        assert_eq!(seen.len(), 1 << BITS);
    }

    proptest! {
        #[test]
        fn a_key_is_read_as_it_was_written_down(bits: [u8; 10]) {
            let key = RoomKey::from_bits(&bits);
            let plain = key.words().join(" ");
            prop_assert!(read(&plain) == Ok(key.clone()));
            let spelled = plain.replace('æ', "ae").replace('ø', "oe").replace('å', "aa").to_uppercase();
            prop_assert!(read(&spelled) == Ok(key.clone()));
            let numbered: Vec<String> = key.words().iter().zip(1..).map(|(w, n)| format!("{n}. {w},\n")).collect();
            prop_assert!(read(&numbered.concat()) == Ok(key));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused_without_a_fall(typed in ".{0,200}") {
            let _ = read(&typed);
        }

        #[test]
        fn the_two_finding_words_do_not_depend_on_the_six_that_open(bits: [u8; 10], other: [u8; 10]) {
            // Same first 20 bits, other 60: the finder is the same, so it cannot tell anything about the rest.
            let mut mixed = other;
            mixed[0] = bits[0];
            mixed[1] = bits[1];
            mixed[2] = (bits[2] & 0xf0) | (other[2] & 0x0f);
            prop_assert_eq!(RoomKey::from_bits(&bits).finding(), RoomKey::from_bits(&mixed).finding());
            prop_assert_eq!(RoomKey::from_bits(&mixed).opening(), {
                let mut same_end = other;
                same_end[2] = other[2];
                RoomKey::from_bits(&same_end).opening()
            });
        }
    }
}
