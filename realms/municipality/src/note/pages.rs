//! The page of a course's notes.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Faults, Field, Fields, Frame};
use kit_words::when;

use super::store::Note;
use crate::course::GuestId;
use crate::course::store::Course;
use crate::house::{GuestWords, House};

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Notes {
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) house: House,
    pub(crate) course: Course,
    pub(crate) notes: Vec<Note>,
    /// Whether the offer writes notes at all.
    pub(crate) kept: bool,
}

/// A note as the page shows it.
pub(crate) struct Line {
    id: String,
    rows: Vec<(String, String)>,
    /// Said where a later one sets it right.
    set_right: bool,
}

#[derive(Template)]
#[template(path = "notes.html")]
pub(crate) struct NotesPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    form: String,
    kept: bool,
    /// The note that is being set right, or nothing.
    corrects: String,
    notes: Vec<Line>,
    on: Field,
    purpose: Field,
    next: Field,
}

/// The five lines of a note: date, basis, who, purpose, next step.
fn rows(asked: &Asked, notes: &Notes, note: &Note) -> Vec<(String, String)> {
    let goal = || notes.course.goal.clone();
    let purpose = if note.purpose.is_empty() {
        goal()
    } else {
        note.purpose.clone()
    };
    let mut rows = vec![
        (asked.say("note-on"), when::date(asked.lang(), note.on)),
        (asked.say("note-basis"), asked.say(note.basis.name())),
        (
            asked.say("note-who"),
            asked.tell(
                "note-who-line",
                &[
                    ("by", note.by.as_str().into()),
                    ("name", notes.called.as_str().into()),
                ],
            ),
        ),
        (asked.say("note-purpose-short"), purpose),
    ];
    if !note.next.is_empty() {
        rows.push((asked.say("note-next-short"), note.next.clone()));
    }
    rows
}

/// The page; `corrects` is the note that is set right.
pub(crate) fn notes_page(
    asked: &Asked,
    notes: &Notes,
    corrects: &str,
    form: &str,
    today: Date,
    (fields, faults): (&Fields, Faults),
) -> NotesPage {
    let words = GuestWords::of(&notes.house, asked.lang());
    let old = notes.notes.iter().find(|note| note.id.as_str() == corrects);
    let keep = |field: Field| field.keep(fields, &faults);
    NotesPage {
        frame: asked
            .frame(asked.say("note-title"))
            .back(format!("/gaest/{}", notes.guest)),
        heading: asked.tell("note-heading", &[("name", notes.called.as_str().into())]),
        receipt: (asked.query.get("nyt") == "note").then(|| asked.say("note-receipt")),
        here: format!("/gaest/{}/noter", notes.guest),
        form: form.to_owned(),
        kept: notes.kept,
        corrects: old.map_or_else(String::new, |note| note.id.to_string()),
        notes: notes
            .notes
            .iter()
            .rev()
            .map(|note| Line {
                id: note.id.to_string(),
                rows: rows(asked, notes, note),
                set_right: notes
                    .notes
                    .iter()
                    .any(|later| later.corrects.as_ref() == Some(&note.id)),
            })
            .collect(),
        on: keep(
            Field::new("on", asked.say("note-on"))
                .kind("date")
                .value(old.map_or(today, |note| note.on).to_string()),
        ),
        purpose: keep(
            Field::new("purpose", asked.say("note-purpose"))
                .hint(asked.tell("note-purpose-hint", &words.with(&[])))
                .value(old.map_or("", |note| note.purpose.as_str())),
        ),
        next: keep(
            Field::new("next", asked.say("note-next"))
                .hint(asked.say("note-next-hint"))
                .value(old.map_or("", |note| note.next.as_str())),
        ),
        faults,
    }
}
