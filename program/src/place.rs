//! Where things lie on the disk, and whose they are.

use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt as _, lchown};
use std::path::{Path, PathBuf};

use kit_boundary::User;
use kit_store::{Given, Where};

use crate::config::{Config, Section};
use crate::letter_box;
use crate::looks;
use crate::process::Process;

/// The file that marks a demo's folder; `serve` refuses such a folder, `demo` wipes no other.
pub(crate) const DEMO_MARK: &str = "THIS-IS-A-DEMO";

/// One process's part of the disk.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The folder that nobody else may enter.
    pub(crate) folder: PathBuf,
    process: Process,
    database: String,
}

impl Place {
    /// The place of a process.
    #[must_use]
    pub(crate) fn of(config: &Config, process: Process, section: &Section) -> Self {
        Self {
            folder: config.base.join(&section.folder),
            process,
            database: section.database.clone(),
        }
    }

    /// A realm's home. One level deeper than the closed folder, since the folder's own time can be seen from outside.
    #[must_use]
    pub(crate) fn home(&self, realm: &str) -> PathBuf {
        self.folder.join("data").join(realm)
    }

    /// A realm's key.
    #[must_use]
    pub(crate) fn key(&self, realm: &str) -> PathBuf {
        self.home(realm).join("keys").join("realm.key")
    }

    /// A realm's key under a passphrase, in place of the open one.
    #[must_use]
    pub(crate) fn locked_key(&self, realm: &str) -> PathBuf {
        self.home(realm).join("keys").join("realm.locked")
    }

    /// Where sealed copies of a realm are put: where the operator says, else within its own folder.
    #[must_use]
    pub(crate) fn backups(&self, config: &Config, section: &Section, realm: &str) -> PathBuf {
        match &section.backups {
            Some(named) => config.base.join(named).join(realm),
            None => self.home(realm).join("backups"),
        }
    }

    /// Where the sealed copy of a realm's epoch keys is put, if the operator names a place.
    #[must_use]
    pub(crate) fn epoch_copies(
        &self,
        config: &Config,
        section: &Section,
        realm: &str,
    ) -> Option<PathBuf> {
        let named = section.epoch_copies.as_ref()?;
        Some(config.base.join(named).join(realm))
    }

    /// When copies were made and proven: one small file each.
    #[must_use]
    pub(crate) fn stamps(&self, realm: &str) -> PathBuf {
        self.home(realm).join("stamps")
    }

    /// What comes in and goes out at the operator's hands, and what is tried; emptied after each use.
    #[must_use]
    pub(crate) fn desk(&self, realm: &str) -> PathBuf {
        self.home(realm).join("desk")
    }

    /// What other directories answered the last time they were asked; can be thrown away.
    #[must_use]
    pub(crate) fn harvests(&self) -> PathBuf {
        self.home("public").join("harvest")
    }

    /// The keys of a realm's persons: a file of its own, in no backup of the data (SAFETY.md §5).
    #[must_use]
    pub(crate) fn ring(&self, realm: &str) -> PathBuf {
        self.home(realm).join("keys").join("ring.db")
    }

    /// The ring's epochs and the erased: in no backup of the ring.
    #[must_use]
    pub(crate) fn epochs(&self, realm: &str) -> PathBuf {
        self.home(realm).join("keys").join("epochs.db")
    }

    /// The key that signs the checkpoints of a realm's log of looks.
    #[must_use]
    pub(crate) fn log_key(&self, realm: &str) -> PathBuf {
        self.home(realm).join("keys").join("log.key")
    }

    /// The checkpoints of a realm's log of looks.
    #[must_use]
    pub(crate) fn checkpoints(&self, realm: &str) -> PathBuf {
        self.home(realm).join("checkpoints")
    }

    /// The same, at the place that the operator names.
    #[must_use]
    pub(crate) fn further_checkpoints(
        &self,
        config: &Config,
        section: &Section,
        realm: &str,
    ) -> Option<PathBuf> {
        let named = section.checkpoints.as_ref()?;
        Some(config.base.join(named).join(realm))
    }

    /// The keys of a realm's letter box.
    #[must_use]
    pub(crate) fn letter_keys(&self, realm: &str) -> PathBuf {
        self.home(realm).join("keys").join("letters.key")
    }

    /// The public address of a realm's own letter box, for carrying to the other end.
    #[must_use]
    pub(crate) fn own_letter_address(&self, realm: &str) -> PathBuf {
        self.letter_address(realm, "own")
    }

    /// The address of the letter box at the other end.
    #[must_use]
    pub(crate) fn letter_address(&self, realm: &str, other: &str) -> PathBuf {
        self.home(realm)
            .join("keys")
            .join(format!("{other}.address"))
    }

    /// The file of SQLite's, also named where PostgreSQL is used, for the self-test's table.
    #[must_use]
    pub(crate) fn database_file(&self, realm: &str) -> PathBuf {
        self.home(realm).join("realm.db")
    }

