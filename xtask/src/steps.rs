//! The steps of a check: each with its name, its time and its verdict, and a summary at the end.

use crate::harness::place::Place;
use crate::harness::run::Said;
use std::time::{Duration, Instant};

/// What the steps did so far.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    done: Vec<(String, Duration, Result<(), String>)>,
    said: Said,
    /// Things that were not checked here, said plainly.
    unchecked: Vec<String>,
}

impl Steps {
    /// Runs one step and says how it went; a failed step does not stop those after it, so that one run shows all faults.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Said, String>) -> bool {
        println!("\n── {name}");
        let begun = Instant::now();
        let verdict = work().map(|said| self.said.add(said));
        if let Err(fault) = &verdict {
            println!("FAILED {name}: {fault}");
        }
        let good = verdict.is_ok();
        self.done.push((name.to_owned(), begun.elapsed(), verdict));
        good
    }

    /// Notes that something could not be checked on this machine.
    pub(crate) fn unchecked(&mut self, what: &str) {
        println!("not checked: {what}");
        self.unchecked.push(what.to_owned());
    }

    /// A last step: nothing that was started may still run.
    pub(crate) fn nothing_left(&mut self, place: &Place) {
        let left = place.strays();
        self.step("nothing left running", || match left.as_slice() {
            [] => Ok(Said::default()),
            some => {
                let named: Vec<String> = some
                    .iter()
                    .map(|stray| format!("{} {}", stray.id, stray.what))
                    .collect();
                Err(format!("still running, ended now: {}", named.join("; ")))
            }
        });
    }

    /// Prints the summary and gives the verdict: all steps good, and no skipped or ignored test where `strict`.
    pub(crate) fn close(self, strict: bool) -> Result<(), String> {
        println!("\n── summary");
        let mut faults = Vec::new();
        for (name, took, verdict) in &self.done {
            println!(
                "  {} {:>7.1} s  {name}",
                if verdict.is_ok() { "ok  " } else { "FAIL" },
                took.as_secs_f64()
            );
            if verdict.is_err() {
                faults.push(name.clone());
            }
        }
        let whole: Duration = self.done.iter().map(|(_, took, _)| *took).sum();
        println!(
            "  {:.1} s; {} tests passed, {} failed, {} ignored; {} skipped lines",
            whole.as_secs_f64(),
            self.said.passed,
            self.said.failed,
            self.said.ignored,
            self.said.skipped.len()
        );
        for line in &self.said.skipped {
            println!("  {line}");
        }
        for what in &self.unchecked {
            println!("  not checked: {what}");
        }
        for (name, _, verdict) in &self.done {
            if let Err(fault) = verdict {
                println!("  FAILED {name}: {fault}");
            }
        }
        if strict && !(self.said.skipped.is_empty() && self.said.ignored == 0) {
            faults.push(format!(
                "{} skipped lines and {} ignored tests, where none may be",
                self.said.skipped.len(),
                self.said.ignored
            ));
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(format!("failed: {}", faults.join("; ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skipping() -> Steps {
        let mut steps = Steps::default();
        steps.step("one", || {
            let mut said = Said::default();
            said.hear("skipped: no peer data");
            Ok(said)
        });
        steps
    }

    #[test]
    fn a_skipped_line_fails_only_where_everything_is_there() {
        assert!(skipping().close(false).is_ok());
        assert!(skipping().close(true).is_err());
    }

    #[test]
    fn a_failed_step_fails_the_whole_and_the_next_still_runs() {
        let mut steps = Steps::default();
        assert!(!steps.step("bad", || Err("no".to_owned())));
        assert!(steps.step("good", || Ok(Said::default())));
        assert!(steps.close(false).unwrap_err().contains("bad"));
    }
}
