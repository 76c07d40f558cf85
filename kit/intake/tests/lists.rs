//! Lists as people have them: what is read, what is refused with its line, and that nothing a stranger writes does harm (CV-11, CV-12,
//! NW-15).

#![cfg(test)]

use std::io::{Cursor, Write as _};

use jiff::civil::date;
use kit_intake::{
    Fault, FaultKind, Field, Giver, Limits, Mapping, read_calendar, read_events, read_table,
};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn giver() -> Giver {
    Giver {
        source: "liste".to_owned(),
        organization: Some("Frivilligcentret".to_owned()),
    }
}

fn table(text: &[u8]) -> Result<kit_intake::Taken, Vec<Fault>> {
    read_table(text, &Mapping::default(), &giver(), &Limits::default())
}

const LIST: &str = "\u{feff}Navn;Forening;Adresse;Postnr;Telefon;E-mail;Tider;Pris;Alder fra;Kørestol;Sprog;Kategori;Opdateret;Bemærkning\r\n\
    Værestedet Pejsen;Pejsens venner;Havnegade 4;4799 Demokøbing;12 34 56 78;pejsen@havnen.example;\"man-fre 9-15, lørdag 10-13\";Gratis;18;ja;Dansk, Arabisk;varmestue;01-11-2026;hemmelig\r\n\
    \r\n\
    Kor for alle;;;4799;;;tirsdag i ulige uger;;;nej;;;;\r\n";

/// CV-12, NW-15: a drop-in centre is an entry like any other; a name is enough, and the rest may be empty.
#[test]
fn a_list_of_a_volunteer_centre_becomes_entries_with_hours_and_a_receipt() {
    let taken = table(LIST.as_bytes()).expect("a good list");
    let communities = taken.feed.communities();
    let named = |name: &str| {
        let found = communities.iter().find(|one| one.name == name);
        found.unwrap_or_else(|| panic!("{name}"))
    };
    let house = named("Værestedet Pejsen");
    assert_eq!(house.organization.as_deref(), Some("Pejsens venner"));
    let place = house.place.as_ref().expect("a place");
    assert_eq!(
        (place.postcode.as_deref(), place.city.as_deref()),
        (Some("4799"), Some("Demokøbing"))
    );
    let monday = date(2026, 11, 23).at(0, 0, 0, 0);
    assert_eq!(
        house.next_meeting(monday),
        Some(date(2026, 11, 23).at(9, 0, 0, 0))
    );
    let saturday = date(2026, 11, 28);
    assert_eq!(
        house.next_meeting(saturday.at(0, 0, 0, 0)),
        Some(saturday.at(10, 0, 0, 0))
    );
    assert_eq!(house.minimum_age, Some(18));
    assert_eq!(house.step_free, Some(true));
    assert_eq!(house.languages, ["Dansk", "Arabisk"]);
    assert_eq!(house.assured_date, Some(date(2026, 11, 1)));
    assert_eq!(house.popular_words, ["varmestue"]);

    // Nobody behind it is named, so it is whoever gave the list; a time that is not understood stays words.
    let choir = named("Kor for alle");
    assert_eq!(choir.organization.as_deref(), Some("Frivilligcentret"));
    assert_eq!(choir.next_meeting(monday), None);
    assert_eq!(
        choir.times[0].description.as_deref(),
        Some("tirsdag i ulige uger")
    );
    assert_eq!(taken.notes.len(), 1);
    let note = taken.notes[0].danish_line();
    assert!(
        note.starts_with(
            "Linje 4, kolonnen “Tider”: Tiden “tirsdag i ulige uger” er gemt som ord."
        ),
        "{note}"
    );
    // What nobody understands is said to be left out, and is not in the feed.
    let left_out: Vec<&str> = taken
        .columns
        .iter()
        .filter(|(_, field)| field.is_none())
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(left_out, ["Bemærkning"]);
    assert!(!format!("{:?}", taken.feed).contains("hemmelig"));
}

