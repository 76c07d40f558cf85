//! The two files of Demokøbing, as far as this realm needs them.

use kit_hsds::Community;
use serde::Deserialize;

use super::SeedFault;

const SCENARIO: &str = include_str!("../../../../data/demokobing/scenario.toml");
const DIRECTORY: &str = include_str!("../../../../data/demokobing/hsds.json");

/// What of the scenario lives on this bank.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Scenario {
    pub(super) hero: Hero,
    pub(super) association: Vec<Association>,
    pub(super) pools: Pools,
    pub(super) clock: Clock,
    #[serde(skip)]
    pub(super) communities: Vec<Community>,
}

/// The day that the files were written for.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Clock {
    pub(super) file_today: jiff::civil::Date,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Hero {
    pub(super) guest: String,
    pub(super) service: String,
    pub(super) companion: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Pools {
    pub(super) guest_names: Vec<String>,
    pub(super) about_me: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Association {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) answers_within_days: i64,
    pub(super) services: Vec<String>,
    pub(super) coordinator: Vec<Coordinator>,
    pub(super) companion: Vec<Companion>,
}

impl Association {
    /// Whether this is the community of the story.
    pub(super) fn is_hero(&self, service: &str, scenario: &Scenario) -> bool {
        scenario.hero.service == service
    }
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Coordinator {
    pub(super) key: String,
    pub(super) first_name: String,
    pub(super) phone: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Companion {
    pub(super) key: String,
    pub(super) first_name: String,
    pub(super) kind: String,
    pub(super) age: Option<i64>,
    pub(super) weekdays: Vec<String>,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) interests: Vec<String>,
    pub(super) max_load: i64,
    pub(super) sign: Option<String>,
}

impl Companion {
    /// Weekday (1 = Monday) and minutes from and to.
    pub(super) fn slots(&self) -> Result<Vec<(i64, i64, i64)>, SeedFault> {
        let wrong = || SeedFault::History("a companion's time");
        let (from, to) = (
            minutes(&self.from).ok_or_else(wrong)?,
            minutes(&self.to).ok_or_else(wrong)?,
        );
        self.weekdays
            .iter()
            .map(|day| Ok((weekday(day).ok_or_else(wrong)?, from, to)))
            .collect()
    }
}

impl Scenario {
    /// Reads both files.
    pub(super) fn read() -> Result<Self, SeedFault> {
        let mut scenario: Self =
            toml::from_str(SCENARIO).map_err(|error| SeedFault::Scenario(Box::new(error)))?;
        let feed = kit_hsds::read_bytes(
            "hsds.json",
            DIRECTORY.as_bytes(),
            &kit_hsds::Limits::default(),
        );
        let feed = feed.map_err(|faults| SeedFault::Directory(faults.len()))?;
        scenario.communities = feed.communities();
        Ok(scenario)
    }

    /// The community with this id.
    pub(super) fn community(&self, id: &str) -> Option<&Community> {
        self.communities.iter().find(|one| one.id == id)
    }

    /// The first name of whoever makes the links: the first association's second coordinator.
    pub(super) fn steward(&self) -> String {
        self.association
            .first()
            .and_then(|one| one.coordinator.last())
            .map_or_else(String::new, |one| one.first_name.clone())
    }
}

fn weekday(key: &str) -> Option<i64> {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        .iter()
        .zip(1..)
        .find(|(day, _)| **day == key)
        .map(|(_, number)| number)
}

fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
}
