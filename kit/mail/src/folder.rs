//! A folder instead of a provider: for a demo and for tests.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use crate::{Gateway, Mail, Refused};

/// Lays each mail into a folder as a file that only the realm's own user reads.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder that is there.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Every mail in it, in the order they came.
    ///
    /// # Errors
    /// As reading a folder.
    pub fn mails(&self) -> Result<Vec<String>, std::io::Error> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&self.0)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        files.sort_unstable();
        files.into_iter().map(std::fs::read_to_string).collect()
    }
}

impl Gateway for Folder {
    fn send(&self, mail: &Mail) -> Result<(), Refused> {
        let mut number = std::fs::read_dir(&self.0)?.count();
        loop {
            let path = self.0.join(format!("{number:06}.txt"));
            let made = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(path);
            match made {
                Ok(mut file) => {
                    let (to, subject) = (mail.to.as_str(), mail.subject.as_str());
                    write!(file, "To: {to}\nSubject: {subject}\n\n{}\n", mail.text)?;
                    return Ok(());
                }
                // Somebody else took the number in the same moment.
                Err(fault) if fault.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
                Err(fault) => return Err(fault.into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Address, Subject};

    #[test]
    fn mails_lie_in_their_order_and_only_for_the_own_user() {
        use std::os::unix::fs::PermissionsExt as _;
        let path = std::env::temp_dir().join(format!("landgang-mail-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        let folder = Folder::new(path.clone());
        for text in ["første", "anden"] {
            let mail = Mail {
                to: Address::from_text("a@b.dk").unwrap(),
                subject: Subject::new("Hej"),
                text: text.to_owned(),
            };
            folder.send(&mail).unwrap();
        }
        let mails = folder.mails().unwrap();
        let mode = std::fs::metadata(path.join("000000.txt"))
            .unwrap()
            .permissions()
            .mode();
        std::fs::remove_dir_all(&path).unwrap();
        assert_eq!(
            mails,
            [
                "To: a@b.dk\nSubject: Hej\n\nførste\n",
                "To: a@b.dk\nSubject: Hej\n\nanden\n"
            ]
        );
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_folder_that_is_gone_refuses_and_says_nothing_of_the_mail() {
        let mail = Mail {
            to: Address::from_text("a@b.dk").unwrap(),
            subject: Subject::new("Hej"),
            text: "12345678".to_owned(),
        };
        let fault = Folder::new("/nowhere/at/all".into())
            .send(&mail)
            .unwrap_err();
        assert!(!format!("{fault:?} {fault} {mail:?}").contains("12345678"));
    }
}