/// The same list again gives the same ids, so that an import a second time changes nothing; and any common writing of it is read.
#[test]
fn a_list_is_the_same_however_it_is_written() {
    let taken = table(LIST.as_bytes()).expect("a good list");
    let again = table(LIST.as_bytes()).expect("a good list");
    assert_eq!(taken.feed, again.feed);
    let tabs = LIST.replace(';', "\t");
    assert_eq!(table(tabs.as_bytes()).expect("tabs").feed, taken.feed);
    let unix = LIST.replace("\r\n", "\n");
    assert_eq!(table(unix.as_bytes()).expect("unix").feed, taken.feed);
    // As a Danish spreadsheet writes it: one byte a letter, no mark.
    let windows: Vec<u8> = LIST
        .trim_start_matches('\u{feff}')
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Windows-1252"))
        .collect();
    assert_eq!(table(&windows).expect("Windows").feed, taken.feed);
}

/// Every fault with its line and column and what to do; nothing is read.
#[test]
fn a_list_with_faults_is_refused_whole_with_every_line_named() {
    let list = "Navn,Mail,Hjemmeside,Alder fra,Kørestol,Opdateret,Lat\n\
        ,a@b.dk,,,,,\n\
        Ens,mette,havnen,atten,måske,31-02-2026,99\n\
        Ens,,,,,,\n";
    let read = |organization: Option<&str>| {
        let giver = Giver {
            source: "liste".to_owned(),
            organization: organization.map(str::to_owned),
        };
        let read = read_table(
            list.as_bytes(),
            &Mapping::default(),
            &giver,
            &Limits::default(),
        );
        let faults = read.expect_err("faults");
        faults.iter().map(Fault::danish_line).collect::<Vec<_>>()
    };
    let told = read(Some("Frivilligcentret"));
    let expected = [
        "Linje 2: Stedet har intet navn.",
        "Linje 3, kolonnen “Lat”: “99” er ikke grader.",
        "Linje 3, kolonnen “Mail”: “mette” er ikke en mailadresse.",
        "Linje 3, kolonnen “Hjemmeside”: “havnen” er ikke en adresse.",
        "Linje 3, kolonnen “Alder fra”: “atten” er ikke en alder.",
        "Linje 3, kolonnen “Kørestol”: “måske” er hverken ja eller nej.",
        "Linje 3, kolonnen “Opdateret”: “31-02-2026” er ikke en dato.",
        "Linje 4: Det samme står i linje 3.",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (line, expected) in told.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
    }
    let nobody = read(None);
    assert!(
        nobody.iter().any(|line| line.contains("--organization")),
        "{nobody:?}"
    );
}

#[test]
fn a_mapping_says_which_column_is_which_and_a_wrong_one_says_what_is_wrong() {
    let list = b"Hvad hedder I;Andet;Navn\nKoret;x;y\n";
    let mapping = Mapping::read("[columns]\nname = \"Hvad hedder I\"\n").expect("a mapping");
    let taken = read_table(list, &mapping, &giver(), &Limits::default()).expect("read");
    assert_eq!(taken.feed.communities()[0].name, "Koret");
    // What the mapping names is not guessed a second time.
    assert_eq!(taken.columns[2], ("Navn".to_owned(), None));
    assert_eq!(taken.columns[0].1, Some(Field::Name));

    let unknown = Mapping::read("[columns]\nnavn = \"Navn\"\ntimes = 3\n").expect_err("no field");
    assert_eq!(unknown.len(), 2);
    assert!(
        unknown[0]
            .english_line()
            .contains("the fields are: id, name,")
    );
    let missing = Mapping::read("[columns]\nname = \"Titel\"\n").expect("a mapping");
    let faults = read_table(list, &missing, &giver(), &Limits::default()).expect_err("missing");
    assert!(faults.contains(&Fault {
        line: None,
        column: None,
        kind: FaultKind::NoSuchColumn("Titel".to_owned()),
    }));
    assert!(Mapping::read("[columns").is_err());
    let twice = table(b"Navn;Titel\na;b\n").expect_err("twice");
    assert_eq!(twice[0].kind, FaultKind::Twice(Field::Name));
    let none = table(b"A;B\na;b\n").expect_err("no name");
    assert_eq!(none[0].kind, FaultKind::NoNameColumn);
    for empty in [&b""[..], b"\n\n", b"Navn\n", b"Navn\n;;\n"] {
        assert_eq!(table(empty).expect_err("empty")[0].kind, FaultKind::Empty);
    }
}

