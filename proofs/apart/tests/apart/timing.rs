//! The time of twenty of the municipality's answers while the other banks rest or work: printed, and judged only where the
//! processor is not shared (SAFETY.md §12).

use std::sync::Arc;
use std::time::Instant;

use crate::die::Die;
use crate::far::{Far, visitor};
use crate::kept::Bank;
use crate::log;
use crate::observe::{Sent, ask};
use crate::room::Room;
use crate::run::{SEED, alone, houses};
use crate::world::World;

/// Rounds over all routes with the other banks resting, and as many with them at work.
const ROUNDS: usize = 40;
const ROUTES: usize = 20;

/// Welch's t of two samples.
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let count = |all: &[f64]| f64::from(u32::try_from(all.len()).unwrap());
    let mean = |all: &[f64]| all.iter().sum::<f64>() / count(all);
    let spread = |all: &[f64]| {
        let middle = mean(all);
        all.iter().map(|x| (x - middle).powi(2)).sum::<f64>() / (count(all) - 1.0)
    };
    (mean(one) - mean(other)) / (spread(one) / count(one) + spread(other) / count(other)).sqrt()
}

#[test]
fn the_time_of_twenty_answers_is_told() {
    let houses = houses();
    let _machine = alone();
    log::listen();
    log::behind_the_scene();
    let house = houses.first().unwrap();
    let kept = house.kept();
    kept.begin(house.at_ms, SEED, SEED, &[]);
    let (room, beside) = (Room::beside(), Room::beside());
    let world = World::open(
        &kept,
        |bank| house.template(0, bank),
        |_| Arc::clone(&room.log),
    );
    let mut people = visitor(Bank::Municipality);
    let today = kept.kit(Bank::Municipality).given.today();
    let mut die = Die::new(SEED);
    let door = &world.doors.municipality;
    for _ in 0..200 {
        let sent = people.next(today, &mut die);
        let seen = room.run(ask(door, &sent));
        people.saw(&sent, &seen);
    }
    let all = people.round(1);
    let every = (all.len() / ROUTES).max(1);
    let some: Vec<Sent> = all.into_iter().step_by(every).take(ROUTES).collect();
    let mut times = vec![[Vec::new(), Vec::new()]; some.len()];
    let mut far = Some(Far::new(
        &world,
        &[Bank::Citizen, Bank::Civil],
        true,
        SEED,
        &Default::default(),
    ));
    for round in 0..2 * ROUNDS {
        let busy = round % 2;
        let going = (busy == 1).then(|| {
            let mut far: Far = far.take().unwrap();
            beside.begin(async move {
                far.act(30).await;
                far
            })
        });
        for (sent, times) in some.iter().zip(&mut times) {
            let begun = Instant::now();
            room.run(ask(door, sent));
            times[busy].push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        if let Some(going) = going {
            far = Some(beside.run(going).unwrap());
        }
    }
    let worst = times
        .iter()
        .map(|[rest, work]| welch(work, rest).abs())
        .fold(0.0, f64::max);
    println!(
        "T9 timing: {} routes, {ROUNDS} answers each with the other banks resting and at work; largest |t| {worst:.1} \
         (not judged: the processor is shared with them and with others), seed {SEED}",
        some.len()
    );
    assert_eq!(some.len(), ROUTES);
    let far = far.unwrap();
    assert!(
        far.traces.count(&far.traces.acts) > 0,
        "the others were at work"
    );
}

#[test]
fn equal_samples_have_no_t_and_different_ones_have() {
    let (one, other) = ([1.0, 2.0, 3.0, 2.0], [11.0, 12.0, 13.0, 12.0]);
    assert!(welch(&one, &one).abs() < 1e-9);
    assert!(welch(&one, &other).abs() > 4.5);
}
