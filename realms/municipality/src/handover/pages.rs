//! The page of a hand-over.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};

use super::paper;
use super::rules::{Handover, Part, State};
use crate::course::GuestId;
use crate::course::after::Reason;
use crate::course::store::Course;
use crate::course::support::Kind;
use crate::house::{GuestWords, House};

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Moving {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) house: House,
    pub(crate) course: Course,
    /// The longer help that the guest moves on to, where that is agreed.
    pub(crate) to: Option<Kind>,
    /// Why the course ended, where it has.
    pub(crate) ended: Option<Reason>,
    pub(crate) handover: Option<Handover>,
    /// Name and address are protected: no word of where stands on the paper.
    pub(crate) protected: bool,
}

#[derive(Template)]
#[template(path = "handover.html")]
pub(crate) struct HandoverPage {
    frame: Frame,
    heading: String,
    lead: String,
    faults: Faults,
    here: String,
    guest: String,
    form: String,
    /// What can be done now.
    begins: bool,
    draft: bool,
    released: bool,
    said: Option<String>,
    not_yet: Option<String>,
    receiver: Choice,
    parts: Choice,
    texts: Vec<Field>,
    words: Field,
    read: Choice,
    lines: Vec<String>,
    sections: Vec<(String, String)>,
    text: String,
}

/// The page; `form` is the fresh id of its forms.
pub(crate) fn handover_page(
    asked: &Asked,
    moving: &Moving,
    form: &str,
    (fields, faults): (&Fields, Faults),
) -> HandoverPage {
    let words = GuestWords::of(&moving.house, asked.lang());
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let keep = |field: Field| field.keep(fields, &faults);
    let handover = moving.handover.as_ref();
    let state = handover.map(|one| one.state);
    let begins = moving.to.is_some() && !matches!(state, Some(State::Draft | State::Released(_)));
    let shown = handover.filter(|_| matches!(state, Some(State::Released(_))));
    let summary = shown.map(|one| paper::summary(asked, moving, one));
    let draft = handover.filter(|_| state == Some(State::Draft));
    HandoverPage {
        frame: asked
            .frame(asked.say("hand-title"))
            .back(format!("/gaest/{}", moving.guest)),
        heading: asked.tell("hand-heading", &[("name", moving.called.as_str().into())]),
        lead: tell("hand-lead"),
        here: format!("/gaest/{}/udtraek", moving.guest),
        guest: format!("/gaest/{}", moving.guest),
        form: form.to_owned(),
        begins,
        draft: draft.is_some(),
        released: shown.is_some(),
        said: match state {
            Some(State::Withdrawn) => Some(tell("hand-withdrawn")),
            Some(State::Carried) => Some(tell("hand-carried")),
            Some(State::Draft | State::Released(_)) | None => None,
        },
        not_yet: (moving.to.is_none() && handover.is_none()).then(|| tell("hand-not-yet")),
        receiver: Choice::one(
            "receiver",
            asked.say("hand-receiver"),
            Kind::ALL
                .iter()
                .map(|kind| Opt::new(kind.key(), asked.say(kind.name())))
                .collect(),
        )
        .chosen(moving.to.map_or("", Kind::key))
        .keep(fields, &faults),
        parts: Choice::many(
            "part",
            asked.say("hand-parts"),
            Part::ALL
                .iter()
                .map(|part| Opt::new(part.key(), asked.say(part.name())))
                .collect(),
        )
        .hint(asked.say("hand-parts-hint"))
        .keep(fields, &faults),
        texts: draft.map_or_else(Vec::new, |one| {
            one.parts
                .iter()
                .map(|(part, text)| {
                    let begin = match (part, text.as_str()) {
                        (Part::Goal, "") => moving.course.goal.as_str(),
                        (_, text) => text,
                    };
                    keep(Field::new(part.key(), asked.say(part.name())).value(begin))
                })
                .collect()
        }),
        words: keep(
            Field::new("words", tell("hand-words"))
                .value(draft.map_or("", |one| one.words.as_str())),
        ),
        read: Choice::many(
            "read",
            asked.say("hand-release-legend"),
            vec![Opt::new("yes", tell("hand-read"))],
        )
        .keep(fields, &faults),
        lines: summary.as_ref().map_or_else(Vec::new, |s| s.lines.clone()),
        sections: summary.map_or_else(Vec::new, |s| s.sections),
        text: shown.map_or_else(String::new, |one| paper::text(asked, moving, one)),
        faults,
    }
}
