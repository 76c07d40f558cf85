//! The power of the proof: what it does not see when something does leak, it does not prove.

use std::time::Instant;

use crate::leak::list;
use crate::run::{SEED, alone, houses, pairs};

/// Pairs within which a planted leak must be found: a quarter of what the proof runs in CI, so that finding is no luck.
const WITHIN: usize = 500;
const REQUESTS: usize = 50;

/// SAFETY.md §12, "Power": each of the planted leaks is found, one at a time.
#[test]
fn every_planted_leak_is_found() {
    let houses = houses();
    let _machine = alone();
    let (mut found, mut missed) = (0, Vec::new());
    let planted = list();
    for leak in &planted {
        let begun = Instant::now();
        let (told, done, seed) = pairs(&houses, WITHIN, REQUESTS, Some(leak.name));
        let name = format!("{:?}", leak.name);
        let ms = begun.elapsed().as_millis();
        match seed {
            Some(_) => {
                found += 1;
                let first = told.first.unwrap_or_default();
                let first = first.lines().next().unwrap_or_default().to_owned();
                println!(
                    "  found {name:<22} after {:>5} requests in {done:>3} pairs, {ms:>6} ms: {first}",
                    told.requests
                );
            }
            None => missed.push(name),
        }
    }
    println!(
        "T9 power: {found} / {} planted leaks found, each within {WITHIN} pairs, seed {SEED}",
        planted.len()
    );
    assert_eq!(
        missed,
        Vec::<String>::new(),
        "the proof is too weak for these"
    );
}
