//! The self-test of SAFETY.md §2.3: break out, and live at home. At every start and hourly.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::{Status, Trial, Wall};

pub mod decoy;
mod files;
mod home;
mod network;
mod outcome;
mod processes;
mod table;
#[cfg(test)]
mod tests;

pub use home::{HomeFault, HomeStep};
pub use outcome::{Lack, Outcome};
pub use table::{Attempt, Row, TABLE};

/// Another realm on this machine, as the wall must keep it out of reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// What the report calls it.
    pub name: String,
    /// Its directory, absolute, mode 0700, with the decoy of [`decoy::lay`] in it.
    pub dir: PathBuf,
    /// Its database file, absolute.
    pub database: PathBuf,
    /// Its key file, absolute, if it has one.
    pub key_file: Option<PathBuf>,
    /// Its **private** path sockets. Letter sockets of a pair are open to both by design.
    pub sockets: Vec<PathBuf>,
    /// The name it gave to [`decoy::listen_abstract`].
    pub abstract_socket: Option<String>,
    /// Its TCP port on this machine.
    pub port: Option<u16>,
    /// Its process id, once started.
    pub pid: Option<u32>,
}

/// Where an attempt was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vantage {
    /// The thread that called.
    Caller,
    /// A worker thread started for the purpose.
    LateThread,
}

/// One attempt and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The neighbour's name.
    pub neighbour: String,
    /// What was tried.
    pub attempt: Attempt,
    /// From which thread.
    pub from: Vantage,
    /// What it met.
    pub outcome: Outcome,
}

/// The whole self-test; goes to the audit chain and `/drift`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// When, in unix milliseconds; given by the caller.
    pub at_ms: i64,
    /// What stood when it ran.
    pub status: Status,
    /// Attempts that had something to be tried on.
    pub tried: u32,
    /// Of these, refused.
    pub refused: u32,
    /// Of these, reached where the table says so: the gaps that `doctor` names.
    pub known: Vec<Finding>,
    /// Refused although the table says it is possible. Noted, no fault.
    pub better: Vec<Finding>,
    /// Reached although the table says refused: the process ends, no override.
    pub worse: Vec<Finding>,
    /// Attempts that had nothing to be tried on.
    pub not_tried: Vec<Finding>,
    /// What should have worked at home and did not: the process ends as well.
    pub home_faults: Vec<HomeFault>,
    /// Steps tried at home.
    pub home_tried: u32,
    /// Every neighbour's directory is closed to all but its owner.
    pub neighbours_closed: bool,
}

impl Report {
    /// Whether the process may live on.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.worse.is_empty() && self.home_faults.is_empty()
    }

    /// The report as [`judge`](crate::judge) takes it. An attempt that the wall itself grants
    /// was left out on purpose; any other omission makes the test incomplete.
    #[must_use]
    pub fn trial(&self) -> Trial {
        let left_out = self
            .not_tried
            .iter()
            .any(|finding| finding.outcome != Outcome::NotTried(Lack::Granted));
        match (self.passed(), left_out) {
            (false, _) => Trial::Failed,
            (true, true) => Trial::Incomplete,
            (true, false) => Trial::Passed,
        }
    }
}

/// Tries the whole table towards each neighbour, from this thread and from a fresh one, and
/// the steps at home. Nothing is destroyed should an attempt succeed: what changes a file is
/// tried on the decoy and put back.
///
/// The caller ends the process when [`Report::passed`] is false.
#[must_use]
pub fn run(wall: &Wall, status: &Status, neighbours: &[Neighbour], at_ms: i64) -> Report {
    let mut report = Report {
        at_ms,
        status: status.clone(),
        tried: 0,
        refused: 0,
        known: Vec::new(),
        better: Vec::new(),
        worse: Vec::new(),
        not_tried: Vec::new(),
        home_faults: Vec::new(),
        home_tried: 0,
        neighbours_closed: neighbours.iter().all(closed),
    };
    let here = Part::tried(wall, neighbours, Vantage::Caller);
    let there = std::thread::scope(|scope| {
        let late = std::thread::Builder::new()
            .spawn_scoped(scope, || Part::tried(wall, neighbours, Vantage::LateThread));
        match late {
            Ok(thread) => thread.join().map_err(|_panic| "it ended early".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    });
    report.take(here);
    match there {
        Ok(part) => report.take(part),
        Err(said) => report.home_faults.push(HomeFault {
            step: HomeStep::StartThread,
            on: "the worker thread of the self-test".to_owned(),
            said,
        }),
    }
    report
}

/// What one thread found.
struct Part {
    findings: Vec<Finding>,
    home_faults: Vec<HomeFault>,
    home_tried: u32,
}

impl Part {
    fn tried(wall: &Wall, neighbours: &[Neighbour], from: Vantage) -> Self {
        let mark = match from {
            Vantage::Caller => "caller",
            Vantage::LateThread => "late",
        };
        let bench = files::Workbench::new(&wall.home, mark);
        let findings = neighbours
            .iter()
            .flat_map(|neighbour| TABLE.iter().map(move |row| (neighbour, row.attempt)))
            .map(|(neighbour, attempt)| Finding {
                neighbour: neighbour.name.clone(),
                attempt,
                from,
                outcome: files::attempt(attempt, neighbour, &bench)
                    .or_else(|| processes::attempt(attempt, neighbour))
                    .or_else(|| network::attempt(attempt, neighbour, wall))
                    .unwrap_or(Outcome::NotTried(Lack::NotPrepared)),
            })
            .collect();
        let (home_faults, home_tried) = home::check(wall, mark);
        Self {
            findings,
            home_faults,
            home_tried,
        }
    }
}

impl Report {
    fn take(&mut self, part: Part) {
        self.home_faults.extend(part.home_faults);
        self.home_tried += part.home_tried;
        for finding in part.findings {
            let expected = TABLE
                .iter()
                .any(|row| row.attempt == finding.attempt && row.refused(&self.status));
            match (finding.outcome, expected) {
                (Outcome::NotTried(_), _) => self.not_tried.push(finding),
                (Outcome::Refused, true) => {
                    self.tried += 1;
                    self.refused += 1;
                }
                (Outcome::Refused, false) => {
                    self.tried += 1;
                    self.refused += 1;
                    self.better.push(finding);
                }
                (Outcome::Reached, true) => {
                    self.tried += 1;
                    self.worse.push(finding);
                }
                (Outcome::Reached, false) => {
                    self.tried += 1;
                    self.known.push(finding);
                }
            }
        }
    }
}

/// Mode 0700 or tighter. A directory that cannot be looked at counts as open: unknown is no.
fn closed(neighbour: &Neighbour) -> bool {
    std::fs::metadata(&neighbour.dir).is_ok_and(|data| data.permissions().mode() & 0o077 == 0)
}
