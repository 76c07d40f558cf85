//! The browser checks: `e2e/` and the built program are copied to where the user without rights may read them, and
//! node's own test runner walks them against a real demo.

use super::place::Place;
use super::python;
use super::run::{Said, shown};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The test files that ask with tools in Python.
const WITH_PYTHON: [&str; 2] = ["contract.test.mjs", "package.test.mjs"];

/// What the browser run is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Walk {
    /// Every test file.
    All,
    /// The test files whose name contains this.
    Named(String),
    /// The pictures for docs/.
    Shots,
}

/// Runs the browser checks with the demo built at `root`; the pictures go to `docs/`.
///
/// # Errors
/// A sentence saying which step failed.
pub(crate) fn walk(root: &Path, place: &mut Place, walk: &Walk) -> Result<Said, String> {
    install_packages(root, place)?;
    let home = place
        .folder_of_helper("e2e")
        .map_err(fault("the browser's folder"))?;
    place
        .copy_for_helper(&root.join("e2e"), &home.join("e2e"))
        .map_err(fault("copying e2e/"))?;
    place
        .copy_for_helper(&root.join("data"), &home.join("data"))
        .map_err(fault("copying data/"))?;
    let program = home.join("landgang");
    place
        .copy_for_helper(&built(root), &program)
        .map_err(fault("copying the program: is it built?"))?;
    let mut files = test_files(&root.join("e2e"), walk).map_err(fault("reading e2e/"))?;
    files.sort();
    if files.is_empty() {
        return Err(format!("no test file in e2e/ fits {walk:?}"));
    }
    let shots = place
        .folder_of_helper("shots")
        .map_err(fault("the folder of pictures"))?;
    let tools = if files
        .iter()
        .any(|file| WITH_PYTHON.contains(&file.as_str()))
    {
        Some(python::tools(
            place,
            &home.join("e2e/requirements.txt"),
            &home,
        )?)
    } else {
        None
    };
    let mut command = place.command_of_helper("node", &home);
    command.arg("run.mjs").args(&files);
    if let Some(tools) = tools {
        command.env("LANDGANG_PYTHON_TOOLS", tools);
    }
    command
        .current_dir(home.join("e2e"))
        .env("LANDGANG_PROGRAM", &program)
        .env("LANDGANG_SHOTS", &shots);
    let said = shown(&mut place.keeper, &mut command)?;
    if *walk == Walk::Shots {
        bring_home(&shots, &root.join("docs"))?;
    }
    Ok(said)
}

fn fault(step: &'static str) -> impl Fn(io::Error) -> String {
    move |fault| format!("{step}: {fault}")
}

/// The program that the checks walk through, as the build before them left it.
fn built(root: &Path) -> PathBuf {
    root.join("target/debug/landgang")
}

/// Brings in exactly what the lock names, unless the folder already is newer than the lock.
fn install_packages(root: &Path, place: &mut Place) -> Result<(), String> {
    let e2e = root.join("e2e");
    let changed = |path: PathBuf| {
        std::fs::metadata(path)
            .and_then(|meta| meta.modified())
            .ok()
    };
    let installed = changed(e2e.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(e2e.join("package-lock.json")) {
        return Ok(());
    }
    let mut command = place.command("npm");
    command
        .args([
            "ci",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
        ])
        .current_dir(&e2e);
    shown(&mut place.keeper, &mut command).map(|_| ())
}

fn test_files(folder: &Path, walk: &Walk) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let fits = match walk {
            Walk::All => name.ends_with(".test.mjs"),
            Walk::Named(part) => name.ends_with(".test.mjs") && name.contains(part),
            Walk::Shots => name.ends_with(".shots.mjs"),
        };
        if fits {
            files.push(name);
        }
    }
    Ok(files)
}

fn bring_home(shots: &Path, docs: &Path) -> Result<(), String> {
    let mut count = 0;
    for entry in std::fs::read_dir(shots).map_err(fault("the folder of pictures"))? {
        let entry = entry.map_err(fault("the folder of pictures"))?;
        std::fs::copy(entry.path(), docs.join(entry.file_name()))
            .map_err(fault("copying a picture to docs/"))?;
        println!("  docs/{}", entry.file_name().to_string_lossy());
        count += 1;
    }
    if count == 0 {
        Err("no picture was made".to_owned())
    } else {
        Ok(())
    }
}

/// Builds the demo that the browser walks through, with the same features as the tests, so that little is built twice.
///
/// # Errors
/// It did not build.
pub(crate) fn build(place: &mut Place, root: &Path) -> Result<Said, String> {
    let mut command: Command = place.command("cargo");
    command
        // A test of the program brings the program with it; `cargo build` would take fewer features and build it all again.
        .args(["test", "--workspace", "--exclude", "xtask", "--no-run"])
        .args(["--test", "doctor"])
        .current_dir(root);
    shown(&mut place.keeper, &mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_asked_files_are_walked() {
        let e2e = Path::new(env!("CARGO_MANIFEST_DIR")).join("../e2e");
        assert!(
            test_files(&e2e, &Walk::All)
                .unwrap()
                .contains(&"gallery.test.mjs".to_owned())
        );
        assert_eq!(
            test_files(&e2e, &Walk::Named("gall".to_owned())).unwrap(),
            ["gallery.test.mjs"]
        );
        assert!(
            test_files(&e2e, &Walk::Named("no such".to_owned()))
                .unwrap()
                .is_empty()
        );
        let all = test_files(&e2e, &Walk::All).unwrap();
        for file in WITH_PYTHON {
            assert!(all.iter().any(|one| one == file), "{file}");
        }
        assert_eq!(test_files(&e2e, &Walk::Shots).unwrap(), ["pages.shots.mjs"]);
    }
}
