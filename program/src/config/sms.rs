//! The account for short messages of the municipality: `[municipality.sms]`. With it guests who want it are reminded of
//! the house's own appointments; nobody ever comes in by it (SAFETY.md §6.2.9).

use std::path::{Component, Path, PathBuf};

use kit_sms::{Account, NumberForm, Scheme, Shape};
use serde::Deserialize;

use super::{Config, ConfigError};
use crate::process::Process;

/// An account at a provider, or a folder in a demo.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sms {
    /// Where messages are posted.
    pub(crate) url: Option<String>,
    /// The file with the token, in the folder of the realm's keys.
    pub(crate) token_file: Option<PathBuf>,
    /// The word before the token: `token`, `bearer`, or `basic`.
    #[serde(default)]
    pub(crate) scheme: SchemeChoice,
    /// Who the messages come from, as telephones show it: 1 to 11 letters and digits.
    pub(crate) sender: Option<String>,
    /// What the provider calls the sender, the text, the receiver and the message's own id.
    pub(crate) field_sender: Option<String>,
    pub(crate) field_text: Option<String>,
    pub(crate) field_to: Option<String>,
    pub(crate) field_id: Option<String>,
    /// How the number is written: `bare` (4512345678), `digits` ("4512345678") or `plus` ("+4512345678").
    #[serde(default)]
    pub(crate) number: NumberChoice,
    /// A folder in the realm's own, where messages are laid instead: in a demo only.
    pub(crate) folder: Option<PathBuf>,
}

/// The word before the token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SchemeChoice {
    /// `Authorization: Token …`
    #[default]
    Token,
    /// `Authorization: Bearer …`
    Bearer,
    /// The token as a user's name.
    Basic,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum NumberChoice {
    /// A number.
    #[default]
    Bare,
    /// Text of digits.
    Digits,
    /// Text with a plus.
    Plus,
}

impl Sms {
    /// The port that the process connects to; none for a folder.
    #[must_use]
    pub(crate) fn connects_to(&self) -> Option<u16> {
        let sender = self.sender.as_deref().unwrap_or_default();
        self.url
            .as_ref()
            .and_then(|url| Account::check(url, sender).ok())
    }

    /// The account, with its token read from `keys`; none for a folder.
    ///
    /// # Errors
    /// A file that cannot be read, in words.
    pub(crate) fn account(&self, keys: &Path) -> Result<Option<Account>, String> {
        let (Some(url), Some(file), Some(sender)) = (&self.url, &self.token_file, &self.sender)
        else {
            return Ok(None);
        };
        let path = keys.join(file);
        let token = std::fs::read_to_string(&path)
            .map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let plain = Shape::default();
        let named = |own: &Option<String>, plain: String| own.clone().unwrap_or(plain);
        Ok(Some(Account {
            url: url.clone(),
            token: token.trim().to_owned(),
            scheme: match self.scheme {
                SchemeChoice::Token => Scheme::Token,
                SchemeChoice::Bearer => Scheme::Bearer,
                SchemeChoice::Basic => Scheme::Basic,
            },
            sender: sender.clone(),
            shape: Shape {
                sender: named(&self.field_sender, plain.sender),
                text: named(&self.field_text, plain.text),
                to: named(&self.field_to, plain.to),
                id: named(&self.field_id, plain.id),
                number: match self.number {
                    NumberChoice::Bare => NumberForm::Bare,
                    NumberChoice::Digits => NumberForm::Digits,
                    NumberChoice::Plus => NumberForm::Plus,
                },
            },
        }))
    }

    fn fault(&self, process: Process, demo: bool) -> Option<String> {
        let plain_name = |path: &PathBuf| {
            let mut parts = path.components();
            matches!(parts.next(), Some(Component::Normal(_))) && parts.next().is_none()
        };
        let said = |text: &str| Some(text.to_owned());
        if process != Process::Municipality {
            return said("only [municipality] sends short messages");
        }
        if [&self.token_file, &self.folder]
            .into_iter()
            .flatten()
            .any(|path| !plain_name(path))
        {
            return said("a file or folder is a plain name in the realm's own folder");
        }
        let url = match (&self.url, &self.folder) {
            (Some(_), Some(_)) | (None, None) => {
                return said("name either a url or, in a demo, a folder");
            }
            (None, Some(_)) if !demo => {
                return said("a folder is for a demo: messages would lie open in it");
            }
            (None, Some(_)) => return None,
            (Some(url), None) => url,
        };
        if self.token_file.is_none() {
            return said("`token_file` must name the file with the account's token");
        }
        let sender = self.sender.as_deref().unwrap_or_default();
        Account::check(url, sender)
            .err()
            .map(|fault| fault.to_string())
    }
}

