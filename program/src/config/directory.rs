//! The open directory: what is read into it by itself (`[front.harvest.frivillig]` and the like), and what it calls itself.

use std::num::NonZeroU32;
use std::time::Duration;

use serde::Deserialize;
use url::Url;

use realm_civil::Keeper;
use realm_public::Keeping;

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

/// Which association looks after the open directory's entries from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keeps {
    /// Its name, as it stands in the associations' house.
    association: String,
    /// Where the open pages lie; those of this file's front if left out.
    pages: Option<Url>,
}

impl Config {
    /// How the open directory is kept.
    pub(crate) fn keeping(&self) -> Keeping {
        let Some(front) = &self.front else {
            return Keeping::default();
        };
        let near = self.civil.as_ref().filter(|one| one.keeps.is_some());
        let named = front.corrections.as_ref().map(Url::as_str);
        let house = named.or_else(|| near.map(|one| one.origin.as_str()));
        Keeping {
            hide_after_days: front.hide_after_days(),
            corrections: house.map(|house| house.trim_end_matches('/').to_owned()),
        }
    }

    /// Who answers what is said of the open directory's entries from elsewhere, where the associations' house does.
    pub(crate) fn keeper(&self) -> Option<Keeper> {
        let keeps = self.civil.as_ref()?.keeps.as_ref()?;
        let front = || self.front.as_ref().map(|front| front.origin.as_str());
        let pages = keeps.pages.as_ref().map(Url::as_str).or_else(front)?;
        Some(Keeper {
            association: keeps.association.clone(),
            pages: pages.trim_end_matches('/').to_owned(),
        })
    }
}

/// Refuses what cannot be read, in words.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    for (process, section) in config.sections() {
        let fault = if section.corrections.is_some() && process != Process::Front {
            Some("corrections belongs into [front]")
        } else if section.keeps.is_some() && process != Process::Civil {
            Some("keeps belongs into [civil]")
        } else if section.keeps.is_some() && config.keeper().is_none() {
            Some(
                "keeps leads to the open pages: say where they lie (pages = \"https://landgang.example\")",
            )
        } else {
            None
        };
        if let Some(fault) = fault {
            return Err(ConfigError::Clash(format!("[{}] {fault}", process.name())));
        }
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
    match section {
        "front" => Some(
            "# Where somebody says what is wrong on an entry from elsewhere: the associations' house, if it runs on another machine\n\
         # and has [civil.keeps].\n\
         # corrections = \"https://forening.example\"\n\
         # Another directory that is read by itself (HSDS 3.x); `landgang harvest` reads it at once.\n\
         # [front.harvest.frivillig]\n\
         # address = \"https://frivillig.example/hsds\"\n\
         # every_hours = 24\n\
         # Only where the address leads to a machine of your own network.\n\
         # private_network = true\n",
        ),
        "civil" => Some(
            "# The association, by its name here, that answers what is said of the open directory's entries from elsewhere; without\n\
             # a [front] in this file also where its pages lie.\n\
             # [civil.keeps]\n\
             # association = \"Frivilligcenter Havnen\"\n\
             # pages = \"https://landgang.example\"\n",
        ),
        _ => None,
    }
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

    /// Two houses in one file, and what is added to the sections of each.
    fn both(front: &str, civil: &str) -> Result<Config, ConfigError> {
        let section = |name: &str, port: u16, more: &str| {
            format!(
                "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://{name}.example\"\nhost = \"X\"\n{more}\n"
            )
        };
        let text = section("front", 8701, front) + &section("civil", 8703, civil);
        Config::parse(&text, Path::new("/srv/landgang.toml"), std::iter::empty())
    }

    /// CV-11: the two ends find each other in one file, and are named where they run apart.
    #[test]
    fn whoever_looks_after_the_directory_is_where_its_pages_lead() {
        let keeps = "keeps = { association = \"Havnen\" }";
        let near = both("", keeps).expect("good");
        assert_eq!(
            near.keeping().corrections.as_deref(),
            Some("https://civil.example")
        );
        let keeper = near.keeper().expect("there");
        assert_eq!(
            (keeper.association.as_str(), keeper.pages.as_str()),
            ("Havnen", "https://front.example")
        );

        let nobody = both("", "").expect("good");
        assert_eq!(nobody.keeping().corrections, None);
        assert!(nobody.keeper().is_none());

        let far = both("corrections = \"https://forening.example/\"", "").expect("good");
        assert_eq!(
            far.keeping().corrections.as_deref(),
            Some("https://forening.example")
        );

        let fault = |config: Result<Config, ConfigError>| config.expect_err("refused").to_string();
        assert!(fault(both(keeps, "")).contains("[front] keeps belongs into [civil]"));
        assert!(
            fault(both("", "corrections = \"https://a.example\"")).contains("belongs into [front]")
        );
        let alone = "[civil]\nfolder = \"x\"\nlisten = \"127.0.0.1:8703\"\norigin = \"https://x.example\"\nhost = \"X\"\n\
                     letters = \"https://landgang.example/breve\"\n".to_owned() + keeps;
        let alone = Config::parse(&alone, Path::new("/srv/landgang.toml"), std::iter::empty());
        assert!(fault(alone).contains("pages = "));
    }
}
