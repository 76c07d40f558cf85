//! Reaching for another realm's process.

use std::fs;
use std::io::IoSliceMut;

use nix::sys::ptrace;
use nix::sys::signal::kill;
use nix::sys::uio::{RemoteIoVec, process_vm_readv};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

use super::outcome::{Lack, Outcome, of, of_nix};
use super::{Attempt, Neighbour};

/// An address below every mapping: reading there fails with "bad address", but only after
/// the kernel has allowed the reading.
const NOWHERE: usize = 8;

/// One attempt on a process; `None` when it is not an attempt on processes.
pub(super) fn attempt(attempt: Attempt, neighbour: &Neighbour) -> Option<Outcome> {
    let on: fn(u32, Pid) -> Outcome = match attempt {
        Attempt::ProcMem => |raw, _| of(fs::File::open(format!("/proc/{raw}/mem"))),
        Attempt::ProcRoot => |raw, _| of(fs::read_link(format!("/proc/{raw}/root"))),
        Attempt::ProcCmdline => |raw, _| of(fs::read(format!("/proc/{raw}/cmdline"))),
        Attempt::ProcEnviron => |raw, _| of(fs::File::open(format!("/proc/{raw}/environ"))),
        Attempt::ProcFd => |raw, _| of(fs::read_dir(format!("/proc/{raw}/fd"))),
        Attempt::Ptrace => |_, pid| attach(pid),
        Attempt::ProcessVmRead => |_, pid| copy_memory(pid),
        // Signal 0: the kernel checks the right and sends nothing.
        Attempt::Signal => |_, pid| of_nix(kill(pid, None)),
        _ => return None,
    };
    let Some(raw) = neighbour.pid else {
        return Some(Outcome::NotTried(Lack::NotNamed));
    };
    // 0 and 1 mean "my group" and "the first process" to some of these calls.
    match i32::try_from(raw) {
        Ok(pid) if pid > 1 => Some(on(raw, Pid::from_raw(pid))),
        _ => Some(Outcome::NotTried(Lack::NotPrepared)),
    }
}

/// Seizing does not stop the other; should it succeed, it is undone at once.
fn attach(pid: Pid) -> Outcome {
    let outcome = of_nix(ptrace::seize(pid, ptrace::Options::empty()));
    if outcome != Outcome::Reached {
        return outcome;
    }
    // The other may only be let go of while it is stopped, so it is stopped for a moment.
    let let_go = ptrace::interrupt(pid)
        .and_then(|()| waitpid(pid, Some(WaitPidFlag::__WALL)))
        .and_then(|_stopped| ptrace::detach(pid, None));
    // If that failed the end of this thread lets go as well; it was reached either way.
    match let_go {
        Ok(()) | Err(_) => Outcome::Reached,
    }
}

fn copy_memory(pid: Pid) -> Outcome {
    let mut byte = [0_u8; 1];
    of_nix(process_vm_readv(
        pid,
        &mut [IoSliceMut::new(&mut byte)],
        &[RemoteIoVec {
            base: NOWHERE,
            len: 1,
        }],
    ))
}
