//! What the associations publish, on its way to the open directory: a file that the civil process writes and the front may
//! only read (SAFETY.md §1: what is public may cross). No process gets a new way to connect, and nothing comes back.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use kit_hsds::{Limits, read_whole_list};
use kit_store::{Given, Store};
use realm_civil::{Civil, PUBLISHED_FILE};
use realm_public::{Public, Run};
use tokio::sync::Notify;

use super::Start;
use crate::place;

/// A page that somebody shows is in the directory so soon.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A page whose last day is over goes by itself within so long.
const WRITE_EVERY: Duration = Duration::from_hours(1);
/// What the associations' own pages are called among the directory's sources.
const SOURCE: &str = "associations";

/// Writes what is published now, whenever a page has changed, and every hour; nothing where the directory runs on another
/// machine, which reads `/hsds` at this address instead.
pub(super) fn give_out(start: &Start<'_>, store: &Store<Civil>, changed: Arc<Notify>) {
    if !start.config.letters_stay_here() {
        return;
    }
    let path = place::published(start.config).join(PUBLISHED_FILE);
    let (store, given, origin) = (
        store.clone(),
        start.given.clone(),
        start.section.origin.clone(),
    );
    let mut stop = start.stop.clone();
    tokio::spawn(async move {
        loop {
            let (own, clock, at, to) = (store.clone(), given.clone(), origin.clone(), path.clone());
            let done = tokio::task::spawn_blocking(move || write(&own, &clock, &at, &to)).await;
            match done {
                Ok(Ok(bytes)) => tracing::info!(bytes, "the associations' pages were given out"),
                Ok(Err(error)) => {
                    tracing::error!(%error, "the associations' pages could not be given out");
                }
                Err(_) => tracing::error!("giving out the associations' pages panicked"),
            }
            tokio::select! {
                () = changed.notified() => {}
                () = tokio::time::sleep(WRITE_EVERY) => {}
                _ = stop.wait_for(|stopped| *stopped) => return,
            }
        }
    });
}

fn write(
    store: &Store<Civil>,
    given: &Given,
    origin: &str,
    path: &Path,
) -> Result<usize, crate::Fault> {
    let bytes = realm_civil::published(store, given, origin)?;
    replace(path, &bytes)?;
    Ok(bytes.len())
}

/// Puts a whole file in the old one's place: whoever reads has the one or the other.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = path.with_extension("new");
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o640)
        .open(&fresh)?;
    file.set_permissions(fs::Permissions::from_mode(0o640))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&fresh, path)
}

/// Reads what the associations have published, whenever the file has changed. What cannot be read as a directory changes
/// nothing.
pub(super) fn take_in(start: &Start<'_>, store: &Store<Public>) {
    if !start.config.letters_stay_here() {
        return;
    }
    let path = place::published(start.config).join(PUBLISHED_FILE);
    let (store, given, mut stop) = (store.clone(), start.given.clone(), start.stop.clone());
    tokio::spawn(async move {
        let mut seen = None;
        loop {
            let (own, clock, from, before) = (store.clone(), given.clone(), path.clone(), seen);
            let done = tokio::task::spawn_blocking(move || read(&own, &clock, &from, before)).await;
            match done {
                Ok(Ok(stamp)) => seen = stamp,
                Ok(Err(error)) => {
                    tracing::error!(%error, "the associations' pages could not be read; the directory stays as it was");
                    seen = stamp(&path);
                }
                Err(_) => tracing::error!("reading the associations' pages panicked"),
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = stop.wait_for(|stopped| *stopped) => return,
            }
        }
    });
}

/// When a file was last changed and how long it is; none where there is none.
type Stamp = Option<(SystemTime, u64)>;

fn stamp(path: &Path) -> Stamp {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}

fn read(
    store: &Store<Public>,
    given: &Given,
    path: &PathBuf,
    before: Stamp,
) -> Result<Stamp, crate::Fault> {
    let now = stamp(path);
    if now.is_none() || now == before {
        return Ok(now);
    }
    let limits = Limits::default();
    let mut bytes = Vec::new();
    // One byte more than the reader takes, so that it says what is too long itself.
    fs::File::open(path)?
        .take(limits.file_bytes.saturating_add(1))
        .read_to_end(&mut bytes)?;
    let feed = read_whole_list(PUBLISHED_FILE, &bytes, &limits)
        .map_err(|faults| format!("{} faults in it", faults.len()))?;
    // A whole file that lists nothing means that the last page was taken down ("vis os ikke").
    let report = realm_public::import(store, &feed, SOURCE, Run::WriteEvenIfEmpty, given.now())?;
    let counts = report.counts;
    tracing::info!(
        added = counts.added,
        changed = counts.changed,
        gone = counts.gone,
        "the associations' pages were read"
    );
    Ok(now)
}

#[cfg(test)]
#[path = "publish_tests.rs"]
mod tests;
