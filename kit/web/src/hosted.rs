//! "Hvem driver siden?": who runs the realm, on whose machine, and who holds its key (ALL-2, SAFETY.md §1.7).

use crate::{Action, Answer, Asked, Failed, Frame, May, Routes, Sample};

/// On whose machine a realm stands. It decides what may be promised (UX.md §4.5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Machine {
    /// On one that only the realm's own bank can reach into.
    #[default]
    Own,
    /// On one whose administrator is the municipality, though the realm is not the municipality's.
    Municipality,
    /// On one whose administrator is the association, though the realm is the municipality's.
    Association,
}

impl Machine {
    /// The sentence that replaces the promise, where there is one.
    pub(crate) fn truth(self) -> Option<&'static str> {
        match self {
            Self::Own => None,
            Self::Municipality => Some("promise-municipal-machine"),
            Self::Association => Some("promise-association-machine"),
        }
    }
}

/// Who answers for a realm of this installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosted {
    /// The controller in the sense of the GDPR; the host where nobody else is named.
    pub controller: Option<String>,
    /// Who holds the realm's key, as named when the key was made.
    pub key_holder: Option<String>,
    /// On whose machine it stands.
    pub machine: Machine,
}

#[derive(askama::Template)]
#[template(path = "hosted.html")]
pub(crate) struct HostedPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) sentences: Vec<String>,
}

fn page(asked: &Asked) -> HostedPage {
    let web = &asked.web;
    let controller = web.hosted.controller.as_ref().unwrap_or(&web.host);
    let mut sentences = vec![
        asked.tell("hosted-host", &[("host", (&web.host).into())]),
        asked.tell("hosted-controller", &[("controller", controller.into())]),
        web.hosted.key_holder.as_ref().map_or_else(
            || asked.say("hosted-key-unnamed"),
            |holder| asked.tell("hosted-key", &[("holder", holder.into())]),
        ),
        asked.say(web.hosted.machine.truth().unwrap_or("hosted-machine-own")),
        asked.say(if web.wall == crate::Wall::Up {
            "hosted-wall-up"
        } else {
            "promise-wall-down"
        }),
    ];
    sentences.push(asked.say("hosted-owner"));
    HostedPage {
        frame: asked.frame(asked.say("hosted-title")),
        heading: asked.say("hosted-title"),
        sentences,
    }
}

/// The page's route; every realm has it.
pub(crate) fn routes() -> Routes<()> {
    Routes::new().get("/driver", May::anybody(Action::See, "host"), show)
}

async fn show(asked: Asked) -> Answer {
    asked.page(&page(&asked))
}

/// The page as it looks here.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok(vec![Sample::of("host", "ordinary", &page(asked))?])
}
