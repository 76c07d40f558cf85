//! `cargo xtask`: the whole check of this checkout, and its parts.

mod bench;
mod broken;
mod check;
mod deny;
mod fuzz;
mod harness;
mod mutants;
mod papers;
mod steps;
mod tidy;

use check::Surroundings;
use harness::browser::Walk;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const HELP: &str = "\
cargo xtask <command>

  test         everything from nothing: packages, format, lints, tidy, both databases, tests, browser
  tidy         the rules of the house that no compiler keeps
  fmt          formats every package
  e2e [name]   the browser checks, or those whose file name contains `name`
  papers       writes docs/RETENTION.md, docs/THREATS.md and docs/ASVS.md from what the checks read
  sbom         writes what the program is built from, as CycloneDX JSON
  deny         bans, licences and sources by cargo-deny, and advisories if a copy of them is here
  shots        takes the pictures in docs/
  fuzz         made-up bytes for every reader of outside bytes
  mutants      breaks every decision of the walls; some test must notice
  broken       breaks promises on purpose, one at a time; the test that guards each must notice
  bench        builds the release and prints its figures with their conditions

`cargo xtask <command> --help` says more.";

const HELP_TEST: &str = "\
cargo xtask test

Runs every check in order and shows a summary. As root it installs the Debian packages that are missing and makes the
user landgang-test, which runs PostgreSQL and Chromium; otherwise it names the command that installs them.
A private PostgreSQL is started for the tests and stopped again; nothing is left running, also after ctrl-c.

  CI=true               a skipped or ignored test fails the run
  LANDGANG_PEER_DATA    folder with other people's data for the tests that read it; then, too, a skip fails the run";

const HELP_TIDY: &str = "\
cargo xtask tidy

Who imports whom, file lengths, texts in templates, catalogues, declared routes, column classes, files named in docs,
dependencies, licences, machine paths, CSS, crates, requirements cited by tests. Each fault names its place.";

const HELP_FMT: &str = "cargo xtask fmt\n\nFormats every package of the workspace with rustfmt.";

const HELP_E2E: &str = "\
cargo xtask e2e [name]

Builds the demo, starts it as a user without rights and walks through it in Debian's Chromium with scripting off.
Example: cargo xtask e2e gallery";

const HELP_PAPERS: &str = "\
cargo xtask papers

Writes docs/RETENTION.md (from every data-classes.toml and docs/grounds.toml), docs/THREATS.md (from docs/threats.toml) and
docs/ASVS.md (from docs/asvs.toml), and lowers the counts of docs/lacks.toml where less is lacking. `cargo xtask tidy`
fails while one of them is not as it would be written.";

const HELP_SBOM: &str = "\
cargo xtask sbom

Writes target/landgang.cdx.json: every package that is built into the program, with version, licence and the registry's
checksum, and which needs which (CycloneDX 1.6). The same source gives the same file.";

const HELP_DENY: &str = "\
cargo xtask deny

Runs cargo-deny over deny.toml: bans, licences, sources; and advisories where `cargo deny fetch` has put a copy of the
advisory list, with the date of that copy. Install it with `cargo install cargo-deny --locked`.";

const HELP_SHOTS: &str = "\
cargo xtask shots

Builds the demo and takes the pictures listed in e2e/pages.shots.mjs into docs/.";

const HELP_FUZZ: &str = "\
cargo xtask fuzz [--seconds 60] [--target name] [--seed number]

Builds the readers of outside bytes with coverage counters and runs libFuzzer on each, five at a time. Fails for a panic,
a broken promise, an input that takes longer than a second or more than 64 MB. Without a seed the commit's number is taken. Example: cargo xtask fuzz --seconds 600 --target hsds_json";

const HELP_MUTANTS: &str = "\
cargo xtask mutants [ground]

Installs cargo-mutants into ~/.cache/landgang, once, and breaks every decision of the named files in a scratch copy, one at a
time. Each mutant that no test notices is listed. .cargo/mutants.toml says which are left out, and why.
Grounds: boundary, seal, policy. Example: cargo xtask mutants boundary";

const HELP_BROKEN: &str = "\
cargo xtask broken [name, package or test]

Breaks the promises that xtask/broken.toml lists, one at a time, in a copy under target/broken, and runs for each only the
test that guards it. That test must fail, by an assertion of its own, and must pass before anything is broken. Fails when
one gets through, or when the list no longer fits the source. `cargo xtask test` breaks some. Example: cargo xtask broken \"leaking join\"";

const HELP_BENCH: &str = "\
cargo xtask bench

