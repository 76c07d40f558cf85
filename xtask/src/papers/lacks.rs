//! How much is still lacking, in numbers that may only shrink (as the list of untested routes, STYLE habit 9).

use crate::tidy::finding::Finding;
use crate::tidy::tree::Tree;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The committed numbers.
pub(crate) const PATH: &str = "docs/lacks.toml";

/// Numbers by what they count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lacks(BTreeMap<&'static str, usize>);

/// What is counted.
pub(crate) const COUNTED: [(&str, &str); 4] = [
    (
        "acts",
        "acts under [acts] of data-classes.toml that no test shows yet",
    ),
    (
        "asvs",
        "requirements of docs/asvs.toml that are not whole yet",
    ),
    (
        "sealing",
        "columns of data-classes.toml that are to be sealed and are not",
    ),
    (
        "threats",
        "lines of docs/threats.toml whose control is not whole yet",
    ),
];

impl Lacks {
    /// Adds to one of the counts.
    pub(crate) fn add(&mut self, what: &'static str, count: usize) {
        *self.0.entry(what).or_default() += count;
    }

    /// The committed numbers, if the file is there and whole.
    pub(crate) fn committed(tree: &Tree) -> Option<Self> {
        let table: toml::Table = tree.text(PATH)?.parse().ok()?;
        let mut read = Self::default();
        for (what, _) in COUNTED {
            read.add(what, usize::try_from(table.get(what)?.as_integer()?).ok()?);
        }
        Some(read)
    }

    /// The smaller of both numbers everywhere.
    pub(crate) fn lowered_by(&self, now: &Self) -> Self {
        let of = |lacks: &Self, what| lacks.0.get(what).copied().unwrap_or_default();
        Self(
            COUNTED
                .iter()
                .map(|(what, _)| (*what, of(self, what).min(of(now, what))))
                .collect(),
        )
    }

    /// The file.
    pub(crate) fn text(&self) -> String {
        let mut text = "# What is still lacking, counted. These numbers may only shrink: `cargo xtask tidy` fails when one grows, and\n# `cargo xtask papers` lowers them, never the other way.\n\n".to_owned();
        for (what, means) in COUNTED {
            let _ = writeln!(
                text,
                "# {means}\n{what} = {}",
                self.0.get(what).copied().unwrap_or_default()
            );
        }
        text
    }

    /// In one line.
    pub(crate) fn said(&self) -> String {
        let parts: Vec<String> = COUNTED
            .iter()
            .map(|(what, _)| format!("{what} {}", self.0.get(what).copied().unwrap_or_default()))
            .collect();
        parts.join(", ")
    }
}

/// Counts that are not as committed.
pub(crate) fn check(tree: &Tree, now: &Lacks) -> Vec<Finding> {
    let Some(committed) = Lacks::committed(tree) else {
        return vec![Finding::at(
            PATH,
            "is missing or not whole; run `cargo xtask papers`".to_owned(),
        )];
    };
    let mut found = Vec::new();
    for (what, means) in COUNTED {
        let (was, is) = (
            committed.0.get(what).copied().unwrap_or_default(),
            now.0.get(what).copied().unwrap_or_default(),
        );
        if is > was {
            found.push(Finding::at(
                PATH,
                format!("{what}: {is} {means}, {was} are committed; this may only shrink"),
            ));
        } else if is < was {
            found.push(Finding::at(PATH, format!("{what}: {is} are left of {was}; run `cargo xtask papers`, so that it cannot grow back")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacks(sealing: usize) -> Lacks {
        let mut lacks = Lacks::default();
        for (what, _) in COUNTED {
            lacks.add(what, 1);
        }
        lacks.add("sealing", sealing);
        lacks
    }

    #[test]
    fn a_count_that_grows_is_found_and_is_never_written_down() {
        let tree = Tree::of(&[(PATH, &lacks(3).text())]);
        assert_eq!(check(&tree, &lacks(3)), Vec::new());
        assert!(
            check(&tree, &lacks(4))[0]
                .to_string()
                .contains("may only shrink")
        );
        assert!(
            check(&tree, &lacks(2))[0]
                .to_string()
                .contains("cannot grow back")
        );
        assert_eq!(lacks(3).lowered_by(&lacks(9)), lacks(3));
        assert_eq!(lacks(3).lowered_by(&lacks(0)), lacks(0));
    }

    #[test]
    fn a_missing_or_torn_file_is_found() {
        assert_eq!(check(&Tree::of(&[]), &lacks(0)).len(), 1);
        assert_eq!(
            check(&Tree::of(&[(PATH, "sealing = 1\n")]), &lacks(0)).len(),
            1
        );
    }
}
