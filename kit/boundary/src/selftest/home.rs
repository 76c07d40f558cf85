//! The other half of the proof: a lock that blocks everything proves nothing.

use std::fs;
use std::io;
use std::path::Path;

use nix::errno::Errno;
use serde::{Deserialize, Serialize};

use super::files::Workbench;
use super::network::take_port;
use crate::Wall;

/// Something the process must be able to do and could not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeFault {
    /// What was tried.
    pub step: HomeStep,
    /// The directory or port it was tried on.
    pub on: String,
    /// The kernel's words.
    pub said: String,
}

/// What must succeed at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HomeStep {
    /// Create a file and write to it.
    Write,
    /// Read back what was written.
    ReadBack,
    /// List the directory.
    List,
    /// Delete the file.
    Delete,
    /// Start the worker thread that tries everything again.
    StartThread,
    /// Bind an own port; one that this process holds already is as good.
    Listen,
}

/// Tries every step at every home and own port; returns what failed and how many were tried.
pub(super) fn check(wall: &Wall, mark: &'static str) -> (Vec<HomeFault>, u32) {
    let mut faults = Vec::new();
    let mut tried = 0;
    let mut note = |step: HomeStep, on: String, result: io::Result<()>| {
        tried += 1;
        if let Err(error) = result {
            faults.push(HomeFault {
                step,
                on,
                said: error.to_string(),
            });
        }
    };
    for home in std::iter::once(&wall.home).chain(&wall.further_homes) {
        let file = Workbench::new(home, mark).path("home");
        let on = || home.display().to_string();
        note(HomeStep::Write, on(), fs::write(&file, mark));
        note(HomeStep::ReadBack, on(), read_back(&file, mark));
        note(HomeStep::List, on(), fs::read_dir(home).map(drop));
        note(HomeStep::Delete, on(), fs::remove_file(&file));
    }
    for port in &wall.listen {
        let result = match take_port(*port) {
            Ok(()) | Err(Errno::EADDRINUSE) => Ok(()),
            Err(errno) => Err(io::Error::from(errno)),
        };
        note(HomeStep::Listen, port.to_string(), result);
    }
    (faults, tried)
}

fn read_back(file: &Path, written: &str) -> io::Result<()> {
    if fs::read_to_string(file)? == written {
        Ok(())
    } else {
        Err(io::Error::other("read something else than was written"))
    }
}
