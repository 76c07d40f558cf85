//! How the answer of the kernel is read: refused, reached, or nothing there to try.

use std::io::Error;

use nix::errno::Errno;
use serde::{Deserialize, Serialize};

/// What one attempt met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The kernel said no.
    Refused,
    /// It went through, or failed only for a reason behind the wall.
    Reached,
    /// There was nothing to try it on. Counted apart: silence is no refusal.
    NotTried(Lack),
}

/// Why an attempt was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// The neighbour was described without this object (no port, no process id …).
    NotNamed,
    /// The object is not there: not started, no decoy, no such program.
    NotThere,
    /// The wall itself grants this, by the realm's configuration.
    Granted,
    /// The attempt could not be prepared at home.
    NotPrepared,
}

/// Reads an attempt that goes through when it succeeds.
pub(crate) fn of<T>(result: Result<T, Error>) -> Outcome {
    match result {
        Ok(_) => Outcome::Reached,
        Err(error) => of_error(&error),
    }
}

/// As [`of`], for nix's calls.
pub(crate) fn of_nix<T>(result: Result<T, Errno>) -> Outcome {
    of(result.map_err(Error::from))
}

fn of_error(error: &Error) -> Outcome {
    match error.raw_os_error().map(Errno::from_raw) {
        // EXDEV is Landlock's word for moving a file between directories; it is also a file
        // system's border, which refuses just as well.
        Some(Errno::EACCES | Errno::EPERM | Errno::EXDEV | Errno::EROFS) => Outcome::Refused,
        Some(Errno::ENOENT | Errno::ESRCH) => Outcome::NotTried(Lack::NotThere),
        // This process is out of descriptors or memory, which says nothing about the wall.
        Some(Errno::EMFILE | Errno::ENFILE | Errno::ENOMEM | Errno::ENOBUFS) => {
            Outcome::NotTried(Lack::NotPrepared)
        }
        // Anything else was said by something behind the wall.
        _ => Outcome::Reached,
    }
}

/// Refused only if every way was refused; reached if one was.
pub(crate) fn either(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Outcome::Reached, _) | (_, Outcome::Reached) => Outcome::Reached,
        (Outcome::Refused, Outcome::Refused) => Outcome::Refused,
        (Outcome::NotTried(lack), _) | (_, Outcome::NotTried(lack)) => Outcome::NotTried(lack),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_no_from_the_kernel_counts_as_refused() {
        for refused in [Errno::EACCES, Errno::EPERM, Errno::EXDEV, Errno::EROFS] {
            assert_eq!(of_nix::<()>(Err(refused)), Outcome::Refused);
        }
        for missing in [Errno::ENOENT, Errno::ESRCH] {
            assert_eq!(
                of_nix::<()>(Err(missing)),
                Outcome::NotTried(Lack::NotThere)
            );
        }
        for behind in [
            Errno::ECONNREFUSED,
            Errno::EFAULT,
            Errno::EISDIR,
            Errno::EIO,
        ] {
            assert_eq!(of_nix::<()>(Err(behind)), Outcome::Reached);
        }
        assert_eq!(
            of_nix::<()>(Err(Errno::EMFILE)),
            Outcome::NotTried(Lack::NotPrepared)
        );
        assert_eq!(of_nix(Ok(())), Outcome::Reached);
    }

    #[test]
    fn one_open_way_is_enough() {
        let missing = Outcome::NotTried(Lack::NotThere);
        assert_eq!(either(Outcome::Refused, Outcome::Reached), Outcome::Reached);
        assert_eq!(either(missing, Outcome::Reached), Outcome::Reached);
        assert_eq!(either(Outcome::Refused, missing), missing);
        assert_eq!(either(Outcome::Refused, Outcome::Refused), Outcome::Refused);
    }
}
