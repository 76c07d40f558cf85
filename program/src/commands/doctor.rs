//! `landgang doctor`: green, yellow or red, in plain words.

use std::process::ExitCode;

use kit_boundary::Light;

use crate::cli::At;
use crate::process::{Mode, Process, Said};
use crate::supervise::{self, Outcome};
use crate::{Fault, commands, place};

/// Starts every process, lets each try to break out of its wall, and tells what came of it.
///
/// # Errors
/// If the configuration cannot be used, or the realms are running already.
pub(crate) fn run(at: &At) -> Result<ExitCode, Fault> {
    let config = commands::read(&at.config)?;
    place::prepare(&config, &kit_store::Given::system())?;
    let processes: Vec<Process> = config.sections().map(|(process, _)| process).collect();
    let outcome = supervise::run(
        &std::path::absolute(&at.config)?,
        &processes,
        Mode::Check,
        &[],
        || {},
    )?;
    let said = match outcome {
        Outcome::Done(said) => said,
        other => return Err(commands::explain(&other).into()),
    };
    let mut worst = Light::Green;
    for (process, said) in &said {
        for said in said {
            if let Said::Tried {
                light,
                abi,
                refused,
                tried,
                gaps,
                worse,
            } = said
            {
                println!(
                    "{:<13} {:<7} Landlock {abi}, {refused} of {tried} attempts refused",
                    process.name(),
                    word(*light)
                );
                for gap in gaps {
                    println!("{:<13} – {gap}", "");
                }
                for reached in worse {
                    println!("{:<13} ! {reached}", "");
                }
                worst = worse_of(worst, *light);
            }
        }
    }
    for (process, section) in config.sections() {
        let kind = if section.database == "sqlite" {
            "SQLite, synchronous=FULL checked at every start"
        } else {
            "PostgreSQL"
        };
        println!("{:<13} database: {kind}", process.name());
    }
    println!("{}", word(worst));
    Ok(if worst == Light::Red {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn word(light: Light) -> &'static str {
    match light {
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Red => "red",
    }
}

fn worse_of(a: Light, b: Light) -> Light {
    match (a, b) {
        (Light::Red, _) | (_, Light::Red) => Light::Red,
        (Light::Yellow, _) | (_, Light::Yellow) => Light::Yellow,
        _ => Light::Green,
    }
}
