//! The honest page: what is here and what is not yet, for whoever comes by and for who is signed in.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Link, Sample};

use crate::OWNER;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    heading: String,
    lead: String,
    lines: Vec<String>,
    /// What one can do here.
    here: Vec<Link>,
    /// What is not here yet; for those who work here.
    not_yet: Vec<String>,
}

/// A page of plain words.
#[derive(Template)]
#[template(path = "plain.html")]
struct PlainPage {
    frame: Frame,
    heading: String,
    lines: Vec<String>,
}

fn privacy_page(asked: &Asked) -> PlainPage {
    PlainPage {
        frame: asked.frame(asked.say("privacy-title")).back("/"),
        heading: asked.say("privacy-heading"),
        lines: vec![
            asked.say("privacy-kept"),
            asked.say("privacy-staff"),
            asked.say("privacy-names"),
        ],
    }
}

fn accessibility_page(asked: &Asked) -> PlainPage {
    PlainPage {
        frame: asked.frame(asked.say("was-title")).back("/"),
        heading: asked.say("was-heading"),
        lines: vec![asked.say("was-text")],
    }
}

pub(crate) async fn privacy(asked: Asked) -> Answer {
    asked.page(&privacy_page(&asked))
}

pub(crate) async fn accessibility(asked: Asked) -> Answer {
    asked.page(&accessibility_page(&asked))
}

fn outside(asked: &Asked) -> HomePage {
    HomePage {
        frame: asked.frame(asked.say("home-title")),
        heading: asked.say("home-heading"),
        lead: asked.say("home-lead"),
        lines: vec![asked.say("home-later")],
        here: vec![Link::to("/ind", asked.say("home-sign-in"))],
        not_yet: Vec::new(),
    }
}

fn inside(asked: &Asked, is_owner: bool) -> HomePage {
    let mut here = vec![
        Link::to("/konto", asked.say("inside-account")),
        Link::to("/kig", asked.say("inside-looks")),
    ];
    if is_owner {
        here.push(Link::to("/folk", asked.say("inside-people")));
    }
    HomePage {
        frame: asked.frame(asked.say("inside-title")),
        heading: asked.say("inside-heading"),
        lead: asked.say("inside-lead"),
        lines: vec![asked.say("inside-session")],
        here,
        not_yet: vec![
            asked.say("inside-no-participants"),
            asked.say("inside-no-answers"),
            asked.say("inside-no-files"),
        ],
    }
}

pub(crate) async fn show(asked: Asked) -> Answer {
    match &asked.who {
        Some(actor) => asked.page(&inside(&asked, actor.role == OWNER.0)),
        None => asked.page(&outside(&asked)),
    }
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![
        Sample::of("home", "ordinary", &outside(asked))?,
        Sample::of("home-inside", "ordinary", &inside(asked, false))?,
        Sample::of("home-inside", "longest", &inside(asked, true))?,
        Sample::of("privacy", "ordinary", &privacy_page(asked))?,
        Sample::of("accessibility", "ordinary", &accessibility_page(asked))?,
    ])
}
