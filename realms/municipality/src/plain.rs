//! The pages of a few sentences: two that every footer links to, and one for bostøtte workers.

use kit_store::StoreError;
use kit_web::{Action, Answer, Asked, Failed, Frame, Link, May, Routes, Sample, State};
use kit_words::key;

use crate::App;
use crate::house::store as house;
use crate::offer::{Offer, store as offers};

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

/// An offer as somebody who brings the idea home tells of it.
struct Told {
    name: String,
    for_whom: Vec<String>,
}

/// What the house is for those whom a bostøtte worker stands by, to read and to take along on paper (GM-13).
#[derive(askama::Template)]
#[template(path = "support_page.html")]
struct SupportPage {
    frame: Frame,
    heading: String,
    sentences: Vec<String>,
    offers: Vec<Told>,
    ways: Vec<Link>,
}

fn support_page(asked: &Asked, house: &str, offers: &[Offer]) -> SupportPage {
    let ways = [
        ("/kurser", key!("shown-title")),
        ("/henvendelse", key!("enquiry-title")),
        ("/samarbejde", key!("register-public-title")),
    ];
    SupportPage {
        offers: offers
            .iter()
            .map(|offer| Told {
                name: offer.name(house).to_owned(),
                for_whom: offer.settings.for_whom.clone(),
            })
            .collect(),
        ways: ways
            .into_iter()
            .map(|(href, words)| Link::to(href, asked.say(words)))
            .collect(),
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

async fn support(State(app): State<App>, asked: Asked) -> Answer {
    let today = app.web.given.today();
    let (name, offers) = asked
        .on(&app.store)
        .read("read the offers", move |tx| {
            Ok::<_, StoreError>((house::kept(tx)?.name, offers::all(tx, today)?))
        })
        .await?;
    asked.page(&support_page(&asked, &name, &offers))
}

async fn privacy(asked: Asked) -> Answer {
    asked.page(&privacy_page(&asked))
}

async fn accessibility(asked: Asked) -> Answer {
    asked.page(&accessibility_page(&asked))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let some: Vec<Offer> = ["den-gode-modtagelse", "det-sociale-pitstop"]
        .into_iter()
        .filter_map(crate::offer::sample)
        .collect();
    Ok(vec![
        Sample::of("support-page", "empty", &support_page(asked, "Huset", &[]))?,
        Sample::of(
            "support-page",
            "ordinary",
            &support_page(asked, "Huset", &some),
        )?,
        Sample::of("privacy", "ordinary", &privacy_page(asked))?,
        Sample::of("accessibility", "ordinary", &accessibility_page(asked))?,
    ])
}
