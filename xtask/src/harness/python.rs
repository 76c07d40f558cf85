//! Tools in Python that test from outside: installed from their pinned list into the helper's folder, and gone with it.

use super::place::Place;
use super::run::shown;
use std::path::{Path, PathBuf};

/// Debian's own Python: another on PATH may lie where the helper cannot read it.
const PYTHON: &str = "/usr/bin/python3";

/// Makes a folder of tools under the helper's `home` with what `list` names; gives the folder of their programs.
///
/// # Errors
/// A tool could not be installed.
pub(crate) fn tools(place: &mut Place, list: &Path, home: &Path) -> Result<PathBuf, String> {
    let folder = home.join("python");
    let mut make = place.command_of_helper(PYTHON, home);
    make.args(["-m", "venv"]).arg(&folder);
    shown(&mut place.keeper, &mut make)?;
    let mut install = place.command_of_helper(folder.join("bin/pip"), home);
    install
        .args([
            "install",
            "--quiet",
            "--no-cache-dir",
            "--only-binary",
            ":all:",
            "--requirement",
        ])
        .arg(list)
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    shown(&mut place.keeper, &mut install)?;
    Ok(folder.join("bin"))
}
