//! The form of a note, and a note as the pages show it.

use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Link, Opt};
use kit_words::when;

use super::kind::{Ask, Kind, Spec};
use super::rules::{Amiss, Entry, LINE, TEXT, Values, read, value};
use crate::crossing::pages::Press;
use crate::form::{AskPage, Button, Item, fresh_id};

/// A note as a list shows it.
#[derive(Debug, Clone)]
pub(crate) struct NoteView {
    pub(crate) title: String,
    pub(crate) rows: Vec<(String, String)>,
    /// The day it was ticked, in words; empty where it is not.
    pub(crate) done: String,
    pub(crate) presses: Vec<Press>,
    pub(crate) edit: Link,
}

/// What was taken away, with the way back.
#[derive(Debug, Clone)]
pub(crate) struct Undo {
    pub(crate) text: String,
    pub(crate) press: Press,
}

/// A day that was written down, in words.
pub(crate) fn day_words(asked: &Asked, day: Date) -> String {
    when::date(asked.lang(), day)
}

/// A field's value in words.
fn value_words(asked: &Asked, spec: &Spec, said: &str) -> String {
    match spec.ask {
        Ask::One(options) | Ask::Many(options) => {
            let chosen = options
                .iter()
                .filter(|(word, _)| said.split(' ').any(|s| s == *word));
            let words: Vec<String> = chosen.map(|(_, key)| asked.say(key)).collect();
            words.join(", ")
        }
        Ask::Day => said
            .parse()
            .map_or_else(|_| said.to_owned(), |day| day_words(asked, day)),
        Ask::Line | Ask::Area => said.to_owned(),
    }
}

/// Everything that was written in a note, each with its question.
pub(crate) fn rows(asked: &Asked, kind: Kind, values: &Values) -> Vec<(String, String)> {
    let written = kind
        .fields()
        .iter()
        .filter(|spec| !value(values, spec.name).is_empty());
    written
        .map(|spec| {
            (
                asked.say(spec.label),
                value_words(asked, spec, value(values, spec.name)),
            )
        })
        .collect()
}

/// A button on a note.
fn press(asked: &Asked, entry: &Entry, to: &str, text: String) -> Press {
    Press {
        action: format!("/min/note/{}/{to}", entry.id),
        hidden: vec![fresh_id(asked)],
        text,
        quiet: true,
    }
}

/// A note of this kind. Its title is what its first field says, where that names it.
pub(crate) fn view(
    asked: &Asked,
    kind: Kind,
    (entry, values, done): (&Entry, &Values, Option<Date>),
) -> NoteView {
    let mut rows = rows(asked, kind, values);
    let named = kind.fields().first().is_some_and(|spec| spec.needed);
    let title = if named && !rows.is_empty() {
        rows.remove(0).1
    } else {
        asked.say(kind.heading())
    };
    let mut presses = Vec::new();
    if let Some(tick) = kind.tick() {
        presses.push(if done.is_some() {
            press(asked, entry, "gjort/fortrydelse", asked.say("own-untick"))
        } else {
            press(asked, entry, "gjort", asked.say(tick))
        });
    }
    presses.push(press(asked, entry, "vaek", asked.say("own-remove")));
    NoteView {
        rows,
        done: done.map_or_else(String::new, |day| {
            asked.tell("own-done", &[("day", day_words(asked, day).into())])
        }),
        presses,
        edit: Link::to(
            format!("/min/note/{}", entry.id),
            asked.tell("own-edit", &[("what", (&title).into())]),
        ),
        title,
    }
}

/// The way back for what was just taken away, where the address names it.
pub(crate) fn undo(asked: &Asked, all: &[Entry]) -> Option<Undo> {
    let named = asked.query.get("fjernet");
    let entry = all
        .iter()
        .find(|e| e.id.as_str() == named && e.told.gone_ms.is_some())?;
    Some(Undo {
        text: asked.say("own-removed"),
        press: press(asked, entry, "fortrydelse", asked.say("own-restore")),
    })
}

/// Reads the form; the faults are in words.
pub(crate) fn read_form(asked: &Asked, kind: Kind, fields: &Fields) -> Result<Values, Faults> {
    let typed = |name: &str| -> Vec<String> { fields.all(name).map(str::to_owned).collect() };
    let (values, amiss) = read(kind, &typed);
    if amiss.is_empty() {
        return Ok(values);
    }
    let mut faults = Faults::none();
    for (name, what) in amiss {
        let area = kind
            .fields()
            .iter()
            .any(|s| s.name == name && matches!(s.ask, Ask::Area));
        let most = i64::try_from(if area { TEXT } else { LINE }).unwrap_or(i64::MAX);
        let text = match what {
            Amiss::Empty => asked.say("fault-own-empty"),
            Amiss::Long => asked.tell("fault-own-long", &[("most", most.into())]),
            Amiss::NoDay => asked.say("fault-date"),
        };
        faults.add(name, text);
    }
    Err(faults)
}

fn item(asked: &Asked, spec: &Spec, values: &Values, faults: &Faults) -> Item {
    let (label, said) = (asked.say(spec.label), value(values, spec.name));
    let hint = if spec.hint.is_empty() {
        String::new()
    } else {
        asked.say(spec.hint)
    };
    let options = |list: &[(&'static str, &'static str)]| -> Vec<Opt> {
        list.iter()
            .map(|(word, key)| Opt {
                on: said.split(' ').any(|s| s == *word),
                ..Opt::new(*word, asked.say(key))
            })
            .collect()
    };
    let field = |kind| {
        Field::new(spec.name, label.clone())
            .hint(hint.clone())
            .kind(kind)
            .value(said)
            .keep(&asked.fields, faults)
    };
    match spec.ask {
        Ask::Line => Item::Line(field("text")),
        Ask::Day => Item::Line(field("date")),
        Ask::Area => Item::Area(field("text")),
        Ask::One(list) => {
            let choice = Choice::one(spec.name, label.clone(), options(list)).hint(hint.clone());
            Item::Choice(choice.keep(&asked.fields, faults))
        }
        Ask::Many(list) => {
            let choice = Choice::many(spec.name, label.clone(), options(list)).hint(hint.clone());
            Item::Choice(choice.keep(&asked.fields, faults))
        }
    }
}

/// The form: a new note, or one that is there.
pub(crate) fn form(
    asked: &Asked,
    kind: Kind,
    entry: Option<(&Entry, &Values)>,
    faults: Faults,
) -> AskPage {
    let empty = Values::new();
    let values = entry.map_or(&empty, |(_, values)| values);
    AskPage {
        frame: asked.frame(asked.say("title-own")).back(kind.home()),
        heading: asked.say(kind.heading()),
        lead: vec![asked.say(kind.lead()), asked.say("own-nobody")],
        action: entry.map_or_else(
            || "/min/note".to_owned(),
            |(e, _)| format!("/min/note/{}", e.id),
        ),
        hidden: vec![
            fresh_id(asked),
            ("slags".to_owned(), kind.word().to_owned()),
        ],
        items: kind
            .fields()
            .iter()
            .map(|spec| item(asked, spec, values, &faults))
            .collect(),
        faults,
        buttons: vec![Button::on(asked.say("own-save"))],
        below: String::new(),
        links: vec![Link::to(kind.home(), asked.say("own-leave"))],
    }
}
