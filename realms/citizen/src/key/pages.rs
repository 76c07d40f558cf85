//! The page that shows the words once, and the page where they are typed.

use kit_report::{KeyCard, ReportError, key_card};
use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt, door};

use super::code::WrongLength;
use super::words::{Misread, RoomKey};
use crate::PublicCommunity;
use crate::form::{AskPage, Button, Item};
use crate::passkey::{act, pages as passkey};
use crate::start::act::Moving;

/// The words, shown once.
#[derive(askama::Template)]
#[template(path = "key.html")]
pub(crate) struct KeyPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) sent: String,
    pub(crate) words: Vec<&'static str>,
    /// The words in one line, for the form that makes the card.
    pub(crate) line: String,
    pub(crate) address: String,
    pub(crate) device: Choice,
}

/// The page after sending, in the session that was just opened.
pub(crate) fn key_page(
    asked: &Asked,
    moving: &Moving,
    name: &str,
    community: &PublicCommunity,
) -> KeyPage {
    let frame = Frame {
        token: asked.web.form_token(&door::hash(&moving.session)),
        signed_in: Some(name.to_owned()),
        ..asked.frame(asked.say("title-key"))
    };
    shown(asked, frame, &moving.candidate.key, community)
}

/// The page with a key's words.
pub(crate) fn shown(
    asked: &Asked,
    frame: Frame,
    key: &RoomKey,
    community: &PublicCommunity,
) -> KeyPage {
    let words = key.words();
    let who = if community.coordinator_first_name.is_empty() {
        asked.say("the-coordinator")
    } else {
        community.coordinator_first_name.clone()
    };
    KeyPage {
        frame,
        heading: asked.say("key-heading"),
        sent: asked.tell("key-sent", &[("who", who.into())]),
        line: words.join(" "),
        words,
        address: address(asked),
        device: device(asked),
    }
}

fn device(asked: &Asked) -> Choice {
    let option = Opt::new("ja", asked.say("device-mine")).note(asked.say("device-mine-note"));
    Choice::many("egen", asked.say("device-legend"), vec![option])
}

/// The short address where the words are typed, as one writes it on paper.
pub(crate) fn address(asked: &Asked) -> String {
    let origin = &asked.web.origin;
    let bare = origin
        .split_once("://")
        .map_or(origin.as_str(), |(_, rest)| rest);
    format!("{bare}/ind")
}

/// The words on a card for the wallet; neutral on every side (ALL-5).
pub(crate) fn card(asked: &Asked, key: &RoomKey) -> Result<Vec<u8>, ReportError> {
    key_card(&KeyCard {
        title: asked.say("card-title"),
        language: asked.lang().tag().to_owned(),
        heading: asked.say("card-heading"),
        words: key.words().into_iter().map(str::to_owned).collect(),
        address: address(asked),
        note: asked.say("card-note"),
    })
}

/// What is amiss with typed words.
pub(crate) fn misread(asked: &Asked, fault: &Misread) -> String {
    match fault {
        Misread::Count(count) => asked.tell(
            "enter-count",
            &[("count", i64::try_from(*count).unwrap_or(i64::MAX).into())],
        ),
        Misread::NotAWord { typed, near } => {
            let or = format!(" {} ", asked.say("or"));
            if near.is_empty() {
                asked.tell("enter-not-a-word", &[("typed", typed.into())])
            } else {
                asked.tell(
                    "enter-meant",
                    &[("typed", typed.into()), ("near", near.join(&or).into())],
                )
            }
        }
    }
}

/// A code of another length than codes have.
pub(crate) fn wrong_length(asked: &Asked, length: WrongLength) -> String {
    let count = i64::try_from(length.0).unwrap_or(i64::MAX);
    asked.tell("enter-code-count", &[("count", count.into())])
}

/// The page where the words are typed. They stand there still after a fault: losing them would be worse.
pub(crate) fn enter(asked: &Asked, fault: Option<String>) -> AskPage {
    let mut faults = Faults::none();
    if let Some(text) = fault {
        faults.add("ord", text);
    }
    let words = Field::new("ord", asked.say("enter-words"))
        .hint(asked.say("enter-words-hint"))
        .keep(&asked.fields, &faults);
    AskPage {
        frame: asked.frame(asked.say("title-enter")),
        heading: asked.say("enter-room-heading"),
        lead: vec![asked.say("enter-room-lead"), asked.say("enter-room-code")],
        action: "/ind".to_owned(),
        hidden: Vec::new(),
        items: vec![
            Item::Area(words),
            Item::Choice(device(asked).keep(&asked.fields, &faults)),
        ],
        faults,
        buttons: vec![Button::on(asked.say("enter-room-button"))],
        below: asked.say("enter-lost"),
        links: act::possible(asked)
            .then(|| Link::to(passkey::DOOR, asked.say("passkey-who-link")))
            .into_iter()
            .chain([Link::to("/", asked.say("find-a-place"))])
            .collect(),
    }
}
