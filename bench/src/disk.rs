//! A folder for a measurement's databases, on a disk that keeps what it is told.

use std::path::{Path, PathBuf};

/// File systems that live in memory: nothing durable can be measured on them.
const IN_MEMORY: [&str; 2] = ["tmpfs", "ramfs"];

/// A folder that is emptied before and removed after.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// `target/bench/<name>` in the checkout.
    pub(crate) fn make(name: &str) -> Result<Self, String> {
        let path = Path::new("target/bench").join(name);
        let fault = |fault: std::io::Error| format!("{}: {fault}", path.display());
        if path.exists() {
            std::fs::remove_dir_all(&path).map_err(fault)?;
        }
        std::fs::create_dir_all(&path).map_err(fault)?;
        let path = path.canonicalize().map_err(fault)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The file system it is on; an error where that is memory.
    pub(crate) fn on_disk(&self) -> Result<String, String> {
        let mounts = std::fs::read_to_string("/proc/self/mountinfo")
            .map_err(|fault| format!("/proc/self/mountinfo: {fault}"))?;
        let kind = kind_of(&mounts, &self.0).ok_or("the folder's file system is not known")?;
        if IN_MEMORY.contains(&kind.as_str()) {
            return Err(format!(
                "{} is on {kind}: durable writes cannot be measured in memory",
                self.0.display()
            ));
        }
        Ok(kind)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The kind of the mount whose place is the longest beginning of `path`; of equal ones the later covers the earlier.
fn kind_of(mounts: &str, path: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let (own, kind) = line.split_once(" - ")?;
            let place = own.split(' ').nth(4)?;
            path.starts_with(place)
                .then(|| (place.len(), kind.split(' ').next().unwrap_or_default()))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_decides_and_names_must_match_whole() {
        let mounts = "1 0 8:1 / / rw - ext4 /dev/a rw\n2 1 0:2 / /tmp rw - tmpfs tmpfs rw\n";
        let kind = |path: &str| kind_of(mounts, Path::new(path));
        assert_eq!(kind("/tmp/x").as_deref(), Some("tmpfs"));
        assert_eq!(kind("/tmpx").as_deref(), Some("ext4"));
    }
}
