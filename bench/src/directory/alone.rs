//! What is measured of Landgang's engine with nothing beside it.

use std::time::Instant;

use engine_search::{Company, Directory, Place, Question, Wish};

use super::made::Ask;
use super::peers::ours::Ours;
use super::peers::{SHOWN, timed};
use super::table::Size;

/// Questions for which every row is looked at.
const BROAD: usize = 55;
/// Communities that change at once: what a night's harvest of a country may bring.
const MANY: usize = 1_000;
/// A word that no community has before it changes.
const NEW_WORD: &str = "zeppelinfart";

/// What is measured of Landgang's engine alone.
pub(super) fn measure(size: &mut Size, places: Vec<Place>, asks: &[(usize, Ask)]) {
    let (begun, resident) = (Instant::now(), super::resident());
    let ours = Ours::of(places);
    if size.held == 0 {
        size.held = super::resident().saturating_sub(resident);
    }
    size.anew = begun.elapsed().as_secs_f64();
    // Both processors at once, each with all questions.
    size.per_second = per_second(&ours.0, asks);
    let begun = Instant::now();
    let later = ours
        .0
        .at_moment(|position| i64::try_from(position % 5_000).ok());
    size.minute = begun.elapsed().as_secs_f64();
    std::hint::black_box(later);
    (_, size.one_changed) = changed(&ours.0, 1);
    let (then, took) = changed(&ours.0, MANY);
    size.many_changed = took;
    size.per_second_then = per_second(&then, asks);
    drop(then);
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
            timed(|| Ok(ours.0.find(&question, SHOWN)))
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

fn per_second(directory: &Directory, asks: &[(usize, Ask)]) -> f64 {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for (_, ask) in asks {
                    std::hint::black_box(directory.find(&ask.question, SHOWN));
                }
            });
        }
    });
    let asked = u32::try_from(asks.len() * 2).unwrap_or(u32::MAX);
    f64::from(asked) / begun.elapsed().as_secs_f64()
}

/// The directory after so many communities in all parts of it have changed, and the seconds until they are all found by what
/// is new in them.
fn changed(directory: &Directory, count: usize) -> (Directory, f64) {
    let gone: Vec<usize> = (0..directory.len())
        .step_by(directory.len() / count)
        .take(count)
        .collect();
    let places = gone.iter().filter_map(|at| directory.place(*at)).cloned();
    let added: Vec<Place> = places
        .map(|place| Place {
            name: format!("{} {NEW_WORD}", place.name),
            ..place
        })
        .collect();
    let question = Question {
        text: Some(NEW_WORD.to_owned()),
        ..Question::default()
    };
    let begun = Instant::now();
    let later = directory.changed(&gone, added);
    let found = later.find(&question, usize::MAX);
    let took = begun.elapsed().as_secs_f64();
    let whole = found.fits.iter().filter(|fit| fit.relaxed.is_empty());
    assert_eq!(whole.count(), count, "what has changed is found");
    assert_eq!(later.len(), directory.len(), "and nothing else went");
    (later, took)
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
