//! The two files of Demokøbing, as far as this realm needs them.

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
    #[serde(skip)]
    communities: Vec<Community>,
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
    weekdays: Vec<String>,
    from: String,
    to: String,
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

/// A community of the directory: a copy of what a coordinator needs.
#[derive(Debug, Clone)]
pub(super) struct Community {
    id: String,
    pub(super) name: String,
    pub(super) meeting_place: String,
    pub(super) wishes: Vec<String>,
    /// Weekday (1 = Monday) and minutes from and to, weekly ones only.
    pub(super) times: Vec<(i64, i64, i64)>,
}

#[derive(Deserialize)]
struct Directory {
    contents: Vec<Service>,
}

#[derive(Deserialize)]
struct Service {
    id: String,
    name: String,
    #[serde(default)]
    schedules: Vec<Schedule>,
    #[serde(default)]
    service_at_locations: Vec<AtLocation>,
    #[serde(default)]
    attributes: Vec<Attribute>,
}

#[derive(Deserialize)]
struct Schedule {
    freq: Option<String>,
    byday: Option<String>,
    opens_at: Option<String>,
    closes_at: Option<String>,
}

#[derive(Deserialize)]
struct AtLocation {
    location: Location,
}

#[derive(Deserialize)]
struct Location {
    name: Option<String>,
    #[serde(default)]
    addresses: Vec<Address>,
}

#[derive(Deserialize)]
struct Address {
    address_1: Option<String>,
}

#[derive(Deserialize)]
struct Attribute {
    label: Option<String>,
    value: Option<String>,
}

impl Scenario {
    /// Reads both files.
    pub(super) fn read() -> Result<Self, SeedFault> {
        let mut scenario: Self =
            toml::from_str(SCENARIO).map_err(|error| SeedFault::Scenario(Box::new(error)))?;
        let directory: Directory = serde_json::from_str(DIRECTORY)
            .map_err(|error| SeedFault::Directory(Box::new(error)))?;
        scenario.communities = directory.contents.into_iter().map(community).collect();
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

fn community(service: Service) -> Community {
    let place = service.service_at_locations.into_iter().next().map(|at| {
        let street = at.location.addresses.into_iter().find_map(|a| a.address_1);
        match (at.location.name, street) {
            (Some(name), Some(street)) => format!("{name}, {street}"),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => String::new(),
        }
    });
    Community {
        meeting_place: place.unwrap_or_default(),
        wishes: service
            .attributes
            .into_iter()
            .filter(|a| a.label.as_deref() == Some("landgang.wish"))
            .filter_map(|a| a.value)
            .collect(),
        times: service.schedules.iter().flat_map(weekly).collect(),
        id: service.id,
        name: service.name,
    }
}

/// The weekly times of a schedule; none where it is monthly.
fn weekly(schedule: &Schedule) -> Vec<(i64, i64, i64)> {
    let time = |text: &Option<String>| text.as_deref().and_then(minutes);
    let (Some("WEEKLY"), Some(days), Some(from), Some(to)) = (
        schedule.freq.as_deref(),
        &schedule.byday,
        time(&schedule.opens_at),
        time(&schedule.closes_at),
    ) else {
        return Vec::new();
    };
    days.split(',')
        .filter_map(|day| Some((weekday(day)?, from, to)))
        .collect()
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
