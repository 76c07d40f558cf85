//! QR codes open the address they were made from, and are the same for all (VH-20).

use super::support::scan;
use crate::qr::Code;
use crate::{ReportError, qr_svg};

const URL: &str = "https://landgang.example/f/gaaturen-ved-aaen";

/// Paints the path of the picture, and nothing else, ten pixels a module.
fn painted(svg: &str) -> Vec<Vec<bool>> {
    let after = |text: &str, mark: &str| text.split_once(mark).unwrap().1.to_owned();
    let side: usize = after(svg, "viewBox=\"0 0 ")
        .split_once(' ')
        .unwrap()
        .0
        .parse()
        .unwrap();
    let mut dark = vec![vec![false; side * 10]; side * 10];
    let path = after(&after(svg, "fill=\"#000\""), "d=\"");
    for run in path.split_once('"').unwrap().0.split_terminator('z') {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, length, 1, back] = numbers[..] else {
            panic!("not a run of modules: {run}");
        };
        assert_eq!(length, back);
        for row in dark.iter_mut().skip(y * 10).take(10) {
            row[x * 10..(x + length) * 10].fill(true);
        }
    }
    dark
}

#[test]
fn the_picture_opens_the_address_it_was_made_from() {
    let dark = painted(&qr_svg(URL, "QR-kode").unwrap());
    let (words, _) = scan(
        dark.len(),
        dark.len(),
        |x, y| if dark[y][x] { 0 } else { 255 },
    );
    assert_eq!(words, URL);
}

#[test]
fn four_modules_around_the_code_stay_empty() {
    let dark = painted(&qr_svg(URL, "QR-kode").unwrap());
    let side = dark.len();
    for (y, row) in dark.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            let edge = x.min(y).min(side - 1 - x).min(side - 1 - y);
            assert!(!dark || edge >= 40, "dark at {x},{y}");
        }
    }
}

#[test]
fn the_same_address_gives_the_same_picture_vh_20() {
    assert_eq!(
        qr_svg(URL, "QR-kode").unwrap(),
        qr_svg(URL, "QR-kode").unwrap()
    );
    assert_ne!(
        qr_svg(URL, "QR-kode").unwrap(),
        qr_svg("https://x.example", "QR-kode").unwrap()
    );
}

#[test]
fn the_picture_has_a_name_and_obeys_a_strict_content_security_policy() {
    let svg = qr_svg(URL, "Kode til »Gåturen« & \"åen\" <b>").unwrap();
    assert!(svg.contains("role=\"img\""));
    assert!(svg.contains("aria-label=\"Kode til »Gåturen« &amp; &quot;åen&quot; &lt;b&gt;\""));
    assert!(svg.contains("<title>Kode til"));
    assert!(!svg.contains("style") && !svg.contains("script") && !svg.contains("<b>"));
}

#[test]
fn an_endless_address_is_refused_with_its_length() {
    let endless = "a".repeat(5_000);
    assert!(matches!(
        qr_svg(&endless, "QR-kode"),
        Err(ReportError::TooMuchForQr { bytes: 5_000, .. })
    ));
}

#[test]
fn runs_hold_exactly_the_dark_modules() {
    let code = Code::of(URL).unwrap();
    let encoded = fast_qr::QRBuilder::new(URL)
        .ecl(fast_qr::ECL::Q)
        .build()
        .unwrap();
    let dark = (0..encoded.size)
        .flat_map(|row| encoded[row].iter())
        .filter(|module| module.value())
        .count();
    assert_eq!(
        code.runs().iter().map(|run| run.length).sum::<usize>(),
        dark
    );
}
