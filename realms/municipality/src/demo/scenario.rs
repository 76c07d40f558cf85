//! The part of the scenario that this realm reads.

use serde::Deserialize;

const SCENARIO: &str = include_str!("../../../../data/demokobing/scenario.toml");

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Scenario {
    pub(crate) hero: Hero,
    pub(crate) house: House,
    pub(crate) team: Vec<Team>,
    pub(crate) worker: Vec<Worker>,
    pub(crate) leader: Vec<Leader>,
    pub(crate) pools: Pools,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Hero {
    pub(crate) host: String,
    pub(crate) worker: String,
    pub(crate) leader: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct House {
    pub(crate) name: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Team {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) accompaniment_hours_per_week: i64,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Worker {
    pub(crate) key: String,
    pub(crate) first_name: String,
    pub(crate) team: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Leader {
    pub(crate) key: String,
    pub(crate) first_name: String,
    pub(crate) teams: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Pools {
    pub(crate) guest_names: Vec<String>,
    pub(crate) goals: Vec<String>,
    pub(crate) walk_in_wishes: Vec<String>,
    pub(crate) agreed: Vec<String>,
    pub(crate) phone_notes: Vec<String>,
    pub(crate) less_of: Vec<String>,
}

impl Scenario {
    /// The scenario that is built in.
    ///
    /// # Errors
    /// If it is not as this realm expects; a test reads it.
    pub(crate) fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(SCENARIO)
    }
}
