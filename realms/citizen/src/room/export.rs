//! Everything that the room holds, as a file to take along.

use kit_letters::LetterList;
use kit_web::Asked;
use kit_words::when;
use serde_json::{Value, json};

use super::act::Own;
use super::pages::letter_lines;
use crate::about::pages::share_views;
use crate::about::store::Share;
use crate::crossing::rules::Step;
use crate::measure::pages::{number, question_words};
use crate::measure::rules::days;
use crate::network::export as network;
use crate::own::kind::KINDS;
use crate::own::pages::rows;
use crate::own::rules::notes;

fn step_json(step: &Step) -> (&'static str, &'static str, Value) {
    fn fields<L: LetterList>(letter: &L) -> Value {
        let pairs = letter.shown().into_iter();
        Value::Object(pairs.map(|(k, v)| (k, Value::String(v))).collect())
    }
    match step {
        Step::Sent(letter) => ("sent", letter.kind(), fields(letter)),
        Step::Got(letter) => ("received", letter.kind(), fields(letter)),
        Step::Skipped(_) => ("own", "not-told", Value::Null),
        Step::Quiet(on) => ("own", "no-messages", json!(on)),
        Step::StillThere(months, answer) => (
            "own",
            "still-there",
            json!({ "months": months, "answer": answer }),
        ),
    }
}

/// Every note that is there, as it was written.
fn notes_json(own: &Own) -> Vec<Value> {
    let there = own
        .notes
        .iter()
        .filter(|entry| entry.told.gone_ms.is_none());
    let what = there.filter_map(|entry| serde_json::to_value(&entry.told.what).ok());
    what.collect()
}

fn shown_json(asked: &Asked, own: &Own) -> Vec<Value> {
    let one = |share: &Share| {
        let until = asked.web.given.zoned(share.until).datetime();
        json!({ "whom": share.whom, "until": until.to_string() })
    };
    own.shares.iter().map(one).collect()
}

/// The notes in words, a heading for each.
fn note_lines(asked: &Asked, own: &Own) -> Vec<String> {
    let mut lines = Vec::new();
    for kind in KINDS {
        for (_, values, done) in notes(&own.notes, kind) {
            lines.push(asked.say(kind.heading()));
            let rows = rows(asked, kind, values);
            lines.extend(
                rows.iter()
                    .map(|(name, value)| format!("  {name}: {value}")),
            );
            if let Some(day) = done {
                let day = when::date(asked.lang(), day);
                lines.push(format!(
                    "  {}",
                    asked.tell("own-done", &[("day", day.into())])
                ));
            }
            lines.push(String::new());
        }
    }
    for day in days(&own.notes) {
        let on = when::date(asked.lang(), day.on);
        lines.push(asked.tell("measure-day", &[("day", on.into())]));
        for mark in day.marks {
            let (question, said) = (
                question_words(asked, &mark.question),
                number(asked, mark.tenths),
            );
            lines.push(format!("  {question} {said}"));
        }
        if !day.words.is_empty() {
            lines.push(format!("  {}", day.words));
        }
        lines.push(String::new());
    }
    lines.extend(
        share_views(asked, &own.shares)
            .into_iter()
            .map(|share| share.text),
    );
    lines
}

/// As JSON for another program.
pub(crate) fn json_file(asked: &Asked, own: &Own) -> String {
    let ways: Vec<Value> = own
        .crossings
        .iter()
        .map(|c| {
            let steps: Vec<Value> = c
                .steps
                .iter()
                .map(|(at, step)| {
                    let (side, kind, fields) = step_json(step);
                    let at = asked.web.given.zoned(*at).datetime();
                    json!({ "at": at.to_string(), "side": side, "kind": kind, "fields": fields })
                })
                .collect();
            json!({ "community": c.community, "community_id": c.community_id, "association": c.association, "steps": steps })
        })
        .collect();
    let name = asked.who.as_ref().map(|who| who.name.clone());
    let all = json!({
        "format": "landgang-room-1",
        "name": name,
        "support_ends_on": own.end.map(|day| day.to_string()),
        "email": own.mail,
        "reminders": own.reminders,
        "ways": ways,
        "network": network::json(&own.around),
        "notes": notes_json(own),
        "shown_to": shown_json(asked, own),
    });
    format!("{all:#}\n")
}

/// As text that a person can read.
pub(crate) fn text_file(asked: &Asked, own: &Own) -> String {
    let mut lines = vec![asked.say("export-title"), String::new()];
    if let Some(address) = &own.mail {
        lines.push(asked.tell("mail-have", &[("address", address.as_str().into())]));
        lines.push(String::new());
    }
    if let Some(day) = own.end {
        let day = when::date(asked.lang(), day);
        lines.push(asked.tell("end-note", &[("day", day.into())]));
        lines.push(String::new());
    }
    for crossing in &own.crossings {
        lines.push(format!("{}, {}", crossing.community, crossing.association));
        for shown in letter_lines(asked, crossing) {
            lines.push(String::new());
            lines.push(shown.title);
            lines.extend(
                shown
                    .rows
                    .iter()
                    .map(|(name, value)| format!("  {name}: {value}")),
            );
        }
        lines.push(String::new());
    }
    lines.extend(network::lines(asked, &own.around));
    lines.extend(note_lines(asked, own));
    lines.join("\n")
}
