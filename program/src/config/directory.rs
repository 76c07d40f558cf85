//! The open directory: what is read into it by itself (`[front.harvest.frivillig]` and the like), and what it calls itself.

use std::num::NonZeroU32;
use std::time::Duration;

use serde::Deserialize;
use url::Url;

use super::{Config, ConfigError};
use crate::process::Process;

/// The profile of HSDS that the open API calls itself by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum HsdsProfile {
    /// Our own, "Sådan er første gang".
    #[default]
    Landgang,
    /// Open Referral UK's.
    Uk,
}

/// One directory that is read by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Harvested {
    /// Its HSDS 3.x API.
    pub(crate) address: Url,
    /// Hours between two readings; a day if left out.
    pub(crate) every_hours: Option<NonZeroU32>,
    /// Whether it may be a machine of a private network.
    #[serde(default)]
    pub(crate) private_network: bool,
}

impl Harvested {
    /// The time between two readings.
    pub(crate) fn every(&self) -> Duration {
        let hours = self.every_hours.map_or(24, NonZeroU32::get);
        Duration::from_hours(hours.into())
    }
}

/// Refuses what cannot be read, in words.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    for (process, section) in config.sections() {
        for (name, one) in &section.harvest {
            let fault = if process != Process::Front {
                "only [front] reads other directories"
            } else if !matches!(one.address.scheme(), "http" | "https") {
                "address must begin with https:// or http://"
            } else if one.address.password().is_some() || !one.address.username().is_empty() {
                "address holds a name or password: it stands open on the page of sources"
            } else {
                continue;
            };
            let section = process.name();
            return Err(ConfigError::Clash(format!(
                "[{section}.harvest.{name}] {fault}"
            )));
        }
    }
    Ok(())
}

/// One as an example in the documented sample.
pub(super) fn sample(section: &str) -> Option<&'static str> {
    (section == "front").then_some(
        "# Another directory that is read by itself (HSDS 3.x); `landgang harvest` reads it at once.\n\
         # [front.harvest.frivillig]\n\
         # address = \"https://frivillig.example/hsds\"\n\
         # every_hours = 24\n\
         # Only where the address leads to a machine of your own network.\n\
         # private_network = true\n",
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn parse(section: &str, harvest: &str) -> Result<Config, ConfigError> {
        let text = format!(
            "[{section}]\nfolder = \"x\"\nlisten = \"127.0.0.1:8702\"\norigin = \"https://x.example\"\nhost = \"X\"\n\
             [{section}.harvest.frivillig]\n{harvest}"
        );
        Config::parse(&text, Path::new("/srv/landgang.toml"), std::iter::empty())
    }

    #[test]
    fn a_directory_is_read_each_day_unless_said_otherwise() {
        let good = "address = \"https://frivillig.example/hsds\"\n";
        let every = |more: &str| {
            let config = parse("front", &format!("{good}{more}")).expect("good");
            config.front.expect("there").harvest["frivillig"].every()
        };
        assert_eq!(every(""), Duration::from_hours(24));
        assert_eq!(every("every_hours = 1\n"), Duration::from_hours(1));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_name() {
        let cases = [
            ("civil", "address = \"https://a.example\"", "only [front]"),
            ("front", "address = \"file:///etc/passwd\"", "https://"),
            ("front", "address = \"a.example\"", "address"),
            (
                "front",
                "address = \"https://me:secret@a.example\"",
                "password",
            ),
            (
                "front",
                "address = \"https://a.example\"\nevery_hours = 0",
                "every_hours",
            ),
            ("front", "every_hours = 1", "address"),
        ];
        for (section, harvest, word) in cases {
            let fault = parse(section, harvest).expect_err(harvest).to_string();
            assert!(fault.contains(word), "{fault}");
        }
    }
}
