//! `landgang serve`.

use std::process::ExitCode;

use crate::cli::At;
use crate::process::{Mode, Process};
use crate::supervise::{self, Harvester, Outcome};
use crate::{Fault, commands, place};

/// Runs the realms until told to stop.
///
/// # Errors
/// If the configuration cannot be used or a folder cannot be made.
pub(crate) fn run(at: &At) -> Result<ExitCode, Fault> {
    let config = commands::read(&at.config)?;
    if config.house.demo || config.base.join(place::DEMO_MARK).exists() {
        return Err("this folder holds a demo with invented people: use `landgang demo`, or make an installation with `landgang init`".into());
    }
    place::prepare(&config, &kit_store::Given::system())?;
    let processes: Vec<Process> = config.sections().map(|(process, _)| process).collect();
    let path = std::path::absolute(&at.config)?;
    let mut harvester = None;
    let outcome = supervise::run(&path, &processes, Mode::Serve, &[], || {
        for (process, section) in config.sections() {
            println!("{:<13} {}", process.name(), section.origin);
        }
        println!("ready");
        let asks = config
            .front
            .as_ref()
            .is_some_and(|front| !front.harvest.is_empty());
        harvester = asks.then(|| Harvester::start(&path));
    })?;
    // It goes out no more, and what it was at is ended: the next start goes on where it stopped.
    drop(harvester);
    match outcome {
        Outcome::Stopped => Ok(ExitCode::SUCCESS),
        other => Err(commands::explain(&other).into()),
    }
}
