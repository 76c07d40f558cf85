//! The page "Folk".

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::key;

use super::Person;
use crate::{OWNER, RESEARCHER};

/// Key of a role's name.
pub(crate) fn role_key(role: &str) -> &'static str {
    if role == OWNER.0 {
        key!("role-owner")
    } else {
        key!("role-researcher")
    }
}

/// A line of the list.
pub(crate) struct Line {
    id: String,
    name: String,
    role: String,
    link: String,
    reopen: String,
    leave: String,
    is_me: bool,
}

#[derive(Template)]
#[template(path = "people.html")]
pub(crate) struct PeoplePage {
    frame: Frame,
    heading: String,
    faults: Faults,
    shown: Option<(String, String)>,
    shown_note: String,
    alone: bool,
    people: Vec<Line>,
    form: String,
    name: Field,
    role: Choice,
}

/// A form that came back, and a link that is shown once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    /// Whose, and the address.
    pub(crate) link: Option<(String, String)>,
    /// The link is for somebody who has lost their key.
    pub(crate) reopened: bool,
}

/// The list of who works here; `form` is its fresh id.
pub(crate) fn people_page(asked: &Asked, people: &[Person], form: &str, back: Back) -> PeoplePage {
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let line = |one: &Person| {
        let name = [("name", one.first_name.as_str().into())];
        Line {
            id: one.id.to_string(),
            role: asked.say(role_key(&one.role)),
            link: asked.tell("people-link-label", &name),
            reopen: asked.tell("people-reopen-label", &name),
            leave: asked.tell("people-leave-label", &name),
            is_me: me == Some(one.id.as_str()),
            name: one.first_name.clone(),
        }
    };
    let roles = [RESEARCHER, OWNER].map(|role| Opt::new(role.0, asked.say(role_key(role.0))));
    let note = if back.reopened {
        key!("recovery-made-text")
    } else {
        key!("people-link-note")
    };
    PeoplePage {
        frame: asked.frame(asked.say("people-title")),
        heading: asked.say("people-heading"),
        shown: back.link.map(|(name, address)| {
            let title = asked.tell("people-link-for", &[("name", name.into())]);
            (title, address)
        }),
        shown_note: asked.say(note),
        alone: people.iter().filter(|one| one.role == OWNER.0).count() < 2,
        people: people.iter().map(line).collect(),
        form: form.to_owned(),
        name: Field::new("name", asked.say("people-name")).keep(&back.fields, &back.faults),
        role: Choice::one("role", asked.say("people-role"), Vec::from(roles))
            .chosen(RESEARCHER.0)
            .keep(&back.fields, &back.faults),
        faults: back.faults,
    }
}
