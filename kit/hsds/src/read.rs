//! From a source to a feed.

use crate::{
    Fault, FaultKind, Feed, Limits, Manner, Progress, Severity, Source, files::Reading,
    gather::Gathering, harvest,
};

/// Reads a whole source; an address only where it is one of the open internet ([`harvest`] has the choice). Either the feed is complete, or every fault that refuses it is listed, with the notes.
///
/// `progress` is called after each file or answer.
///
/// # Errors
/// The full list of faults, errors first, when one of them is an error.
pub fn read(
    source: &Source,
    limits: &Limits,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Feed, Vec<Fault>> {
    let path = match source {
        Source::Path(path) => path,
        Source::Web(address) => return harvest(address, limits, Manner::default(), progress),
    };
    let mut gathering = Gathering::new(limits);
    let mut reading = Reading {
        gathering: &mut gathering,
        progress,
        files: 0,
        bytes: 0,
    };
    reading.path(path);
    gathering.finish(&path.display().to_string())
}

/// Reads one JSON or CSV file that is already in memory; `name` is what faults call it, and its ending says which.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Feed, Vec<Fault>> {
    let mut gathering = Gathering::new(limits);
    let mut reading = Reading {
        gathering: &mut gathering,
        progress: &mut |_| {},
        files: 0,
        bytes: 0,
    };
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        let limit_bytes = limits.file_bytes;
        gathering.fault(name, FaultKind::TooLarge { limit_bytes });
    } else {
        reading.content(name, bytes);
    }
    gathering.finish(name)
}

/// As [`read_bytes`], for a list that its publisher gives out whole: a page that says of itself that there is nothing on
/// it is an empty feed, since the last of its records was taken out.
///
/// # Errors
/// Every fault, as [`read_bytes`]; a document without records that does not say so is still one.
pub fn read_whole_list(name: &str, bytes: &[u8], limits: &Limits) -> Result<Feed, Vec<Fault>> {
    let errors = |fault: &&Fault| fault.severity == Severity::Error;
    match read_bytes(name, bytes, limits) {
        Err(faults)
            if says_empty(bytes)
                && faults
                    .iter()
                    .filter(errors)
                    .all(|fault| fault.kind == FaultKind::NoRecords) =>
        {
            Ok(Feed::default())
        }
        read => read,
    }
}

fn says_empty(bytes: &[u8]) -> bool {
    let page: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let says = |page: &serde_json::Value| {
        page.get("total_items").and_then(serde_json::Value::as_u64) == Some(0)
            && page.get("last_page").and_then(serde_json::Value::as_bool) == Some(true)
    };
    page.as_ref().is_some_and(says)
}
