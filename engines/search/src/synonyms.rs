//! Everyday words: what they mean as a wish ("snakke" is company), and which other words say the same ("marmelade" is
//! what whoever boils jam makes). The lists are data and are passed in (BR-1).

use std::collections::HashMap;

use crate::Wish;
use crate::fold::{Word, words};
use crate::reason::Understood;

/// Words and phrases with the wishes they mean, and words for the same thing.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    wishes: Vec<(Vec<String>, Wish)>,
    /// By the stem of a word, others.
    alike: HashMap<String, Vec<Word>>,
}

impl Synonyms {
    /// Takes pairs of an everyday word or phrase and the wish it means. A word may mean several wishes;
    /// a pair without any letters is left out.
    pub fn new<W: AsRef<str>>(pairs: impl IntoIterator<Item = (W, Wish)>) -> Self {
        let mut wishes: Vec<_> = pairs
            .into_iter()
            .map(|(phrase, wish)| (stems(&words(phrase.as_ref())), wish))
            .filter(|(phrase, _)| !phrase.is_empty())
            .collect();
        // The order of the data file must not show in an answer.
        wishes.sort();
        wishes.dedup();
        Self {
            wishes,
            alike: HashMap::new(),
        }
    }

    /// Takes pairs of a word somebody may ask with, and a word of an entry that answers it. Each is one word; of
    /// several, the first is taken.
    #[must_use]
    pub fn alike<W: AsRef<str>>(mut self, pairs: impl IntoIterator<Item = (W, W)>) -> Self {
        let first = |word: W| words(word.as_ref()).into_iter().next();
        for (asked, answer) in pairs {
            if let (Some(asked), Some(answer)) = (first(asked), first(answer)) {
                self.alike.entry(asked.stem).or_default().push(answer);
            }
        }
        self
    }

    /// The words that answer this one.
    pub(crate) fn like(&self, asked: &Word) -> &[Word] {
        self.alike.get(&asked.stem).map_or(&[], Vec::as_slice)
    }

    /// The wishes that the words mean, each once, with the words that said it; in the order of [`Wish::ALL`].
    pub(crate) fn understand(&self, asked: &[Word]) -> Vec<Understood> {
        let asked_stems = stems(asked);
        let mut found: Vec<Understood> = Vec::new();
        for (phrase, wish) in &self.wishes {
            if found.iter().any(|one| one.wish == *wish) {
                continue;
            }
            let at = asked_stems
                .windows(phrase.len())
                .position(|window| window == phrase.as_slice());
            if let Some(at) = at {
                let said: Vec<_> = asked
                    .iter()
                    .skip(at)
                    .take(phrase.len())
                    .map(|word| word.said.as_str())
                    .collect();
                found.push(Understood {
                    said: said.join(" "),
                    wish: *wish,
                });
            }
        }
        found.sort_by_key(|one| one.wish);
        found
    }
}

fn stems(list: &[Word]) -> Vec<String> {
    list.iter().map(|word| word.stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::Synonyms;
    use crate::fold::words;
    use crate::{Understood, Wish};

    #[test]
    fn an_everyday_word_is_understood_as_a_wish_whatever_its_ending_and_case() {
        let list = Synonyms::new([("snakke", Wish::Company), ("stå op", Wish::GetUp)]);
        assert_eq!(
            list.understand(&words("Noget at STAA OP til, og nogen at snakke med")),
            [
                Understood {
                    said: "STAA OP".into(),
                    wish: Wish::GetUp
                },
                Understood {
                    said: "snakke".into(),
                    wish: Wish::Company
                },
            ]
        );
        assert_eq!(
            list.understand(&words("op stå")),
            [],
            "a phrase is understood in its order only"
        );
    }

    #[test]
    fn the_order_of_the_list_does_not_show() {
        let one = Synonyms::new([("kor", Wish::Music), ("synge", Wish::Music)]);
        let other = Synonyms::new([
            ("synge", Wish::Music),
            ("kor", Wish::Music),
            ("…", Wish::Eat),
        ]);
        let asked = words("synge i kor");
        assert_eq!(one.understand(&asked), other.understand(&asked));
    }
}
