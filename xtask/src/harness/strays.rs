//! Processes that outlived the run: they carry the run's folder in their environment, command line or working folder.

use std::path::Path;
use std::time::{Duration, Instant};

/// One process that is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stray {
    /// Its process id.
    pub(crate) id: u32,
    /// Its command line, shortened.
    pub(crate) what: String,
}

/// Every living process that carries the folder's path.
pub(crate) fn carriers(folder: &Path) -> Vec<Stray> {
    let mark = folder.display().to_string();
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            let read = |name: &str| std::fs::read(entry.path().join(name)).unwrap_or_default();
            let line = String::from_utf8_lossy(&read("cmdline")).replace('\0', " ");
            // A process that has ended and waits for its parent has no command line, environment or folder left.
            let carries = line.contains(&mark)
                || String::from_utf8_lossy(&read("environ")).contains(&mark)
                || std::fs::read_link(entry.path().join("cwd"))
                    .is_ok_and(|cwd| cwd.starts_with(folder));
            (carries && id != std::process::id()).then(|| Stray {
                id,
                what: line.chars().take(120).collect(),
            })
        })
        .collect()
}

/// Waits a moment for processes that are just ending; what is left then is a stray.
pub(crate) fn left_after(folder: &Path, patience: Duration) -> Vec<Stray> {
    let begun = Instant::now();
    loop {
        let left = carriers(folder);
        if left.is_empty() || begun.elapsed() > patience {
            return left;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn a_server_left_running_is_found_by_its_environment() {
        let folder = std::env::temp_dir().join(format!("stray-test-{}", std::process::id()));
        let mut left = Command::new("sleep")
            .arg("60")
            .env_clear()
            .env("MARK", &folder)
            .spawn()
            .unwrap();
        let begun = Instant::now();
        let mut found = carriers(&folder);
        // Between fork and exec the child still has its parent's environment.
        while found.is_empty() && begun.elapsed() < Duration::from_secs(5) {
            found = carriers(&folder);
        }
        left.kill().unwrap();
        left.wait().unwrap();
        assert_eq!(
            found.iter().map(|stray| stray.id).collect::<Vec<_>>(),
            [left.id()]
        );
        assert_eq!(left_after(&folder, Duration::from_millis(200)), Vec::new());
    }
}
