//! What others read: anybody without login, and whoever works here.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Frame, Link};
use kit_words::key;

use super::fields::Register;
use super::kinds::{Kind, Sort};
use super::pages::{Card, card};
use super::rules::{Entry, Part};

/// Entries under one heading.
pub(crate) struct Section {
    heading: String,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "register_read.html")]
pub(crate) struct ReadPage {
    frame: Frame,
    heading: String,
    lead: String,
    sections: Vec<Section>,
    none: Option<String>,
    ways: Vec<Link>,
}

/// Whether anybody may read an entry: it is open, begun or to come, and holds.
pub(crate) fn is_open(entry: &Entry, today: Date) -> bool {
    let open = match entry.kind {
        Kind::Agreement | Kind::Clinic => !entry.get(Part::Open).is_empty(),
        kind => kind.sort() == Sort::Open,
    };
    open && entry.holds(today)
}

/// What anybody reads of an entry: of an agreement its summary only, of a clinic who comes when, and never a contact.
fn is_read(kind: Kind, part: Part) -> bool {
    match kind {
        Kind::Agreement => part == Part::Summary,
        Kind::Clinic => matches!(
            part,
            Part::About | Part::Times | Part::Spot | Part::From | Part::Until
        ),
        _ => part != Part::Contact,
    }
}

/// What is open to everybody.
pub(crate) fn open_page(asked: &Asked, register: &Register, today: Date) -> ReadPage {
    let mut cards: Vec<Card> = register
        .entries
        .iter()
        .filter(|one| one.kind.is_partner() && !one.ended && is_open(one, today))
        .map(|one| {
            let mut card = card(asked, register, one, today);
            card.facts = super::fields::facts(asked, register, one);
            card.facts.retain(|fact| is_read(one.kind, fact.part));
            card.href = None;
            card.face = register.face(one, |id| format!("/samarbejde/foto/{id}"));
            card.note = Some(asked.say(one.kind.title()));
            card
        })
        .collect();
    // One list by name: an association stands beside a department, not below (VH-16).
    cards.sort_by_cached_key(|card| kit_words::sort_key(&card.title));
    let sections = Vec::from_iter((!cards.is_empty()).then(|| Section {
        heading: asked.say("register-partners"),
        cards,
    }));
    ReadPage {
        frame: asked.frame(asked.say("register-public-title")),
        heading: asked.say("register-public-heading"),
        lead: asked.say("register-public-lead"),
        none: sections
            .is_empty()
            .then(|| asked.say("register-public-none")),
        sections,
        ways: vec![
            Link::to("/henvendelse", asked.say("enquiry-title")),
            Link::to("/kurser", asked.say("shown-title")),
            Link::to("/bostoette", asked.say("support-page")),
        ],
    }
}

/// How things are done here, for whoever works here and whoever is new (PS-9).
pub(crate) fn house_page(asked: &Asked, register: &Register, today: Date) -> ReadPage {
    let kinds = [
        Kind::FirstStep,
        Kind::Seam,
        Kind::Method,
        Kind::Shift,
        Kind::Year,
        Kind::Lack,
    ];
    let sections: Vec<Section> = kinds
        .into_iter()
        .map(|kind| Section {
            heading: asked.say(kind.title()),
            cards: register
                .of(kind)
                .map(|one| {
                    let mut card = card(asked, register, one, today);
                    card.href = None;
                    card
                })
                .collect(),
        })
        .filter(|section| !section.cards.is_empty())
        .collect();
    ReadPage {
        frame: asked.frame(asked.say("register-house-title")),
        heading: asked.say("register-house-title"),
        lead: asked.say("register-house-lead"),
        none: sections
            .is_empty()
            .then(|| asked.say("register-house-none")),
        sections,
        ways: [
            ("/tilbud", key!("register-way-offer")),
            ("/opsaet/vagtplan", key!("register-way-roster")),
            ("/bro", key!("register-way-bridge")),
            ("/samarbejde", key!("register-public-title")),
        ]
        .into_iter()
        .map(|(href, words)| Link::to(href, asked.say(words)))
        .collect(),
    }
}