/// A workbook with one sheet, made by hand from the standard (ECMA-376): cells as inline texts, numbers and a date.
fn workbook(rows: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"Grupper\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a workbook").into_inner()
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_workbook_is_read_with_its_numbers_and_days() {
    let heading = [
        cell("A3", "Navn"),
        cell("B3", "Postnr"),
        cell("C3", "Opdateret"),
    ]
    .concat();
    // 46327 days after the end of 1899 is 1 November 2026.
    let row = format!(
        "{}<c r=\"B4\"><v>4799</v></c><c r=\"C4\" s=\"1\"><v>46327</v></c>",
        cell("A4", "Café Æøå")
    );
    let bytes = workbook(&format!(
        "<row r=\"3\">{heading}</row><row r=\"4\">{row}</row>"
    ));
    let taken = table(&bytes).expect("a workbook");
    let cafe = &taken.feed.communities()[0];
    assert_eq!(cafe.name, "Café Æøå");
    let postcode = cafe.place.as_ref().and_then(|place| place.postcode.clone());
    assert_eq!(postcode.as_deref(), Some("4799"));
    assert_eq!(cafe.assured_date, Some(date(2026, 11, 1)));

    let other = Mapping {
        sheet: Some("Andet".to_owned()),
        ..Mapping::default()
    };
    let faults = read_table(&bytes, &other, &giver(), &Limits::default()).expect_err("no sheet");
    assert_eq!(faults[0].kind, FaultKind::NoSuchSheet("Andet".to_owned()));
    // The line is the workbook's own.
    let nameless = format!(
        "<row r=\"3\">{heading}</row><row r=\"9\">{}</row>",
        cell("B9", "4799")
    );
    let faults = table(&workbook(&nameless)).expect_err("no name");
    assert_eq!(faults[0].line, Some(9));
}

/// One cell in the last corner of a sheet is not a table of seventeen billion, and a text that every cell means is not as many texts.
#[test]
fn a_workbook_with_a_cell_far_away_is_refused() {
    let near = format!("<row r=\"1\">{}</row>", cell("A1", "Navn"));
    let wide = format!("{near}<row r=\"2\">{}</row>", cell("XFD2", "x"));
    let faults = table(&workbook(&wide)).expect_err("too wide");
    assert_eq!(faults[0].kind, FaultKind::TooLarge { limit: 200 });
    let far = format!(
        "{near}<row r=\"1048576\">{}</row>",
        cell("A1048576", "Koret")
    );
    let taken = table(&workbook(&far)).expect("far down is a row like any other");
    assert_eq!(taken.feed.communities().len(), 1);
    let commas = format!("Navn;b\n{}\n", ";".repeat(1_000_000));
    let faults = table(commas.as_bytes()).expect_err("too wide");
    assert_eq!(faults[0].kind, FaultKind::TooLarge { limit: 200 });
    // The older form of workbooks is no table of text either.
    let old = table(b"\xd0\xcf\x11\xe0\x00\x00").expect_err("an old workbook");
    assert!(old[0].danish_line().contains("CSV eller XLSX"), "{old:?}");
}

/// A megabyte that becomes a gigabyte is refused before it is one.
#[test]
fn a_workbook_that_swells_is_refused() {
    let swollen = workbook(&" ".repeat(4 * 1024 * 1024));
    assert!(swollen.len() < 64 * 1024);
    let limits = Limits {
        unpacked_bytes: 1024 * 1024,
        ..Limits::default()
    };
    let faults = read_table(&swollen, &Mapping::default(), &giver(), &limits).expect_err("refused");
    assert_eq!(faults[0].kind, FaultKind::TooLarge { limit: 1024 * 1024 });
}

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Fællesspisning\\, for alle\r\nLOCATION:Biblioteket\\, Havnegade 4\r\nDTSTART;TZID=Europe/Copenhagen:20261103T173000\r\nDTEND;TZID=Europe/Copenhagen:20261103T193000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270630T000000Z\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Åbent hus\r\nDTSTART:20261128T090000Z\r\nDTEND:20261128T110000Z\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Åbent hus\r\nDTSTART;VALUE=DATE:20261205\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:I fjor\r\nDTSTART:20251128T090000Z\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Bestyrelsen\r\nCLASS:PRIVATE\r\nDTSTART:20261128T090000Z\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

