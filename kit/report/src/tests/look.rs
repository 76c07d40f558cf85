//! The printed page as a camera sees it.

use super::support::{poppler, scan, walk};
use crate::{Leaflet, LeafletFormat, leaflet};

/// Renders a page at 300 dots an inch: width, height, grey values.
fn rendered(name: &str, page: &str, pdf: &[u8]) -> Option<(usize, usize, Vec<u8>)> {
    let options = ["-gray", "-r", "300", "-f", page, "-l", page];
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
        let Some((width, height, grey)) = rendered("print", "2", &pdf) else {
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
fn nothing_is_printed_within_ten_millimetres_of_the_edge() {
    let Some((width, height, grey)) = rendered("margin", "1", &leaflet(&walk()).unwrap()) else {
        return;
    };
    // Ten millimetres at 300 dots an inch; most home printers cannot print the outermost five.
    let margin = 118;
    for y in 0..height {
        for x in 0..width {
            let inside = (margin..width - margin).contains(&x)
                && (margin - 40..height - margin + 40).contains(&y);
            assert!(inside || grey[y * width + x] > 250, "ink at {x},{y}");
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
        let Some((width, height, _)) = rendered("size", "1", &leaflet(&sample).unwrap()) else {
            return;
        };
        let mm = |pixels: usize| (pixels * 254 + 1_500) / 3_000;
        assert_eq!((mm(width), mm(height)), sides);
    }
}
