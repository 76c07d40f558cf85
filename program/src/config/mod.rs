//! Configuration: one file per machine, and the environment over it.

mod directory;
mod environment;
mod letters;
mod logins;
mod mail;
mod sample;
mod sms;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use url::Url;

pub(crate) use directory::{Harvested, HsdsProfile, Keeps};
pub(crate) use environment::with_environment;
pub(crate) use logins::{Login, houses};
pub(crate) use mail::Mail;
pub(crate) use sample::sample;
pub(crate) use sms::Sms;

/// What one machine runs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Settings of the whole machine.
    #[serde(default)]
    pub(crate) house: House,
    /// The open directory and the citizens' rooms: one process, one address, two databases.
    pub(crate) front: Option<Section>,
    /// The near bank.
    pub(crate) municipality: Option<Section>,
    /// The far bank.
    pub(crate) civil: Option<Section>,
    /// Research.
    pub(crate) research: Option<Section>,
    /// Where the file lies; relative folders start there.
    #[serde(skip)]
    pub(crate) base: PathBuf,
    /// Where whoever started us has laid passphrases (`$CREDENTIALS_DIRECTORY`, as systemd does).
    #[serde(skip)]
    pub(crate) credentials: Option<PathBuf>,
}

/// Settings of the whole machine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct House {
    /// Written by `landgang demo` only; `serve` refuses it.
    pub(crate) demo: bool,
    /// So many rooms more than the town's, with the companions and communities that go with them; in a demo only.
    pub(crate) large: u16,
    /// Which log lines are written: `error`, `warn`, `info`, `debug`.
    pub(crate) log: String,
    /// Lines for a program (`json`) or for a person (`text`).
    pub(crate) log_form: LogForm,
    /// Who can get into the whole machine, where both banks stand on one; the pages of the other bank say so.
    pub(crate) machine_of: MachineOf,
    /// Number of the group that the two ends of the letter box share, where realms have users of their own.
    pub(crate) letters_group: Option<u32>,
    /// The demo's guide; empty elsewhere.
    pub(crate) guide: Option<SocketAddr>,
}

impl Default for House {
    fn default() -> Self {
        Self {
            demo: false,
            large: 0,
            log: "info".to_owned(),
            log_form: LogForm::Json,
            machine_of: MachineOf::default(),
            letters_group: None,
            guide: None,
        }
    }
}

/// Whose administrator can get into the whole machine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MachineOf {
    /// The association's: the default, since guests' rooms and the far bank are there.
    #[default]
    Association,
    /// The municipality's.
    Municipality,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogForm {
    /// One JSON object per line.
    Json,
    /// Plain lines.
    Text,
}

