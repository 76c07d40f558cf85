//! Papers for whoever has to approve: written from the files that the checks read, so that they cannot say something else.

pub(crate) mod asvs;
pub(crate) mod lacks;
pub(crate) mod log;
pub(crate) mod reach;
pub(crate) mod retention;
pub(crate) mod sbom;
pub(crate) mod tests;
pub(crate) mod threats;

use crate::tidy::finding::Finding;
use crate::tidy::tree::Tree;
use lacks::Lacks;
use std::path::Path;

/// A paper that is written: its path from the root, and its text.
pub(crate) struct Paper {
    pub(crate) path: &'static str,
    pub(crate) text: String,
}

/// Every paper, and how much it says is still lacking.
fn all(tree: &Tree) -> (Vec<Paper>, Lacks) {
    let mut lacks = Lacks::default();
    let papers = vec![
        retention::paper(tree, &mut lacks),
        threats::paper(tree, &mut lacks),
        asvs::paper(tree, &mut lacks),
        log::paper(tree),
    ];
    (papers, lacks)
}

/// `cargo xtask papers`: writes them, and lowers the count of what lacks where it has shrunk.
///
/// # Errors
/// The checkout cannot be read or written.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    let told = |fault: std::io::Error| format!("the papers cannot be written: {fault}");
    let tree = Tree::read(root).map_err(told)?;
    let (papers, lacks) = all(&tree);
    for paper in papers {
        let same = tree.text(paper.path) == Some(&paper.text);
        if !same {
            std::fs::write(root.join(paper.path), &paper.text).map_err(told)?;
        }
        println!(
            "  {} {}",
            if same { "as it was" } else { "written  " },
            paper.path
        );
    }
    let committed = Lacks::committed(&tree).unwrap_or_else(|| lacks.clone());
    let lower = committed.lowered_by(&lacks);
    std::fs::write(root.join(lacks::PATH), lower.text()).map_err(told)?;
    println!("  lacking: {}", lower.said());
    Ok(())
}

/// Papers that are not as they would be written now, and counts of what lacks that are not as committed.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let (papers, lacks) = all(tree);
    let mut found: Vec<Finding> = papers
        .iter()
        .filter(|paper| tree.text(paper.path) != Some(&paper.text))
        .map(|paper| {
            Finding::at(
                paper.path,
                "is not as its sources say; run `cargo xtask papers`".to_owned(),
            )
        })
        .collect();
    found.extend(lacks::check(tree, &lacks));
    found
}

/// What stands in a cell of a table: no line's end, no bar that would end the cell.
pub(crate) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// The names of tests as they stand in a cell.
pub(crate) fn named(tests: &[String]) -> String {
    let named: Vec<String> = tests
        .iter()
        .map(|test| format!("`{}`", cell(test)))
        .collect();
    named.join(", ")
}
