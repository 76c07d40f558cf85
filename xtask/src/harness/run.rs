//! Running one step: its lines are shown as they come, and counted.

use super::failures::Failures;
use super::keeper::Keeper;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

/// What the lines of a step said.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// Lines beginning `skipped:`.
    pub(crate) skipped: Vec<String>,
    /// Tests that passed, by the closing lines of cargo and node.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
    /// Tests that were marked to be left out.
    pub(crate) ignored: u64,
}

impl Said {
    /// Takes one line into account.
    pub(crate) fn hear(&mut self, line: &str) {
        let line = line.trim();
        // With its output shown, a test's first line may stand behind its name.
        if line.starts_with("skipped:") || line.contains(" ... skipped:") {
            self.skipped.push(line.to_owned());
        } else if let Some(counts) = line.strip_prefix("test result:") {
            self.passed += number_before(counts, "passed");
            self.failed += number_before(counts, "failed");
            self.ignored += number_before(counts, "ignored");
        } else if let Some(count) = line.strip_prefix('ℹ') {
            let mut words = count.split_whitespace();
            let (name, number) = (
                words.next(),
                words.next().and_then(|number| number.parse::<u64>().ok()),
            );
            match (name, number) {
                (Some("pass"), Some(number)) => self.passed += number,
                (Some("fail"), Some(number)) => self.failed += number,
                (Some("skipped" | "todo" | "cancelled"), Some(number)) => self.ignored += number,
                _ => {}
            }
        }
    }

    /// Adds what another step said.
    pub(crate) fn add(&mut self, other: Self) {
        self.skipped.extend(other.skipped);
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

fn number_before(counts: &str, word: &str) -> u64 {
    let words: Vec<&str> = counts
        .split([' ', ';', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .filter(|(_, name)| **name == word)
        .find_map(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

/// Runs a command to its end, showing its lines, its errors among them.
///
/// # Errors
/// It did not start, or ended with a failure; then with what it said of its faults.
pub(crate) fn shown(keeper: &mut Keeper, command: &mut Command) -> Result<Said, String> {
    let name = format!("{:?}", command.get_program());
    let unheard = |fault| format!("{name} cannot be heard: {fault}");
    let (pipe, end) = std::io::pipe().map_err(unheard)?;
    let other_end = end.try_clone().map_err(unheard)?;
    let started = keeper.start(command.stdin(Stdio::null()).stdout(end).stderr(other_end));
    // The command holds the pipe's ends as long as it may be started again: then the pipe would never end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = started.map_err(|fault| format!("{name} did not start: {fault}"))?;
    let mut said = Said::default();
    let mut failures = Failures::default();
    for line in BufReader::new(pipe).split(b'\n') {
        let line = line.map_err(unheard)?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        said.hear(&line);
        failures.hear(&line);
    }
    let ended = child
        .wait()
        .map_err(|fault| format!("{name} did not end: {fault}"))?;
    keeper
        .ended(&child)
        .map_err(|fault| format!("the keeper is gone: {fault}"))?;
    if ended.success() {
        Ok(said)
    } else {
        Err(failures.behind(format!("{name} ended with {ended}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_cargo_and_node_are_added_up() {
        let mut said = Said::default();
        said.hear("test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        for line in [
            "ℹ tests 5",
            "ℹ pass 4",
            "ℹ fail 0",
            "ℹ cancelled 0",
            "ℹ skipped 1",
        ] {
            said.hear(line);
        }
        assert_eq!((said.passed, said.failed, said.ignored), (16, 1, 3));
    }

    #[test]
    fn a_skipped_line_is_heard_whether_alone_or_behind_a_tests_name() {
        let mut said = Said::default();
        said.hear("skipped: no PostgreSQL");
        said.hear("test postgres::a ... skipped: no PostgreSQL");
        said.hear("0 skipped: none");
        assert_eq!(said.skipped.len(), 2);
    }

    #[test]
    fn a_failing_command_is_an_error_and_its_lines_are_heard() {
        let folder = std::env::temp_dir().join(format!("run-test-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut keeper = Keeper::of(&folder).unwrap();
        let mut good = Command::new("sh");
        good.args(["-c", "echo 'skipped: this'"]);
        assert_eq!(
            shown(&mut keeper, &mut good).unwrap().skipped,
            ["skipped: this"]
        );
        let mut bad = Command::new("sh");
        bad.args(["-c", "exit 3"]);
        assert!(shown(&mut keeper, &mut bad).is_err());
    }
}
