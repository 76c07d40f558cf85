//! Every fault is listed, with file, record, field and what to do; a feed is refused whole or read whole.
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]

mod common;

use std::io::Write;

use common::{Folder, lines, own, read_path};
use kit_hsds::{Counted, Fault, FaultKind, Limits, Severity, Source, Type, read, read_bytes};
use serde_json::{Value, json};

const WALK: &str = "0b7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b01";

fn walk() -> Value {
    serde_json::from_slice(&std::fs::read(own("feed/service.json")).unwrap()).unwrap()
}

/// All faults of a document, whether it was refused or not.
fn faults_of(name: &str, bytes: &[u8]) -> Vec<Fault> {
    match read_bytes(name, bytes, &Limits::default()) {
        Ok(feed) => feed.notes,
        Err(faults) => {
            assert!(
                faults.iter().any(|fault| fault.severity == Severity::Error),
                "refused without an error"
            );
            faults
        }
    }
}

fn faults(value: &Value) -> Vec<Fault> {
    faults_of("service.json", value.to_string().as_bytes())
}

fn at<'a>(faults: &'a [Fault], field: &str) -> &'a Fault {
    let found = faults
        .iter()
        .find(|fault| fault.field.as_deref() == Some(field));
    found.unwrap_or_else(|| panic!("no fault at {field}:\n{}", lines(faults)))
}

