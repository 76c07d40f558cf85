//! Going behind the wall. The order is SAFETY.md §2.1's, and there is no way back out.

use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::stat::{Mode, umask};
use nix::unistd::{Gid, Uid, getegid, geteuid, getgroups, setgid, setgroups, setuid};

use crate::{BoundaryError, Status, User, Wall, lock};

/// Puts this process behind its wall. To be called before any thread exists and after
/// [`descriptors::refuse_inherited`](crate::descriptors::refuse_inherited).
///
/// Core limit 0, not dumpable, `no_new_privs`, own user, umask 077, Landlock with every
/// right the kernel has. Where Landlock is missing altogether the status says `abi: 0`, and
/// [`judge`](crate::judge) decides whether to serve.
///
/// # Errors
/// Any step that fails; the process must then end.
pub fn enter(wall: &Wall) -> Result<Status, BoundaryError> {
    let abi = lock::kernel_abi()?;
    enter_with(wall, abi)
}

/// For T12 only: behaving as an older kernel would.
pub mod simulate {
    use super::{BoundaryError, Status, Wall, enter_with, lock};

    /// [`enter`](super::enter) with the rights of a lower ABI; 0 removes the lock altogether.
    /// More than the kernel has is cut down to what it has.
    ///
    /// # Errors
    /// As [`enter`](super::enter).
    pub fn enter_as_if(wall: &Wall, abi: u8) -> Result<Status, BoundaryError> {
        enter_with(wall, abi.min(lock::kernel_abi()?))
    }
}

fn enter_with(wall: &Wall, abi: u8) -> Result<Status, BoundaryError> {
    alone()?;
    no_traces()?;
    let own_user = match &wall.user {
        Some(user) => {
            become_user(user)?;
            true
        }
        None => false,
    };
    // A change of user sets the dump mark to the machine's `fs.suid_dumpable`, whatever that
    // is, so it is taken away again and read back.
    no_traces()?;
    umask(Mode::S_IRWXG | Mode::S_IRWXO);
    if abi > 0 {
        lock::restrict(wall, abi)?;
    }
    Ok(Status::of_abi(abi, own_user))
}

/// One thread, or the lock would leave the others free.
fn alone() -> Result<(), BoundaryError> {
    let text = std::fs::read_to_string("/proc/self/status")
        .map_err(|source| BoundaryError::CountThreads { source })?;
    let threads = threads_in(&text).ok_or(BoundaryError::ThreadsUnknown)?;
    if threads == 1 {
        Ok(())
    } else {
        Err(BoundaryError::ThreadsExist { threads })
    }
}

fn threads_in(status: &str) -> Option<u32> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("Threads:"))?;
    line.trim().parse().ok()
}

/// No core file, no reading by a debugger, no new rights through a program with the set-uid bit.
fn no_traces() -> Result<(), BoundaryError> {
    let step = |step| move |source| BoundaryError::Step { step, source };
    setrlimit(Resource::RLIMIT_CORE, 0, 0).map_err(step("forbid core files"))?;
    prctl::set_dumpable(false).map_err(step("forbid dumps"))?;
    prctl::set_no_new_privs().map_err(step("forbid new rights"))?;
    let (soft, hard) = getrlimit(Resource::RLIMIT_CORE).map_err(step("read the core limit"))?;
    if soft != 0 || hard != 0 {
        return Err(BoundaryError::NotInForce {
            what: "a core limit of 0",
        });
    }
    if prctl::get_dumpable().map_err(step("read the dump mark"))? {
        return Err(BoundaryError::NotInForce {
            what: "the ban on dumps",
        });
    }
    if !prctl::get_no_new_privs().map_err(step("read no_new_privs"))? {
        return Err(BoundaryError::NotInForce {
            what: "no_new_privs",
        });
    }
    Ok(())
}

/// Switches to the realm's user for good, or confirms that it is already running as it.
fn become_user(user: &User) -> Result<(), BoundaryError> {
    let step = |step| move |source| BoundaryError::Step { step, source };
    if user.uid == 0 {
        return Err(BoundaryError::RootIsNoOwnUser);
    }
    let uid = Uid::from_raw(user.uid);
    let gid = Gid::from_raw(user.gid);
    // A service manager may have switched already; then only root's half is left out.
    if geteuid() != uid {
        let groups: Vec<Gid> = user.groups.iter().copied().map(Gid::from_raw).collect();
        setgroups(&groups).map_err(step("set the groups of the own user"))?;
        setgid(gid).map_err(step("set the group of the own user"))?;
        setuid(uid).map_err(step("switch to the own user"))?;
    }
    if geteuid() != uid || getegid() != gid {
        return Err(BoundaryError::NotInForce {
            what: "the own user and group",
        });
    }
    let stray = getgroups()
        .map_err(step("read the groups back"))?
        .iter()
        .any(|group| *group != gid && !user.groups.contains(&group.as_raw()));
    if stray {
        return Err(BoundaryError::NotInForce {
            what: "the list of groups",
        });
    }
    match setuid(Uid::from_raw(0)) {
        Err(Errno::EPERM) => Ok(()),
        Err(source) => Err(BoundaryError::Step {
            step: "prove that root is out of reach",
            source,
        }),
        Ok(()) => Err(BoundaryError::StillRoot),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_with_threads_is_not_let_behind_the_wall() {
        // The test harness has threads, which is just what must be refused.
        let refused = enter(&Wall::around("/")).expect_err("the harness has threads");
        assert!(matches!(
            refused,
            BoundaryError::ThreadsExist { threads } if threads > 1
        ));
    }

    #[test]
    fn the_number_of_threads_is_read_from_its_own_line() {
        assert_eq!(threads_in("Name:\tx\nThreads:\t12\nSigQ:\t0/1\n"), Some(12));
        assert_eq!(threads_in("Name:\tThreads\n"), None);
        assert_eq!(threads_in("Threads:\tmany\n"), None);
    }
}
