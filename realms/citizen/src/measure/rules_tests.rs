//! Own questions and own numbers.

use super::rules::*;
use crate::own::EntryId;
use crate::own::rules::{Entry, LINE, Told};
use jiff::civil::date;

#[test]
fn at_most_four_questions_are_chosen_and_none_twice() {
    assert_eq!(chosen(&[], " \n"), Err(Wrong::None));
    assert_eq!(
        chosen(&["#soevn", "#fremmed"], "Spist?\nSpist?\n#soevn").unwrap(),
        ["#soevn", "Spist?", "soevn"]
    );
    assert_eq!(
        chosen(&["#soevn", "#ud", "#ro"], "en\nto"),
        Err(Wrong::Many)
    );
    assert_eq!(chosen(&[], &"x".repeat(LINE + 1)), Err(Wrong::Long));
}

#[test]
fn an_answer_is_a_whole_number_to_ten_or_skipped() {
    assert_eq!(answer(""), Ok(None));
    assert_eq!(answer(" 10 "), Ok(Some(100)));
    for wrong in ["11", "-1", "7,5", "syv"] {
        assert_eq!(answer(wrong), Err(()), "{wrong}");
    }
    assert_eq!(
        measure(date(2027, 3, 1), &[("#ro".to_owned(), None)], " "),
        None,
        "nothing is nothing"
    );
}

#[test]
fn a_curve_begins_at_its_first_answer_and_has_a_gap_where_one_skipped() {
    let day = |nth: i8, answers: &[(&str, Option<i32>)]| {
        let answers: Vec<_> = answers.iter().map(|(q, a)| ((*q).to_owned(), *a)).collect();
        Entry {
            id: EntryId::from_text(&format!("entry-000{nth}")).unwrap(),
            told: Told::now(measure(date(2027, 3, nth), &answers, "").unwrap(), 0),
        }
    };
    // Written out of order, and one taken away.
    let mut gone = day(9, &[("#ro", Some(0))]);
    gone.told.gone_ms = Some(1);
    let all = [
        day(3, &[("#ro", Some(70)), ("#ud", Some(10))]),
        day(1, &[("#ro", Some(40))]),
        gone,
        day(4, &[("#ud", Some(20))]),
    ];
    let curves = curves(&days(&all));
    assert_eq!(curves.len(), 2);
    assert_eq!(
        curves[0].marks,
        [
            (date(2027, 3, 1), Some(40)),
            (date(2027, 3, 3), Some(70)),
            (date(2027, 3, 4), None)
        ]
    );
    assert_eq!(
        curves[1].marks,
        [(date(2027, 3, 3), Some(10)), (date(2027, 3, 4), Some(20))]
    );
}
