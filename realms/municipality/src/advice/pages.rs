//! The page of advice talks: those that are booked, what they ended in, and the form that books one.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::rules::{About, Advice, Decision, Outcome};
use super::store::Known;
use crate::course::rules::Hat;
use crate::course::support::Kind;
use crate::house::{GuestWords, House, Worker, WorkerId};
use crate::text;

/// What the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Talks {
    pub(crate) house: House,
    pub(crate) workers: Vec<Worker>,
    /// Each with what is known of whom it is about.
    pub(crate) all: Vec<(Advice, Known)>,
    /// Whom a new one is about.
    pub(crate) new: Option<(About, Known)>,
}

/// A talk as the page shows it.
pub(crate) struct Card {
    id: String,
    heading: String,
    when: String,
    wish: String,
    /// What it ended in.
    said: Option<String>,
    /// Where a decided course begins.
    begins: Option<String>,
    cancelled: bool,
    outcome: Choice,
    help: Choice,
    decided_by: Choice,
    hat: Choice,
    open: bool,
    label: String,
}

#[derive(Template)]
#[template(path = "advice.html")]
pub(crate) struct AdvicePage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<String>,
    faults: Faults,
    form: String,
    cards: Vec<Card>,
    /// The kind and number of whom a new one is about, and its heading.
    about: Option<(String, String, String)>,
    day: Field,
    time: Field,
    worker: Choice,
    adviser: Choice,
}

/// A form that came back, of which talk, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
    pub(crate) of: Option<String>,
}

fn name_of(workers: &[Worker], id: &WorkerId) -> String {
    let found = workers.iter().find(|one| one.id == *id);
    found.map_or_else(String::new, |one| one.first_name.clone())
}

fn who(asked: &Asked, words: &GuestWords, known: &Known) -> String {
    if known.called.is_empty() {
        asked.tell("advice-somebody", &words.with(&[]))
    } else {
        known.called.clone()
    }
}

fn said(asked: &Asked, talks: &Talks, advice: &Advice, decision: &Decision) -> String {
    let mut what = asked.say(decision.outcome.name());
    if let Some(help) = decision.help {
        what = format!("{what}: {}", asked.say(help.name()));
    }
    let (with, with_hat) = super::rules::beside(advice, decision);
    asked.tell(
        "advice-said",
        &[
            ("what", what.into()),
            ("name", name_of(&talks.workers, &decision.by).into()),
            ("hat", asked.say(decision.hat.name()).into()),
            ("with", name_of(&talks.workers, &with).into()),
            ("withhat", asked.say(with_hat.name()).into()),
        ],
    )
}

fn card(
    asked: &Asked,
    talks: &Talks,
    words: &GuestWords,
    (advice, known): &(Advice, Known),
    back: &Back,
) -> Card {
    let id = advice.id.as_str();
    let own = back.of.as_deref() == Some(id);
    let none = (Fields::default(), Faults::none());
    let (fields, faults) = if own {
        (&back.fields, &back.faults)
    } else {
        (&none.0, &none.1)
    };
    let choice = |name: &str, key: &str, options: Vec<Opt>| {
        Choice::one(&format!("{name}-{id}"), asked.say(key), options)
    };
    let there = [&advice.worker, &advice.adviser];
    let at = advice.day.to_datetime(text::time(advice.at_min));
    let today = asked.web.given.today();
    let heading = who(asked, words, known);
    let two = |(key, name): (&str, String)| Opt::new(key, name);
    Card {
        id: id.to_owned(),
        when: asked.tell(
            "advice-when",
            &[
                (
                    "when",
                    when::capital(&when::soon(asked.lang(), today, at)).into(),
                ),
                ("worker", name_of(&talks.workers, &advice.worker).into()),
                ("adviser", name_of(&talks.workers, &advice.adviser).into()),
            ],
        ),
        wish: known.wish.clone(),
        said: advice
            .decision
            .as_ref()
            .map(|one| said(asked, talks, advice, one)),
        begins: advice
            .decision
            .as_ref()
            .filter(|one| one.outcome == Outcome::Course && advice.about.is_some())
            .map(|_| format!("/forloeb/nyt?raad={id}")),
        cancelled: advice.cancelled,
        outcome: choice(
            "outcome",
            "advice-outcome",
            Outcome::ALL
                .iter()
                .map(|one| Opt::new(one.key(), asked.say(one.name())))
                .collect(),
        )
        .keep(fields, faults),
        help: choice(
            "help",
            "advice-which-help",
            std::iter::once(Opt::new("", asked.say("choose-none")))
                .chain(
                    Kind::ALL
                        .iter()
                        .map(|one| Opt::new(one.key(), asked.say(one.name()))),
                )
                .collect(),
        )
        .keep(fields, faults),
        decided_by: choice(
            "decided_by",
            "course-decided-by",
            there
                .into_iter()
                .map(|one| two((one.as_str(), name_of(&talks.workers, one))))
                .collect(),
        )
        .chosen(advice.adviser.as_str())
        .keep(fields, faults),
        hat: choice(
            "hat",
            "course-hat",
            Hat::ALL
                .into_iter()
                .map(|hat| Opt::new(hat.key(), asked.say(hat.name())))
                .collect(),
        )
        .chosen(Hat::Adviser.key())
        .keep(fields, faults),
        open: own,
        label: asked.tell("advice-cancel-label", &[("name", heading.as_str().into())]),
        heading,
    }
}

/// The page; `form` is the fresh id of its forms.
pub(crate) fn advice_page(
    asked: &Asked,
    talks: &Talks,
    today: Date,
    form: &str,
    back: Back,
) -> AdvicePage {
    let words = GuestWords::of(&talks.house, asked.lang());
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let none = (Fields::default(), Faults::none());
    let (fields, faults) = if back.of.is_none() {
        (&back.fields, &back.faults)
    } else {
        (&none.0, &none.1)
    };
    let people = |all: bool| -> Vec<Opt> {
        talks
            .workers
            .iter()
            .filter(|one| all || one.sees_guests())
            .filter(|one| one.role != crate::OWNER.0)
            .map(|one| Opt::new(one.id.as_str(), one.first_name.clone()))
            .collect()
    };
    AdvicePage {
        frame: asked.frame(asked.say("advice-title")).back("/vagt"),
        heading: asked.say("advice-title"),
        lead: asked.tell("advice-lead", &words.with(&[])),
        receipt: back.receipt.clone(),
        form: form.to_owned(),
        cards: talks
            .all
            .iter()
            .map(|one| card(asked, talks, &words, one, &back))
            .collect(),
        about: talks.new.as_ref().map(|(about, known)| {
            let name = who(asked, &words, known);
            let heading = asked.tell("advice-new", &[("name", name.into())]);
            (about.kind().to_owned(), about.id().to_owned(), heading)
        }),
        day: Field::new("day", asked.say("field-day"))
            .kind("date")
            .value(today.to_string())
            .keep(fields, faults),
        time: Field::new("time", asked.say("field-time"))
            .kind("time")
            .value("10:00")
            .keep(fields, faults),
        worker: Choice::one("worker", asked.say("advice-worker"), people(false))
            .chosen(me.unwrap_or_default())
            .keep(fields, faults),
        adviser: Choice::one(
            "adviser",
            asked.say("advice-adviser"),
            std::iter::once(Opt::new("", asked.say("choose-none")))
                .chain(people(true))
                .collect(),
        )
        .keep(fields, faults),
        faults: back.faults,
    }
}
