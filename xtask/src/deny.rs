//! `cargo xtask deny`: what may come into the tree, and how old the list of known faults is that it was held against.

use crate::harness::machine;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The checks that need nothing but the checkout.
const HERE: [&str; 3] = ["bans", "licenses", "sources"];
/// Said where no copy of the advisory list is configured; a green line without one would be a lie.
const NONE: &str = "advisories: no copy of the list is configured, so nothing is known about known faults; \
    get one with `cargo deny fetch` where the network allows it";

/// The copies of the advisory list below cargo-deny's own folder.
fn copies(folder: Option<&Path>) -> Vec<PathBuf> {
    let inside = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let mut found: Vec<PathBuf> = inside
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|copy| copy.join(".git").exists())
        .collect();
    found.sort();
    found
}

/// The plain line, if there is no copy of the advisory list.
pub(crate) fn no_advisories(folder: Option<&Path>) -> Option<&'static str> {
    copies(folder).is_empty().then_some(NONE)
}

/// Runs cargo-deny over `deny.toml`.
///
/// # Errors
/// It is not installed, or it found something.
pub(crate) fn run(root: &Path, advisories: Option<&Path>) -> Result<(), String> {
    if machine::on_path("cargo-deny").is_none() {
        return Err(
            "cargo-deny is not installed; `cargo install cargo-deny --locked` installs it"
                .to_owned(),
        );
    }
    ended(
        Command::new("cargo")
            .args([
                "deny",
                "--log-level",
                "error",
                "check",
                "--hide-inclusion-graph",
            ])
            .args(HERE)
            .current_dir(root),
    )?;
    let copies = copies(advisories);
    if copies.is_empty() {
        println!("  {NONE}");
        return Ok(());
    }
    for copy in &copies {
        println!("  advisories: held against the copy of {}", date(copy)?);
    }
    ended(
        Command::new("cargo")
            .args([
                "deny",
                "--log-level",
                "error",
                "check",
                "--disable-fetch",
                "advisories",
            ])
            .current_dir(root),
    )
}

/// The day of the newest change in the copy.
fn date(copy: &Path) -> Result<String, String> {
    let answer = Command::new("git")
        .arg("-C")
        .arg(copy)
        .args(["log", "-1", "--format=%cs"])
        .output()
        .map_err(|fault| format!("git did not start: {fault}"))?;
    let day = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    if answer.status.success() && !day.is_empty() {
        Ok(day)
    } else {
        Err(format!(
            "{} has no history to take a date from",
            copy.display()
        ))
    }
}

fn ended(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("cargo deny found something: {status}")),
        Err(fault) => Err(format!("cargo deny did not start: {fault}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_copy_of_the_list_it_is_said_plainly() {
        assert_eq!(no_advisories(None), Some(NONE));
        assert_eq!(no_advisories(Some(Path::new("no/such/folder"))), Some(NONE));
        let folder =
            std::env::temp_dir().join(format!("landgang-advisories-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("advisory-db-1/.git")).unwrap();
        assert_eq!(no_advisories(Some(&folder)), None);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
