//! What the machine must have: Debian's packages, and a user without rights, since PostgreSQL and Chromium refuse root.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The user that the harness makes where it runs as root.
pub(crate) const TEST_USER: &str = "landgang-test";

/// What is looked for, and the Debian package that brings it.
const NEEDS: [(&str, &str); 8] = [
    ("initdb", "postgresql"),
    ("chromium", "chromium"),
    ("pdftotext", "poppler-utils"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("/usr/share/doc/python3-venv", "python3-venv"),
    ("/usr/share/fonts/truetype/liberation", "fonts-liberation"),
    ("/usr/share/fonts/truetype/dejavu", "fonts-dejavu-core"),
];

/// The oldest Node.js that the browser driver runs on.
const NODE_AT_LEAST: u32 = 20;

/// Who runs what needs no rights: a user id and a group id, or nobody else than ourselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Helper {
    /// We are root; this user runs servers and browsers.
    User {
        /// User id.
        uid: u32,
        /// Group id.
        gid: u32,
    },
    /// We are no root; we run them ourselves.
    Ourselves,
}

/// Whether we are root.
pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The first of PostgreSQL's program folders under Debian's roof that has `initdb`, the newest version first; else the one on PATH.
pub(crate) fn postgres_folder() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin"),
            ))
        })
        .filter(|(_, folder)| folder.join("initdb").exists())
        .collect();
    folders.sort();
    folders
        .pop()
        .map(|(_, folder)| folder)
        .or_else(|| on_path("initdb")?.parent().map(Path::to_path_buf))
}

/// Where a program lies on PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn has(need: &str) -> bool {
    match need {
        "initdb" => postgres_folder().is_some(),
        path if path.starts_with('/') => Path::new(path).exists(),
        program => on_path(program).is_some(),
    }
}

/// The packages that are missing.
fn missing(has: impl Fn(&str) -> bool) -> Vec<&'static str> {
    NEEDS
        .iter()
        .filter(|(need, _)| !has(need))
        .map(|(_, package)| *package)
        .collect()
}

/// Debian's mail server for tests, and the Python that runs it.
const MAIL_SERVER: (&str, &str, &str) = (
    "/usr/lib/python3/dist-packages/aiosmtpd",
    "python3-aiosmtpd",
    "/usr/bin/python3",
);

/// The Python with a mail server to test against; installed where we are root. The rest of the check does not need it.
pub(crate) fn mail_server() -> Option<&'static str> {
    let (folder, package, python) = MAIL_SERVER;
    if !has(folder) && is_root() {
        let _ = apt_get(&format!(
            "apt-get install -y --no-install-recommends {package}"
        ));
    }
    has(folder).then_some(python)
}

fn apt_get(command: &str) -> Result<(), String> {
    let quiet = Command::new("sh")
        .args(["-c", &format!("apt-get update -q && {command}")])
        .env("DEBIAN_FRONTEND", "noninteractive")
        // Debian would start a server of its own beside ours.
        .env("RUNLEVEL", "1")
        .output()
        .map_err(|fault| format!("apt-get did not start: {fault}"))?;
    if quiet.status.success() {
        Ok(())
    } else {
        Err(format!(
            "`{command}` failed: {}",
            String::from_utf8_lossy(&quiet.stderr)
        ))
    }
}

/// Installs what is missing where we are root, else says the command that would.
///
/// # Errors
/// Something is missing and could not be installed, with the command to run.
pub(crate) fn install() -> Result<String, String> {
    let packages = missing(has);
    if !packages.is_empty() {
        let command = format!(
            "apt-get install -y --no-install-recommends {}",
            packages.join(" ")
        );
        if !is_root() {
            return Err(format!(
                "missing: {}. Run: sudo {command}",
                packages.join(", ")
            ));
        }
        println!("  installs {}", packages.join(", "));
        apt_get(&command)?;
        let still = missing(has);
        if !still.is_empty() {
            return Err(format!(
                "still missing after `{command}`: {}",
                still.join(", ")
            ));
        }
    }
    let node = first_line(Command::new("node").arg("--version"));
    if node_version(&node).is_none_or(|version| version < NODE_AT_LEAST) {
        return Err(format!(
            "node is {node}, the browser driver needs {NODE_AT_LEAST} or newer: install Debian 13's nodejs or a newer package"
        ));
    }
    let chromium = first_line(Command::new("chromium").arg("--version"));
    Ok(format!("node {node}, {}", chromium.trim()))
}

