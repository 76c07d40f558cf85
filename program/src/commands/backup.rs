//! `landgang backup` and `landgang restore`: one realm at a time, sealed, by the realm's own process (SAFETY.md §4).

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use nix::fcntl::OFlag;

use crate::backup::{DATA, EPOCHS, ERASED, Errand, RING, brought, handed_out};
use crate::cli::At;
use crate::commands::key::section_of;
use crate::place::{self, Place};
use crate::process::{Mode, Said};
use crate::supervise::{self, Outcome};
use crate::{Fault, commands};

/// The words of `backup`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Backup {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    make: Make,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Restores the newest copy for trial, compares it with what was copied, verifies its log, and wipes it.
    #[command(after_help = "Example:\n  landgang backup prove --realm civil")]
    Prove(Of),
    /// Notes that you have proven a copy by other means, such as a restored dump of PostgreSQL.
    #[command(after_help = "Example:\n  landgang backup proven --realm civil")]
    Proven(Of),
}

#[derive(Debug, Args)]
struct Make {
    /// The realm; all of them if left out.
    #[arg(long)]
    realm: Option<String>,
    /// data, ring or epochs; only together with --to.
    #[arg(long, requires = "to", value_parser = [DATA, RING, EPOCHS])]
    part: Option<String>,
    /// Seals one part to this file instead of the folder of copies; it must not be there yet.
    #[arg(long, requires = "realm")]
    to: Option<PathBuf>,
    #[command(flatten)]
    at: At,
}

#[derive(Debug, Args)]
struct Of {
    /// The realm.
    #[arg(long)]
    realm: String,
    #[command(flatten)]
    at: At,
}

impl Backup {
    /// Makes or proves copies.
    ///
    /// # Errors
    /// The configuration cannot be used, or a file cannot be written.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        match self.what {
            None => self.make.run(),
            Some(What::Prove(of)) => send(&of.at, &Errand::Prove { realm: of.realm }),
            Some(What::Proven(of)) => send(&of.at, &Errand::Proven { realm: of.realm }),
        }
    }
}

impl Make {
    fn run(self) -> Result<ExitCode, Fault> {
        let config = commands::read(&self.at.config)?;
        let Some(realm) = self.realm else {
            let mut code = ExitCode::SUCCESS;
            for realm in config.sections().flat_map(|(process, _)| process.realms()) {
                let done = send(
                    &self.at,
                    &Errand::Make {
                        realm: (*realm).to_owned(),
                    },
                )?;
                if done != ExitCode::SUCCESS {
                    code = done;
                }
            }
            return Ok(code);
        };
        let Some(to) = self.to else {
            return send(&self.at, &Errand::Make { realm });
        };
        // Before the realm is asked: a name that is taken should cost nothing.
        let mut file = new_file(&to)?;
        let part = self.part.unwrap_or_else(|| DATA.to_owned());
        let (process, section) = section_of(&config, &realm)?;
        let out = handed_out(&Place::of(&config, process, section), &realm);
        let code = send(&self.at, &Errand::HandOut { realm, part })?;
        if code == ExitCode::SUCCESS {
            io::copy(&mut own_file(&out)?, &mut file)?;
            file.flush()?;
            file.sync_all()?;
            fs::remove_file(&out)?;
            println!("sealed to {}", to.display());
        } else {
            fs::remove_file(&to)?;
        }
        Ok(code)
    }
}

/// The words of `restore`.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The realm.
    #[arg(long)]
    realm: String,
    /// The sealed copy of its data.
    #[arg(long)]
    data: Option<PathBuf>,
    /// The sealed copy of its key ring.
    #[arg(long)]
    ring: Option<PathBuf>,
    /// The sealed copy of its epoch keys, where those on this machine are gone.
    #[arg(long, requires = "ring")]
    epochs: Option<PathBuf>,
    /// The newest list of the erased; `erased.sealed` beside the copy if left out.
    #[arg(long)]
    erased: Option<PathBuf>,
    /// What is there may go.
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    at: At,
}

impl Restore {
    /// Restores one realm.
    ///
    /// # Errors
    /// A copy cannot be read, or the folder cannot be made.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        if self.data.is_none() && self.ring.is_none() {
            return Err("say what to restore: --data FILE, --ring FILE, or both".into());
        }
        let config = commands::read(&self.at.config)?;
        let (process, section) = section_of(&config, &self.realm)?;
        let place = Place::of(&config, process, section);
        place::prepare(&config, &kit_store::Given::system())?;
        let beside = self
            .ring
            .as_ref()
            .or(self.data.as_ref())
            .map(|copy| copy.with_file_name(format!("{ERASED}.{}", crate::backup::ENDING)));
        let erased = self.erased.clone().or(beside.filter(|path| path.exists()));
        if self.ring.is_some() && erased.is_none() {
            return Err(
                "a key ring comes back with the newest list of the erased: bring it with --erased"
                    .into(),
            );
        }
        let owner = place::user(&config, process, section);
        let parts = [
            (DATA, &self.data),
            (RING, &self.ring),
            (EPOCHS, &self.epochs),
            (ERASED, &erased),
        ];
        for (part, file) in parts {
            let to = brought(&place, &self.realm, part);
            remove(&to)?;
            if let Some(file) = file {
                let mut from = fs::File::open(file)
                    .map_err(|fault| format!("cannot read {}: {fault}", file.display()))?;
                io::copy(&mut from, &mut new_file(&to)?)?;
                place::give(&to, owner.as_ref())?;
            }
        }
        let errand = Errand::Restore {
            realm: self.realm.clone(),
            replace: self.replace,
        };
        let done = send(&self.at, &errand);
        for (part, _) in parts {
            remove(&brought(&place, &self.realm, part))?;
        }
        done
    }
}

/// Sends an errand to the realm's process and prints what it says.
fn send(at: &At, errand: &Errand) -> Result<ExitCode, Fault> {
    let config = commands::read(&at.config)?;
    let (process, section) = section_of(&config, errand.realm())?;
    let place = Place::of(&config, process, section);
    if !place.home(errand.realm()).exists() {
        return Err(format!(
            "{} is not there: make the installation with `landgang init`",
            place.home(errand.realm()).display()
        )
        .into());
    }
    // The folders of copies may be new since the realm was made.
    place::prepare(&config, &kit_store::Given::system())?;
    let words = ["--errand".to_owned(), serde_json::to_string(errand)?];
    let path = std::path::absolute(&at.config)?;
    match supervise::run(&path, &[process], Mode::Backup, &words, || {})? {
        Outcome::Done(said) => {
            for said in said.into_values().flatten() {
                if let Said::Line(line) = said {
                    println!("{line}");
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        Outcome::CouldNotStart(_) => {
            eprintln!("landgang: it was not done; the line above says why");
            Ok(ExitCode::FAILURE)
        }
        other => Err(commands::explain(&other).into()),
    }
}

fn new_file(path: &Path) -> Result<fs::File, Fault> {
    let file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    Ok(file.map_err(|fault| format!("cannot write {}: {fault}", path.display()))?)
}

/// A file that the realm laid ready: itself, never what a link points to, since the realm may lay links.
fn own_file(path: &Path) -> Result<fs::File, Fault> {
    let file = fs::OpenOptions::new()
        .read(true)
        .custom_flags(OFlag::O_NOFOLLOW.bits())
        .open(path);
    Ok(file.map_err(|fault| format!("cannot read {}: {fault}", path.display()))?)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(fault),
        _ => Ok(()),
    }
}
