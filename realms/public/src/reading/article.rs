//! A page of text with parts, numbered lists and blanks to fill in by hand.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample};
use kit_words::Lang;
use serde::Deserialize;

/// One text as it lies in `reading/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    title: String,
    heading: String,
    lead: String,
    /// What is filled in by hand on paper.
    #[serde(default)]
    blanks: Vec<String>,
    #[serde(rename = "part")]
    parts: Vec<Part>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    heading: String,
    #[serde(default)]
    texts: Vec<String>,
    /// Numbered.
    #[serde(default)]
    list: Vec<String>,
    #[serde(default)]
    blanks: Vec<String>,
}

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage {
    frame: Frame,
    article: Article,
    links: Vec<Link>,
}

/// A text in both languages.
type Texts = (&'static str, &'static str);

const KNOWN: Texts = (
    include_str!("../../reading/known.da.toml"),
    include_str!("../../reading/known.en.toml"),
);
const START: Texts = (
    include_str!("../../reading/start.da.toml"),
    include_str!("../../reading/start.en.toml"),
);
const AGREEMENT: Texts = (
    include_str!("../../reading/agreement.da.toml"),
    include_str!("../../reading/agreement.en.toml"),
);

fn page(
    asked: &Asked,
    texts: Texts,
    back: &str,
    links: &[(&'static str, &'static str)],
) -> Result<ArticlePage, Failed> {
    let text = match asked.lang() {
        Lang::Da => texts.0,
        Lang::En => texts.1,
    };
    let article: Article = toml::from_str(text).map_err(|fault| Failed::Page(fault.to_string()))?;
    let links = links
        .iter()
        .map(|(to, said)| Link::to(*to, asked.say(said)));
    Ok(ArticlePage {
        frame: asked.frame(article.title.clone()).back(back),
        links: links.collect(),
        article,
    })
}

fn known_page(asked: &Asked) -> Result<ArticlePage, Failed> {
    let links = [
        ("/", "today-find"),
        ("/viden/start", "reading-start"),
        ("/ord", "words-title"),
    ];
    page(asked, KNOWN, "/om", &links)
}

fn start_page(asked: &Asked) -> Result<ArticlePage, Failed> {
    let links = [
        ("/viden/aftale", "reading-agreement"),
        ("/foldere", "leaflets-title"),
        ("/hvide-pletter", "spots-title"),
        ("/viden", "reading-known"),
    ];
    page(asked, START, "/viden", &links)
}

fn agreement_page(asked: &Asked) -> Result<ArticlePage, Failed> {
    page(asked, AGREEMENT, "/viden/start", &[])
}

pub(crate) async fn known(asked: Asked) -> Answer {
    asked.page(&known_page(&asked)?)
}

pub(crate) async fn start(asked: Asked) -> Answer {
    asked.page(&start_page(&asked)?)
}

pub(crate) async fn agreement(asked: Asked) -> Answer {
    asked.page(&agreement_page(&asked)?)
}

pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![
        Sample::of("known", "ordinary", &known_page(asked)?)?,
        Sample::of("start", "ordinary", &start_page(asked)?)?,
        Sample::of("agreement", "ordinary", &agreement_page(asked)?)?,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// HS-8, VH-21: both languages say the same things, in short sentences, and every figure's source is listed.
    #[test]
    fn every_text_is_whole_plain_and_says_its_sources() {
        for (danish, english) in [KNOWN, START, AGREEMENT] {
            let read = |text: &str| toml::from_str::<Article>(text).expect("it reads");
            let (danish, english) = (read(danish), read(english));
            let shape = |article: &Article| -> Vec<(usize, usize, usize)> {
                let parts = article.parts.iter();
                parts
                    .map(|part| (part.texts.len(), part.list.len(), part.blanks.len()))
                    .collect()
            };
            assert_eq!(shape(&danish), shape(&english), "{}", danish.title);
            assert_eq!(danish.blanks.len(), english.blanks.len());
            let sources = danish.parts.last().map_or(0, |part| part.list.len());
            for part in &danish.parts {
                for text in &part.texts {
                    assert!(!text.contains('!'), "{text}");
                    for sentence in text.split(['.', '?', ':']) {
                        assert!(sentence.split_whitespace().count() <= 15, "{sentence}");
                    }
                    for (_, rest) in text.match_indices(" (").map(|(at, _)| text.split_at(at)) {
                        let number: usize = rest
                            .trim_matches([' ', '(', ')'])
                            .parse()
                            .expect("a source");
                        assert!((1..=sources).contains(&number), "{text}");
                    }
                }
            }
        }
    }

    /// RT-9: the trial is worded as DOMAIN §10.2 has it, in both languages: what it found and what it did not.
    #[test]
    fn what_the_trial_found_stands_beside_what_it_did_not() {
        for (text, found, not) in [
            (
                KNOWN.0,
                "omkring 5 af 60 point",
                "kunne ikke vises på det tidspunkt",
            ),
            (
                KNOWN.1,
                "about 5 of 60 points",
                "was not shown at that time",
            ),
        ] {
            assert!(text.contains(found) && text.contains(not));
        }
    }
}
