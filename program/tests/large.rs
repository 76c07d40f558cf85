//! `landgang demo --large` from nothing: the region is built, its pages are asked for, and none is refused.
#![cfg(test)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// Ends the demo with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = nix::sys::signal::kill(
            nix::unistd::Pid::from_raw(i32::try_from(self.0.id()).unwrap_or(0)),
            nix::sys::signal::Signal::SIGTERM,
        );
        let _ = self.0.wait();
    }
}

#[test]
fn a_small_region_is_built_and_every_page_that_stands_on_a_page_answers() {
    let folder = std::env::temp_dir().join(format!("landgang-large-{}", std::process::id()));
    let mut started = Command::new(env!("CARGO_BIN_EXE_landgang"))
        .args(["demo", "--large=60", "--port-base", "21870", "--dir"])
        .arg(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let out = started.stdout.take().expect("piped");
    let _running = Running(started);
    let mut said = Vec::new();
    for line in BufReader::new(out).lines() {
        let line = line.expect("text");
        let last = line.starts_with("measured ");
        said.push(line);
        if last {
            break;
        }
    }
    let text = said.join("\n");
    println!("{text}");
    assert!(
        said.iter().any(|line| line == "citizen: 60 of 60"),
        "{text}"
    );
    assert!(said.iter().any(|line| line == "civil: 60 of 60"), "{text}");
    for who in ["visitor", "guest", "coordinator", "companion"] {
        assert!(
            said.iter().any(|line| line.trim_start().starts_with(who)),
            "{who} was on no page often enough\n{text}"
        );
    }
    // Six people of each of four kinds, twenty-five pages each.
    assert_eq!(said.last().map(String::as_str), Some("measured 600 pages"));
    assert!(!text.contains("answered "), "{text}");
    let _ = fs::remove_dir_all(folder);
}