/// One process.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// Its folder: database, keys, temporary files. Nobody else may read it.
    pub(crate) folder: PathBuf,
    /// The address it listens on.
    pub(crate) listen: SocketAddr,
    /// How people reach it, without a final slash.
    pub(crate) origin: String,
    /// Who runs it; stands at the foot of every page (ALL-2).
    pub(crate) host: String,
    /// Who answers for the data (GDPR); the host if left out.
    pub(crate) controller: Option<String>,
    /// Who holds the realm's key; stands on "Hvem driver siden?".
    pub(crate) key_holder: Option<String>,
    /// `sqlite`, or a PostgreSQL connection text in which `{realm}` stands for the realm's name.
    #[serde(default = "sqlite")]
    pub(crate) database: String,
    /// Number of the realm's own system user; only used when started as root.
    pub(crate) user: Option<u32>,
    /// `kernel`, or `users-only` where the owner of this realm chooses to do without the kernel's wall.
    #[serde(default)]
    pub(crate) wall: WallChoice,
    /// Municipality only: the public directory that is copied each night.
    pub(crate) directory: Option<String>,
    /// Address of the page with numbers to ring; the front's own page if left out.
    pub(crate) crisis: Option<String>,
    /// Front and civil only: where the other one takes letters in, if it runs on another machine
    /// (`https://forening.example/breve`).
    pub(crate) letters: Option<String>,
    /// All but front: other houses whose logins are taken, by their name in addresses.
    #[serde(default)]
    pub(crate) oidc: BTreeMap<String, Login>,
    /// The mail account: of front and civil for codes, of the municipality for reminders.
    pub(crate) mail: Option<Mail>,
    /// Municipality only: the account for short messages, for reminders.
    pub(crate) sms: Option<Sms>,
    /// A folder that somebody else carries on, where each day's checkpoint of the log of looks is put as well.
    pub(crate) checkpoints: Option<PathBuf>,
    /// Where sealed copies of the data and of the key ring are put; the realm's own folder if left out.
    pub(crate) backups: Option<PathBuf>,
    /// Minutes between two copies; a day if left out.
    pub(crate) backup_minutes: Option<NonZeroU32>,
    /// Where the sealed copy of the epoch keys is put: with the holder of the realm's key, never beside one of the ring.
    pub(crate) epoch_copies: Option<PathBuf>,
    /// Front only: the profile that the API calls itself by.
    #[serde(default)]
    pub(crate) hsds_profile: HsdsProfile,
    /// Front only: what nobody has confirmed for so many days stands in no list; a year if left out.
    pub(crate) hide_after_days: Option<NonZeroU32>,
    /// Front only: the associations' house where somebody says what is wrong on an entry from elsewhere; the one of this file
    /// if left out, where it keeps the directory.
    pub(crate) corrections: Option<Url>,
    /// Civil only: the association that answers these.
    pub(crate) keeps: Option<Keeps>,
    /// Front only: other directories that are read by themselves, by their name in the log.
    #[serde(default)]
    pub(crate) harvest: BTreeMap<String, Harvested>,
    /// How long the log of looks is kept, in months: 6 to 120, and 12 if left out.
    pub(crate) log_months: Option<u32>,
    /// Address of the realm's own proxy, if there is one in front; without it every visitor would look like the proxy.
    pub(crate) proxy: Option<IpAddr>,
}

impl Section {
    /// What nobody has confirmed for longer than so many days stands in no list of the open directory.
    pub(crate) fn hide_after_days(&self) -> i64 {
        let said = self.hide_after_days.map(|days| i64::from(days.get()));
        said.unwrap_or(realm_public::HIDE_AFTER_DAYS)
    }
}

fn sqlite() -> String {
    "sqlite".to_owned()
}

/// Whether a realm's owner insists on the kernel's wall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WallChoice {
    /// Refuse to serve without it.
    #[default]
    Kernel,
    /// Serve with users of their own only; every page says so.
    UsersOnly,
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {path}: {source}. Make one with: landgang init")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file is not understood.
    #[error(
        "{path} is not understood: {fault}. `landgang init --sample` prints a file with every setting explained"
    )]
    Form {
        /// The file.
        path: PathBuf,
        /// Where and why.
        fault: String,
    },
    /// Two processes want the same thing.
    #[error("{0}")]
    Clash(String),
}

impl Config {
    /// Reads a file, with the environment over it.
    ///
    /// # Errors
    /// [`ConfigError`], in words that say what to do.
    pub(crate) fn read(
        path: &Path,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let environment: Vec<(String, String)> = environment.collect();
        let credentials = environment
            .iter()
            .find(|(name, _)| name == "CREDENTIALS_DIRECTORY")
            .map(|(_, folder)| PathBuf::from(folder));
        let text = std::fs::read_to_string(&path).map_err(|source| ConfigError::Read {
            path: path.clone(),
            source,
        })?;
        let mut config = Self::parse(&text, &path, environment.into_iter())?;
        config.credentials = credentials;
        Ok(config)
    }

