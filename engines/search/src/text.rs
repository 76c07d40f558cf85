//! How a word that was asked for meets the words of a community.

use std::collections::BTreeSet;

use crate::fold::{Word, words};

/// How well a word was met; a better one counts more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Met {
    /// Inside a compound: "spisning" in "Fællesspisning", or the other way round.
    Within,
    /// At the beginning: "kaffe" in "Kaffeklub".
    Beginning,
    /// The word itself, whatever its ending.
    Whole,
}

impl Met {
    /// What it counts in the rank (see the README's table).
    pub(crate) const fn points(self) -> u32 {
        match self {
            Self::Within => 8,
            Self::Beginning => 12,
            Self::Whole => 20,
        }
    }
}

/// Words too common to say what somebody is looking for, folded.
const COMMON: [&str; 59] = [
    "af", "alle", "and", "at", "blive", "bliver", "da", "de", "dem", "den", "der", "det", "dig",
    "du", "eller", "en", "er", "et", "faa", "faar", "for", "fra", "gerne", "goer", "goere", "ha",
    "har", "have", "hvor", "i", "ikke", "in", "jeg", "kan", "kunne", "lidt", "man", "med", "mere",
    "mig", "min", "mit", "nogen", "noget", "nogle", "og", "om", "op", "paa", "sammen", "ses",
    "som", "the", "til", "vaere", "ved", "vi", "vil", "ville",
];

/// The words of a question that say something.
pub(crate) fn telling(asked: &[Word]) -> Vec<Word> {
    asked
        .iter()
        .filter(|word| !COMMON.contains(&word.folded.as_str()))
        .cloned()
        .collect()
}

/// A community's words, made once and asked many times.
#[derive(Debug, Clone)]
pub(crate) struct PlaceWords(Vec<Word>);

impl PlaceWords {
    /// Each word once, as it was first written: a word said often is not met any better.
    pub(crate) fn of(text: &str) -> Self {
        let mut seen = BTreeSet::new();
        let mut list = words(text);
        list.retain(|word| seen.insert(word.folded.clone()));
        Self(list)
    }

    /// The community's word that meets the asked word best; the first one among equals.
    pub(crate) fn meet(&self, asked: &Word) -> Option<(Met, &str)> {
        let mut best: Option<(Met, &str)> = None;
        for word in &self.0 {
            if let Some(met) = met(asked, word)
                && best.is_none_or(|(so_far, _)| met > so_far)
            {
                best = Some((met, &word.said));
            }
        }
        best
    }
}

/// How `asked` meets `word`. Short pieces are refused: "is" must not find "Fællesspisning".
fn met(asked: &Word, word: &Word) -> Option<Met> {
    let whole = &word.folded;
    if asked.stem == word.stem || asked.folded == *whole {
        return Some(Met::Whole);
    }
    let begins = (long(&asked.folded, 3) && whole.starts_with(&asked.folded))
        || (long(&asked.stem, 4) && whole.starts_with(&asked.stem));
    if begins {
        return Some(Met::Beginning);
    }
    let asked_in_word = (long(&asked.folded, 4) && whole.contains(&asked.folded))
        || (long(&asked.stem, 5) && whole.contains(&asked.stem));
    // A Danish compound is a kind of its last part, so only the end of the asked word may be looked up.
    let word_ends_asked = long(&word.stem, 5) && asked.stem.ends_with(&word.stem);
    (asked_in_word || word_ends_asked).then_some(Met::Within)
}

fn long(text: &str, letters: usize) -> bool {
    text.chars().count() >= letters
}

#[cfg(test)]
mod tests {
    use super::{COMMON, Met, PlaceWords, telling};
    use crate::fold::words;

    fn meet(asked: &str, text: &str) -> Option<(Met, String)> {
        let asked = words(asked).into_iter().next().expect("one word is asked");
        PlaceWords::of(text)
            .meet(&asked)
            .map(|(met, said)| (met, said.to_owned()))
    }

    #[test]
    fn a_word_is_found_inside_a_compound() {
        assert_eq!(
            meet("spisning", "Fællesspisning på havnen"),
            Some((Met::Within, "Fællesspisning".into()))
        );
        assert_eq!(
            meet("FAELLESSPISNING", "Spisning hver tirsdag"),
            Some((Met::Within, "Spisning".into()))
        );
    }

    #[test]
    fn a_word_is_found_by_its_beginning() {
        assert_eq!(
            meet("kaffe", "Kaffeklubben"),
            Some((Met::Beginning, "Kaffeklubben".into()))
        );
    }

    #[test]
    fn an_ending_hides_no_word() {
        assert_eq!(
            meet("gåture", "Gåturen ved åen"),
            Some((Met::Whole, "Gåturen".into()))
        );
    }

    #[test]
    fn a_word_written_twice_is_told_as_it_was_first_written() {
        assert_eq!(
            meet("kor", "KOR for alle i kor"),
            Some((Met::Whole, "KOR".into()))
        );
    }

    #[test]
    fn the_word_itself_is_preferred_to_a_piece_of_another() {
        assert_eq!(
            meet("kor", "Korsang og kor"),
            Some((Met::Whole, "kor".into()))
        );
    }

    #[test]
    fn a_scrap_finds_nothing() {
        assert_eq!(meet("is", "Fællesspisning"), None);
        assert_eq!(meet("yoga", "Strikkeklub"), None);
    }

    #[test]
    fn words_that_everybody_uses_are_not_looked_for() {
        let said: Vec<_> = telling(&words("Jeg vil gerne være med til at spise på havnen"))
            .into_iter()
            .map(|word| word.said)
            .collect();
        assert_eq!(said, ["spise", "havnen"]);
        let mut once = COMMON.to_vec();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), COMMON.len(), "no word is listed twice");
    }
}
