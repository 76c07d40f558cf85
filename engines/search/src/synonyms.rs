//! Everyday words that mean a wish: "snakke" means company. The list is data and is passed in (BR-1).

use crate::Wish;
use crate::fold::{Word, words};
use crate::reason::Understood;

/// Words and phrases with the wishes they mean.
#[derive(Debug, Clone, Default)]
pub struct Synonyms(Vec<(Vec<String>, Wish)>);

impl Synonyms {
    /// Takes pairs of an everyday word or phrase and the wish it means. A word may mean several wishes;
    /// a pair without any letters is left out.
    pub fn new<W: AsRef<str>>(pairs: impl IntoIterator<Item = (W, Wish)>) -> Self {
        let mut list: Vec<_> = pairs
            .into_iter()
            .map(|(phrase, wish)| (stems(&words(phrase.as_ref())), wish))
            .filter(|(phrase, _)| !phrase.is_empty())
            .collect();
        // The order of the data file must not show in an answer.
        list.sort();
        list.dedup();
        Self(list)
    }

    /// The wishes that the words mean, each once, with the words that said it; in the order of [`Wish::ALL`].
    pub(crate) fn understand(&self, asked: &[Word]) -> Vec<Understood> {
        let asked_stems = stems(asked);
        let mut found: Vec<Understood> = Vec::new();
        for (phrase, wish) in &self.0 {
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
