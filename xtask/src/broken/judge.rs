//! Whether the one who must notice did notice, and by what.

use super::list::Judge;
use crate::tidy;
use crate::tidy::finding::Finding;
use crate::tidy::tree::is_test_file;
use std::path::Path;
use std::process::Command;

/// What became of a variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Noticed; where the assertion or the finding stands.
    Caught(String),
    /// Nobody noticed.
    Lived,
    /// Something went wrong, but not what should: this proves nothing.
    Otherwise(String),
}

/// Asks one judge about the tree at `root` as it stands. Cargo builds into `builds`.
///
/// # Errors
/// The judge could not be asked.
pub(crate) fn ask(root: &Path, builds: &Path, judge: &Judge) -> Result<Verdict, String> {
    match judge {
        Judge::Test {
            package,
            target,
            test,
            says,
        } => {
            let output = run(root, builds, package, target, &[test])?;
            Ok(weigh(&output, test, says))
        }
        Judge::Tidy { .. } => {
            let told = among(&tidy::findings(root)?, judge);
            Ok(told.map_or(Verdict::Lived, Verdict::Caught))
        }
    }
}

/// Where the finding that a judge awaits stands, if it is among those found.
pub(crate) fn among(found: &[(&str, Vec<Finding>)], judge: &Judge) -> Option<String> {
    let Judge::Tidy { tidy, says } = judge else {
        return None;
    };
    let told = found
        .iter()
        .filter(|(check, _)| check == tidy)
        .flat_map(|(_, findings)| findings)
        .map(ToString::to_string)
        .find(|finding| finding.contains(says.as_str()))?;
    told.split(": ").next().map(str::to_owned)
}

/// Runs tests of one target and gives what cargo and they said.
///
/// # Errors
/// cargo did not start.
pub(crate) fn run(
    root: &Path,
    builds: &Path,
    package: &str,
    target: &str,
    tests: &[&str],
) -> Result<String, String> {
    let answer = Command::new("cargo")
        .args(["test", "--package", package, "--test", target, "--"])
        .args(tests)
        .current_dir(root)
        .env("CARGO_TARGET_DIR", builds)
        .env("RUSTC_WORKSPACE_WRAPPER", crate::copied(root))
        .env("RUST_BACKTRACE", "0")
        // The same tests run on PostgreSQL in the check; one database is enough to notice.
        .env_remove("LANDGANG_TEST_POSTGRES")
        .output()
        .map_err(|fault| format!("cargo did not start: {fault}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(text(&answer.stdout) + &text(&answer.stderr))
}

/// Whether `test` ran here and passed.
pub(crate) fn passed(output: &str, test: &str) -> bool {
    let mut ran = output.lines().filter_map(|line| outcome(line, test));
    ran.next() == Some(true) && ran.all(|good| good)
}

/// Whether the line tells how a test of this name ended, and how. What a test prints may stand between.
fn outcome(line: &str, test: &str) -> Option<bool> {
    let (name, rest) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let ours = name == test || name.strip_prefix(test)?.starts_with("::");
    (ours && matches!(rest, "ok" | "FAILED")).then_some(rest == "ok")
}

/// What a test's run says about a variant: only an assertion that stands in a test, with the awaited words, counts.
fn weigh(output: &str, test: &str, says: &str) -> Verdict {
    let ended: Vec<bool> = output
        .lines()
        .filter_map(|line| outcome(line, test))
        .collect();
    if ended.is_empty() {
        let why = output.lines().find(|line| line.starts_with("error"));
        return Verdict::Otherwise(format!(
            "the test did not run: {}",
            why.unwrap_or("no such test")
        ));
    }
    if ended.iter().all(|good| *good) {
        return Verdict::Lived;
    }
    let fallen = panics(output);
    let asserted = fallen
        .iter()
        .find(|(place, message)| is_test_file(place) && message.contains(says));
    match asserted {
        Some((place, _)) => Verdict::Caught(place.clone()),
        None => Verdict::Otherwise(format!("it failed, but not by `{says}`: {fallen:?}")),
    }
}

/// Where something panicked, as `file:line`, and what it said.
fn panics(output: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut told = false;
    for line in output.lines() {
        if let Some((_, at)) = line
            .split_once("' panicked at ")
            .or_else(|| line.split_once(") panicked at "))
        {
            let place: Vec<&str> = at.split(':').take(2).collect();
            found.push((place.join(":"), String::new()));
            told = true;
        } else if line.starts_with("note: ") || line.starts_with("test result:") {
            told = false;
        } else if let Some((_, message)) = found.last_mut().filter(|_| told) {
            message.push_str(line);
            message.push('\n');
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAILED: &str = "running 1 test\ntest sealed::no_word ... FAILED\n\nfailures:\n\n---- sealed::no_word stdout ----\n\nthread 'sealed::no_word' (7) panicked at realms/a/tests/all/sealed.rs:95:9:\nXylofonia stands in the file\nnote: run with `RUST_BACKTRACE=1`\n\ntest result: FAILED. 0 passed; 1 failed\n";

    #[test]
    fn an_assertion_of_the_test_itself_catches() {
        assert_eq!(
            weigh(FAILED, "sealed::no_word", "stands in the file"),
            Verdict::Caught("realms/a/tests/all/sealed.rs:95".to_owned())
        );
    }

    #[test]
    fn another_assertion_a_panic_of_the_program_and_what_does_not_compile_catch_nothing() {
        let otherwise = |output: &str, says: &str| {
            matches!(
                weigh(output, "sealed::no_word", says),
                Verdict::Otherwise(_)
            )
        };
        assert!(otherwise(FAILED, "another message"));
        let program = FAILED.replace("/tests/all/", "/src/");
        assert!(otherwise(&program, "stands in the file"));
        assert!(otherwise(
            "error[E0425]: cannot find value",
            "stands in the file"
        ));
        assert!(otherwise(
            "test result: ok. 0 passed; 9 filtered out",
            "stands"
        ));
    }

    #[test]
    fn a_test_that_passes_has_not_noticed() {
        let good = "test sealed::no_word ... ok\n";
        assert_eq!(weigh(good, "sealed::no_word", "x"), Verdict::Lived);
        assert!(passed(good, "sealed::no_word"));
        assert!(!passed(FAILED, "sealed::no_word"));
        assert!(!passed("", "sealed::no_word"));
    }

    #[test]
    fn a_test_on_two_databases_is_one_by_its_name_and_another_with_a_longer_name_is_not() {
        let both = "test links::once::sqlite ... ok\ntest links::once::postgres ... FAILED\n";
        assert!(!passed(both, "links::once"));
        assert_eq!(outcome("test links::once_more ... ok", "links::once"), None);
    }
}
