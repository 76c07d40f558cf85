//! A demo that runs while it is measured.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::machine::{Resident, family, resident};

/// A process's memory under its name.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    pub(crate) name: String,
    pub(crate) resident: Resident,
}

/// A running demo; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Demo {
    child: Child,
    folder: PathBuf,
    /// Kept open, since the demo may still say something.
    _said: Option<BufReader<ChildStdout>>,
    /// From the start of the process until it said that it was ready.
    pub(crate) ready_after: Duration,
}

impl Demo {
    /// Starts it in a folder that it makes, and waits until it is ready.
    pub(crate) fn start(program: &Path, folder: PathBuf, port_base: u16) -> Result<Self, String> {
        let fault = |fault: std::io::Error| format!("the demo: {fault}");
        let begun = Instant::now();
        let mut child = Command::new(program)
            .arg("demo")
            .arg("--dir")
            .arg(&folder)
            .args(["--port-base", &port_base.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(fault)?;
        let said = child.stdout.take().map(BufReader::new);
        let mut demo = Self {
            child,
            folder,
            _said: None,
            ready_after: Duration::ZERO,
        };
        let mut said = said.ok_or("the demo has no output")?;
        let mut line = String::new();
        while !line.starts_with("ready ") {
            line.clear();
            if said.read_line(&mut line).map_err(fault)? == 0 {
                return Err("the demo ended before it was ready".to_owned());
            }
        }
        demo.ready_after = begun.elapsed();
        demo._said = Some(said);
        Ok(demo)
    }

    /// The number of its process of this name.
    pub(crate) fn process(&self, name: &str) -> Result<u32, String> {
        family(self.child.id())
            .into_iter()
            .find_map(|(id, line)| (name_of(&line) == name).then_some(id))
            .ok_or_else(|| format!("the demo has no process {name}"))
    }

    /// The memory of each of its processes.
    pub(crate) fn memory(&self) -> Vec<Memory> {
        memory_of(self.child.id())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Asked to end in order, as an owner would; only then may its folder go.
        let _ = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The memory of a process and all that came from it.
pub(crate) fn memory_of(process: u32) -> Vec<Memory> {
    family(process)
        .into_iter()
        .filter_map(|(id, line)| {
            Some(Memory {
                name: name_of(&line),
                resident: resident(id)?,
            })
        })
        .collect()
}

/// What a process is called by its command line: the words after the program, up to the first option.
fn name_of(line: &str) -> String {
    let words: Vec<&str> = line
        .split_whitespace()
        .skip(1)
        .take_while(|word| !word.starts_with('-'))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_called_by_its_words_and_not_by_its_options() {
        assert_eq!(
            name_of("/x/landgang realm civil --config /y/landgang.toml --port 9700"),
            "realm civil"
        );
    }
}
