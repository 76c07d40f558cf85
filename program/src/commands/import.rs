//! `landgang import hsds`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kit_boundary::{Wall, descriptors, enter};
use kit_hsds::{Fault as FeedFault, Feed, Limits, Severity, Source};
use kit_store::{Given, Store};
use realm_public::{Public, Run};

use crate::place::{self, Place};
use crate::process::Process;
use crate::{Fault, commands};

/// The words of `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Open Referral HSDS 3.x: a JSON file, a folder, a zip, tables (CSV), or the address of an API.
    #[command(
        after_help = "Examples:\n  landgang import hsds feed.json --dry-run\n  landgang import hsds tables.zip\n  landgang import hsds https://example.org/hsds\n\nA fault changes nothing: every fault is listed with file, record, field and what to do."
    )]
    Hsds(Hsds),
}

#[derive(Debug, Args)]
struct Hsds {
    /// File, folder, zip, or http address.
    source: String,
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
    english: bool,
}

/// Faults in the feed: nothing was imported.
const FAULTY: u8 = 2;

impl Import {
    /// Imports.
    ///
    /// # Errors
    /// If the installation cannot be opened. A faulty feed is no error of ours: code 2 and the list.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let What::Hsds(job) = self.what;
        job.run()
    }
}

impl Hsds {
    fn run(&self) -> Result<ExitCode, Fault> {
        let source = Source::parse(&self.source);
        let installation = self
            .config
            .exists()
            .then(|| commands::read(&self.config))
            .transpose()?;
        let Some(config) = installation else {
            if !self.dry_run {
                return Err(format!("there is no {}: name the installation with --config, or check the feed alone with --dry-run", self.config.display()).into());
            }
            return Ok(self.read(&source).map_or_else(
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
        let place = Place::of(&config, Process::Front, section);
        place::prepare(&config, &Given::system())?;
        // Strangers' input is read behind a wall that knows only the open directory (SAFETY.md §2.1).
        descriptors::close_inherited()?;
        let mut wall = Wall::around(place.home("public"));
        wall.read_only = readable(&source);
        wall.connect = port(&source).into_iter().collect();
        wall.user = place::user(&config, Process::Front, section);
        enter(&wall)?;

        let feed = match self.read(&source) {
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
        match realm_public::import(&store, &feed, &self.source, run, given.now()) {
            Ok(report) => {
                println!("{}", report.danish());
                let (today, days) = (given.today(), section.hide_after_days());
                let old = |one: &kit_hsds::Community| {
                    one.unconfirmed_days(today)
                        .is_some_and(|since| since > days)
                };
                let old = feed.communities().iter().filter(|one| old(one)).count();
                if old > 0 {
                    println!(
                        "{old} fællesskaber er ikke bekræftet i {days} dage og står ikke på listerne, kun på deres egen side."
                    );
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(refused) => {
                println!("{}", refused.danish());
                Ok(ExitCode::from(FAULTY))
            }
        }
    }

    /// Reads the feed; a faulty one is listed whole.
    fn read(&self, source: &Source) -> Result<Feed, ExitCode> {
        let mut last = 0;
        let read = kit_hsds::read(source, &Limits::default(), &mut |progress| {
            // A line per hundred files is progress enough for a log and for a person.
            if progress.files >= last + 100 {
                last = progress.files;
                eprintln!("… {} files read", progress.files);
            }
        });
        match read {
            Ok(feed) => {
                self.list(&feed.notes);
                Ok(feed)
            }
            Err(faults) => {
                self.list(&faults);
                let errors = faults
                    .iter()
                    .filter(|f| f.severity == Severity::Error)
                    .count();
                println!("Nothing was imported: {errors} faults must be put right first.");
                Err(ExitCode::from(FAULTY))
            }
        }
    }

    fn list(&self, faults: &[FeedFault]) {
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
    }
}

fn found(feed: &Feed) -> String {
    format!(
        "{} services and {} organizations read.",
        feed.services.len(),
        feed.organizations.len()
    )
}

fn readable(source: &Source) -> Vec<PathBuf> {
    let own = match source {
        Source::Path(path) => std::path::absolute(path).ok(),
        Source::Web(_) => None,
    };
    own.into_iter()
        .chain(
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

fn port(source: &Source) -> Option<u16> {
    match source {
        Source::Web(address) => address.port_or_known_default(),
        Source::Path(_) => None,
    }
}
