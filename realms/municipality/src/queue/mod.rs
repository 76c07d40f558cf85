//! Work that waits in the database: posted in the same transaction as its cause, taken on a lease, tried again with
//! growing pauses, safe with several processes. A job carries ids only and looks its rows up when it runs.
//!
//! **Invariant.** A job is in one hand at a time, and who lost it to another cannot finish it: every taking has a number
//! of its own (`two_processes_do_each_job_once`, `a_process_that_is_killed_in_the_middle_loses_no_job_and_doubles_none`).

pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use jiff::Timestamp;

/// So long a taken job is nobody else's. Longer than the patience of every gateway together.
pub(crate) const LEASE_MS: i64 = 5 * 60_000;
/// So often a job is tried at most.
pub(crate) const MOST_TRIES: i64 = 6;
/// The longest pause between two tries.
const LONGEST_PAUSE_MS: i64 = 60 * 60_000;

/// The pause after so many tries: a minute, doubled each time, at most an hour.
pub(crate) fn pause_ms(tries: i64) -> i64 {
    let doubled = u32::try_from(tries.saturating_sub(1).clamp(0, 16)).unwrap_or(0);
    60_000_i64
        .saturating_mul(1_i64 << doubled)
        .min(LONGEST_PAUSE_MS)
}

/// A moment so many milliseconds later.
pub(crate) fn later(at: Timestamp, ms: i64) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond().saturating_add(ms)).unwrap_or(at)
}
