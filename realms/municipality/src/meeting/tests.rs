//! What is kept of a meeting, and until when.

use jiff::Timestamp;
use jiff::civil::date;
use kit_store::store_test;

use super::rules::{Draft, Fault, Line, read};
use super::store::{self, Writing};
use crate::Municipality;
use crate::course::course_begun;
use crate::goal::rules::{Agency, Sheet};
use crate::house::{FormId, WorkerId};

fn ms(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a moment")
}

fn writing(id: &str) -> Writing {
    Writing {
        form: FormId::from_text(id).expect("an id"),
        by: WorkerId::from_text("worker-jonas").expect("an id"),
        today: date(2026, 11, 18),
        now: ms(1_000),
        lapses: ms(2_000),
    }
}

fn sheet(words: &str, what: &str) -> Draft {
    Draft {
        with: vec!["guest".to_owned(), "house".to_owned()],
        words: words.to_owned(),
        lines: vec![Line {
            what: what.to_owned(),
            who: "house".to_owned(),
            until: Some(date(2026, 12, 1)),
        }],
        review: String::new(),
    }
}

store_test! {
    /// NW-17: a draft is there until the day's end and no longer; what was agreed is kept once, is not written over, and holds
    /// the agreed lines and nothing else.
    fn only_what_was_agreed_is_kept_after_the_day(store: Store<Municipality>) {
        let seen = store.aside().write_now("meeting", |tx| {
            let (guest, course) = course_begun(tx)?;
            let whose = (&guest, &course);
            store::put_draft(tx, whose, &sheet("Egne ord.", "Kladde."), &writing("meeting-1"))?;
            let until = |tx: &mut kit_store::Tx<'_>, at| store::draft(tx, whose, ms(at)).map(|found| found.map(|(_, sheet, closed)| (sheet.words, closed)));
            let before = [until(tx, 1_999)?, until(tx, 2_000)?];
            let none = store::meetings(tx, &guest, &course)?.len();
            for what in ["Aftalt.", "Andet."] {
                store::close(tx, whose, &sheet("Egne ord.", what), &writing("meeting-1"))?;
            }
            store::put_draft(tx, whose, &sheet("Senere.", "Senere."), &writing("meeting-1"))?;
            let after = [until(tx, 1_999)?, until(tx, 2_000)?];
            Ok::<_, kit_store::StoreError>((before, none, after, store::meetings(tx, &guest, &course)?))
        }).expect("written");
        let (before, none, after, kept) = seen;
        let own = |closed| Some(("Egne ord.".to_owned(), closed));
        assert_eq!((before, none, after), ([own(false), None], 0, [own(true), None]));
        let lines: Vec<&str> = kept.iter().flat_map(|one| one.lines.iter().map(|line| line.what.as_str())).collect();
        assert_eq!(lines, ["Aftalt."]);
        assert_eq!(kept[0].with, [Agency::Guest, Agency::House]);
    }
}

/// NW-17: only those take part to whom the guest has said yes, and a sheet is agreed only when the guest has heard it and
/// something stands in it.
#[test]
fn a_sheet_is_agreed_only_with_the_guest() {
    let goals = Sheet {
        yes: vec![(Agency::Jobcentre, ms(0))],
        ..Sheet::default()
    };
    let typed = |pairs: &'static [(&'static str, &'static str)]| {
        move |name: &str| {
            let found = pairs.iter().find(|(key, _)| *key == name);
            found.map_or("", |(_, value)| *value)
        }
    };
    let with = || ["jobcentre", "health"].into_iter();
    let whole: &[(&str, &str)] = &[
        ("words", "Rolig start."),
        ("what-1", "Venter til maj."),
        ("who-1", "jobcentre"),
        ("agreed", "yes"),
    ];
    let read_whole = read(&goals, with(), typed(whole), true).expect("agreed");
    assert_eq!(read_whole.with, ["guest", "jobcentre"], "health has no yes");
    let amiss = |pairs, closes| read(&goals, with(), typed(pairs), closes).err();
    assert_eq!(
        amiss(&[], true),
        Some(vec![
            ("what-1".to_owned(), Fault::Nothing),
            ("agreed".to_owned(), Fault::NotAgreed)
        ])
    );
    assert_eq!(amiss(&[], false), None, "an empty draft is nothing amiss");
    assert_eq!(
        amiss(
            &[
                ("what-2", "Ringer."),
                ("who-2", "health"),
                ("until-3", "2026-12-01"),
                ("until-4", "snart")
            ],
            false
        ),
        Some(vec![
            ("who-2".to_owned(), Fault::NotWith),
            ("what-3".to_owned(), Fault::NoWhat),
            ("until-4".to_owned(), Fault::NoDay)
        ])
    );
}