#[test]
fn each_wrong_value_is_caught_at_its_place() {
    use Severity::{Error, Note};
    let place = "/service_at_locations/0/location";
    let planted: Vec<(String, Value, Severity, FaultKind)> = vec![
        ("/name".into(), Value::Null, Error, FaultKind::Missing),
        ("/name".into(), json!("  "), Error, FaultKind::Missing),
        (
            "/id".into(),
            json!("17"),
            Error,
            FaultKind::NotUuid { found: "17".into() },
        ),
        (
            "/phones/0/id".into(),
            json!("a-1"),
            Note,
            FaultKind::NotUuid {
                found: "a-1".into(),
            },
        ),
        (
            "/status".into(),
            json!("open"),
            Error,
            FaultKind::NotAllowed {
                found: "open".into(),
                allowed: &["active", "inactive", "defunct", "temporarily closed"],
            },
        ),
        (
            "/schedules/0/freq".into(),
            json!("SOMETIMES"),
            Error,
            FaultKind::NotAllowed {
                found: "SOMETIMES".into(),
                allowed: &["WEEKLY", "MONTHLY"],
            },
        ),
        (
            "/schedules/0/wkst".into(),
            json!("MANDAG"),
            Error,
            FaultKind::NotAllowed {
                found: "MANDAG".into(),
                allowed: &["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
            },
        ),
        (
            "/schedules/0/byday".into(),
            json!("ON"),
            Error,
            FaultKind::NotWeekdays { found: "ON".into() },
        ),
        (
            "/schedules/0/dtstart".into(),
            json!("5. august"),
            Error,
            FaultKind::NotDate {
                found: "5. august".into(),
            },
        ),
        (
            "/assured_date".into(),
            json!("2026-02-30"),
            Error,
            FaultKind::NotDate {
                found: "2026-02-30".into(),
            },
        ),
        (
            "/schedules/0/opens_at".into(),
            json!("kl. 16"),
            Error,
            FaultKind::NotTime {
                found: "kl. 16".into(),
            },
        ),
        (
            "/schedules/0/closes_at".into(),
            json!("25:00"),
            Error,
            FaultKind::NotTime {
                found: "25:00".into(),
            },
        ),
        (
            "/last_modified".into(),
            json!("i går"),
            Error,
            FaultKind::NotDateTime {
                found: "i går".into(),
            },
        ),
        (
            "/email".into(),
            json!("mette"),
            Note,
            FaultKind::NotEmail {
                found: "mette".into(),
            },
        ),
        (
            "/url".into(),
            json!("www.forening.dk"),
            Note,
            FaultKind::NotWebAddress {
                found: "www.forening.dk".into(),
            },
        ),
        (
            format!("{place}/location_type"),
            json!("hall"),
            Error,
            FaultKind::NotAllowed {
                found: "hall".into(),
                allowed: &["physical", "postal", "virtual"],
            },
        ),
        (
            format!("{place}/location_type"),
            Value::Null,
            Error,
            FaultKind::Missing,
        ),
        (
            format!("{place}/latitude"),
            json!(100),
            Note,
            FaultKind::OutsideGlobe {
                found: "100".into(),
            },
        ),
        (
            format!("{place}/addresses/0/postal_code"),
            Value::Null,
            Note,
            FaultKind::Missing,
        ),
        (
            "/organization/description".into(),
            Value::Null,
            Error,
            FaultKind::Missing,
        ),
        (
            "/phones".into(),
            json!("12 34"),
            Error,
            FaultKind::WrongType {
                expected: Type::List,
                found: Type::Text,
            },
        ),
        (
            "/phones/0".into(),
            json!(3),
            Error,
            FaultKind::WrongType {
                expected: Type::Record,
                found: Type::Number,
            },
        ),
        (
            "/organization".into(),
            json!([]),
            Error,
            FaultKind::WrongType {
                expected: Type::Record,
                found: Type::List,
            },
        ),
        (
            "/minimum_age".into(),
            json!("18"),
            Note,
            FaultKind::WrongType {
                expected: Type::Number,
                found: Type::Text,
            },
        ),
        (
            "/wait_time".into(),
            json!(3),
            Note,
            FaultKind::WrongType {
                expected: Type::Text,
                found: Type::Number,
            },
        ),
        (
            "/name".into(),
            json!(true),
            Error,
            FaultKind::WrongType {
                expected: Type::Text,
                found: Type::Truth,
            },
        ),
    ];
    for (pointer, value, severity, kind) in planted {
        let mut service = walk();
        match service.pointer_mut(&pointer) {
            Some(there) => *there = value,
            None => {
                let (parent, field) = pointer.rsplit_once('/').unwrap();
                service.pointer_mut(parent).unwrap()[field] = value;
            }
        }
        let faults = faults(&service);
        let fault = at(&faults, &pointer);
        assert_eq!(
            (&fault.kind, fault.severity),
            (&kind, severity),
            "{pointer}"
        );
        assert_eq!(fault.file, "service.json");
        assert!(
            fault.record.as_deref().unwrap().starts_with("service "),
            "{fault:?}"
        );
        assert_eq!(
            faults.len(),
            1,
            "one planted fault is one fault:\n{}",
            lines(&faults)
        );
    }
}

#[test]
fn a_required_name_that_is_only_a_number_is_refused() {
    let faults = faults(&json!({ "id": WALK, "name": 3, "status": "active" }));
    assert_eq!(at(&faults, "/name").severity, Severity::Error);
}

#[test]
fn all_faults_are_listed_at_once() {
    let service = json!({
        "id": "x", "status": "open", "assured_date": "?",
        "phones": [{}, { "id": WALK }],
        "schedules": [{ "id": WALK, "freq": "DAILY", "opens_at": "x" }],
    });
    let faults = faults(&service);
    let mut fields: Vec<_> = faults
        .iter()
        .filter_map(|fault| fault.field.as_deref())
        .collect();
    fields.sort_unstable();
    let expected = [
        "/assured_date",
        "/id",
        "/name",
        "/phones/0/id",
        "/phones/0/number",
        "/phones/1/number",
        "/schedules/0/freq",
        "/schedules/0/opens_at",
        "/status",
    ];
    assert_eq!(fields, expected, "{}", lines(&faults));
}

#[test]
fn broken_json_is_named_by_line_and_character() {
    let faults = faults_of("services.json", b"{\n  \"id\": \"x\",\n  \"name\" \"y\"\n}");
    assert!(
        matches!(
            faults[0].kind,
            FaultKind::BrokenJson {
                line: 3,
                column: 10,
                ..
            }
        ),
        "{}",
        lines(&faults)
    );
    let faults = faults_of("services.json", b"");
    assert!(
        matches!(faults[0].kind, FaultKind::BrokenJson { .. }),
        "{}",
        lines(&faults)
    );
}

#[test]
fn json_that_is_nested_without_end_is_refused() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(
        faults_of("x.json", deep.as_bytes())[0].kind,
        FaultKind::TooDeep { .. }
    ));
}

#[test]
fn another_encoding_is_named_by_its_line() {
    let mut latin = walk().to_string().replace('{', "{\n").into_bytes();
    latin.extend(b"\n\xe6");
    let line = latin.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert_eq!(
        faults_of("service.json", &latin)[0].kind,
        FaultKind::NotUtf8 { line }
    );
    assert_eq!(
        faults_of("services.csv", b"id,name\n1,Caf\xe9\n")[0].kind,
        FaultKind::NotUtf8 { line: 2 }
    );
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let marked = format!("\u{feff}{}", walk());
    assert_eq!(lines(&faults_of("service.json", marked.as_bytes())), "");
}