/// Refuses an account that would not do, in words.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    for (process, section) in config.sections() {
        let fault = section
            .sms
            .as_ref()
            .and_then(|sms| sms.fault(process, config.house.demo));
        if let Some(fault) = fault {
            let name = process.name();
            return Err(ConfigError::Clash(format!("[{name}.sms] {fault}")));
        }
    }
    Ok(())
}

/// An account as an example in the documented sample.
pub(super) fn sample(section: &str) -> Option<&'static str> {
    (section == "municipality").then_some(
        "# An account for short messages: with it guests who want it are reminded of the house's own appointments.\n\
         # [municipality.sms]\n\
         # url = \"https://gatewayapi.com/rest/mtsms\"\n\
         # A file in the folder of this realm's keys.\n\
         # token_file = \"sms.token\"\n\
         # token, bearer or basic: the word that the provider wants before the token.\n\
         # scheme = \"token\"\n\
         # Neutral, 1 to 11 letters and digits: it is seen by whoever sees the telephone.\n\
         # sender = \"Husk\"\n\
         # What another provider calls the parts; these are those of GatewayAPI. `a.b` is b in a, `a[]` a list with one entry.\n\
         # field_sender = \"sender\"\n\
         # field_text = \"message\"\n\
         # field_to = \"recipients[].msisdn\"\n\
         # field_id = \"userref\"\n\
         # bare (4512345678), digits (\"4512345678\") or plus (\"+4512345678\").\n\
         # number = \"bare\"\n",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(section: &str, sms: &str, demo: bool) -> Result<Config, ConfigError> {
        let text = format!(
            "[house]\ndemo = {demo}\n[{section}]\nfolder = \"x\"\nlisten = \"127.0.0.1:8702\"\n\
             origin = \"https://kommune.example\"\nhost = \"Kommunen\"\n[{section}.sms]\n{sms}"
        );
        let path = Path::new("/srv/landgang/landgang.toml");
        Config::parse(&text, path, std::iter::empty())
    }

    const GOOD: &str = "url = \"https://gateway.example/rest/mtsms\"\ntoken_file = \"sms.token\"\nsender = \"Husk\"\n";

    #[test]
    fn an_account_is_taken_with_its_port_and_its_token_from_the_keys() {
        let config = parse("municipality", GOOD, false).expect("good");
        let sms = config.municipality.and_then(|one| one.sms).expect("sms");
        assert_eq!(sms.connects_to(), Some(443));
        let keys = std::env::temp_dir().join(format!("landgang-sms-keys-{}", std::process::id()));
        std::fs::create_dir_all(&keys).expect("a folder");
        assert!(sms.account(&keys).is_err(), "no token, no account");
        std::fs::write(keys.join("sms.token"), "hemmeligt\n").expect("written");
        let account = sms.account(&keys).expect("readable").expect("an account");
        std::fs::remove_dir_all(&keys).expect("removed");
        assert_eq!(
            (account.token.as_str(), account.shape),
            ("hemmeligt", Shape::default())
        );
    }

    #[test]
    fn what_would_not_do_is_refused_in_words() {
        for (section, sms, demo, word) in [
            ("civil", GOOD, false, "only [municipality]"),
            ("research", GOOD, false, "only [municipality]"),
            ("municipality", "folder = \"sms\"", false, "demo"),
            ("municipality", "folder = \"../sms\"", true, "plain name"),
            ("municipality", "sender = \"Husk\"", false, "either"),
            (
                "municipality",
                "url = \"https://gateway.example/\"\nsender = \"Husk\"",
                false,
                "token_file",
            ),
            (
                "municipality",
                "url = \"http://gateway.example/\"\ntoken_file = \"t\"\nsender = \"Husk\"",
                false,
                "https",
            ),
            (
                "municipality",
                "url = \"https://gateway.example/\"\ntoken_file = \"t\"",
                false,
                "sender",
            ),
        ] {
            let fault = parse(section, sms, demo).expect_err(sms).to_string();
            assert!(fault.contains(".sms]") && fault.contains(word), "{fault}");
        }
        assert!(parse("municipality", "folder = \"sms\"", true).is_ok());
    }
}
