//! Every committed input, and every one that once made a reader fall, is read again (T17).
#![cfg(test)]

use std::path::{Path, PathBuf};
use std::time::Duration;

/// The build without optimising is some ten times slower than the fuzzer's, which allows one second.
const LONGEST: Duration = Duration::from_secs(10);

fn inputs(of: &str, target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(of).join(target);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn every_committed_input_is_read_without_a_fall() {
    let mut survived = 0;
    for target in fuzz::ALL {
        let seeds = inputs("corpus", target.name);
        assert!(!seeds.is_empty(), "{} has no seeds", target.name);
        for path in seeds.iter().chain(&inputs("regressions", target.name)) {
            let bytes = std::fs::read(path).unwrap();
            assert!(
                bytes.len() <= target.longest,
                "{} is longer than the fuzzer would try",
                path.display()
            );
            println!("{}", path.display());
            let took = target.time(&bytes);
            assert!(took < LONGEST, "{} took {took:?}", path.display());
            survived += 1;
        }
    }
    println!("fuzz inputs read again: survived {survived} / {survived}, seed none");
}

/// Else the limit of a second would be one of nothing.
#[test]
fn reading_takes_time_that_is_counted() {
    let target = fuzz::named("hsds_json").unwrap();
    let mut bytes = b"\x01[".to_vec();
    bytes.extend(b"{},".repeat(20_000));
    bytes.extend(b"{}]");
    let (long, short) = (target.time(&bytes), target.time(b"\x01[]"));
    assert!(
        long > short && long > Duration::from_millis(1),
        "{long:?}, {short:?}"
    );
}

#[test]
fn no_input_lies_where_no_target_reads_it() {
    for of in ["corpus", "regressions", "dictionaries"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(of);
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(
                fuzz::named(&name).is_some(),
                "{} is read by no target",
                path.display()
            );
        }
    }
}
