//! The fuzzer: libFuzzer around the target that `LANDGANG_FUZZ_TARGET` names. Started by `cargo xtask fuzz`.
#![no_main]

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use peak_alloc::PeakAlloc;

/// No input may keep the processor longer (T17).
const LONGEST: Duration = Duration::from_secs(1);

/// Memory that one input may take, in bytes (T17). Counted where it is asked for: what the engine keeps for itself, and
/// what the allocator has not given back to the kernel, is nobody's input.
const MOST: usize = 64 * 1024 * 1024;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The most that any input has taken so far; each new record is told, and `cargo xtask fuzz` reads the last.
static RECORD: AtomicUsize = AtomicUsize::new(0);

static CHOSEN: OnceLock<&fuzz::Target> = OnceLock::new();

#[expect(
    clippy::disallowed_methods,
    reason = "libFuzzer keeps the command line for itself, so the name comes by the environment"
)]
fn choose() {
    let asked = std::env::var("LANDGANG_FUZZ_TARGET").unwrap_or_default();
    if let Some(target) = asked.strip_prefix("longest:").and_then(fuzz::named) {
        println!("{}", target.longest);
        std::process::exit(0);
    }
    match fuzz::named(&asked) {
        Some(target) => drop(CHOSEN.set(target)),
        None => {
            eprintln!("LANDGANG_FUZZ_TARGET={asked} is no target");
            std::process::exit(2);
        }
    }
}

libfuzzer_sys::fuzz_target!(init: choose(), |bytes: &[u8]| {
    if let Some(target) = CHOSEN.get() {
        let before = HEAP.current_usage();
        HEAP.reset_peak_usage();
        let took = target.time(bytes);
        let taken = HEAP.peak_usage().saturating_sub(before);
        if RECORD.fetch_max(taken, Ordering::Relaxed) < taken {
            eprintln!("heap: {taken}");
        }
        assert!(taken <= MOST, "an input took {taken} bytes of memory");
        assert!(took < LONGEST, "an input kept the processor for {took:?}");
    }
});
