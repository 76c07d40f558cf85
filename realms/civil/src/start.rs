//! The door mat: where each role lands, and the two pages that every footer links to.

use kit_web::{Action, Answer, Asked, Failed, Frame, May, Role, Routes, Sample, go};

use crate::app::{App, COMPANION, COORDINATOR, OWNER};

const ALL: &[Role] = &[COORDINATOR, COMPANION, OWNER];

pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get("/", May::only(Action::See, "start", ALL), home)
        .get("/privat", May::anybody(Action::See, "privacy"), privacy)
        .get(
            "/was",
            May::anybody(Action::See, "accessibility"),
            accessibility,
        )
}

/// Where a role begins its day.
async fn home(asked: Asked) -> Answer {
    let role = asked.actor()?.role.clone();
    if role == COORDINATOR.0 {
        go("/nye")
    } else if role == COMPANION.0 {
        go("/naeste")
    } else {
        go("/folk")
    }
}

/// A page of a few sentences.
#[derive(askama::Template)]
#[template(path = "plain.html")]
struct Plain {
    frame: Frame,
    heading: String,
    sentences: Vec<String>,
}

fn privacy_page(asked: &Asked) -> Plain {
    Plain {
        frame: asked.frame(asked.say("privacy")),
        heading: asked.say("privacy-heading"),
        sentences: vec![
            asked.say("privacy-what"),
            asked.say("privacy-who"),
            asked.say("privacy-municipality"),
            asked.say("privacy-delete"),
            asked.say("privacy-cookie"),
        ],
    }
}

fn accessibility_page(asked: &Asked) -> Plain {
    Plain {
        frame: asked.frame(asked.say("accessibility")),
        heading: asked.say("accessibility-heading"),
        sentences: vec![
            asked.say("accessibility-aim"),
            asked.say("accessibility-call"),
        ],
    }
}

async fn privacy(asked: Asked) -> Answer {
    asked.page(&privacy_page(&asked))
}

async fn accessibility(asked: Asked) -> Answer {
    asked.page(&accessibility_page(&asked))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![
        Sample::of("privacy", "ordinary", &privacy_page(asked))?,
        Sample::of("accessibility", "ordinary", &accessibility_page(asked))?,
    ])
}
