//! The page of advice talks as it looks.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::AdviceId;
use super::pages::{Back, Talks, advice_page};
use super::rules::{About, Advice, Decision, Outcome};
use super::store::Known;
use crate::course::GuestId;
use crate::course::rules::Hat;
use crate::house::{House, WorkerId};
use crate::today::samples::workers;

const LONG: &str = "Jeg vil gerne vide, hvordan man kommer med til fællesspisningen, når man kommer langvejsfra, ikke \
    kender nogen og helst vil hentes ved hoveddøren af en, der har prøvet det før";

fn talk(asked: &Asked, number: u8, outcome: Option<Outcome>, cancelled: bool) -> Option<Advice> {
    let worker = WorkerId::from_text("worker-jonas")?;
    Some(Advice {
        id: AdviceId::from_text(&format!("advice-{number:04}"))?,
        about: Some(About::Guest(GuestId::from_text("guest-00001")?)),
        day: asked.web.given.today(),
        at_min: 600,
        decision: outcome.map(|outcome| Decision {
            outcome,
            help: None,
            by: worker.clone(),
            hat: Hat::Worker,
        }),
        worker,
        adviser: WorkerId::from_text("worker-birgitte")?,
        cancelled,
    })
}

fn talks(all: Vec<(Advice, Known)>, new: Option<(About, Known)>) -> Talks {
    Talks {
        house: House::default(),
        workers: workers(),
        all,
        new,
    }
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let page = |all: &Talks, back| advice_page(asked, all, today, "form-0001", back);
    let known = |called: &str, wish: &str| Known {
        called: called.to_owned(),
        wish: wish.to_owned(),
    };
    let one = |number, outcome, cancelled| {
        talk(asked, number, outcome, cancelled).ok_or(Failed::NotFound)
    };
    let about = About::read("henvendelse", "enquiry-0001").ok_or(Failed::NotFound)?;
    let ordinary = talks(
        vec![(one(1, None, false)?, known("Anna", "Vil synge."))],
        Some((about, known("Rashid", "Vil lære nogen at kende."))),
    );
    let longest = talks(
        vec![
            (one(1, None, false)?, known("", LONG)),
            (
                one(2, Some(Outcome::Course), false)?,
                known("Paninnguaq-Marie", LONG),
            ),
            (one(3, Some(Outcome::Nothing), false)?, known("Ole", "")),
            (one(4, None, true)?, known("Lisa", "")),
        ],
        None,
    );
    let mut faults = Faults::none();
    faults.add("adviser", asked.say("advice-fault-two"));
    let wrong = Back {
        fields: Fields::of(&[("day", "2026-11-20"), ("worker", "worker-jonas")]),
        faults,
        ..Back::default()
    };
    Ok(vec![
        Sample::of(
            "advice",
            "empty",
            &page(&talks(Vec::new(), None), Back::default()),
        )?,
        Sample::of("advice", "ordinary", &page(&ordinary, Back::default()))?,
        Sample::of("advice", "longest", &page(&longest, Back::default()))?,
        Sample::of("advice", "error", &page(&ordinary, wrong))?,
    ])
}