Builds the release and prints, with the conditions: build time, size of the program, time until a demo is ready,
memory of each realm's process, bytes of the first page; then runs every package under bench/.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match answer(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn answer(words: &[&str]) -> Result<(), String> {
    if let Some(help) = help(words) {
        println!("{help}");
        return Ok(());
    }
    let root = root()?;
    match words {
        ["test"] => check::everything(&root, &surroundings()),
        ["tidy"] => tidy::run(&root),
        ["fmt"] => format(&root),
        ["e2e"] => check::browser_only(&root, &Walk::All, &surroundings()),
        ["e2e", name] => {
            check::browser_only(&root, &Walk::Named((*name).to_owned()), &surroundings())
        }
        ["papers"] => papers::write(&root),
        ["sbom"] => papers::sbom::write(&root),
        ["deny"] => deny::run(&root, advisories().as_deref()),
        ["shots"] => check::browser_only(&root, &Walk::Shots, &surroundings()),
        ["fuzz", wanted @ ..] => check::fuzz_only(&root, &fuzz::Wanted::read(wanted)?),
        ["mutants"] => check::mutants_only(&root, None),
        ["mutants", name] => check::mutants_only(&root, Some(name)),
        ["broken"] => broken::run(&root, &builds(&root), broken::Wanted::All),
        ["broken", name] => broken::run(&root, &builds(&root), broken::Wanted::About(name)),
        ["bench"] => bench::run(&root),
        _ => Err(format!("`{}` is no command\n\n{HELP}", words.join(" "))),
    }
}

/// The help that is asked for, if any is.
fn help(words: &[&str]) -> Option<&'static str> {
    let asked = words.is_empty()
        || words
            .iter()
            .any(|word| matches!(*word, "--help" | "-h" | "help"));
    asked.then(|| {
        match words
            .iter()
            .find(|word| !matches!(**word, "--help" | "-h" | "help"))
        {
            Some(&"test") => HELP_TEST,
            Some(&"tidy") => HELP_TIDY,
            Some(&"fmt") => HELP_FMT,
            Some(&"e2e") => HELP_E2E,
            Some(&"papers") => HELP_PAPERS,
            Some(&"sbom") => HELP_SBOM,
            Some(&"deny") => HELP_DENY,
            Some(&"shots") => HELP_SHOTS,
            Some(&"fuzz") => HELP_FUZZ,
            Some(&"mutants") => HELP_MUTANTS,
            Some(&"broken") => HELP_BROKEN,
            Some(&"bench") => HELP_BENCH,
            _ => HELP,
        }
    })
}

/// The root of the checkout: where this package lies, one up.
fn root() -> Result<PathBuf, String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .map(Path::to_path_buf)
        .ok_or_else(|| "this package lies in no checkout".to_owned())
}

/// Where Cargo puts what it builds.
pub(crate) fn builds(root: &Path) -> PathBuf {
    let said = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    root.join(said.unwrap_or_else(|| PathBuf::from("target")))
}

/// What keeps the packages of a copy apart from those of the checkout, as `RUSTC_WORKSPACE_WRAPPER`: see the script's head.
pub(crate) fn copied(root: &Path) -> PathBuf {
    root.join("xtask").join("copied.sh")
}

/// Where tools that the check installs are kept: built from hundreds of packages, they are made once for this machine's user
/// and not for each clone.
pub(crate) fn tools(root: &Path) -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    cache.map_or_else(
        || root.join("target").join("tools"),
        |cache| cache.join("landgang"),
    )
}

/// Where cargo-deny keeps its copies of the advisory list.
fn advisories() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    home.map(|home| home.join("advisory-dbs"))
}

fn surroundings() -> Surroundings {
    let set = |name: &str| std::env::var_os(name);
    Surroundings {
        strict: set("LANDGANG_PEER_DATA").is_some()
            || set("CI").is_some_and(|value| value == "true"),
        advisories: advisories(),
    }
}

fn format(root: &Path) -> Result<(), String> {
    let ended = Command::new("cargo")
        .args(["fmt", "--all"])
        .current_dir(root)
        .status();
    match ended {
        Ok(status) if status.success() => Ok(()),
        other => Err(format!("cargo fmt did not succeed: {other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_own_help() {
        let shown: Vec<&str> = [
            "test", "tidy", "fmt", "e2e", "papers", "sbom", "deny", "shots", "fuzz", "mutants",
            "broken", "bench",
        ]
        .iter()
        .filter_map(|name| help(&[name, "--help"]))
        .collect();
        assert_eq!(shown.len(), 12);
        assert!(shown.iter().all(|text| *text != HELP));
        assert_eq!(help(&[]), Some(HELP));
        assert_eq!(help(&["test"]), None);
    }

    #[test]
    fn an_unknown_command_is_refused() {
        assert!(answer(&["tset"]).unwrap_err().contains("is no command"));
    }
}
