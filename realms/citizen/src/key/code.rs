//! A paper card: ten codes, each of which opens the room once (SAFETY.md §6.2.8).
//!
//! A code is twelve consonants, 51.9 random bits. Consonants make no words, neither those of a room key nor rude ones,
//! and none of them is mistaken for a number. Unlike words, codes have no finder and no salt of their own: either would
//! be a part of the code given away. The slow step runs over the whole code with a salt of the realm's, and what it
//! proves is looked up. Two letters are a mark for the count of wrong tries, and that is forgotten after a day.

use kit_seal::Zeroizing;
use kit_store::Given;

use super::proof::{hex, mac};

/// Codes on a card.
pub(crate) const CODES: usize = 10;
/// Letters of a code.
pub(crate) const LETTERS: usize = 12;
/// Letters that wrong tries are counted by.
const COUNTED: usize = 2;
/// What a code is written in.
const ALPHABET: [char; 20] = [
    'B', 'C', 'D', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X',
    'Z',
];

/// One code. Never shown by `{:?}`: whoever has it has the room.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Code(Zeroizing<String>);

/// Letters were typed that could be a code, but so many and not twelve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WrongLength(pub(crate) usize);

impl Code {
    /// A fresh one. Every letter is equally likely.
    pub(crate) fn draw(given: &Given) -> Self {
        let most = u64::try_from(ALPHABET.len()).unwrap_or(u64::MAX);
        let letters = (0..LETTERS).filter_map(|_| {
            let place = usize::try_from(given.below(most)).ok()?;
            ALPHABET.get(place)
        });
        Self(Zeroizing::new(letters.collect()))
    }

    /// As it is written on paper: three times four letters.
    pub(crate) fn written(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters
            .chunks(4)
            .map(|four| four.iter().collect())
            .collect();
        groups.join("-")
    }

    /// What the slow step runs over.
    pub(crate) fn opening(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.as_bytes().to_vec())
    }

    /// The mark that wrong tries are counted by.
    pub(crate) fn scope(&self, pepper: &[u8; 32]) -> String {
        let counted: String = self.0.chars().take(COUNTED).collect();
        hex(&mac(pepper, &[b"landgang code try 1", counted.as_bytes()]))
    }
}

/// The salt of all codes of a realm.
pub(crate) fn salt(pepper: &[u8; 32]) -> String {
    hex(&mac(pepper, &[b"landgang code salt 1"]))
}

/// Reads what was typed as a code, in any case, with blanks or dashes between. None if it is no code but words.
pub(crate) fn read(typed: &str) -> Option<Result<Code, WrongLength>> {
    let letters: String = typed
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect();
    if letters.is_empty() || !letters.chars().all(|c| ALPHABET.contains(&c)) {
        return None;
    }
    let count = letters.chars().count();
    Some(if count == LETTERS {
        Ok(Code(Zeroizing::new(letters)))
    } else {
        Err(WrongLength(count))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit_store::{FixedClock, SeededChance};
    use std::collections::HashMap;
    use std::sync::Arc;

    fn given(seed: u64) -> Given {
        let clock = FixedClock::at("2027-03-01T15:00:00Z".parse().unwrap());
        Given::new(Arc::new(clock), Arc::new(SeededChance::new(seed)))
    }

    #[test]
    fn a_code_is_read_as_it_was_written_down_or_spoken() {
        let given = given(5);
        for _ in 0..500 {
            let code = Code::draw(&given);
            let paper = code.written();
            assert_eq!(paper.len(), 14);
            let spoken: String = paper.to_lowercase().replace('-', " ");
            let bare = paper.replace('-', "");
            for typed in [paper, spoken, bare] {
                assert!(read(&typed) == Some(Ok(code.clone())));
            }
        }
    }

    #[test]
    fn words_are_never_taken_for_a_code() {
        let list = include_str!("../../../../data/words/room-key.txt");
        let words = list.lines().map(str::trim).filter(|word| !word.is_empty());
        let mut tried = 0;
        for word in words {
            assert!(read(word).is_none(), "{word}");
            tried += 1;
        }
        assert!(tried >= 1024, "{tried}");
        assert!(read("").is_none() && read("bcdf 123").is_none());
        assert!(read("BCDF-GHJ") == Some(Err(WrongLength(7))));
    }

    #[test]
    fn every_letter_is_equally_likely_and_no_two_codes_are_the_same() {
        let (given, mut counts) = (given(6), HashMap::new());
        let mut seen = std::collections::HashSet::new();
        for _ in 0..2_000 {
            let code = Code::draw(&given);
            for letter in code.0.chars() {
                *counts.entry(letter).or_insert(0_u32) += 1;
            }
            assert!(seen.insert(code.0.to_string()));
        }
        // 24 000 letters over 20 places: 1200 each, with a spread of 34.
        assert_eq!(counts.len(), ALPHABET.len());
        assert!(
            counts.values().all(|n| (1_000..1_400).contains(n)),
            "{counts:?}"
        );
    }

    #[test]
    fn the_mark_of_a_try_does_not_depend_on_the_letters_that_open() {
        let code = |text: &str| read(text).unwrap().unwrap();
        let (one, other) = (code("BCDF-GHJK-LMNP"), code("BCZZ-ZZZZ-ZZZZ"));
        assert_eq!(one.scope(&[1; 32]), other.scope(&[1; 32]));
        assert_ne!(one.scope(&[1; 32]), code("CCDF-GHJK-LMNP").scope(&[1; 32]));
        assert_ne!(salt(&[1; 32]), salt(&[2; 32]));
    }
}
