//! What a screen reader hears: language, title, headings, lists, the QR code in words (ALL-5, UX.md 10).

use super::support::{key, poppler, visit, walk};
use crate::{KeyCard, Leaflet, LeafletFormat, ReportError, key_card, leaflet, visit_card};

fn folded() -> Leaflet {
    Leaflet {
        format: LeafletFormat::FoldedA4,
        ..walk()
    }
}

fn all() -> Vec<Vec<u8>> {
    vec![
        leaflet(&walk()).unwrap(),
        leaflet(&folded()).unwrap(),
        key_card(&key()).unwrap(),
        visit_card(&visit()).unwrap(),
    ]
}

fn holds(pdf: &[u8], wanted: &str) -> bool {
    pdf.windows(wanted.len())
        .any(|bytes| bytes == wanted.as_bytes())
}

#[test]
fn every_paper_is_tagged_and_speaks_danish() {
    for pdf in all() {
        for wanted in [
            "/StructTreeRoot",
            "/Lang(da)",
            "/MarkInfo<</Marked true",
            "/DisplayDocTitle true",
        ] {
            assert!(holds(&pdf, wanted), "{wanted} is missing");
        }
        assert!(
            holds(&pdf, "pdfuaid:part"),
            "the file does not claim PDF/UA-1"
        );
    }
}

/// The tags of a document in reading order.
fn tags(name: &str, pdf: &[u8]) -> Option<Vec<String>> {
    let bytes = pdfinfo(name, pdf)?;
    Some(
        bytes
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .map(|tag| tag.trim_end_matches(':').to_owned())
            .collect(),
    )
}

fn pdfinfo(name: &str, pdf: &[u8]) -> Option<String> {
    poppler("pdfinfo", &["-struct"], name, pdf)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

#[test]
fn a_leaflet_has_one_first_heading_and_leaves_no_level_out() {
    for (name, sample) in [("tags", walk()), ("tags-folded", folded())] {
        let Some(tags) = tags(name, &leaflet(&sample).unwrap()) else {
            return;
        };
        let levels: Vec<u32> = tags
            .iter()
            .filter_map(|tag| tag.strip_prefix('H')?.parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&1), "{tags:?}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{levels:?}"
        );
    }
}

#[test]
fn steps_are_a_list_the_code_is_a_figure_and_the_address_a_link() {
    let Some(tags) = tags("roles", &leaflet(&walk()).unwrap()) else {
        return;
    };
    let count = |wanted: &str| tags.iter().filter(|tag| *tag == wanted).count();
    assert_eq!(count("LI"), walk().steps.len());
    assert_eq!((count("L"), count("Figure"), count("Link")), (1, 1, 1));
}

#[test]
fn the_code_has_words_for_those_who_do_not_see_it() {
    assert!(holds(
        &leaflet(&walk()).unwrap(),
        "/Alt(QR-kode til siden landgang.example/f/gaaturen-ved-aaen)"
    ));
}

#[test]
fn the_address_can_be_opened_from_a_screen() {
    assert!(holds(
        &leaflet(&walk()).unwrap(),
        "/URI(https://landgang.example/f/gaaturen-ved-aaen)"
    ));
}

#[test]
fn the_file_s_own_title_is_the_neutral_one_all_5() {
    let pdf = leaflet(&walk()).unwrap();
    let Some(bytes) = poppler("pdfinfo", &[], "title", &pdf) else {
        return;
    };
    let info = String::from_utf8_lossy(&bytes).into_owned();
    let title = info.lines().find_map(|line| line.strip_prefix("Title:"));
    assert_eq!(title.map(str::trim), Some("Folder"));
}

#[test]
fn a_paper_without_title_or_language_is_refused() {
    let untitled = KeyCard {
        title: String::new(),
        ..key()
    };
    assert!(matches!(key_card(&untitled), Err(ReportError::Pdf(_))));
    let mute = KeyCard {
        language: " ".to_owned(),
        ..key()
    };
    assert!(matches!(key_card(&mute), Err(ReportError::NoLanguage)));
}
