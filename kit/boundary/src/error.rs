//! Why a process did not get behind its wall. Each of them means: do not serve.

use std::path::PathBuf;

use crate::Inherited;

/// A step of putting up the wall that failed. There is no variant to carry on from.
#[derive(Debug, thiserror::Error)]
pub enum BoundaryError {
    /// `/proc/self/status` could not be read, so the number of threads is unknown.
    #[error("could not count the threads of this process")]
    CountThreads {
        /// What the read met.
        #[source]
        source: std::io::Error,
    },
    /// `/proc/self/status` had no line `Threads:` with a number.
    #[error("the kernel does not say how many threads this process has")]
    ThreadsUnknown,
    /// Landlock binds one thread and its later children; a thread that exists stays free.
    #[error("the wall must stand before any thread: this process already has {threads}")]
    ThreadsExist {
        /// Threads found; 1 is the only good number.
        threads: u32,
    },
    /// `/proc/self/fd` could not be read.
    #[error("could not list the open descriptors")]
    ListDescriptors {
        /// What the read met.
        #[source]
        source: std::io::Error,
    },
    /// A descriptor opened before the lock stays usable after it.
    #[error("descriptors beyond 0, 1 and 2 were inherited: {}", numbers(.found))]
    DescriptorsInherited {
        /// Each of them, with what it points at.
        found: Vec<Inherited>,
    },
    /// A system call that takes something away from this process failed.
    #[error("could not {step}")]
    Step {
        /// What was being done, as an infinitive.
        step: &'static str,
        /// What the kernel said.
        #[source]
        source: nix::errno::Errno,
    },
    /// A step reported success, and reading it back showed otherwise.
    #[error("{what} was asked for and is not in force")]
    NotInForce {
        /// What is missing, as a noun.
        what: &'static str,
    },
    /// The own user was given as root.
    #[error("user id 0 is root and nobody's own user")]
    RootIsNoOwnUser,
    /// The process could become root again after the switch.
    #[error("after the switch of user this process could still become root")]
    StillRoot,
    /// A path of the wall could not be opened; a wall with a missing stone is not put up.
    #[error("could not open {path:?} for the wall")]
    Path {
        /// The path as configured.
        path: PathBuf,
        /// What opening met.
        #[source]
        source: landlock::PathFdError,
    },
    /// Landlock refused to build or to enforce the rules.
    #[error("Landlock could not be put in force")]
    Landlock {
        /// What the crate reports.
        #[source]
        source: landlock::RulesetError,
    },
}

impl From<landlock::RulesetError> for BoundaryError {
    fn from(source: landlock::RulesetError) -> Self {
        Self::Landlock { source }
    }
}

fn numbers(found: &[Inherited]) -> String {
    let numbers: Vec<String> = found.iter().map(|one| one.number.to_string()).collect();
    numbers.join(", ")
}
