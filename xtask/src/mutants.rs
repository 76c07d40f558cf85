//! `cargo xtask mutants`: is there a test for each decision of the walls? Every decision is broken, one at a time, in a
//! scratch copy, and some test must notice (T11).

use crate::harness::place::{MARK, Place};
use crate::harness::run::{Said, shown};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The version of cargo-mutants; a newer one would break other things, and the figures could not be compared.
const VERSION: &str = "27.1.0";
/// Mutants that are tried at the same time. Two copies that are built into one folder are one and the same to cargo, which
/// would take the one's broken package for the other's.
const AT_ONCE: &str = "1";

/// Files whose mutants are judged together, and the share that must be killed.
struct Ground {
    name: &'static str,
    package: &'static str,
    files: &'static [&'static str],
    /// Which tests judge: those inside the package only, or those in its folder `tests` as well.
    inside: bool,
    /// Beginnings of the names of the judging tests; none means all.
    judges: &'static [&'static str],
    percent: u64,
    /// In the whole check only one in so many is tried, which one by the commit; `cargo xtask mutants` tries all.
    one_in: u32,
}

/// The grounds of T11. The parts of `kit/boundary` that speak to the kernel are judged by T12, which needs root and every
/// ABI, and not here; what is left out file by file has its reason in `.cargo/mutants.toml`.
const GROUNDS: &[Ground] = &[
    Ground {
        name: "boundary",
        package: "kit-boundary",
        files: &[
            "kit/boundary/src/status.rs",
            "kit/boundary/src/verdict.rs",
            "kit/boundary/src/wall.rs",
            "kit/boundary/src/selftest/mod.rs",
            "kit/boundary/src/selftest/outcome.rs",
            "kit/boundary/src/selftest/table.rs",
        ],
        inside: true,
        judges: &[],
        percent: 100,
        one_in: 8,
    },
    Ground {
        name: "seal",
        package: "kit-seal",
        files: &["kit/seal/src/**/*.rs"],
        inside: false,
        judges: &[],
        percent: 100,
        one_in: 12,
    },
    Ground {
        name: "policy",
        package: "kit-web",
        files: &[
            "kit/web/src/route.rs",
            "kit/web/src/door/rule.rs",
            "kit/web/src/brake/rules.rs",
        ],
        inside: true,
        judges: &["route::", "door::rule::", "brake::rules::"],
        percent: 90,
        one_in: 12,
    },
];

/// What became of the mutants of one ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
struct Outcomes {
    caught: u64,
    timeout: u64,
    missed: u64,
}

impl Outcomes {
    /// A mutant that never ends was noticed as well. One that does not compile was never tried.
    fn killed(self) -> u64 {
        self.caught + self.timeout
    }

    fn tried(self) -> u64 {
        self.killed() + self.missed
    }

    fn enough(self, percent: u64) -> bool {
        self.tried() > 0 && self.killed() * 100 >= self.tried() * percent
    }

    /// The same of a part: of seven, nine tenths is no number, so the share that may live is rounded up to a whole one. Where
    /// all must be killed, none may live in a part either.
    fn enough_of_part(self, percent: u64) -> bool {
        let may_live = (self.tried() * (100 - percent.min(100))).div_ceil(100);
        self.tried() > 0 && self.missed <= may_live
    }
}

/// How much is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted<'a> {
    /// Every mutant of every ground, or of the one that is named.
    All(Option<&'a str>),
    /// What fits into the whole check.
    InTheCheck,
}

/// Tries the mutants.
///
/// # Errors
/// A ground with too few killed, or what kept cargo-mutants from running.
pub(crate) fn run(root: &Path, place: &mut Place, wanted: Wanted<'_>) -> Result<Said, String> {
    let tool = install(root, place)?;
    let seed = crate::fuzz::seed_of_commit(root);
    let grounds: Vec<&Ground> = GROUNDS
        .iter()
        .filter(|ground| !matches!(wanted, Wanted::All(Some(name)) if name != ground.name))
        .collect();
    if grounds.is_empty() {
        return Err(format!("{wanted:?}: there is no such ground"));
    }
    let mut faults = Vec::new();
    for ground in grounds {
        let shard = match wanted {
            Wanted::InTheCheck if ground.one_in > 1 => Some((seed % ground.one_in, ground.one_in)),
            _ => None,
        };
        let begun = Instant::now();
        let outcomes = judge(root, place, &tool, ground, shard)?;
        let which = shard.map_or_else(
            || "all".to_owned(),
            |(part, of)| format!("part {} of {of}, seed {seed}", part + 1),
        );
        println!(
            "  T11 {}: killed {} / {} tried, at least {} %, {} by never ending; {which}; {:.0} s",
            ground.name,
            outcomes.killed(),
            outcomes.tried(),
            ground.percent,
            outcomes.timeout,
            begun.elapsed().as_secs_f64()
        );
        let enough = match shard {
            Some(_) => outcomes.enough_of_part(ground.percent),
            None => outcomes.enough(ground.percent),
        };
        if !enough {
            faults.push(ground.name);
        }
    }
    if faults.is_empty() {
        Ok(Said::default())
    } else {
        Err(format!("too many mutants lived: {}", faults.join(", ")))
    }
}

