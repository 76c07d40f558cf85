//! What a goal sheet holds, who may be on it, and on which days it is looked at.

use engine_planning::calendar::is_working_day;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::{GoalId, PartId, ReviewId};
use crate::course::after::words;
use crate::course::clock::follow_ups;
use crate::text::{LINE_MAX, line};

words! {
    /// Who can do something for a goal: a part of the municipality by its function, never a person by name (HS-2).
    Agency {
        /// Whose goal it is.
        Guest = "guest", "agency-guest";
        /// The house itself.
        House = "house", "agency-house";
        /// The jobcentre.
        Jobcentre = "jobcentre", "agency-jobcentre";
        /// Bostøtte, § 85.
        S85 = "s85", "agency-s85";
        /// Støtte- og kontaktperson, § 99.
        S99 = "s99", "agency-s99";
        /// The caseworker with authority.
        Authority = "authority", "agency-authority";
        /// Health in the municipality.
        Health = "health", "agency-health";
    }
}

impl Agency {
    /// Whether it is a party of the course itself and needs no yes of its own.
    pub(crate) const fn own(self) -> bool {
        matches!(self, Self::Guest | Self::House)
    }
}

words! {
    /// What a line beneath a goal says.
    Kind {
        /// What the agency does.
        Does = "does", "part-does";
        /// What it sees otherwise, so that it is talked about before the course begins (DD-6).
        Differs = "differs", "part-differs";
    }
}

/// A line beneath a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) id: PartId,
    pub(crate) agency: Agency,
    pub(crate) kind: Kind,
    pub(crate) line: String,
    /// Done, or agreed about.
    pub(crate) over: bool,
}

/// A goal in the guest's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Goal {
    /// None for the goal that the course began with.
    pub(crate) id: Option<GoalId>,
    pub(crate) line: String,
    pub(crate) reached: bool,
    pub(crate) parts: Vec<Part>,
}

/// A day on which goals are looked at together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Review {
    pub(crate) id: ReviewId,
    pub(crate) day: Date,
    /// What was agreed, once it was held.
    pub(crate) agreed: Option<String>,
}

/// Everything of one course's goals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sheet {
    /// The course's first goal is the first.
    pub(crate) goals: Vec<Goal>,
    /// The agencies to whom the guest's yes stands, with its moment.
    pub(crate) yes: Vec<(Agency, Timestamp)>,
    pub(crate) reviews: Vec<Review>,
}

impl Sheet {
    /// Whether an agency takes part: a party of the course, or one to which the guest's yes stands.
    pub(crate) fn has(&self, agency: Agency) -> bool {
        agency.own() || self.yes.iter().any(|(one, _)| *one == agency)
    }

    /// Who takes part, the guest first.
    pub(crate) fn partners(&self) -> impl Iterator<Item = Agency> {
        Agency::ALL.iter().copied().filter(|one| self.has(*one))
    }

    /// The lines of a goal that may be seen, in the order of the agencies: none of one whose yes was withdrawn.
    pub(crate) fn seen<'a>(&'a self, goal: &'a Goal) -> Vec<&'a Part> {
        let of = |agency: Agency| goal.parts.iter().filter(move |part| part.agency == agency);
        self.partners().flat_map(of).collect()
    }

    /// What is not agreed yet.
    pub(crate) fn differs(&self) -> Vec<&Part> {
        let open = |part: &&Part| part.kind == Kind::Differs && !part.over;
        let of = |goal| self.seen(goal).into_iter().filter(open);
        self.goals.iter().flat_map(of).collect()
    }

    /// The next day that has not been held.
    pub(crate) fn next(&self) -> Option<&Review> {
        self.reviews.iter().find(|one| one.agreed.is_none())
    }
}

/// How long a course without a last day has its reviews planned at a time, in months.
pub(crate) const AHEAD_MONTHS: i32 = 6;
/// From how many days before its day a review is called to mind.
pub(crate) const REMIND_DAYS: i64 = 7;

/// The days of the reviews, made when the course begins: every so many weeks on a day when people are at work and the house
/// is open. A day that is not goes to the next that is; past the last day it goes back.
pub(crate) fn review_days(
    start: Date,
    end: Option<Date>,
    weeks: u8,
    closed: impl Fn(Date) -> bool,
) -> Vec<Date> {
    let end = end.unwrap_or_else(|| start.saturating_add(AHEAD_MONTHS.months()));
    let open = |day: &Date| is_working_day(*day) && !closed(*day);
    let within = i64::from(weeks) * 7;
    let mut days: Vec<Date> = Vec::new();
    for wanted in follow_ups(start, end, weeks) {
        let later = (0..within)
            .map(|n| wanted.saturating_add(n.days()))
            .take_while(|day| *day <= end)
            .find(open);
        let earlier = || {
            (1..within)
                .map(|n| wanted.saturating_sub(n.days()))
                .take_while(|day| *day > start)
                .find(open)
        };
        days.extend(later.or_else(earlier).filter(|day| days.last() < Some(day)));
    }
    days
}

/// What is amiss with a form of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Empty,
    TooLong,
    NoAgency,
    NoKind,
    /// The guest has not said yes.
    NoYes,
    NoGoal,
    /// No day ahead on which people are at work.
    NoDay,
}

/// Each field with what is amiss.
pub(crate) type Faulty = Vec<(&'static str, Fault)>;

/// A line that must say something.
///
/// # Errors
/// What is amiss.
pub(crate) fn words_of(typed: &str) -> Result<String, Fault> {
    match line(typed, LINE_MAX) {
        None => Err(Fault::TooLong),
        Some(text) if text.is_empty() => Err(Fault::Empty),
        Some(text) => Ok(text),
    }
}

/// A line beneath a goal as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewPart {
    pub(crate) goal: Option<GoalId>,
    pub(crate) agency: Agency,
    pub(crate) kind: Kind,
    pub(crate) line: String,
}

/// The word of the course's first goal in a form.
pub(crate) const FIRST: &str = "first";

/// Reads a line beneath a goal: of a goal of the sheet, and of an agency that takes part.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn read_part(
    sheet: &Sheet,
    (goal, agency, kind, typed): (&str, &str, &str, &str),
) -> Result<NewPart, Faulty> {
    let mut faults = Vec::new();
    let is = |one: &&Goal| one.id.as_ref().map_or(FIRST, GoalId::as_str) == goal;
    let goal = sheet.goals.iter().find(is);
    if goal.is_none() {
        faults.push(("for", Fault::NoGoal));
    }
    let agency = Agency::from_key(agency).filter(|one| sheet.has(*one));
    if agency.is_none() {
        faults.push(("agency", Fault::NoAgency));
    }
    let kind = Kind::from_key(kind);
    if kind.is_none() {
        faults.push(("kind", Fault::NoKind));
    }
    let line = words_of(typed).map_err(|fault| faults.push(("line", fault)));
    match (goal, agency, kind, line) {
        (Some(goal), Some(agency), Some(kind), Ok(line)) => Ok(NewPart {
            goal: goal.id.clone(),
            agency,
            kind,
            line,
        }),
        _ => Err(faults),
    }
}
