//! Docs that cannot rot: files named in backticks exist (habit 22), every dependency has its line, ids are cited.

use super::finding::Finding;
use super::tree::{Tree, ends_with, is_test_file, numbered};
use std::collections::{BTreeMap, BTreeSet};

const ENDINGS: [&str; 14] = [
    "rs", "toml", "md", "sql", "ftl", "html", "css", "mjs", "json", "txt", "png", "svg", "run",
    "csv",
];
/// Where each direct dependency says what it does for us.
const DEPENDENCIES: &str = "docs/DEPENDENCIES.md";
/// The requirements that tests must cite.
const COVERED: &str = "docs/covered.toml";

/// Paths in backticks that do not exist.
pub(crate) fn named_files(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| ends_with(path, "md")) {
        let home = path
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        for (line, content) in numbered(text) {
            for named in content
                .split('`')
                .skip(1)
                .step_by(2)
                .filter(|named| is_path(named))
            {
                if !tree.has(named) && !tree.has(&format!("{home}{named}")) {
                    found.push(Finding::on(path, line, format!("`{named}` does not exist; name the file as it is, from the root or from this folder")));
                }
            }
        }
    }
    found
}

fn is_path(named: &str) -> bool {
    named.contains('/')
        && !named.contains("//")
        && !named.starts_with(['/', '.', '~'])
        && ENDINGS.iter().any(|ending| ends_with(named, ending))
        && named
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "/._-".contains(letter))
}

/// Dependencies without a line, lines without a dependency, versions outside the workspace's list, unused entries.
pub(crate) fn dependencies(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut direct = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (path, text) in tree
        .files()
        .filter(|(path, _)| path.ends_with("Cargo.toml"))
    {
        let manifest: toml::Table = match text.parse() {
            Ok(manifest) => manifest,
            Err(fault) => {
                found.push(Finding::at(path, format!("is no TOML: {fault}")));
                continue;
            }
        };
        let listed = manifest
            .get("workspace")
            .and_then(|workspace| workspace.get("dependencies"));
        for (name, wanted) in listed.and_then(toml::Value::as_table).into_iter().flatten() {
            if wanted.get("path").is_none() {
                direct.insert(name.clone());
            }
        }
        for (name, wanted) in sections(&manifest) {
            used.insert(name.clone());
            if wanted.get("workspace").is_none() && wanted.get("path").is_none() {
                found.push(Finding::at(path, format!("{name} has a version of its own; list it in the root's [workspace.dependencies]")));
            }
        }
    }
    for name in direct.difference(&used) {
        found.push(Finding::at(
            "Cargo.toml",
            format!("{name} is listed but no room uses it; remove it"),
        ));
    }
    direct.extend(node_packages(tree));
    let rows = tree.text(DEPENDENCIES).map(rows).unwrap_or_default();
    for name in direct.iter().filter(|name| !rows.contains_key(*name)) {
        found.push(Finding::at(
            DEPENDENCIES,
            format!(
                "{name} has no line; add a row with its name in backticks and what it does for us"
            ),
        ));
    }
    for (name, line) in rows.iter().filter(|(name, _)| !direct.contains(*name)) {
        found.push(Finding::on(
            DEPENDENCIES,
            *line,
            format!("{name} is no dependency any more; remove the line"),
        ));
    }
    found
}

fn sections(manifest: &toml::Table) -> Vec<(String, toml::Value)> {
    let mut tables: Vec<&toml::Value> = Vec::new();
    for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
        tables.extend(manifest.get(kind));
        let targets = manifest.get("target").and_then(toml::Value::as_table);
        tables.extend(
            targets
                .into_iter()
                .flatten()
                .filter_map(|(_, target)| target.get(kind)),
        );
    }
    let tables = tables.into_iter().filter_map(toml::Value::as_table);
    tables
        .flatten()
        .map(|(name, wanted)| (name.clone(), wanted.clone()))
        .collect()
}

fn node_packages(tree: &Tree) -> Vec<String> {
    let manifest: serde_json::Value = tree
        .text("e2e/package.json")
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default();
    let sections = ["dependencies", "devDependencies"]
        .iter()
        .filter_map(|kind| manifest.get(kind)?.as_object());
    sections
        .flat_map(|section| section.keys().cloned())
        .collect()
}

/// The first cell of every row that names something in backticks and says something beside it.
fn rows(text: &str) -> BTreeMap<String, usize> {
    let rows = numbered(text).filter_map(|(line, content)| {
        let (name, rest) = content.strip_prefix("| `")?.split_once("` |")?;
        rest.chars()
            .any(char::is_alphabetic)
            .then(|| (name.to_owned(), line))
    });
    rows.collect()
}

