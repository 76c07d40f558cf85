//! The page of colleagues.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};

use super::store::{Colleague, Question};
use crate::portrait::pages::{Desk, Face, Ways, desk, worker_src};
use crate::portrait::store::Last;

/// A line that was asked.
pub(crate) struct Line {
    id: String,
    said: String,
    answer: Option<String>,
    /// The field for an answer, where it is oneself who is asked.
    field: Option<Field>,
    label: String,
}

/// Somebody, with what to ask them about.
pub(crate) struct Knows {
    face: Face,
    name: String,
    topics: String,
    also: String,
}

#[derive(Template)]
#[template(path = "colleagues.html")]
pub(crate) struct ColleaguesPage {
    frame: Frame,
    heading: String,
    faults: Faults,
    knows: Vec<Knows>,
    lines: Vec<Line>,
    form: String,
    to: Choice,
    line: Field,
    topics: Field,
    also: Field,
    picture: Desk,
}

/// The page for whoever asks.
pub(crate) fn page(
    asked: &Asked,
    (colleagues, questions, picture): (&[Colleague], &[Question], Option<&Last>),
    form: &str,
    (fields, faults): (&Fields, Faults),
) -> ColleaguesPage {
    let me = asked.who.as_ref().map_or("", |actor| actor.id.as_str());
    let own = colleagues.iter().find(|one| one.id.as_str() == me);
    let of = |read: fn(&Colleague) -> &String| own.map(read).cloned().unwrap_or_default();
    ColleaguesPage {
        frame: asked.frame(asked.say("colleagues-title")),
        heading: asked.say("colleagues-heading"),
        knows: colleagues
            .iter()
            .filter(|one| !one.topics.is_empty() || !one.also.is_empty() || one.picture.is_some())
            .map(|one| Knows {
                face: Face::of_worker(&one.name, one.picture.as_ref()),
                name: one.name.clone(),
                topics: one.topics.clone(),
                also: one.also.clone(),
            })
            .collect(),
        lines: questions.iter().map(|one| line(asked, one, me)).collect(),
        form: form.to_owned(),
        to: Choice::one(
            "to",
            asked.say("colleagues-to"),
            colleagues
                .iter()
                .filter(|one| one.id.as_str() != me)
                .map(|one| Opt::new(one.id.as_str(), one.name.clone()))
                .collect(),
        )
        .keep(fields, &faults),
        line: Field::new("line", asked.say("colleagues-line"))
            .hint(asked.say("colleagues-line-hint"))
            .keep(fields, &faults),
        topics: Field::new("topics", asked.say("colleagues-topics"))
            .value(of(|one| &one.topics))
            .keep(fields, &faults),
        also: Field::new("also", asked.say("colleagues-also"))
            .value(of(|one| &one.also))
            .keep(fields, &faults),
        picture: desk(
            asked,
            Ways {
                heading: asked.say("portrait-mine"),
                action: "/kolleger/mig/foto".to_owned(),
                acts: "/kolleger/mig/foto",
                src: worker_src,
                asks_yes: false,
            },
            (own.map_or("", |one| one.name.as_str()), picture),
            (form, fields, &faults),
        ),
        faults,
    }
}

fn line(asked: &Asked, one: &Question, me: &str) -> Line {
    let names = [
        ("from", one.from_name.as_str().into()),
        ("to", one.to_name.as_str().into()),
        ("line", one.line.as_str().into()),
    ];
    let field = format!("answer-{}", one.id);
    let mine = one.from.as_str() == me;
    Line {
        id: one.id.to_string(),
        said: asked.tell("colleagues-said", &names),
        answer: one.answer.as_ref().map(|answer| {
            let said = [
                ("to", one.to_name.as_str().into()),
                ("answer", answer.as_str().into()),
            ];
            asked.tell("colleagues-answered", &said)
        }),
        field: (!mine && one.answer.is_none())
            .then(|| Field::new(&field, asked.say("colleagues-answer"))),
        label: asked.tell("colleagues-answer-label", &names),
    }
}
