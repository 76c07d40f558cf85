//! `cargo xtask tidy`: the rules of the house that no compiler keeps, each check a pure function over text or graph.

mod columns;
mod documents;
mod finding;
pub(crate) mod graph;
mod imports;
mod lengths;
mod licences;
mod literal;
mod phrases;
mod sizes;
mod tree;
mod words;

use finding::Finding;
use graph::Graph;
use std::path::Path;
use tree::Tree;

/// Runs every check on the checkout at `root` and prints what each found.
///
/// # Errors
/// The number of faults, or why the checkout or Cargo's graph could not be read.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let tree = Tree::read(root).map_err(|fault| format!("the checkout cannot be read: {fault}"))?;
    let graph = Graph::ask_cargo(root)?;
    let (lengths, over_aim) = lengths::check(&tree);
    let (css, css_said) = sizes::css(&tree);
    let (crates, crate_count) = sizes::crates(&graph);
    let checks: [(&str, Vec<Finding>); 15] = [
        ("who imports whom: graph", imports::check_graph(&graph)),
        ("who imports whom: sources", imports::check_sources(&tree)),
        ("routes are declared", imports::check_routes(&tree)),
        ("file lengths", lengths),
        ("no literal text in templates", literal::check(&tree)),
        ("catalogues", words::check(&tree)),
        ("column classes", columns::check(&tree)),
        ("files named in docs", documents::named_files(&tree)),
        ("dependencies have a line", documents::dependencies(&tree)),
        ("requirements are cited by tests", documents::covered(&tree)),
        ("licences", licences::check(&tree, &graph)),
        (
            "no machine paths, nothing left undone",
            phrases::check(&tree),
        ),
        ("CSS per realm", css),
        ("crates in the program", crates),
        ("lints are inherited", lints_inherited(&tree)),
    ];
    let mut faults = 0;
    for (name, found) in &checks {
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
    println!(
        "  {over_aim} files over the aim of 250 lines; landgang is built from {crate_count} packages of others; CSS bytes: {}",
        css_said.join(", ")
    );
    if faults == 0 {
        Ok(())
    } else {
        Err(format!("tidy found {faults} faults"))
    }
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
