//! `cargo xtask tidy`: the rules of the house that no compiler keeps, each check a pure function over text or graph.

pub(crate) mod columns;
mod documents;
pub(crate) mod finding;
pub(crate) mod graph;
mod imports;
mod lengths;
mod licences;
mod literal;
mod phrases;
mod sizes;
pub(crate) mod tree;
mod words;

use crate::papers::{self, asvs, reach, tests::Tests, threats};
use finding::Finding;
use graph::Graph;
use std::path::Path;
use tree::Tree;

/// Every check by its name, so that a paper can name one.
pub(crate) const CHECKS: [&str; 19] = [
    "who imports whom: graph",
    "who imports whom: sources",
    "routes are declared",
    "file lengths",
    "no literal text in templates",
    "catalogues",
    "column classes",
    "files named in docs",
    "dependencies have a line",
    "requirements are cited by tests",
    "licences",
    "no machine paths, nothing left undone",
    "CSS per realm",
    "crates in the program",
    "lints are inherited",
    "threats have a test",
    "ASVS has a test or a reason",
    "papers are reached and name tests that exist",
    "papers say what their sources say",
];

/// What the checks found, each by its name.
pub(crate) type Found = Vec<(&'static str, Vec<Finding>)>;

/// What every check finds on the checkout at `root`, by the check's name.
///
/// # Errors
/// Why the checkout or Cargo's graph could not be read.
pub(crate) fn findings(root: &Path) -> Result<Found, String> {
    Ok(look(root)?.0)
}

/// Runs every check on the checkout at `root` and prints what each found.
///
/// # Errors
/// The number of faults, or why the checkout or Cargo's graph could not be read.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let (all, said) = look(root)?;
    let mut faults = 0;
    for (name, found) in &all {
        println!(
            "  {} {name}{}",
            if found.is_empty() { "ok  " } else { "FAIL" },
            count(found.len())
        );
        for finding in found {
            println!("       {finding}");
        }
        faults += found.len();
    }
    println!("  {said}");
    if faults == 0 {
        Ok(())
    } else {
        Err(format!("tidy found {faults} faults"))
    }
}

/// The findings by check, and a line of figures.
fn look(root: &Path) -> Result<(Found, String), String> {
    let tree = Tree::read(root).map_err(|fault| format!("the checkout cannot be read: {fault}"))?;
    let graph = Graph::ask_cargo(root)?;
    let (lengths, over_aim) = lengths::check(&tree);
    let (css, css_said) = sizes::css(&tree);
    let (crates, crate_count) = sizes::crates(&graph);
    let tests = Tests::of(&tree);
    let found: [Vec<Finding>; 19] = [
        imports::check_graph(&graph),
        imports::check_sources(&tree),
        imports::check_routes(&tree),
        lengths,
        literal::check(&tree),
        words::check(&tree),
        columns::check(&tree),
        documents::named_files(&tree),
        documents::dependencies(&tree),
        documents::covered(&tree),
        licences::check(&tree, &graph),
        phrases::check(&tree),
        css,
        crates,
        lints_inherited(&tree),
        threats::check(&tree, &tests),
        asvs::check(&tree, &tests),
        reach::check(&tree, &tests),
        papers::check(&tree),
    ];
    let said = format!(
        "{} test functions are known by name; {over_aim} files over the aim of 250 lines; landgang is built from {crate_count} packages of others; CSS bytes: {}",
        tests.count(),
        css_said.join(", ")
    );
    Ok((CHECKS.into_iter().zip(found).collect(), said))
}

fn count(faults: usize) -> String {
    if faults == 0 {
        String::new()
    } else {
        format!(": {faults}")
    }
}

/// Every package of the workspace takes the workspace's lints; one that does not would be free of all of them.
fn lints_inherited(tree: &Tree) -> Vec<Finding> {
    let rooms = tree
        .files()
        .filter(|(path, text)| path.ends_with("/Cargo.toml") && text.contains("[package]"));
    rooms
        .filter(|(_, text)| {
            let manifest: toml::Table = text.parse().unwrap_or_default();
            manifest
                .get("lints")
                .and_then(|lints| lints.get("workspace"))
                .and_then(toml::Value::as_bool)
                != Some(true)
        })
        .map(|(path, _)| {
            Finding::at(
                path,
                "does not take the workspace's lints; add `[lints] workspace = true`".to_owned(),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_the_lints_is_found() {
        let tree = Tree::of(&[
            (
                "kit/web/Cargo.toml",
                "[package]\nname = \"a\"\n[lints]\nworkspace = true\n",
            ),
            ("kit/store/Cargo.toml", "[package]\nname = \"b\"\n"),
        ]);
        assert_eq!(lints_inherited(&tree).len(), 1);
    }
}
