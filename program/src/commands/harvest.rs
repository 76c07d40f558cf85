//! `landgang harvest`: the directories that are read by themselves. The front holds guests' rooms and may connect to nobody, so
//! that a process of its own, which knows the open directory only, goes out and asks.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use kit_hsds::{Fault as FeedFault, FaultKind, Kept, Limits, Manner, Severity};
use kit_store::{Given, Store};
use realm_public::{Asking, ImportError, Outcome, Public, Run, SourceState};

use super::import::{Bar, FAULTY, Needs, behind_the_wall};
use crate::config::{Harvested, Section};
use crate::place::Place;
use crate::{Fault, commands, log};

/// Politeness: at most ten questions a second.
pub(crate) const PAUSE: Duration = Duration::from_millis(100);
/// A source that did not answer, or was cut off, is asked again after so long.
const SILENT: Duration = Duration::from_mins(30);

/// The words of `harvest`.
#[derive(Debug, Args)]
pub(crate) struct Harvest {
    /// Only this one, by its name in the configuration.
    name: Option<String>,
    /// Only those whose time has come, in log lines: what the running service does.
    #[arg(long)]
    due: bool,
    /// The installation.
    #[arg(long, default_value = "landgang.toml")]
    config: PathBuf,
    /// Lists faults in English.
    #[arg(long)]
    english: bool,
}

impl Harvest {
    /// Reads each directory. One that fails does not keep the next from being read.
    ///
    /// # Errors
    /// If the installation cannot be opened, or there is none of that name.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let config = commands::read(&self.config)?;
        let section = config.front.as_ref().ok_or(
            "the configuration has no [front]: harvest on the machine that runs the open directory",
        )?;
        let wanted = self.wanted(section)?;
        if wanted.is_empty() {
            println!(
                "No directory is named: write one under [front.harvest] in {}.",
                self.config.display()
            );
            return Ok(ExitCode::SUCCESS);
        }
        let ports = wanted
            .iter()
            .filter_map(|(_, one)| one.address.port_or_known_default());
        let needs = Needs {
            files: Vec::new(),
            ports: ports.collect(),
        };
        let place = behind_the_wall(&config, section, &needs)?;
        if self.due {
            log::start(&config.house);
        }
        let given = Given::system();
        let store: Store<Public> = Store::open(&place.database("public"), &given)?;
        let known = realm_public::sources(&store)?;
        let mut code = ExitCode::SUCCESS;
        for (name, one) in wanted {
            if self.due && !is_due(one, &known, given.now()) {
                continue;
            }
            let errand = Errand {
                name,
                one,
                place: &place,
                contact: &section.origin,
                store: &store,
            };
            let outcome = self.read(&errand, given.now())?;
            let at = given.now();
            realm_public::note_harvest(&store, one.address.as_str(), Asking { at, outcome })?;
            if outcome != Outcome::Taken {
                code = ExitCode::from(FAULTY);
            }
        }
        Ok(code)
    }

    fn wanted<'s>(&self, section: &'s Section) -> Result<Vec<(&'s str, &'s Harvested)>, Fault> {
        let all = section
            .harvest
            .iter()
            .map(|(name, one)| (name.as_str(), one));
        let Some(wanted) = &self.name else {
            return Ok(all.collect());
        };
        let one: Vec<_> = all.filter(|(name, _)| name == wanted).collect();
        if one.is_empty() {
            let names: Vec<&str> = section.harvest.keys().map(String::as_str).collect();
            return Err(format!(
                "no directory is called {wanted} under [front.harvest]; there is: {}",
                names.join(", ")
            )
            .into());
        }
        Ok(one)
    }

    fn read(&self, errand: &Errand<'_>, now: Timestamp) -> Result<Outcome, Fault> {
        let Errand { name, one, .. } = *errand;
        let manner = Manner {
            private_network: one.private_network,
            pause: PAUSE,
            contact: Some(errand.contact.to_owned()),
            // A folder that cannot be made costs the answers of the last time, not the reading.
            kept: Kept::open(&errand.place.harvests(), &one.address, now).ok(),
            // Told to read at once, everything is looked at.
            changes_only: self.due,
        };
        if !self.due {
            println!("{name}: {}", one.address);
        }
        let mut bar = (!self.due).then(Bar::new);
        let feed = kit_hsds::harvest(&one.address, &Limits::default(), manner, &mut |progress| {
            if let Some(bar) = &mut bar {
                bar.show(progress);
            }
        });
        drop(bar);
        let feed = match feed {
            Ok(feed) => feed,
            Err(faults) => return Ok(self.refused(name, &faults)),
        };
        match realm_public::import(errand.store, &feed, one.address.as_str(), Run::Write, now) {
            Ok(report) => {
                let counts = report.counts;
                if self.due {
                    tracing::info!(
                        source = name,
                        added = counts.added,
                        changed = counts.changed,
                        gone = counts.gone,
                        "a directory was read"
                    );
                } else {
                    println!("{}", report.danish());
                }
                Ok(Outcome::Taken)
            }
            Err(refused @ ImportError::Emptied { .. }) => {
                if self.due {
                    tracing::warn!(
                        source = name,
                        "a directory has become empty; what came from it stays"
                    );
                } else {
                    println!("{}", refused.danish());
                }
                Ok(Outcome::Emptied)
            }
            Err(fault) => Err(fault.into()),
        }
    }

    fn refused(&self, name: &str, faults: &[FeedFault]) -> Outcome {
        let errors: Vec<_> = faults
            .iter()
            .filter(|f| f.severity == Severity::Error)
            .collect();
        let count = u32::try_from(errors.len()).unwrap_or(u32::MAX);
        let silent = errors.iter().any(|fault| is_silence(&fault.kind));
        if self.due {
            let first = errors
                .first()
                .map(|fault| fault.english_line())
                .unwrap_or_default();
            tracing::warn!(
                source = name,
                faults = count,
                first,
                "a directory was not read; what came from it stays"
            );
        } else {
            for fault in faults {
                println!(
                    "{}",
                    if self.english {
                        fault.english_line()
                    } else {
                        fault.danish_line()
                    }
                );
            }
            println!("Nothing was imported, and what came from {name} before stays.");
        }
        if silent {
            Outcome::Silent
        } else {
            Outcome::Refused(count)
        }
    }
}

