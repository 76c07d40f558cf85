//! Note pages as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::NoteId;
use super::pages::{Notes, notes_page};
use super::store::Note;
use crate::course::course_sample;
use crate::house::House;

const LONG: &str = "At kunne gå gennem torvet midt på dagen, stille sig i køen til bageren og blive stående, til det \
    er ens tur, også når der er mange, som man ikke kender";

fn notes(asked: &Asked, lines: &[(&str, &str)]) -> Option<Notes> {
    let (guest, course) = course_sample(asked)?;
    let mut all: Vec<Note> = Vec::new();
    for (number, (purpose, next)) in (1..).zip(lines) {
        all.push(Note {
            id: NoteId::from_text(&format!("note-{number:05}"))?,
            on: course.start,
            basis: course.offer,
            by: "Birgitte".to_owned(),
            purpose: (*purpose).to_owned(),
            next: (*next).to_owned(),
            corrects: all.last().map(|before| before.id.clone()),
        });
    }
    Some(Notes {
        guest,
        called: "Anna".to_owned(),
        house: House::default(),
        course,
        notes: all,
        kept: true,
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let made = |lines| notes(asked, lines).ok_or(Failed::NotFound);
    let today = asked.web.given.today();
    let page = |notes: &Notes, typed: &Fields, faults| {
        notes_page(asked, notes, "", "form-0001", today, (typed, faults))
    };
    let nothing = Fields::default();
    let bare = made(&[])?;
    let one = made(&[("", "En tur på torvet fredag.")])?;
    let longest = made(&[("At synge.", ""), (LONG, LONG)])?;
    let none = Notes {
        kept: false,
        ..bare.clone()
    };
    let typed = Fields::of(&[("on", "i går"), ("purpose", LONG)]);
    let mut faults = Faults::none();
    faults.add("on", asked.say("fault-date"));
    Ok(vec![
        Sample::of("notes", "empty", &page(&bare, &nothing, Faults::none()))?,
        Sample::of("notes", "none", &page(&none, &nothing, Faults::none()))?,
        Sample::of("notes", "ordinary", &page(&one, &nothing, Faults::none()))?,
        Sample::of(
            "notes",
            "longest",
            &page(&longest, &nothing, Faults::none()),
        )?,
        Sample::of("notes", "error", &page(&one, &typed, faults))?,
    ])
}
