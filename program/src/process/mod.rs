//! One realm process: behind its wall before any thread, tested, then served.

pub(crate) mod backup;
mod civil;
mod closed;
pub(crate) mod crowd;
mod disk;
mod front;
pub(crate) mod key;
mod mail;
mod municipality;
mod neighbours;
mod post;
#[cfg(test)]
mod post_tests;
mod publish;
mod remind;
mod research;
pub(crate) mod ring;
mod talk;
mod trial;
mod wall;

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use kit_boundary::{Verdict, descriptors, enter};
use kit_store::{Clock, Given, ShiftedClock, SystemChance};
use kit_web::{Limits, Router};
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, watch};

use crate::config::{Config, Section};
use crate::doctor::database::Found;
use crate::looks::{Finding, Outside};
use crate::place::Place;
use crate::{Fault, guide, log};
use key::Keys;
use trial::Trial;
use wall::wall;

pub(crate) use talk::{Said, Told, Typed, listen};

/// The process ends itself with this code when the self-test reached something; nobody starts it again.
pub(crate) const BROKE_OUT: u8 = 70;
/// The process ends itself with this code when the kernel's wall is missing and its owner insists on it.
pub(crate) const NO_WALL: u8 = 71;

/// A process and its realms.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum, Serialize, Deserialize,
)]
pub(crate) enum Process {
    /// `public` and `citizen`: one address, two databases, two keys.
    Front,
    /// The near bank.
    Municipality,
    /// The far bank.
    Civil,
    /// Research.
    Research,
    /// The demo's page of links; no realm, no database.
    Guide,
}

impl Process {
    /// The section's name in the configuration.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Municipality => "municipality",
            Self::Civil => "civil",
            Self::Research => "research",
            Self::Guide => "guide",
        }
    }

    /// The realms that live in it.
    #[must_use]
    pub(crate) fn realms(self) -> &'static [&'static str] {
        match self {
            Self::Front => &["public", "citizen"],
            Self::Municipality => &["municipality"],
            Self::Civil => &["civil"],
            Self::Research => &["research"],
            Self::Guide => &[],
        }
    }
}

/// What a process is started for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mode {
    /// Serve until told to stop.
    Serve,
    /// Go behind the wall, try to break out, tell, end.
    Check,
    /// Look at the databases and say what they say of themselves, end.
    Examine,
    /// Bring the tables up to date, end.
    Migrate,
    /// Verify the logs of looks, end.
    Audit,
    /// Make, prove or restore a copy, end.
    Backup,
    /// Bring the tables up to date, make the first owner's link, end.
    Init,
}

/// The words on the command line of a realm process.
#[derive(Debug, Clone, Args)]
pub(crate) struct Job {
    /// Which process.
    pub(crate) process: Process,
    /// The configuration file.
    #[arg(long)]
    pub(crate) config: PathBuf,
    /// What for.
    #[arg(long, value_enum, default_value = "serve")]
    pub(crate) mode: Mode,
    /// First name of the owner, for `init`.
    #[arg(long)]
    pub(crate) owner: Option<String>,
    /// Checkpoints that somebody kept, as text, for `audit`.
    #[arg(long, value_parser = Outside::parse)]
    pub(crate) outside: Vec<Outside>,
    /// What is to be done with copies, for `backup`.
    #[arg(long)]
    pub(crate) errand: Option<String>,
    /// Reads every page of a database, for `doctor`.
    #[arg(long)]
    pub(crate) deep: bool,
}

/// What a realm's own start needs.
pub(crate) struct Start<'a> {
    pub(crate) process: Process,
    pub(crate) config: &'a Config,
    pub(crate) section: &'a Section,
    pub(crate) place: Place,
    /// The keys of its realms.
    pub(crate) keys: Arc<Keys>,
    pub(crate) given: Given,
    pub(crate) wall: kit_web::Wall,
    pub(crate) stop: watch::Receiver<bool>,
}

