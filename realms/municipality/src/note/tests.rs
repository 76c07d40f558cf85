//! Notes as they are kept.

use jiff::Timestamp;
use jiff::civil::date;
use kit_store::store_test;

use super::NoteId;
use super::store::{self, NewNote};
use crate::Municipality;
use crate::course::course_begun;
use crate::course::rules::Offer;
use crate::house::{FormId, WorkerId};

fn new(id: &str, purpose: &str, next: &str, corrects: Option<&str>) -> NewNote {
    NewNote {
        form: FormId::from_text(id).expect("an id"),
        on: date(2026, 11, 18),
        purpose: purpose.to_owned(),
        next: next.to_owned(),
        corrects: corrects.and_then(NoteId::from_text),
    }
}

store_test! {
    /// FR-19: no line of a note must be typed; a double press writes one; and what was wrong is set right by a new note that
    /// names the old one, which stays as it was.
    fn a_note_is_set_right_by_a_new_one_and_never_written_over(store: Store<Municipality>) {
        let jonas = WorkerId::from_text("worker-jonas").expect("an id");
        let notes = store.aside().write_now("notes", move |tx| {
            let (guest, course) = course_begun(tx)?;
            for note in [new("note-0001", "", "", None), new("note-0001", "", "Noget andet.", None), new("note-0002", "At synge.", "Koret.", Some("note-0001"))] {
                store::put(tx, &guest, (&course, Offer::Individual), &note, &jonas, Timestamp::UNIX_EPOCH)?;
            }
            store::notes(tx, &guest, &course)
        }).expect("written");
        let said: Vec<(&str, &str, Option<&str>)> = notes.iter().map(|note| (note.purpose.as_str(), note.next.as_str(), note.corrects.as_ref().map(NoteId::as_str))).collect();
        assert_eq!(said, [("", "", None), ("At synge.", "Koret.", Some("note-0001"))]);
        assert!(notes.iter().all(|note| note.by == "Jonas" && note.basis == Offer::Individual && note.on == date(2026, 11, 18)));
    }
}

/// FR-19: no statement can write a note over or take it away.
#[test]
fn no_statement_changes_a_note() {
    for (name, sql) in super::sql::ALL {
        assert!(!sql.contains("UPDATE") && !sql.contains("DELETE"), "{name}");
    }
}
