//! Demokøbing's directory: the feed we wrote, with its dates moved by whole weeks to the present.

use jiff::civil::{Date, DateTime};
use kit_hsds::{Fault, Feed, Limits, read_bytes};
use kit_store::{Given, Store, StoreError};
use kit_web::{Asked, Failed};
use serde::Deserialize;
use serde_json::Value;

use crate::directory::{Parts, Shown};
use crate::import::{ImportError, Run, import};
use crate::{CrisisNumber, Directory, Public, enter_crisis_numbers};
use kit_words::sort_key;

const FEED: &str = include_str!("../../../data/demokobing/hsds.json");
const SCENARIO: &str = include_str!("../../../data/demokobing/scenario.toml");
/// What the demo's directory is called in the tables.
pub(crate) const SOURCE: &str = "demokobing/hsds.json";

kit_store::statements! {
    ANY = "SELECT COUNT(*) FROM publisher";
}

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The shipped feed is no JSON.
    #[error("the demo's feed cannot be read")]
    Feed(#[from] serde_json::Error),
    /// The shipped feed is no HSDS.
    #[error("the demo's feed has {} faults", .0.len())]
    Faults(Vec<Fault>),
    /// The shipped scenario is not understood.
    #[error("the demo's scenario cannot be read")]
    Scenario(#[from] toml::de::Error),
    /// The feed could not be imported.
    #[error("the demo's feed could not be imported")]
    Import(#[from] ImportError),
    /// The database refused.
    #[error("the demo could not be stored")]
    Store(#[from] StoreError),
}

#[derive(Deserialize)]
struct Scenario {
    clock: Clock,
    #[serde(default)]
    crisis: Vec<Crisis>,
    leader: Vec<Leader>,
}

#[derive(Deserialize)]
struct Clock {
    file_today: Date,
}

#[derive(Deserialize)]
struct Crisis {
    name: String,
    number: String,
    hours: String,
    text: String,
}

#[derive(Deserialize)]
struct Leader {
    first_name: String,
}

/// Fills an empty directory with Demokøbing; leaves one alone that has any source already.
///
/// # Errors
/// [`DemoError`] if the shipped files are broken or the database refuses.
pub fn seed_demo(store: &Store<Public>, given: &Given) -> Result<(), DemoError> {
    let any = store.job("demo").read_now("is anything there", |tx| {
        tx.row(ANY, &[], |r| r.get::<i64>(0))
    })?;
    if any.is_some_and(|count| count > 0) {
        return Ok(());
    }
    let scenario: Scenario = toml::from_str(SCENARIO)?;
    let today = given.today();
    let feed = moved_feed(scenario.clock.file_today, today)?;
    import(store, &feed, SOURCE, Run::Write, given.now())?;
    enter_crisis_numbers(store, &numbers(scenario, today), given.now())?;
    Ok(())
}

fn numbers(scenario: Scenario, today: Date) -> Vec<CrisisNumber> {
    let checked_by = scenario
        .leader
        .first()
        .map_or_else(String::new, |leader| leader.first_name.clone());
    scenario
        .crisis
        .into_iter()
        .map(|one| CrisisNumber {
            name: one.name,
            number: one.number,
            note: format!("{}. {}", one.hours, one.text),
            checked_on: today,
            checked_by: checked_by.clone(),
        })
        .collect()
}

/// The feed with every date moved by the whole weeks between the day it was written and `today`.
fn moved_feed(written: Date, today: Date) -> Result<Feed, DemoError> {
    let weeks = written
        .until(today)
        .map_or(0, |span| span.get_days().div_euclid(7));
    let mut feed: Value = serde_json::from_str(FEED)?;
    shift(&mut feed, weeks);
    let bytes = serde_json::to_vec(&feed)?;
    read_bytes("hsds.json", &bytes, &Limits::default()).map_err(DemoError::Faults)
}

/// The demo's directory without a database, for the samples of pages.
pub(crate) fn sample_directory(asked: &Asked) -> Result<Directory, Failed> {
    let today = asked.web.given.today();
    make_sample(today, asked.web.given.local()).map_err(|error| Failed::Page(error.to_string()))
}

fn make_sample(today: Date, now: DateTime) -> Result<Directory, DemoError> {
    let scenario: Scenario = toml::from_str(SCENARIO)?;
    let feed = moved_feed(scenario.clock.file_today, today)?;
    let mut named: Vec<(String, String, String)> = feed
        .communities()
        .into_iter()
        .map(|c| (sort_key(&c.name), c.id, c.slug))
        .collect();
    named.sort();
    let parts = Parts {
        services: feed.services,
        shown: named
            .into_iter()
            .map(|(_, id, slug)| Shown {
                id,
                slug,
                source: SOURCE.to_owned(),
                ..Shown::default()
            })
            .collect(),
        crisis: numbers(scenario, today),
        ..Parts::default()
    };
    Ok(parts.assemble(now))
}

/// Moves every text that is a date and nothing else.
fn shift(value: &mut Value, weeks: i32) {
    match value {
        Value::String(text) => {
            if let Ok(date) = text.parse::<Date>()
                && text.len() == 10
                && let Ok(moved) = date.checked_add(jiff::Span::new().weeks(weeks))
            {
                *text = moved.to_string();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| shift(item, weeks)),
        Value::Object(map) => map.values_mut().for_each(|item| shift(item, weeks)),
        _ => {}
    }
}
