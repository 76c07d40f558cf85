//! `landgang export hsds`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kit_store::{Given, Store};
use realm_public::Public;

use crate::place::Place;
use crate::process::Process;
use crate::{Fault, commands};

/// The words of `export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The open directory as one HSDS page with every service.
    Hsds {
        /// The file to write; it must not be there yet.
        #[arg(long)]
        to: PathBuf,
        /// The installation.
        #[arg(long, default_value = "landgang.toml")]
        config: PathBuf,
    },
}

impl Export {
    /// Exports.
    ///
    /// # Errors
    /// If the installation cannot be opened or the file is there already.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let What::Hsds { to, config } = self.what;
        let config = commands::read(&config)?;
        let section = config
            .front
            .as_ref()
            .ok_or("the configuration has no [front]")?;
        let place = Place::of(&config, Process::Front, section);
        let given = Given::system();
        let store: Store<Public> = Store::open(&place.database("public"), &given)?;
        let (text, count) = realm_public::export(&store, &given)?;
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&to)
            .map_err(|e| format!("cannot write {}: {e}", to.display()))?;
        std::io::Write::write_all(&mut file, text.as_bytes())?;
        file.sync_all()?;
        println!("{count} communities written to {}", to.display());
        Ok(ExitCode::SUCCESS)
    }
}