#[test]
fn older_versions_are_called_by_name() {
    let spring = json!({ "totalElements": 1, "content": [] });
    let front = json!({ "version": "HSDS-2.0.1", "profile": "https://x.example" });
    let mut service = walk();
    service["eligibilitys"] = json!([]);
    for (document, sign) in [
        (spring, "totalElements"),
        (front, "HSDS-2.0.1"),
        (service, "eligibilitys"),
    ] {
        let faults = faults(&document);
        let older = faults.iter().find(|fault| {
            fault.kind
                == FaultKind::OlderVersion {
                    sign: sign.to_owned(),
                }
        });
        assert_eq!(
            older.map(|fault| fault.severity),
            Some(Severity::Error),
            "{sign}:\n{}",
            lines(&faults)
        );
    }
    let faults = faults_of("regular_schedules.csv", b"id\n");
    assert_eq!(
        faults[0].kind,
        FaultKind::OlderVersion {
            sign: "regular_schedules.csv".into()
        }
    );
}

#[test]
fn an_envelope_that_does_not_add_up_is_noted() {
    let page = |envelope: Value| {
        let mut page = json!({ "contents": [walk()], "total_items": 1, "total_pages": 1, "page_number": 1, "size": 1 });
        page.as_object_mut()
            .unwrap()
            .extend(envelope.as_object().unwrap().clone());
        faults_of("services.json", page.to_string().as_bytes())
    };
    assert_eq!(lines(&page(json!({}))), "");
    let kind = |faults: &[Fault], field: &str| at(faults, field).kind.clone();
    assert_eq!(
        kind(&page(json!({ "total_items": 7 })), "/total_items"),
        FaultKind::WrongTotal {
            stated: 7,
            counted: 1
        }
    );
    assert_eq!(
        kind(&page(json!({ "size": 0 })), "/size"),
        FaultKind::WrongTotal {
            stated: 0,
            counted: 1
        }
    );
    assert_eq!(
        kind(&page(json!({ "empty": true })), "/empty"),
        FaultKind::WrongTotal {
            stated: 0,
            counted: 1
        }
    );
    let faults = page(json!({ "total_pages": 4, "total_items": 4 }));
    assert_eq!(faults[0].kind, FaultKind::OtherPages { page: 1, total: 4 });
    let faults = page(json!({ "total_pages": "four" }));
    assert!(matches!(
        at(&faults, "/total_pages").kind,
        FaultKind::WrongType { .. }
    ));
}

#[test]
fn one_id_with_two_contents_on_one_list_is_refused() {
    let service = |name: &str| json!({ "id": WALK, "name": name, "status": "active" });
    let faults = faults_of(
        "services.json",
        json!([service("Kor"), service("Bageri")])
            .to_string()
            .as_bytes(),
    );
    assert_eq!(
        at(&faults, "/name").kind,
        FaultKind::SameIdTwice {
            other: "services.json".into()
        }
    );
    let same = json!([service("Kor"), service("Kor")]);
    assert_eq!(
        lines(&faults_of("services.json", same.to_string().as_bytes())),
        ""
    );
}

#[test]
fn table_links_that_lead_nowhere_are_listed_by_row_and_column() {
    let folder = Folder::new();
    let id = |end: u8| format!("0b7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b{end:02}");
    folder.write(
        "organizations.csv",
        format!("id,name,description\n{},Forening,Vi er her\n", id(1)),
    );
    let (known, absent) = (id(1), id(99));
    let services = format!(
        "id,organization_id,name,status\r\n{},{known},Kor,active\r\n{},{absent},Bageri,active\r\n",
        id(2),
        id(3)
    );
    folder.write("services.csv", services);
    folder.write(
        "phones.csv",
        format!("id,service_id,number\n{},{absent},12 34 56 78\n", id(4)),
    );
    let faults = read_path(&folder.0).unwrap_err();
    let found: Vec<_> = faults
        .iter()
        .map(|fault| {
            (
                fault.severity,
                fault.line,
                fault.field.as_deref(),
                &fault.kind,
            )
        })
        .collect();
    let link = |table, needed| FaultKind::BrokenLink {
        table,
        id: absent.clone(),
        needed,
    };
    let (needed, spare) = (link("organizations.csv", true), link("services.csv", false));
    let expected = [
        (Severity::Error, Some(3), Some("organization_id"), &needed),
        (Severity::Note, Some(2), Some("service_id"), &spare),
    ];
    assert_eq!(found, expected, "{}", lines(&faults));
}

