//! From "I miss somebody" to three places that fit (BR-1, VH-12).

pub(crate) mod answers;
pub(crate) mod found;
mod questions;
pub(crate) mod why;

pub(crate) use found::{booklet, found, next_line, screened};
pub(crate) use questions::{front, screen, when, who};

use kit_web::{Asked, Failed, Frame, Link, Sample};

use answers::Answers;

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mut all = questions::samples(asked)?;
    all.extend(found::samples(asked)?);
    Ok(all)
}

/// The frame of a page with answers in its address: the other language keeps them, and the house's screen leads
/// nowhere but to open pages.
pub(crate) fn frame(asked: &Asked, title: String, answers: &Answers) -> Frame {
    let mut frame = asked.frame(title);
    if let Some((before, _)) = frame.other_language.href.split_once("?til=") {
        let here = answers.href(&asked.path);
        let here = percent_encoding::utf8_percent_encode(&here, percent_encoding::NON_ALPHANUMERIC);
        frame.other_language.href = format!("{before}?til={here}");
    }
    if answers.screen {
        frame.menu = Vec::new();
        frame.menu_groups = Vec::new();
        "/skaerm".clone_into(&mut frame.home);
    }
    frame
}

/// "Jeg er færdig", on the house's shared screen only (HS-5).
pub(crate) fn finished(asked: &Asked, answers: &Answers) -> Option<Link> {
    answers
        .screen
        .then(|| Link::to("/skaerm", asked.say("screen-finished")))
}
