//! The calendar file.

use crate::{Appointment, calendar};

fn walk() -> Appointment {
    Appointment {
        uid: "3f6c1c9e-0001@landgang.example".to_owned(),
        version: 0,
        title: "Aftale".to_owned(),
        start: "2026-11-25T15:00:00Z".parse().unwrap(),
        end: "2026-11-25T15:45:00Z".parse().unwrap(),
        location: Some("Bænken foran biblioteket, Havnegade 4".to_owned()),
        stamped: "2026-11-20T09:12:30.9Z".parse().unwrap(),
    }
}

#[test]
fn the_file_says_when_and_where_and_no_more_all_5() {
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//calendar//calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "CLASS:PRIVATE",
        "DTEND:20261125T154500Z",
        "DTSTAMP:20261120T091230Z",
        "DTSTART:20261125T150000Z",
        "LOCATION:Bænken foran biblioteket\\, Havnegade 4",
        "SEQUENCE:0",
        "SUMMARY:Aftale",
        "UID:3f6c1c9e-0001@landgang.example",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(calendar(&walk()), lines.join("\r\n"));
}

#[test]
fn the_place_is_left_out_when_it_is_not_given() {
    let file = calendar(&Appointment {
        location: None,
        ..walk()
    });
    assert!(!file.contains("LOCATION"));
}

#[test]
fn a_text_with_line_breaks_cannot_add_lines_of_its_own() {
    let file = calendar(&Appointment {
        title: "Aftale\r\nATTENDEE:mailto:x@y.example".to_owned(),
        uid: "1\r\nURL:https://x.example".to_owned(),
        ..walk()
    });
    assert!(
        !file.contains("\nATTENDEE") && !file.contains("\nURL"),
        "{file}"
    );
}

#[test]
fn long_lines_are_folded_and_lose_nothing() {
    let place = "Bænken foran biblioteket ved den gamle ærø-båd og rådhuset, ".repeat(5);
    let file = calendar(&Appointment {
        location: Some(place.clone()),
        ..walk()
    });
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    let unfolded = file.replace("\r\n ", "").replace("\\,", ",");
    assert!(unfolded.contains(place.trim()), "{unfolded}");
}

#[test]
fn a_moved_appointment_keeps_its_name_and_counts_up() {
    let moved = calendar(&Appointment {
        version: 3,
        ..walk()
    });
    assert!(moved.contains("UID:3f6c1c9e-0001@landgang.example\r\n"));
    assert!(moved.contains("SEQUENCE:3\r\n"));
}

#[test]
fn the_same_appointment_is_the_same_file() {
    assert_eq!(calendar(&walk()), calendar(&walk()));
}
