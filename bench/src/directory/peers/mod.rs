//! The engines that others would take, each asked in its own best way for the same hits.
//!
//! All of them answer with the numbers of the entries that have any of the asked terms and all facets, and lie within ten
//! kilometres by the haversine formula on a sphere of 6 371 008.8 m; the least intrusive first, then by number. That order
//! is cheaper than Landgang's, and it is what each of them gives soonest.

pub(crate) mod ours;
pub(crate) mod postgres;
pub(crate) mod sqlite;
pub(crate) mod tantivy;
pub(crate) mod xapian;

use super::made::Ask;

/// Metres that are within reach once rounded.
pub(crate) const REACH_M: f64 = 10_000.5;
/// The earth's mean radius in metres (IUGG).
pub(crate) const EARTH_M: f64 = 6_371_008.8;
/// So many hits are shown.
pub(crate) const SHOWN: usize = 12;

/// What one question took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Took {
    /// Seconds that a clock on the wall saw.
    pub(crate) wall: f64,
    /// Seconds of a processor, in whatever process does the work.
    pub(crate) cpu: f64,
}

/// An engine with all entries in it.
pub(crate) trait Peer {
    /// As the table names it.
    fn name(&self) -> &'static str;
    /// Every hit, in the order of numbers.
    fn all(&mut self, ask: &Ask) -> Result<Vec<u32>, String>;
    /// Asks for the first [`SHOWN`].
    fn top(&mut self, ask: &Ask) -> Result<Took, String>;
    /// Bytes that it keeps.
    fn bytes(&self) -> u64;
}

/// Metres between two points by the haversine formula.
pub(crate) fn haversine(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (lat_one, lat_other) = (one.0.to_radians(), other.0.to_radians());
    let lat_half = ((lat_other - lat_one) / 2.0).sin();
    let lon_half = ((other.1 - one.1).to_radians() / 2.0).sin();
    let chord = lat_half.mul_add(
        lat_half,
        lat_one.cos() * lat_other.cos() * lon_half * lon_half,
    );
    2.0 * EARTH_M * chord.clamp(0.0, 1.0).sqrt().asin()
}

/// Runs something and tells what it took. The work is done on this thread and waits for nothing, so that the clock on the
/// wall is the processor's; the kernel's own account of a running thread is too coarse for it.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T, String>) -> Result<(T, Took), String> {
    let begun = std::time::Instant::now();
    let done = work()?;
    let wall = begun.elapsed().as_secs_f64();
    Ok((done, Took { wall, cpu: wall }))
}

/// Seconds that a process has had a processor, by the kernel's account in nanoseconds.
pub(crate) fn processor(who: &str) -> f64 {
    let account = std::fs::read_to_string(format!("/proc/{who}/schedstat")).unwrap_or_default();
    let nanoseconds = account.split(' ').next().and_then(|one| one.parse().ok());
    nanoseconds.unwrap_or(0.0) / 1e9
}

/// Bytes of everything in a folder.
pub(crate) fn bytes_in(folder: &std::path::Path) -> u64 {
    let Ok(list) = std::fs::read_dir(folder) else {
        return 0;
    };
    list.flatten()
        .map(|entry| match entry.metadata() {
            Ok(about) if about.is_dir() => bytes_in(&entry.path()),
            Ok(about) => about.len(),
            Err(_) => 0,
        })
        .sum()
}
