//! The pages of a few sentences: two that every footer links to, and one for bostøtte workers.

use kit_web::{Action, Answer, Asked, Failed, Frame, May, Routes, Sample};

use crate::App;

/// The routes. Anybody may read what the house keeps.
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
        .get(
            "/bostoette",
            May::anybody(Action::See, "support_page"),
            support,
        )
        .get("/privat", May::anybody(Action::See, "privacy"), privacy)
        .get(
            "/was",
            May::anybody(Action::See, "accessibility"),
            accessibility,
        )
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
            asked.say("privacy-told"),
            asked.say("privacy-far"),
            asked.say("privacy-cookie"),
        ],
    }
}

/// What the house is for those whom a bostøtte worker stands by (GM-13).
fn support_page(asked: &Asked) -> Plain {
    Plain {
        frame: asked.frame(asked.say("support-page")),
        heading: asked.say("support-page"),
        sentences: vec![
            asked.say("support-page-what"),
            asked.say("support-page-who"),
            asked.say("support-page-how"),
            asked.say("support-page-yours"),
            asked.say("support-page-told"),
        ],
    }
}

fn accessibility_page(asked: &Asked) -> Plain {
    Plain {
        frame: asked.frame(asked.say("accessibility")),
        heading: asked.say("accessibility-heading"),
        sentences: vec![
            asked.say("accessibility-aim"),
            asked.say("accessibility-tested"),
            asked.say("accessibility-tell"),
        ],
    }
}

async fn support(asked: Asked) -> Answer {
    asked.page(&support_page(&asked))
}

async fn privacy(asked: Asked) -> Answer {
    asked.page(&privacy_page(&asked))
}

async fn accessibility(asked: Asked) -> Answer {
    asked.page(&accessibility_page(&asked))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![
        Sample::of("support-page", "ordinary", &support_page(asked))?,
        Sample::of("privacy", "ordinary", &privacy_page(asked))?,
        Sample::of("accessibility", "ordinary", &accessibility_page(asked))?,
    ])
}
