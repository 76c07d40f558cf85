//! Words that others read, about a place or a group, name no guest: beside a community a name would be just what the house
//! must not hold (HS-3).
//!
//! Only the guests of whoever writes are looked for. She knows those names already; with everybody's the answer would tell
//! her who else comes to the house.

use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Asked, Failed};
use kit_words::{fold, has_number_of_a_person, key};

use crate::App;
use crate::course::store::open_courses_of;
use crate::today::me;

/// Names as short as these are words as well ("bo", "per"): they count only where they begin with a capital.
const ALSO_A_WORD: usize = 3;

/// Who stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Person {
    /// Ten digits as a person's own number is written (CV-2).
    Number,
    /// The first name of a guest.
    Guest,
}

impl Person {
    /// What to do about it.
    pub(crate) fn advice(self, asked: &Asked) -> String {
        asked.say(match self {
            Self::Number => key!("register-fault-person"),
            Self::Guest => key!("unnamed-fault-guest"),
        })
    }
}

/// The person that stands in a text, if any; `guests` are names as guests are called.
pub(crate) fn person(text: &str, guests: &[String]) -> Option<Person> {
    if has_number_of_a_person(text) {
        return Some(Person::Number);
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    guests
        .iter()
        .any(|guest| words.iter().any(|word| names(word, guest)))
        .then_some(Person::Guest)
}

/// Whether a word is a guest's first name, or says that something is theirs ("Ebbes").
fn names(word: &str, guest: &str) -> bool {
    let first = guest.split_whitespace().next().unwrap_or_default();
    let small = word.chars().next().is_some_and(char::is_lowercase);
    if first.chars().count() <= ALSO_A_WORD && small {
        return false;
    }
    let (word, first) = (fold(word), fold(first));
    !first.is_empty() && (word == first || word.strip_suffix('s') == Some(first.as_str()))
}

/// What the guests are called whom the asker is the contact person of. A look, and kept as one.
pub(crate) async fn own_guests(app: &App, asked: &Asked) -> Result<Vec<String>, Failed> {
    let (me, today) = (me(asked)?, app.web.given.today());
    Ok(asked
        .on(&app.store)
        .look("look for own guests in a text", LIST, move |tx| {
            let open = open_courses_of(tx, &me, today)?;
            Ok::<_, StoreError>(open.into_iter().map(|one| one.called).collect())
        })
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guests() -> Vec<String> {
        ["Åse Marie", "Bo", "Ebbe"].map(str::to_owned).to_vec()
    }

    /// HS-3: a guest's first name is found however it is written, and whose thing something is.
    #[test]
    fn a_guests_first_name_is_found() {
        for text in [
            "Ebbe går der om torsdagen.",
            "godt for ebbe",
            "Spørg efter Ebbes bord.",
            "AASE kender vejen",
            "Tag Bo med",
        ] {
            assert_eq!(person(text, &guests()), Some(Person::Guest), "{text}");
        }
    }

    /// GM-16: a tip about the place is left in peace.
    #[test]
    fn a_word_that_only_looks_like_a_name_is_none() {
        for text in [
            "Et sted at bo tæt på.",
            "Døren er til venstre, spørg i køkkenet.",
            "Marie tager imod.",
            "Ebbetid",
            "",
        ] {
            assert_eq!(person(text, &guests()), None, "{text}");
        }
        assert_eq!(person("Ebbe", &[]), None);
        assert_eq!(person("Ebbe", &[String::new()]), None);
    }

    /// CV-2.
    #[test]
    fn a_persons_number_is_found() {
        assert_eq!(person("ring 010203-0004", &[]), Some(Person::Number));
    }
}
