//! The printed page as a camera sees it.

use super::leaflet::thrice;
use super::support::{pages_of, poppler, scan, walk};
use crate::{Leaflet, LeafletFormat, leaflet};

/// Renders a page at so many dots an inch: width, height, grey values.
fn rendered(name: &str, page: &str, dots: u16, pdf: &[u8]) -> Option<(usize, usize, Vec<u8>)> {
    let dots = dots.to_string();
    let options = ["-gray", "-r", &dots, "-f", page, "-l", page];
    let image = poppler("pdftoppm", &options, name, pdf)?;
    let mut fields = Vec::new();
    let mut at = 0;
    while fields.len() < 4 {
        let end = at
            + image[at..]
                .iter()
                .position(u8::is_ascii_whitespace)
                .unwrap();
        fields.push(std::str::from_utf8(&image[at..end]).unwrap().to_owned());
        at = end + 1;
    }
    assert_eq!(fields[0], "P5");
    let (width, height) = (fields[1].parse().unwrap(), fields[2].parse().unwrap());
    Some((width, height, image[at..].to_vec()))
}

#[test]
fn the_printed_code_opens_the_public_page_and_is_at_least_25_mm_wide_vh_20() {
    for format in [LeafletFormat::A5, LeafletFormat::FoldedA4] {
        let sample = Leaflet { format, ..walk() };
        let pdf = leaflet(&sample).unwrap();
        let Some((width, height, grey)) = rendered("print", "2", 300, &pdf) else {
            return;
        };
        let (words, side) = scan(width, height, |x, y| grey[y * width + x]);
        assert_eq!(words, sample.url);
        let side_mm = f64::from(side) / 300.0 * 25.4;
        assert!(
            (25.0..35.0).contains(&side_mm),
            "the code is {side_mm} mm wide"
        );
    }
}

#[test]
fn nothing_is_printed_at_the_edge_however_long_the_texts() {
    let pdf = leaflet(&thrice()).unwrap();
    for page in 1..=pages_of(&pdf) {
        let Some((width, height, grey)) = rendered("margin", &page.to_string(), 100, &pdf) else {
            return;
        };
        // Five millimetres: most home printers cannot reach further. Text keeps fourteen at the sides.
        let (edge, side) = (100 * 10 / 254 * 5, 100 * 10 / 254 * 13);
        for y in 0..height {
            for x in 0..width {
                let inside =
                    (side..width - side).contains(&x) && (edge..height - edge).contains(&y);
                assert!(
                    inside || grey[y * width + x] > 250,
                    "ink at {x},{y} of page {page}"
                );
            }
        }
    }
}

#[test]
fn the_sheets_have_their_sizes() {
    for (format, sides) in [
        (LeafletFormat::A5, (148, 210)),
        (LeafletFormat::FoldedA4, (297, 210)),
    ] {
        let sample = Leaflet { format, ..walk() };
        let Some((width, height, _)) = rendered("size", "1", 300, &leaflet(&sample).unwrap())
        else {
            return;
        };
        let mm = |pixels: usize| (pixels * 254 + 1_500) / 3_000;
        assert_eq!((mm(width), mm(height)), sides);
    }
}
