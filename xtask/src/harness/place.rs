//! The folder of one run: everything made by the checks lies in it, and it goes away with the keeper.

use super::keeper::Keeper;
use super::machine::Helper;
use super::strays;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Counts the runs of this process, so that two do not meet in one folder.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// The environment variable that everything started by a run carries: the run's folder.
pub(crate) const MARK: &str = "LANDGANG_TEST_RUN";

/// One run: its folder, its keeper, and who runs what needs no rights.
#[derive(Debug)]
pub(crate) struct Place {
    /// The folder, directly under the folder for temporary files, since the path of a socket must be short.
    pub(crate) folder: PathBuf,
    /// Ends what we start.
    pub(crate) keeper: Keeper,
    helper: Helper,
}

impl Place {
    /// Makes the folder of this run and starts its keeper.
    ///
    /// # Errors
    /// The folder could not be made or the keeper not started.
    pub(crate) fn make(helper: Helper) -> io::Result<Self> {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("landgang-test-{}-{number}", std::process::id()));
        std::fs::DirBuilder::new().mode(0o755).create(&folder)?;
        let keeper = Keeper::of(&folder)?;
        Ok(Self {
            folder,
            keeper,
            helper,
        })
    }

    /// Makes a folder inside that belongs to the user without rights and that nobody else but root may enter.
    ///
    /// # Errors
    /// The folder could not be made or given away.
    pub(crate) fn folder_of_helper(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(name);
        std::fs::DirBuilder::new().mode(0o700).create(&folder)?;
        self.give(&folder)?;
        Ok(folder)
    }

    fn give(&self, path: &Path) -> io::Result<()> {
        match self.helper {
            Helper::User { uid, gid } => chown(path, Some(uid), Some(gid)),
            Helper::Ourselves => Ok(()),
        }
    }

    /// Copies a folder or file into `target` and gives the copy to the user without rights.
    ///
    /// # Errors
    /// Something could not be read or written.
    pub(crate) fn copy_for_helper(&self, source: &Path, target: &Path) -> io::Result<()> {
        if source.is_dir() {
            std::fs::create_dir_all(target)?;
            for entry in std::fs::read_dir(source)? {
                let entry = entry?;
                self.copy_for_helper(&entry.path(), &target.join(entry.file_name()))?;
            }
        } else if source.is_file() {
            std::fs::copy(source, target)?;
        } else {
            return Ok(());
        }
        self.give(target)
    }

    /// A command that runs as ourselves and carries the run's mark.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env(MARK, &self.folder);
        command
    }

    /// A command that runs as the user without rights, in `folder`, which is its home and keeps its temporary files.
    pub(crate) fn command_of_helper(
        &self,
        program: impl AsRef<std::ffi::OsStr>,
        folder: &Path,
    ) -> Command {
        let mut command = self.command(program);
        command
            .current_dir(folder)
            .env("HOME", folder)
            .env("TMPDIR", folder);
        if let Helper::User { uid, gid } = self.helper {
            command.uid(uid).gid(gid);
        }
        command
    }

    /// Processes that should have ended and have not; they are ended here, and the run fails for them.
    pub(crate) fn strays(&self) -> Vec<strays::Stray> {
        strays::left_after(&self.folder, Duration::from_secs(5))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_run_starts_carries_its_mark_and_its_folder_goes_away() {
        let place = Place::make(Helper::Ourselves).unwrap();
        let folder = place.folder.clone();
        let own = place.folder_of_helper("own").unwrap();
        let mut child = place
            .command_of_helper("sleep", &own)
            .arg("60")
            .spawn()
            .unwrap();
        let found = strays::left_after(&folder, Duration::ZERO);
        assert_eq!(found.len(), 1);
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(place.strays(), Vec::new());
        drop(place);
        assert!(!folder.exists());
    }
}
