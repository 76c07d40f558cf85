//! What groups are made of, how a meeting stands, and who gets a place.

use jiff::Timestamp;
use jiff::civil::Date;

use super::plan::{OnClosed, Rhythm};
use crate::course::GuestId;
use crate::house::{Mode, WorkerId};
use crate::text::{LINE_MAX, NAME_MAX, date, line, minute};

kit_store::id! {
    /// A programme.
    pub struct ProgrammeId;
}
kit_store::id! {
    /// A series of meetings.
    pub struct SeriesId;
}
kit_store::id! {
    /// One meeting.
    pub struct SessionId;
}
kit_store::id! {
    /// A guest's place in a series, or in the queue for one.
    pub struct SeatId;
}
kit_store::id! {
    /// A call that the house owes.
    pub struct CallId;
}

/// The most meetings that a programme can be typed with; a series may be longer by holding it again.
pub(crate) const MOST_PARTS: usize = 104;
/// The most places: a hall.
pub(crate) const MOST_PLACES: i64 = 200;
/// The longest meeting.
pub(crate) const LONGEST_MIN: i64 = 12 * 60;
/// The slowest rhythm, and the rarest way in.
pub(crate) const SLOWEST_WEEKS: i64 = 26;

/// A programme as it is typed: its title, how strangers are introduced (GM-5), and a line for each meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Programme {
    pub(crate) title: String,
    pub(crate) intro: String,
    pub(crate) parts: Vec<String>,
}

/// A series as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewSeries {
    pub(crate) programme: ProgrammeId,
    pub(crate) name: String,
    pub(crate) room: String,
    pub(crate) mode: Mode,
    pub(crate) places: i64,
    pub(crate) at_min: i64,
    pub(crate) minutes: i64,
    pub(crate) first: Date,
    pub(crate) every_weeks: i64,
    pub(crate) newcomers_weeks: Option<i64>,
    pub(crate) on_closed: OnClosed,
    pub(crate) lead: WorkerId,
    pub(crate) second: Option<WorkerId>,
}

impl NewSeries {
    /// Its rhythm for a programme of so many meetings.
    pub(crate) fn rhythm(&self, meetings: usize) -> Rhythm {
        Rhythm {
            first: self.first,
            every_weeks: self.every_weeks,
            meetings,
        }
    }
}

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing stands there, and something must.
    Empty,
    TooLong,
    /// No meeting, or too many.
    Parts,
    /// Nothing that can be chosen.
    Choose,
    NoDay,
    NoTime,
    /// A whole number from 1 to this.
    Number(i64),
    /// The same person twice.
    Same,
    /// A person's own number stands in what anybody may read.
    Person,
    /// A guest of whoever writes is named in it (HS-3).
    Named,
    /// Nobody who can be chosen.
    NoWorker,
    NoGuest,
}

/// Faults by field.
pub(crate) type Faults = Vec<(&'static str, Fault)>;

fn needed(
    faults: &mut Faults,
    field: &'static str,
    typed: &str,
    max: usize,
    empty: bool,
) -> String {
    match line(typed, max) {
        None => faults.push((field, Fault::TooLong)),
        Some(text) if text.is_empty() && !empty => faults.push((field, Fault::Empty)),
        Some(text) => return text,
    }
    String::new()
}

fn number(faults: &mut Faults, field: &'static str, typed: &str, most: i64) -> i64 {
    let read = typed.trim().parse::<i64>().ok();
    read.filter(|n| (1..=most).contains(n)).unwrap_or_else(|| {
        faults.push((field, Fault::Number(most)));
        1
    })
}

/// Reads a programme: one line of `parts` for each meeting.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn programme(title: &str, intro: &str, parts: &str) -> Result<Programme, Faults> {
    let mut faults = Faults::new();
    let title = needed(&mut faults, "title", title, NAME_MAX, false);
    let intro = needed(&mut faults, "intro", intro, LINE_MAX, true);
    let typed: Vec<&str> = parts
        .lines()
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .collect();
    if typed.is_empty() || typed.len() > MOST_PARTS {
        faults.push(("parts", Fault::Parts));
    }
    let read: Vec<Option<String>> = typed.iter().map(|one| line(one, LINE_MAX)).collect();
    if read.iter().any(Option::is_none) {
        faults.push(("parts", Fault::TooLong));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Programme {
        title,
        intro,
        parts: read.into_iter().flatten().collect(),
    })
}

