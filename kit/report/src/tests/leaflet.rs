//! The leaflet: what stands on it, and that it is read as well as seen.

use super::support::{pages_of, strings_of, text_of, walk};
use crate::{LeafletFormat, leaflet};

#[test]
fn every_given_word_stands_on_the_paper_br_2() {
    let sample = walk();
    let pdf = leaflet(&sample).unwrap();
    let Some(text) = text_of("leaflet", &pdf) else {
        return;
    };
    for wanted in strings_of(&sample) {
        assert!(text.contains(&wanted), "{wanted:?} is missing in {text}");
    }
    assert!(pages_of(&pdf) > 0);
    assert_eq!(LeafletFormat::default(), LeafletFormat::A5);
}
