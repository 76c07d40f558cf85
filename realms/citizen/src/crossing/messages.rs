//! Messages between guest and coordinator.

use kit_letters::{CitizenToCivil, CivilToCitizen, Lines};
use kit_web::{Asked, Faults, Field, Frame, Link};
use kit_words::when;

use super::rules::{Doing, Step};
use super::says;
use super::store::{Crossing, Held};
use crate::form::{AskPage, Button, Item, fresh_id};

/// A message as the page shows it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Who wrote, and when.
    pub(crate) from: String,
    pub(crate) text: String,
    pub(crate) own: bool,
    /// An address in what the association wrote, to be pressed.
    pub(crate) link: Option<String>,
    /// How it is taken back, while it has not left.
    pub(crate) back: Option<Back>,
}

/// A message that can be taken back: until when, in words, and the form's hidden fields.
#[derive(Debug, Clone)]
pub(crate) struct Back {
    pub(crate) until: String,
    pub(crate) hidden: Vec<(String, String)>,
}

/// The page with all messages of a way.
#[derive(Debug, askama::Template)]
#[template(path = "messages.html")]
pub(crate) struct MessagesPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    /// What a press did.
    pub(crate) notice: Option<String>,
    pub(crate) empty: String,
    pub(crate) messages: Vec<Shown>,
    pub(crate) hidden: Vec<(String, String)>,
    /// That new messages are not shown, in words.
    pub(crate) quiet: Option<String>,
    /// Whether they shall be, with the word that the form sends.
    pub(crate) press: Option<(&'static str, String)>,
    /// Something is wrong.
    pub(crate) help: Link,
    /// None where nothing can be sent any more.
    pub(crate) field: Option<Field>,
    pub(crate) faults: Faults,
}

/// The text of a message, if it fits; else what to do.
pub(crate) fn text(asked: &Asked) -> Result<Lines<2000>, String> {
    let typed = asked.fields.get("tekst");
    if typed.is_empty() {
        return Err(asked.say("fault-message-empty"));
    }
    Lines::new(typed).or(Err(asked.say("fault-message-long")))
}

/// The way back of a message that has not left. Its words go along in the form, so that they stand in the field again
/// however often it is pressed.
fn way_back(asked: &Asked, crossing: &Crossing, held: &Held, text: &str) -> Back {
    let until = when::clock(asked.lang(), asked.web.given.zoned(held.until).time());
    Back {
        until: asked.tell("message-held", &[("clock", until.into())]),
        hidden: vec![
            ("vej".to_owned(), crossing.id.to_string()),
            ("besked".to_owned(), held.step.clone()),
            ("tekst".to_owned(), text.to_owned()),
        ],
    }
}

/// The last address that stands in a text.
fn address(text: &str) -> Option<String> {
    let is_one = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    text.split_whitespace()
        .rev()
        .find(is_one)
        .map(str::to_owned)
}

/// Every message of a way, newest first.
fn all(asked: &Asked, crossing: &Crossing) -> Vec<Shown> {
    let own = asked.say("message-you");
    let to_companion = asked.say("message-you-companion");
    let who = says::owner(asked, crossing);
    let messages = crossing
        .steps
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(place, (at, step))| {
            let hidden = crossing.way.quiet_since.is_some_and(|since| place > since);
            let (from, text, own) = match step {
                Step::Got(_) if hidden => return None,
                Step::Got(CivilToCitizen::Reply(l)) => {
                    (l.from.to_string(), l.text.to_string(), false)
                }
                Step::Got(CivilToCitizen::Message(l)) => (who.clone(), l.text.to_string(), false),
                Step::Sent(CitizenToCivil::Message(l)) => (own.clone(), l.text.to_string(), true),
                Step::Sent(CitizenToCivil::ToCompanion(l)) => {
                    (to_companion.clone(), l.text.to_string(), true)
                }
                _ => return None,
            };
            let at = when::moment(asked.lang(), asked.web.given.zoned(*at).datetime());
            let from = asked.tell("message-from", &[("who", from.into()), ("when", at.into())]);
            let back = crossing
                .held
                .iter()
                .find(|held| held.waits && held.at == place);
            let back = back.map(|held| way_back(asked, crossing, held, &text));
            Some(Shown {
                from,
                link: (!own).then(|| address(&text)).flatten(),
                text,
                own,
                back,
            })
        });
    messages.collect()
}

