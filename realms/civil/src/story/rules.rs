//! What may stand in a story.

use kit_words::{has_number_of_a_person, has_way_to_reach};

/// The longest story, in letters.
pub(crate) const WORDS_MAX: usize = 600;
/// The longest name.
pub(crate) const CALLED_MAX: usize = 40;
/// The longest word of the coordinator.
pub(crate) const ANSWER_MAX: usize = 300;
/// So many of a community's stories stand on its page, the newest first.
pub(crate) const ON_A_PAGE: usize = 3;

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Nothing is written.
    Empty,
    /// Longer than so many letters.
    Long(usize),
    /// A telephone number, a mail address or a person's number: everybody would read it.
    Reaches,
}

/// A story as somebody has typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) words: String,
    pub(crate) called: Option<String>,
}

/// The text in one line: a story is one paragraph wherever it is shown.
fn line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn amiss(text: &str, most: usize) -> Option<Wrong> {
    if text.chars().count() > most {
        Some(Wrong::Long(most))
    } else if has_number_of_a_person(text) || has_way_to_reach(text) {
        Some(Wrong::Reaches)
    } else {
        None
    }
}

/// Reads the fields `words` and `called`.
///
/// # Errors
/// What is amiss, field by field.
pub(crate) fn read(words: &str, called: &str) -> Result<Draft, Vec<(&'static str, Wrong)>> {
    let (words, called) = (line(words), line(called));
    let mut wrong = Vec::new();
    if words.is_empty() {
        wrong.push(("words", Wrong::Empty));
    }
    wrong.extend(amiss(&words, WORDS_MAX).map(|one| ("words", one)));
    wrong.extend(amiss(&called, CALLED_MAX).map(|one| ("called", one)));
    if wrong.is_empty() {
        let called = Some(called).filter(|name| !name.is_empty());
        Ok(Draft { words, called })
    } else {
        Err(wrong)
    }
}

/// Reads what the coordinator says to whoever wrote.
///
/// # Errors
/// What is amiss with it.
pub(crate) fn read_answer(typed: &str) -> Result<String, Wrong> {
    let answer = line(typed);
    if answer.is_empty() {
        Err(Wrong::Empty)
    } else if answer.chars().count() > ANSWER_MAX {
        Err(Wrong::Long(ANSWER_MAX))
    } else {
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::{CALLED_MAX, Draft, WORDS_MAX, Wrong, read};

    /// HS-15: a short story with a chosen name or none.
    #[test]
    fn a_story_is_one_short_paragraph() {
        let draft = Draft {
            words: "Jeg var bange. Nu går jeg selv.".to_owned(),
            called: None,
        };
        assert_eq!(
            read(" Jeg var bange.\r\n\r\nNu går jeg selv. ", " "),
            Ok(draft)
        );
        let longest = "å".repeat(WORDS_MAX);
        assert!(read(&longest, &"ø".repeat(CALLED_MAX)).is_ok());
        let wrong = read(&format!("{longest}å"), &"ø".repeat(CALLED_MAX + 1));
        let both = vec![
            ("words", Wrong::Long(WORDS_MAX)),
            ("called", Wrong::Long(CALLED_MAX)),
        ];
        assert_eq!(wrong, Err(both));
        assert_eq!(read("\n", "Amir"), Err(vec![("words", Wrong::Empty)]));
    }

    /// HS-15, HS-3: nothing that leads to somebody, in the words or the name.
    #[test]
    fn what_leads_to_somebody_is_refused() {
        for text in ["Ring 12 34 56 78", "lise@post.example", "010203-0004"] {
            assert_eq!(
                read(text, ""),
                Err(vec![("words", Wrong::Reaches)]),
                "{text}"
            );
            assert_eq!(
                read("Godt", text),
                Err(vec![("called", Wrong::Reaches)]),
                "{text}"
            );
        }
    }
}
