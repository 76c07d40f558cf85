//! Clock, chance and ids, handed in as parameters so that a test can hold them still (STYLE.md habit 1).

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock standing at `at`.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.as_millisecond()))
    }

    /// Moves the clock by `ms` milliseconds.
    pub fn advance_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// The machine's clock moved by a fixed stretch, so that a demo can be a week later.
#[derive(Debug, Default)]
pub struct ShiftedClock(AtomicI64);

impl ShiftedClock {
    /// Moves the clock to `ms` milliseconds after the machine's.
    pub fn shift_to_ms(&self, ms: i64) {
        self.0.store(ms, Ordering::SeqCst);
    }

    /// By how many milliseconds it is ahead of the machine's.
    #[must_use]
    pub fn shifted_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        let ms = SystemClock
            .now()
            .as_millisecond()
            .saturating_add(self.0.load(Ordering::SeqCst));
        Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
    }
}

/// Gives random bytes.
pub trait Chance: Send + Sync {
    /// Fills `bytes`. Never returns with less than full randomness.
    fn fill(&self, bytes: &mut [u8]);
}

/// The kernel's random source.
#[derive(Debug, Clone, Copy)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Without randomness no key, code or id is safe: better no program than a guessable one.
            std::process::abort();
        }
    }
}

/// Repeatable bytes for tests and demo data (splitmix64). Never for keys.
#[derive(Debug)]
pub struct SeededChance(AtomicU64);

impl SeededChance {
    /// A source that always gives the same bytes for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self
                .0
                .fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst)
                .wrapping_add(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^= z >> 31;
            chunk
                .iter_mut()
                .zip(z.to_le_bytes())
                .for_each(|(to, from)| *to = from);
        }
    }
}

/// What a realm is given from outside: the time, the place's time zone, and chance.
#[derive(Clone)]
pub struct Given {
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    zone: TimeZone,
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Given").finish_non_exhaustive()
    }
}

impl Given {
    /// The machine's clock and randomness, in Danish time.
    #[must_use]
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemChance))
    }

    /// A clock and a source of chance, in Danish time.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
        Self {
            clock,
            chance,
            zone,
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Now, as the clock on the wall shows it.
    #[must_use]
    pub fn local(&self) -> DateTime {
        self.zoned(self.now()).datetime()
    }

    /// Today in Denmark.
    #[must_use]
    pub fn today(&self) -> Date {
        self.local().date()
    }

    /// `at` in Danish time.
    #[must_use]
    pub fn zoned(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }

    /// The moment when the clock on the wall shows `local`; a time skipped in spring is the hour after.
    #[must_use]
    pub fn moment(&self, local: DateTime) -> Timestamp {
        self.zone
            .to_ambiguous_timestamp(local)
            .compatible()
            .unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// A fresh UUIDv7. It holds the millisecond of its making, so it never leaves its realm (SAFETY.md §1.4).
    #[must_use]
    pub fn uuid7(&self) -> String {
        let mut random = [0_u8; 10];
        self.chance.fill(&mut random);
        let ms = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &random)
            .into_uuid()
            .to_string()
    }

    /// 128 random bits in hex, for what crosses between realms.
    #[must_use]
    pub fn random128(&self) -> String {
        let mut bytes = [0_u8; 16];
        self.chance.fill(&mut bytes);
        hex(&bytes)
    }

    /// 256 random bits in hex, for sessions and links.
    #[must_use]
    pub fn token(&self) -> String {
        let mut bytes = [0_u8; 32];
        self.chance.fill(&mut bytes);
        hex(&bytes)
    }

    /// Fills `bytes` with randomness.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.chance.fill(bytes);
    }

    /// A whole number from 0 to `below` − 1, evenly; 0 if `below` is 0.
    #[must_use]
    pub fn below(&self, below: u64) -> u64 {
        if below == 0 {
            return 0;
        }
        let zone = u64::MAX - u64::MAX % below;
        loop {
            let mut bytes = [0_u8; 8];
            self.chance.fill(&mut bytes);
            let n = u64::from_le_bytes(bytes);
            if n < zone {
                return n % below;
            }
        }
    }
}

/// Lower-case hex.
fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}
