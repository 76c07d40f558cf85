//! What is shown and what goes, on both databases.

use jiff::Timestamp;
use kit_store::store_test;

use super::rules::{Reason, Scope, What};
use super::tables::{Kind, TABLES};
use super::values::{is_closed, named};
use super::{correct, erase, store};
use crate::Municipality;
use crate::course::course_begun;
use crate::house::{FormId, WorkerId};

store_test! {
    /// ALL-8: what stood before a correction is shown beside it; the note stays while it must; in the end nothing is left.
    fn a_guest_is_read_set_right_and_erased(store: Store<Municipality>) {
        let jonas = WorkerId::from_text("worker-jonas").expect("an id");
        let form = |text: &str| FormId::from_text(text).expect("an id");
        let now = Timestamp::UNIX_EPOCH;
        store.aside().write_now("a life", move |tx| {
            let (guest, _) = course_begun(tx)?;
            let stands = correct::standing(tx, &guest)?;
            let goal = stands.iter().find(|one| one.what == What::Goal).expect("a goal");
            for _ in 0..2 {
                correct::put(tx, &form("form-0001"), &guest, (goal, "At synge."), (&jonas, now))?;
            }
            let kept = correct::corrected(tx, &guest)?;
            assert_eq!(kept.len(), 1);
            assert_eq!((kept[0].was.as_str(), kept[0].line.as_str()), (goal.value.as_str(), "At synge."));
            assert!(erase::ask(tx, &form("form-0002"), &guest, Reason::Wish, (&jonas, now))?);
            assert!(erase::ask(tx, &form("form-0003"), &guest, Reason::Wrong, (&jonas, now))?);
            assert_eq!(erase::of_guest(tx, &guest)?.len(), 1, "one wish at a time");
            let until = jiff::civil::date(2031, 1, 1);
            erase::remove(tx, &guest, Scope::AllButTheNote(until))?;
            let own = store::own(tx, &guest)?.expect("the note stays");
            let tables: Vec<&str> = own.tables.iter().map(|(name, _)| *name).collect();
            assert_eq!(tables, ["guest", "course", "course_step", "erasure"]);
            erase::remove(tx, &guest, Scope::All)?;
            assert!(store::own(tx, &guest)?.is_none());
            Ok::<_, kit_store::StoreError>(())
        }).expect("done");
    }
}

/// ALL-8: every column with words of a closed list has its words, and every other one holds a date or what was typed: a new
/// column that nobody has given words fails here.
#[test]
fn every_column_of_words_has_its_words() {
    let typed = [("expected", "group_name")];
    let dates = ["day", "valid_to", "until", "review_day"];
    for table in TABLES {
        for (column, kind) in table.columns {
            if *kind != Kind::Word || column.ends_with("_on") || column.ends_with("_day") {
                continue;
            }
            let known = dates.contains(column)
                || typed.contains(&(table.name, column))
                || is_closed(table.name, column);
            assert!(known, "{}.{column} has no words", table.name);
        }
    }
    let words = [
        ("course_step", "kind", "said_back"),
        ("course_step", "word", "still"),
        ("course_ending", "reason", "enough_guest"),
        ("course_ending", "next", "own"),
        ("talk", "mode", "walk"),
        ("group_seat", "left_why", "no_match"),
        ("attendance", "said", "not_today"),
        ("call_due", "why", "seat"),
        ("job", "outcome", "too late"),
        ("reminder_choice", "way", "sms"),
        ("erasure", "said", "part"),
        ("handover_part", "part", "goal"),
        ("errand", "kind", "letter"),
    ];
    for (table, column, word) in words {
        assert!(
            named(table, column, word).is_some(),
            "{table}.{column} {word}"
        );
    }
    assert!(
        named("course_note", "next", "own").is_none(),
        "that was typed"
    );
}
