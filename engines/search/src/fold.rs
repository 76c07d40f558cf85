//! Danish words made comparable: case, the two spellings of æ, ø and å, accents, and the common endings.

/// A word as it was written and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As written, for the reason that a page shows.
    pub(crate) said: String,
    /// Folded.
    pub(crate) folded: String,
    /// Folded and without its ending.
    pub(crate) stem: String,
}

/// The form in which words are compared: lower case, `æ ä` → `ae`, `ø ö` → `oe`, `å` → `aa`, other accents dropped.
///
/// ```
/// assert_eq!(engine_search::fold("Åen"), engine_search::fold("AAEN"));
/// assert_eq!(engine_search::fold("Café Søen"), "cafe soeen");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 4);
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'æ' | 'ä' => folded.push_str("ae"),
            'ø' | 'ö' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'á' | 'à' | 'â' | 'ã' => folded.push('a'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => folded.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => folded.push('u'),
            'ç' => folded.push('c'),
            'ñ' => folded.push('n'),
            // Some keyboards and feeds write å as a + ring, é as e + accent.
            '\u{30a}' if folded.ends_with('a') => folded.push('a'),
            '\u{308}' if folded.ends_with(['a', 'o']) => folded.push('e'),
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// The words of a text as they are written, in order.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    let in_word =
        |letter: char| letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter);
    text.split(move |letter| !in_word(letter))
        .filter(|said| !said.is_empty())
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    split(text)
        .map(Word::of)
        .filter(|word| !word.folded.is_empty())
        .collect()
}

impl Word {
    /// One word as somebody wrote it.
    pub(crate) fn of(said: &str) -> Self {
        let folded = folded(said);
        Self {
            said: said.to_owned(),
            stem: stem(&folded),
            folded,
        }
    }
}

/// A word as it is compared.
pub(crate) fn folded(said: &str) -> String {
    let mut folded = fold(said);
    if let Some((end, _)) = folded.char_indices().nth(LONGEST) {
        folded.truncate(end);
    }
    folded
}

/// Letters of a word that are compared. No Danish word that people write is longer; a feed's rubbish may be.
const LONGEST: usize = 48;

/// A folded word without its ending, as Snowball's Danish stemmer takes it off. A word that is written with "aa" for
/// "å" gets the same stem, since folding comes first.
fn stem(folded: &str) -> String {
    frostem::Stemmer::new(frostem::Algorithm::Danish)
        .stem(folded)
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::{fold, stem, words};
    use proptest::prelude::*;

    #[test]
    fn both_spellings_of_the_danish_letters_fold_alike() {
        for (one, other) in [
            ("Ålborg", "aalborg"),
            ("fællesspisning", "FAELLESSPISNING"),
            ("Søen", "soeen"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_eq!(fold("a\u{30a}en"), fold("åen"), "a ring set afterwards");
    }

    #[test]
    fn a_thing_is_the_same_thing_in_the_plural_and_with_the_article() {
        for form in ["gruppen", "grupper", "grupperne", "gruppens"] {
            assert_eq!(stem(form), stem("gruppe"));
        }
        assert_eq!(stem("is"), "is", "nothing is left of a short word");
    }

    #[test]
    fn words_keep_how_they_were_written() {
        let said: Vec<_> = words("Gåtur – ved åen, kl. 16")
            .into_iter()
            .map(|word| word.said)
            .collect();
        assert_eq!(said, ["Gåtur", "ved", "åen", "kl", "16"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