fn judge(
    root: &Path,
    place: &mut Place,
    tool: &Path,
    ground: &Ground,
    shard: Option<(u32, u32)>,
) -> Result<Outcomes, String> {
    let out = place.folder.join(format!("mutants-{}", ground.name));
    let mut command = Command::new(tool);
    command
        .args(["mutants", "--package", ground.package, "--jobs", AT_ONCE])
        .args(["--no-shuffle", "--colors", "never", "--timeout", "60"])
        .arg("--output")
        .arg(&out)
        .args(ground.files.iter().flat_map(|file| ["--file", *file]))
        .args(shard.map(|(part, of)| format!("--shard={part}/{of}")))
        // Ranges of equal length would leave the last part of some counts with nothing to try.
        .args(shard.map(|_| "--sharding=round-robin"))
        .args(ground.inside.then_some("--cargo-arg=--lib"))
        // The first pair of dashes ends the words for cargo-mutants, the second those for cargo.
        .args(["--", "--"])
        .args(ground.judges)
        .current_dir(root)
        .env(MARK, &place.folder)
        // The scratch copy lies there and goes away with the run's folder. What others have written is built already.
        .env("TMPDIR", &place.folder)
        .env("CARGO_TARGET_DIR", crate::builds(root))
        .env("RUSTC_WORKSPACE_WRAPPER", crate::copied(root));
    // It ends with a failure when a mutant lives; the figures say how many may.
    let ended = shown(&mut place.keeper, &mut command);
    let figures = out.join("mutants.out").join("outcomes.json");
    let text = std::fs::read_to_string(&figures)
        .map_err(|fault| format!("cargo-mutants left no figures ({fault}): {ended:?}"))?;
    serde_json::from_str(&text).map_err(|fault| format!("the figures are not understood: {fault}"))
}

/// Installs cargo-mutants once for this machine's user, in the folder for what can be made again: it is built from some two
/// hundred packages, and every clone would build them anew.
fn install(root: &Path, place: &mut Place) -> Result<PathBuf, String> {
    let tools = crate::tools(root).join(format!("cargo-mutants-{VERSION}"));
    let tool = tools.join("bin").join("cargo-mutants");
    let is_there = Command::new(&tool)
        .args(["mutants", "--version"])
        .output()
        .is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains(VERSION));
    if !is_there {
        println!(
            "  installing cargo-mutants {VERSION} into {}",
            tools.display()
        );
        let mut command = Command::new("cargo");
        command
            .args(["install", "cargo-mutants", "--locked", "--version", VERSION])
            // It waits for cargo most of its time, so it is not worth optimising.
            .arg("--debug")
            .arg("--root")
            .arg(&tools)
            .current_dir(root)
            .env(
                "CARGO_TARGET_DIR",
                root.join("target").join("tools").join("build"),
            )
            .env(MARK, &place.folder);
        shown(&mut place.keeper, &mut command)?;
    }
    Ok(tool)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutant_that_lives_counts_and_one_that_does_not_compile_does_not() {
        let read = |json: &str| serde_json::from_str::<Outcomes>(json).unwrap();
        let all = read(r#"{"caught":9,"timeout":1,"missed":0,"unviable":7,"outcomes":[]}"#);
        assert_eq!((all.killed(), all.tried()), (10, 10));
        assert!(all.enough(100));
        let one = read(r#"{"caught":9,"timeout":0,"missed":1}"#);
        assert!(one.enough(90) && !one.enough(91));
        let part = read(r#"{"caught":6,"timeout":0,"missed":1}"#);
        assert!(part.enough_of_part(90) && !part.enough_of_part(100));
        let two = read(r#"{"caught":5,"timeout":0,"missed":2}"#);
        assert!(!two.enough_of_part(90));
        let none = read(r#"{"caught":0,"timeout":0,"missed":0}"#);
        assert!(!none.enough_of_part(90));
        assert!(!none.enough(0), "nothing tried proves nothing");
    }

    #[test]
    fn every_file_of_a_ground_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for file in GROUNDS.iter().flat_map(|ground| ground.files) {
            let fixed = file.split("/**").next().unwrap();
            assert!(root.join(fixed).exists(), "{file}");
        }
    }
}
