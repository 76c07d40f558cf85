//! The copy of the checkout in which things are broken. The checkout itself is never touched.

use super::list::{Change, Variant, changed};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The copy: the files that git knows or would take, as they stand in the checkout now.
#[derive(Debug)]
pub(crate) struct Copy {
    /// Its root.
    pub(crate) root: PathBuf,
    from: PathBuf,
}

impl Copy {
    /// Brings the copy at `root` up to the checkout at `from`. A file that is the same is left alone, so that Cargo
    /// builds only what has changed since the last run.
    ///
    /// # Errors
    /// git did not say which files there are, or one could not be copied.
    pub(crate) fn of(from: &Path, root: &Path) -> Result<Self, String> {
        let copy = Self {
            root: root.to_owned(),
            from: from.to_owned(),
        };
        let files = files(from)?;
        for file in &files {
            copy.put_back(file)?;
        }
        remove_others(root, "", &files).map_err(|fault| format!("{}: {fault}", root.display()))?;
        Ok(copy)
    }

    /// Makes the changes of a variant, all or none.
    ///
    /// # Errors
    /// A place that should be changed is not as the list says.
    pub(crate) fn apply(&self, variant: &Variant) -> Result<(), String> {
        let made: Result<(), String> = variant
            .changes
            .iter()
            .try_for_each(|change| self.change(change));
        if made.is_err() {
            self.undo(variant)?;
        }
        made
    }

    /// Takes the changes of a variant back.
    ///
    /// # Errors
    /// A file could not be copied.
    pub(crate) fn undo(&self, variant: &Variant) -> Result<(), String> {
        variant
            .changes
            .iter()
            .try_for_each(|change| self.put_back(&change.file))?;
        // Cargo may have written a package into it that a variant asked for.
        self.put_back("Cargo.lock")
    }

    fn change(&self, change: &Change) -> Result<(), String> {
        let path = self.root.join(&change.file);
        let told = |fault: std::io::Error| format!("{}: {fault}", change.file);
        let text = std::fs::read_to_string(&path).map_err(told)?;
        std::fs::write(&path, changed(&text, change)?).map_err(told)
    }

    fn put_back(&self, file: &str) -> Result<(), String> {
        let (from, to) = (self.from.join(file), self.root.join(file));
        let told = |fault: std::io::Error| format!("{file} cannot be copied: {fault}");
        let bytes = std::fs::read(&from).map_err(told)?;
        if std::fs::read(&to).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder).map_err(told)?;
        }
        // Written anew and not with its old time: Cargo would take what was built of the broken text for new enough.
        std::fs::write(&to, bytes).map_err(told)?;
        let rights = std::fs::metadata(&from).map_err(told)?.permissions();
        std::fs::set_permissions(&to, rights).map_err(told)
    }
}

/// The files of the checkout, without those that git ignores and those that are deleted.
fn files(root: &Path) -> Result<BTreeSet<String>, String> {
    let answer = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root)
        .output()
        .map_err(|fault| format!("git did not start: {fault}"))?;
    if !answer.status.success() {
        return Err(format!(
            "git does not know this checkout: {}",
            String::from_utf8_lossy(&answer.stderr)
        ));
    }
    let names = String::from_utf8_lossy(&answer.stdout).into_owned();
    Ok(names
        .split('\0')
        .filter(|name| !name.is_empty() && root.join(name).is_file())
        .map(str::to_owned)
        .collect())
}

/// Removes what is no longer in the checkout: a module that is gone must not be built.
fn remove_others(folder: &Path, lead: &str, files: &BTreeSet<String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{lead}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            remove_others(&entry.path(), &format!("{path}/"), files)?;
        } else if !files.contains(&path) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkout(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("broken-{name}-{}", std::process::id()));
        std::fs::create_dir_all(root.join("from/src")).unwrap();
        for (file, text) in [
            ("src/a.rs", "let a = 1;"),
            ("Cargo.lock", ""),
            (".gitignore", "made\n"),
            ("made", ""),
        ] {
            std::fs::write(root.join("from").join(file), text).unwrap();
        }
        let made = Command::new("git")
            .args(["init", "-q"])
            .current_dir(root.join("from"))
            .status();
        assert!(made.unwrap().success());
        root
    }

    fn variant(find: &str) -> Variant {
        let text = format!(
            "name = \"a\"\npromise = \"P.\"\nchanges = [{{ file = \"src/a.rs\", find = \"{find}\", put = \"2\" }}]\nby = {{ tidy = \"t\", says = \"s\" }}"
        );
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn a_change_is_made_in_the_copy_only_and_taken_back() {
        let root = checkout("undo");
        let copy = Copy::of(&root.join("from"), &root.join("copy")).unwrap();
        let read = |side: &str| std::fs::read_to_string(root.join(side).join("src/a.rs")).unwrap();
        assert!(!root.join("copy/made").exists());
        copy.apply(&variant("1")).unwrap();
        assert_eq!(
            (read("from").as_str(), read("copy").as_str()),
            ("let a = 1;", "let a = 2;")
        );
        copy.undo(&variant("1")).unwrap();
        assert_eq!(read("copy"), "let a = 1;");
        assert!(copy.apply(&variant("3")).is_err());
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn what_is_gone_from_the_checkout_goes_from_the_copy() {
        let root = checkout("gone");
        std::fs::create_dir_all(root.join("copy/src")).unwrap();
        std::fs::write(root.join("copy/src/old.rs"), "").unwrap();
        Copy::of(&root.join("from"), &root.join("copy")).unwrap();
        assert!(root.join("copy/src/a.rs").exists() && !root.join("copy/src/old.rs").exists());
        std::fs::remove_dir_all(root).unwrap();
    }
}
