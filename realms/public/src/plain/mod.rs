//! Pages that say plainly who we are, what is kept, and whom to ring.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample, State, Wall, go};
use kit_words::{Arg, key, when};

use crate::{App, Directory};

/// A heading with its paragraphs.
struct Part {
    heading: String,
    texts: Vec<String>,
}

#[derive(Template)]
#[template(path = "plain.html")]
struct PlainPage {
    frame: Frame,
    heading: String,
    lead: String,
    parts: Vec<Part>,
    links: Vec<Link>,
}

struct Number {
    name: String,
    number: String,
    /// For the telephone; none where there is no figure to dial.
    href: Option<String>,
    note: String,
    checked: String,
}

#[derive(Template)]
#[template(path = "crisis.html")]
struct CrisisPage {
    frame: Frame,
    heading: String,
    lead: String,
    numbers: Vec<Number>,
}

fn parts(asked: &Asked, list: &[(&'static str, &[&'static str])]) -> Vec<Part> {
    let host = [("host", Arg::from(&asked.web.host))];
    list.iter()
        .map(|(heading, texts)| Part {
            heading: asked.say(heading),
            texts: texts.iter().map(|key| asked.tell(key, &host)).collect(),
        })
        .collect()
}

fn about_page(asked: &Asked) -> PlainPage {
    PlainPage {
        frame: asked.frame(asked.say("about-title")),
        heading: asked.say("about-heading"),
        lead: asked.say("about-lead"),
        parts: parts(
            asked,
            &[
                (key!("about-who"), &[key!("about-who-text")]),
                (
                    key!("about-list"),
                    &[key!("about-list-text"), key!("about-list-fresh")],
                ),
                (key!("about-program"), &[key!("about-program-text")]),
            ],
        ),
        links: vec![
            Link::to("/viden", asked.say("reading-known")),
            Link::to("/ord", asked.say("words-title")),
            Link::to("/roller", asked.say("roles-title")),
            Link::to("/tilbud", asked.say("offers-title")),
            Link::to("/foldere", asked.say("leaflets-title")),
            Link::to("/privat", asked.say("privacy-heading")),
            Link::to("/eftersyn", asked.say("check-title")),
            Link::to("/hsds", asked.say("about-data-link")),
        ],
    }
}

fn privacy_page(asked: &Asked) -> PlainPage {
    PlainPage {
        frame: asked.frame(asked.say("privacy-title")),
        heading: asked.say("privacy-heading"),
        lead: asked.say(if asked.web.wall == Wall::Down {
            key!("privacy-lead-wall-down")
        } else {
            key!("privacy-lead")
        }),
        parts: parts(
            asked,
            &[
                (
                    key!("privacy-open"),
                    &[key!("privacy-open-text"), key!("privacy-open-cookie")],
                ),
                (key!("privacy-own"), &[key!("privacy-own-text")]),
                (key!("privacy-civil"), &[key!("privacy-civil-text")]),
                (
                    key!("privacy-municipality"),
                    &[key!("privacy-municipality-text")],
                ),
                (key!("privacy-research"), &[key!("privacy-research-text")]),
                (
                    key!("privacy-host"),
                    &[key!("privacy-host-text"), key!("privacy-host-limit")],
                ),
            ],
        ),
        links: vec![Link::to("/om", asked.say("about-title"))],
    }
}

fn accessibility_page(asked: &Asked) -> PlainPage {
    PlainPage {
        frame: asked.frame(asked.say("was-title")),
        heading: asked.say("was-heading"),
        lead: asked.say("was-lead"),
        parts: parts(
            asked,
            &[
                (
                    key!("was-aim"),
                    &[key!("was-aim-text"), key!("was-untested")],
                ),
                (key!("was-contact"), &[key!("was-contact-text")]),
            ],
        ),
        links: vec![Link::to("/om", asked.say("about-title"))],
    }
}

fn crisis_page(asked: &Asked, directory: &Directory) -> CrisisPage {
    let numbers: Vec<Number> = directory
        .crisis()
        .iter()
        .map(|one| {
            let dialled: String = one
                .number
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect();
            Number {
                name: one.name.clone(),
                number: one.number.clone(),
                href: (!dialled.is_empty()).then(|| format!("tel:{dialled}")),
                note: one.note.clone(),
                checked: asked.tell(
                    "crisis-checked",
                    &[
                        ("name", one.checked_by.as_str().into()),
                        ("day", when::date(asked.lang(), one.checked_on).into()),
                    ],
                ),
            }
        })
        .collect();
    let lead = if numbers.is_empty() {
        key!("crisis-none")
    } else {
        key!("crisis-lead")
    };
    CrisisPage {
        frame: asked.frame(asked.say("crisis-title")),
        heading: asked.say("crisis-heading"),
        lead: asked.say(lead),
        numbers,
    }
}

pub(crate) async fn about(asked: Asked) -> Answer {
    asked.page(&about_page(&asked))
}

pub(crate) async fn privacy(asked: Asked) -> Answer {
    asked.page(&privacy_page(&asked))
}

pub(crate) async fn accessibility(State(app): State<App>, asked: Asked) -> Answer {
    if let Some(address) = &app.statement {
        return go(address);
    }
    asked.page(&accessibility_page(&asked))
}

pub(crate) async fn crisis(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&crisis_page(&asked, &directory))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let directory = crate::demo::sample_directory(asked)?;
    let none = Directory::empty(asked.web.given.local());
    Ok(vec![
        Sample::of("about", "ordinary", &about_page(asked))?,
        Sample::of("privacy", "ordinary", &privacy_page(asked))?,
        Sample::of("was", "ordinary", &accessibility_page(asked))?,
        Sample::of("crisis", "ordinary", &crisis_page(asked, &directory))?,
        Sample::of("crisis", "empty", &crisis_page(asked, &none))?,
    ])
}