    /// Where a realm's database is.
    #[must_use]
    pub(crate) fn database(&self, realm: &str) -> Where {
        match self.database.as_str() {
            "sqlite" => Where::Sqlite(self.database_file(realm)),
            config => Where::Postgres(config.replace("{realm}", realm)),
        }
    }

    /// The process's realms.
    #[must_use]
    pub(crate) fn realms(&self) -> &'static [&'static str] {
        self.process.realms()
    }
}

/// The directory of the letter boxes between the citizens' rooms and the association.
#[must_use]
pub(crate) fn letters(config: &Config) -> PathBuf {
    config
        .base
        .join("run")
        .join("letters")
        .join("citizen-civil")
}

/// The folder of what the associations publish: the civil process writes it, the front may read it.
#[must_use]
pub(crate) fn published(config: &Config) -> PathBuf {
    config.base.join("run").join("published")
}

/// Makes it, where both ends run on this machine: the association's own, and readable by the letters' group.
fn prepare_published(config: &Config) -> io::Result<()> {
    let Some(section) = config.civil.as_ref().filter(|_| config.letters_stay_here()) else {
        return Ok(());
    };
    let path = published(config);
    let owner = user(config, Process::Civil, section);
    // New files get the folder's group, so that the front reads them and may change none.
    folder(&path, 0o2750, owner.as_ref())?;
    if let (Some(owner), Some(group)) = (owner, config.house.letters_group) {
        lchown(&path, Some(owner.uid), Some(group))?;
        // Giving it away takes the mark of the group off.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o2750))?;
    }
    Ok(())
}

/// The user that a process runs as: its own, if the machine lets us choose.
#[must_use]
pub(crate) fn user(config: &Config, process: Process, section: &Section) -> Option<User> {
    let uid = section.user.filter(|_| is_root())?;
    let groups = config
        .house
        .letters_group
        .filter(|_| matches!(process, Process::Front | Process::Civil))
        .filter(|_| config.letters_stay_here());
    Some(User {
        uid,
        gid: uid,
        groups: groups.into_iter().collect(),
    })
}

/// Whether we were started as root.
#[must_use]
pub(crate) fn is_root() -> bool {
    // The owner of our own entry in /proc is our effective user; no unsafe call is needed.
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// Makes what is missing: folders, keys, letter boxes. Nothing that is there is written over.
///
/// # Errors
/// The system's word.
pub(crate) fn prepare(config: &Config, given: &Given) -> io::Result<()> {
    for (process, section) in config.sections() {
        let place = Place::of(config, process, section);
        let owner = user(config, process, section);
        folder(&place.folder, 0o700, owner.as_ref())?;
        folder(&place.folder.join("data"), 0o700, owner.as_ref())?;
        for realm in place.realms() {
            folder(&place.home(realm), 0o700, owner.as_ref())?;
            folder(&place.home(realm).join("keys"), 0o700, owner.as_ref())?;
            let mut key = [0_u8; 32];
            // A new key beside a ring that an earlier one made would only hide that the key is gone.
            if !place.locked_key(realm).exists() && !place.epochs(realm).exists() {
                given.fill(&mut key);
                file(&place.key(realm), &key, owner.as_ref())?;
            }
            for known in [place.key(realm), place.locked_key(realm)] {
                if known.exists() {
                    give(&known, owner.as_ref())?;
                }
            }
            given.fill(&mut key);
            file(&place.log_key(realm), &key, owner.as_ref())?;
            folder(&place.checkpoints(realm), 0o700, owner.as_ref())?;
            folder(&place.stamps(realm), 0o700, owner.as_ref())?;
            folder(&place.desk(realm), 0o700, owner.as_ref())?;
            folder(
                &place.backups(config, section, realm),
                0o700,
                owner.as_ref(),
            )?;
            if let Some(copies) = place.epoch_copies(config, section, realm) {
                folder(&copies, 0o700, owner.as_ref())?;
            }
            if let Some(further) = place.further_checkpoints(config, section, realm) {
                folder(&further, looks::FURTHER_FOLDER_MODE, owner.as_ref())?;
            }
        }
    }
    prepare_published(config)?;
    letter_box::prepare(config, given)
}

fn folder(path: &Path, mode: u32, owner: Option<&User>) -> io::Result<()> {
    fs::create_dir_all(path)?;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    give(path, owner)
}

fn file(path: &Path, bytes: &[u8], owner: Option<&User>) -> io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    match fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
    {
        Ok(mut new) => {
            new.write_all(bytes)?;
            new.sync_all()?;
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    give(path, owner)
}

/// Gives it to its realm. Never through a link: what lies in a realm's folder may have been laid there by the realm.
pub(crate) fn give(path: &Path, owner: Option<&User>) -> io::Result<()> {
    owner.map_or(Ok(()), |user| lchown(path, Some(user.uid), Some(user.gid)))
}
