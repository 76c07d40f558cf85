//! `landgang key`: who holds a realm's key, whether it lies under a passphrase, and the paper that its holder signs
//! (SAFETY.md §1.7, §5).

use std::fs;
use std::io::{self, IsTerminal as _, Write as _, stdin};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kit_keys::{LockedKey, RealmKey};
use kit_seal::Zeroizing;
use kit_store::Given;

use super::{key_change, paper};
use crate::cli::At;
use crate::config::{Config, Section};
use crate::place::{self, Place};
use crate::process::{Process, key};
use crate::{Fault, backup, commands, supervise};

/// The words of `key`.
#[derive(Debug, Args)]
pub(crate) struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Puts a realm's key under a passphrase, which is asked for at each start; the key itself stays the same.
    #[command(
        after_help = "Example:\n  landgang key lock --realm civil\n\nWho forgets the passphrase and has no copy of the key has lost the realm."
    )]
    Lock(Of),
    /// Lays a realm's key in the open again.
    #[command(after_help = "Example:\n  landgang key unlock --realm civil")]
    Unlock(Of),
    /// Puts a fresh key in place of a realm's present one, while its service stands still.
    #[command(
        after_help = "Example:\n  landgang key change --realm civil\n\nCopies made before open by the old key only: make new ones at once, and destroy the old ones with it."
    )]
    Change {
        /// The realm; not the guests' rooms, whose words need this very key.
        #[arg(long)]
        realm: String,
        #[command(flatten)]
        at: At,
    },
    /// Prints the paper that the holder of each realm's key signs.
    #[command(after_help = "Examples:\n  landgang key paper\n  landgang key paper --english | lp")]
    Paper {
        /// In English.
        #[arg(long)]
        english: bool,
        #[command(flatten)]
        at: At,
    },
}

#[derive(Debug, Args)]
struct Of {
    /// The realm.
    #[arg(long)]
    realm: String,
    /// A file with the passphrase, for scripts; asked for if left out.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    at: At,
}

impl Key {
    /// Does what was asked.
    ///
    /// # Errors
    /// A key that is not there, or a passphrase that does not open it; nothing is changed then.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        match self.what {
            What::Lock(of) => {
                let config = commands::read(&of.at.config)?;
                let (process, section) = section_of(&config, &of.realm)?;
                let words = new_passphrase(&of.realm, of.passphrase_file.as_deref())?;
                lock(
                    &config,
                    (process, section),
                    &of.realm,
                    &words,
                    &Given::system(),
                )?;
                println!(
                    "the key of {} lies under the passphrase now, which is asked for at each start",
                    of.realm
                );
            }
            What::Unlock(of) => {
                let config = commands::read(&of.at.config)?;
                unlock(&config, section_of(&config, &of.realm)?, &of)?;
                println!("the key of {} lies in the open again", of.realm);
            }
            What::Change { realm, at } => {
                let config = commands::read(&at.config)?;
                let of = section_of(&config, &realm)?;
                key_change::change(&config, of, &realm, &Given::system())?;
                println!(
                    "{realm} has a new key. Now: give its holder a copy and a new paper (landgang key paper), start the service, make\n                     new copies (landgang backup --realm {realm}), and destroy the old key together with the copies that it opens.\n                     Whoever kept the old key and an old copy of the epoch keys can open copies of the ring until the next month begins."
                );
            }
            What::Paper { english, at } => {
                let config = commands::read(&at.config)?;
                print!("{}", paper::all(&config, &Given::system(), english));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Puts a realm's key under a passphrase; the one in the open is wiped when the other has been tried.
///
/// # Errors
/// As [`Key::run`].
pub(crate) fn lock(
    config: &Config,
    (process, section): (Process, &Section),
    realm: &str,
    words: &str,
    given: &Given,
) -> Result<(), Fault> {
    let place = Place::of(config, process, section);
    let (open, locked) = (place.key(realm), place.locked_key(realm));
    if locked.exists() {
        return Err(format!(
            "{} is there already: unlock it first, to change its passphrase",
            locked.display()
        )
        .into());
    }
    let key = RealmKey::from_bytes(key::plain(&open)?);
    let text = LockedKey::lock(&key, words, realm, given)?.to_string();
    write(&locked, text.as_bytes())?;
    // Read back and opened, before the other one goes.
    let back = LockedKey::read(&fs::read_to_string(&locked)?)
        .ok_or("the key under the passphrase cannot be read back")?;
    if *back.open(words, realm)?.to_bytes() != *key.to_bytes() {
        return Err("the key under the passphrase is another one; the open one stays".into());
    }
    place::give(&locked, place::user(config, process, section).as_ref())?;
    backup::wipe(&open)?;
    Ok(())
}

fn unlock(config: &Config, (process, section): (Process, &Section), of: &Of) -> Result<(), Fault> {
    let place = Place::of(config, process, section);
    let (open, locked) = (place.key(&of.realm), place.locked_key(&of.realm));
    let text = fs::read_to_string(&locked)
        .map_err(|fault| format!("cannot read {}: {fault}", locked.display()))?;
    let key = LockedKey::read(&text)
        .ok_or_else(|| format!("{} is not a key under a passphrase", locked.display()))?;
    let words = passphrase(
        &format!("Passphrase of {}: ", of.realm),
        of.passphrase_file.as_deref(),
    )?;
    let key = key.open(&words, &of.realm)?;
    write(&open, &*key.to_bytes())?;
    place::give(&open, place::user(config, process, section).as_ref())?;
    fs::remove_file(&locked)?;
    Ok(())
}

/// A passphrase that is chosen now: typed twice, or from a script's file.
///
/// # Errors
/// The two differ, or there is nobody to ask.
pub(crate) fn new_passphrase(realm: &str, file: Option<&Path>) -> Result<Zeroizing<String>, Fault> {
    let words = passphrase(
        &format!("New passphrase of {realm}, at least 20 characters: "),
        file,
    )?;
    if file.is_none() {
        let again = passphrase("Once more: ", None)?;
        if words.trim() != again.trim() {
            return Err("the two are not the same; nothing was changed".into());
        }
    }
    Ok(words)
}

fn passphrase(question: &str, file: Option<&Path>) -> Result<Zeroizing<String>, Fault> {
    match file {
        Some(file) => {
            let text = fs::read_to_string(file).map_err(|fault| format!("cannot read {}: {fault}", file.display()))?;
            Ok(Zeroizing::new(text))
        }
        None if stdin().is_terminal() => Ok(supervise::hidden(question)?),
        None => Err("there is nobody to ask for the passphrase: run this at a terminal, or give --passphrase-file".into()),
    }
}

/// Writes a key where none lies yet.
///
/// # Errors
/// One does, or the system's word.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let write = || -> io::Result<()> {
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    Ok(write().map_err(|fault| format!("cannot write {}: {fault}", path.display()))?)
}

/// The section that a realm lives in.
///
/// # Errors
/// There is no such realm in the file.
pub(crate) fn section_of<'a>(
    config: &'a Config,
    realm: &str,
) -> Result<(Process, &'a Section), Fault> {
    let found = config
        .sections()
        .find(|(process, _)| process.realms().contains(&realm));
    found.ok_or_else(|| {
        let known: Vec<&str> = config
            .sections()
            .flat_map(|(process, _)| process.realms())
            .copied()
            .collect();
        format!(
            "there is no realm {realm} in this file: say one of {}",
            known.join(", ")
        )
        .into()
    })
}
