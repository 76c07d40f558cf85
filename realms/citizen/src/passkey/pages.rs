//! The passkeys of a room, the two pages with the script, and what is said when nothing came of it.

use kit_web::{Asked, Frame, Link, PASSKEY_SCRIPT};
use kit_words::{key, when};

use super::act::{Asking, MOST, possible};
use super::store::Passkey;
use crate::form::TellPage;

/// The room's passkeys.
pub(crate) const LIST: &str = "/min/adgangsnoegle";
/// Where one comes in by one.
pub(crate) const DOOR: &str = "/ind/adgangsnoegle";

/// A passkey in words.
pub(crate) struct PasskeyView {
    made: String,
    used: String,
    remove: Link,
}

/// [`LIST`].
#[derive(askama::Template)]
#[template(path = "passkeys.html")]
pub(crate) struct PasskeysPage {
    frame: Frame,
    heading: String,
    lead: Vec<String>,
    /// What was just done.
    notice: Option<String>,
    passkeys: Vec<PasskeyView>,
    /// Where a new one is made; none while there are as many as may be.
    new: Option<Link>,
}

fn view(asked: &Asked, one: &Passkey) -> PasskeyView {
    let day = |at| when::date(asked.lang(), asked.web.given.zoned(at).date());
    let clock = |at| when::moment(asked.lang(), asked.web.given.zoned(at).datetime());
    let made = when::moment(asked.lang(), asked.web.given.zoned(one.made).datetime());
    PasskeyView {
        made: asked.tell("passkeys-one", &[("day", day(one.made).into())]),
        used: match one.used {
            Some(at) => asked.tell("passkeys-used", &[("when", clock(at).into())]),
            None => asked.say("passkeys-unused"),
        },
        remove: Link::to(
            format!("{LIST}/{}/fjern", one.id),
            asked.tell("passkeys-remove", &[("when", made.into())]),
        ),
    }
}

/// What a room's passkeys are, and those that there are.
pub(crate) fn passkeys(asked: &Asked, all: &[Passkey], notice: Option<String>) -> PasskeysPage {
    let mut lead = vec![
        asked.say("passkeys-lead"),
        asked.say("passkeys-words"),
        asked.say("passkeys-others"),
        asked.say("passkeys-shown"),
        asked.say("passkeys-script"),
    ];
    let (possible, room_left) = (possible(asked), all.len() < MOST);
    if !possible {
        lead.push(asked.say("passkeys-not-here"));
    } else if !room_left {
        lead.push(asked.say("passkeys-many"));
    }
    PasskeysPage {
        frame: asked.frame(asked.say("title-passkeys")).back("/min/hvem"),
        heading: asked.say("passkeys-heading"),
        lead,
        notice,
        passkeys: all.iter().map(|one| view(asked, one)).collect(),
        new: (possible && room_left)
            .then(|| Link::to(format!("{LIST}/ny"), asked.say("passkeys-new"))),
    }
}

/// One of the two pages that may run the script.
#[derive(askama::Template)]
#[template(path = "passkey.html")]
pub(crate) struct AskingPage {
    frame: Frame,
    heading: String,
    text: String,
    without: String,
    wait: String,
    failed: String,
    go: String,
    action: String,
    /// `create` or `get`, as the browser calls it.
    way: &'static str,
    asked: String,
    question: String,
    secret: bool,
    back: Link,
    script: &'static str,
}

/// Where a new passkey is made.
pub(crate) fn new_key(asked: &Asked, asking: &Asking) -> AskingPage {
    AskingPage {
        frame: asked.frame(asked.say("title-passkey-new")).back(LIST),
        heading: asked.say("passkey-new-heading"),
        text: asked.say("passkey-new-text"),
        without: asked.say("passkey-new-without"),
        wait: asked.say("passkey-wait"),
        failed: asked.say("passkey-failed"),
        go: asked.say("passkey-go"),
        action: format!("{LIST}/svar"),
        way: "create",
        asked: asking.question.asked.clone(),
        question: asking.token.clone(),
        secret: true,
        back: Link::to(LIST, asked.say("passkey-back")),
        script: PASSKEY_SCRIPT,
    }
}

/// Where a passkey is asked to open its room.
pub(crate) fn who(asked: &Asked, asking: &Asking) -> AskingPage {
    AskingPage {
        frame: asked.frame(asked.say("title-passkey-who")),
        heading: asked.say("passkey-who-heading"),
        text: asked.say("passkey-who-text"),
        without: asked.say("passkey-who-without"),
        wait: asked.say("passkey-wait"),
        failed: asked.say("passkey-failed"),
        go: asked.say("passkey-go"),
        action: format!("{DOOR}/svar"),
        way: "get",
        asked: asking.question.asked.clone(),
        question: asking.token.clone(),
        secret: true,
        back: Link::to("/ind", asked.say("passkey-words")),
        script: PASSKEY_SCRIPT,
    }
}

/// [`DOOR`]: what it is, before the device is asked.
pub(crate) fn at_the_door(asked: &Asked) -> TellPage {
    TellPage {
        frame: asked.frame(asked.say("title-passkey-door")),
        heading: asked.say("passkey-door-heading"),
        lines: vec![asked.say("passkey-door-text"), asked.say("passkeys-script")],
        press: Some(Link::to(DOOR, asked.say("passkey-go"))),
        hidden: Vec::new(),
        links: vec![Link::to("/ind", asked.say("passkey-words"))],
    }
}

/// How nothing came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nothing {
    /// It took too long.
    Stale,
    /// The key opens nothing here, or cannot keep a room.
    Refused,
}

/// The page that says so; `again` is where one begins anew.
pub(crate) fn nothing(asked: &Asked, what: Nothing, again: &'static str) -> TellPage {
    let (heading, text) = match (what, again == LIST) {
        (Nothing::Stale, _) => (key!("passkey-stale-heading"), key!("passkey-stale-text")),
        (Nothing::Refused, true) => (key!("passkey-unfit-heading"), key!("passkey-unfit-text")),
        (Nothing::Refused, false) => (key!("passkey-untrue-heading"), key!("passkey-untrue-text")),
    };
    let mut links = vec![Link::to(again, asked.say("passkey-again"))];
    if again == DOOR {
        links.push(Link::to("/ind", asked.say("passkey-words")));
    }
    TellPage {
        frame: asked.frame(asked.say(heading)),
        heading: asked.say(heading),
        lines: vec![asked.say(text)],
        press: None,
        hidden: Vec::new(),
        links,
    }
}
