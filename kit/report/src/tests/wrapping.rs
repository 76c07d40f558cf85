//! Cleaning and breaking of lines.

use crate::font::{Faces, Weight};
use crate::text::{UNKNOWN, clean, wrap};
use proptest::prelude::*;

#[test]
fn both_faces_have_the_danish_letters_and_the_signs_of_danish_texts() {
    let faces = Faces::embedded().unwrap();
    for weight in [Weight::Regular, Weight::Bold] {
        for letter in "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéüöäßłńžčšđğış0123456789»«“”’–—…•½§%€@/&+()?!.,:;-_"
            .chars()
            .chain([UNKNOWN])
        {
            assert!(faces.of(weight).has(letter), "{letter:?} in {weight:?}");
        }
    }
}

#[test]
fn letters_made_of_two_signs_become_one() {
    let faces = Faces::embedded().unwrap();
    assert_eq!(
        clean("A\u{30a}en og cafe\u{301}", faces.of(Weight::Regular)),
        "Åen og café"
    );
}

#[test]
fn a_sign_that_cannot_be_drawn_is_seen_as_a_stranger_not_lost() {
    let faces = Faces::embedded().unwrap();
    let shown = clean(
        "Kor \u{1f3b5} for al\u{ad}le\u{200b}",
        faces.of(Weight::Regular),
    );
    assert_eq!(shown, format!("Kor {UNKNOWN} for alle"));
}

#[test]
fn letters_are_kerned() {
    let faces = Faces::embedded().unwrap();
    let face = faces.of(Weight::Regular);
    assert!(face.width("Ta", 100.0) < face.width("T", 100.0) + face.width("a", 100.0));
}

#[test]
fn a_long_address_is_broken_at_its_signs() {
    let faces = Faces::embedded().unwrap();
    let face = faces.of(Weight::Regular);
    let lines = wrap("landgang.example/f/gaaturen-ved-aaen", face, 12.0, 130.0);
    assert_eq!(lines, ["landgang.example/f/", "gaaturen-ved-aaen"]);
}

#[test]
fn a_short_last_word_does_not_stand_alone() {
    let faces = Faces::embedded().unwrap();
    let face = faces.of(Weight::Regular);
    let text = "Kl. 16: Vi siger hej på bænken. Du behøver ikke sige dit navn.";
    let width = face.width(text, 12.0) - 10.0;
    let lines = wrap(text, face, 12.0, width);
    assert_eq!(lines.len(), 2);
    assert!(lines[1].split(' ').count() > 1, "{lines:?}");
}

#[test]
fn a_time_a_telephone_number_and_a_price_are_not_torn_apart() {
    let faces = Faces::embedded().unwrap();
    let face = faces.of(Weight::Regular);
    let text = "Ring kl. 16 til 12 34 56 78, det koster 10 kr. og varer 45 minutter";
    for width in 60_u8..250 {
        let lines = wrap(text, face, 12.0, f32::from(width) + 50.0);
        for whole in ["kl. 16", "12 34 56 78,", "10 kr.", "45 minutter"] {
            assert!(
                lines.iter().any(|line| line.contains(whole)),
                "{whole:?} in {lines:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_paper_and_no_letter_is_lost(
        text in "([a-zæøåA-ZÆØÅ0-9/.,-]{1,30} {0,2}){0,40}",
        width in 40.0_f32..400.0,
    ) {
        let faces = Faces::embedded().unwrap();
        let face = faces.of(Weight::Bold);
        let lines = wrap(&text, face, 12.0, width);
        for line in &lines {
            prop_assert!(face.width(line, 12.0) <= width, "{line:?}");
            prop_assert!(!line.is_empty());
        }
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
    }
}
