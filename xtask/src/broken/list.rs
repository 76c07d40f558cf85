//! The list of broken variants: each one change of the source that breaks a promise, and who must notice.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// Where the list stands.
pub(crate) const FILE: &str = "xtask/broken.toml";

/// The list as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    variant: Vec<Variant>,
}

/// One way in which the house could be broken.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Variant {
    /// Short, and nobody else's.
    pub(crate) name: String,
    /// What would no longer be true, in one sentence.
    pub(crate) promise: String,
    /// What is changed; all of it together is the variant.
    pub(crate) changes: Vec<Change>,
    /// Who must notice.
    pub(crate) by: Judge,
    /// Whether the whole check breaks it too, not only `cargo xtask broken`: those that tidy or one package judges, since
    /// each further package takes a build.
    #[serde(default)]
    pub(crate) in_the_check: bool,
}

impl Variant {
    /// Whether its name or its judge's contains `part`.
    pub(crate) fn is_about(&self, part: &str) -> bool {
        self.name.contains(part) || self.by.shown().contains(part)
    }
}

/// One place that is changed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    /// Path from the root.
    pub(crate) file: String,
    /// Stands in the file exactly once.
    pub(crate) find: String,
    /// Takes its place.
    pub(crate) put: String,
}

/// Who must notice, and what it says then.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum Judge {
    /// A test, by an assertion of its own.
    Test {
        /// Package.
        package: String,
        /// Target of integration tests.
        target: String,
        /// Name with its modules, or the beginning of it.
        test: String,
        /// Part of the assertion's message.
        says: String,
    },
    /// A check of tidy, by a finding.
    Tidy {
        /// Name of the check.
        tidy: String,
        /// Part of the finding.
        says: String,
    },
}

impl Judge {
    /// Whether tidy judges, which takes no build.
    pub(crate) fn is_tidy(&self) -> bool {
        matches!(self, Self::Tidy { .. })
    }

    /// As it is shown: the test's or the check's name.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Test { package, test, .. } => format!("{package}: {test}"),
            Self::Tidy { tidy, .. } => format!("tidy: {tidy}"),
        }
    }
}

/// Reads the list.
///
/// # Errors
/// It is not there or not understood, two have one name, or one changes nothing.
pub(crate) fn read(root: &Path) -> Result<Vec<Variant>, String> {
    let text = std::fs::read_to_string(root.join(FILE))
        .map_err(|fault| format!("{FILE} cannot be read: {fault}"))?;
    parse(&text)
}

fn parse(text: &str) -> Result<Vec<Variant>, String> {
    let list: List =
        toml::from_str(text).map_err(|fault| format!("{FILE} is not understood: {fault}"))?;
    let mut names = BTreeSet::new();
    for variant in &list.variant {
        if !names.insert(&variant.name) {
            return Err(format!("{FILE}: two are called `{}`", variant.name));
        }
        let idle = |change: &Change| change.find.is_empty() || change.find == change.put;
        if variant.changes.is_empty() || variant.changes.iter().any(idle) {
            return Err(format!("{FILE}: `{}` changes nothing", variant.name));
        }
    }
    Ok(list.variant)
}

/// The text with the change made.
///
/// # Errors
/// What should be found does not stand there exactly once: the list has grown old.
pub(crate) fn changed(text: &str, change: &Change) -> Result<String, String> {
    match text.matches(&change.find).count() {
        1 => Ok(text.replacen(&change.find, &change.put, 1)),
        times => Err(format!(
            "{}: `{}` stands there {times} times and not once; bring {FILE} up to date",
            change.file, change.find
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::tests::Tests;
    use crate::tidy::{CHECKS, tree::Tree};

    const ONE: &str = "[[variant]]\nname = \"a\"\npromise = \"P.\"\nchanges = [{ file = \"a.rs\", find = \"x\", put = \"y\" }]\nby = { tidy = \"column classes\", says = \"z\" }\n";

    #[test]
    fn a_name_twice_and_a_change_that_changes_nothing_are_refused() {
        assert_eq!(parse(ONE).unwrap().len(), 1);
        assert!(
            parse(&ONE.repeat(2))
                .unwrap_err()
                .contains("two are called")
        );
        let idle = ONE.replace("put = \"y\"", "put = \"x\"");
        assert!(parse(&idle).unwrap_err().contains("changes nothing"));
        assert!(parse(&ONE.replace("says", "said")).is_err());
    }

    #[test]
    fn what_no_longer_stands_in_its_file_or_stands_there_twice_is_said() {
        let change = &parse(ONE).unwrap()[0].changes[0];
        assert_eq!(changed("axb", change), Ok("ayb".to_owned()));
        assert!(changed("ab", change).unwrap_err().contains("0 times"));
        assert!(changed("xx", change).unwrap_err().contains("2 times"));
    }

    /// So that the list cannot rot between two runs of the command: this is a test of every run of the check.
    #[test]
    fn every_variant_of_the_list_still_fits_and_its_judge_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let tests = Tests::of(&Tree::read(&root).unwrap());
        let variants = read(&root).unwrap();
        for variant in &variants {
            for change in &variant.changes {
                let text = std::fs::read_to_string(root.join(&change.file)).unwrap();
                assert!(
                    changed(&text, change).is_ok(),
                    "{}: {change:?}",
                    variant.name
                );
            }
            let known = match &variant.by {
                Judge::Test { test, .. } => test.split("::").any(|part| tests.has(part)),
                Judge::Tidy { tidy, .. } => CHECKS.contains(&tidy.as_str()),
            };
            assert!(known, "{}: {}", variant.name, variant.by.shown());
        }
        assert!(variants.len() >= 9, "{}", variants.len());
    }
}