/// Requirements of `docs/covered.toml` that no test cites.
pub(crate) fn covered(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.text(COVERED) else {
        return vec![Finding::at(
            COVERED,
            "is missing; list the requirement ids that are built".to_owned(),
        )];
    };
    let ids: Vec<String> = match text.parse::<toml::Table>() {
        Ok(table) => table
            .values()
            .filter_map(toml::Value::as_array)
            .flatten()
            .filter_map(|id| id.as_str().map(str::to_owned))
            .collect(),
        Err(fault) => return vec![Finding::at(COVERED, format!("is no TOML: {fault}"))],
    };
    if ids.is_empty() {
        return vec![Finding::at(
            COVERED,
            "lists no requirement; a list of none proves nothing".to_owned(),
        )];
    }
    let tests: Vec<&str> = tree
        .files()
        .filter_map(|(path, text)| tests_of(path, text))
        .collect();
    let uncited = ids
        .iter()
        .filter(|id| !tests.iter().any(|text| cites(text, id)));
    uncited.map(|id| Finding::at(COVERED, format!("{id} is cited by no test; name it in the test that keeps it, or take it off the list"))).collect()
}

/// The part of a file that is tests.
fn tests_of<'a>(path: &str, text: &'a str) -> Option<&'a str> {
    if path.starts_with("xtask/") {
        return None;
    }
    if is_test_file(path) {
        return Some(text);
    }
    let (before, _) = text
        .split_once("#[cfg(test)]")
        .filter(|_| ends_with(path, "rs"))?;
    text.strip_prefix(before)
}

/// Whether the text names the id as a whole, so that FR-10 does not stand for FR-1.
fn cites(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, _)| {
        text.split_at_checked(at).is_some_and(|(before, rest)| {
            let after = rest.strip_prefix(id).unwrap_or_default();
            !before.ends_with(|letter: char| letter.is_alphanumeric())
                && !after.starts_with(|letter: char| letter.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_file_that_is_gone_is_found() {
        let tree = Tree::of(&[
            (
                "README.md",
                "see `program/src/main.rs` and `program/src/gone.rs`\n`a/<b>.rs` `https://x/y.md`",
            ),
            ("program/src/main.rs", ""),
            ("realms/civil/README.md", "`src/lib.rs`"),
            ("realms/civil/src/lib.rs", ""),
        ]);
        let found = named_files(&tree);
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .to_string()
                .starts_with("README.md:1: `program/src/gone.rs`")
        );
    }

    fn dependency_faults(root: &str, room: &str, docs: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("Cargo.toml", root),
            ("program/Cargo.toml", room),
            (
                "e2e/package.json",
                "{\"devDependencies\":{\"axe-core\":\"4\"}}",
            ),
            (DEPENDENCIES, docs),
        ]);
        dependencies(&tree)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    const ROOT: &str =
        "[workspace.dependencies]\nkit-web = { path = \"kit/web\" }\naxum = \"0.8\"\n";

    #[test]
    fn every_dependency_with_its_line_is_clean() {
        let docs = "| `axum` | web |\n| `axe-core` | checks |\n";
        assert_eq!(
            dependency_faults(ROOT, "[dependencies]\naxum.workspace = true\n", docs),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_missing_line_a_stale_line_and_an_empty_line_are_found() {
        let found = dependency_faults(
            ROOT,
            "[dependencies]\naxum.workspace = true\n",
            "| `axum` | |\n| `gone` | x |\n",
        );
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn a_version_in_a_room_and_an_entry_that_nobody_uses_are_found() {
        let docs = "| `axum` | web |\n| `axe-core` | checks |\n";
        let found = dependency_faults(
            ROOT,
            "[target.'cfg(unix)'.dev-dependencies]\ntower = \"1\"\n",
            docs,
        );
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_requirement_that_no_test_cites_is_found() {
        let tree = Tree::of(&[
            (COVERED, "ids = [\"FR-1\", \"BR-2\", \"HS-3\"]"),
            ("realms/civil/src/visit/tests.rs", "// FR-10, BR-2"),
            (
                "realms/civil/src/visit/rules.rs",
                "// HS-3\n#[cfg(test)]\nmod tests { // FR-1\n}",
            ),
        ]);
        let found = covered(&tree);
        assert_eq!(found.len(), 1);
        assert!(found[0].to_string().contains("HS-3"));
    }

    #[test]
    fn an_empty_list_of_requirements_is_refused() {
        assert_eq!(covered(&Tree::of(&[(COVERED, "")])).len(), 1);
    }
}