/// What a whole check writes from nothing, its databases and browsers included, in GB: 7 of packages and tests with
/// `CARGO_INCREMENTAL=0`, up to 17 without.
const ROOM_FROM_NOTHING_GB: u64 = 18;
/// What it writes where `target/` is filled already.
const ROOM_AGAIN_GB: u64 = 4;

/// Whether the disk under `root` has room for a whole check. A full disk looks like hundreds of broken tests.
///
/// # Errors
/// There is too little, with what to do. Where nobody can tell, there is enough.
pub(crate) fn room(root: &Path) -> Result<(), String> {
    let said = Command::new("df")
        .args(["--output=avail", "-BG"])
        .arg(root)
        .output();
    let said = said.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned());
    let Some(free) = said.ok().and_then(|said| free_gb(&said)) else {
        return Ok(());
    };
    let filled = root.join("target/debug").exists();
    let needed = if filled {
        ROOM_AGAIN_GB
    } else {
        ROOM_FROM_NOTHING_GB
    };
    if free >= needed {
        return Ok(());
    }
    Err(format!(
        "{free} GB are free under {}, and a check from here writes up to {needed}: make room, or `cargo clean` what is old",
        root.display()
    ))
}

/// The number that `df --output=avail -BG` prints under its heading.
fn free_gb(said: &str) -> Option<u64> {
    said.lines().nth(1)?.trim().strip_suffix('G')?.parse().ok()
}

fn node_version(said: &str) -> Option<u32> {
    said.trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// The first line that a command prints, empty if it does not run.
pub(crate) fn first_line(command: &mut Command) -> String {
    let said = command
        .output()
        .map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned())
        .unwrap_or_default();
    said.lines().next().unwrap_or_default().to_owned()
}

/// The user that runs servers and browsers; made where we are root and it is not there.
///
/// # Errors
/// The user could not be made.
pub(crate) fn helper() -> Result<Helper, String> {
    if !is_root() {
        return Ok(Helper::Ourselves);
    }
    let id = |flag: &str| {
        first_line(Command::new("id").args([flag, TEST_USER]))
            .parse::<u32>()
            .ok()
    };
    if id("-u").is_none() {
        let made = Command::new("useradd")
            .args([
                "--system",
                "--user-group",
                "--no-create-home",
                "--home-dir",
                "/nonexistent",
            ])
            .args(["--shell", "/usr/sbin/nologin", TEST_USER])
            .status();
        if !made.as_ref().is_ok_and(std::process::ExitStatus::success) {
            return Err(format!(
                "the user {TEST_USER} could not be made with useradd: {made:?}"
            ));
        }
    }
    match (id("-u"), id("-g")) {
        (Some(uid), Some(gid)) => Ok(Helper::User { uid, gid }),
        _ => Err(format!("the user {TEST_USER} has no id")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_by_its_package() {
        assert_eq!(
            missing(|need| need != "initdb" && need != "pdftotext"),
            ["postgresql", "poppler-utils"]
        );
    }

    #[test]
    fn free_room_is_read_from_what_df_says() {
        assert_eq!(free_gb("Avail\n  38G\n"), Some(38));
        assert_eq!(free_gb("df: no such folder\n"), None);
        assert!(
            room(Path::new("/proc/no such folder")).is_ok(),
            "nobody can tell"
        );
    }

    #[test]
    fn nodes_version_is_read_from_what_it_says() {
        assert_eq!(node_version("v20.20.2\n"), Some(20));
        assert_eq!(node_version("not found"), None);
    }
}
