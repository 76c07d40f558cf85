//! The honest page.

use askama::Template;
use kit_web::{Answer, Asked, Failed, Frame, Sample};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
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
        lines: vec![asked.say("privacy-kept"), asked.say("privacy-names")],
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

fn page(asked: &Asked) -> HomePage {
    HomePage {
        frame: asked.frame(asked.say("home-title")),
    }
}

pub(crate) async fn show(asked: Asked) -> Answer {
    asked.page(&page(&asked))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![
        Sample::of("home", "ordinary", &page(asked))?,
        Sample::of("privacy", "ordinary", &privacy_page(asked))?,
        Sample::of("accessibility", "ordinary", &accessibility_page(asked))?,
    ])
}