    /// Reads a text as if it stood in `path`.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub(crate) fn parse(
        text: &str,
        path: &Path,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let form = |fault: String| ConfigError::Form {
            path: path.to_owned(),
            fault,
        };
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| form(e.to_string()))?;
        let table = with_environment(table, environment).map_err(form)?;
        let mut config: Self = table
            .try_into()
            .map_err(|e: toml::de::Error| form(e.to_string()))?;
        config.base = path.parent().map(Path::to_owned).unwrap_or_default();
        config.check()?;
        Ok(config)
    }

    /// The sections that stand in the file, with their process.
    pub(crate) fn sections(&self) -> impl Iterator<Item = (crate::process::Process, &Section)> {
        use crate::process::Process;
        [
            (Process::Front, self.front.as_ref()),
            (Process::Municipality, self.municipality.as_ref()),
            (Process::Civil, self.civil.as_ref()),
            (Process::Research, self.research.as_ref()),
        ]
        .into_iter()
        .filter_map(|(process, section)| section.map(|section| (process, section)))
    }

    /// On whose machine a process stands, as its pages have to say it (UX.md §4.5). A realm alone on its machine is its
    /// own bank's, unless the file says that the municipality administrates the machine, or the municipality itself hosts
    /// or answers for it; a demo keeps the ordinary words, since its people are invented.
    #[must_use]
    pub(crate) fn machine(&self, process: crate::process::Process) -> kit_web::Machine {
        use crate::process::Process;
        let near = process == Process::Municipality;
        let beside = self.front.is_some() || self.civil.is_some();
        match self.house.machine_of {
            _ if self.house.demo => kit_web::Machine::Own,
            MachineOf::Association if near && beside => kit_web::Machine::Association,
            MachineOf::Municipality if !near => kit_web::Machine::Municipality,
            MachineOf::Association if !near && self.is_the_municipalitys(process) => {
                kit_web::Machine::Municipality
            }
            MachineOf::Association | MachineOf::Municipality => kit_web::Machine::Own,
        }
    }

    /// Whether the municipality of this file is named as host or controller of another bank's section.
    fn is_the_municipalitys(&self, process: crate::process::Process) -> bool {
        let Some(municipality) = &self.municipality else {
            return false;
        };
        let own = |name: &str| {
            let known = [Some(&municipality.host), municipality.controller.as_ref()];
            known
                .into_iter()
                .flatten()
                .any(|known| known.trim() == name.trim())
        };
        self.sections()
            .filter(|(other, _)| *other == process)
            .any(|(_, section)| {
                own(&section.host) || section.controller.as_deref().is_some_and(own)
            })
    }

    /// Whether both ends of the letter box run on this machine: then letters go over a socket and never over a network.
    #[must_use]
    pub(crate) fn letters_stay_here(&self) -> bool {
        self.front.is_some() && self.civil.is_some()
    }

    fn check(&self) -> Result<(), ConfigError> {
        directory::check(self)?;
        letters::check(self)?;
        logins::check(self)?;
        mail::check(self)?;
        sms::check(self)?;
        let sections: Vec<_> = self.sections().collect();
        if sections.is_empty() {
            return Err(ConfigError::Clash(
                "the file names no realm: add [front], [municipality], [civil] or [research]"
                    .into(),
            ));
        }
        for (index, (process, section)) in sections.iter().enumerate() {
            if section.backups.is_some() && section.backups == section.epoch_copies {
                return Err(ConfigError::Clash(format!(
                    "[{}] backups and epoch_copies are one folder: whoever has copies of the key ring and of the epoch keys \
                     reads who was erased. Give epoch_copies to the holder of the key",
                    process.name()
                )));
            }
            for (other, earlier) in sections.iter().take(index) {
                let same = |what: &str| {
                    Err(ConfigError::Clash(format!(
                        "[{}] and [{}] have the same {what}: give each its own",
                        other.name(),
                        process.name()
                    )))
                };
                if section.folder == earlier.folder {
                    return same("folder");
                }
                if section.listen == earlier.listen {
                    return same("listen address");
                }
                if section.origin == earlier.origin {
                    return same("origin");
                }
                if section.user.is_some() && section.user == earlier.user {
                    return same("user");
                }
                if section.epoch_copies.is_some() && section.epoch_copies == earlier.epoch_copies {
                    return same("epoch_copies");
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = environment
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Config::parse(text, Path::new("/srv/landgang/landgang.toml"), environment)
    }

    #[test]
    fn the_documented_sample_is_understood_and_the_committed_one() {
        let config = parse(&sample(), &[]).expect("the sample is a good file");
        assert_eq!(config.sections().count(), 4);
        assert!(!config.house.demo);
        assert_eq!(
            sample(),
            include_str!("../../../docs/landgang.sample.toml"),
            "write the new sample to docs/landgang.sample.toml"
        );
    }

    #[test]
    fn the_environment_goes_over_the_file() {
        let config = parse(
            &sample(),
            &[
                ("LANDGANG_CIVIL_LISTEN", "127.0.0.1:9999"),
                ("LANDGANG_HOUSE_LOG", "warn"),
            ],
        )
        .expect("good");
        assert_eq!(config.civil.expect("civil").listen.port(), 9999);
        assert_eq!(config.house.log, "warn");
    }

    #[test]
    fn a_misspelt_setting_is_named() {
        let fault = parse(&sample().replace("\norigin", "\norigen"), &[])
            .expect_err("unknown setting")
            .to_string();
        assert!(
            fault.contains("origen") && fault.contains("--sample"),
            "{fault}"
        );
    }

    #[test]
    fn two_realms_may_not_share_a_folder_or_an_address() {
        let text = sample().replace("folder = \"civil\"", "folder = \"municipality\"");
        assert!(
            parse(&text, &[])
                .expect_err("a clash")
                .to_string()
                .contains("same folder")
        );
        let text = sample().replace(":8703", ":8702");
        assert!(
            parse(&text, &[])
                .expect_err("a clash")
                .to_string()
                .contains("same")
        );
    }

    #[test]
    fn an_environment_variable_for_nothing_is_refused() {
        let fault = parse(&sample(), &[("LANDGANG_CIVIL_LISTN", "x")])
            .expect_err("unknown")
            .to_string();
        assert!(fault.contains("listn"), "{fault}");
    }

    /// ALL-2, UX §4.5: the truth of this machine is told on the other bank's pages.
    #[test]
    fn the_other_bank_says_on_whose_machine_it_stands() {
        use crate::process::Process;
        use kit_web::Machine;
        let both = parse(&sample(), &[]).expect("good");
        assert_eq!(both.machine(Process::Municipality), Machine::Association);
        assert_eq!(both.machine(Process::Front), Machine::Own);
        let text = sample().replace(
            "machine_of = \"association\"",
            "machine_of = \"municipality\"",
        );
        let both = parse(&text, &[]).expect("good");
        assert_eq!(both.machine(Process::Municipality), Machine::Own);
        assert_eq!(both.machine(Process::Civil), Machine::Municipality);
        let mut alone = both;
        alone.municipality = None;
        // Said in so many words, it holds also where the municipality's own realm runs elsewhere.
        assert_eq!(alone.machine(Process::Front), Machine::Municipality);
        alone.house.machine_of = MachineOf::Association;
        assert_eq!(alone.machine(Process::Civil), Machine::Own);
    }

    /// Issue "operator": the rooms' controller is whoever hosts them; if that is the municipality, the strip says so.
    #[test]
    fn rooms_that_the_municipality_hosts_or_answers_for_say_so_whatever_the_machine_is_called() {
        use crate::process::Process;
        use kit_web::Machine;
        let mut config = parse(&sample(), &[]).expect("good");
        assert_eq!(config.machine(Process::Front), Machine::Own);
        let front = config.front.as_mut().expect("front");
        front.host = "Kommunen".to_owned();
        assert_eq!(config.machine(Process::Front), Machine::Municipality);
        assert_eq!(config.machine(Process::Civil), Machine::Own);
        let front = config.front.as_mut().expect("front");
        (front.host, front.controller) = ("Foreningen".to_owned(), Some("Kommunen".to_owned()));
        assert_eq!(config.machine(Process::Front), Machine::Municipality);
    }

    #[test]
    fn copies_of_the_ring_and_of_the_epoch_keys_may_not_be_told_to_lie_together() {
        let text = sample().replace(
            "# backups = \"/srv/backup/civil\"",
            "backups = \"/srv/b\"\nepoch_copies = \"/srv/b\"",
        );
        let fault = parse(&text, &[]).expect_err("together").to_string();
        assert!(fault.contains("epoch_copies"), "{fault}");
    }
}
