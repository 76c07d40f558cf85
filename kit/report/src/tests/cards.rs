//! The small cards.

use super::support::{key, pages_of, text_of, visit};
use crate::{KeyCard, Summary, VisitCard, key_card, summary, visit_card};

#[test]
fn a_key_card_holds_its_words_in_order_and_nothing_that_says_what_they_open_all_5() {
    let pdf = key_card(&key()).unwrap();
    assert_eq!(pages_of(&pdf), 1);
    let Some(text) = text_of("key", &pdf) else {
        return;
    };
    assert_eq!(
        text,
        "Mine ord 1. æblegren 2. kystvej 3. ørred 4. tågehorn 5. lygte 6. syltetøj 7. rønnebær 8. måge \
         landgang.example/ind Gem kortet et sted, hvor du selv kan finde det."
    );
}

#[test]
fn a_key_card_in_a_log_line_hides_its_words() {
    let shown = format!("{:?}", key());
    assert!(shown.contains("8 hidden"));
    assert!(!key().words.iter().any(|word| shown.contains(word)));
}

#[test]
fn a_key_of_more_words_goes_on_on_a_second_card() {
    let card = KeyCard {
        words: (0..20).map(|n| format!("ord{n}")).collect(),
        ..key()
    };
    let pdf = key_card(&card).unwrap();
    assert_eq!(pages_of(&pdf), 2);
    let Some(text) = text_of("many", &pdf) else {
        return;
    };
    assert!(card.words.iter().all(|word| text.contains(word)), "{text}");
}

#[test]
fn a_visit_card_says_when_where_and_who_waits_on_one_page_ps_5() {
    let card = visit();
    let pdf = visit_card(&card).unwrap();
    assert_eq!(pages_of(&pdf), 1);
    let Some(text) = text_of("visit", &pdf) else {
        return;
    };
    let mut wanted = vec![
        &card.when,
        &card.name,
        &card.steps_label,
        &card.not_today_label,
        &card.own_words_label,
    ];
    wanted.extend(&card.place);
    wanted.extend(&card.meeting);
    wanted.extend(&card.steps);
    wanted.extend(&card.not_today);
    for words in wanted {
        assert!(text.contains(words), "{words:?} is missing in {text}");
    }
}

#[test]
fn a_visit_card_without_steps_has_no_empty_headings() {
    let card = VisitCard {
        steps: Vec::new(),
        not_today: Vec::new(),
        own_words_label: String::new(),
        ..visit()
    };
    let Some(text) = text_of("bare", &visit_card(&card).unwrap()) else {
        return;
    };
    assert!(!text.contains(&card.steps_label) && !text.contains(&card.not_today_label));
}

#[test]
fn the_same_card_is_the_same_file() {
    assert_eq!(key_card(&key()).unwrap(), key_card(&key()).unwrap());
    assert_eq!(visit_card(&visit()).unwrap(), visit_card(&visit()).unwrap());
}

/// FR-20: the summary that a guest carries holds its lines and sections in their order, and no heading without a text.
#[test]
fn a_summary_holds_what_was_released_in_its_order_and_no_empty_heading_fr_20() {
    let paper = Summary {
        title: "Udtræk".to_owned(),
        language: "da".to_owned(),
        heading: "Udtræk".to_owned(),
        lines: vec!["Navn: Amir".to_owned()],
        sections: vec![
            ("Målet".to_owned(), "At synge.".to_owned()),
            ("Det er svært".to_owned(), String::new()),
        ],
        note: "Givet fri.".to_owned(),
    };
    let pdf = summary(&paper).unwrap();
    assert_eq!(pages_of(&pdf), 1);
    let Some(text) = text_of("summary", &pdf) else {
        return;
    };
    assert_eq!(text, "Udtræk Navn: Amir Målet At synge. Givet fri.");
}
