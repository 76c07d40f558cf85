//! How long an input keeps the processor. Not the clock on the wall: that also counts what else the machine does, and a
//! busy machine would make every input slow.

use std::time::{Duration, Instant};

/// The processor time of this thread so far, as the kernel counts it; none where it does not say.
fn spent() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
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
