//! The mail account of a realm: `[front.mail]` for the guests' rooms, `[civil.mail]` for companions, `[municipality.mail]`
//! for reminders. One each: a shared one would let the provider join people over the realms (SAFETY.md §2.5).

use std::net::IpAddr;
use std::path::{Component, Path, PathBuf};

use kit_mail::{Account, Address, Cover};
use serde::Deserialize;

use super::{Config, ConfigError};
use crate::process::Process;

/// A mail account, or a folder in a demo.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mail {
    /// The server's name, as in its certificate.
    pub(crate) host: Option<String>,
    /// Its port; 587, 465 or 25 by `cover` if left out.
    pub(crate) port: Option<u16>,
    /// How the way there is covered.
    #[serde(default)]
    pub(crate) cover: CoverChoice,
    /// Who we are there.
    pub(crate) user: Option<String>,
    /// The file with the password, in the folder of the realm's keys.
    pub(crate) password_file: Option<PathBuf>,
    /// Who the mails come from.
    pub(crate) sender: Option<String>,
    /// A certificate that is trusted beside the known ones, in the folder of the realm's keys.
    pub(crate) trusted_file: Option<PathBuf>,
    /// A folder in the realm's own, where mails are laid instead: in a demo only.
    pub(crate) folder: Option<PathBuf>,
}

/// How the way to the server is covered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum CoverChoice {
    /// Begins open and is covered before anything is said.
    #[default]
    Starttls,
    /// Covered from the first byte.
    Tls,
    /// Not at all: only to this machine itself.
    Plain,
}

impl Mail {
    /// The port that the process connects to; none for a folder.
    #[must_use]
    pub(crate) fn connects_to(&self) -> Option<u16> {
        self.host.as_ref()?;
        Some(self.port.unwrap_or(match self.cover {
            CoverChoice::Starttls => 587,
            CoverChoice::Tls => 465,
            CoverChoice::Plain => 25,
        }))
    }

    /// The account, with its password and certificate read from `keys`; none for a folder.
    ///
    /// # Errors
    /// A file that cannot be read, in words.
    pub(crate) fn account(&self, keys: &Path) -> Result<Option<Account>, String> {
        let (Some(host), Some(port), Some(sender)) =
            (&self.host, self.connects_to(), self.sender.as_deref())
        else {
            return Ok(None);
        };
        let read = |name: &PathBuf| {
            let path = keys.join(name);
            std::fs::read(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))
        };
        let login = match (&self.user, &self.password_file) {
            (Some(user), Some(file)) => {
                let password = String::from_utf8(read(file)?)
                    .map_err(|e| format!("{} is not text: {e}", file.display()))?;
                Some((
                    user.clone(),
                    password.trim_end_matches(['\r', '\n']).to_owned(),
                ))
            }
            _ => None,
        };
        Ok(Some(Account {
            host: host.clone(),
            port,
            cover: match self.cover {
                CoverChoice::Starttls => Cover::StartTls,
                CoverChoice::Tls => Cover::Tls,
                CoverChoice::Plain => Cover::Plain,
            },
            login,
            sender: Address::from_text(sender).ok_or("the mail account's sender is no address")?,
            trusted: self.trusted_file.as_ref().map(read).transpose()?,
        }))
    }

    fn fault(&self, process: Process, demo: bool) -> Option<&'static str> {
        let plain_name = |path: &PathBuf| {
            let mut parts = path.components();
            matches!(parts.next(), Some(Component::Normal(_))) && parts.next().is_none()
        };
        let files = [&self.password_file, &self.trusted_file, &self.folder];
        if !matches!(
            process,
            Process::Front | Process::Civil | Process::Municipality
        ) {
            return Some("[research] sends no mail: its staff never come in by a code");
        }
        if files.into_iter().flatten().any(|path| !plain_name(path)) {
            return Some("a file or folder is a plain name in the realm's own folder");
        }
        match (&self.host, &self.folder) {
            (Some(_), Some(_)) | (None, None) => {
                return Some("name either a host or, in a demo, a folder");
            }
            (None, Some(_)) if !demo => {
                return Some("a folder is for a demo: codes would lie open in it");
            }
            (None, Some(_)) => return None,
            (Some(_), None) => {}
        }
        if self
            .sender
            .as_deref()
            .and_then(Address::from_text)
            .is_none()
        {
            return Some("`sender` must be one mail address");
        }
        if self.user.is_some() != self.password_file.is_some() {
            return Some("`user` and `password_file` belong together");
        }
        let is_here = self.host.as_deref().is_some_and(|host| {
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        });
        if self.cover == CoverChoice::Plain && !is_here {
            return Some("`cover = \"plain\"` is only for a server on this machine (localhost)");
        }
        None
    }
}

/// Refuses an account that would not do, in words.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    for (process, section) in config.sections() {
        let fault = section
            .mail
            .as_ref()
            .and_then(|mail| mail.fault(process, config.house.demo));
        if let Some(fault) = fault {
            let name = process.name();
            return Err(ConfigError::Clash(format!("[{name}.mail] {fault}")));
        }
    }
    let accounts: Vec<(Process, &Mail)> = config
        .sections()
        .filter_map(|(process, section)| section.mail.as_ref().map(|mail| (process, mail)))
        .filter(|(_, mail)| mail.host.is_some())
        .collect();
    for (number, (one, mail)) in accounts.iter().enumerate() {
        let same = accounts
            .iter()
            .skip(number + 1)
            .find(|(_, other)| (&other.host, &other.user) == (&mail.host, &mail.user));
        if let Some((other, _)) = same {
            return Err(ConfigError::Clash(format!(
                "[{}.mail] and [{}.mail] are one account: the provider could join people over the banks. Give each its own",
                one.name(),
                other.name()
            )));
        }
    }
    Ok(())
}