/// One directory, and what reading it needs.
struct Errand<'a> {
    name: &'a str,
    one: &'a Harvested,
    place: &'a Place,
    contact: &'a str,
    store: &'a Store<Public>,
}

fn is_silence(kind: &FaultKind) -> bool {
    match kind {
        FaultKind::Slow { .. } | FaultKind::Unreachable { .. } => true,
        FaultKind::Status { status } => *status >= 500 || *status == 429,
        _ => false,
    }
}

/// Whether it is time to ask; a clock that was set back does not keep a source waiting.
fn is_due(one: &Harvested, known: &[SourceState], now: Timestamp) -> bool {
    let state = known
        .iter()
        .find(|state| state.source == one.address.as_str());
    let Some(asking) = state.and_then(|state| state.asked) else {
        return true;
    };
    let wait = match asking.outcome {
        Outcome::Silent => one.every().min(SILENT),
        Outcome::Taken | Outcome::Refused(_) | Outcome::Emptied => one.every(),
    };
    Duration::try_from(now.duration_since(asking.at)).map_or(true, |since| since >= wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_asked_when_its_time_has_come_and_a_silent_one_sooner() {
        let one = Harvested {
            address: "https://a.example/".parse().expect("an address"),
            every_hours: None,
            private_network: false,
        };
        let asked: Timestamp = "2026-11-23T03:00:00Z".parse().expect("a moment");
        let due = |outcome, at: &str| {
            let state = SourceState {
                source: "https://a.example/".to_owned(),
                read: None,
                asked: Some(Asking { at: asked, outcome }),
            };
            is_due(&one, &[state], at.parse().expect("a moment"))
        };
        assert!(is_due(&one, &[], asked), "never asked");
        for outcome in [Outcome::Taken, Outcome::Refused(2), Outcome::Emptied] {
            assert!(!due(outcome, "2026-11-24T02:59:00Z"));
            assert!(due(outcome, "2026-11-24T03:00:00Z"));
        }
        assert!(!due(Outcome::Silent, "2026-11-23T03:29:00Z"));
        assert!(due(Outcome::Silent, "2026-11-23T03:30:00Z"));
        assert!(
            due(Outcome::Taken, "2026-11-20T03:00:00Z"),
            "the clock was set back"
        );
    }
}
