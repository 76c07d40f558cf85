//! `landgang init`: an empty installation.

use std::io::{BufRead as _, IsTerminal as _, Write as _, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::ceremony::{Ceremony, print_papers};
use crate::cli::At;
use crate::config::sample;
use crate::process::Mode;
use crate::{Fault, commands};

/// The words of `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The configuration file; made from the sample if it is not there.
    #[arg(long, default_value = "landgang.toml")]
    config: PathBuf,
    /// First name of whoever gets the first sign-in of each realm; asked for if left out.
    #[arg(long)]
    owner: Option<String>,
    #[command(flatten)]
    ceremony: Ceremony,
    /// Only prints a configuration with every setting explained.
    #[arg(long)]
    sample: bool,
}

impl Init {
    /// Makes what is missing, and prints a one-time link per realm that one signs in to.
    ///
    /// # Errors
    /// If something cannot be made.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        if self.sample {
            print!("{}", sample());
            return Ok(ExitCode::SUCCESS);
        }
        if !self.config.exists() {
            std::fs::write(&self.config, sample())?;
            println!(
                "wrote {}: read it, put your own names and addresses in, and run this again",
                self.config.display()
            );
            return Ok(ExitCode::SUCCESS);
        }
        let config = commands::read(&self.config)?;
        if config.house.demo {
            return Err("this is a demo's configuration: make one of your own with `landgang init --sample`".into());
        }
        let owner = match self.owner {
            Some(owner) => owner,
            None if stdin().is_terminal() => ask("First name of whoever signs in first: ")?,
            None => return Err("say who signs in first: landgang init --owner Lone".into()),
        };
        let owner = owner.trim();
        if owner.is_empty() || owner.chars().count() > 40 {
            return Err("the first name has 1 to 40 letters".into());
        }
        self.ceremony.name(&self.config)?;
        let config = commands::read(&self.config)?;
        let at = At {
            config: self.config,
        };
        let code =
            commands::all_in_turn(&at, Mode::Init, &["--owner".to_owned(), owner.to_owned()])?;
        if code == ExitCode::SUCCESS {
            self.ceremony.lock(&config)?;
            print_papers(&config);
        }
        Ok(code)
    }
}

fn ask(question: &str) -> Result<String, Fault> {
    print!("{question}");
    stdout().flush()?;
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    Ok(line)
}
