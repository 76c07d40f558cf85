//! Everything that the room holds, as a file to take along.

use kit_letters::LetterList;
use kit_web::Asked;
use kit_words::when;
use serde_json::{Value, json};

use super::act::Own;
use super::pages::letter_lines;
use crate::crossing::rules::Step;
use crate::network::export as network;

fn step_json(step: &Step) -> (&'static str, &'static str, Value) {
    fn fields<L: LetterList>(letter: &L) -> Value {
        let pairs = letter.shown().into_iter();
        Value::Object(pairs.map(|(k, v)| (k, Value::String(v))).collect())
    }
    match step {
        Step::Sent(letter) => ("sent", letter.kind(), fields(letter)),
        Step::Got(letter) => ("received", letter.kind(), fields(letter)),
        Step::Skipped(_) => ("own", "not-told", Value::Null),
        Step::StillThere(months, answer) => (
            "own",
            "still-there",
            json!({ "months": months, "answer": answer }),
        ),
    }
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
        "ways": ways,
        "network": network::json(&own.around),
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
    lines.join("\n")
}