#[test]
fn a_calendar_becomes_communities_with_their_rules_and_says_what_it_left_out() {
    let today = date(2026, 11, 24);
    let taken =
        read_calendar(CALENDAR.as_bytes(), today, &giver(), &Limits::default()).expect("read");
    let communities = taken.feed.communities();
    let names: Vec<&str> = communities.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let meal = communities
        .iter()
        .find(|one| one.name == "Fællesspisning, for alle")
        .expect("the meal");
    // Every other Tuesday from the third: the first of December comes next.
    let now = today.at(12, 0, 0, 0);
    assert_eq!(
        meal.next_meeting(now),
        Some(date(2026, 12, 1).at(17, 30, 0, 0))
    );
    let place = meal.place.as_ref().and_then(|place| place.name.clone());
    assert_eq!(place.as_deref(), Some("Biblioteket, Havnegade 4"));
    // Written in universal time, said in Denmark's.
    let house = communities
        .iter()
        .find(|one| one.name == "Åbent hus")
        .expect("the house");
    assert_eq!(
        house.next_meeting(now),
        Some(date(2026, 11, 28).at(10, 0, 0, 0))
    );
    assert_eq!(house.times.len(), 2);
    let notes: Vec<&FaultKind> = taken.notes.iter().map(|note| &note.kind).collect();
    assert_eq!(
        notes,
        [
            &FaultKind::RuleLeftOut("FREQ=YEARLY".to_owned()),
            &FaultKind::Over,
            &FaultKind::NotPublic
        ]
    );
}

#[test]
fn a_calendar_that_is_none_says_so() {
    let read = |text: &str| {
        read_calendar(
            text.as_bytes(),
            date(2026, 11, 24),
            &giver(),
            &Limits::default(),
        )
    };
    for text in [
        "",
        "hej",
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    let deep = format!("BEGIN:VCALENDAR\r\n{}", "BEGIN:VEVENT\r\n".repeat(200_000));
    assert!(read(&deep).is_err());
    for clock in ["1092", "2500", "99", "ab12"] {
        let wrong = CALENDAR.replace("20261128T090000Z", &format!("20261128T{clock}57"));
        assert!(read(&wrong).is_err(), "{clock}");
    }
    let wrong = CALENDAR.replace("DTSTART:20261128T090000Z", "DTSTART:i morgen");
    let faults = read(&wrong).expect_err("no day");
    assert_eq!(
        faults[0].danish_line(),
        "Linje 2, kolonnen “DTSTART”: “i morgen” er ikke en dato. Skriv den som 2026-11-24."
    );
}

#[test]
fn events_of_one_title_and_place_are_one_community() {
    let event = |start: &str, access: bool| {
        format!(
            "{{\"title\": \"Syng\", \"description\": \"<p>Alle &amp; enhver</p><script>x</script>\", \"publicAccess\": {access}, \
            \"organizer\": {{\"name\": \"Koret\", \"email\": \"somewhere#example.com\"}}, \
            \"occurrences\": [{{\"start\": \"{start}T18:30:00+00:00\", \"end\": \"{start}T20:00:00+00:00\"}}], \
            \"location\": {{\"name\": \"Salen\", \"street\": \"Havnegade 4\", \"postalCode\": \"4799\", \"city\": \"Demokøbing\", \
            \"telephone\": null, \"disabilityAccess\": true, \"coordinates\": [55.1, 11.9]}}}}"
        )
    };
    let list = format!(
        "[{},{},{},{}]",
        event("2026-12-08", true),
        event("2026-12-15", true),
        event("2025-12-08", true),
        event("2026-12-09", false)
    );
    let today = date(2026, 11, 24);
    let taken = read_events(list.as_bytes(), today, &giver(), &Limits::default()).expect("read");
    let communities = taken.feed.communities();
    assert_eq!(communities.len(), 1);
    let choir = &communities[0];
    assert_eq!(choir.times.len(), 2);
    assert_eq!(
        choir.next_meeting(today.at(12, 0, 0, 0)),
        Some(date(2026, 12, 8).at(19, 30, 0, 0))
    );
    assert_eq!(choir.description.as_deref(), Some("Alle & enhver x"));
    assert_eq!(choir.step_free, Some(true));
    assert_eq!(choir.email, None);
    let kinds: Vec<&FaultKind> = taken.notes.iter().map(|note| &note.kind).collect();
    assert!(kinds.contains(&&FaultKind::Over) && kinds.contains(&&FaultKind::NotPublic));
    for broken in ["", "{", "{}", "[]", "[{}]", "[1]"] {
        let read = read_events(broken.as_bytes(), today, &giver(), &Limits::default());
        assert!(read.is_err(), "{broken}");
    }
}

/// The format's own example (itk-dev/event-database-api): three events with the traps its source names.
#[test]
fn the_event_databases_own_answer_is_read_or_left_out_with_its_reason() {
    let Some(path) = kit_hsds::peer::peer_data("events/events.json") else {
        return;
    };
    let bytes = std::fs::read(path).expect("readable");
    let early = read_events(&bytes, date(2024, 1, 1), &giver(), &Limits::default()).expect("read");
    let told = early.feed.communities().len() + early.notes.len();
    assert!(
        told >= 3 && !early.feed.services.is_empty(),
        "{:?}",
        early.notes
    );
    for one in early.feed.communities() {
        let words = one.description.unwrap_or_default();
        assert!(!words.contains('<'), "{words}");
    }
    let late = read_events(&bytes, date(2100, 1, 1), &giver(), &Limits::default()).expect("read");
    assert!(late.feed.services.is_empty());
    let left_out = |note: &&Fault| matches!(note.kind, FaultKind::Over | FaultKind::NotPublic);
    assert_eq!(late.notes.iter().filter(left_out).count(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever bytes come, and whatever text in whatever cell: an answer, and every entry of it has a name.
    #[test]
    fn no_list_does_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400), cells in proptest::collection::vec("[^\r\n]{0,12}", 0..24)) {
        let today = date(2026, 11, 24);
        let rows: Vec<String> = cells.chunks(6).map(|row| row.join(";")).collect();
        let typed = format!("Navn;Tider;Alder fra;Opdateret;Mail;Postnr\n{}\n", rows.join("\n"));
        let calendar = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{}\nDTSTART:{}\nRRULE:{}\nEND:VEVENT\nEND:VCALENDAR\n",
            cells.first().cloned().unwrap_or_default(), cells.get(1).cloned().unwrap_or_default(), cells.get(2).cloned().unwrap_or_default());
        for text in [bytes.as_slice(), typed.as_bytes()] {
            let read = [table(text), read_calendar(text, today, &giver(), &Limits::default()), read_events(text, today, &giver(), &Limits::default())];
            for taken in read.into_iter().flatten() {
                prop_assert!(taken.feed.communities().iter().all(|one| !one.name.is_empty()));
            }
        }
        let read = read_calendar(calendar.as_bytes(), today, &giver(), &Limits::default());
        prop_assert!(read.is_ok() || !read.unwrap_err().is_empty());
    }
}

