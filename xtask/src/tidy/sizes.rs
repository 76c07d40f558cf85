//! Sizes that a reader feels: CSS per realm, and how many crates are built into the program.

use super::finding::Finding;
use super::graph::Graph;
use super::tree::Tree;

/// The most CSS that one realm's pages may load, in bytes (UX §12: 12 KB).
const MOST_CSS: usize = 12 * 1024;
/// The most packages of others that the program may be built from. It was 250 before staff signed in: passkeys and logins
/// at other houses (webauthn-rs, openidconnect) brought a hundred small ones of cryptography, which nobody writes alone.
/// Pictures brought nine more: readers of JPEG and PNG, in Rust throughout. Lists from a spreadsheet brought eight.
const MOST_CRATES: usize = 399;

/// Realms that load more CSS than allowed: their own files and the kit's, which every realm shares.
pub(crate) fn css(tree: &Tree) -> (Vec<Finding>, Vec<String>) {
    let (mut found, mut said) = (Vec::new(), Vec::new());
    let weight = |folder: &str| {
        tree.under(folder, "css")
            .map(|(_, text)| text.len())
            .sum::<usize>()
    };
    let shared = weight("kit/web/");
    for realm in tree.folders("realms") {
        let bytes = shared + weight(&format!("{realm}/"));
        said.push(format!("{realm} {bytes}"));
        if bytes > MOST_CSS {
            found.push(Finding::at(&realm, format!("loads {bytes} bytes of CSS with the kit's {shared}, at most {MOST_CSS}; take rules out")));
        }
    }
    (found, said)
}

/// Whether the program is built from too many packages, and how many there are.
pub(crate) fn crates(graph: &Graph) -> (Vec<Finding>, usize) {
    let count = graph.built_into("landgang");
    let found = if count == 0 {
        vec![Finding::at(
            "Cargo.toml",
            "has no package `landgang` that needs another, so nothing was counted".to_owned(),
        )]
    } else if count > MOST_CRATES {
        vec![Finding::at(
            "Cargo.lock",
            format!(
                "{count} packages are built into landgang, at most {MOST_CRATES}; take a lighter crate or fewer features"
            ),
        )]
    } else {
        Vec::new()
    };
    (found, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::graph::Kind;

    #[test]
    fn a_realm_over_the_limit_is_found_with_the_shared_part_counted() {
        let (half, more) = ("x".repeat(MOST_CSS / 2), "x".repeat(MOST_CSS / 2 + 1));
        let tree = |own: &str| {
            Tree::of(&[
                ("kit/web/style/base.css", &half),
                ("realms/civil/style.css", own),
                ("realms/public/a.rs", ""),
            ])
        };
        assert!(css(&tree(&half)).0.is_empty());
        assert_eq!(css(&tree(&more)).0.len(), 1);
    }

    #[test]
    fn too_many_crates_are_found_and_tests_are_not_counted() {
        let names: Vec<String> = (0..=MOST_CRATES).map(|at| format!("crate-{at}")).collect();
        let mut packages = vec![("landgang", "program")];
        packages.extend(names.iter().map(|name| (name.as_str(), "")));
        let edges = |kind| {
            names
                .iter()
                .map(|name| ("landgang", name.as_str(), kind))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            crates(&Graph::of(&packages, &edges(Kind::Normal))).0.len(),
            1
        );
        assert_eq!(crates(&Graph::of(&packages, &edges(Kind::Dev))).1, 0);
    }

    #[test]
    fn a_graph_without_the_program_is_refused() {
        assert_eq!(crates(&Graph::default()).0.len(), 1);
    }
}
