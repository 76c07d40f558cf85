//! Text from feeds and people on its way to paper: leaflet, cards, codes, the calendar file.

use jiff::Timestamp;
use kit_report::{
    Appointment, KeyCard, Leaflet, LeafletFormat, LeafletLabels, ReportError, VisitCard, calendar,
    key_card, leaflet, qr_svg, visit_card,
};

use crate::parts::{choice, texts};

/// The first byte chooses the paper; the texts stand between zero bytes.
pub(crate) fn read(bytes: &[u8]) {
    let (which, rest) = choice(bytes);
    let texts = texts(rest);
    let at = |index: usize| texts.get(index).cloned().unwrap_or_default();
    let title = titled(&texts);
    match which % 6 {
        0 => paper(leaflet(&folder(&texts, LeafletFormat::A5))),
        1 => paper(leaflet(&folder(&texts, LeafletFormat::FoldedA4))),
        2 => paper(key_card(&KeyCard {
            title,
            language: "da".to_owned(),
            heading: at(1),
            address: at(2),
            note: at(3),
            words: texts.iter().skip(4).cloned().collect(),
        })),
        3 => paper(visit_card(&VisitCard {
            title,
            language: "da".to_owned(),
            when: at(1),
            name: at(2),
            place: vec![at(3), at(4)],
            meeting: vec![at(5)],
            steps_label: at(6),
            not_today_label: at(7),
            not_today: vec![at(8)],
            own_words_label: at(9),
            steps: texts.iter().skip(10).cloned().collect(),
        })),
        4 => code(&at(0), &at(1)),
        _ => dated(&at(0), &at(1), &at(2)),
    }
}

/// Callers give every paper a title that begins with words of ours; PDF/UA refuses one without.
fn titled(texts: &[String]) -> String {
    format!("Folder {}", texts.first().map_or("", String::as_str))
}

fn folder(texts: &[String], format: LeafletFormat) -> Leaflet {
    let at = |index: usize| texts.get(index).cloned().unwrap_or_default();
    Leaflet {
        format,
        title: titled(texts),
        language: "da".to_owned(),
        cover: at(1),
        name: at(2),
        organization: at(3),
        when: vec![at(4), at(5)],
        place: vec![at(6), at(7)],
        welcome: at(8),
        door: at(9),
        quiet: at(10),
        leaving: at(11),
        size: at(12),
        cost: at(13),
        contact: vec![at(14)],
        address: at(15),
        // Ours: the public address, to which the slug is added.
        url: format!("https://landgang.example/f/{}", at(16)),
        dated: at(17),
        labels: LeafletLabels {
            when: "Hvornår".to_owned(),
            steps: "Sådan er første gang".to_owned(),
            code_alt: "Kode til siden".to_owned(),
            ..LeafletLabels::default()
        },
        steps: texts.iter().skip(18).cloned().collect(),
    }
}

/// A whole file comes out, or the one refusal that a text can cause.
fn paper(came: Result<Vec<u8>, ReportError>) {
    match came {
        Ok(pdf) => assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF")),
        Err(ReportError::TooMuchForQr { .. }) => {}
        Err(other) => panic!("a text kept the paper from being written: {other:?}"),
    }
}

fn code(address: &str, title: &str) {
    match qr_svg(address, title) {
        Ok(svg) => {
            assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
            assert_eq!(svg.matches('<').count(), 6, "a text became an element");
        }
        Err(fault) => assert!(matches!(fault, ReportError::TooMuchForQr { .. })),
    }
}

/// No text may end the event and begin another (T19).
fn dated(uid: &str, title: &str, place: &str) {
    let file = calendar(&Appointment {
        uid: uid.to_owned(),
        version: 1,
        title: title.to_owned(),
        start: Timestamp::UNIX_EPOCH,
        end: Timestamp::UNIX_EPOCH,
        location: Some(place.to_owned()),
        stamped: Timestamp::UNIX_EPOCH,
    });
    let lines: Vec<&str> = file.split("\r\n").collect();
    assert!(
        lines.iter().all(|line| !line.contains(['\r', '\n'])),
        "a lone line break"
    );
    for once in [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "CLASS:PRIVATE",
    ] {
        assert_eq!(
            lines.iter().filter(|line| **line == once).count(),
            1,
            "{once}"
        );
    }
    let begun = lines
        .iter()
        .filter(|line| line.starts_with("BEGIN:"))
        .count();
    assert_eq!(begun, 2, "a text began a part of its own");
}
