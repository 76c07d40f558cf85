//! The far bank of Demokøbing: invented people and half a year of invented crossings, made by the same rules as real ones.

mod approval;
mod calendar;
mod care;
mod concern;
mod expense;
mod groups;
mod history;
mod interest;
mod large;
mod listing;
mod plans;
mod scenario;
mod waiting;

use kit_store::looks::LIST;
use kit_store::{Given, Store, StoreError, Tx};
use kit_web::door::{self, Entrant};

use crate::app::{COMPANION, COORDINATOR, Civil, OWNER};
use crate::keys;
use crate::people::store::{self, NewCompanion};
use crate::people::{CommunityId, CompanionId, CoordinatorId, leave::StewardId, sql};
pub use large::seed_large;
use scenario::Scenario;

/// Why the demo's people could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SeedFault {
    /// The scenario is not as the program expects it.
    #[error("the scenario of the demo cannot be read")]
    Scenario(#[source] Box<toml::de::Error>),
    /// The directory is not as the program expects it.
    #[error("the directory of the demo has {0} faults")]
    Directory(usize),
    /// The rules refused a step of the invented history.
    #[error("the invented history broke a rule: {0}")]
    History(&'static str),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The link of a hero works as often as a demo is shown, and for three years, since a demo's clock can be moved on.
const DEMO_USES: i64 = 1_000_000;
const DEMO_MIN: i64 = 3 * 525_600;

/// Fills an empty database with the associations of Demokøbing, relative to today, in one transaction. A database that
/// has people already is left alone.
///
/// # Errors
/// [`SeedFault`] if the scenario cannot be read or a rule refuses a step; then nothing is written.
pub fn seed_demo(store: &Store<Civil>, given: &Given) -> Result<(), SeedFault> {
    let scenario = Scenario::read()?;
    let given = given.clone();
    store
        .job("demo")
        .write_now("make the demo's people", move |tx| {
            tx.looked(LIST)?;
            let people = tx.row(sql::COUNT_PEOPLE, &[], |r| r.get::<i64>(0))?;
            if people.unwrap_or(0) > 0 {
                return Ok(());
            }
            house(tx, &given, &scenario, 1)?;
            steward(tx, &given, &scenario)?;
            groups::write(tx, &given)?;
            calendar::write(tx, &given)?;
            history::write(tx, &given, &scenario)?;
            approval::write(tx, &given, &scenario)?;
            interest::write(tx, &given)?;
            care::write(tx, &given)?;
            concern::write(tx, &given)?;
            expense::write(tx, &given)?;
            waiting::write(tx, &given)
        })?;
    // Some of the invented guests have taken it back.
    keys::forget_keys(store)?;
    Ok(())
}

/// The id of a coordinator of the scenario.
fn coordinator_id(key: &str) -> Result<CoordinatorId, SeedFault> {
    CoordinatorId::from_text(&format!("coordinator-{key}"))
        .ok_or(SeedFault::History("a coordinator's key"))
}

/// The id of a companion of the scenario.
fn companion_id(key: &str) -> Result<CompanionId, SeedFault> {
    CompanionId::from_text(&format!("companion-{key}"))
        .ok_or(SeedFault::History("a companion's key"))
}

/// Everybody and everything of the scenario's associations, which stand in the list from `first` on.
fn house(tx: &mut Tx<'_>, given: &Given, scenario: &Scenario, first: i64) -> Result<(), SeedFault> {
    for (place, association) in (first..).zip(&scenario.association) {
        let id = format!("association-{}", association.key);
        tx.run(
            sql::INSERT_ASSOCIATION,
            &[
                &id,
                &place,
                &association.name,
                &association.phone,
                &association.answers_within_days,
            ],
        )?;
        for (place, person) in (1_i64..).zip(&association.coordinator) {
            let coordinator = coordinator_id(&person.key)?;
            let (name, phone) = (&person.first_name, &person.phone);
            store::add_coordinator(tx, &coordinator, &id, place, name, phone)?;
            let who = Entrant::new(coordinator.as_str(), COORDINATOR, name).of_unit(&id);
            link(tx, given, &person.key, &who)?;
        }
        for person in &association.companion {
            let companion = companion_id(&person.key)?;
            store::add_companion(
                tx,
                &NewCompanion {
                    id: &companion,
                    association: &id,
                    first_name: &person.first_name,
                    kind: &person.kind,
                    age: person.age,
                    interests: &person.interests.join(","),
                    max_load: person.max_load,
                    sign: person.sign.as_deref(),
                },
            )?;
            for slot in person.slots()? {
                let (day, from, to) = slot;
                tx.run(sql::INSERT_COMPANION_TIME, &[&companion, &day, &from, &to])?;
            }
            let who = Entrant::new(companion.as_str(), COMPANION, &person.first_name).of_unit(&id);
            link(tx, given, &person.key, &who)?;
        }
        for (index, service) in association.services.iter().enumerate() {
            let Some(found) = scenario.community(service) else {
                return Err(SeedFault::History(
                    "a service that the directory does not have",
                ));
            };
            let duty = association
                .coordinator
                .get(if association.is_hero(service, scenario) {
                    0
                } else {
                    index % association.coordinator.len().max(1)
                })
                .map(|one| coordinator_id(&one.key))
                .transpose()?;
            let community =
                CommunityId::from_text(service).ok_or(SeedFault::History("a community's id"))?;
            tx.run(
                sql::INSERT_COMMUNITY,
                &[&community, &id, &found.name, &"", &"", &duty],
            )?;
            listing::publish(tx, given, &community, found, scenario.clock.file_today)?;
            if index == 0 {
                listing::remark(tx, given, &id, &community)?;
                listing::stories(tx, given, &id, &community)?;
            }
        }
    }
    Ok(())
}

/// Whoever makes the links.
fn steward(tx: &mut Tx<'_>, given: &Given, scenario: &Scenario) -> Result<(), SeedFault> {
    let steward = StewardId::new(given);
    store::add_steward(tx, &steward, &scenario.steward(), given.now())?;
    let who = Entrant::new(steward.as_str(), OWNER, scenario.steward());
    link(tx, given, "owner", &who)
}

fn link(tx: &mut Tx<'_>, given: &Given, key: &str, who: &Entrant) -> Result<(), SeedFault> {
    let token = format!("demo-{key}");
    door::make_link(tx, &token, who, DEMO_MIN, DEMO_USES, given.now())?;
    Ok(())
}
