//! What can be asked of `landgang` at the keyboard.

pub(crate) mod audit;
pub(crate) mod backup;
mod ceremony;
pub(crate) mod crisis;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod harvest;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod key;
mod key_change;
pub(crate) mod listing;
mod paper;
pub(crate) mod serve;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kit_boundary::{Wall, descriptors, enter};
use kit_store::{Given, Store};
use realm_public::Public;

use crate::Fault;
use crate::cli::At;
use crate::config::{Config, ConfigError};
use crate::place::{self, Place};
use crate::process::{Mode, Process, Said};
use crate::supervise::{self, Outcome};

/// Reads the configuration with the environment over it; the one place that asks the environment.
pub(crate) fn read(path: &Path) -> Result<Config, ConfigError> {
    Config::read(path, std::env::vars())
}

/// The open directory's own database, behind the wall and as the user that it has in service.
fn open_directory(config: &Path, given: &Given) -> Result<Store<Public>, Fault> {
    let config = read(config)?;
    let section = config.front.as_ref().ok_or(
        "the configuration has no [front]: do this on the machine that runs the open directory",
    )?;
    let place = Place::of(&config, Process::Front, section);
    place::prepare(&config, given)?;
    descriptors::close_inherited()?;
    let mut wall = Wall::around(place.home("public"));
    wall.read_only = vec![PathBuf::from("/dev/urandom")];
    wall.user = place::user(&config, Process::Front, section);
    enter(&wall)?;
    Ok(Store::open(&place.database("public"), given)?)
}

/// Starts each process for a short errand, one after the other, and prints what they say.
pub(crate) fn all_in_turn(at: &At, mode: Mode, words: &[String]) -> Result<ExitCode, Fault> {
    let config = read(&at.config)?;
    place::prepare(&config, &Given::system())?;
    let path = std::path::absolute(&at.config)?;
    let mut code = ExitCode::SUCCESS;
    for (process, _) in config.sections() {
        match supervise::run(&path, &[process], mode, words, || {})? {
            Outcome::Done(said) => {
                for said in said.into_values().flatten() {
                    if let Said::Line(line) = said {
                        println!("{line}");
                    }
                }
            }
            other => {
                eprintln!("landgang: {}", explain(&other));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

/// An outcome that is not success, in words that say what to do.
pub(crate) fn explain(outcome: &Outcome) -> String {
    let name = |process: &Process| process.name();
    match outcome {
        Outcome::Stopped => "stopped".to_owned(),
        Outcome::Done(_) => "done".to_owned(),
        Outcome::BrokeOut(process, worse) => format!(
            "the self-test of {} reached what it should not, so everything was stopped: {}. See: landgang doctor",
            name(process),
            worse.join("; ")
        ),
        Outcome::NoWall(process) => format!(
            "the kernel's wall is missing on this machine, so {} does not serve. Run one realm per machine, or let each realm's owner set wall = \"users-only\"",
            name(process)
        ),
        Outcome::CouldNotStart(process) => {
            format!("{} could not start; the line above says why", name(process))
        }
    }
}
