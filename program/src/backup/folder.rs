//! The folder of a realm's copies: names, ages, and how many are kept.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{DATA, ENDING, RING};
use crate::doctor::copies::{RING_MOST, RING_OLDEST};

/// Copies of the data that are kept, one a day.
const DATA_MOST: usize = 14;

/// The copies of one part in a folder, the oldest first: `data-2027-03-01.sealed`, or `epochs.sealed`.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn copies_in(folder: &Path, part: &str) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(fault) => return Err(fault),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let own = name
            .strip_suffix(&format!(".{ENDING}"))
            .and_then(|name| name.strip_prefix(part));
        if own.is_some_and(|rest| rest.is_empty() || rest.starts_with('-')) {
            found.push(path);
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// When the newest copy of a part was written.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn newest(folder: &Path, part: &str) -> io::Result<Option<Timestamp>> {
    let times = copies_in(folder, part)?
        .iter()
        .map(|path| written(path))
        .collect::<io::Result<Vec<_>>>()?;
    Ok(times.into_iter().max())
}

fn written(path: &Path) -> io::Result<Timestamp> {
    Timestamp::try_from(fs::metadata(path)?.modified()?).map_err(io::Error::other)
}

/// Removes what is too much or, of the ring, too old.
///
/// # Errors
/// A file cannot be removed.
pub(crate) fn prune(folder: &Path, now: Timestamp) -> io::Result<()> {
    for (part, most) in [(DATA, DATA_MOST), (RING, RING_MOST)] {
        let copies = copies_in(folder, part)?;
        let too_many = copies.len().saturating_sub(most);
        for (place, path) in copies.iter().enumerate() {
            let too_old = part == RING && now.duration_since(written(path)?) > RING_OLDEST;
            if place < too_many || too_old {
                fs::remove_file(path)?;
            }
        }
    }
    Ok(())
}

/// Removes a file after zeros were written over it: an open copy of keys should not lie in the disk's free blocks. A file
/// system that writes elsewhere keeps them all the same, as docs/en/databases.md says.
///
/// # Errors
/// The system's word; a file that is not there is none.
pub(crate) fn wipe(path: &Path) -> io::Result<()> {
    let mut file = match fs::OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(fault) => return Err(fault),
    };
    let mut left = file.metadata()?.len();
    let zeros = [0_u8; 16_384];
    while left > 0 {
        let portion = usize::try_from(left)
            .unwrap_or(zeros.len())
            .min(zeros.len());
        file.write_all(zeros.get(..portion).unwrap_or(&zeros))?;
        left -= u64::try_from(portion).map_err(io::Error::other)?;
    }
    file.sync_all()?;
    fs::remove_file(path)
}

/// Wipes every file in a folder, and the folder.
///
/// # Errors
/// As [`wipe`].
pub(crate) fn wipe_folder(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(fault) => return Err(fault),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            wipe_folder(&entry.path())?;
        } else {
            wipe(&entry.path())?;
        }
    }
    fs::remove_dir(folder)
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn fourteen_copies_of_the_data_are_kept_and_two_young_ones_of_the_ring() {
        let dir = std::env::temp_dir().join(format!("landgang-prune-{}", std::process::id()));
        fs::create_dir_all(&dir).expect("made");
        let now: Timestamp = "2027-03-20T12:00:00Z".parse().expect("a time");
        let lay = |part: &str, days: i64| {
            let at = now - jiff::SignedDuration::from_hours(24 * days);
            let day = at.strftime("%Y-%m-%d");
            let file = File::create(dir.join(format!("{part}-{day}.{ENDING}"))).expect("made");
            file.set_modified(SystemTime::from(at)).expect("set");
        };
        (0..20).for_each(|days| lay(DATA, days));
        (0..4).for_each(|days| lay(RING, days));
        fs::write(dir.join("notes.txt"), "mine").expect("written");
        prune(&dir, now).expect("pruned");
        assert_eq!(copies_in(&dir, DATA).expect("read").len(), 14);
        let ring = copies_in(&dir, RING).expect("read");
        assert_eq!(ring.len(), 2);
        assert!(ring[1].ends_with("ring-2027-03-20.sealed"), "{ring:?}");
        assert_eq!(newest(&dir, RING).expect("read"), Some(now));
        // A month in which nothing ran: the old ones go though no new ones came.
        prune(&dir, now + jiff::SignedDuration::from_hours(24 * 31)).expect("pruned");
        assert!(copies_in(&dir, RING).expect("read").is_empty());
        assert_eq!(copies_in(&dir, DATA).expect("read").len(), 14);
        assert!(dir.join("notes.txt").exists());
        fs::remove_dir_all(dir).expect("removed");
    }

    #[test]
    fn what_is_wiped_is_overwritten_before_it_is_gone() {
        let dir = std::env::temp_dir().join(format!("landgang-wipe-{}", std::process::id()));
        fs::create_dir_all(dir.join("deeper")).expect("made");
        let path = dir.join("deeper").join("ring.db");
        fs::write(&path, vec![7; 40_000]).expect("written");
        fs::hard_link(&path, dir.join("other")).expect("linked");
        wipe_folder(&dir.join("deeper")).expect("wiped");
        assert!(!dir.join("deeper").exists());
        assert_eq!(fs::read(dir.join("other")).expect("read"), vec![0; 40_000]);
        wipe(&path).expect("nothing there is nothing to wipe");
        fs::remove_dir_all(dir).expect("removed");
    }
}
