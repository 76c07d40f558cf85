//! What a failed step said of its faults, kept to be told again below the summary: the middle of a long log is where
//! nobody reads, and some places keep only its end.

/// How many lines of one step are told again.
const MOST: usize = 60;

/// The lines of one command that tell what failed.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    /// Between a runner's heading and its closing line.
    inside: bool,
    lines: Vec<String>,
    more: usize,
}

impl Failures {
    /// Takes one line into account: cargo's and node's own headings begin a passage, everything said as an error is kept.
    pub(crate) fn hear(&mut self, line: &str) {
        let line = line.trim_end();
        if line.starts_with("test result:") {
            self.inside = false;
        } else if matches!(line, "failures:" | "✖ failing tests:") {
            self.inside = true;
        } else if self.inside || alone(line) {
            self.keep(line);
        }
    }

    fn keep(&mut self, line: &str) {
        if line.is_empty() {
        } else if self.lines.len() < MOST {
            self.lines.push(line.to_owned());
        } else {
            self.more += 1;
        }
    }

    /// What was kept, a line each, behind the sentence that the command failed with.
    pub(crate) fn behind(self, ended: String) -> String {
        let mut told = ended;
        for line in self.lines {
            told.push_str("\n    ");
            told.push_str(&line);
        }
        if self.more > 0 {
            told.push_str(&format!("\n    … and {} lines more above", self.more));
        }
        told
    }
}

/// Whether a line tells of a fault by itself: a test's verdict, a compiler's word, a process that was ended.
fn alone(line: &str) -> bool {
    (line.starts_with("test ") && line.ends_with("FAILED"))
        || line.starts_with("error")
        || line.contains("process didn't exit successfully")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lines: &[&str]) -> String {
        let mut failures = Failures::default();
        lines.iter().for_each(|line| failures.hear(line));
        failures.behind("ended".to_owned())
    }

    #[test]
    fn what_a_failed_test_printed_is_told_again_and_what_passed_is_not() {
        let told = heard(&[
            "test one ... ok",
            "test two ... FAILED",
            "successes:",
            "---- one stdout ----",
            "failures:",
            "---- two stdout ----",
            "thread 'two' panicked",
            "test result: FAILED. 1 passed; 1 failed",
            "test three ... ok",
        ]);
        assert_eq!(
            told,
            "ended\n    test two ... FAILED\n    ---- two stdout ----\n    thread 'two' panicked"
        );
    }

    #[test]
    fn a_process_that_died_is_told() {
        let told = heard(&["  process didn't exit successfully: `a` (signal: 9, SIGKILL: kill)"]);
        assert!(told.contains("SIGKILL"));
    }

    #[test]
    fn a_flood_of_faults_is_counted_and_not_told() {
        let told = heard(&vec!["error: this"; MOST + 5]);
        assert!(told.ends_with("… and 5 lines more above"));
    }
}
