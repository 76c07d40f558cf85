//! `landgang doctor`: green, yellow or red, in plain words and what to do (issue: operator).

use std::process::ExitCode;

use clap::Args;
use kit_boundary::Light;
use kit_store::Given;
use serde::Serialize;

use crate::cli::At;
use crate::config::Config;
use crate::doctor::database::Found;
use crate::doctor::{Check, observe, word, worst};
use crate::place::Place;
use crate::process::{Mode, Process, Said};
use crate::supervise::{self, Outcome};
use crate::{Fault, commands};

/// The words of `doctor`.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[command(flatten)]
    at: At,
    /// Reads every page of every SQLite file (`quick_check`); takes a while.
    #[arg(long)]
    deep: bool,
    /// Leaves the walls untried, so that the service may run; it tries them itself each hour.
    #[arg(long)]
    running: bool,
    /// One JSON object, for a program that watches.
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Debug, Serialize)]
struct Report<'a> {
    at: String,
    light: Light,
    checks: &'a [Check],
}

const WALL: &str = "wall";

/// What each realm's process found of its database.
type Databases = Vec<(String, Found)>;

impl Doctor {
    /// Looks at everything, lets each process try to break out of its wall unless it is told not to, and says what is to
    /// be thought of it. Nothing is made and nothing put right.
    ///
    /// # Errors
    /// If the configuration cannot be used, or a folder is not there yet.
    pub(crate) fn run(&self) -> Result<ExitCode, Fault> {
        let config = commands::read(&self.at.config)?;
        let given = Given::system();
        let mut checks = Vec::new();
        for (process, section) in config.sections() {
            let place = Place::of(&config, process, section);
            for realm in place.realms() {
                if !place.home(realm).exists() {
                    return Err(format!(
                        "{} is not there: make the installation with `landgang init`",
                        place.home(realm).display()
                    )
                    .into());
                }
                checks.extend(observe::files(
                    &place,
                    realm,
                    observe::user(&config, process, section),
                )?);
            }
        }
        let (tried, found) = self.ask_the_realms(&config)?;
        checks.extend(tried);
        for (process, section) in config.sections() {
            for realm in process.realms() {
                let known = found.iter().find(|(name, _)| name == realm);
                let broken = Found::Broken("its process did not come so far".to_owned());
                let found = known.map_or(&broken, |(_, found)| found);
                checks.extend(observe::contents(
                    &config,
                    (process, section),
                    realm,
                    found,
                    &given,
                )?);
            }
        }
        checks.extend(observe::house(&config, &found)?);
        // One part of the house after the other, as they stand in the file; what is of all of it last.
        let places: Vec<&str> = config
            .sections()
            .flat_map(|(process, _)| {
                std::iter::once(process.name()).chain(process.realms().iter().copied())
            })
            .collect();
        checks.sort_by_key(|check| {
            places
                .iter()
                .position(|place| *place == check.of)
                .unwrap_or(places.len())
        });
        let light = worst(&checks);
        if self.json {
            let report = Report {
                at: given.now().to_string(),
                light,
                checks: &checks,
            };
            println!("{}", serde_json::to_string(&report)?);
        } else {
            print(&checks);
        }
        Ok(if light == Light::Red {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }

    /// Starts every process behind its wall. What it says of the wall, and of its databases.
    fn ask_the_realms(&self, config: &Config) -> Result<(Vec<Check>, Databases), Fault> {
        let processes: Vec<Process> = config.sections().map(|(process, _)| process).collect();
        let mode = if self.running {
            Mode::Examine
        } else {
            Mode::Check
        };
        let words: Vec<String> = self.deep.then(|| "--deep".to_owned()).into_iter().collect();
        let path = std::path::absolute(&self.at.config)?;
        let said = match supervise::run(&path, &processes, mode, &words, || {})? {
            Outcome::Done(said) => said,
            other => {
                let check = Check::red(
                    "house",
                    WALL,
                    commands::explain(&other),
                    "Put right what stands above; if the service runs, stop it, or ask with --running.",
                );
                return Ok((vec![check], Vec::new()));
            }
        };
        let (mut checks, mut found) = (Vec::new(), Vec::new());
        for (process, said) in said {
            for said in said {
                match said {
                    Said::Examined { realm, found: own } => found.push((realm, own)),
                    Said::Tried { .. } => checks.extend(wall(process, &said)),
                    _ => {}
                }
            }
        }
        Ok((checks, found))
    }
}

/// What came of a process's trial.
fn wall(process: Process, said: &Said) -> Vec<Check> {
    let Said::Tried {
        light,
        abi,
        refused,
        tried,
        gaps,
        worse,
    } = said
    else {
        return Vec::new();
    };
    let says = format!("Landlock {abi}, {refused} of {tried} attempts to break out refused.");
    let name = process.name();
    match light {
        Light::Green => vec![Check::green(name, WALL, says)],
        Light::Yellow => vec![Check::yellow(
            name,
            WALL,
            format!("{says} Gaps: {}", gaps.join("; ")),
            "Close the gap, or live with it knowingly: docs/en/walls.md.",
        )],
        Light::Red if worse.is_empty() => vec![Check::red(
            name,
            WALL,
            format!("{says} {}", gaps.join("; ")),
            "One realm per machine, or wall = \"users-only\" in each: docs/en/walls.md.",
        )],
        Light::Red => vec![Check::red(
            name,
            WALL,
            format!("{says} Reached: {}", worse.join("; ")),
            "Do not serve: docs/en/trouble.md.",
        )],
    }
}

fn print(checks: &[Check]) {
    for check in checks {
        println!(
            "{:<7} {:<13} {:<16} {}",
            word(check.light),
            check.of,
            check.about,
            check.says
        );
        if let Some(todo) = &check.todo {
            println!("{:<38} → {todo}", "");
        }
    }
    println!("{}", word(worst(checks)));
}
