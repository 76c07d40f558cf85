//! The search beside the engines that others would take: the same communities, the same questions, the same hits.

mod chance;
mod made;
mod peers;
mod table;
mod words;

use std::time::Instant;

use engine_search::{Company, Place, Question, Wish};

use crate::disk::Folder;
use made::{Ask, Made, communities, questions};
use peers::ours::Ours;
use peers::postgres::Postgres;
use peers::sqlite::Sqlite;
use peers::tantivy::Tantivy;
use peers::xapian::Xapian;
use peers::{Peer, Took, timed};
use table::{Figures, Size};

/// How many communities; the last is far past a country's.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// At a million the slow ones are asked every so many of the questions, and Landgang's time for the same ones is taken.
const SPARSE: usize = 10;
const ROUNDS: usize = 3;
/// Questions for which every row is looked at.
const BROAD: usize = 55;
/// Questions whose whole answers are compared, at each size.
const COMPARED: [usize; 3] = [1_000, 200, 50];

/// Compares answers, then times.
pub(crate) fn measure() -> Result<String, String> {
    let mut sizes = Vec::new();
    let most = setting("LANDGANG_BENCH_MOST").and_then(|most| most.parse().ok());
    let most: usize = most.unwrap_or(usize::MAX);
    for (count, compared) in SIZES.into_iter().zip(COMPARED) {
        if count <= most {
            sizes.push(size(count, compared)?);
        }
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
    let places = communities(count).places;
    alone(&mut size, places, &asks);
    Ok(size)
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

/// What is measured of Landgang's engine alone.
fn alone(size: &mut Size, places: Vec<Place>, asks: &[(usize, Ask)]) {
    let ours = Ours::of(places);
    // Both processors at once, each with all questions.
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for (_, ask) in asks {
                    std::hint::black_box(ours.0.find(&ask.question, peers::SHOWN));
                }
            });
        }
    });
    let asked = u32::try_from(asks.len() * 2).unwrap_or(u32::MAX);
    size.per_second = f64::from(asked) / begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let later = ours
        .0
        .at_moment(|position| i64::try_from(position % 5_000).ok());
    size.minute = begun.elapsed().as_secs_f64();
    std::hint::black_box(later);
    // Whoever does not know yet whether to go alone is shown both kinds, so that every row is looked at: 16 bytes of it.
    let mut seconds: Vec<f64> = Wish::ALL
        .iter()
        .cycle()
        .take(BROAD)
        .filter_map(|wish| {
            let question = Question {
                wishes: vec![*wish],
                company: Some(Company::DontKnow),
                ..Question::default()
            };
            timed(|| Ok(ours.0.find(&question, peers::SHOWN)))
                .ok()
                .map(|(_, took)| took.wall)
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let middle = seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN);
    let bytes = f64::from(u32::try_from(size.count).unwrap_or(u32::MAX)) * 16.0;
    size.broad = middle;
    size.of_bandwidth = bytes / bandwidth() / middle;
}

/// Bytes a second that one processor reads from memory, in order; the best of five.
fn bandwidth() -> f64 {
    let block: Vec<u64> = vec![1; 32 * 1024 * 1024];
    let bytes = f64::from(u32::try_from(block.len()).unwrap_or(u32::MAX)) * 8.0;
    let once = || {
        let begun = Instant::now();
        let sum: u64 = std::hint::black_box(&block).iter().sum();
        std::hint::black_box(sum);
        bytes / begun.elapsed().as_secs_f64()
    };
    (0..5).map(|_| once()).fold(0.0, f64::max)
}
