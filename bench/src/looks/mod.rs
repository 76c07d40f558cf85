//! What sealing and the log of looks cost: the same call with and without, on the same data in the same run.

mod world;

use std::time::Instant;

use crate::disk::Folder;
use crate::number::grouped;
use crate::rounds::{ROUNDS, Series, in_turn};
use world::{Call, PERSONS, World};

/// Who asks at the same time, and how often each.
const CROWD: (u16, u16) = (16, 400);
const ALONE: (u16, u16) = (1, 400);

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let folder = Folder::make("looks")?;
    let kind = folder.on_disk()?;
    let mut text = format!(
        "One person's row of {} persons is read (or a line about her written), a transaction each, on {kind}; \"with\" \
         opens the sealed name and note and writes the chained line of the log in the same transaction, so a logged \
         read is a durable write; \"without\" is the same statement on open text and no line. {ROUNDS} rounds in turn. \
         Medians; in brackets the lowest and highest round. Aim: p99 of a logged read at most 25 ms with 16 readers.\n\n\
         | call | askers × calls | without | with | ratio | p99 without | p99 with |\n|---|---|---:|---:|---:|---:|---:|\n",
        grouped(f64::from(PERSONS)),
    );
    for (what, calls) in [
        ("read", [Call::PlainRead, Call::LoggedRead]),
        ("write", [Call::PlainWrite, Call::LoggedWrite]),
    ] {
        for (askers, times) in [CROWD, ALONE] {
            let [[plain, plain_late], [with, with_late]] = contest(&folder, calls, askers, times)?;
            let ratio = with.over(&plain);
            let (low, high) = ratio.spread();
            text.push_str(&format!(
                "| {what} | {askers} × {times} | {}/s | {}/s | {:.2} [{low:.2}–{high:.2}] | {:.1} ms | {:.1} ms |\n",
                grouped(plain.median()),
                grouped(with.median()),
                ratio.median(),
                plain_late.median(),
                with_late.median(),
            ));
        }
    }
    Ok(text)
}

/// Calls per second and the 99th percentile in milliseconds, of both calls in turn.
fn contest(
    folder: &Folder,
    calls: [Call; 2],
    askers: u16,
    times: u16,
) -> Result<[[Series; 2]; 2], String> {
    let mut turns = 0;
    in_turn::<2>(ROUNDS, |who| {
        turns += 1;
        let call = calls.get(who).copied().unwrap_or(Call::PlainRead);
        let file = folder
            .path()
            .join(format!("{call:?}-{askers}-{turns}.sqlite"));
        let world = World::make(&file)?;
        let (seconds, mut late) = ask(&world, call, askers, times)?;
        late.sort_by(f64::total_cmp);
        let p99 = late.get(late.len() * 99 / 100).copied().unwrap_or(f64::NAN);
        world.must_hold(call, u64::from(askers) * u64::from(times))?;
        Ok([f64::from(askers) * f64::from(times) / seconds, p99])
    })
}

/// Every asker as a task, as the handlers of a realm are.
fn ask(world: &World, call: Call, askers: u16, times: u16) -> Result<(f64, Vec<f64>), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .map_err(|fault| fault.to_string())?;
    let begun = Instant::now();
    let late: Result<Vec<f64>, String> = runtime.block_on(async {
        let tasks: Vec<_> = (0..askers)
            .map(|asker| tokio::spawn(one(world.clone(), call, asker, times)))
            .collect();
        let mut all = Vec::new();
        for task in tasks {
            let late = task.await.unwrap_or_else(|fault| Err(fault.to_string()))?;
            all.extend(late);
        }
        Ok(all)
    });
    let seconds = begun.elapsed().as_secs_f64();
    late.map(|late| (seconds, late))
}

async fn one(world: World, call: Call, asker: u16, times: u16) -> Result<Vec<f64>, String> {
    let mut late = Vec::with_capacity(usize::from(times));
    for turn in 0..times {
        let begun = Instant::now();
        world.call(call, asker, turn).await?;
        late.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(late)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_reads_the_same_person_and_only_the_logged_ones_leave_a_line() {
        let folder = Folder::make("looks-test").expect("a folder");
        for call in [
            Call::PlainRead,
            Call::LoggedRead,
            Call::PlainWrite,
            Call::LoggedWrite,
        ] {
            let world =
                World::make(&folder.path().join(format!("{call:?}.sqlite"))).expect("a world");
            let (_, late) = ask(&world, call, 3, 5).expect("answered");
            assert_eq!(late.len(), 15);
            world.must_hold(call, 15).expect("as many lines as calls");
        }
    }
}
