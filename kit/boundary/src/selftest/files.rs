//! Reaching for another realm's files. Whatever changes something is tried on the decoy and
//! put back; the database and the key file are only opened.

use std::fs::{self, OpenOptions, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sys::stat::{Mode, SFlag, mknod};
use nix::sys::statvfs::statvfs;
use nix::unistd::truncate;

use super::outcome::{Lack, Outcome, either, of, of_nix};
use super::{Attempt, Neighbour, decoy};

/// Names at home that the attempts use and clear away; apart per thread.
pub(super) struct Workbench {
    home: PathBuf,
    mark: &'static str,
}

impl Workbench {
    pub(super) fn new(home: &Path, mark: &'static str) -> Self {
        Self {
            home: home.to_path_buf(),
            mark,
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.home.join(format!(".self-test-{}-{name}", self.mark))
    }
}

/// One attempt on a file; `None` when it is not an attempt on files.
pub(super) fn attempt(
    attempt: Attempt,
    neighbour: &Neighbour,
    bench: &Workbench,
) -> Option<Outcome> {
    let database = neighbour.database.as_path();
    let decoy = decoy::path_in(&neighbour.dir);
    Some(match attempt {
        Attempt::Read => read(database),
        Attempt::ReadKey => neighbour
            .key_file
            .as_deref()
            .map_or(Outcome::NotTried(Lack::NotNamed), read),
        Attempt::List => of(fs::read_dir(&neighbour.dir)),
        Attempt::Append => of(OpenOptions::new().append(true).open(database)),
        Attempt::Truncate => cut(&decoy),
        Attempt::HardLink => either(
            hard_link(&decoy, &beside(&decoy, bench)),
            hard_link(&decoy, &bench.path("link")),
        ),
        Attempt::Rename => either(
            rename(&decoy, &beside(&decoy, bench)),
            rename(&decoy, &bench.path("moved")),
        ),
        Attempt::ThroughSymlink => through_symlink(database, &bench.path("symlink")),
        Attempt::ThroughProcSelfRoot => {
            let Ok(below) = database.strip_prefix("/") else {
                return Some(Outcome::NotTried(Lack::NotPrepared));
            };
            read(&Path::new("/proc/self/root").join(below))
        }
        Attempt::BindMount => bind_mount(&neighbour.dir, &bench.path("mount")),
        Attempt::RawDisk => raw_disk(&neighbour.dir, &bench.path("disk")),
        Attempt::ExecHelper => exec_helper(database),
        Attempt::Stat => of(fs::metadata(database)),
        Attempt::Chmod => of(fs::set_permissions(&decoy, Permissions::from_mode(0o600))),
        Attempt::FreeSpace => of_nix(statvfs(&neighbour.dir)),
        Attempt::Delete => delete(&neighbour.dir, &decoy),
        _ => return None,
    })
}

fn read(path: &Path) -> Outcome {
    of(fs::File::open(path))
}

fn beside(decoy: &Path, bench: &Workbench) -> PathBuf {
    decoy.with_extension(bench.mark)
}

fn cut(decoy: &Path) -> Outcome {
    let Ok(length) = i64::try_from(decoy::CONTENTS.len()) else {
        return Outcome::NotTried(Lack::NotPrepared);
    };
    of_nix(truncate(decoy, length))
}

fn hard_link(decoy: &Path, new: &Path) -> Outcome {
    let outcome = of(fs::hard_link(decoy, new));
    if outcome == Outcome::Reached {
        clear(fs::remove_file(new));
    }
    outcome
}

fn rename(decoy: &Path, new: &Path) -> Outcome {
    let outcome = of(fs::rename(decoy, new));
    if outcome == Outcome::Reached {
        clear(fs::rename(new, decoy));
    }
    outcome
}

fn through_symlink(database: &Path, link: &Path) -> Outcome {
    clear(fs::remove_file(link));
    if symlink(database, link).is_err() {
        return Outcome::NotTried(Lack::NotPrepared);
    }
    let outcome = read(link);
    clear(fs::remove_file(link));
    outcome
}

fn bind_mount(dir: &Path, place: &Path) -> Outcome {
    if let Err(error) = fs::create_dir(place)
        && error.kind() != ErrorKind::AlreadyExists
    {
        return Outcome::NotTried(Lack::NotPrepared);
    }
    let nothing: Option<&str> = None;
    let outcome = of_nix(mount(Some(dir), place, nothing, MsFlags::MS_BIND, nothing));
    if outcome == Outcome::Reached {
        clear(umount2(place, MntFlags::MNT_DETACH).map_err(std::io::Error::from));
    }
    clear(fs::remove_dir(place));
    outcome
}

/// Root's way round every file right: a node of the disk itself. Making it is enough; an
/// attempt to read could only tell how the disk is mounted.
fn raw_disk(dir: &Path, node: &Path) -> Outcome {
    let device = match fs::metadata(dir) {
        Ok(data) => data.dev(),
        Err(error) => return of::<()>(Err(error)),
    };
    let outcome = of_nix(mknod(node, SFlag::S_IFBLK, Mode::S_IRUSR, device));
    if outcome == Outcome::Reached {
        clear(fs::remove_file(node));
    }
    outcome
}

/// Reached only if the program ran **and** could read: with own users alone it may well run.
fn exec_helper(database: &Path) -> Outcome {
    let helper = Path::new("/usr/bin/head");
    let started = Command::new(helper)
        .args(["-c", "1"])
        .arg(database)
        // Pipes, since opening /dev/null is refused here before the program is.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output();
    match started {
        Ok(output) if output.status.success() => Outcome::Reached,
        Ok(_) => Outcome::Refused,
        Err(error) if error.kind() == ErrorKind::WouldBlock => Outcome::NotTried(Lack::NotPrepared),
        Err(error) => of::<()>(Err(error)),
    }
}

fn delete(dir: &Path, decoy: &Path) -> Outcome {
    let outcome = of(fs::remove_file(decoy));
    if outcome == Outcome::Reached {
        clear(decoy::lay(dir));
    }
    outcome
}

/// Clearing away is no part of the attempt, and the report is made either way: an attempt
/// that had to be cleared has been recorded as reached.
fn clear(result: std::io::Result<()>) {
    drop(result);
}
