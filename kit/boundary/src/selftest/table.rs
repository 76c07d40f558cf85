//! The table of SAFETY.md §2.2 as data: what each attempt meets, by ABI and by user.

use serde::{Deserialize, Serialize};

use crate::Status;

/// One way of reaching into another realm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attempt {
    /// Open the other's database to read.
    Read,
    /// Open the other's key file to read.
    ReadKey,
    /// List the other's directory.
    List,
    /// Open the other's database to append; nothing is written.
    Append,
    /// Cut the decoy to the length it has.
    Truncate,
    /// Link the decoy to another name, there and at home.
    HardLink,
    /// Rename the decoy, there and to home.
    Rename,
    /// Read the database through a symbolic link at home.
    ThroughSymlink,
    /// Read the database through `/proc/self/root`.
    ThroughProcSelfRoot,
    /// Bind-mount the other's directory at home.
    BindMount,
    /// Make a device node of the other's disk at home, to read below its file system.
    RawDisk,
    /// Start a program that reads the database.
    ExecHelper,
    /// Size and time of the last write of the database.
    Stat,
    /// Set the decoy's mode to what it is.
    Chmod,
    /// Free space of the disk that the other realm lies on.
    FreeSpace,
    /// Delete the decoy.
    Delete,
    /// Open the other process's memory.
    ProcMem,
    /// See the other process's root directory.
    ProcRoot,
    /// Read the other process's arguments.
    ProcCmdline,
    /// Read the other process's environment.
    ProcEnviron,
    /// List the other process's descriptors.
    ProcFd,
    /// Attach to the other process as a debugger.
    Ptrace,
    /// Copy from the other process's memory with `process_vm_readv`.
    ProcessVmRead,
    /// Send the other process signal 0.
    Signal,
    /// Connect to the other's TCP port.
    TcpConnect,
    /// Take the other's TCP port for oneself.
    TcpTakePort,
    /// Connect to the other's abstract socket.
    AbstractSocket,
    /// Connect to the other's socket by its path.
    PathSocket,
    /// Send an empty UDP packet to the other's port.
    Udp,
}

/// A row: what refuses this attempt.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The attempt.
    pub attempt: Attempt,
    /// The first Landlock ABI that refuses it; `None` when no ABI known today does.
    pub refused_from_abi: Option<u8>,
    /// Refused to a foreign user by a directory of mode 0700, or by the kernel's rule that
    /// one user may not touch another's process.
    pub refused_by_own_user: bool,
}

const fn row(attempt: Attempt, refused_from_abi: Option<u8>, refused_by_own_user: bool) -> Row {
    Row {
        attempt,
        refused_from_abi,
        refused_by_own_user,
    }
}

/// Every attempt, in the order of trying; deleting comes after all that needs the decoy.
pub const TABLE: [Row; 29] = [
    row(Attempt::Read, Some(1), true),
    row(Attempt::ReadKey, Some(1), true),
    row(Attempt::List, Some(1), true),
    row(Attempt::Append, Some(1), true),
    row(Attempt::Truncate, Some(3), true),
    row(Attempt::HardLink, Some(1), true),
    row(Attempt::Rename, Some(1), true),
    row(Attempt::ThroughSymlink, Some(1), true),
    row(Attempt::ThroughProcSelfRoot, Some(1), true),
    row(Attempt::BindMount, Some(1), true),
    row(Attempt::RawDisk, Some(1), true),
    row(Attempt::ExecHelper, Some(1), true),
    row(Attempt::Stat, None, true),
    row(Attempt::Chmod, None, true),
    row(Attempt::FreeSpace, None, false),
    row(Attempt::Delete, Some(1), true),
    row(Attempt::ProcMem, Some(1), true),
    row(Attempt::ProcRoot, Some(1), true),
    row(Attempt::ProcCmdline, Some(1), false),
    row(Attempt::ProcEnviron, Some(1), true),
    row(Attempt::ProcFd, Some(1), true),
    row(Attempt::Ptrace, Some(1), true),
    row(Attempt::ProcessVmRead, Some(1), true),
    row(Attempt::Signal, Some(6), true),
    row(Attempt::TcpConnect, Some(4), false),
    row(Attempt::TcpTakePort, Some(4), false),
    row(Attempt::AbstractSocket, Some(6), false),
    row(Attempt::PathSocket, Some(9), true),
    row(Attempt::Udp, None, false),
];

impl Row {
    /// Whether the table says that this attempt is refused under a status.
    #[must_use]
    pub fn refused(&self, status: &Status) -> bool {
        let by_lock = self
            .refused_from_abi
            .is_some_and(|first| status.abi >= first);
        by_lock || (status.own_user && self.refused_by_own_user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused_at(abi: u8, own_user: bool) -> usize {
        let status = Status::of_abi(abi, own_user);
        TABLE.iter().filter(|row| row.refused(&status)).count()
    }

    #[test]
    fn a_higher_abi_never_refuses_less_and_an_own_user_never_either() {
        for abi in 1..=9 {
            assert!(refused_at(abi, false) >= refused_at(abi - 1, false));
            assert!(refused_at(abi, true) >= refused_at(abi, false));
        }
        assert_eq!(refused_at(0, false), 0, "no lock and no user is no wall");
    }

    #[test]
    fn each_row_is_refused_from_its_own_abi_on_or_by_its_own_user() {
        for row in &TABLE {
            for abi in 0..=9 {
                let by_lock = matches!(row.refused_from_abi, Some(first) if first <= abi);
                let alone = row.refused(&Status::of_abi(abi, false));
                assert_eq!(alone, by_lock, "{:?} at ABI {abi}", row.attempt);
                let own = row.refused(&Status::of_abi(abi, true));
                let either = by_lock || row.refused_by_own_user;
                assert_eq!(own, either, "{:?} at ABI {abi}, own user", row.attempt);
            }
        }
        assert_eq!(
            refused_at(9, true),
            TABLE.len() - 2,
            "free space and UDP stay open"
        );
    }

    #[test]
    fn every_attempt_stands_in_the_table_once() {
        let mut attempts: Vec<Attempt> = TABLE.iter().map(|row| row.attempt).collect();
        attempts.sort_unstable();
        attempts.dedup();
        assert_eq!(attempts.len(), TABLE.len());
    }
}
