//! The fuzzer: libFuzzer around the target that `LANDGANG_FUZZ_TARGET` names. Started by `cargo xtask fuzz`.
#![no_main]

use std::sync::OnceLock;
use std::time::Duration;

/// No input may keep the processor longer (T17).
const LONGEST: Duration = Duration::from_secs(1);

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
        let took = target.time(bytes);
        assert!(took < LONGEST, "an input kept the processor for {took:?}");
    }
});
