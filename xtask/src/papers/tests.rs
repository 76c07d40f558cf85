//! Which tests there are, so that a paper can name only such as exist.

use crate::tidy::tree::{Tree, ends_with};
use std::collections::BTreeSet;

/// Every test by its name: functions of Rust, titles of browser tests, examples that must not compile, checks of tidy.
pub(crate) struct Tests {
    functions: BTreeSet<String>,
    titles: Vec<String>,
    examples: BTreeSet<String>,
}

impl Tests {
    /// The tests of a checkout.
    pub(crate) fn of(tree: &Tree) -> Self {
        let mut tests = Self {
            functions: BTreeSet::new(),
            titles: Vec::new(),
            examples: BTreeSet::new(),
        };
        for (path, text) in tree.files() {
            if ends_with(path, "rs") {
                tests.functions.extend(functions(text));
                if path.contains("/tests/") && path.ends_with("/main.rs") {
                    tests.functions.extend(cases(text));
                }
                if text.contains("```compile_fail") {
                    tests.examples.insert(path.to_owned());
                }
            } else if path.starts_with("e2e/") && path.ends_with(".test.mjs") {
                tests.titles.extend(titles(text));
            }
        }
        tests
    }

    /// How many functions there are.
    pub(crate) fn count(&self) -> usize {
        self.functions.len()
    }

    /// Whether there is a test of this name: `a_function`, `e2e: part of a title`, `example: file`, `tidy: a check`.
    pub(crate) fn has(&self, name: &str) -> bool {
        if let Some(title) = name.strip_prefix("e2e: ") {
            self.titles.iter().any(|known| known.contains(title))
        } else if let Some(file) = name.strip_prefix("example: ") {
            self.examples.contains(file)
        } else if let Some(check) = name.strip_prefix("tidy: ") {
            crate::tidy::CHECKS.contains(&check)
        } else {
            self.functions.contains(name)
        }
    }
}

/// The functions behind `#[test]`, `#[tokio::test]` or in `store_test!`.
fn functions(text: &str) -> Vec<String> {
    let (mut found, mut armed) = (Vec::new(), false);
    for line in text.lines().map(str::trim) {
        armed |= line.starts_with("#[test]")
            || line.starts_with("#[tokio::test")
            || line.contains("store_test!");
        if !armed {
            continue;
        }
        if let Some(name) = function(line) {
            found.push(name.to_owned());
            armed = false;
        } else if !(line.is_empty()
            || line.starts_with("#[")
            || line.starts_with("//")
            || line.contains("store_test!"))
        {
            armed = false;
        }
    }
    found
}

fn function(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let declared = before.is_empty() || before.ends_with([' ', '{']);
    let name = after.split(['(', '<']).next()?;
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (declared && plain).then_some(name)
}

/// The cases that a test with a `main` of its own calls: `cases::a_name(`.
fn cases(text: &str) -> Vec<String> {
    let called = text
        .split("cases::")
        .skip(1)
        .filter_map(|rest| rest.split_once('('));
    let names = called.map(|(name, _)| name);
    let plain = |name: &&str| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    names.filter(plain).map(str::to_owned).collect()
}

/// The titles of `test('…'`.
fn titles(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| {
        let (_, rest) = line.trim().split_once("test(")?;
        let quote = rest
            .chars()
            .next()
            .filter(|first| matches!(first, '\'' | '"' | '`'))?;
        rest.split(quote).nth(1).map(str::to_owned)
    });
    lines.collect()
}

#[cfg(test)]
mod own_tests {
    use super::*;

    #[test]
    fn tests_of_every_kind_are_found_and_nothing_else() {
        let rust = "fn helper() {}\n#[test]\n/// Why.\nfn one_thing() {}\n#[tokio::test(flavor = \"x\")]\nasync fn another() {}\nstore_test! {\n    /// T15\n    fn on_both(store: Store<A>) {\n    }\n}\nstore_test! { fn short(store: Store<A>) {} }\n#[test]\nconst X: u8 = 1;\nfn not_this() {}\n";
        let tree = Tree::of(&[
            ("kit/a/src/lib.rs", rust),
            ("kit/a/src/store.rs", "/// ```compile_fail\n"),
            (
                "kit/a/tests/t12/main.rs",
                "fn all() {\n    cases::the_table(1)?;\n    cases::Sum::default();\n}\n",
            ),
            (
                "e2e/story.test.mjs",
                "  test('8: the fingerprint is the same', async () => {\n",
            ),
        ]);
        let tests = Tests::of(&tree);
        for name in [
            "one_thing",
            "another",
            "on_both",
            "short",
            "the_table",
            "e2e: the fingerprint",
            "example: kit/a/src/store.rs",
            "tidy: column classes",
        ] {
            assert!(tests.has(name), "{name}");
        }
        for name in [
            "helper",
            "not_this",
            "e2e: the finger nail",
            "example: kit/a/src/lib.rs",
            "tidy: no such check",
            "",
        ] {
            assert!(!tests.has(name), "{name}");
        }
        assert_eq!(tests.count(), 5);
    }
}
