//! File lengths: aim 250 lines, above 500 say why, above 1000 split; tests may have 1500.

use super::finding::Finding;
use super::tree::{Tree, ends_with, is_test_file};

const AIM: usize = 250;
const NEEDS_REASON: usize = 500;
const MOST: usize = 1000;
const MOST_OF_TESTS: usize = 1500;
/// The first words of the reason, in the first comment of the file.
const REASON: &str = "Long because";

/// Faults, and how many files are over the aim.
pub(crate) fn check(tree: &Tree) -> (Vec<Finding>, usize) {
    let mut found = Vec::new();
    let mut over_aim = 0;
    let written = tree.files().filter(|(path, _)| {
        ["rs", "mjs", "html", "css"]
            .iter()
            .any(|ending| ends_with(path, ending))
            && !path.starts_with("docs/")
    });
    for (path, text) in written {
        let lines = text.lines().count();
        let most = if is_test_file(path) {
            MOST_OF_TESTS
        } else {
            MOST
        };
        if lines > AIM {
            over_aim += 1;
        }
        if lines > most {
            found.push(Finding::at(
                path,
                format!("{lines} lines, at most {most}; split it, one job per file"),
            ));
        } else if lines > NEEDS_REASON && !is_test_file(path) && !gives_reason(text) {
            found.push(Finding::at(
                path,
                format!("{lines} lines without a reason; split it or begin with `//! {REASON} …`"),
            ));
        }
    }
    (found, over_aim)
}

fn gives_reason(text: &str) -> bool {
    text.lines()
        .next()
        .is_some_and(|first| first.contains(REASON))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, first: &str, lines: usize) -> usize {
        let text = format!("{first}\n{}", "x\n".repeat(lines - 1));
        check(&Tree::of(&[(path, &text)])).0.len()
    }

    #[test]
    fn a_long_file_needs_a_reason_and_a_very_long_one_fails_with_it() {
        assert_eq!(faults("a.rs", "//! a", 500), 0);
        assert_eq!(faults("a.rs", "//! a", 501), 1);
        assert_eq!(
            faults("a.rs", "//! Long because one table is one thing", 501),
            0
        );
        assert_eq!(
            faults("a.rs", "//! Long because one table is one thing", 1001),
            1
        );
    }

    #[test]
    fn tests_may_be_longer() {
        assert_eq!(faults("realms/civil/src/visit/tests.rs", "//! a", 1500), 0);
        assert_eq!(faults("realms/civil/src/visit/tests.rs", "//! a", 1501), 1);
    }

    #[test]
    fn files_over_the_aim_are_counted() {
        let text = "x\n".repeat(251);
        assert_eq!(check(&Tree::of(&[("a.rs", &text), ("b.rs", "x")])).1, 1);
    }
}
