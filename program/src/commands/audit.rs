//! `landgang audit verify`: does the log of looks hold (SAFETY.md §7)?

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::cli::At;
use crate::looks::Outside;
use crate::process::{Mode, Said};
use crate::supervise::{self, Outcome};
use crate::{Fault, commands};

/// The words of `audit`.
#[derive(Debug, Args)]
pub(crate) struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Walks along every realm's log of looks and compares it with the checkpoints that were given out.
    #[command(
        after_help = "Examples:\n  landgang audit verify\n  landgang audit verify --kept 2027-03-01.txt\n  landgang audit verify --paper \"civil 2027-03-01 K7QF 2M9X …\"\n\nEnds with 1 if a log was changed, cut off or written anew."
    )]
    Verify {
        #[command(flatten)]
        at: At,
        /// A published checkpoint that somebody kept, as a file; may be given several times.
        #[arg(long, value_name = "FILE")]
        kept: Vec<PathBuf>,
        /// A line of the monthly paper: realm, day and nine groups; may be given several times.
        #[arg(long, value_name = "LINE")]
        paper: Vec<String>,
    },
}

impl Audit {
    /// Verifies each realm behind its own wall, so that no process sees two logs.
    ///
    /// # Errors
    /// The configuration or a checkpoint cannot be used; nothing is then said of a log.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let What::Verify { at, kept, paper } = self.what;
        let config = commands::read(&at.config)?;
        let files = kept.iter().map(|path| Outside::read(path));
        let lines = paper.iter().map(|line| {
            Outside::parse(line).map_err(|fault| Fault::from(format!("\"{line}\": {fault}")))
        });
        let outside: Vec<Outside> = files.chain(lines).collect::<Result<_, Fault>>()?;
        let realms = config.sections().flat_map(|(process, _)| process.realms());
        let realms: Vec<&str> = realms.copied().collect();
        let mut words = Vec::new();
        for outside in &outside {
            let realm = outside.realm();
            if !realms.contains(&realm.as_str()) {
                return Err(format!(
                    "a checkpoint of \"{realm}\" was brought, and that realm does not run here"
                )
                .into());
            }
            words.extend(["--outside".to_owned(), outside.text()]);
        }
        let path = std::path::absolute(&at.config)?;
        let mut code = ExitCode::SUCCESS;
        for (process, _) in config.sections() {
            match supervise::run(&path, &[process], Mode::Audit, &words, || {})? {
                Outcome::Done(said) => {
                    for said in said.into_values().flatten() {
                        if let Said::Verified { lines, holds } = said {
                            lines.iter().for_each(|line| println!("{line}"));
                            if !holds {
                                code = ExitCode::FAILURE;
                            }
                        }
                    }
                }
                other => {
                    eprintln!("landgang: {}", commands::explain(&other));
                    code = ExitCode::FAILURE;
                }
            }
        }
        Ok(code)
    }
}
