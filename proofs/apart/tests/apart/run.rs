//! Many pairs on every core, with the figures that a reader wants to see.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;

use crate::houses::Houses;
use crate::leak::Leak;
use crate::pair::{Bench, Recipe, Told, add_up};

/// Every figure is printed with it.
pub(crate) const SEED: u64 = 20_261_122;
/// Threads at a time; the machine that checks has two cores.
const THREADS: usize = 2;
/// Different histories of the other banks.
const LIVES: usize = 8;

/// The long proofs use the whole machine, one after the other, so that each one's time is its own.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static MACHINE: Mutex<()> = Mutex::new(());
    MACHINE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The templates, made once for all proofs that run at the same time, and gone with the last of them.
pub(crate) fn houses() -> Arc<Vec<Houses>> {
    static MADE: Mutex<Weak<Vec<Houses>>> = Mutex::new(Weak::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(there) = made.upgrade() {
        return there;
    }
    let begun = Instant::now();
    // An ordinary Wednesday, and a demo on the evening before the clocks are set forward.
    let fresh = Arc::new(vec![
        Houses::build("2026-11-18T10:00", SEED, false, LIVES),
        Houses::build("2027-03-27T17:30", SEED + 1, true, LIVES),
    ]);
    println!(
        "apart: {} templates made in {:.1} s",
        2 * LIVES,
        begun.elapsed().as_secs_f64()
    );
    *made = Arc::downgrade(&fresh);
    fresh
}

/// Runs pairs until all are done or one differs; gives the sum, and the seed of the pair that differed.
pub(crate) fn pairs(
    houses: &Arc<Vec<Houses>>,
    number: usize,
    length: usize,
    leak: Option<Leak>,
) -> (Told, usize, Option<u64>) {
    let next = AtomicUsize::new(0);
    let sum = Mutex::new((Told::default(), 0, None));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let bench = Bench::new(houses);
                loop {
                    let at = next.fetch_add(1, Ordering::SeqCst);
                    if at >= number {
                        return;
                    }
                    let seed = SEED.wrapping_mul(1_000_003) + u64::try_from(at).unwrap();
                    let told = bench.pair(Recipe { seed, length, leak });
                    let mut sum = sum.lock().unwrap();
                    sum.1 += 1;
                    if told.differing > 0 && sum.2.is_none() {
                        sum.2 = Some(seed);
                        next.store(number, Ordering::SeqCst);
                    }
                    add(&mut sum.0, told);
                }
            });
        }
    });
    sum.into_inner().unwrap()
}

fn add(sum: &mut Told, one: Told) {
    sum.requests += one.requests;
    sum.far_requests += one.far_requests;
    sum.far_earnest += one.far_earnest;
    sum.letters += one.letters;
    sum.log_lines += one.log_lines;
    sum.bytes += one.bytes;
    sum.differing += one.differing;
    if sum.first.is_none() {
        sum.first = one.first;
    }
    for (all, part) in sum.spent_us.iter_mut().zip(one.spent_us) {
        *all += part;
    }
    add_up(&mut sum.routes, &one.routes);
}
