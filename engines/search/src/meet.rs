//! How a word that was asked for meets a word of a community.

use crate::fold::Word;
use crate::times::is_time;

/// How well a word was met; a better one counts more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Met {
    /// One slip of the fingers away, and met in no better way anywhere.
    Slip,
    /// A part of a compound: "spisning" in "Fællesspisning", or the other way round.
    Within,
    /// Another word for the same.
    Alike,
    /// At the beginning: "kaffe" in "Kaffeklub".
    Beginning,
    /// The word itself, whatever its ending.
    Whole,
}

/// Where in an entry a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    /// In what else is told.
    Told,
    /// In what the community is called, or wants to be found by.
    Called,
}

impl Met {
    /// What it counts in the rank (see the README's table).
    pub(crate) const fn points(self, field: Field) -> u16 {
        let called = match self {
            Self::Slip => 8,
            Self::Within => 12,
            Self::Alike => 14,
            Self::Beginning => 18,
            Self::Whole => 24,
        };
        match field {
            Field::Called => called,
            Field::Told => called / 2,
        }
    }
}

/// Letters that must be alike before a piece of a word means anything: "is" must not find "Fællesspisning".
pub(crate) const BEGINNING: usize = 3;
/// The same for a stem, which has lost its ending.
pub(crate) const BEGINNING_STEM: usize = 4;
/// The same inside a word.
pub(crate) const WITHIN: usize = 4;
/// The same for a stem inside a word.
pub(crate) const WITHIN_STEM: usize = 5;
/// Letters of the last part of an asked compound.
pub(crate) const PART: usize = 5;
/// A shorter word than this is not looked up with a slip in it.
pub(crate) const SLIP: usize = 5;
/// The same for a stem.
pub(crate) const SLIP_STEM: usize = 4;

/// How `asked` meets `word`, a slip left out. This is the definition; [`crate::vocabulary`] finds the same faster.
pub(crate) fn met(asked: &Word, word: &Word) -> Option<Met> {
    let whole = &word.folded;
    if asked.stem == word.stem || asked.folded == *whole {
        return Some(Met::Whole);
    }
    // "form" is no beginning of "formiddag", nor "middag" an end of it: a day is met whole or not at all.
    if is_time(word) {
        return None;
    }
    let begins = (long(&asked.folded, BEGINNING) && whole.starts_with(&asked.folded))
        || (long(&asked.stem, BEGINNING_STEM) && whole.starts_with(&asked.stem));
    if begins {
        return Some(Met::Beginning);
    }
    let asked_in_word = (long(&asked.folded, WITHIN) && whole.contains(&asked.folded))
        || (long(&asked.stem, WITHIN_STEM) && whole.contains(&asked.stem));
    // A Danish compound is a kind of its last part: who asks for a folk dance may want a dance, not folk.
    let word_ends_asked = long(&word.stem, PART) && asked.stem.ends_with(&word.stem);
    (asked_in_word || word_ends_asked).then_some(Met::Within)
}

/// Whether the two are one slip apart, as stems or as written: a letter too many, too few, another, or two that changed
/// places.
pub(crate) fn one_slip_apart(asked: &Word, word: &Word) -> bool {
    let near = |one: &str, other: &str, letters| {
        long(one, letters) && long(other, letters) && strsim::osa_distance(one, other) == 1
    };
    near(&asked.stem, &word.stem, SLIP_STEM) || near(&asked.folded, &word.folded, SLIP)
}

pub(crate) fn long(text: &str, letters: usize) -> bool {
    text.chars().nth(letters.saturating_sub(1)).is_some()
}

/// Words too common to say what somebody is looking for, folded.
const COMMON: [&str; 92] = [
    "af", "alle", "and", "andre", "at", "blive", "bliver", "da", "de", "dem", "den", "der", "det",
    "dig", "du", "efter", "eller", "en", "er", "et", "faa", "faar", "foer", "for", "fra", "gerne",
    "goer", "goere", "ha", "han", "har", "have", "helst", "her", "hos", "hun", "hvem", "hver",
    "hvor", "hvordan", "i", "igen", "ikke", "in", "ind", "ingen", "jeg", "kan", "kom", "komme",
    "kommer", "kun", "kunne", "lidt", "man", "med", "meget", "men", "mere", "mig", "min", "mit",
    "nogen", "noget", "nogle", "nu", "og", "ogsaa", "om", "op", "os", "over", "paa", "saa",
    "sammen", "se", "ses", "sig", "skal", "som", "the", "til", "ud", "uden", "under", "vaere",
    "var", "ved", "vi", "vil", "ville", "vores",
];

/// Whether a word says something about what somebody is looking for.
pub(crate) fn tells(word: &Word) -> bool {
    !COMMON.contains(&word.folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::{COMMON, Met, met, one_slip_apart, tells};
    use crate::fold::{Word, words};

    fn meet(asked: &str, word: &str) -> Option<Met> {
        met(&Word::of(asked), &Word::of(word))
    }

    #[test]
    fn a_word_is_found_inside_a_compound() {
        assert_eq!(meet("spisning", "Fællesspisning"), Some(Met::Within));
        assert_eq!(meet("FAELLESSPISNING", "Spisning"), Some(Met::Within));
        assert_eq!(meet("klatring", "ring"), None, "too short a piece");
        assert_eq!(meet("folkedans", "folk"), None, "it is a kind of dance");
    }

    #[test]
    fn a_word_is_found_by_its_beginning() {
        assert_eq!(meet("kaffe", "Kaffeklubben"), Some(Met::Beginning));
        assert_eq!(meet("fis", "Fisketuren"), Some(Met::Beginning));
    }

    #[test]
    fn an_ending_hides_no_word() {
        for form in ["gåture", "gåturen", "gåturene", "GAATUR"] {
            assert_eq!(meet(form, "Gåturen"), Some(Met::Whole), "{form}");
        }
    }

    #[test]
    fn one_slip_is_seen_and_two_are_not() {
        let slip = |asked: &str, word: &str| one_slip_apart(&Word::of(asked), &Word::of(word));
        assert!(slip("gatur", "gåtur"), "an a for an å");
        assert!(slip("felles", "fælles"));
        assert!(slip("pentanque", "petanque"));
        assert!(slip("madlavnig", "madlavning"));
        assert!(slip("stirkke", "strikke"), "two letters changed places");
        assert!(!slip("kat", "mat"), "too short to tell");
        assert!(!slip("gatru", "gåtur"));
        assert!(!slip("kaffe", "kaffe"), "no slip at all");
    }

    #[test]
    fn a_scrap_finds_nothing() {
        assert_eq!(meet("is", "Fællesspisning"), None);
        assert_eq!(meet("yoga", "Strikkeklub"), None);
    }

    #[test]
    fn words_that_everybody_uses_are_not_looked_for() {
        let mut list = words("Jeg vil gerne være med til at spise på havnen");
        list.retain(tells);
        let said: Vec<_> = list.into_iter().map(|word| word.said).collect();
        assert_eq!(said, ["spise", "havnen"]);
        assert!(COMMON.is_sorted(), "in the order of the alphabet");
        assert!(
            COMMON.windows(2).all(|pair| pair[0] != pair[1]),
            "no word is listed twice"
        );
    }
}
