//! The files of the checkout, read once, so that every check is a pure function over text.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Folders that are made, not written: nothing in them is ours to check.
const MADE: [&str; 5] = [
    ".git",
    "target",
    "node_modules",
    "demo-data",
    ".pytest_cache",
];

/// Endings of the files whose text is read; of all others only the path is known.
const TEXTS: [&str; 16] = [
    "rs", "toml", "md", "html", "ftl", "sql", "css", "mjs", "js", "json", "txt", "sh", "yml",
    "svg", "xml", "run",
];

/// Every file of the checkout: its path from the root (with `/`) and its text, empty for files that are no text.
#[derive(Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    /// Reads the checkout at `root`.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self::default();
        tree.walk(root, "")?;
        Ok(tree)
    }

    /// A tree made of the given paths and texts, for tests of the checks.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect();
        Self { files }
    }

    /// Every path with its text, in the order of the paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files whose path begins with `folder` and ends with `.ending`.
    pub(crate) fn under<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files()
            .filter(move |(path, _)| path.starts_with(folder) && ends_with(path, ending))
    }

    /// The text of one file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Whether a file, or a folder with files in it, has this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.contains_key(path) || self.files.keys().any(|known| known.starts_with(&folder))
    }

    /// The folders directly under `parent` (such as `realms`), as `realms/civil`.
    pub(crate) fn folders(&self, parent: &str) -> Vec<String> {
        let lead = format!("{parent}/");
        let mut found: Vec<String> = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(&lead)?.split_once('/'))
            .map(|(name, _)| format!("{lead}{name}"))
            .collect();
        found.dedup();
        found
    }

    fn walk(&mut self, folder: &Path, lead: &str) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if lead.is_empty() {
                name.clone()
            } else {
                format!("{lead}/{name}")
            };
            let kind = entry.file_type()?;
            if kind.is_dir() {
                if !MADE.contains(&name.as_str()) {
                    self.walk(&entry.path(), &path)?;
                }
            } else if kind.is_file() {
                let text =
                    if TEXTS.iter().any(|ending| ends_with(&path, ending)) || !name.contains('.') {
                        String::from_utf8(std::fs::read(entry.path())?).unwrap_or_default()
                    } else {
                        String::new()
                    };
                self.files.insert(path, text);
            }
        }
        Ok(())
    }
}

/// Whether the path ends with `.ending`.
pub(crate) fn ends_with(path: &str, ending: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, last)| last == ending)
}

/// Whether the whole file is tests, by its name.
pub(crate) fn is_test_file(path: &str) -> bool {
    path.ends_with("tests.rs")
        || path.ends_with("_test.rs")
        || path.ends_with(".test.mjs")
        || path.contains("/tests/")
        || path.contains("/testing/")
}

/// The lines of a file that are not tests, numbered from 1: everything before the first `#[cfg(test)]`.
pub(crate) fn lines_before_tests<'a>(
    path: &str,
    text: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> {
    let whole_file_is_tests = is_test_file(path);
    numbered(text)
        .take_while(move |(_, line)| !whole_file_is_tests && line.trim() != "#[cfg(test)]")
}

/// The lines of a text, numbered from 1.
pub(crate) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_folders_are_not_read() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let tree = Tree::read(&root).unwrap();
        assert!(tree.has("Cargo.toml"));
        assert!(tree.has("xtask/src"));
        assert!(
            tree.files()
                .all(|(path, _)| !path.starts_with("target/") && !path.contains("node_modules/"))
        );
    }

    #[test]
    fn tests_at_the_foot_of_a_file_are_left_out() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {}\n";
        assert_eq!(lines_before_tests("a.rs", text).count(), 1);
        assert_eq!(
            lines_before_tests("realms/civil/src/visit/tests.rs", text).count(),
            0
        );
    }

    #[test]
    fn folders_are_named_once() {
        let tree = Tree::of(&[
            ("realms/civil/a.rs", ""),
            ("realms/civil/b.rs", ""),
            ("realms/public/a.rs", ""),
        ]);
        assert_eq!(tree.folders("realms"), ["realms/civil", "realms/public"]);
    }
}
