//! What a form says, and when a room asks.

use super::EntryId;
use super::kind::{KINDS, Kind};
use super::rules::*;
use jiff::civil::date;

fn entry(kind: Kind, values: &[(&str, &str)]) -> Entry {
    let values = values
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect();
    Entry {
        id: EntryId::from_text("entry-0001").unwrap(),
        told: Told::now(
            What::Note {
                kind,
                values,
                done: None,
            },
            1_000,
        ),
    }
}

#[test]
fn a_form_says_which_field_is_amiss_and_keeps_the_rest() {
    let long = "x".repeat(LINE + 1);
    let typed = |name: &str| match name {
        "navn" => vec![long.clone()],
        "dag" => vec!["i morgen".to_owned()],
        _ => vec!["  roligt  ".to_owned()],
    };
    let (values, amiss) = read(Kind::Tool, &typed);
    assert_eq!(amiss, [("navn", Amiss::Long), ("dag", Amiss::NoDay)]);
    assert_eq!(value(&values, "hvordan"), "roligt");
    let (_, amiss) = read(Kind::Card, &|_| vec![" ".to_owned()]);
    assert_eq!(amiss, [("kaldes", Amiss::Empty)], "an empty card is none");
    let (values, _) = read(Kind::Ready, &|_| {
        vec!["bmi".to_owned(), "medicin".to_owned(), "andet".to_owned()]
    });
    assert_eq!(
        value(&values, "klar"),
        "bmi medicin",
        "only what the form offers"
    );
}

/// DD-10, HS-6: a reminder comes only where she has chosen a day, and not before it.
#[test]
fn a_tool_is_shown_from_its_day_and_only_if_a_day_was_chosen() {
    let all = [
        entry(Kind::Tool, &[("navn", "Gå en tur"), ("dag", "2027-03-08")]),
        entry(Kind::Tool, &[("navn", "Sove")]),
    ];
    assert!(due(&all, date(2027, 3, 7)).is_empty());
    let names: Vec<&str> = due(&all, date(2027, 3, 8))
        .iter()
        .map(|(_, v)| value(v, "navn"))
        .collect();
    assert_eq!(names, ["Gå en tur"]);
}

/// DD-8: from six weeks before her last day until it, and no more once she has said it.
#[test]
fn the_last_weeks_are_asked_about_six_weeks_before_the_end() {
    let end = Some(date(2027, 5, 21));
    assert!(!asks_for_taper(&[], None, date(2027, 4, 9)));
    assert!(!asks_for_taper(&[], end, date(2027, 4, 8)));
    assert!(asks_for_taper(&[], end, date(2027, 4, 9)));
    assert!(asks_for_taper(&[], end, date(2027, 5, 21)));
    assert!(!asks_for_taper(&[], end, date(2027, 5, 22)));
    let said = [entry(Kind::Taper, &[("griber", "Værestedet")])];
    assert!(!asks_for_taper(&said, end, date(2027, 4, 20)));
}

#[test]
fn what_was_taken_away_is_no_note_and_is_over_after_a_day() {
    let mut gone = entry(Kind::Tool, &[("navn", "Gå en tur")]);
    gone.told.gone_ms = Some(5_000);
    assert!(gone.note().is_none());
    assert!(!gone.told.is_over(5_000 + REGRET_MS));
    assert!(gone.told.is_over(5_001 + REGRET_MS));
}

#[test]
fn every_kind_has_its_own_word_and_every_field_its_own_name() {
    for kind in KINDS {
        assert_eq!(Kind::of(kind.word()), Some(kind));
        let mut names: Vec<&str> = kind.fields().iter().map(|spec| spec.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{kind:?}");
    }
    assert_eq!(Kind::of("andet"), None);
}
