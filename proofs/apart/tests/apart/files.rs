//! An installation's files: copied, listed, and compared.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A folder that goes away with its owner: in memory where the machine offers it, since the proof is not about the disk.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

static NUMBER: AtomicU64 = AtomicU64::new(0);

impl Folder {
    pub(crate) fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() && std::fs::write(probe(memory), b"").is_ok() {
            let _ = std::fs::remove_file(probe(memory));
            memory.to_owned()
        } else {
            std::env::temp_dir()
        };
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let own = base.join(format!("landgang-apart-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&own).unwrap();
        Self(own)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

fn probe(base: &Path) -> PathBuf {
    base.join(format!("landgang-apart-{}-probe", std::process::id()))
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Every file below a folder by its path there, sorted.
pub(crate) fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else {
            continue;
        };
        for entry in entries.map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                waiting.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// `path size` of every file below a folder.
pub(crate) fn list(folder: &Path) -> Vec<String> {
    let line = |path: &PathBuf| {
        let size = std::fs::metadata(path).map_or(0, |found| found.len());
        format!("{} {size}", path.strip_prefix(folder).unwrap().display())
    };
    all(folder).iter().map(line).collect()
}

/// Copies everything below a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for path in all(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(&path, &target).unwrap();
    }
}
