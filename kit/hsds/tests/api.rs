//! The paged API of a directory, also when its server is slow, endless or wrong.
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]

mod common;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use common::{Reply, ask, lines, own, serve};
use kit_hsds::{Counted, Fault, FaultKind, Feed, Limits, Severity};
use serde_json::{Value, json};

const WALK: &str = "0b7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b01";

fn front() -> Reply {
    Reply::Json(json!({ "version": "3.0", "profile": "https://x.example", "openapi_url": "https://x.example" }).to_string())
}

fn walk() -> Value {
    serde_json::from_slice(&std::fs::read(own("feed/service.json")).unwrap()).unwrap()
}

fn summary(number: u32) -> Value {
    json!({ "id": format!("0b7c6f0a-3f0e-4d59-9a50-{number:012}"), "name": format!("Kor {number}"), "status": "active" })
}

fn page(number: u64, pages: u64, contents: &[Value]) -> Reply {
    Reply::Json(
        json!({
            "total_items": pages * u64::try_from(contents.len()).unwrap(), "total_pages": pages, "page_number": number,
            "size": contents.len(), "first_page": number == 1, "last_page": number == pages,
            "empty": contents.is_empty(), "contents": contents,
        })
        .to_string(),
    )
}

fn quick() -> Limits {
    Limits {
        request_time: Duration::from_secs(1),
        ..Limits::default()
    }
}

fn asked(
    limits: &Limits,
    pages: &[(&str, Reply)],
    other: impl Fn(&str) -> Reply + Send + Sync + Clone + 'static,
) -> Result<Feed, Vec<Fault>> {
    let pages = pages
        .iter()
        .map(|(path, reply)| ((*path).to_owned(), reply.clone()))
        .collect::<BTreeMap<_, _>>();
    ask(&serve(pages, other), limits)
}

fn kinds(faults: &[Fault]) -> Vec<FaultKind> {
    faults.iter().map(|fault| fault.kind.clone()).collect()
}

fn full(path: &str) -> Reply {
    let id = path.strip_prefix("/services/").unwrap_or_default();
    match id.rsplit('-').next().and_then(|end| end.parse().ok()) {
        Some(number) => {
            let mut service = summary(number);
            service["wait_time"] = "ingen".into();
            Reply::Json(service.to_string())
        }
        None => Reply::Status(404),
    }
}

#[test]
fn all_pages_are_read_and_every_service_is_asked_for_in_full() {
    let pages = [
        ("/", front()),
        ("/services?page=1", page(1, 3, &[summary(1), summary(2)])),
        ("/services?page=2", page(2, 3, &[summary(3), summary(4)])),
        ("/services?page=3", page(3, 3, &[summary(5), summary(6)])),
    ];
    let feed = asked(&quick(), &pages, full).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(feed.services.len(), 6);
    assert!(
        feed.services
            .values()
            .all(|service| service.wait_time.as_deref() == Some("ingen"))
    );
    assert_eq!(lines(&feed.notes), "");
}

#[test]
fn an_address_below_a_folder_and_a_redirect_are_followed() {
    let pages = [
        ("/api", Reply::Redirect("/api/".into())),
        ("/api/", front()),
        (
            "/api/services?page=1",
            page(
                1,
                1,
                &[json!({ "id": WALK, "name": "Gåturen ved åen", "status": "active" })],
            ),
        ),
        (
            &format!("/api/services/{WALK}"),
            Reply::Json(walk().to_string()),
        ),
    ];
    let pages = pages
        .into_iter()
        .map(|(path, reply)| (path.to_owned(), reply))
        .collect();
    let address = serve(pages, |_| Reply::Status(404)).join("api").unwrap();
    let feed = ask(&address, &quick()).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(feed.communities()[0].slug, "gaaturen-ved-aaen");
}

#[test]
fn a_list_or_one_record_can_be_given_by_its_own_address() {
    let pages: BTreeMap<_, _> = [
        ("/services".to_owned(), page(1, 1, &[summary(1)])),
        ("/services?page=1".to_owned(), page(1, 1, &[summary(1)])),
        ("/feed/one.json".to_owned(), Reply::Json(walk().to_string())),
    ]
    .into();
    let address = serve(pages, full);
    for (path, count) in [("services", 1), ("feed/one.json", 1)] {
        let feed = ask(&address.join(path).unwrap(), &quick())
            .unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        assert_eq!(feed.services.len(), count, "{path}");
    }
}

