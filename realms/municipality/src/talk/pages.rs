//! The page of a guest's talks: the talk of today with its two sides, the curves, and what was.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Fields, Frame, Opt};
use kit_words::{key, when};

use super::act::Held;
use super::curve::{Drawn, curves};
use super::home;
use super::rules::{Set, Talk};
use super::sheet::{Filled, Question, Sheet, SheetFault};
use crate::course::Where;
use crate::house::{GuestWords, Mode};
use crate::instrument::{Answer, Ask, Instrument, Moment};
use crate::text::LINE_MAX;

/// A form that came back, a receipt, and what somebody must choose between.
#[derive(Debug, Clone, Default)]
pub(super) struct Back {
    pub(super) fields: Fields,
    pub(super) faults: Faults,
    pub(super) receipt: Option<String>,
    pub(super) clash: Option<(Set, Filled)>,
    /// What was typed for a talk that is not there any more.
    pub(super) typed: Vec<String>,
}

/// A step of a scale.
pub(super) struct Step {
    pub(super) value: String,
    pub(super) word: String,
    pub(super) on: bool,
}

/// A question as the page asks it.
pub(super) struct Asks {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) steps: Option<Vec<Step>>,
    /// Whether nothing is chosen: then "skip" is.
    pub(super) none: bool,
    pub(super) value: String,
    pub(super) fault: Option<String>,
}

/// One side of today's talk.
struct Side {
    moment: &'static str,
    heading: String,
    done: Option<Vec<String>>,
    form: String,
    shape: String,
    asks: Vec<Asks>,
    open: bool,
}

struct Open {
    id: String,
    line: String,
    sides: Vec<Side>,
    bare: bool,
}

/// Two sets of answers for one side of one talk.
pub(super) struct Clash {
    pub(super) standing: Vec<String>,
    pub(super) new: Vec<String>,
    pub(super) hidden: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "talk.html")]
pub(super) struct TalkPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    typed: Vec<String>,
    here: String,
    ends: String,
    afterwards: String,
    reach: String,
    clash: Option<Clash>,
    open: Option<Open>,
    form: String,
    modes: Choice,
    has_code: bool,
    curves: Vec<Drawn>,
    /// The last talk's numbers as a picture for the guest's own telephone.
    home: Option<String>,
    notes: Vec<String>,
    talks: Vec<String>,
    none: String,
}

/// The words of a side.
pub(super) const fn side_name(moment: Moment) -> &'static str {
    match moment {
        Moment::Start => key!("talk-side-start"),
        Moment::End => key!("talk-side-end"),
        Moment::Health => key!("talk-side-health"),
    }
}

/// What is amiss with an answer, in words.
pub(super) fn fault_words(asked: &Asked, fault: SheetFault) -> String {
    match fault {
        SheetFault::NoStep => asked.say("talk-fault-step"),
        SheetFault::TooLong => {
            let max = i64::try_from(LINE_MAX).unwrap_or(0);
            asked.tell("line-too-long", &[("max", max.into())])
        }
    }
}

/// A question as a page asks it, with what was typed.
pub(super) fn asks(
    asked: &Asked,
    prefix: &str,
    question: &Question<'_>,
    typed: &str,
    faults: &Faults,
) -> Asks {
    let name = question.name().to_owned();
    let id = format!("{prefix}-{name}");
    let (text, steps) = match question {
        Question::Note => (asked.say("talk-note"), None),
        Question::Of { item, .. } => match &item.ask {
            Ask::Words => (item.text.clone(), None),
            Ask::Scale(steps) => {
                let steps = steps.iter().map(|(value, word)| {
                    let value = value.to_string();
                    Step {
                        on: value == typed,
                        word: word.clone(),
                        value,
                    }
                });
                (item.text.clone(), Some(steps.collect::<Vec<_>>()))
            }
        },
    };
    Asks {
        none: steps
            .as_ref()
            .is_some_and(|steps| steps.iter().all(|step| !step.on)),
        fault: faults.of(&id),
        value: typed.to_owned(),
        id,
        name,
        text,
        steps,
    }
}

/// What was answered, a line a question.
pub(super) fn lines(asked: &Asked, filled: &Filled, all: &[Instrument]) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, answers) in &filled.answers {
        let Some(instrument) = all.iter().find(|one| one.key() == *key) else {
            continue;
        };
        for item in &instrument.items {
            let answer = match answers.get(&item.key) {
                None => continue,
                Some(Answer::Number(number)) => number.to_string(),
                Some(Answer::Words(words)) => words.clone(),
            };
            let args = [
                ("question", item.text.as_str().into()),
                ("answer", answer.into()),
            ];
            lines.push(asked.tell("talk-answer", &args));
        }
    }
    if !filled.note.is_empty() {
        let args = [
            ("question", asked.say("talk-note-short").into()),
            ("answer", filled.note.as_str().into()),
        ];
        lines.push(asked.tell("talk-answer", &args));
    }
    if lines.is_empty() {
        lines.push(asked.say("talk-answer-none"));
    }
    lines
}