/// Reads a series. `get` gives a field's text.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn series<'a>(
    get: impl Fn(&str) -> &'a str,
    works_here: impl Fn(&WorkerId) -> bool,
) -> Result<NewSeries, Faults> {
    let mut faults = Faults::new();
    let programme = ProgrammeId::from_text(get("programme"));
    if programme.is_none() {
        faults.push(("programme", Fault::Choose));
    }
    let name = needed(&mut faults, "name", get("name"), NAME_MAX, false);
    let room = needed(&mut faults, "room", get("room"), NAME_MAX, true);
    let mode = Mode::from_key(get("mode"));
    if mode.is_none() {
        faults.push(("mode", Fault::Choose));
    }
    let first = date(get("first"));
    if first.is_none() {
        faults.push(("first", Fault::NoDay));
    }
    let at_min = minute(get("time"));
    if at_min.is_none() {
        faults.push(("time", Fault::NoTime));
    }
    let minutes = number(&mut faults, "minutes", get("minutes"), LONGEST_MIN);
    let every_weeks = number(&mut faults, "every", get("every"), SLOWEST_WEEKS);
    let newcomers_weeks = match get("newcomers").trim() {
        "" | "0" => None,
        typed => Some(number(&mut faults, "newcomers", typed, SLOWEST_WEEKS)),
    };
    let places = number(&mut faults, "places", get("places"), MOST_PLACES);
    let on_closed = OnClosed::from_key(get("closed"));
    if on_closed.is_none() {
        faults.push(("closed", Fault::Choose));
    }
    let lead = WorkerId::from_text(get("lead")).filter(&works_here);
    if lead.is_none() {
        faults.push(("lead", Fault::NoWorker));
    }
    let second = WorkerId::from_text(get("second"));
    match &second {
        Some(id) if !works_here(id) => faults.push(("second", Fault::NoWorker)),
        Some(id) if Some(id) == lead.as_ref() => faults.push(("second", Fault::Same)),
        _ => {}
    }
    match (programme, mode, first, at_min, on_closed, lead) {
        (Some(programme), Some(mode), Some(first), Some(at_min), Some(on_closed), Some(lead))
            if faults.is_empty() =>
        {
            Ok(NewSeries {
                programme,
                name,
                room,
                mode,
                places,
                at_min,
                minutes,
                first,
                every_weeks,
                newcomers_weeks,
                on_closed,
                lead,
                second,
            })
        }
        _ => Err(faults),
    }
}

/// Something that happened to a planned meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// It has another day or time.
    Moved { day: Date, at_min: i64 },
    /// It is not held, and nobody knows yet when instead (RW-4).
    Cancelled,
    /// Somebody stands in for a leader; none takes it back.
    StandIn(Option<WorkerId>),
    /// It is held in another way.
    Mode(Mode),
}

impl Step {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Moved { .. } => "moved",
            Self::Cancelled => "cancelled",
            Self::StandIn(_) => "stand_in",
            Self::Mode(_) => "mode",
        }
    }
}

/// A meeting as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) place: i64,
    /// As it was planned.
    pub(crate) planned: Date,
    pub(crate) at_min: i64,
    /// The closed day that it would have met.
    pub(crate) instead_of: Option<Date>,
    /// The day it is held on; none where it is cancelled and the new day is not known.
    pub(crate) day: Option<Date>,
    pub(crate) stand_in: Option<WorkerId>,
    pub(crate) mode: Option<Mode>,
}

impl Session {
    /// As it stands after one more step.
    pub(crate) fn then(mut self, step: Step) -> Self {
        match step {
            Step::Moved { day, at_min } => {
                self.day = Some(day);
                self.at_min = at_min;
            }
            Step::Cancelled => self.day = None,
            Step::StandIn(who) => self.stand_in = who,
            Step::Mode(mode) => self.mode = Some(mode),
        }
        self
    }

    /// Whether it was moved to another day by somebody, not by the calendar.
    pub(crate) fn was_moved(&self) -> bool {
        self.day.is_some_and(|day| day != self.planned)
    }
}

/// The meeting at which somebody who asks on `today` begins: the next one of a stretch, as long as it is held. Where
/// that one is cancelled the next that is held opens in its stead, so that nobody waits four weeks more for a cold.
pub(crate) fn way_in(
    sessions: &[Session],
    every_weeks: i64,
    newcomers_weeks: Option<i64>,
    today: Date,
) -> Option<&Session> {
    let mut open = false;
    for session in sessions {
        let admits = super::plan::admits(session.place, every_weeks, newcomers_weeks);
        match session.day {
            Some(day) if day >= today && (admits || open) => return Some(session),
            // It was held without the newcomer, or the way in passes on to the next.
            Some(_) if admits || open => open = false,
            None if admits => open = true,
            _ => {}
        }
    }
    None
}

/// Why somebody stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftWhy {
    /// They have what they came for, or do something else now.
    Stopped,
    /// The group is not a match; said quietly, seen by its leaders only (GM-5).
    NoMatch,
}

impl LeftWhy {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::NoMatch => "no_match",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Stopped, Self::NoMatch]
            .into_iter()
            .find(|why| why.key() == key)
    }
}

/// What is noted of one guest at one meeting. There is no word for not coming but the guest's own (GM-15).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Came,
    NotToday,
    /// Taken back.
    Unsaid,
}

impl Said {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::NotToday => "not_today",
            Self::Unsaid => "unsaid",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Came, Self::NotToday, Self::Unsaid]
            .into_iter()
            .find(|said| said.key() == key)
    }
}

/// Why the house owes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallWhy {
    Moved,
    Cancelled,
    Seat,
}

impl CallWhy {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Seat => "seat",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Moved, Self::Cancelled, Self::Seat]
            .into_iter()
            .find(|why| why.key() == key)
    }
}

/// A guest in a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) id: SeatId,
    pub(crate) guest: GuestId,
    pub(crate) called: String,
    pub(crate) queue_no: i64,
    pub(crate) from_place: i64,
    pub(crate) seated: Option<Timestamp>,
    pub(crate) left: Option<(Timestamp, LeftWhy)>,
}

impl Seat {
    /// Has a place.
    pub(crate) fn sits(&self) -> bool {
        self.seated.is_some() && self.left.is_none()
    }

    /// Waits for one.
    pub(crate) fn waits(&self) -> bool {
        self.seated.is_none() && self.left.is_none()
    }
}
