//! `cargo xtask fuzz`: libFuzzer over every reader of outside bytes, on the stable compiler (T17).
//!
//! No nightly and no cargo-fuzz is needed: the coverage counters are a pass of LLVM that rustc can be asked for, and
//! `libfuzzer-sys` brings the engine. The counters stand in the house's own packages. What others wrote is run through and
//! watched for falls, time and memory, but does not lead the engine; so it is built once for tests and fuzzer, and each
//! input takes a third of the time.

mod lane;
mod told;

use crate::harness::place::{MARK, Place};
use crate::harness::run::{Said, shown};
use lane::{Lane, Way};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How long each target runs in the whole check (T17); more by hand: `--seconds 3600`.
const SECONDS: u64 = 60;
/// Targets that run at the same time: all there are, so that the whole check keeps its time on a machine of few cores. The
/// figures tell how many inputs that came to.
const AT_ONCE: usize = 12;
/// Stands before rustc wherever a package of the house is built, and asks for the counters.
const COUNTED: &str = "counted.sh";

/// What is asked for on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Seconds for each target.
    seconds: u64,
    /// One target only.
    target: Option<String>,
    /// Where chance begins; none takes the commit's number, so that each commit tries something else and can be repeated.
    seed: Option<u32>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            seconds: SECONDS,
            target: None,
            seed: None,
        }
    }
}

impl Wanted {
    /// Reads `--seconds 60 --target forms --seed 1` in any order.
    ///
    /// # Errors
    /// A word that is none of them, or that lacks its value.
    pub(crate) fn read(words: &[&str]) -> Result<Self, String> {
        let mut wanted = Self::default();
        for pair in words.chunks(2) {
            let number = |value: &str| format!("`{value}` is no number");
            match pair {
                ["--seconds", value] => {
                    wanted.seconds = value.parse().or(Err(number(value)))?;
                }
                ["--seed", value] => wanted.seed = Some(value.parse().or(Err(number(value)))?),
                ["--target", value] => wanted.target = Some((*value).to_owned()),
                other => return Err(format!("`{}` is not understood", other.join(" "))),
            }
        }
        Ok(wanted)
    }
}

/// Builds the fuzzer and runs the targets, a few at a time.
///
/// # Errors
/// What fell, with the place of the input that did it; or what kept the fuzzer from running.
pub(crate) fn run(root: &Path, place: &mut Place, wanted: &Wanted) -> Result<Said, String> {
    let program = build(root, place)?;
    let seed = wanted.seed.unwrap_or_else(|| seed_of_commit(root));
    let mut waiting: VecDeque<String> = targets(root, wanted)?.into();
    let way = Way {
        program,
        inputs: root.join("fuzz"),
        found: root.join("target").join("fuzz").join("found"),
        seconds: wanted.seconds,
        seed,
    };
    let (mut running, mut ended): (Vec<Lane>, Vec<Lane>) = (Vec::new(), Vec::new());
    while !(waiting.is_empty() && running.is_empty()) {
        while running.len() < AT_ONCE
            && let Some(target) = waiting.pop_front()
        {
            running.push(Lane::start(place, &way, &target)?);
        }
        std::thread::sleep(Duration::from_millis(100));
        let mut still = Vec::new();
        for mut lane in running {
            if lane.has_ended(place)? {
                println!("  {}", lane.line(&way)?);
                ended.push(lane);
            } else {
                still.push(lane);
            }
        }
        running = still;
    }
    sum(&way, &ended)
}

fn sum(way: &Way, ended: &[Lane]) -> Result<Said, String> {
    let (mut tried, mut fell) = (0, Vec::new());
    for lane in ended {
        let told = lane.told()?;
        tried += told.tried;
        if !lane.good || told.tried == 0 || told.features == 0 {
            fell.push(lane.target.as_str());
        }
    }
    let survived = tried - u64::try_from(fell.len()).unwrap_or(u64::MAX).min(tried);
    println!(
        "  T17: survived {survived} / {tried} inputs, {} targets, {} s each, seed {}",
        ended.len(),
        way.seconds,
        way.seed
    );
    if fell.is_empty() {
        Ok(Said::default())
    } else {
        Err(format!(
            "fell or saw nothing: {}; the inputs lie in {}. Mend it, and keep the input in fuzz/regressions",
            fell.join(", "),
            way.found.display()
        ))
    }
}

fn build(root: &Path, place: &mut Place) -> Result<PathBuf, String> {
    let mut command = Command::new("cargo");
    command
        // The same choice as the tests', so that the packages of others are there already.
        .args(["build", "--workspace", "--exclude", "xtask"])
        .args(["--bin", "fuzz", "--features", "fuzz/engine"])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", crate::builds(root))
        .env("RUSTC_WORKSPACE_WRAPPER", root.join("fuzz").join(COUNTED))
        .env(MARK, &place.folder);
    shown(&mut place.keeper, &mut command)?;
    Ok(crate::builds(root).join("debug").join("fuzz"))
}

/// The targets by the folders of their seeds; that each is a target is shown by the fuzzer's own test.
fn targets(root: &Path, wanted: &Wanted) -> Result<Vec<String>, String> {
    let folder = root.join("fuzz").join("corpus");
    let entries = std::fs::read_dir(&folder)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .map_err(|fault| format!("{} cannot be read: {fault}", folder.display()))?;
    let mut names: Vec<String> = entries
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| wanted.target.as_ref().is_none_or(|one| one == name))
        .collect();
    names.sort();
    if names.is_empty() {
        return Err(format!("{wanted:?} names no folder of fuzz/corpus"));
    }
    Ok(names)
}

/// A number that each commit has of its own, never 0: where chance begins.
pub(crate) fn seed_of_commit(root: &Path) -> u32 {
    let answer = Command::new("git")
        .args(["rev-parse", "--short=7", "HEAD"])
        .current_dir(root)
        .output();
    answer
        .ok()
        .and_then(|answer| {
            let text = String::from_utf8_lossy(&answer.stdout).into_owned();
            u32::from_str_radix(text.trim().get(..7)?, 16).ok()
        })
        // No repository, such as an unpacked archive: libFuzzer takes 0 for "choose yourself", so not that.
        .map_or(1, |number| number.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_command_are_read_in_any_order() {
        let wanted = Wanted::read(&["--target", "forms", "--seconds", "5", "--seed", "9"]).unwrap();
        assert_eq!(wanted.target.as_deref(), Some("forms"));
        assert_eq!((wanted.seconds, wanted.seed), (5, Some(9)));
        assert_eq!(Wanted::read(&[]).unwrap(), Wanted::default());
        for wrong in [vec!["--seconds"], vec!["--seconds", "x"], vec!["forms"]] {
            assert!(Wanted::read(&wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_target_that_is_not_there_is_refused() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        assert!(targets(&root, &Wanted::default()).unwrap().len() > 5);
        let wrong = Wanted::read(&["--target", "nothing"]).unwrap();
        assert!(targets(&root, &wrong).is_err());
        assert!(seed_of_commit(&root) > 0);
    }
}
