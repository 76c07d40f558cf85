//! A list of a kind, and one entry with what belongs to it.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Faults, Fields, Frame};
use kit_words::{key, when};

use super::fields::{Control, Fact, Register, controls, facts};
use super::kinds::Kind;
use super::rules::{Entry, Part, Values};
use crate::portrait::PortraitId;
use crate::portrait::pages::{Desk, Face, Ways, desk};

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
    /// The same of the form for a picture.
    pub(crate) picture: Fields,
    pub(crate) picture_faults: Faults,
}

/// An entry on a list.
pub(crate) struct Card {
    pub(crate) href: Option<String>,
    pub(crate) face: Option<Face>,
    pub(crate) title: String,
    pub(crate) facts: Vec<Fact>,
    pub(crate) note: Option<String>,
}

#[derive(Template)]
#[template(path = "register_list.html")]
pub(crate) struct ListPage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<String>,
    cards: Vec<Card>,
    ended: Vec<Card>,
    faults: Faults,
    action: &'static str,
    form: String,
    controls: Vec<Control>,
}

/// The number in an entry's address and the address of its desk.
pub(crate) fn address(entry: &Entry) -> String {
    format!("{}/{}", entry.kind.desk().path(), entry.root)
}

/// An entry on a list; an agreement with its short facts only.
pub(crate) fn card(asked: &Asked, register: &Register, entry: &Entry, today: Date) -> Card {
    let mut facts = facts(asked, register, entry);
    if entry.kind == Kind::Agreement {
        facts.retain(|fact| !fact.part.is_long());
    }
    if entry.kind == Kind::Year
        && let (Some(next), Some(fact)) = (
            entry.comes_up(today),
            facts.iter_mut().find(|fact| fact.part == Part::Next),
        )
    {
        fact.lines = vec![when::date(asked.lang(), next)];
    }
    Card {
        href: Some(address(entry)),
        face: register.face(entry, visitor_src),
        title: register.title(asked, entry),
        facts,
        note: note(asked, entry, today),
    }
}

/// That it is a trial, that it is over, or that it has ended.
fn note(asked: &Asked, entry: &Entry, today: Date) -> Option<String> {
    if entry.ended {
        return Some(asked.say("register-ended"));
    }
    if !entry.get(Part::Question).is_empty() && entry.kind == Kind::Agreement {
        return Some(asked.say(if entry.holds(today) {
            key!("register-trial")
        } else {
            key!("register-trial-over")
        }));
    }
    (!entry.holds(today) && entry.kind != Kind::Method).then(|| asked.say("register-over"))
}

/// The list of a kind with its form; `form` is the form's fresh id.
pub(crate) fn list_page(
    asked: &Asked,
    register: &Register,
    kind: Kind,
    (form, today): (&str, Date),
    back: Back,
) -> ListPage {
    let offered = register.offered(asked, kind);
    let of = |ended| {
        let mut cards: Vec<Card> = register
            .entries
            .iter()
            .filter(|one| one.kind == kind && one.ended == ended)
            .map(|one| card(asked, register, one, today))
            .collect();
        if kind.is_partner() {
            cards.sort_by_cached_key(|card| kit_words::sort_key(&card.title));
        }
        cards
    };
    // A meeting is begun from its agreement's page.
    let mut values = Values::new();
    if kind == Kind::Meeting && !asked.query.get("aftale").is_empty() {
        values.insert(Part::Parent, asked.query.get("aftale").to_owned());
    }
    ListPage {
        frame: asked
            .frame(asked.say(kind.title()))
            .back(kind.desk().path()),
        heading: asked.say(kind.title()),
        lead: asked.say(kind.lead()),
        receipt: back.receipt,
        cards: of(false),
        ended: of(true),
        action: kind.path(),
        form: form.to_owned(),
        controls: controls(asked, kind, &offered, &values, (&back.fields, &back.faults)),
        faults: back.faults,
    }
}

#[derive(Template)]
#[template(path = "register_entry.html")]
pub(crate) struct EntryPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    note: Option<String>,
    facts: Vec<Fact>,
    last: String,
    with_meetings: bool,
    meetings: Vec<Card>,
    new_meeting: String,
    is_ended: bool,
    faults: Faults,
    action: String,
    form: String,
    row: String,
    controls: Vec<Control>,
    picture: Option<Desk>,
    picture_faults: Faults,
}

/// Where whoever keeps the agreements sees who comes.
fn visitor_src(id: &PortraitId) -> String {
    format!("/ledelse/samarbejde/foto/{id}")
}

/// The card for the picture of who comes; nobody comes by another kind of entry, or by one that has ended.
fn picture(
    asked: &Asked,
    register: &Register,
    entry: &Entry,
    (form, back): (&str, &Back),
) -> Option<Desk> {
    let ways = Ways {
        heading: asked.say("portrait-visitor"),
        action: format!("{}/foto", address(entry)),
        acts: "/ledelse/samarbejde/foto",
        src: visitor_src,
        asks_yes: true,
    };
    (entry.kind == Kind::Clinic && !entry.ended).then(|| {
        desk(
            asked,
            ways,
            (entry.get(Part::Title), register.pictures.get(&entry.root)),
            (form, &back.picture, &back.picture_faults),
        )
    })
}

/// One entry; `form` is the form's fresh id.
pub(crate) fn entry_page(
    asked: &Asked,
    register: &Register,
    entry: &Entry,
    (form, today): (&str, Date),
    back: Back,
) -> EntryPage {
    let kind = entry.kind;
    let offered = register.offered(asked, kind);
    let written = when::date(asked.lang(), entry.written);
    let said = [("by", entry.by.as_str().into()), ("day", written.into())];
    let meetings = register
        .entries
        .iter()
        .filter(|one| one.kind == Kind::Meeting && one.get(Part::Parent) == entry.root.as_str())
        .map(|one| card(asked, register, one, today))
        .collect();
    EntryPage {
        picture: picture(asked, register, entry, (form, &back)),
        picture_faults: back.picture_faults.clone(),
        frame: asked
            .frame(asked.say("register-entry-title"))
            .back(kind.path()),
        heading: register.title(asked, entry),
        receipt: back.receipt,
        note: note(asked, entry, today),
        facts: facts(asked, register, entry),
        last: asked.tell("register-last", &said),
        with_meetings: matches!(kind, Kind::Agreement | Kind::Clinic),
        meetings,
        new_meeting: format!("{}?aftale={}", Kind::Meeting.path(), entry.root),
        is_ended: entry.ended,
        action: address(entry),
        form: form.to_owned(),
        row: entry.row.to_string(),
        controls: controls(
            asked,
            kind,
            &offered,
            &entry.values,
            (&back.fields, &back.faults),
        ),
        faults: back.faults,
    }
}
