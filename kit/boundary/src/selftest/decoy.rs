//! What a realm offers to its neighbours' self-tests, so that an attempt which succeeds
//! destroys nothing: a small file, and an abstract socket that nobody reads.

use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use nix::sys::socket::{AddressFamily, SockFlag, SockType, UnixAddr, bind, socket};

/// The decoy's contents; its length is what `Truncate` cuts it to.
pub(crate) const CONTENTS: &[u8] = b"self-test decoy\n";

/// The decoy of a realm directory: `<dir>/.self-test-decoy`.
#[must_use]
pub fn path_in(dir: &Path) -> PathBuf {
    dir.join(".self-test-decoy")
}

/// Lays the decoy file into a directory, mode 0600; one that lies there is left alone.
///
/// # Errors
/// When the file cannot be written.
pub fn lay(dir: &Path) -> io::Result<()> {
    let path = path_in(dir);
    if path.exists() {
        return Ok(());
    }
    std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?
        .write_all(CONTENTS)
}

/// Opens an abstract datagram socket under a name, for the neighbours to try. A datagram
/// socket has no queue of callers that could fill up. Keep the descriptor; dropping it ends it.
///
/// # Errors
/// When the name is taken or too long for a socket address.
pub fn listen_abstract(name: &str) -> io::Result<OwnedFd> {
    let own = socket(
        AddressFamily::Unix,
        SockType::Datagram,
        SockFlag::SOCK_CLOEXEC,
        None,
    )?;
    let address = UnixAddr::new_abstract(name.as_bytes())?;
    bind(std::os::fd::AsRawFd::as_raw_fd(&own), &address)?;
    Ok(own)
}
