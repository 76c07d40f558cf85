//! A paper that nobody finds keeps nothing: from the README, link by link, a reader reaches all of them; and every test
//! that they name exists.

use super::tests::Tests;
use crate::tidy::finding::Finding;
use crate::tidy::tree::{Tree, numbered};
use std::collections::BTreeSet;

/// What must be reached besides every realm's matrix and list of columns.
const WANTED: [&str; 6] = [
    "SECURITY.md",
    "docs/RETENTION.md",
    "docs/THREATS.md",
    "docs/ASVS.md",
    "docs/en/reviewer.md",
    "docs/da/reviewer.md",
];
/// Papers written by hand that name tests in backticks.
const BY_HAND: [&str; 3] = ["SECURITY.md", "docs/en/reviewer.md", "docs/da/reviewer.md"];

/// Papers that no link leads to, and tests named by hand that do not exist.
pub(crate) fn check(tree: &Tree, tests: &Tests) -> Vec<Finding> {
    let reached = reached(tree);
    let mut wanted: Vec<String> = WANTED.iter().map(|path| (*path).to_owned()).collect();
    for realm in tree.folders("realms") {
        wanted.push(format!("{realm}/permissions.txt"));
        wanted.push(format!("{realm}/data-classes.toml"));
    }
    let mut found: Vec<Finding> = wanted
        .iter()
        .filter(|path| !reached.contains(*path))
        .map(|path| Finding::at(path, "no link leads here from README.md; name it in docs/en/reviewer.md and docs/da/reviewer.md".to_owned()))
        .collect();
    for path in BY_HAND {
        for (line, content) in tree.text(path).map(numbered).into_iter().flatten() {
            for name in content
                .split('`')
                .skip(1)
                .step_by(2)
                .filter(|name| is_test(name))
            {
                if !tests.has(name) {
                    found.push(Finding::on(
                        path,
                        line,
                        format!("names the test `{name}`, which does not exist"),
                    ));
                }
            }
        }
    }
    found
}

/// Every file that links lead to, from README.md on.
fn reached(tree: &Tree) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec!["README.md".to_owned()];
    while let Some(path) = open.pop() {
        if !tree.has(&path) || !reached.insert(path.clone()) || !path.ends_with(".md") {
            continue;
        }
        let home: Vec<&str> = path.split('/').collect();
        let home = home
            .split_last()
            .map(|(_, folders)| folders.to_vec())
            .unwrap_or_default();
        for link in tree.text(&path).unwrap_or_default().split("](").skip(1) {
            let link = link.split([')', '#']).next().unwrap_or_default();
            if link.is_empty() || link.contains("://") {
                continue;
            }
            let mut parts = home.clone();
            for part in link.split('/') {
                match part {
                    ".." => {
                        parts.pop();
                    }
                    "." | "" => {}
                    other => parts.push(other),
                }
            }
            open.push(parts.join("/"));
        }
    }
    reached
}

/// Whether a word in backticks can only be a test: a sentence of small letters.
fn is_test(name: &str) -> bool {
    name.split('_').count() >= 4
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        || ["e2e: ", "tidy: ", "example: "]
            .iter()
            .any(|lead| name.starts_with(lead))
}

#[cfg(test)]
mod own_tests {
    use super::*;

    #[test]
    fn a_paper_that_no_link_leads_to_is_found() {
        let tree = Tree::of(&[
            ("README.md", "[s](SECURITY.md) [d](docs/SUMMARY.md)"),
            (
                "SECURITY.md",
                "`a_test_that_is_there`, `a_test_that_is_gone`, `no_test`",
            ),
            ("docs/SUMMARY.md", "[r](en/reviewer.md)"),
            (
                "docs/en/reviewer.md",
                "[p](../../realms/civil/permissions.txt#x) [w](https://example.org/docs/ASVS.md)",
            ),
            ("docs/ASVS.md", ""),
            ("realms/civil/permissions.txt", ""),
            ("realms/civil/data-classes.toml", ""),
            ("a.rs", "#[test]\nfn a_test_that_is_there() {}\n"),
        ]);
        let found: Vec<String> = check(&tree, &Tests::of(&tree))
            .iter()
            .map(ToString::to_string)
            .collect();
        for reached in [
            "SECURITY.md: no",
            "docs/en/reviewer.md: no",
            "permissions.txt: no",
        ] {
            assert!(
                !found.iter().any(|fault| fault.contains(reached)),
                "{reached} {found:?}"
            );
        }
        for lost in [
            "docs/ASVS.md: no link",
            "data-classes.toml: no link",
            "`a_test_that_is_gone`",
        ] {
            assert!(
                found.iter().any(|fault| fault.contains(lost)),
                "{lost} {found:?}"
            );
        }
    }
}
