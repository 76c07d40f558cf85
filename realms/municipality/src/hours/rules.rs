//! How hours are counted, what they cost extra, and how a booking stands.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::house::House;

kit_store::id! {
    /// A booking of accompaniment time.
    pub struct TimeId;
}

/// From this minute of the day an hour counts as evening; until the next morning's [`MORNING_MIN`]. Ours, no source.
const EVENING_MIN: i64 = 17 * 60;
/// Until this minute of the day it is still night.
const MORNING_MIN: i64 = 6 * 60;
/// The longest booking: half a day and the way home.
pub(crate) const LONGEST_MIN: i64 = 12 * 60;

/// When in the week, as far as it is kept: it decides the extra cost and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// An ordinary working day.
    Day,
    /// It touches the evening.
    Evening,
    /// Saturday, Sunday or a public holiday.
    Weekend,
}

impl Part {
    pub(crate) const ALL: [Self; 3] = [Self::Day, Self::Evening, Self::Weekend];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Evening => "evening",
            Self::Weekend => "weekend",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }

    /// The part of a booking that begins at `from_min` after midnight and lasts `minutes`.
    pub(crate) fn of(day: Date, from_min: i64, minutes: i64) -> Self {
        // A public holiday costs what a Sunday does.
        let off = engine_planning::calendar::is_holiday(day);
        if off || matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            Self::Weekend
        } else if from_min + minutes > EVENING_MIN || from_min < MORNING_MIN {
            Self::Evening
        } else {
            Self::Day
        }
    }

    /// Whether the leader must say yes: it costs extra.
    pub(crate) const fn needs_yes(self) -> bool {
        matches!(self, Self::Evening | Self::Weekend)
    }

    /// What it costs extra, in øre, rounded up to a whole øre.
    pub(crate) fn extra_ore(self, house: &House, minutes: i64) -> i64 {
        let rate = match self {
            Self::Day => 0,
            Self::Evening => house.evening_ore,
            Self::Weekend => house.weekend_ore,
        };
        (rate * minutes + 59) / 60
    }
}

/// What was done with a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// The worker booked it.
    Booked,
    /// The leader said yes.
    Approved,
    /// The leader said no.
    Declined,
    /// The leader took the answer back.
    Reopened,
    /// The worker took it back.
    Withdrawn,
}

impl Deed {
    pub(crate) const ALL: [Self; 5] = [
        Self::Booked,
        Self::Approved,
        Self::Declined,
        Self::Reopened,
        Self::Withdrawn,
    ];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Reopened => "reopened",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.key() == key)
    }
}

/// How a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It costs nothing extra, so nobody has to say yes.
    Plain,
    /// It waits for the leader.
    Waiting,
    /// The leader said yes.
    Approved,
    /// The leader said no.
    Declined,
    /// The worker took it back.
    Withdrawn,
}

/// The deed does not fit how the booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WrongStanding;

impl Standing {
    /// How a booking of this part stands after its latest deed.
    pub(crate) const fn after(part: Part, latest: Deed) -> Self {
        match latest {
            Deed::Booked | Deed::Reopened if part.needs_yes() => Self::Waiting,
            Deed::Booked | Deed::Reopened => Self::Plain,
            Deed::Approved => Self::Approved,
            Deed::Declined => Self::Declined,
            Deed::Withdrawn => Self::Withdrawn,
        }
    }

    /// How it stands after one more deed.
    ///
    /// # Errors
    /// [`WrongStanding`] where the deed cannot be done from here.
    pub(crate) const fn then(self, deed: Deed) -> Result<Self, WrongStanding> {
        match (self, deed) {
            (Self::Waiting, Deed::Approved) => Ok(Self::Approved),
            (Self::Waiting, Deed::Declined) => Ok(Self::Declined),
            (Self::Approved | Self::Declined, Deed::Reopened) => Ok(Self::Waiting),
            (Self::Plain | Self::Waiting, Deed::Withdrawn) => Ok(Self::Withdrawn),
            (
                Self::Plain | Self::Waiting | Self::Approved | Self::Declined | Self::Withdrawn,
                _,
            ) => Err(WrongStanding),
        }
    }

    /// Whether its hours count as used: what was declined or taken back does not.
    pub(crate) const fn counts(self) -> bool {
        matches!(self, Self::Plain | Self::Waiting | Self::Approved)
    }
}

/// What is amiss with a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BookingFault {
    NoDay,
    TooFarAway,
    NoTime,
    NoMinutes,
}

/// A booking that may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Booking {
    pub(crate) day: Date,
    pub(crate) minutes: i64,
    pub(crate) part: Part,
}

/// Reads the booking form. The time of day decides the part and is then forgotten.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn booking(
    day: &str,
    time: &str,
    minutes: &str,
    today: Date,
) -> Result<Booking, Vec<(&'static str, BookingFault)>> {
    let mut faults = Vec::new();
    let day = crate::text::date(day);
    let near = today.saturating_sub(1.year())..=today.saturating_add(1.year());
    match day {
        None => faults.push(("day", BookingFault::NoDay)),
        Some(day) if !near.contains(&day) => faults.push(("day", BookingFault::TooFarAway)),
        Some(_) => {}
    }
    let time = crate::text::minute(time);
    if time.is_none() {
        faults.push(("time", BookingFault::NoTime));
    }
    let minutes = minutes
        .trim()
        .parse::<i64>()
        .ok()
        .filter(|minutes| (1..=LONGEST_MIN).contains(minutes));
    if minutes.is_none() {
        faults.push(("minutes", BookingFault::NoMinutes));
    }
    match (day, time, minutes) {
        (Some(day), Some(time), Some(minutes)) if faults.is_empty() => Ok(Booking {
            day,
            minutes,
            part: Part::of(day, time, minutes),
        }),
        _ => Err(faults),
    }
}

/// The Monday of a day's week.
pub(crate) fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// A week of a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Week {
    /// Its Monday.
    pub(crate) monday: Date,
    /// Minutes set aside; none while no aim was set.
    pub(crate) aim: Option<i64>,
    /// Minutes used.
    pub(crate) used: i64,
}

/// This week and the `back` weeks before it, newest first. `aims` are (from, minutes) in any order, the latest that
/// has begun by the week's last day holds; `used` are (day, minutes) of bookings that count.
pub(crate) fn weeks(
    today: Date,
    back: i64,
    aims: &[(Date, i64)],
    used: &[(Date, i64)],
) -> Vec<Week> {
    (0..=back)
        .map(|n| {
            let monday = monday(today).saturating_sub((n * 7).days());
            let sunday = monday.saturating_add(6.days());
            Week {
                monday,
                aim: aims
                    .iter()
                    .filter(|(from, _)| *from <= sunday)
                    .max_by_key(|(from, _)| *from)
                    .map(|(_, minutes)| *minutes),
                used: used
                    .iter()
                    .filter(|(day, _)| (monday..=sunday).contains(day))
                    .map(|(_, minutes)| minutes)
                    .sum(),
            }
        })
        .collect()
}
