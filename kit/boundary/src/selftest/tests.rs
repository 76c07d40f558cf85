//! What a report makes of its findings: counted, sorted, and judged. Each sentence here is a decision that a mutant
//! of T11 turns round.

use std::fs::{Permissions, set_permissions};

use super::*;

/// ABI 9 and an own user refuse reading, and cannot refuse sending by UDP.
const REFUSED: Attempt = Attempt::Read;
const OPEN: Attempt = Attempt::Udp;

fn report() -> Report {
    Report {
        at_ms: 0,
        status: Status::of_abi(9, true),
        tried: 0,
        refused: 0,
        known: Vec::new(),
        better: Vec::new(),
        worse: Vec::new(),
        not_tried: Vec::new(),
        home_faults: Vec::new(),
        home_tried: 0,
        neighbours_closed: true,
    }
}

fn finding(attempt: Attempt, outcome: Outcome) -> Finding {
    Finding {
        neighbour: "civil".to_owned(),
        attempt,
        from: Vantage::Caller,
        outcome,
    }
}

fn fault() -> HomeFault {
    HomeFault {
        step: HomeStep::StartThread,
        on: "a thread".to_owned(),
        said: "no".to_owned(),
    }
}

fn with(findings: &[Finding]) -> Report {
    let mut report = report();
    // Twice, since there are two vantages: the second part is added to the first.
    for _ in 0..2 {
        report.take(Part {
            findings: findings.to_vec(),
            home_faults: Vec::new(),
            home_tried: 3,
        });
    }
    report
}

#[test]
fn what_the_table_refuses_and_the_kernel_refused_is_counted_and_needs_no_words() {
    let report = with(&[finding(REFUSED, Outcome::Refused)]);
    assert_eq!((report.tried, report.refused, report.home_tried), (2, 2, 6));
    assert!(report.known.is_empty() && report.better.is_empty() && report.worse.is_empty());
    assert!(report.passed());
    assert_eq!(report.trial(), Trial::Passed);
}

#[test]
fn what_the_table_refuses_and_was_reached_ends_the_process() {
    let report = with(&[finding(REFUSED, Outcome::Reached)]);
    assert_eq!((report.tried, report.refused), (2, 0));
    assert_eq!(report.worse.len(), 2);
    assert!(report.known.is_empty() && report.better.is_empty());
    assert!(!report.passed());
    assert_eq!(report.trial(), Trial::Failed);
}

#[test]
fn a_gap_that_the_table_names_is_known_and_no_fault() {
    let report = with(&[finding(OPEN, Outcome::Reached)]);
    assert_eq!((report.tried, report.refused), (2, 0));
    assert_eq!(report.known.len(), 2);
    assert!(report.worse.is_empty() && report.better.is_empty());
    assert!(report.passed());
}

#[test]
fn what_is_refused_beyond_the_table_is_noted_as_better() {
    let report = with(&[finding(OPEN, Outcome::Refused)]);
    assert_eq!((report.tried, report.refused), (2, 2));
    assert_eq!(report.better.len(), 2);
    assert!(report.worse.is_empty() && report.known.is_empty());
}

#[test]
fn what_had_nothing_to_be_tried_on_is_no_refusal() {
    let report = with(&[finding(REFUSED, Outcome::NotTried(Lack::NotThere))]);
    assert_eq!((report.tried, report.refused), (0, 0));
    assert_eq!(report.not_tried.len(), 2);
    assert!(report.passed());
    assert_eq!(report.trial(), Trial::Incomplete);
}

#[test]
fn what_the_wall_itself_grants_leaves_the_test_whole() {
    let report = with(&[finding(REFUSED, Outcome::NotTried(Lack::Granted))]);
    assert_eq!(report.trial(), Trial::Passed);
}

#[test]
fn a_home_that_does_not_work_ends_the_process_though_nothing_was_reached() {
    let mut report = report();
    report.take(Part {
        findings: Vec::new(),
        home_faults: vec![fault()],
        home_tried: 1,
    });
    assert!(report.worse.is_empty());
    assert!(!report.passed());
    assert_eq!(report.trial(), Trial::Failed);
}

#[test]
fn a_directory_is_closed_only_if_nobody_but_its_owner_gets_in() {
    let dir = std::env::temp_dir().join(format!("boundary-closed-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let neighbour = Neighbour {
        name: "civil".to_owned(),
        database: dir.join("db"),
        dir,
        key_file: None,
        sockets: Vec::new(),
        abstract_socket: None,
        port: None,
        pid: None,
    };
    for (mode, shut) in [
        (0o700, true),
        (0o500, true),
        (0o750, false),
        (0o701, false),
        (0o777, false),
    ] {
        set_permissions(&neighbour.dir, Permissions::from_mode(mode)).unwrap();
        assert_eq!(closed(&neighbour), shut, "mode {mode:o}");
    }
    set_permissions(&neighbour.dir, Permissions::from_mode(0o700)).unwrap();
    std::fs::remove_dir_all(&neighbour.dir).unwrap();
    assert!(!closed(&neighbour), "what cannot be seen counts as open");
}
