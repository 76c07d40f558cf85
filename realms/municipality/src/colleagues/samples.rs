//! Colleagues as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::QuestionId;
use super::pages::page;
use super::store::{Colleague, Question};
use crate::house::WorkerId;
use crate::portrait::PortraitId;
use crate::portrait::rules::Wrong;
use crate::portrait::store::Last;

fn ordinary() -> Option<(Vec<Colleague>, Vec<Question>)> {
    let (jonas, birgitte) = (
        WorkerId::from_text("worker-jonas")?,
        WorkerId::from_text("worker-birgitte")?,
    );
    let one = |id: &WorkerId, name: &str, topics: &str, also: &str| Colleague {
        id: id.clone(),
        name: name.to_owned(),
        topics: topics.to_owned(),
        also: also.to_owned(),
        picture: None,
    };
    let asked = |n: u8, from: &WorkerId, answer: Option<&str>| {
        Some(Question {
            id: QuestionId::from_text(&format!("question-000{n}"))?,
            from: from.clone(),
            from_name: "Jonas".to_owned(),
            to_name: "Birgitte".to_owned(),
            line: "Hvem kan hjælpe med en klage over boligstøtte?".to_owned(),
            answer: answer.map(str::to_owned),
        })
    };
    Some((
        vec![
            one(&birgitte, "Birgitte", "Gæld, breve, boligstøtte", ""),
            one(&jonas, "Jonas", "Unge, natur", "Bostøtte mandag og tirsdag"),
        ],
        vec![
            asked(1, &jonas, None)?,
            asked(2, &jonas, Some("Spørg mig efter kl. 13."))?,
        ],
    ))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (colleagues, questions) = ordinary().ok_or(Failed::NotFound)?;
    let none = Fields::default();
    let gone = Last {
        id: PortraitId::from_text("portrait-0001").ok_or(Failed::NotFound)?,
        gone: true,
    };
    let typed = Fields::of(&[("line", ""), ("topics", "Breve")]);
    let mut faults = Faults::none();
    faults.add("line", asked.say("colleagues-fault-line"));
    let made = |all, fields: &Fields, faults| page(asked, all, "form-0001", (fields, faults));
    let mut unread = Faults::none();
    let wrong = Wrong::File(kit_picture::Fault::Kind);
    unread.add(wrong.field(), asked.say(wrong.words()));
    Ok(vec![
        Sample::of(
            "colleagues",
            "picture",
            &made((&colleagues, &questions, None), &none, unread),
        )?,
        Sample::of(
            "colleagues",
            "empty",
            &made((&[], &[], None), &none, Faults::none()),
        )?,
        Sample::of(
            "colleagues",
            "ordinary",
            &made(
                (&colleagues, &questions, Some(&gone)),
                &none,
                Faults::none(),
            ),
        )?,
        Sample::of(
            "colleagues",
            "error",
            &made((&colleagues, &questions, None), &typed, faults),
        )?,
    ])
}
