//! The handbook as it looks, and one of its sections to be typed.

use askama::Template;
use kit_web::{Asked, Failed, Faults, Field, Frame, Link, Sample};

use super::rules::{Amiss, BODY_MAX, MOST_SECTIONS, Section, Wrong};
use super::supervision_pages::faults;

/// A section in words.
struct Leaf {
    number: i64,
    title: String,
    body: String,
    edit: Option<Link>,
}

#[derive(Template)]
#[template(path = "handbook.html")]
pub(super) struct Book {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    version: Option<String>,
    leaves: Vec<Leaf>,
    /// A new section, where there is room for one.
    new: Option<Link>,
}

fn edit_link(asked: &Asked, number: i64, title: &str) -> Link {
    let text = asked.tell("handbook-edit", &[("title", title.into())]);
    Link::to(format!("/afsnit?side={number}"), text)
}

impl Book {
    pub(super) fn of(asked: &Asked, sections: &[Section], writes: bool) -> Self {
        let version = sections.iter().map(|one| one.version).max();
        let next = sections.iter().map(|one| one.number).max().unwrap_or(0) + 1;
        let frame = asked.frame(asked.say("handbook-title"));
        Self {
            frame: if writes {
                frame.back("/frivillige")
            } else {
                frame
            },
            heading: asked.say("handbook-heading"),
            notice: (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved")),
            version: version
                .map(|number| asked.tell("manual-version", &[("version", number.into())])),
            leaves: sections
                .iter()
                .map(|one| Leaf {
                    number: one.number,
                    title: one.title.clone(),
                    body: one.body.clone(),
                    edit: writes.then(|| edit_link(asked, one.number, &one.title)),
                })
                .collect(),
            new: (writes && next <= MOST_SECTIONS)
                .then(|| Link::to(format!("/afsnit?side={next}"), asked.say("handbook-new"))),
        }
    }
}

#[derive(Template)]
#[template(path = "manual-page.html")]
pub(super) struct Writing {
    frame: Frame,
    heading: String,
    faults: Faults,
    nonce: String,
    action: String,
    number: i64,
    title: Field,
    body: Field,
}

impl Writing {
    pub(super) fn of(
        asked: &Asked,
        sections: &[Section],
        number: i64,
        amiss: &[(&'static str, Wrong)],
    ) -> Self {
        let faults = faults(asked, amiss);
        let now = sections.iter().find(|one| one.number == number);
        let field = |name, label: String, value: &str| {
            let field = Field::new(name, label).value(value);
            if faults.any() {
                field.keep(&asked.fields, &faults)
            } else {
                field
            }
        };
        let title = now.map_or("", |one| one.title.as_str());
        let body = now.map_or("", |one| one.body.as_str());
        Self {
            frame: asked
                .frame(asked.say("handbook-write-title"))
                .back("/haandbog"),
            heading: if title.is_empty() {
                asked.say("handbook-new")
            } else {
                asked.tell("handbook-edit", &[("title", title.into())])
            },
            nonce: match asked.fields.get("nonce") {
                kept if faults.any() && !kept.is_empty() => kept.to_owned(),
                _ => asked.web.given.random128(),
            },
            action: "/afsnit".to_owned(),
            number,
            title: field("title", asked.say("handbook-section-title"), title),
            body: field("body", asked.say("handbook-section-body"), body)
                .hint(asked.say("handbook-section-hint")),
            faults,
        }
    }
}

/// Empty, ordinary, longest, error.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let section = |number, title: &str, body: String| Section {
        number,
        version: number,
        title: title.to_owned(),
        body,
    };
    let words =
        "Mød op fem minutter før. Sig dit fornavn. Spørg, om I skal gå langsomt eller rask til. ";
    let some = [
        section(1, "Det første møde", words.to_owned()),
        section(
            2,
            "Når noget føles forkert",
            "Ring til din koordinator.".to_owned(),
        ),
    ];
    let long: Vec<Section> = (1..=MOST_SECTIONS)
        .map(|number| {
            section(
                number,
                "Sådan gør vi, når vi følges",
                words.repeat(BODY_MAX / words.len()),
            )
        })
        .take(3)
        .collect();
    let amiss: Amiss = vec![("title", Wrong::Missing)];
    Ok(vec![
        Sample::of("handbook", "empty", &Book::of(asked, &[], true))?,
        Sample::of("handbook", "ordinary", &Book::of(asked, &some, false))?,
        Sample::of("handbook", "longest", &Book::of(asked, &long, true))?,
        Sample::of("handbook-write", "empty", &Writing::of(asked, &[], 1, &[]))?,
        Sample::of(
            "handbook-write",
            "longest",
            &Writing::of(asked, &long, 1, &[]),
        )?,
        Sample::of(
            "handbook-write",
            "error",
            &Writing::of(asked, &some, 1, &amiss),
        )?,
    ])
}
