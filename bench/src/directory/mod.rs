//! The search beside the engines that others would take: the same communities, the same questions, the same hits.

mod alone;
mod chance;
mod made;
mod peers;
mod table;
mod words;

use std::time::Instant;

use crate::disk::Folder;
use made::{Ask, Made, communities, questions};
use peers::ours::Ours;
use peers::postgres::Postgres;
use peers::sqlite::Sqlite;
use peers::tantivy::Tantivy;
use peers::xapian::Xapian;
use peers::{Peer, Took};
use table::{Figures, Size};

/// How many communities; the last is far past a country's.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// At a million the slow ones are asked every so many of the questions, and Landgang's time for the same ones is taken.
const SPARSE: usize = 10;
const ROUNDS: usize = 3;
/// Questions whose whole answers are compared, at each size.
const COMPARED: [usize; 3] = [1_000, 200, 50];

/// Compares answers, then times.
pub(crate) fn measure() -> Result<String, String> {
    let mut sizes = Vec::new();
    let most = setting("LANDGANG_BENCH_MOST").and_then(|most| most.parse().ok());
    let most: usize = most.unwrap_or(usize::MAX);
    let alone = setting("LANDGANG_BENCH_ALONE").is_some();
    for (count, compared) in SIZES.into_iter().zip(COMPARED) {
        if count <= most && alone {
            println!("{}", table::alone(&without_peers(count)));
        } else if count <= most {
            sizes.push(size(count, compared)?);
        }
    }
    if alone {
        return Err("measured without its peers, so docs/BENCH.md keeps what it has".to_owned());
    }
    Ok(table::text(&sizes))
}

fn size(count: usize, compared: usize) -> Result<Size, String> {
    println!("{count} communities");
    let Made { places, entries } = communities(count);
    let asks = questions(&places);
    let resident = crate::directory::resident();
    let (ours, built) = build(|| Ok(Ours::of(places)))?;
    let held = crate::directory::resident().saturating_sub(resident);
    let mut all: Vec<(Box<dyn Peer>, f64)> = vec![(Box::new(ours), built)];
    let folder = Folder::make("directory")?;
    let under = |name: &str| -> Result<std::path::PathBuf, String> {
        let path = folder.path().join(name);
        std::fs::create_dir_all(&path).map_err(|fault| format!("{}: {fault}", path.display()))?;
        Ok(path)
    };
    let (peer, built) = build(|| Tantivy::build(&entries, &under("tantivy")?))?;
    all.push((Box::new(peer), built));
    let (peer, built) = build(|| Xapian::build(&entries, &under("xapian")?))?;
    all.push((Box::new(peer), built));
    let (peer, built) = build(|| Sqlite::build(&entries, &under("sqlite")?))?;
    all.push((Box::new(peer), built));
    let (peer, built) = build(|| Postgres::build(&entries))?;
    all.push((Box::new(peer), built));
    let points: Vec<(f64, f64)> = entries.iter().map(|entry| entry.point).collect();
    drop(entries);

    let equal = compare(&mut all, &asks, compared, &points)?;
    let mut figures: Vec<Figures> = all
        .iter()
        .map(|(peer, built)| Figures::of(peer.as_ref(), *built))
        .collect();
    for round in 0..ROUNDS {
        for (at, (peer, _)) in all.iter_mut().enumerate() {
            // The first is Landgang, the next two are near enough to be asked everything.
            let every = if count >= 1_000_000 && at > 2 {
                SPARSE
            } else {
                1
            };
            let took = all_of(peer.as_mut(), &asks, every)?;
            if let Some(figures) = figures.get_mut(at) {
                figures.add(round, took);
            }
        }
    }
    let mut size = Size {
        count,
        equal,
        figures,
        held,
        ..Size::default()
    };
    let (ours, _) = all.swap_remove(0);
    drop(all);
    drop(ours);
    // Built anew: the engine itself is wanted here, not what answers for it.
    alone::measure(&mut size, communities(count).places, &asks);
    Ok(size)
}

/// Landgang's engine with nothing beside it, for whoever works on it.
fn without_peers(count: usize) -> Size {
    let places = communities(count).places;
    let asks = questions(&places);
    let mut size = Size {
        count,
        ..Size::default()
    };
    alone::measure(&mut size, places, &asks);
    size
}

/// What somebody says to a measurement.
#[expect(
    clippy::disallowed_methods,
    reason = "a measurement is no part of the program, whose settings are read in one place"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn build<T>(make: impl FnOnce() -> Result<T, String>) -> Result<(T, f64), String> {
    let begun = Instant::now();
    let made = make()?;
    Ok((made, begun.elapsed().as_secs_f64()))
}

/// Kilobytes of memory this process has.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// How many questions were compared, and how many hits they had; an error where two engines differ.
fn compare(
    all: &mut [(Box<dyn Peer>, f64)],
    asks: &[(usize, Ask)],
    compared: usize,
    points: &[(f64, f64)],
) -> Result<(usize, usize), String> {
    let every = asks.len() / compared.max(1);
    let (mut questions, mut hits) = (0, 0);
    for (_, ask) in asks.iter().step_by(every.max(1)) {
        let mut expected: Option<Vec<u32>> = None;
        for (peer, _) in all.iter_mut() {
            let found = peer.all(ask)?;
            let Some(expected) = &expected else {
                expected = Some(found);
                continue;
            };
            let surely = |id: &&u32| !on_the_edge(ask, points, **id);
            let only = |one: &[u32], other: &[u32]| {
                let only = one.iter().filter(|id| other.binary_search(id).is_err());
                only.copied().find(|id| surely(&id))
            };
            let (there, here) = (only(&found, expected), only(expected, &found));
            if there.or(here).is_some() {
                return Err(format!(
                    "{} answers {ask:?} with {} hits and Landgang with {}; only there {there:?}, only here {here:?}",
                    peer.name(),
                    found.len(),
                    expected.len(),
                ));
            }
        }
        questions += 1;
        hits += expected.map_or(0, |found| found.len());
    }
    Ok((questions, hits))
}

/// Metres by which a coordinate may be off in an engine that rounds it: Xapian keeps sixteenths of a second of arc.
const ROUNDED_M: f64 = 3.0;

/// Whether an entry lies where rounding decides if it is within reach.
fn on_the_edge(ask: &Ask, points: &[(f64, f64)], id: u32) -> bool {
    let point = usize::try_from(id).ok().and_then(|id| points.get(id));
    let pair = ask.near.zip(point.copied());
    pair.is_some_and(|(near, point)| {
        (peers::haversine(near, point) - peers::REACH_M).abs() < ROUNDED_M
    })
}

/// What each question took, by its number.
fn all_of(
    peer: &mut dyn Peer,
    asks: &[(usize, Ask)],
    every: usize,
) -> Result<Vec<(usize, usize, Took)>, String> {
    let numbered = asks.iter().enumerate().step_by(every);
    numbered
        .map(|(number, (kind, ask))| Ok((number, *kind, peer.top(ask)?)))
        .collect()
}