/// An account as an example in the documented sample; a table of its own, so it stands last in its section.
pub(super) fn sample(section: &str) -> Option<String> {
    let what = match section {
        "front" => {
            "a guest who wants it is asked for a code by mail besides her words, and is reminded of her visits"
        }
        "civil" => "companions come in by a code; coordinators never do",
        "municipality" => {
            "guests who want it are reminded of the house's own appointments; nobody comes in by a code"
        }
        _ => return None,
    };
    Some(format!(
        "# The realm's own mail account: with it {what}. Without it no mail is sent.\n\
         # [{section}.mail]\n\
         # host = \"mail.{section}.example\"\n\
         # starttls (port 587), tls (465), or plain (25) to a server on this machine only.\n\
         # cover = \"starttls\"\n\
         # port = 587\n\
         # user = \"landgang\"\n\
         # A file in the folder of this realm's keys.\n\
         # password_file = \"mail.password\"\n\
         # Neutral: it is seen by whoever sees the mail.\n\
         # sender = \"post@{section}.example\"\n\
         # A certificate (PEM) beside those that everybody trusts, in the same folder.\n\
         # trusted_file = \"mail.pem\"\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(mail: &str, demo: bool) -> Result<Config, ConfigError> {
        let text = format!(
            "[house]\ndemo = {demo}\n[front]\nfolder = \"front\"\nlisten = \"127.0.0.1:8701\"\n\
             origin = \"https://landgang.example\"\nhost = \"Foreningen\"\n[front.mail]\n{mail}"
        );
        Config::parse(
            &text,
            Path::new("/srv/landgang/landgang.toml"),
            std::iter::empty(),
        )
    }

    #[test]
    fn an_account_is_taken_and_its_port_follows_its_cover() {
        for (cover, port) in [("starttls", 587), ("tls", 465)] {
            let mail = format!("host = \"mail.example\"\ncover = \"{cover}\"\nsender = \"a@b.dk\"");
            let config = parse(&mail, false).expect("good");
            let mail = config.front.and_then(|front| front.mail).expect("mail");
            assert_eq!(mail.connects_to(), Some(port));
        }
    }

    #[test]
    fn what_would_not_do_is_refused_in_words() {
        for (mail, demo, word) in [
            ("sender = \"a@b.dk\"", false, "either"),
            ("folder = \"mail\"", false, "demo"),
            ("folder = \"../mail\"", true, "plain name"),
            ("host = \"mail.example\"", false, "sender"),
            (
                "host = \"mail.example\"\nsender = \"a@b.dk, c@d.dk\"",
                false,
                "sender",
            ),
            (
                "host = \"mail.example\"\nsender = \"a@b.dk\"\nuser = \"u\"",
                false,
                "together",
            ),
            (
                "host = \"mail.example\"\nsender = \"a@b.dk\"\ncover = \"plain\"",
                false,
                "localhost",
            ),
            (
                "host = \"mail.example\"\nsender = \"a@b.dk\"\nuser = \"u\"\npassword_file = \"/etc/shadow\"",
                false,
                "plain name",
            ),
        ] {
            let fault = parse(mail, demo).expect_err(mail).to_string();
            assert!(
                fault.contains("[front.mail]") && fault.contains(word),
                "{fault}"
            );
        }
        assert!(parse("folder = \"mail\"", true).is_ok());
        let here = "host = \"127.0.0.1\"\nport = 2525\ncover = \"plain\"\nsender = \"a@b.dk\"";
        assert!(parse(here, false).is_ok());
    }

    /// SAFETY.md §2.5: a shared account would let the provider join people over the banks.
    #[test]
    fn one_account_for_both_banks_is_refused() {
        let section = |name: &str, port: u16, user: &str| {
            format!(
                "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://{name}.example\"\n\
                 host = \"X\"\n[{name}.mail]\nhost = \"mail.example\"\nsender = \"{user}@b.dk\"\nuser = \"{user}\"\n\
                 password_file = \"mail.password\"\n"
            )
        };
        let both = |front: &str, civil: &str| {
            let text = section("front", 8701, front) + &section("civil", 8703, civil);
            let path = Path::new("/srv/landgang/landgang.toml");
            Config::parse(&text, path, std::iter::empty())
        };
        assert!(both("rum", "forening").is_ok());
        let fault = both("rum", "rum").expect_err("one account").to_string();
        assert!(fault.contains("Give each its own"), "{fault}");
    }

    fn with_an_account(name: &str) -> Result<Config, ConfigError> {
        let text = format!(
            "[{name}]\nfolder = \"x\"\nlisten = \"127.0.0.1:8702\"\norigin = \"https://x.example\"\nhost = \"X\"\n\
             [{name}.mail]\nhost = \"mail.example\"\nsender = \"a@b.dk\""
        );
        let path = Path::new("/srv/landgang/landgang.toml");
        Config::parse(&text, path, std::iter::empty())
    }

    /// SAFETY.md §6.2.9: staff of research never by a code; those of the municipality neither, whose account is for
    /// reminders (`nobody_of_the_house_comes_in_by_a_code` looks at its routes).
    #[test]
    fn research_has_no_mail_account_and_the_municipality_one_for_reminders() {
        let fault = with_an_account("research")
            .expect_err("research")
            .to_string();
        assert!(fault.contains("never come in by a code"), "{fault}");
        let config = with_an_account("municipality").expect("good");
        let mail = config.municipality.and_then(|one| one.mail).expect("mail");
        assert_eq!(mail.connects_to(), Some(587));
    }
}