/// The fields of a form as they were sent, for a page that asks about them; `id` is the page's fresh one.
pub(super) fn clash(
    asked: &Asked,
    (standing, new): &(Set, Filled),
    all: &[Instrument],
    id: String,
) -> Clash {
    let asked_before = ["_token", "id", "over"];
    let mut hidden: Vec<(String, String)> = asked
        .fields
        .iter()
        .filter(|(name, _)| !asked_before.contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    hidden.push(("id".to_owned(), id));
    hidden.push(("over".to_owned(), standing.id.to_string()));
    Clash {
        standing: lines(asked, &standing.filled, all),
        new: lines(asked, new, all),
        hidden,
    }
}

/// The page; `public` is the address of the public pages and of the guests' rooms, `form` the fresh id of its forms.
pub(super) fn talk_page(
    asked: &Asked,
    held: &Held,
    public: &str,
    (today, form): (Date, &str),
    back: Back,
) -> TalkPage {
    let curves = curves(&held.talks, &held.instruments);
    let home = home::numbers(&held.talks, &curves);
    let words = GuestWords::of(&held.house, asked.lang());
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let clock = Where::of(held.course.start, held.course.end, today);
    let open = held.talks.last().filter(|talk| talk.day == today);
    TalkPage {
        frame: asked
            .frame(asked.say("talk-title"))
            .back(format!("/gaest/{}", held.id)),
        heading: asked.tell("talk-heading", &[("name", held.called.as_str().into())]),
        here: format!("/gaest/{}/samtale", held.id),
        ends: clock.in_words(asked),
        afterwards: held
            .course
            .afterwards
            .clone()
            .unwrap_or_else(|| tell("guest-afterwards")),
        reach: held.policy.reach.clone(),
        clash: back
            .clash
            .as_ref()
            .map(|both| clash(asked, both, &held.instruments, format!("{form}-over"))),
        open: open.map(|talk| opened(asked, held, talk, form, &back)),
        form: form.to_owned(),
        modes: Choice::one(
            "mode",
            asked.say("talk-mode"),
            Mode::ALL
                .iter()
                .map(|mode| Opt::new(mode.key(), asked.say(mode.name())))
                .collect(),
        )
        .chosen(Mode::House.key())
        .keep(&back.fields, &back.faults),
        has_code: held.has_code,
        home: home::picture(asked, public, home.as_ref()),
        curves: curves
            .iter()
            .enumerate()
            .map(|(nth, curve)| curve.drawn(asked, nth))
            .collect(),
        notes: notes(asked, held),
        talks: held
            .talks
            .iter()
            .rev()
            .map(|talk| line(asked, talk))
            .collect(),
        none: tell("talk-none"),
        receipt: back.receipt,
        faults: back.faults,
        typed: back.typed,
    }
}

fn line(asked: &Asked, talk: &Talk) -> String {
    asked.tell(
        "talk-line",
        &[
            ("day", when::date(asked.lang(), talk.day).into()),
            ("mode", asked.say(talk.mode.name()).into()),
            ("by", talk.by.as_str().into()),
        ],
    )
}

fn opened(asked: &Asked, held: &Held, talk: &Talk, form: &str, back: &Back) -> Open {
    let time = asked.web.given.zoned(talk.at).time();
    let side = |moment: Moment| {
        let sheet = held.sheet(moment);
        (!sheet.0.is_empty()).then(|| one_side(asked, held, talk, moment, &sheet, form, back))
    };
    Open {
        id: talk.id.to_string(),
        line: asked.tell(
            "talk-open",
            &[
                ("mode", asked.say(talk.mode.name()).into()),
                ("time", when::clock(asked.lang(), time).into()),
                ("by", talk.by.as_str().into()),
            ],
        ),
        sides: Moment::ON_THE_PAGE.into_iter().filter_map(side).collect(),
        bare: talk.sets.is_empty(),
    }
}

fn one_side(
    asked: &Asked,
    held: &Held,
    talk: &Talk,
    moment: Moment,
    sheet: &Sheet,
    form: &str,
    back: &Back,
) -> Side {
    let came_back = back.fields.get("moment") == moment.key();
    let typed = |name: &str| match came_back {
        true => back.fields.typed(name).to_owned(),
        false => String::new(),
    };
    Side {
        moment: moment.key(),
        heading: asked.say(side_name(moment)),
        done: talk
            .sets
            .get(&moment)
            .map(|set| lines(asked, &set.filled, &held.instruments)),
        form: format!("{form}-{}", moment.key()),
        shape: sheet.shape(),
        asks: sheet
            .questions()
            .iter()
            .map(|question| {
                asks(
                    asked,
                    moment.key(),
                    question,
                    &typed(question.name()),
                    &back.faults,
                )
            })
            .collect(),
        open: came_back && back.faults.any(),
    }
}

/// What the guest wrote in own words, newest first.
fn notes(asked: &Asked, held: &Held) -> Vec<String> {
    let lang = asked.lang();
    held.talks
        .iter()
        .rev()
        .flat_map(|talk| {
            talk.sets
                .values()
                .map(move |set| (talk.day, &set.filled.note))
        })
        .filter(|(_, note)| !note.is_empty())
        .map(|(day, note)| {
            let args = [
                ("day", when::date(lang, day).into()),
                ("note", note.as_str().into()),
            ];
            asked.tell("talk-note-line", &args)
        })
        .collect()
}

/// The id of a field on the page, so that the summary's links find it.
pub(super) fn field_id(moment: Moment, name: &str) -> String {
    format!("{}-{name}", moment.key())
}
