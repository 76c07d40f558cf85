//! `landgang instrument`: questions with their scoring, loaded into the municipality's house (HE-7, FR-10).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kit_boundary::{Wall, descriptors, enter};
use kit_store::{Given, Store};
use realm_municipality::{
    InstrumentAdded, InstrumentLoaded, Municipality, add_instrument, list_instruments,
    load_instrument,
};

use crate::place::{self, Place};
use crate::process::Process;
use crate::{Fault, commands};

/// Faults in the files, or another text under the same name: nothing was changed.
const FAULTY: u8 = 2;
/// No questionnaire is longer; what is, is something else.
const LARGEST: u64 = 1024 * 1024;

/// The words of `instrument`.
#[derive(Debug, Args)]
pub(crate) struct Instrument {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Adds a FHIR R4 Questionnaire with its scoring file.
    #[command(
        after_help = "Examples:\n  landgang instrument add week.json --scoring week.toml --dry-run\n  landgang instrument add week.json --scoring week.toml\n\nA fault changes nothing: every fault of both files is listed. A version that is there is never overwritten."
    )]
    Add(Add),
    /// Lists the instruments of the house with their licences.
    List {
        /// The installation.
        #[arg(long, default_value = "landgang.toml")]
        config: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// The questionnaire, a JSON file.
    questionnaire: PathBuf,
    /// The scoring file, TOML.
    #[arg(long)]
    scoring: PathBuf,
    /// The installation.
    #[arg(long, default_value = "landgang.toml")]
    config: PathBuf,
    /// Reads and checks both files, and changes nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Instrument {
    /// Adds or lists.
    ///
    /// # Errors
    /// If a file cannot be read or the installation cannot be opened. Faulty files are no error of ours: code 2 and the
    /// list.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        match self.what {
            What::Add(add) => add.run(),
            What::List { config } => list(&config),
        }
    }
}

fn text_of(file: &Path) -> Result<String, Fault> {
    let told = |error: std::io::Error| format!("cannot read {}: {error}", file.display());
    if fs::metadata(file).map_err(told)?.len() > LARGEST {
        return Err(format!("{} is larger than any questionnaire", file.display()).into());
    }
    Ok(fs::read_to_string(file).map_err(told)?)
}

impl Add {
    fn run(&self) -> Result<ExitCode, Fault> {
        let (questionnaire, scoring) = (text_of(&self.questionnaire)?, text_of(&self.scoring)?);
        if self.dry_run {
            return Ok(read(&questionnaire, &scoring).map_or_else(
                |code| code,
                |loaded| {
                    println!("{}\nNothing was changed.", loaded.line());
                    ExitCode::SUCCESS
                },
            ));
        }
        let store = open(&self.config)?;
        let loaded = match read(&questionnaire, &scoring) {
            Ok(loaded) => loaded,
            Err(code) => return Ok(code),
        };
        let added = add_instrument(&store, &Given::system(), &loaded)?;
        println!("{}", loaded.line());
        Ok(match added {
            InstrumentAdded::New => {
                println!("Added. An offer asks it when its settings name it under [talks].");
                ExitCode::SUCCESS
            }
            InstrumentAdded::Same => {
                println!("It was there before; nothing was changed.");
                ExitCode::SUCCESS
            }
            InstrumentAdded::Differs => {
                println!(
                    "Another text is there under the same address and version, and may have been answered. Give this one a version of its own; nothing was changed."
                );
                ExitCode::from(FAULTY)
            }
        })
    }
}

/// Reads both texts; faults are listed whole.
fn read(questionnaire: &str, scoring: &str) -> Result<InstrumentLoaded, ExitCode> {
    load_instrument(questionnaire, scoring).map_err(|faults| {
        for fault in &faults {
            println!("{fault}");
        }
        println!(
            "Nothing was changed: {} faults must be put right first.",
            faults.len()
        );
        ExitCode::from(FAULTY)
    })
}

fn list(config: &Path) -> Result<ExitCode, Fault> {
    let all = list_instruments(&open(config)?)?;
    for one in &all {
        println!("{}", one.loaded.line());
    }
    println!(
        "{} instruments of others. Our own, own-week and own-talk, are always there.",
        all.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// The municipality's database, behind its wall and as its user: a file that root made would be closed to the service.
fn open(config: &Path) -> Result<Store<Municipality>, Fault> {
    let config = commands::read(config)?;
    let section = config
        .municipality
        .as_ref()
        .ok_or("the configuration has no [municipality]: do this on the machine that runs it")?;
    let place = Place::of(&config, Process::Municipality, section);
    place::prepare(&config, &Given::system())?;
    descriptors::close_inherited()?;
    let mut wall = Wall::around(place.home("municipality"));
    wall.read_only = ["/dev/urandom"]
        .map(PathBuf::from)
        .into_iter()
        .filter(|path| path.exists())
        .collect();
    wall.user = place::user(&config, Process::Municipality, section);
    enter(&wall)?;
    Ok(Store::open(
        &place.database("municipality"),
        &Given::system(),
    )?)
}
