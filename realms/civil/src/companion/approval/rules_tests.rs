//! What holds on which day.

use jiff::civil::date;
use kit_store::Given;

use super::*;

fn noted(step: Step, done: Date, until: Option<Date>) -> Noted {
    Noted {
        id: NoteId::new(&Given::system()),
        step,
        done,
        until,
    }
}

/// VH-18: a step holds from its day to the last day of its months, that day with it, and not the day after.
#[test]
fn a_step_holds_for_its_months_and_not_a_day_longer() {
    let asks = Asks(vec![(Step::Talk, None), (Step::Agreement, Some(12))]);
    let notes = [
        noted(Step::Talk, date(2020, 1, 1), None),
        noted(Step::Agreement, date(2025, 11, 3), None),
    ];
    assert_eq!(lacks(&asks, &notes, date(2026, 11, 3)), []);
    assert_eq!(
        lacks(&asks, &notes, date(2026, 11, 4)),
        [Lack::Over(Step::Agreement, date(2026, 11, 3))]
    );
    let soon = standing(Step::Agreement, Some(12), &notes, date(2026, 9, 4));
    assert!(matches!(soon, Standing::Soon { days: 60, .. }), "{soon:?}");
    let later = standing(Step::Agreement, Some(12), &notes, date(2026, 9, 3));
    assert!(matches!(later, Standing::Done { .. }), "{later:?}");
    assert_eq!(first_out(&asks, &notes, date(2026, 9, 4)), Some(60));
    assert_eq!(first_out(&asks, &notes, date(2026, 9, 3)), None);
}

/// What was done again takes the place of what was done before; a typed last day that of the association's months.
#[test]
fn the_newest_note_counts_and_a_typed_day_wins() {
    let asks = Asks(vec![(Step::Certificate, Some(24))]);
    let old = noted(Step::Certificate, date(2024, 1, 1), None);
    let short = noted(Step::Certificate, date(2026, 1, 1), Some(date(2026, 3, 1)));
    let day = date(2026, 3, 2);
    assert_eq!(
        lacks(&asks, &[short.clone(), old.clone()], day),
        [Lack::Over(Step::Certificate, date(2026, 3, 1))]
    );
    let again = noted(Step::Certificate, date(2026, 3, 2), None);
    assert_eq!(lacks(&asks, &[short, again, old], day), []);
}

/// VH-15: an association that asks for nothing keeps nobody waiting, whatever is noted.
#[test]
fn who_is_asked_for_nothing_lacks_nothing() {
    let day = date(2026, 11, 23);
    assert_eq!(lacks(&Asks::default(), &[], day), []);
    let all = lacks(&Asks::proposed(), &[], day);
    assert_eq!(all.len(), PROPOSED.len());
    assert!(all.iter().all(|one| matches!(one, Lack::Missing(_))));
}

#[test]
fn a_note_says_what_is_amiss_at_its_field() {
    let today = date(2026, 11, 23);
    let good = [("step", "talk")];
    assert_eq!(
        note(&Fields::of(&good), today),
        Ok((Step::Talk, today, None))
    );
    for (typed, wrong) in [
        (
            [("step", "x"), ("done_on", ""), ("valid_until", "")],
            ("step", Wrong::NoStep),
        ),
        (
            [("step", "talk"), ("done_on", "i går"), ("valid_until", "")],
            ("done_on", Wrong::NoDate),
        ),
        (
            [
                ("step", "talk"),
                ("done_on", "2026-11-24"),
                ("valid_until", ""),
            ],
            ("done_on", Wrong::Ahead),
        ),
        (
            [
                ("step", "talk"),
                ("done_on", "1999-01-01"),
                ("valid_until", ""),
            ],
            ("done_on", Wrong::Far),
        ),
        (
            [
                ("step", "talk"),
                ("done_on", ""),
                ("valid_until", "2026-11-22"),
            ],
            ("valid_until", Wrong::EndsFirst),
        ),
        (
            [
                ("step", "talk"),
                ("done_on", ""),
                ("valid_until", "2050-11-22"),
            ],
            ("valid_until", Wrong::Far),
        ),
    ] {
        assert_eq!(note(&Fields::of(&typed), today), Err(vec![wrong]));
    }
}

#[test]
fn what_is_asked_for_is_read_with_its_months() {
    let typed = [
        ("asks", "talk"),
        ("asks", "agreement"),
        ("months_agreement", "12"),
        ("months_training", "x"),
    ];
    let wanted = Asks(vec![(Step::Talk, None), (Step::Agreement, Some(12))]);
    assert_eq!(asks(&Fields::of(&typed)), Ok(wanted));
    assert_eq!(asks(&Fields::default()), Ok(Asks::default()));
    for months in ["0", "121", "et år"] {
        let typed = [("asks", "agreement"), ("months_agreement", months)];
        assert_eq!(
            asks(&Fields::of(&typed)),
            Err(vec![("months_agreement", Wrong::NoMonths)])
        );
    }
}