#[test]
fn broken_rows_and_tables_are_named() {
    let kinds = |name: &str, text: &str| {
        faults_of(name, text.as_bytes())
            .into_iter()
            .map(|fault| (fault.kind, fault.line))
            .collect::<Vec<_>>()
    };
    let ragged = kinds("services.csv", "id,name,status\na,b\n");
    assert!(
        ragged.contains(&(
            FaultKind::BrokenRow {
                expected: 3,
                found: 2
            },
            Some(2)
        )),
        "{ragged:?}"
    );
    assert!(
        kinds("services.csv", "name,status\nKor,active\n").contains(&(FaultKind::NoIdColumn, None))
    );
    assert!(kinds("opskrifter.csv", "id\n").contains(&(FaultKind::UnknownTable, None)));
    let id = "0b7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b01";
    let twice = kinds(
        "organizations.csv",
        &format!("id,name,description\n{id},A,a\n{id},B,b\n"),
    );
    let other = "organizations.csv:2".to_owned();
    assert!(
        twice.contains(&(FaultKind::SameIdTwice { other }, Some(3))),
        "{twice:?}"
    );
    let worded = kinds(
        "services.csv",
        &format!("id,name,status,minimum_age\n{id},Kor,active,atten\n"),
    );
    let wrong = FaultKind::WrongType {
        expected: Type::Number,
        found: Type::Text,
    };
    assert!(worded.contains(&(wrong, Some(2))), "{worded:?}");
}

/// A publisher's last record was taken out: only a page that says so itself is an empty feed, and only where the list is
/// known to be whole.
#[test]
fn a_whole_list_may_say_that_it_is_empty() {
    let read = |text: &str| {
        kit_hsds::read_whole_list("services.json", text.as_bytes(), &Limits::default())
    };
    let empty = r#"{"total_items":0,"last_page":true,"contents":[]}"#;
    assert_eq!(read(empty), Ok(kit_hsds::Feed::default()));
    assert!(kit_hsds::read_bytes("services.json", empty.as_bytes(), &Limits::default()).is_err());
    for other in [
        "[]",
        r#"{"contents":[]}"#,
        r#"{"total_items":3,"last_page":true,"contents":[]}"#,
        r#"{"total_items":0,"last_page":false,"contents":[]}"#,
        "",
    ] {
        assert!(read(other).is_err(), "{other}");
    }
}