#[test]
fn a_service_taken_down_since_the_list_was_made_is_a_note() {
    let pages = [
        ("/", front()),
        ("/services?page=1", page(1, 1, &[summary(1)])),
    ];
    let feed = asked(&quick(), &pages, |_| Reply::Status(404))
        .unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(kinds(&feed.notes), [FaultKind::Status { status: 404 }]);
    assert_eq!(feed.services.len(), 1);
}

#[test]
fn a_server_that_fails_refuses_the_import() {
    let faults = asked(&quick(), &[("/", front())], |_| Reply::Status(503)).unwrap_err();
    let errors = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error);
    assert!(
        errors
            .clone()
            .any(|fault| fault.file.ends_with("/services?page=1")),
        "{}",
        lines(&faults)
    );
    assert!(
        errors
            .clone()
            .all(|fault| fault.kind == FaultKind::Status { status: 503 })
    );
}

#[test]
fn a_list_that_repeats_itself_ends() {
    let again = |path: &str| match path {
        "/" => front(),
        path if path.starts_with("/services?page=") => page(1, 1_000_000, &[summary(1)]),
        path => full(path),
    };
    let faults = asked(&quick(), &[], again).unwrap_err();
    assert!(
        kinds(&faults).contains(&FaultKind::Endless),
        "{}",
        lines(&faults)
    );
}

#[test]
fn a_list_that_never_ends_stops_at_the_page_limit() {
    let onwards = |path: &str| match path.strip_prefix("/services?page=") {
        Some(number) => {
            let number: u32 = number.parse().unwrap();
            page(number.into(), 1_000_000, &[summary(number)])
        }
        None if path == "/" => front(),
        None => full(path),
    };
    let limits = Limits {
        pages: 7,
        ..quick()
    };
    let faults = asked(&limits, &[], onwards).unwrap_err();
    assert!(
        kinds(&faults).contains(&FaultKind::TooMany {
            what: Counted::Pages,
            limit: 7
        }),
        "{}",
        lines(&faults)
    );
}

#[test]
fn a_server_that_trickles_or_floods_is_left_in_time() {
    let begun = Instant::now();
    let faults = asked(&quick(), &[], |_| Reply::Trickle).unwrap_err();
    assert!(
        kinds(&faults).contains(&FaultKind::Slow { seconds: 1 }),
        "{}",
        lines(&faults)
    );
    let small = Limits {
        file_bytes: 100_000,
        ..quick()
    };
    let faults = asked(&small, &[], |_| Reply::Flood).unwrap_err();
    assert!(
        kinds(&faults).contains(&FaultKind::TooLarge {
            limit_bytes: 100_000
        }),
        "{}",
        lines(&faults)
    );
    let faults = asked(&quick(), &[], |_| Reply::Hang).unwrap_err();
    assert!(
        matches!(faults[0].kind, FaultKind::Unreachable { .. }),
        "{}",
        lines(&faults)
    );
    let faults = asked(&quick(), &[], |_| Reply::Redirect("/again".into())).unwrap_err();
    assert!(
        matches!(faults[0].kind, FaultKind::Unreachable { .. }),
        "{}",
        lines(&faults)
    );
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_server_that_dies_halfway_is_not_asked_for_every_service() {
    let many: Vec<Value> = (1..=50).map(summary).collect();
    let pages = [("/", front()), ("/services?page=1", page(1, 1, &many))];
    let faults = asked(&quick(), &pages, |path| {
        if path.contains("/services/") {
            Reply::Hang
        } else {
            Reply::Status(404)
        }
    })
    .unwrap_err();
    let failed = kinds(&faults)
        .into_iter()
        .filter(|kind| matches!(kind, FaultKind::Unreachable { .. }))
        .count();
    assert_eq!(failed, 3, "{}", lines(&faults));
}

#[test]
fn a_harvest_ends_when_its_time_is_up() {
    let limits = Limits {
        harvest_time: Duration::ZERO,
        ..quick()
    };
    let faults = asked(&limits, &[("/", front())], full).unwrap_err();
    assert!(
        kinds(&faults).contains(&FaultKind::Slow { seconds: 0 }),
        "{}",
        lines(&faults)
    );
}

#[test]
fn a_page_that_is_no_json_is_named_by_its_address() {
    let faults = asked(&quick(), &[], |_| Reply::Json("<html>".into())).unwrap_err();
    assert!(matches!(
        faults[0].kind,
        FaultKind::BrokenJson { line: 1, .. }
    ));
    assert!(
        faults[0].file.starts_with("http://127.0.0.1"),
        "{}",
        faults[0].file
    );
}
