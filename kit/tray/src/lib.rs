#![doc = include_str!("../README.md")]

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

/// A folder that is there.
#[derive(Debug)]
pub struct Tray(PathBuf);

impl Tray {
    /// In this folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Lays a text under a name; tells whether it is new. Of the name only letters, figures and dashes are taken, so that
    /// it leads nowhere else.
    ///
    /// # Errors
    /// As writing a file.
    pub fn lay(&self, name: &str, text: &str) -> Result<bool, std::io::Error> {
        let name: String = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        let made = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(self.0.join(format!("{name}.txt")));
        match made {
            Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true),
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// Lays a text under the next number.
    ///
    /// # Errors
    /// As writing a file.
    pub fn lay_next(&self, text: &str) -> Result<(), std::io::Error> {
        let mut number = std::fs::read_dir(&self.0)?.count();
        // Somebody else may take the number in the same moment.
        while !self.lay(&format!("{number:06}"), text)? {
            number += 1;
        }
        Ok(())
    }

    /// Every text in it, by name.
    ///
    /// # Errors
    /// As reading a folder.
    pub fn texts(&self) -> Result<Vec<String>, std::io::Error> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&self.0)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        files.sort_unstable();
        files.into_iter().map(std::fs::read_to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn what_lies_there_stays_and_only_the_own_user_reads_it() {
        let path = std::env::temp_dir().join(format!("landgang-tray-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        let tray = Tray::new(path.clone());
        assert!(tray.lay("../remind-1", "første").unwrap());
        assert!(!tray.lay("remind-1", "anden").unwrap());
        tray.lay_next("tredje").unwrap();
        tray.lay_next("fjerde").unwrap();
        let texts = tray.texts().unwrap();
        let mode = std::fs::metadata(path.join("remind-1.txt"))
            .unwrap()
            .permissions()
            .mode();
        std::fs::remove_dir_all(&path).unwrap();
        assert_eq!(texts, ["tredje", "fjerde", "første"]);
        assert_eq!(mode & 0o777, 0o600);
    }
}