#[test]
fn what_is_no_feed_is_said_to_be_none() {
    let kinds = |value: Value| {
        faults(&value)
            .into_iter()
            .map(|fault| fault.kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(json!([])), [FaultKind::NoRecords]);
    assert_eq!(
        kinds(json!(3)),
        [FaultKind::WrongType {
            expected: Type::Record,
            found: Type::Number
        }]
    );
    assert!(
        faults_of("other.json", b"{\"a\": 1}")
            .iter()
            .any(|fault| fault.kind == FaultKind::NotHsds)
    );
    let folder = Folder::new();
    let faults = read_path(&folder.0).unwrap_err();
    assert_eq!(faults[0].kind, FaultKind::NoRecords);
    let faults = read_path(&folder.0.join("absent")).unwrap_err();
    assert!(matches!(faults[0].kind, FaultKind::Unreadable { .. }));
    let faults = read_path(&folder.write("feed.zip", "no zip")).unwrap_err();
    assert!(
        matches!(faults[0].kind, FaultKind::BrokenZip { .. }),
        "{}",
        lines(&faults)
    );
}

fn limited(limits: &Limits, source: &std::path::Path) -> Vec<FaultKind> {
    let faults = read(&Source::Path(source.to_owned()), limits, &mut |_| {}).unwrap_err();
    faults.into_iter().map(|fault| fault.kind).collect()
}

#[test]
fn a_zip_bomb_is_unpacked_to_the_limit_only() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("services.json", zip::write::SimpleFileOptions::default())
        .unwrap();
    for _ in 0..64 {
        zip.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let packed = zip.finish().unwrap().into_inner();
    assert!(
        packed.len() < 200_000,
        "64 MB of spaces pack to {} bytes",
        packed.len()
    );
    let folder = Folder::new();
    let path = folder.write("bomb.zip", packed);
    let limits = Limits {
        file_bytes: 1_000_000,
        ..Limits::default()
    };
    assert!(limited(&limits, &path).contains(&FaultKind::TooLarge {
        limit_bytes: 1_000_000
    }));
}

#[test]
fn too_much_of_anything_is_refused_and_never_read_in_part() {
    let folder = Folder::new();
    for number in 0..5 {
        folder.write(
            &format!("services_{number}.json"),
            json!([walk()]).to_string(),
        );
    }
    let ordinary = Limits::default();
    assert!(read_path(&folder.0).is_ok());
    let files = Limits {
        files: 3,
        ..ordinary.clone()
    };
    assert!(limited(&files, &folder.0).contains(&FaultKind::TooMany {
        what: Counted::Files,
        limit: 3
    }));
    assert!(
        read(
            &Source::Path(folder.0.clone()),
            &Limits {
                files: 5,
                ..ordinary.clone()
            },
            &mut |_| {}
        )
        .is_ok()
    );
    let records = Limits {
        records: 20,
        ..ordinary.clone()
    };
    assert!(limited(&records, &folder.0).contains(&FaultKind::TooMany {
        what: Counted::Records,
        limit: 20
    }));
    let bytes = Limits {
        total_bytes: 8_000,
        ..ordinary
    };
    assert!(
        limited(&bytes, &folder.0)
            .iter()
            .any(|kind| matches!(kind, FaultKind::TooLarge { .. }))
    );
}

/// Found by the fuzzer (T17): a megabyte of wrong rows, packed into a kilobyte, took a gigabyte of faults.
#[test]
fn a_feed_that_is_wrong_in_every_line_is_refused_with_so_many_faults_and_no_more() {
    let limits = Limits {
        faults: 100,
        ..Limits::default()
    };
    let table = format!("id,status\n{}", "x,y\n".repeat(20_000));
    let records: Vec<_> = (0..20_000)
        .map(|number| json!({"id": number.to_string(), "status": "open"}))
        .collect();
    for (name, bytes) in [
        ("services.csv", table),
        ("services.json", json!(records).to_string()),
    ] {
        let faults = read_bytes(name, bytes.as_bytes(), &limits).unwrap_err();
        let errors = faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error);
        assert_eq!(errors.count(), 101, "{name}");
        let more = FaultKind::MoreFaults { limit: 100 };
        assert!(faults.iter().any(|fault| fault.kind == more), "{name}");
    }
}

/// As above: rows were counted after all of them had been read.
#[test]
fn rows_beyond_the_limit_are_not_read_on() {
    let limits = Limits {
        records: 10,
        ..Limits::default()
    };
    let table = format!("id,name\n{}", "x,y\n".repeat(1_000));
    let faults = read_bytes("services.csv", table.as_bytes(), &limits).unwrap_err();
    assert!(faults.iter().any(|fault| matches!(
        fault.kind,
        FaultKind::TooMany {
            what: Counted::Records,
            limit: 10
        }
    )));
    let last = faults.iter().filter_map(|fault| fault.line).max();
    assert_eq!(last, Some(12), "the eleventh row is the last one looked at");
}

/// As above, for records nested in one record.
#[test]
fn nested_records_beyond_the_limit_are_not_looked_at() {
    let limits = Limits {
        records: 10,
        ..Limits::default()
    };
    let mut service = walk();
    service["schedules"] = (0..1_000).map(|_| json!({"valid_from": "x"})).collect();
    let bytes = service.to_string();
    let faults = read_bytes("service.json", bytes.as_bytes(), &limits).unwrap_err();
    assert!(faults.iter().any(|fault| matches!(
        fault.kind,
        FaultKind::TooMany {
            what: Counted::Records,
            limit: 10
        }
    )));
    assert!(faults.len() < 50, "{} faults", faults.len());
}

#[test]
fn every_fault_says_in_two_languages_what_is_wrong_and_what_to_do() {
    let mut service = walk();
    service["status"] = json!("open");
    service["email"] = json!("mette");
    for fault in faults(&service) {
        for text in [
            fault.danish(),
            fault.danish_to_do(),
            fault.english(),
            fault.english_to_do(),
        ] {
            assert!(text.ends_with(['.', ')']), "{text}");
            let lower = text.to_lowercase();
            assert!(
                !lower.contains("invalid") && !lower.contains("ugyldig"),
                "{text}"
            );
        }
        assert_ne!(fault.danish(), fault.english());
    }
    let faults = faults(&service);
    let line = at(&faults, "/status").danish_line();
    let expected = format!(
        "Fejl: service.json · service {WALK} · /status: Standarden kender ikke »open« her. \
         Skriv et af ordene: active, inactive, defunct, temporarily closed."
    );
    assert_eq!(line, expected);
}
