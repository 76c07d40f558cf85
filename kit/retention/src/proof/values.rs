//! Values, moments and statements of the proof.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use kit_store::Param;

use crate::plan::Cutoff;

/// A value on its way into a column.
#[derive(Clone)]
pub(super) enum Held {
    Text(String),
    Int(i64),
    Real(f64),
    Blob(Vec<u8>),
    Null,
}

impl Held {
    /// The value as the store takes it.
    pub(super) fn param(&self) -> Box<dyn Param> {
        match self {
            Self::Text(text) => Box::new(text.clone()),
            Self::Int(number) => Box::new(*number),
            Self::Real(number) => Box::new(*number),
            Self::Blob(bytes) => Box::new(bytes.clone()),
            Self::Null => Box::new(None::<String>),
        }
    }
}

/// Statements of the proof differ by table, not by row; each is made once and found again.
pub(super) fn leaked(sql: &str) -> &'static str {
    static MADE: std::sync::Mutex<Vec<&'static str>> = std::sync::Mutex::new(Vec::new());
    let mut made = MADE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = made.iter().find(|known| **known == sql) {
        return known;
    }
    let new: &'static str = sql.to_owned().leak();
    made.push(new);
    new
}

/// The first part of a row's key, which is what other rows name.
pub(super) fn first(key: &[(String, Held)]) -> Held {
    key.first().map_or(Held::Null, |(_, held)| held.clone())
}

pub(super) fn held(cutoff: Cutoff) -> Held {
    match cutoff {
        Cutoff::Ms(ms) => Held::Int(ms),
        Cutoff::Day(day) => Held::Text(day),
    }
}

/// The first moment or day whose time is not over.
pub(super) fn next(last: &Cutoff) -> Option<Cutoff> {
    match last {
        Cutoff::Ms(ms) => Some(Cutoff::Ms(ms + 1)),
        Cutoff::Day(day) => {
            let day: jiff::civil::Date = day.parse().ok()?;
            Some(Cutoff::Day(
                day.checked_add(Span::new().days(1)).ok()?.to_string(),
            ))
        }
    }
}

/// A moment of the years 2027 to 2046, drawn from the seed (splitmix64).
pub(super) fn moment(seed: u64, round: u64) -> Zoned {
    let mut mixed = seed.wrapping_add(round.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    let twenty_years_ms = 631_152_000_000_u64;
    let ms = 1_798_761_600_000 + i64::try_from(mixed % twenty_years_ms).unwrap_or(0);
    let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(ms)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .to_zoned(zone)
}
