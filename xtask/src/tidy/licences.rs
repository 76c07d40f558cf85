//! Licences of the whole tree are on the allow list of `deny.toml`, also where cargo-deny is not installed.

use super::finding::Finding;
use super::graph::Graph;
use super::tree::Tree;
use std::collections::BTreeSet;

const LIST: &str = "deny.toml";

/// Packages whose licence expression the list does not satisfy.
pub(crate) fn check(tree: &Tree, graph: &Graph) -> Vec<Finding> {
    let allowed = allowed(tree.text(LIST).unwrap_or_default());
    if allowed.is_empty() {
        return vec![Finding::at(
            LIST,
            "names no allowed licence under [licenses] allow".to_owned(),
        )];
    }
    let refused = graph.all().filter(|package| {
        !package
            .license
            .as_deref()
            .is_some_and(|terms| satisfied(terms, &allowed))
    });
    refused
        .map(|package| {
            let terms = package.license.as_deref().unwrap_or("no licence");
            Finding::at(LIST, format!("{} has `{terms}`, which is not allowed; take another crate or allow it there with a reason", package.name))
        })
        .collect()
}

fn allowed(text: &str) -> BTreeSet<String> {
    let table: toml::Table = text.parse().unwrap_or_default();
    let list = table
        .get("licenses")
        .and_then(|part| part.get("allow"))
        .and_then(toml::Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|term| term.as_str().map(str::to_owned))
        .collect()
}

/// Whether an SPDX expression can be met with the allowed terms: AND binds closer than OR, `/` is an old OR.
fn satisfied(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at, allowed) && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut good = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        let next = both(words, at, allowed);
        good = good || next;
    }
    good
}

fn both(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut good = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        let next = one(words, at, allowed);
        good = good && next;
    }
    good
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if *word == "(" {
        let good = either(words, at, allowed);
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return good && closed;
    }
    let mut term = (*word).to_owned();
    if words.get(*at) == Some(&"WITH")
        && let Some(exception) = words.get(*at + 1)
    {
        term = format!("{term} WITH {exception}");
        *at += 2;
    }
    allowed.contains(&term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::graph::Graph;

    const DENY: &str =
        "[licenses]\nallow = [\"MIT\", \"Apache-2.0\", \"Apache-2.0 WITH LLVM-exception\"]\n";

    #[test]
    fn expressions_are_weighed_as_spdx_says() {
        let allowed = allowed(DENY);
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(GPL-3.0 OR MIT) AND Apache-2.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(satisfied(good, &allowed), "{good}");
        }
        for bad in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "GPL-3.0 AND MIT OR GPL-2.0",
            "MIT WITH other",
            "",
            "(MIT",
        ] {
            assert!(!satisfied(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn a_package_with_another_licence_or_none_is_found() {
        let tree = Tree::of(&[(LIST, DENY)]);
        let graph = Graph::of(&[("a", ""), ("b", ""), ("c", "")], &[])
            .with_license("a", Some("MIT"))
            .with_license("b", Some("SSPL-1.0"));
        assert_eq!(check(&tree, &graph).len(), 2);
    }

    #[test]
    fn an_empty_list_is_refused() {
        assert_eq!(check(&Tree::of(&[]), &Graph::default()).len(), 1);
    }
}
