//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::process::Mode;
use crate::{Fault, commands, instrument, process};

/// From "I miss somebody" to a community where the person stays.
#[derive(Debug, Parser)]
#[command(name = "landgang", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the invented town of Demokøbing and runs it: no network, no configuration.
    #[command(
        after_help = "Examples:\n  landgang demo\n  landgang demo --dir ~/demokobing --keep\n  landgang demo --port-base 9700\n  landgang demo --large"
    )]
    Demo(commands::demo::Demo),
    /// Makes an empty installation: folders, keys, a configuration, and a one-time link for each owner.
    #[command(
        after_help = "Examples:\n  landgang init --sample > landgang.toml\n  landgang init --config landgang.toml --owner Lone\n  landgang init --owner Lone --holder \"civil=Lone Holm\" --holder municipality=Birgitte --passphrase civil=words.txt"
    )]
    Init(commands::init::Init),
    /// Runs the realms of the configuration, each behind its wall, until it is told to stop.
    #[command(
        after_help = "Examples:\n  landgang serve\n  landgang serve --config /srv/landgang/landgang.toml"
    )]
    Serve(At),
    /// Says in green, yellow or red whether this machine keeps what is promised: walls, keys, copies, clock, disk.
    #[command(
        after_help = "Examples:\n  landgang doctor\n  landgang doctor --deep --config /srv/landgang/landgang.toml\n  landgang doctor --running --json\n\nEnds with 1 if anything is red."
    )]
    Doctor(commands::doctor::Doctor),
    /// Makes sealed copies of the realms while they run, or proves that one can be restored.
    #[command(
        after_help = "Examples:\n  landgang backup\n  landgang backup --realm civil --to /media/stick/civil.sealed\n  landgang backup --realm civil --part epochs --to /media/holder/epochs.sealed\n  landgang backup prove --realm civil\n\nThe running service makes a copy a day and proves one a month by itself."
    )]
    Backup(commands::backup::Backup),
    /// Puts one realm back from its sealed copies; the service must be stopped.
    #[command(
        after_help = "Examples:\n  landgang restore --realm civil --data data-2027-03-01.sealed --ring ring-2027-03-01.sealed\n  landgang restore --realm civil --data d.sealed --ring r.sealed --epochs e.sealed --replace\n\nThe realm's key must be in its place first."
    )]
    Restore(commands::backup::Restore),
    /// Puts a realm's key under a passphrase, or prints the paper that its holder signs.
    #[command(after_help = "Examples:\n  landgang key lock --realm civil\n  landgang key paper")]
    Key(commands::key::Key),
    /// Reads a directory from elsewhere into the open directory.
    #[command(
        after_help = "Examples:\n  landgang import hsds feed.json --dry-run\n  landgang import hsds folder/ --config landgang.toml\n  landgang import hsds https://example.org/hsds"
    )]
    Import(commands::import::Import),
    /// Asks the directories that are named in the configuration for what has changed; the running service does it by itself.
    #[command(
        after_help = "Examples:\n  landgang harvest\n  landgang harvest frivillig --english\n\nExample of the configuration:\n  [front.harvest.frivillig]\n  address = \"https://frivillig.example/hsds\"\n\nA source that fails changes nothing. Ends with 2 if one did."
    )]
    Harvest(commands::harvest::Harvest),
    /// Says which numbers the page with crisis numbers shows, or sets them: none is shipped.
    #[command(
        after_help = "Examples:\n  landgang crisis list\n  landgang crisis set numbers.toml --dry-run\n  landgang crisis set numbers.toml"
    )]
    Crisis(commands::crisis::Crisis),
    /// Stops showing a community that asked not to be shown, whatever its source says, or shows it again.
    #[command(
        after_help = "Examples:\n  landgang listing hide https://landgang.example/f/gaaturen-ved-aaen\n  landgang listing show gaaturen-ved-aaen\n  landgang listing list"
    )]
    Listing(commands::listing::Listing),
    /// Writes the open directory to a file: HSDS, tables, or points for a map.
    #[command(
        after_help = "Examples:\n  landgang export hsds --to directory.json\n  landgang export csv --to directory.zip\n  landgang export geojson --to directory.geojson"
    )]
    Export(commands::export::Export),
    /// Loads questions with their scoring into the municipality's house, or lists them.
    #[command(
        after_help = "Examples:\n  landgang instrument add week.json --scoring week.toml --dry-run\n  landgang instrument list"
    )]
    Instrument(instrument::Instrument),
    /// Verifies the log of looks: who looked at whom, in a chain that cannot be changed unnoticed.
    #[command(
        after_help = "Examples:\n  landgang audit verify\n  landgang audit verify --kept 2027-03-01.txt"
    )]
    Audit(commands::audit::Audit),
    /// Brings the tables of every realm up to date, and says which version each has.
    #[command(after_help = "Examples:\n  landgang migrate --config landgang.toml")]
    Migrate(At),
    /// One realm's process; started by `serve` and `demo`.
    #[command(hide = true)]
    Realm(process::Job),
}

/// Where the configuration is.
#[derive(Debug, Clone, Args)]
pub(crate) struct At {
    /// The configuration file.
    #[arg(long, default_value = "landgang.toml")]
    pub(crate) config: PathBuf,
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// What the command says.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        match self.command {
            Command::Demo(demo) => demo.run(),
            Command::Init(init) => init.run(),
            Command::Serve(at) => commands::serve::run(&at),
            Command::Doctor(doctor) => doctor.run(),
            Command::Backup(backup) => backup.run(),
            Command::Restore(restore) => restore.run(),
            Command::Key(key) => key.run(),
            Command::Import(import) => import.run(),
            Command::Harvest(harvest) => harvest.run(),
            Command::Crisis(crisis) => crisis.run(),
            Command::Listing(listing) => listing.run(),
            Command::Export(export) => export.run(),
            Command::Instrument(instrument) => instrument.run(),
            Command::Audit(audit) => audit.run(),
            Command::Migrate(at) => commands::all_in_turn(&at, Mode::Migrate, &[]),
            Command::Realm(job) => process::run(&job),
        }
    }
}