/// What a page asks about a table is asked of its text: the same entries, the same lines, whatever the file was.
#[test]
fn a_table_that_was_looked_at_reads_as_it_did() {
    let list = "Navn,Adresse\r\n\r\n\"Kor; sang\",\"Havnegade 4\"\r\n\r\n,x\r\n";
    let table = kit_intake::look_at(list.as_bytes(), &Limits::default()).expect("a table");
    assert_eq!(
        table.columns[0],
        ("Navn".to_owned(), Some(kit_intake::Field::Name))
    );
    let giver = Giver {
        source: "liste".to_owned(),
        organization: Some("Havnen".to_owned()),
    };
    let read = |text: &str, mapping: &Mapping| {
        read_table(text.as_bytes(), mapping, &giver, &Limits::default())
    };
    assert_eq!(
        read(list, &Mapping::default()),
        read(&table.text, &Mapping::default())
    );
    assert_eq!(
        read(list, &Mapping::default()).expect_err("no name")[0].line,
        Some(5)
    );
    // Said column by column, the names of the columns do not count.
    let turned = Mapping {
        in_order: Some(vec![
            Some(kit_intake::Field::Street),
            Some(kit_intake::Field::Name),
        ]),
        ..Mapping::default()
    };
    let taken = read(&table.text, &turned).expect("both have a name now");
    let names: Vec<String> = taken
        .feed
        .communities()
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert!(names.contains(&"x".to_owned()) && names.contains(&"Havnegade 4".to_owned()));
    assert_eq!(taken.lines.len(), 2);
    assert!(
        taken
            .feed
            .services
            .keys()
            .all(|id| taken.lines.contains_key(id))
    );
}
