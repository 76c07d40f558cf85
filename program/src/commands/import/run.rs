//! What every import does once it has a feed: behind the wall, try or write, and say what changed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use kit_boundary::{Wall, descriptors, enter};
use kit_hsds::{Community, Feed};
use kit_store::{Given, Store};
use realm_public::{Public, Run};

use super::FAULTY;
use crate::config::{Config, Section};
use crate::place::{self, Place};
use crate::process::Process;
use crate::{Fault, commands};

/// What can be said of every import.
#[derive(Debug, Args)]
pub(super) struct How {
    /// The installation to import into.
    #[arg(long, default_value = "landgang.toml")]
    config: PathBuf,
    /// Reads and checks everything, and changes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Also where it would take most of what came from this source before away again.
    #[arg(long)]
    force: bool,
    /// Lists faults in English.
    #[arg(long)]
    pub(super) english: bool,
}

/// What a stranger's input needs beside the directory.
#[derive(Debug, Default)]
pub(in crate::commands) struct Needs {
    /// Files it is read from.
    pub(in crate::commands) files: Vec<PathBuf>,
    /// Ports of other machines that are asked.
    pub(in crate::commands) ports: Vec<u16>,
}

impl How {
    /// Reads with `read` and imports what it gave as `source`. Without an installation only a dry run can be made.
    ///
    /// # Errors
    /// If the installation cannot be opened. A faulty feed is listed by `read`, which gives the code to end with.
    pub(super) fn import(
        &self,
        source: &str,
        needs: &Needs,
        read: impl FnOnce(Option<&Place>) -> Result<Feed, ExitCode>,
    ) -> Result<ExitCode, Fault> {
        let installation = self
            .config
            .exists()
            .then(|| commands::read(&self.config))
            .transpose()?;
        let Some(config) = installation else {
            if !self.dry_run {
                return Err(format!("there is no {}: name the installation with --config, or check the feed alone with --dry-run", self.config.display()).into());
            }
            return Ok(read(None).map_or_else(
                |code| code,
                |feed| {
                    println!("{}", found(&feed));
                    ExitCode::SUCCESS
                },
            ));
        };
        let section = config.front.as_ref().ok_or(
            "the configuration has no [front]: import on the machine that runs the open directory",
        )?;
        let place = behind_the_wall(&config, section, needs)?;
        let feed = match read(Some(&place)) {
            Ok(feed) => feed,
            Err(code) => return Ok(code),
        };
        println!("{}", found(&feed));
        let given = Given::system();
        let store: Store<Public> = Store::open(&place.database("public"), &given)?;
        let run = match (self.dry_run, self.force) {
            (true, _) => Run::Dry,
            (false, true) => Run::WriteEvenIfEmpty,
            (false, false) => Run::Write,
        };
        match realm_public::import(&store, &feed, source, run, given.now()) {
            Ok(report) => {
                println!("{}", report.danish());
                tell_old(&feed, &given, section.hide_after_days());
                Ok(ExitCode::SUCCESS)
            }
            Err(refused) => {
                println!("{}", refused.danish());
                Ok(ExitCode::from(FAULTY))
            }
        }
    }
}

/// Goes behind a wall that knows only the open directory and what is needed to read (SAFETY.md §2.1): strangers' input is read there.
///
/// # Errors
/// If the folders cannot be made or the wall not be entered.
pub(in crate::commands) fn behind_the_wall(
    config: &Config,
    section: &Section,
    needs: &Needs,
) -> Result<Place, Fault> {
    let place = Place::of(config, Process::Front, section);
    place::prepare(config, &Given::system())?;
    descriptors::close_inherited()?;
    let mut wall = Wall::around(place.home("public"));
    wall.read_only = readable(&needs.files);
    wall.connect.clone_from(&needs.ports);
    wall.user = place::user(config, Process::Front, section);
    enter(&wall)?;
    Ok(place)
}

/// Says what was read and will stand in no list, so that nobody looks for it in vain.
fn tell_old(feed: &Feed, given: &Given, days: i64) {
    let today = given.today();
    let is_old = |one: &Community| {
        one.unconfirmed_days(today)
            .is_some_and(|since| since > days)
    };
    let old = feed.communities().iter().filter(|one| is_old(one)).count();
    if old > 0 {
        println!(
            "{old} fællesskaber er ikke bekræftet i {days} dage og står ikke på listerne, kun på deres egen side."
        );
    }
}

fn found(feed: &Feed) -> String {
    format!(
        "{} services and {} organizations read.",
        feed.services.len(),
        feed.organizations.len()
    )
}

fn readable(files: &[PathBuf]) -> Vec<PathBuf> {
    let own = files
        .iter()
        .filter_map(|path| std::path::absolute(path).ok());
    own.chain(
        [
            "/etc/resolv.conf",
            "/etc/hosts",
            "/etc/nsswitch.conf",
            "/dev/urandom",
        ]
        .map(PathBuf::from),
    )
    .filter(|path| Path::exists(path))
    .collect()
}
