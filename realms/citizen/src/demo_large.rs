//! As many rooms as a region has, for whoever wants to know how the pages answer then.

use std::sync::Arc;

use kit_store::{Given, Store};

use crate::demo::{DemoFault, ines, poul, sofie, world};
use crate::realm::Citizen;
use crate::room::sql::ROOMS;

/// The town has these of its own.
const TOWN: i64 = 3;
/// Rooms of one transaction: the others may write in between.
const AT_ONCE: u16 = 100;
/// The first so many can be entered, by `/ind/demo-room-1` and on. Nobody has words for any of them: a way in of words costs
/// seconds of one's own, which a crowd of rooms need not pay.
const LINKS: u16 = 200;

/// Adds so many rooms to the town's, by thirds asked and promised, walking alone, and just begun; `told` hears how many
/// there are after each step. A database that has them is left alone. Their letters were never posted.
///
/// # Errors
/// As [`crate::seed_demo`]; what was written in earlier steps stays.
pub fn seed_large(
    store: &Store<Citizen>,
    given: &Given,
    rooms: u16,
    mut told: impl FnMut(u16),
) -> Result<(), DemoFault> {
    let world = Arc::new(world()?);
    let there = store
        .job("large demo")
        .read_now("how many rooms there are", |tx| {
            tx.row(ROOMS, &[], |r| r.get::<i64>(0))
        })?;
    let more = there.unwrap_or(0).saturating_sub(TOWN).max(0);
    let mut from = u16::try_from(more).unwrap_or(u16::MAX);
    while from < rooms {
        let to = from.saturating_add(AT_ONCE).min(rooms);
        let (world, given, first) = (Arc::clone(&world), given.clone(), from);
        store
            .job("large demo")
            .write_now("make a region's rooms", move |tx| {
                for (number, name) in (first..to).zip(world.names.iter().cycle()) {
                    let link = format!("demo-room-{}", number.saturating_add(1));
                    let link = (number < LINKS).then_some(link.as_str());
                    let live = match number % 3 {
                        0 => sofie,
                        1 => poul,
                        _ => ines,
                    };
                    live(tx, &given, &world, (name, link))?;
                }
                Ok::<_, DemoFault>(())
            })?;
        from = to;
        told(from);
    }
    Ok(())
}
