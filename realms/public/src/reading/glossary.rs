//! `/ord`: the municipality's words for those in associations, and the other way round.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample};
use kit_words::{Lang, key, sort_key};
use serde::Deserialize;

const WORDS: &str = include_str!("../../reading/words.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    word: Vec<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    of: Bank,
    /// The word and what it means.
    da: [String; 2],
    en: [String; 2],
}

/// Whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Bank {
    Municipality,
    Civil,
}

/// The words of one bank, by the alphabet.
struct Half {
    id: &'static str,
    heading: String,
    words: Vec<[String; 2]>,
}

#[derive(Template)]
#[template(path = "words.html")]
struct WordsPage {
    frame: Frame,
    heading: String,
    lead: String,
    jumps: Vec<Link>,
    jumps_label: String,
    halves: Vec<Half>,
    links: Vec<Link>,
}

fn half(asked: &Asked, file: &File, of: Bank, id: &'static str, heading: &'static str) -> Half {
    let own = file.word.iter().filter(|word| word.of == of);
    let said = own.map(|word| match asked.lang() {
        Lang::Da => word.da.clone(),
        Lang::En => word.en.clone(),
    });
    let mut words: Vec<[String; 2]> = said.collect();
    words.sort_by_cached_key(|[word, _]| sort_key(word));
    Half {
        id,
        heading: asked.say(heading),
        words,
    }
}

fn page(asked: &Asked) -> Result<WordsPage, Failed> {
    let file: File = toml::from_str(WORDS).map_err(|fault| Failed::Page(fault.to_string()))?;
    let halves = vec![
        half(
            asked,
            &file,
            Bank::Municipality,
            "kommune",
            key!("words-municipality"),
        ),
        half(asked, &file, Bank::Civil, "forening", key!("words-civil")),
    ];
    let jump = |half: &Half| Link::to(format!("#{}", half.id), half.heading.clone());
    Ok(WordsPage {
        frame: asked.frame(asked.say("words-title")).back("/om"),
        heading: asked.say("words-heading"),
        lead: asked.say("words-lead"),
        jumps: halves.iter().map(jump).collect(),
        jumps_label: asked.say("words-jumps"),
        halves,
        links: vec![
            Link::to("/kalender", asked.say("menu-calendar")),
            Link::to("/viden", asked.say("reading-known")),
        ],
    })
}

pub(crate) async fn words(asked: Asked) -> Answer {
    asked.page(&page(&asked)?)
}

pub(super) fn sample(asked: &Asked) -> Result<Sample, Failed> {
    Sample::of("words", "ordinary", &page(asked)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// VH-10, BR-18, DD-4: both banks' words, each once, in short sentences.
    #[test]
    fn every_word_is_explained_once_and_plainly() {
        let file: File = toml::from_str(WORDS).expect("it reads");
        for bank in [Bank::Municipality, Bank::Civil] {
            assert!(file.word.iter().filter(|word| word.of == bank).count() >= 12);
        }
        let mut seen = std::collections::BTreeSet::new();
        for word in &file.word {
            assert!(
                seen.insert(word.da[0].to_lowercase()),
                "{} twice",
                word.da[0]
            );
            for text in [&word.da[1], &word.en[1]] {
                assert!(!text.contains('!') && text.ends_with('.'), "{text}");
            }
            for sentence in word.da[1].split(['.', ':']) {
                assert!(sentence.split_whitespace().count() <= 15, "{sentence}");
            }
        }
        for wanted in ["ACT-hold", "Sensorisk profil", "Henvisning", "Følgeskab"] {
            assert!(seen.contains(&wanted.to_lowercase()), "{wanted}");
        }
    }
}
