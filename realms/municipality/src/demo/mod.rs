//! Demokøbing's house: 26 weeks of an invented everyday, told from today.

mod beside;
mod card;
mod day;
mod faces;
mod fill;
mod goals;
mod groups;
mod history;
mod looks;
mod pick;
mod register;
mod scenario;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use jiff::ToSpan as _;
use kit_store::{Given, Store, StoreError};
use kit_web::door::{self, Entrant};

use crate::house::{Worker, WorkerId};
use crate::people::store as people;
use crate::{Municipality, VOLUNTEERS, bridge};
pub use card::DEMO_CARD;
use scenario::Scenario;

/// Why the demo could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum SeedFault {
    /// The scenario that is built in cannot be read.
    #[error("the scenario of the demo cannot be read")]
    Scenario(#[from] toml::de::Error),
    /// The database refused.
    #[error("the demo could not be written")]
    Store(#[from] StoreError),
}

/// Weeks of history.
pub(crate) const WEEKS: i64 = 26;
/// A demo's links work for three years of its own clock: a story of half a year, with what comes before and after it, may
/// take more than one.
const LINK_MINUTES: i64 = 3 * 525_600;
const LINK_USES: i64 = 1_000_000;

/// Fills an empty database with the demo; leaves alone one that has people already. Who comes in by
/// `/ind/demo-birgitte` (host), `/ind/demo-jonas` (worker), `/ind/demo-karen` (leader) and `/ind/demo-vibeke` (volunteer
/// coordinator) is decided here, and what stands on the card of the guest who has one ([`DEMO_CARD`]).
///
/// # Errors
/// [`SeedFault`] if the scenario cannot be read or the database refuses.
pub fn seed_demo(store: &Store<Municipality>, given: &Given) -> Result<(), SeedFault> {
    let scenario = Scenario::read()?;
    let (today, now) = (given.today(), given.now());
    let history = history::history(&scenario, today, given);
    let given_in = given.clone();
    let clock = given.clone();
    let has_people: Option<i64> = store
        .job("demo")
        .read_now("whether the demo is there", |tx| {
            tx.row(sql::PEOPLE, &[], |r| r.get(0))
        })?;
    let proofs = match has_people {
        Some(0) | None => card::proofs(store)?,
        Some(_) => return Ok(()),
    };
    let fresh = store.job("demo").write_now("fill the demo", move |tx| {
        let people: Option<i64> = tx.row(sql::PEOPLE, &[], |r| r.get(0))?;
        if people.unwrap_or(0) > 0 {
            return Ok(false);
        }
        tx.looked(kit_store::looks::LIST)?;
        let began = today.saturating_sub((WEEKS * 7 + 7).days());
        fill::house(tx, &scenario, began, now)?;
        fill::roster(tx, today)?;
        fill::history(tx, &history)?;
        goals::goals(tx, &history, &clock)?;
        beside::beside(tx, &history, today, &given_in)?;
        day::second_offer(tx, &given_in, began)?;
        card::card(tx, &proofs, began, &given_in)?;
        day::enquiries(tx, &given_in, today)?;
        goals::talks(tx, &clock)?;
        groups::groups(tx, today, &clock)?;
        register::register(tx, &clock, today)?;
        bridge::demo_tip(tx, &worker_id("jonas"), now)?;
        let vibeke = volunteer_coordinator();
        people::put_worker(tx, &vibeke, now)?;
        faces::faces(tx, &clock)?;
        hero_link(tx, "vibeke", &vibeke, now)?;
        for (key, worker) in fill::heroes(&scenario) {
            hero_link(tx, &key, &worker, now)?;
        }
        Ok::<_, StoreError>(true)
    })?;
    if fresh {
        looks::looks(store, given)?;
    }
    Ok(())
}

/// She knows the associations, works in the town hall, and sees no guest (CV-4).
fn volunteer_coordinator() -> Worker {
    Worker {
        id: worker_id("vibeke"),
        first_name: "Vibeke".to_owned(),
        role: VOLUNTEERS.0.to_owned(),
        team: None,
    }
}

fn hero_link(
    tx: &mut kit_store::Tx<'_>,
    key: &str,
    worker: &Worker,
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    let who = Entrant {
        id: worker.id.to_string(),
        role: worker.role.clone(),
        name: worker.first_name.clone(),
        unit: String::new(),
        carries: None,
    };
    door::make_link(
        tx,
        &format!("demo-{key}"),
        &who,
        LINK_MINUTES,
        LINK_USES,
        now,
    )
}

/// The id of a worker of the scenario.
pub(crate) fn worker_id(key: &str) -> WorkerId {
    WorkerId::from_text(&format!("worker-{key}")).unwrap_or_else(|| unknown(key))
}

/// A key that is no id would be a fault of the scenario, which a test reads; the id then shows that.
fn unknown(_: &str) -> WorkerId {
    WorkerId::from_text("worker-unknown")
        .unwrap_or_else(|| unreachable!("letters and a dash are an id"))
}
