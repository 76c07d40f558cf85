//! The leaflet: every word stands on it, nothing is cut, and its outside tells nothing.

use super::support::{pages_of, strings_of, text_of, walk};
use crate::{Booklet, Leaflet, LeafletFormat, booklet, leaflet};

/// The sample with every text three times as long.
pub(super) fn thrice() -> Leaflet {
    let mut long = walk();
    let times = |text: &mut String| *text = format!("{text} {text} {text}");
    for text in [
        &mut long.name,
        &mut long.organization,
        &mut long.welcome,
        &mut long.door,
        &mut long.quiet,
        &mut long.leaving,
        &mut long.size,
        &mut long.cost,
        &mut long.dated,
    ] {
        times(text);
    }
    for lines in [
        &mut long.when,
        &mut long.place,
        &mut long.steps,
        &mut long.contact,
    ] {
        lines.iter_mut().for_each(times);
    }
    long
}

fn assert_holds_all(name: &str, sample: &Leaflet, pdf: &[u8]) {
    let Some(text) = text_of(name, pdf) else {
        return;
    };
    for wanted in strings_of(sample) {
        assert!(text.contains(&wanted), "{wanted:?} is missing in {text}");
    }
}

#[test]
fn every_given_word_stands_on_the_paper_br_2() {
    let pdf = leaflet(&walk()).unwrap();
    assert_holds_all("leaflet", &walk(), &pdf);
    assert_eq!(pages_of(&pdf), 2);
}

#[test]
fn a_text_three_times_as_long_gets_more_pages_and_loses_nothing() {
    let pdf = leaflet(&thrice()).unwrap();
    assert_holds_all("thrice", &thrice(), &pdf);
    assert!(pages_of(&pdf) > pages_of(&leaflet(&walk()).unwrap()));
}

#[test]
fn a_frame_longer_than_a_page_goes_on_on_the_next() {
    let place = (1..=60).map(|n| format!("Hus nummer {n}")).collect();
    let sample = Leaflet { place, ..walk() };
    let pdf = leaflet(&sample).unwrap();
    assert_holds_all("frame", &sample, &pdf);
    assert!(pages_of(&pdf) >= 4);
}

#[test]
fn a_folded_leaflet_of_any_length_loses_nothing() {
    for (name, mut sample) in [("folded", walk()), ("folded-thrice", thrice())] {
        sample.format = LeafletFormat::FoldedA4;
        assert_holds_all(name, &sample, &leaflet(&sample).unwrap());
    }
}

#[test]
fn the_outside_of_a_folded_leaflet_shows_its_cover_and_nothing_else_all_5() {
    for mut sample in [walk(), thrice()] {
        sample.format = LeafletFormat::FoldedA4;
        let pdf = leaflet(&sample).unwrap();
        let Some(outside) = super::support::page_text("outside", &pdf, 1) else {
            return;
        };
        assert_eq!(outside, sample.cover);
    }
}

#[test]
fn an_empty_text_takes_its_label_with_it() {
    let sample = Leaflet {
        door: "  ".to_owned(),
        size: String::new(),
        cost: String::new(),
        contact: Vec::new(),
        steps: vec![String::new()],
        ..walk()
    };
    let pdf = leaflet(&sample).unwrap();
    let Some(text) = text_of("sparse", &pdf) else {
        return;
    };
    let labels = &sample.labels;
    for gone in [
        &labels.door,
        &labels.size,
        &labels.cost,
        &labels.contact,
        &labels.steps,
        &labels.practical,
    ] {
        assert!(!text.contains(gone), "{gone:?} stands alone in {text}");
    }
    assert!(text.contains(&labels.quiet));
}

#[test]
fn the_same_leaflet_is_the_same_file_ps_2() {
    assert_eq!(leaflet(&walk()).unwrap(), leaflet(&walk()).unwrap());
}

#[test]
fn a_leaflet_about_something_else_is_another_file() {
    let other = Leaflet {
        name: "Kor for alle".to_owned(),
        ..walk()
    };
    assert_ne!(leaflet(&walk()).unwrap(), leaflet(&other).unwrap());
}

/// PS-2: a page of names and one for each; a long one goes on, and nothing is cut.
#[test]
fn a_booklet_has_a_page_of_names_and_at_least_one_for_each() {
    let sample = Booklet {
        title: "Hæfte".to_owned(),
        language: "da".to_owned(),
        heading: "Her kan du komme".to_owned(),
        lead: "Det bedste først.".to_owned(),
        entries: vec![walk(), walk(), thrice()],
    };
    let pdf = booklet(&sample).unwrap();
    assert!(pages_of(&pdf) > 4, "{}", pages_of(&pdf));
    let two = Booklet {
        entries: vec![walk(), walk()],
        ..sample.clone()
    };
    assert_eq!(pages_of(&booklet(&two).unwrap()), 3);
    if let Some(text) = text_of("booklet", &pdf) {
        for wanted in [
            &walk().name,
            &thrice().welcome,
            &walk().address,
            &sample.lead,
        ] {
            assert!(text.contains(wanted.as_str()), "{wanted}: {text}");
        }
    }
}
