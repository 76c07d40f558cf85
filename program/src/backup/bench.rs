//! What copying needs: the realms of one process, their places and their keys.

use std::sync::Arc;

use kit_backup::Label;
use kit_seal::Zeroizing;
use kit_store::{Given, Where};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::Fault;
use crate::config::{Config, Section};
use crate::place::Place;
use crate::process::key::Keys;
use crate::process::{Process, Start};

/// One process's bench.
#[derive(Clone)]
pub(crate) struct Bench {
    pub(crate) process: Process,
    pub(crate) config: Arc<Config>,
    pub(crate) section: Section,
    pub(crate) place: Place,
    pub(crate) keys: Arc<Keys>,
    pub(crate) given: Given,
}

/// An errand of the operator's, as it travels to the realm's process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Errand {
    /// Makes copies into the folder of copies.
    Make {
        /// The realm.
        realm: String,
    },
    /// Makes a copy of one part and lays it ready to be taken out.
    HandOut {
        /// The realm.
        realm: String,
        /// Which part.
        part: String,
    },
    /// Restores the newest copy for trial.
    Prove {
        /// The realm.
        realm: String,
    },
    /// Notes that the operator has proven a copy by other means.
    Proven {
        /// The realm.
        realm: String,
    },
    /// Restores what was laid ready.
    Restore {
        /// The realm.
        realm: String,
        /// Whether what is there may go.
        replace: bool,
    },
}

impl Errand {
    /// The realm it is for.
    #[must_use]
    pub(crate) fn realm(&self) -> &str {
        match self {
            Self::Make { realm }
            | Self::HandOut { realm, .. }
            | Self::Prove { realm }
            | Self::Proven { realm }
            | Self::Restore { realm, .. } => realm,
        }
    }
}

impl Bench {
    /// The bench of a process that is starting.
    #[must_use]
    pub(crate) fn of(start: &Start<'_>) -> Self {
        Self {
            process: start.process,
            config: Arc::new(start.config.clone()),
            section: start.section.clone(),
            place: start.place.clone(),
            keys: Arc::clone(&start.keys),
            given: start.given.clone(),
        }
    }

    /// Whether the realm's data are in a file that can be copied here.
    #[must_use]
    pub(crate) fn is_sqlite(&self, realm: &str) -> bool {
        matches!(self.place.database(realm), Where::Sqlite(_))
    }

    /// The key that copies of one part of a realm are sealed with; one for each, so that the copies of data that are kept
    /// long say nothing of the ring's.
    ///
    /// # Errors
    /// The realm is not open.
    pub(crate) fn key(&self, realm: &str, part: &str) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let purpose = format!("backup {part} 1");
        Ok(self.keys.realm_key(realm)?.derive(&purpose)?)
    }

    /// The same bench standing in another place, without the operator's folders: for a trial.
    #[must_use]
    pub(crate) fn aside(&self, folder: std::path::PathBuf) -> Self {
        let mut section = self.section.clone();
        (section.checkpoints, section.backups, section.epoch_copies) = (None, None, None);
        section.database = "sqlite".to_owned();
        section.folder = folder;
        let place = Place::of(&self.config, self.process, &section);
        Self {
            section,
            place,
            ..self.clone()
        }
    }

    /// Does something with what a realm's own start needs.
    pub(crate) fn start<T>(&self, run: impl FnOnce(&Start<'_>) -> T) -> T {
        let (_sender, stop) = watch::channel(false);
        run(&Start {
            process: self.process,
            config: &self.config,
            section: &self.section,
            place: self.place.clone(),
            keys: Arc::clone(&self.keys),
            given: self.given.clone(),
            wall: kit_web::Wall::Up,
            stop,
        })
    }

    /// A copy's label.
    #[must_use]
    pub(crate) fn label<'a>(realm: &'a str, part: &'a str) -> Label<'a> {
        Label { realm, part }
    }
}
