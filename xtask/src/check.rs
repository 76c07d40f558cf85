//! `cargo xtask test`, `e2e` and `shots`: the order of the steps.

use crate::broken;
use crate::deny;
use crate::fuzz;
use crate::harness::browser::{self, Walk};
use crate::harness::machine;
use crate::harness::place::Place;
use crate::harness::postgres::Server;
use crate::harness::run::{Said, shown};
use crate::mutants;
use crate::steps::Steps;
use crate::tidy;
use std::path::{Path, PathBuf};

/// What the surroundings of a run say, read once in `main`.
#[derive(Debug, Clone)]
pub(crate) struct Surroundings {
    /// A skipped or ignored test fails the run: `CI=true`, or `LANDGANG_PEER_DATA` is set.
    pub(crate) strict: bool,
    /// Where copies of the advisory list would lie.
    pub(crate) advisories: Option<PathBuf>,
}

/// The whole check, from nothing.
pub(crate) fn everything(root: &Path, surroundings: &Surroundings) -> Result<(), String> {
    let mut steps = Steps::default();
    if !steps.step("room on the disk", || {
        machine::room(root).map(|()| Said::default())
    }) {
        return Err("the disk is too full, see above".to_owned());
    }
    let mut place = prepare(&mut steps)?;
    cargo(
        &mut steps,
        &mut place,
        root,
        "format",
        &["fmt", "--all", "--check"],
    );
    let lints = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    cargo(&mut steps, &mut place, root, "lints", &lints);
    steps.step("tidy", || tidy::run(root).map(|()| Said::default()));
    tests_on_both_databases(&mut steps, &mut place, root);
    steps.step("fuzz (T17)", || {
        fuzz::run(root, &mut place, &fuzz::Wanted::default())
    });
    steps.step("mutants (T11)", || {
        mutants::run(root, &mut place, mutants::Wanted::InTheCheck)
    });
    steps.step("broken promises", || {
        broken::run(root, &crate::builds(root), broken::Wanted::InTheCheck)
            .map(|()| Said::default())
    });
    walk(&mut steps, &mut place, root, &Walk::All);
    if machine::on_path("cargo-deny").is_some() {
        steps.step("bans, licences, sources, advisories", || {
            deny::run(root, surroundings.advisories.as_deref()).map(|()| Said::default())
        });
    } else {
        steps.unchecked(
            "bans and sources: cargo-deny is not installed (tidy has checked the licences)",
        );
    }
    if let Some(why) = deny::no_advisories(surroundings.advisories.as_deref()) {
        steps.unchecked(why);
    }
    steps.nothing_left(&place);
    steps.close(surroundings.strict)
}

/// The fuzzer alone.
pub(crate) fn fuzz_only(root: &Path, wanted: &fuzz::Wanted) -> Result<(), String> {
    let mut place = alone()?;
    fuzz::run(root, &mut place, wanted).map(|_| ())
}

/// The mutants alone, of all grounds or of one.
pub(crate) fn mutants_only(root: &Path, only: Option<&str>) -> Result<(), String> {
    let mut place = alone()?;
    mutants::run(root, &mut place, mutants::Wanted::All(only)).map(|_| ())
}

/// A run's folder for what needs neither packages nor another user.
fn alone() -> Result<Place, String> {
    Place::make(machine::Helper::Ourselves)
        .map_err(|fault| format!("the run's folder could not be made: {fault}"))
}

/// The browser walks alone.
pub(crate) fn browser_only(
    root: &Path,
    what: &Walk,
    surroundings: &Surroundings,
) -> Result<(), String> {
    let mut steps = Steps::default();
    let mut place = prepare(&mut steps)?;
    walk(&mut steps, &mut place, root, what);
    steps.nothing_left(&place);
    steps.close(surroundings.strict)
}

fn prepare(steps: &mut Steps) -> Result<Place, String> {
    let mut helper = Err("the machine was not looked at".to_owned());
    let ready = steps.step("machine: packages and test user", || {
        println!("  {}", machine::install()?);
        helper = machine::helper();
        Ok(Said::default())
    });
    if !ready {
        return Err("the machine lacks something, see above".to_owned());
    }
    Place::make(helper?).map_err(|fault| format!("the run's folder could not be made: {fault}"))
}

fn cargo(steps: &mut Steps, place: &mut Place, root: &Path, name: &str, words: &[&str]) {
    steps.step(name, || {
        shown(
            &mut place.keeper,
            place_command(&place.folder, root).args(words),
        )
    });
}

fn place_command(folder: &Path, root: &Path) -> std::process::Command {
    let mut command = std::process::Command::new("cargo");
    command
        .current_dir(root)
        .env(crate::harness::place::MARK, folder);
    command
}

fn tests_on_both_databases(steps: &mut Steps, place: &mut Place, root: &Path) {
    let mut server = None;
    steps.step("private PostgreSQL", || {
        let started = Server::start(place)?;
        println!("  {} at {}", started.version, started.address());
        server = Some(started);
        Ok(Said::default())
    });
    steps.step("tests of the check itself", || {
        // Their output holds planted skip lines, so it is not shown.
        let mut command = place_command(&place.folder, root);
        command.args(["test", "--package", "xtask"]);
        shown(&mut place.keeper, &mut command)
    });
    let mail_server = machine::mail_server();
    if mail_server.is_none() {
        steps.unchecked("reminders through a real mail server: python3-aiosmtpd is not installed");
    }
    steps.step("tests", || {
        let mut command = place_command(&place.folder, root);
        // With their output shown, tests can say what they skipped.
        command.args([
            "test",
            "--workspace",
            "--exclude",
            "xtask",
            // With the proof of the banks (T9, T14): chosen alone, it would have the house built again with other features.
            "--no-fail-fast",
            "--",
            "--show-output",
        ]);
        if let Some(server) = &server {
            command.env("LANDGANG_TEST_POSTGRES", server.address());
        }
        if let Some(python) = mail_server {
            command.env("LANDGANG_TEST_SMTPD", python);
        }
        shown(&mut place.keeper, &mut command)
    });
    if let Some(server) = server {
        steps.step("PostgreSQL ends", || {
            server.stop(place).map(|()| Said::default())
        });
    }
}

fn walk(steps: &mut Steps, place: &mut Place, root: &Path, what: &Walk) {
    if steps.step("demo is built", || browser::build(place, root)) {
        steps.step("browser", || browser::walk(root, place, what));
    }
}
