//! Everything as files to take along: one to read, one for another program.

use jiff::Timestamp;
use kit_report::Summary;
use kit_web::Asked;
use kit_words::when;
use serde_json::{Map, Value as Json, json};

use super::says;
use super::store::{Own, Value};
use crate::looks::pages::{did, purpose, role};

/// For another program: each table with its rows as they are kept, and who has looked. Nobody's name who looked stands
/// there (SAFETY.md §7).
pub(crate) fn json(own: &Own, now: Timestamp) -> Json {
    let mut tables = Map::new();
    for (name, rows) in &own.tables {
        let rows: Vec<Json> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|(column, value)| ((*column).to_owned(), one(value)))
                    .collect::<Map<_, _>>()
                    .into()
            })
            .collect();
        tables.insert((*name).to_owned(), rows.into());
    }
    let looks: Vec<Json> = own
        .looks
        .iter()
        .map(|look| {
            let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
            json!({
                "at": at.to_string(), "role": look.role, "unit": look.unit, "action": look.action,
                "of": look.resource, "purpose": look.purpose,
            })
        })
        .collect();
    json!({ "made": now.to_string(), "guest": own.guest.as_str(), "kept": tables, "looks": looks })
}

/// What was answered lies as JSON and goes out as such.
fn one(value: &Value) -> Json {
    match value {
        Value::Number(number) => (*number).into(),
        Value::Moment(at) => at.to_string().into(),
        Value::Text(text) if text.starts_with('{') => {
            serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into())
        }
        Value::Text(text) => text.as_str().into(),
    }
}

/// To read: a section for each row, in the order of the course.
pub(crate) fn summary(asked: &Asked, own: &Own) -> Summary {
    let mut sections = Vec::new();
    for (name, rows) in &own.tables {
        for row in rows {
            let line = says::row(asked, name, row, own.protected);
            sections.push((asked.say(says::table(name)), line));
        }
    }
    for look in &own.looks {
        let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        let at = when::moment(asked.lang(), asked.web.given.zoned(at).datetime());
        let line = [
            at,
            role(asked, look),
            did(asked, look),
            purpose(asked, look),
        ]
        .join(" · ");
        sections.push((asked.say("looks-title"), line));
    }
    let today = when::date(asked.lang(), asked.web.given.today());
    Summary {
        title: asked.say("own-title"),
        language: asked.lang().tag().to_owned(),
        heading: asked.tell("own-heading", &[("name", own.called.as_str().into())]),
        lines: std::iter::once(asked.tell("own-made", &[("day", today.into())]))
            .chain(own.protected.then(|| asked.say("own-left-off")))
            .collect(),
        sections,
        note: asked.say("own-note"),
    }
}
