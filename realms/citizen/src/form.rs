//! A page with one question, shared by every form of the room.

use kit_web::{Asked, Choice, Faults, Field, Frame, Link};

/// One thing to answer.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    /// Pick one or several.
    Choice(Choice),
    /// Pick one from a list that opens.
    Select(Choice),
    /// One line.
    Line(Field),
    /// Several lines.
    Area(Field),
}

/// A button that sends the form: its words, and where it leads within a row of questions.
#[derive(Debug, Clone)]
pub(crate) struct Button {
    /// Sent as `til`; empty where there is nowhere else to go.
    pub(crate) to: &'static str,
    /// Words.
    pub(crate) text: String,
    /// Outlined.
    pub(crate) quiet: bool,
}

/// A page with one question.
#[derive(Debug, askama::Template)]
#[template(path = "ask.html")]
pub(crate) struct AskPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lead: Vec<String>,
    pub(crate) action: String,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) items: Vec<Item>,
    pub(crate) faults: Faults,
    pub(crate) buttons: Vec<Button>,
    /// Below the form: what else is good to know; empty for nothing.
    pub(crate) below: String,
    /// Below the form: other ways on.
    pub(crate) links: Vec<Link>,
}

/// A page that tells something and offers at most one thing to press.
#[derive(Debug, askama::Template)]
#[template(path = "tell.html")]
pub(crate) struct TellPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
    /// Address and words of the one button.
    pub(crate) press: Option<Link>,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) links: Vec<Link>,
}

impl Button {
    pub(crate) fn on(text: String) -> Self {
        Self {
            to: "",
            text,
            quiet: false,
        }
    }

    pub(crate) fn to(to: &'static str, text: String) -> Self {
        Self {
            to,
            ..Self::on(text)
        }
    }

    pub(crate) fn quiet(self) -> Self {
        Self {
            quiet: true,
            ..self
        }
    }
}

/// The fresh id of a form: the new row's key, so that a double press acts once.
pub(crate) fn fresh_id(asked: &Asked) -> (String, String) {
    ("_id".to_owned(), asked.web.given.random128())
}

/// The id that a form carried; a fresh one where it is missing or not one of ours.
pub(crate) fn carried_id(asked: &Asked) -> String {
    let id = asked.fields.get("_id");
    if id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()) {
        id.to_owned()
    } else {
        asked.web.given.random128()
    }
}