/// The newest messages.
pub(crate) fn last(asked: &Asked, crossing: &Crossing, most: usize) -> Vec<Shown> {
    let mut messages = all(asked, crossing);
    messages.truncate(most);
    messages
}

/// The page.
pub(crate) fn page(asked: &Asked, crossing: &Crossing, faults: Faults) -> MessagesPage {
    let who = says::owner(asked, crossing);
    let may = crossing.way.may(Doing::Write, asked.web.given.local());
    let field = may.then(|| {
        Field::new("tekst", asked.say("message-label"))
            .hint(asked.say("message-hint"))
            .keep(&asked.fields, &faults)
    });
    let quiet = crossing.way.quiet_since.is_some();
    MessagesPage {
        quiet: quiet.then(|| asked.tell("quiet-on", &[("who", (&who).into())])),
        press: may.then(|| {
            if quiet {
                ("nej", asked.say("quiet-show"))
            } else {
                ("ja", asked.tell("quiet-hide", &[("who", (&who).into())]))
            }
        }),
        help: Link::to(
            format!("/min/beskeder/hjaelp?vej={}", crossing.id),
            asked.say("not-right-link"),
        ),
        frame: asked
            .frame(asked.say("title-messages"))
            .back(format!("/min?vej={}", crossing.id)),
        notice: None,
        heading: asked.tell("messages-heading", &[("who", who.into())]),
        empty: asked.say("messages-empty"),
        messages: all(asked, crossing),
        hidden: vec![fresh_id(asked), ("vej".to_owned(), crossing.id.to_string())],
        field,
        faults,
    }
}

/// What is not in order, if it fits; else what to do.
pub(crate) fn what_happened(asked: &Asked) -> Result<Lines<1000>, String> {
    let typed = asked.fields.get("tekst");
    if typed.is_empty() {
        return Err(asked.say("fault-not-right-empty"));
    }
    Lines::new(typed).or(Err(asked.say("fault-not-right-long")))
}

/// Something is wrong: whom to call, what can be told without a name, and how to stop it.
pub(crate) fn not_right(asked: &Asked, crossing: &Crossing, sent: bool, faults: Faults) -> AskPage {
    let phone = says::phone(crossing);
    let who = says::owner(asked, crossing);
    let association = (&crossing.association).into();
    let call = if phone.is_empty() {
        asked.tell("not-right-call-plain", &[("association", association)])
    } else {
        let args = [("association", association), ("phone", (&phone).into())];
        asked.tell("not-right-call", &args)
    };
    let heading = if sent {
        "not-right-sent"
    } else {
        "not-right-heading"
    };
    let mut lead = vec![
        asked.say("not-right-fault"),
        call,
        asked.tell("not-right-another", &[("who", who.into())]),
    ];
    if sent {
        lead.insert(0, asked.say("not-right-sent-text"));
    }
    AskPage {
        frame: asked
            .frame(asked.say("title-not-right"))
            .back(format!("/min/beskeder?vej={}", crossing.id)),
        heading: asked.say(heading),
        lead,
        action: "/min/beskeder/hjaelp".to_owned(),
        hidden: vec![fresh_id(asked), ("vej".to_owned(), crossing.id.to_string())],
        items: vec![Item::Area(
            Field::new("tekst", asked.say("not-right-label"))
                .hint(asked.say("not-right-hint"))
                .keep(&asked.fields, &faults),
        )],
        faults,
        buttons: vec![Button::on(asked.say("not-right-send")).quiet()],
        below: asked.say("not-right-who-reads"),
        links: vec![
            Link::to(
                format!("/min/stop?vej={}", crossing.id),
                asked.say("not-right-stop"),
            ),
            Link::to("/akut", asked.say("not-right-now")),
        ],
    }
}
