//! The page "Beskeder": what a guest wants to be reminded of, and how it is stopped.

use askama::Template;
use kit_web::{Asked, Choice as Options, Faults, Field, Fields, Frame, Opt};
use kit_words::{Lang, key, when};

use super::rules::{Choice, Fault, OWN_MAX, Way, Words, sentence};
use super::store::{Coming, Standing};
use crate::course::GuestId;
use crate::house::{GuestWords, House};
use engine_planning::reminders::Early;

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Wishes {
    pub(crate) id: GuestId,
    pub(crate) called: String,
    pub(crate) house: House,
    pub(crate) standing: Option<Standing>,
    pub(crate) coming: Vec<Coming>,
    /// The ways that the house has.
    pub(crate) ways: Vec<Way>,
    /// First name of whoever sits here, for the suggestions.
    pub(crate) me: String,
    /// Name and address are protected.
    pub(crate) protected: bool,
}

/// An appointment and whether a reminder comes.
pub(crate) struct Line {
    subject: String,
    text: String,
    skipped: bool,
    label: String,
}

#[derive(Template)]
#[template(path = "remind.html")]
pub(crate) struct RemindPage {
    frame: Frame,
    heading: String,
    back: String,
    here: String,
    receipt: Option<String>,
    faults: Faults,
    none: Option<String>,
    now: Option<String>,
    form: String,
    way: Options,
    address: Field,
    words: Options,
    own: Field,
    early: Options,
    note: String,
    lines: Vec<Line>,
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Vec<(&'static str, Fault)>,
    pub(crate) receipt: Option<String>,
}

fn advice(asked: &Asked, fault: Fault) -> String {
    match fault {
        Fault::NoWay => asked.say("remind-fault-way"),
        Fault::NoNumber => asked.say("remind-fault-number"),
        Fault::NoMail => asked.say("remind-fault-mail"),
        Fault::NoWords => asked.say("remind-fault-words"),
        Fault::TooLong => {
            let max = i64::try_from(OWN_MAX).unwrap_or(0);
            asked.tell("line-too-long", &[("max", max.into())])
        }
        Fault::NoEarly => asked.say("remind-fault-early"),
    }
}

fn way_key(way: Way) -> &'static str {
    match way {
        Way::Sms => key!("remind-way-sms"),
        Way::Mail => key!("remind-way-mail"),
    }
}

fn early_key(early: Early) -> &'static str {
    match early {
        Early::DayBefore => key!("remind-early-day"),
        Early::SameDay => key!("remind-early-same"),
        Early::Both => key!("remind-early-both"),
    }
}

/// The page; `form` is its fresh id.
pub(crate) fn remind_page(asked: &Asked, wishes: &Wishes, form: &str, back: &Back) -> RemindPage {
    let mut faults = Faults::none();
    for (field, fault) in &back.faults {
        faults.add(field, advice(asked, *fault));
    }
    let words = GuestWords::of(&wishes.house, asked.lang());
    let name = [("name", wishes.called.as_str().into())];
    let chosen = wishes.standing.as_ref().map(|one| &one.choice);
    let here = format!("/gaest/{}/husk", wishes.id);
    RemindPage {
        frame: asked.frame(asked.say("remind-title")),
        heading: asked.tell("remind-heading", &name),
        back: format!("/gaest/{}", wishes.id),
        receipt: back.receipt.clone(),
        none: wishes
            .ways
            .is_empty()
            .then(|| asked.tell("remind-none", &words.with(&[]))),
        now: chosen
            .map(|one| asked.tell("remind-now", &[("way", asked.say(way_key(one.way)).into())])),
        form: form.to_owned(),
        way: ways(asked, wishes, chosen).keep(&back.fields, &faults),
        address: Field::new("address", asked.say("remind-address"))
            .hint(asked.tell("remind-address-hint", &words.with(&[])))
            .value(chosen.map_or("", |one| one.address.as_str()))
            .keep(&back.fields, &faults),
        words: texts(asked, wishes, chosen).keep(&back.fields, &faults),
        own: Field::new("own", asked.say("remind-own"))
            .hint(asked.say("remind-own-hint"))
            .value(match chosen.map(|one| &one.words) {
                Some(Words::Own(own)) => own.as_str(),
                _ => "",
            })
            .keep(&back.fields, &faults),
        early: Options::one(
            "early",
            asked.say("remind-early"),
            Early::ALL
                .into_iter()
                .map(|one| Opt::new(one.key(), asked.say(early_key(one))))
                .collect(),
        )
        .chosen(chosen.map_or(Early::DayBefore, |one| one.early).key())
        .keep(&back.fields, &faults),
        note: asked.tell("remind-note", &words.with(&[])),
        lines: wishes.coming.iter().map(|one| line(asked, one)).collect(),
        here,
        faults,
    }
}

fn ways(asked: &Asked, wishes: &Wishes, chosen: Option<&Choice>) -> Options {
    let options = wishes
        .ways
        .iter()
        .map(|way| Opt::new(way.key(), asked.say(way_key(*way))))
        .collect();
    let first = wishes.ways.first().map_or("", |way| way.key());
    Options::one("way", asked.say("remind-way"), options)
        .chosen(chosen.map_or(first, |one| one.way.key()))
}

/// The suggestions, each as it will read.
fn texts(asked: &Asked, wishes: &Wishes, chosen: Option<&Choice>) -> Options {
    let example = jiff::civil::datetime(2026, 11, 25, 16, 0, 0, 0);
    // Messages are in Danish whoever sets them up, so the examples are too.
    let danish = asked.web.words(Lang::Da);
    let say = |key: &'static str, args: &[(&str, kit_words::Arg)]| danish.tell(key, args);
    let mut options: Vec<Opt> = [Words::Remember, Words::See, Words::Bare]
        .into_iter()
        .map(|one| Opt::new(one.key(), sentence(say, &one, example, &wishes.me)))
        .collect();
    options.push(Opt::new("own", asked.say("remind-words-own")));
    Options::one("words", asked.say("remind-words"), options)
        .chosen(chosen.map_or("remember", |one| one.words.key()))
}

fn line(asked: &Asked, one: &Coming) -> Line {
    let when = when::capital(&when::moment(asked.lang(), one.at));
    let about = [
        ("when", when.as_str().into()),
        ("name", one.with.as_str().into()),
    ];
    Line {
        subject: one.subject.clone(),
        text: asked.tell("remind-line", &about),
        skipped: one.skipped,
        label: asked.tell(
            if one.skipped {
                key!("remind-undo-label")
            } else {
                key!("remind-skip-label")
            },
            &about,
        ),
    }
}
