//! A folder instead of a provider: for a demo and for tests.

use std::path::PathBuf;

use kit_tray::Tray;

use crate::{Gateway, Refused, Sms};

/// Lays each message into a folder as a file that only the realm's own user reads.
#[derive(Debug)]
pub struct Folder(Tray);

impl Folder {
    /// A folder that is there.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(Tray::new(folder))
    }

    /// Every message in it, by id.
    ///
    /// # Errors
    /// As reading a folder.
    pub fn messages(&self) -> Result<Vec<String>, std::io::Error> {
        self.0.texts()
    }
}

impl Gateway for Folder {
    fn send(&self, sms: &Sms) -> Result<(), Refused> {
        // The same message once more: it lies there.
        let text = format!("To: {}\n\n{}\n", sms.to.digits(), sms.text);
        self.0.lay(&sms.id, &text)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Number;

    #[test]
    fn a_message_handed_over_twice_lies_there_once_and_for_the_own_user_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let path = std::env::temp_dir().join(format!("landgang-sms-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        let folder = Folder::new(path.clone());
        for id in ["remind-1", "remind-1", "remind-2"] {
            let sms = Sms {
                id: id.to_owned(),
                to: Number::from_text("20123456").unwrap(),
                text: "Husk onsdag kl. 16.".to_owned(),
            };
            folder.send(&sms).unwrap();
        }
        let lying = folder.messages().unwrap();
        let mode = std::fs::metadata(path.join("remind-1.txt"))
            .unwrap()
            .permissions()
            .mode();
        std::fs::remove_dir_all(&path).unwrap();
        assert_eq!(lying, ["To: 4520123456\n\nHusk onsdag kl. 16.\n"; 2]);
        assert_eq!(mode & 0o777, 0o600);
    }
}
