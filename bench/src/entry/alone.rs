//! The argon2 crate alone: the slow step of a sign-in and nothing around it.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use argon2::{Algorithm, Argon2, Params, Version};

use crate::machine::{forget_peak, resident};

/// As the rooms' door has it (realms/citizen, key/proof.rs): 19 MiB, two passes, one lane, 64 bytes.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LONG: usize = 64;
/// As long as the realm's own secret, and as the six words that open; what they are makes no difference to the time.
const SECRET: [u8; 32] = [7; 32];
const OPENING: usize = 12;

fn slow(number: u32) -> Result<[u8; LONG], String> {
    let fault = |fault: argon2::Error| format!("argon2: {fault}");
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(LONG)).map_err(fault)?;
    let slow = Argon2::new_with_secret(&SECRET, Algorithm::Argon2id, Version::V0x13, params)
        .map_err(fault)?;
    let mut opening = number.to_be_bytes().to_vec();
    opening.resize(OPENING, 0);
    let mut out = [0; LONG];
    slow.hash_password_into(&opening, format!("{number:032x}").as_bytes(), &mut out)
        .map_err(fault)?;
    Ok(out)
}

/// So many slow steps, `at_once` of them side by side; seconds from the first to the last.
pub(crate) fn steps(steps: u32, at_once: u32) -> Result<f64, String> {
    let (next, ready) = (
        AtomicU32::new(0),
        Barrier::new(usize::try_from(at_once).map_err(|fault| fault.to_string())? + 1),
    );
    let (seconds, proofs) = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..at_once)
            .map(|_| {
                let (next, ready) = (&next, &ready);
                scope.spawn(move || {
                    ready.wait();
                    let mut proofs = Vec::new();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= steps {
                            return Ok(proofs);
                        }
                        proofs.push(slow(number)?);
                    }
                })
            })
            .collect();
        ready.wait();
        let begun = Instant::now();
        let proofs: Result<Vec<Vec<[u8; LONG]>>, String> = threads
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or(Err("a thread of argon2 died".to_owned()))
            })
            .collect();
        (begun.elapsed().as_secs_f64(), proofs)
    });
    // What was not computed, or was computed once for all, was not measured.
    let different: BTreeSet<[u8; LONG]> = proofs?.into_iter().flatten().collect();
    if u32::try_from(different.len()) == Ok(steps) {
        Ok(seconds)
    } else {
        Err(format!("{} different proofs of {steps}", different.len()))
    }
}

/// `alone <steps> <at once>`: makes them and prints by how many bytes this process grew at most.
pub(crate) fn run(words: &[&str]) -> Result<(), String> {
    let [many, at_once] = words else {
        return Err("alone <steps> <at once>".to_owned());
    };
    let number = |word: &str| word.parse::<u32>().map_err(|fault| fault.to_string());
    let (many, at_once) = (number(many)?, number(at_once)?);
    let own = std::process::id();
    let gone = "this process is not in /proc";
    let rest = resident(own).ok_or(gone)?.all;
    forget_peak(own)?;
    steps(many, at_once)?;
    let peak = resident(own).ok_or(gone)?.peak;
    println!("{}", peak.saturating_sub(rest));
    Ok(())
}

/// By how many bytes a fresh process grows that makes so many slow steps, so many of them side by side.
pub(crate) fn growth(steps: u32, at_once: u32) -> Result<u64, String> {
    let fault = |fault: std::io::Error| format!("argon2 alone: {fault}");
    let program = std::env::current_exe().map_err(fault)?;
    let output = Command::new(program)
        .arg("alone")
        .args([steps.to_string(), at_once.to_string()])
        // As the program starts its own processes (program/src/supervise/crew.rs): left alone, glibc keeps gaps between
        // aligned blocks of 19 MiB and grows tenfold, which would flatter what it is compared with.
        .env("MALLOC_MMAP_THRESHOLD_", "131072")
        .env("MALLOC_ARENA_MAX", "2")
        .output()
        .map_err(fault)?;
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim().parse().map_err(|fault| {
        let why = String::from_utf8_lossy(&output.stderr);
        format!(
            "argon2 alone said {:?} ({fault}): {}",
            said.trim(),
            why.trim()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_different_proofs_are_made_as_were_asked_for() {
        assert!(steps(3, 2).is_ok());
        assert_ne!(slow(1), slow(2));
        assert_eq!(slow(1), slow(1));
    }
}
