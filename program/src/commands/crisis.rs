//! `landgang crisis`: the numbers that the page `/akut` shows.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kit_store::Given;
use realm_public::{CrisisNumber, crisis_numbers, enter_crisis_numbers, read_crisis_numbers};

use super::open_directory;
use crate::Fault;

/// The words of `crisis`.
#[derive(Debug, Args)]
pub(crate) struct Crisis {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Shows these numbers from now on, and no others: a file with a table [[number]] for each.
    #[command(
        after_help = "Example of a file:\n  [[number]]\n  name = \"Whom one reaches\"\n  number = \"00 00 00 00\"\n  note = \"When it answers\"\n  checked_on = 2027-03-01\n  checked_by = \"Karen\"\n\nRing each number before you write it. A fault changes nothing: every fault is listed."
    )]
    Set {
        /// The file.
        file: PathBuf,
        /// Reads and checks the file, and changes nothing.
        #[arg(long)]
        dry_run: bool,
        /// The installation.
        #[arg(long, default_value = "landgang.toml")]
        config: PathBuf,
    },
    /// Says which numbers are shown, and who rang them when.
    List {
        /// The installation.
        #[arg(long, default_value = "landgang.toml")]
        config: PathBuf,
    },
}

/// Faults in the file: nothing was changed.
const FAULTY: u8 = 2;

impl Crisis {
    /// Sets or lists the numbers.
    ///
    /// # Errors
    /// If the file or the installation cannot be opened. A faulty file is no error of ours: code 2 and the list.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let given = Given::system();
        match self.what {
            What::List { config } => {
                let store = open_directory(&config, &given)?;
                tell(&crisis_numbers(&store)?);
                Ok(ExitCode::SUCCESS)
            }
            What::Set {
                file,
                dry_run,
                config,
            } => {
                let text = std::fs::read_to_string(&file)
                    .map_err(|why| format!("cannot read {}: {why}", file.display()))?;
                let numbers = match read_crisis_numbers(&text, given.today()) {
                    Ok(numbers) => numbers,
                    Err(faults) => {
                        faults.iter().for_each(|fault| println!("{fault}"));
                        println!(
                            "Nothing was changed: {} faults must be put right first.",
                            faults.len()
                        );
                        return Ok(ExitCode::from(FAULTY));
                    }
                };
                if !dry_run {
                    enter_crisis_numbers(&open_directory(&config, &given)?, &numbers, given.now())?;
                }
                tell(&numbers);
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn tell(numbers: &[CrisisNumber]) {
    if numbers.is_empty() {
        println!("No number is shown but 112.");
    }
    for one in numbers {
        println!(
            "{}  {}  {} (rung by {} on {})",
            one.number, one.name, one.note, one.checked_by, one.checked_on
        );
    }
}
