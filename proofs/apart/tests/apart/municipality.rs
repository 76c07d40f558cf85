//! T9, the main proof: nothing that the municipality's people can observe depends on what another bank has not published.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use crate::log::UNCLAIMED;
use crate::pair::{Bench, Recipe, Told};
use crate::run::{SEED, alone, houses, pairs};

/// SAFETY.md §12: pairs of worlds, and requests of the municipality's people in each.
const PAIRS: usize = 2_000;
const REQUESTS: usize = 50;

/// Routes that random people are only ever refused at; the list may only shrink.
const ONLY_REFUSED: &str = include_str!("../../only-refused.txt");
/// Seeds that once differed.
const REGRESSIONS: &str = include_str!("../../regressions/municipality.txt");

/// Notes a seed that differed, so that it is tried first from now on.
fn keep(seed: u64, length: usize) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("regressions/municipality.txt");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let line = format!("{seed} {length}\n");
    if !kept.contains(&line) {
        std::fs::write(path, kept + &line).unwrap();
    }
}

fn covered(told: &Told) -> (usize, usize, Vec<String>) {
    let name = |post, path: &str| format!("{} {path}", if post { "POST" } else { "GET" });
    let refused: BTreeSet<&str> = ONLY_REFUSED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let mut missing = Vec::new();
    for route in &told.routes {
        let name = name(route.post, route.path);
        if route.tried == 0 {
            missing.push(format!("{name} was never asked for"));
        } else if route.earnest == 0 && !refused.contains(name.as_str()) {
            missing.push(format!(
                "{name} was only ever refused, {} times",
                route.tried
            ));
        }
    }
    let tried = told.routes.iter().filter(|route| route.tried > 0).count();
    let earnest = told.routes.iter().filter(|route| route.earnest > 0).count();
    (tried, earnest, missing)
}

/// T9 (HS-1, ALL-2): two worlds differ in everything that citizens, associations and researchers do; the same requests of
/// the municipality's people have the same answers, files, log and messages, byte for byte.
#[test]
fn the_municipality_sees_the_same_whatever_happens_at_the_other_banks() {
    let houses = houses();
    let _machine = alone();
    let bench = Bench::new(&houses);
    for line in REGRESSIONS.lines().filter(|line| !line.starts_with('#')) {
        let (seed, length) = line.split_once(' ').unwrap();
        let (seed, length) = (seed.parse().unwrap(), length.parse().unwrap());
        let told = bench.pair(Recipe {
            seed,
            length,
            leak: None,
        });
        assert_eq!(
            told.differing,
            0,
            "seed {seed} again: {}",
            told.first.unwrap_or_default()
        );
    }
    drop(bench);
    let begun = Instant::now();
    let (told, done, failed) = pairs(&houses, PAIRS, REQUESTS, None);
    let (tried, earnest, missing) = covered(&told);
    println!(
        "T9 municipality: {} / {done} pairs survived, {} requests, {} differing bytes, {} bytes and {} log lines compared; \
         meanwhile {} requests, {} of them answered in earnest, and {} letters at the other banks; routes {tried} tried and {earnest} answered in earnest \
         of {}; {:.0} s, seed {SEED}",
        done - usize::from(failed.is_some()),
        told.requests,
        told.differing,
        told.bytes,
        told.log_lines,
        told.far_requests,
        told.far_earnest,
        told.letters,
        told.routes.len(),
        begun.elapsed().as_secs_f64(),
    );
    println!(
        "  of both threads' time: opening {}, asking the municipality {}, the others {}, comparing what is left {} ms",
        told.spent_us[0] / 1000,
        told.spent_us[1] / 1000,
        told.spent_us[2] / 1000,
        told.spent_us[3] / 1000,
    );
    for route in &told.routes {
        let method = if route.post { "POST" } else { "GET" };
        println!(
            "  {:>6} tried {:>6} in earnest  {method:<4} {}",
            route.tried, route.earnest, route.path
        );
    }
    if let Some(seed) = failed {
        keep(seed, REQUESTS);
        panic!(
            "the pair of seed {seed} differs, {} bytes: {}",
            told.differing,
            told.first.unwrap_or_default()
        );
    }
    assert_eq!(
        missing,
        Vec::<String>::new(),
        "every route needs a stimulus"
    );
    assert!(
        told.far_earnest > 0 && told.letters > 0 && told.log_lines > 0,
        "the worlds must live"
    );
    assert_eq!(
        *UNCLAIMED.lock().unwrap(),
        Vec::<String>::new(),
        "lines of nobody"
    );
}
