//! The self-test: the process tries to break out, at its start and every hour (SAFETY.md §2.3).

use std::sync::Arc;
use std::time::Duration;

use kit_boundary::selftest::{self, Neighbour, Report};
use kit_boundary::{Machine, Status, Verdict, Wall, judge};
use kit_store::Given;

use super::{BROKE_OUT, Process, Said};
use crate::config::{Config, WallChoice};

/// What is tried on whom, from behind which wall.
pub(super) struct Trial {
    pub(super) process: Process,
    pub(super) wall: Wall,
    pub(super) status: Status,
    pub(super) neighbours: Vec<Neighbour>,
    /// Which realms of this machine do without the kernel's wall by choice.
    users_only: Vec<bool>,
}

impl Trial {
    pub(super) fn new(
        config: &Config,
        process: Process,
        wall: Wall,
        status: Status,
        neighbours: Vec<Neighbour>,
    ) -> Self {
        let users_only = config
            .sections()
            .map(|(_, s)| s.wall == WallChoice::UsersOnly)
            .collect();
        Self {
            process,
            wall,
            status,
            neighbours,
            users_only,
        }
    }

    /// Tries everything once.
    pub(super) fn run(&self) -> (Report, Verdict) {
        let at = Given::system().now().as_millisecond();
        let report = selftest::run(&self.wall, &self.status, &self.neighbours, at);
        let machine = Machine {
            users_only: self.users_only.clone(),
            neighbours_closed: self.wall.user.is_some(),
            trial: report.trial(),
        };
        let verdict = judge(&self.status, &machine);
        (report, verdict)
    }

    /// Tries again every hour; what is worse than the table ends the process, and nobody can override that.
    pub(super) fn every_hour(self) {
        let trial = Arc::new(self);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_hours(1)).await;
                let now = Arc::clone(&trial);
                let Ok((report, verdict)) = tokio::task::spawn_blocking(move || now.run()).await
                else {
                    continue;
                };
                if !report.passed() {
                    tracing::error!(
                        process = trial.process.name(),
                        worse = worse(&report).join("; "),
                        "the hourly self-test reached what it should not"
                    );
                    std::process::exit(i32::from(BROKE_OUT));
                }
                tracing::info!(process = trial.process.name(), refused = report.refused, tried = report.tried, light = ?verdict.light, "the hourly self-test was refused");
            }
        });
    }
}

/// What the parent is told of a trial.
pub(super) fn told(status: &Status, report: &Report, verdict: &Verdict) -> Said {
    Said::Tried {
        light: verdict.light,
        abi: status.abi,
        refused: report.refused,
        tried: report.tried,
        gaps: verdict
            .gaps
            .iter()
            .map(|gap| gap.danish().to_owned())
            .collect(),
        worse: worse(report),
    }
}

fn worse(report: &Report) -> Vec<String> {
    let reached = report.worse.iter().map(|finding| format!("{finding:?}"));
    reached
        .chain(report.home_faults.iter().map(|fault| format!("{fault:?}")))
        .collect()
}