/// Lives the life of one realm process.
///
/// # Errors
/// What keeps it from starting, in words.
pub(crate) fn run(job: &Job) -> Result<ExitCode, Fault> {
    descriptors::refuse_inherited()?;
    let config = crate::commands::read(&job.config)?;
    if job.process == Process::Guide {
        return guide::serve(&config);
    }
    let section = config
        .sections()
        .find(|(p, _)| *p == job.process)
        .map(|(_, s)| s.clone());
    let section =
        section.ok_or_else(|| format!("the configuration has no [{}]", job.process.name()))?;
    let place = Place::of(&config, job.process, &section);

    let ready = key::laid_ready(config.credentials.as_ref(), job.process.realms())?;
    let wall = wall(&config, job.process, &section, &place);
    let status = enter(&wall)?;
    let serving = matches!(job.mode, Mode::Serve | Mode::Check);
    let mut standing = None;
    if serving {
        let offered = neighbours::offer(job.process, &section, &place)?;
        Said::Ready.say()?;
        let neighbours = neighbours::of(&config, job.process, &talk::hear_neighbours()?);
        let trial = Trial::new(&config, job.process, wall, status, neighbours);
        let (report, verdict) = trial.run();
        trial::told(&trial.status, &report, &verdict).say()?;
        if !report.passed() {
            return Ok(ExitCode::from(BROKE_OUT));
        }
        if job.mode == Mode::Check {
            examine(&place, job.deep)?;
            // The neighbours may still be trying us: stay until the parent has heard everybody.
            talk::wait_for_the_end()?;
            return Ok(ExitCode::SUCCESS);
        }
        // Without the kernel's wall only a demo, or the owners' own choice, goes on; the pages then say so.
        if !verdict.may_serve && !config.house.demo {
            return Ok(ExitCode::from(NO_WALL));
        }
        standing = Some(Standing {
            offered,
            trial,
            verdict,
        });
    }

    if job.mode == Mode::Examine {
        examine(&place, job.deep)?;
        return Ok(ExitCode::SUCCESS);
    }
    log::start(&config.house);
    if let Some(Standing { trial, verdict, .. }) = &standing {
        tracing::info!(process = job.process.name(), abi = trial.status.abi, light = ?verdict.light, "the process is behind its wall");
    }
    let mut keys = Keys::read(&place)?;
    for (realm, words) in &ready {
        if !keys.try_passphrase(realm, words)? {
            tracing::error!(
                realm,
                "the passphrase that was laid ready is not this realm's"
            );
        }
    }
    drop(ready);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(live(job, &config, &section, (place, keys), standing))
}

/// The machine's clock and randomness; a demo's clock can be moved.
pub(crate) fn given(clock: Option<&Arc<ShiftedClock>>) -> Given {
    match clock {
        Some(clock) => {
            let clock: Arc<dyn Clock> = clock.clone();
            Given::new(clock, Arc::new(SystemChance))
        }
        None => Given::system(),
    }
}

/// What a process that is to serve has after its trial.
struct Standing {
    offered: neighbours::Offered,
    trial: Trial,
    verdict: Verdict,
}

/// Says what the process's databases say of themselves; each is looked at by its own realm only.
fn examine(place: &Place, deep: bool) -> Result<(), Fault> {
    for realm in place.realms() {
        let found = kit_store::examine(&place.database(realm), deep);
        let found = found.map_or_else(|fault| Found::Broken(fault.to_string()), Found::from);
        let realm = (*realm).to_owned();
        Said::Examined { realm, found }.say()?;
    }
    Ok(())
}

