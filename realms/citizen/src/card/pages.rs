//! The card before it is made, shown once, and on paper.

use kit_report::{KeyCard, ReportError, key_card};
use kit_web::{Asked, Faults, Frame, Link};
use kit_words::when;

use crate::form::{AskPage, Button};
use crate::key::code::Code;
use crate::key::pages::address;
use crate::key::store::Card;

/// What the form says to give the card up.
pub(crate) const GIVE_UP: &str = "kasser";

/// The codes, shown once.
#[derive(askama::Template)]
#[template(path = "codes.html")]
pub(crate) struct CodesPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) codes: Vec<String>,
    /// The codes in one line, for the form that makes the paper.
    pub(crate) line: String,
    pub(crate) address: String,
    pub(crate) on: Link,
}

/// `/min/kort`: what a card is, and the one that there is.
pub(crate) fn card(asked: &Asked, card: Option<Card>) -> AskPage {
    let mut lead = vec![asked.say("code-lead")];
    let mut buttons = vec![Button::on(asked.say("code-make"))];
    if let Some(card) = card {
        let made = asked.web.given.zoned(card.made).date();
        let args = [
            ("day", when::date(asked.lang(), made).into()),
            ("left", i64::try_from(card.left).unwrap_or(i64::MAX).into()),
        ];
        lead.push(asked.tell("code-have", &args));
        lead.push(asked.say("code-new"));
        buttons.push(Button::to(GIVE_UP, asked.say("code-give-up")).quiet());
    }
    AskPage {
        frame: asked.frame(asked.say("title-code")).back("/min/hvem"),
        heading: asked.say("code-heading"),
        lead,
        action: "/min/kort".to_owned(),
        hidden: Vec::new(),
        items: Vec::new(),
        faults: Faults::none(),
        buttons,
        below: String::new(),
        links: Vec::new(),
    }
}

/// The codes of a card that was just made.
pub(crate) fn codes(asked: &Asked, codes: &[Code]) -> CodesPage {
    let codes: Vec<String> = codes.iter().map(Code::written).collect();
    CodesPage {
        frame: asked.frame(asked.say("title-codes")),
        heading: asked.say("codes-heading"),
        line: codes.join(" "),
        codes,
        address: address(asked),
        on: Link::to("/min/hvem", asked.say("key-written")),
    }
}

/// The codes on paper; neutral on every side (ALL-5).
pub(crate) fn paper(asked: &Asked, codes: &[Code]) -> Result<Vec<u8>, ReportError> {
    key_card(&KeyCard {
        title: asked.say("card-title"),
        language: asked.lang().tag().to_owned(),
        heading: asked.say("code-paper"),
        words: codes.iter().map(Code::written).collect(),
        address: address(asked),
        note: asked.say("card-note"),
    })
}
