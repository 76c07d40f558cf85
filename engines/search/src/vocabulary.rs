//! Every word of a directory once, laid out so that the few that meet an asked word are found without a look at all.

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};

use crate::fold::Word;
use crate::meet::{
    BEGINNING, BEGINNING_STEM, Met, PART, SLIP, SLIP_STEM, long, met, one_slip_apart,
};

/// Words by number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    /// The number of the first word.
    first: u32,
    words: Vec<Word>,
    by_folded: HashMap<String, u32>,
    by_stem: HashMap<String, Vec<u32>>,
    /// Each place in each word from which the rest of the word can be read, in the order of these rests.
    endings: Vec<(u32, u8)>,
    /// Words by what they share with those one slip apart.
    shortened: Vec<(u64, u32)>,
}

impl Vocabulary {
    /// One whose first word gets this number.
    pub(crate) fn from(first: u32) -> Self {
        Self {
            first,
            ..Self::default()
        }
    }

    /// Takes a word in, and tells its number.
    pub(crate) fn add(&mut self, word: Word) -> u32 {
        let next = self.end();
        match self.by_folded.entry(word.folded.clone()) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                free.insert(next);
                self.by_stem
                    .entry(word.stem.clone())
                    .or_default()
                    .push(next);
                self.words.push(Word {
                    said: String::new(),
                    ..word
                });
                next
            }
        }
    }

    /// Lays out what is looked up, once all words are in.
    pub(crate) fn finish(&mut self) {
        let mut endings = Vec::new();
        let mut shortened = Vec::new();
        for (number, word) in (self.first..).zip(&self.words) {
            let starts = word.folded.char_indices();
            endings.extend(starts.filter_map(|(at, _)| Some((number, u8::try_from(at).ok()?))));
            shortened.extend(slipped(word).map(|hash| (hash, number)));
        }
        endings.sort_unstable_by(|one, other| self.ending(*one).cmp(self.ending(*other)));
        shortened.sort_unstable();
        shortened.dedup();
        (self.endings, self.shortened) = (endings, shortened);
    }

    fn ending(&self, (number, at): (u32, u8)) -> &str {
        self.word(number)
            .and_then(|word| word.folded.get(usize::from(at)..))
            .unwrap_or("")
    }

    fn word(&self, number: u32) -> Option<&Word> {
        let at = number.checked_sub(self.first)?;
        self.words.get(usize::try_from(at).ok()?)
    }

    /// The number after the last word's.
    pub(crate) fn end(&self) -> u32 {
        let words = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.first.saturating_add(words)
    }

    /// The number of a word, folded.
    pub(crate) fn number(&self, folded: &str) -> Option<u32> {
        self.by_folded.get(folded).copied()
    }

    /// Every word that meets the asked one, with how; without slips.
    pub(crate) fn meet(&self, asked: &Word) -> HashMap<u32, Met> {
        let mut near: Vec<u32> = self.same_stem(&asked.stem).to_vec();
        near.extend(self.by_folded.get(&asked.folded));
        if long(&asked.folded, BEGINNING) {
            near.extend(self.holding(&asked.folded));
        }
        if long(&asked.stem, BEGINNING_STEM) {
            near.extend(self.holding(&asked.stem));
        }
        for end in ends(asked) {
            near.extend(self.same_stem(end));
        }
        near.sort_unstable();
        near.dedup();
        let meets = |number| Some((number, met(asked, self.word(number)?)?));
        near.into_iter().filter_map(meets).collect()
    }

    /// Every word that is one slip from the asked one.
    pub(crate) fn slips(&self, asked: &Word) -> HashMap<u32, Met> {
        let mut near: Vec<u32> = slipped(asked)
            .flat_map(|hash| self.shortened_to(hash))
            .collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|number| {
            self.word(*number)
                .is_some_and(|word| one_slip_apart(asked, word))
        });
        near.into_iter().map(|number| (number, Met::Slip)).collect()
    }

    /// The words of this stem.
    pub(crate) fn same_stem(&self, stem: &str) -> &[u32] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The words that hold this text anywhere.
    fn holding<'a>(&'a self, text: &'a str) -> impl Iterator<Item = u32> + 'a {
        let from = self
            .endings
            .partition_point(|ending| self.ending(*ending) < text);
        let rest = self.endings.get(from..).unwrap_or_default();
        rest.iter()
            .take_while(move |ending| self.ending(**ending).starts_with(text))
            .map(|(number, _)| *number)
    }

    fn shortened_to(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        let from = self.shortened.partition_point(|(other, _)| *other < hash);
        let rest = self.shortened.get(from..).unwrap_or_default();
        rest.iter()
            .take_while(move |(other, _)| *other == hash)
            .map(|(_, number)| *number)
    }
}

/// The ends of a word that may be words of their own.
fn ends(asked: &Word) -> impl Iterator<Item = &str> {
    let starts = asked.stem.char_indices().skip(1);
    starts
        .filter_map(|(at, _)| asked.stem.get(at..))
        .filter(|end| long(end, PART))
}

/// What two words share that are one slip apart: the hashes of stem and word, and of both with one letter left out.
fn slipped(word: &Word) -> impl Iterator<Item = u64> + '_ {
    let stem = long(&word.stem, SLIP_STEM).then_some(word.stem.as_str());
    let whole = long(&word.folded, SLIP).then_some(word.folded.as_str());
    stem.into_iter().chain(whole).flat_map(without_a_letter)
}

/// The hashes of a text with each one of its letters left out, and of the text itself.
fn without_a_letter(text: &str) -> impl Iterator<Item = u64> + '_ {
    let letters = text.chars().count();
    (0..=letters).map(move |left_out| {
        let kept = text.chars().enumerate();
        hash(kept.filter(|(at, _)| *at != left_out).map(|(_, c)| c))
    })
}

fn hash(letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = DefaultHasher::new();
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Vocabulary;
    use crate::fold::Word;
    use crate::meet::{met, one_slip_apart};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        /// Few letters, so that words are parts of each other and slips of each other.
        #[test]
        fn what_is_looked_up_is_what_a_look_at_every_word_finds(
            known in proptest::collection::vec("[aeknsrå]{1,8}", 0..40), asked in "[aeknsrå]{1,9}"
        ) {
            let (known, asked): (Vec<Word>, _) = (known.iter().map(|word| Word::of(word)).collect(), Word::of(&asked));
            let mut vocabulary = Vocabulary::default();
            let numbers: Vec<u32> = known.iter().map(|word| vocabulary.add(word.clone())).collect();
            vocabulary.finish();
            let met: HashMap<u32, _> = numbers.iter().zip(&known)
                .filter_map(|(number, word)| Some((*number, met(&asked, word)?))).collect();
            prop_assert_eq!(vocabulary.meet(&asked), met);
            let slips: Vec<u32> = vocabulary.slips(&asked).into_keys().collect();
            for (number, word) in numbers.iter().zip(&known) {
                prop_assert_eq!(slips.contains(number), one_slip_apart(&asked, word), "{:?}", word);
            }
        }
    }
}
