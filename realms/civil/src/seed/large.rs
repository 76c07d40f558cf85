//! A far bank of a region's size, for whoever wants to know how the pages answer then: the town's associations once more and
//! larger, with crossings that lived through the same use cases as the town's.

use std::sync::Arc;

use kit_hsds::Community;
use kit_store::looks::LIST;
use kit_store::{Given, Store};

use super::scenario::{Association, Scenario};
use super::{SeedFault, history, house};
use crate::app::Civil;
use crate::people::AssociationId;
use crate::people::store::{House, associations};

/// So many rooms to a companion and to a community: 5,000, 500 and 200.
const TO_A_COMPANION: u16 = 10;
const TO_A_COMMUNITY: u16 = 25;
/// How large an association is: a volunteer centre's size, not a walking group's.
const COMMUNITIES: u16 = 40;
const COORDINATORS: u16 = 4;
/// Crossings of one transaction: the others may write in between.
const AT_ONCE: u16 = 50;
/// The associations' key, with a number behind it.
const KEY: &str = "stor";

/// Adds the associations, communities, companions and crossings that so many rooms have, relative to today; `told` hears how
/// many crossings there are after each step. A database that has them is left alone.
///
/// The first coordinator of the first association comes in by `/ind/demo-stor-1-k-1`, its companions by `/ind/demo-stor-1-1` and
/// on.
///
/// # Errors
/// As [`super::seed_demo`]; what was written in earlier steps stays.
pub fn seed_large(
    store: &Store<Civil>,
    given: &Given,
    rooms: u16,
    mut told: impl FnMut(u16),
) -> Result<(), SeedFault> {
    if rooms == 0 {
        return Ok(());
    }
    let scenario = Arc::new(larger(&Scenario::read()?, rooms));
    let (own, clock) = (Arc::clone(&scenario), given.clone());
    let there = store
        .job("large demo")
        .write_now("make a region's associations", move |tx| {
            tx.looked(LIST)?;
            let there = associations(tx)?;
            let first = AssociationId::from_text(&format!("association-{KEY}-1"));
            if there.iter().any(|one| Some(&one.id) == first.as_ref()) {
                return Ok(true);
            }
            let next = i64::try_from(there.len())
                .unwrap_or(i64::MAX)
                .saturating_add(1);
            house(tx, &clock, &own, next)?;
            Ok::<_, SeedFault>(false)
        })?;
    if there {
        return Ok(());
    }
    let mut from = 0;
    while from < rooms {
        let to = from.saturating_add(AT_ONCE).min(rooms);
        let (own, clock) = (Arc::clone(&scenario), given.clone());
        store
            .job("large demo")
            .write_now("make a region's crossings", move |tx| {
                tx.looked(LIST)?;
                let mut houses = Vec::new();
                for one in &own.association {
                    let id = AssociationId::from_text(&format!("association-{}", one.key));
                    let id = id.ok_or(SeedFault::History("an association's id"))?;
                    houses.push(House::load(tx, &id)?);
                }
                history::write_some(tx, &clock, (&own, &houses), (from, to), rooms)
            })?;
        from = to;
        told(from);
    }
    Ok(())
}

/// The scenario with other associations in place of its own: as many as it takes, from the same people and communities.
fn larger(town: &Scenario, rooms: u16) -> Scenario {
    let communities = (rooms / TO_A_COMMUNITY).max(1);
    let companions = (rooms / TO_A_COMPANION).max(1);
    let many = communities.div_ceil(COMMUNITIES);
    let mut all = Scenario {
        association: Vec::new(),
        communities: Vec::new(),
        ..town.clone()
    };
    let names = &town.pools.guest_names;
    let mut names = names.iter().cycle();
    for (number, model) in (1..=many).zip(town.association.iter().cycle()) {
        let key = format!("{KEY}-{number}");
        let share = |of: u16| of / many + u16::from(number <= of % many);
        // What is over meets nobody any more.
        let goes_on = |one: &&Community| one.times.iter().all(|time| time.to.is_none());
        let own: Vec<Community> = (1..=share(communities))
            .zip(
                model
                    .services
                    .iter()
                    .filter_map(|id| town.community(id))
                    .filter(goes_on)
                    .cycle(),
            )
            .map(|(at, one)| Community {
                id: renumbered(&one.id, number, at),
                slug: format!("{}-{number}-{at}", one.slug),
                name: format!("{} {number}.{at}", one.name),
                ..one.clone()
            })
            .collect();
        let coordinator = (1..=COORDINATORS)
            .zip(model.coordinator.iter().cycle())
            .map(|(at, one)| super::scenario::Coordinator {
                key: format!("{key}-k-{at}"),
                ..one.clone()
            });
        let companion = (1..=share(companions))
            .zip(model.companion.iter().cycle())
            .map(|(at, one)| super::scenario::Companion {
                key: format!("{key}-{at}"),
                first_name: names.next().unwrap_or(&one.first_name).clone(),
                ..one.clone()
            });
        all.association.push(Association {
            name: format!("{} {number}", model.name),
            services: own.iter().map(|one| one.id.clone()).collect(),
            coordinator: coordinator.collect(),
            companion: companion.collect(),
            key,
            ..model.clone()
        });
        all.communities.extend(own);
    }
    all
}

/// A UUID of its own beside the one it is made from: the first eight digits say which association and which of its communities.
fn renumbered(uuid: &str, number: u16, at: u16) -> String {
    let rest: String = uuid.chars().skip(8).collect();
    format!("{number:04x}{at:04x}{rest}")
}
