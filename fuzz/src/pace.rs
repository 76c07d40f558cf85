//! How long an input keeps the processor. Not the clock on the wall: that also counts what else the machine does, and a
//! busy machine would make every input slow.

use std::time::{Duration, Instant};

use nix::time::{ClockId, clock_gettime};

/// The processor time of this thread so far; none where the kernel does not count it. The kernel brings this clock up to
/// date whenever it is read, where the figures under `/proc` may be as old as its last tick.
fn spent() -> Option<Duration> {
    let spent = clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).ok()?;
    Some(Duration::from(spent))
}

/// Runs `work` and tells the processor time that it took; time on the wall where the kernel does not count.
pub(crate) fn of(work: impl FnOnce()) -> Duration {
    let (before, begun) = (spent(), Instant::now());
    work();
    match (before, spent()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => begun.elapsed(),
    }
}
