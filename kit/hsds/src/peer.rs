//! Test support: where other people's feeds are found. No path is built in and nothing is downloaded.

use std::path::PathBuf;

/// A file or folder of the peer data, or `None` (with a line that says so) when the folder or the file is not there.
///
/// A test that gets `None` returns: it passes, and never falls back to another copy.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "test support: the one place that reads where peer data lies"
)]
pub fn peer_data(path: &str) -> Option<PathBuf> {
    let found = std::env::var("LANDGANG_PEER_DATA")
        .ok()
        .map(|folder| PathBuf::from(folder).join(path));
    let found = found.filter(|path| path.exists());
    if found.is_none() {
        println!("skipped: no peer data ({path})");
    }
    found
}
