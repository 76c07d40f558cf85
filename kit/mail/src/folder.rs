//! A folder instead of a provider: for a demo and for tests.

use std::path::PathBuf;

use kit_tray::Tray;

use crate::{Gateway, Mail, Refused};

/// Lays each mail into a folder as a file that only the realm's own user reads.
#[derive(Debug)]
pub struct Folder(Tray);

impl Folder {
    /// A folder that is there.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(Tray::new(folder))
    }

    /// Every mail in it, in the order they came.
    ///
    /// # Errors
    /// As reading a folder.
    pub fn mails(&self) -> Result<Vec<String>, std::io::Error> {
        self.0.texts()
    }
}

impl Gateway for Folder {
    fn send(&self, mail: &Mail) -> Result<(), Refused> {
        let (to, subject) = (mail.to.as_str(), mail.subject.as_str());
        let text = format!("To: {to}\nSubject: {subject}\n\n{}\n", mail.text);
        Ok(self.0.lay_next(&text)?)
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