async fn live(
    job: &Job,
    config: &Config,
    section: &Section,
    (place, mut keys): (Place, Keys),
    standing: Option<Standing>,
) -> Result<ExitCode, Fault> {
    let (stop_sender, stop) = watch::channel(false);
    let clock = config.house.demo.then(|| Arc::new(ShiftedClock::default()));
    let (given, wall) = (
        given(clock.as_ref()),
        match &standing {
            Some(standing) if standing.verdict.banner => kit_web::Wall::Down,
            _ => kit_web::Wall::Up,
        },
    );
    let limits = crowd::limits(section.proxy)?;
    let mut listening = false;
    if let Some(standing) = &standing {
        let (sender, typed) = mpsc::unbounded_channel();
        listen(stop_sender, clock, Some(sender));
        if !keys.closed().is_empty() {
            let shut = closed::Shut {
                process: job.process,
                config,
                section,
                given: given.clone(),
                wall,
            };
            let listener = standing.offered.listener.try_clone()?;
            Said::Listening.say()?;
            listening = true;
            keys = shut
                .until_opened(keys, typed, (listener, limits), stop.clone())
                .await?;
            if *stop.borrow() {
                return Ok(ExitCode::SUCCESS);
            }
        }
    } else {
        tokio::task::block_in_place(|| closed::ask_for(&mut keys))?;
    }
    let start = Start {
        process: job.process,
        config,
        section,
        place,
        keys: Arc::new(keys),
        given,
        wall,
        stop: stop.clone(),
    };
    let Some(standing) = standing else {
        return tokio::task::block_in_place(|| open_only(job, &start));
    };
    // Opening a database blocks, and PostgreSQL's client wants no other runtime on its thread.
    let router = tokio::task::block_in_place(|| match job.process {
        Process::Front => front::start(&start),
        Process::Municipality => municipality::start(&start),
        Process::Civil => civil::start(&start),
        Process::Research => research::start(&start),
        Process::Guide => Err("the guide has no realm".into()),
    })?;
    standing.trial.every_hour();
    backup::keep_copies(&start);
    if !listening {
        Said::Listening.say()?;
    }
    serve(standing.offered.listener, router, limits, stop).await?;
    tracing::info!(
        process = job.process.name(),
        "the process has ended in order"
    );
    Ok(ExitCode::SUCCESS)
}

/// Opens the realm's databases, which brings their tables up to date; for `migrate` and `init`.
fn open_only(job: &Job, start: &Start<'_>) -> Result<ExitCode, Fault> {
    if job.mode == Mode::Audit {
        return audit(job, start);
    }
    if job.mode == Mode::Backup {
        backup::errand(job, start)?;
        return Ok(ExitCode::SUCCESS);
    }
    let owner = job.owner.as_deref().filter(|_| job.mode == Mode::Init);
    let lines = match job.process {
        Process::Front => front::open_only(start)?,
        Process::Municipality => municipality::open_only(start, owner)?,
        Process::Civil => civil::open_only(start, owner)?,
        Process::Research => research::open_only(start, owner)?,
        Process::Guide => Vec::new(),
    };
    for line in lines {
        Said::Line(line).say()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Verifies the logs of looks of this process's realms.
fn audit(job: &Job, start: &Start<'_>) -> Result<ExitCode, Fault> {
    let findings = match job.process {
        Process::Front => front::audit(start, &job.outside)?,
        Process::Municipality => vec![municipality::audit(start, &job.outside)?],
        Process::Civil => vec![civil::audit(start, &job.outside)?],
        Process::Research => vec![research::audit(start, &job.outside)?],
        Process::Guide => Vec::new(),
    };
    for Finding { lines, holds } in findings {
        Said::Verified { lines, holds }.say()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Serves until told to stop; what is under way is finished first.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    mut stop: watch::Receiver<bool>,
) -> Result<(), Fault> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    kit_web::serve(listener, router, limits, async move {
        // A sender that is gone means stop as well.
        let _ = stop.wait_for(|stopped| *stopped).await;
    })
    .await;
    Ok(())
}

impl Start<'_> {
    /// The other houses whose logins this realm takes, with their secrets from its own folder.
    pub(crate) fn logins(&self, realm: &str) -> Result<Vec<kit_identity::Provider>, Fault> {
        let keys = self.place.home(realm).join("keys");
        Ok(crate::config::houses(&self.section.oidc, &keys)?)
    }

    /// Tells a realm's pages what is true of this installation.
    pub(crate) fn dress(&self, web: &mut kit_web::Web) {
        dress(web, self.process, self.config, self.section, self.wall);
    }
}

/// Tells pages what is true of this installation.
fn dress(
    web: &mut kit_web::Web,
    process: Process,
    config: &Config,
    section: &Section,
    wall: kit_web::Wall,
) {
    web.demo = config.house.demo;
    web.wall = wall;
    web.hosted = kit_web::Hosted {
        controller: section.controller.clone(),
        key_holder: section.key_holder.clone(),
        machine: config.machine(process),
    };
    let front = config
        .front
        .as_ref()
        .map(|front| format!("{}/akut", front.origin));
    if let Some(crisis) = section.crisis.clone().or(front) {
        web.crisis = crisis;
    }
}
