//! What a course is, when it ends, and what may happen in it.

use engine_planning::clock::{Basis, LimitFault, Phase, WeekOf, week_of};
use jiff::Timestamp;
use jiff::civil::Date;
use kit_web::Asked;
use kit_words::{key, when};

use crate::house::WorkerId;
use crate::offer::law;
use crate::text::{LINE_MAX, NAME_MAX, line};

kit_store::id! {
    /// A guest, in this house only.
    pub struct GuestId;
}
kit_store::id! {
    /// A course of support.
    pub struct CourseId;
}

/// What a course stands on. § 82 d is a way to deliver § 82 a or § 82 b, so it follows their limits (DOMAIN.md §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    /// § 82 b.
    Individual,
    /// § 82 a.
    Group,
    /// § 82 d with § 82 b.
    IndividualWithVolunteers,
    /// § 82 d with § 82 a.
    GroupWithVolunteers,
}

impl Offer {
    pub(crate) const ALL: [Self; 4] = [
        Self::Individual,
        Self::Group,
        Self::IndividualWithVolunteers,
        Self::GroupWithVolunteers,
    ];

    /// The word in forms and in the database.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Individual => "82b",
            Self::Group => "82a",
            Self::IndividualWithVolunteers => "82d+82b",
            Self::GroupWithVolunteers => "82d+82a",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|offer| offer.key() == key)
    }

    /// The section whose limit holds.
    pub(crate) const fn basis(self) -> Basis {
        match self {
            Self::Individual | Self::IndividualWithVolunteers => Basis::Individual82b,
            Self::Group | Self::GroupWithVolunteers => Basis::Group82a,
        }
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Individual => key!("offer-82b"),
            Self::Group => key!("offer-82a"),
            Self::IndividualWithVolunteers => key!("offer-82d-82b"),
            Self::GroupWithVolunteers => key!("offer-82d-82a"),
        }
    }

    /// Key of the sentence that explains it.
    pub(crate) const fn note(self) -> &'static str {
        match self {
            Self::Individual => key!("offer-82b-note"),
            Self::Group => key!("offer-82a-note"),
            Self::IndividualWithVolunteers => key!("offer-82d-82b-note"),
            Self::GroupWithVolunteers => key!("offer-82d-82a-note"),
        }
    }
}

/// Under which hat the course was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hat {
    /// Host of the day.
    Host,
    /// Worker of the house.
    Worker,
    /// Leader.
    Leader,
    /// Adviser with authority to decide.
    Adviser,
}

impl Hat {
    pub(crate) const ALL: [Self; 4] = [Self::Host, Self::Worker, Self::Leader, Self::Adviser];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Worker => "worker",
            Self::Leader => "leader",
            Self::Adviser => "adviser",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hat| hat.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Host => key!("hat-host"),
            Self::Worker => key!("hat-worker"),
            Self::Leader => key!("hat-leader"),
            Self::Adviser => key!("hat-adviser"),
        }
    }
}

/// What the form of a new course holds, as typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Typed<'a> {
    pub(crate) called: &'a str,
    pub(crate) basis: &'a str,
    pub(crate) goal: &'a str,
    pub(crate) start: &'a str,
    pub(crate) end: &'a str,
    pub(crate) afterwards: &'a str,
    pub(crate) contact: &'a str,
    pub(crate) decided_by: &'a str,
    pub(crate) hat: &'a str,
}

/// A course that may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewCourse {
    pub(crate) called: String,
    pub(crate) offer: Offer,
    pub(crate) goal: String,
    pub(crate) start: Date,
    pub(crate) end: Option<Date>,
    pub(crate) afterwards: String,
    pub(crate) contact: WorkerId,
    pub(crate) decided_by: WorkerId,
    pub(crate) hat: Hat,
}

/// What is amiss with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CourseFault {
    NoName,
    NoGoal,
    TooLong,
    NoBasis,
    NoDate,
    EndBeforeStart,
    /// Later than the law allows; the latest last day.
    TooLate(Date),
    UnknownWorker,
    NoHat,
}

/// Reads the form. Where an end is demanded and none is typed, the latest that the law allows is decided (FR-5).
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn read(
    typed: &Typed<'_>,
    works_here: impl Fn(&WorkerId) -> bool,
) -> Result<NewCourse, Vec<(&'static str, CourseFault)>> {
    let mut faults = Vec::new();
    let mut words = |field: &'static str, text: &str, max, if_empty: Option<CourseFault>| {
        let read = line(text, max);
        match (&read, if_empty) {
            (None, _) => faults.push((field, CourseFault::TooLong)),
            (Some(text), Some(fault)) if text.is_empty() => faults.push((field, fault)),
            _ => {}
        }
        read.unwrap_or_default()
    };
    let called = words("called", typed.called, NAME_MAX, Some(CourseFault::NoName));
    let goal = words("goal", typed.goal, LINE_MAX, Some(CourseFault::NoGoal));
    let afterwards = words("afterwards", typed.afterwards, LINE_MAX, None);
    let mut or = |field, fault| faults.push((field, fault));
    let offer = Offer::from_key(typed.basis);
    if offer.is_none() {
        or("basis", CourseFault::NoBasis);
    }
    let start = crate::text::date(typed.start);
    if start.is_none() {
        or("start", CourseFault::NoDate);
    }
    let typed_end = (!typed.end.is_empty()).then(|| crate::text::date(typed.end));
    if typed_end == Some(None) {
        or("end", CourseFault::NoDate);
    }
    let end = offer
        .zip(start)
        .and_then(|(offer, start)| decided_end(offer, start, typed_end.flatten(), &mut or));
    let mut someone = |field, text: &str| {
        let id = WorkerId::from_text(text).filter(|id| works_here(id));
        if id.is_none() {
            or(field, CourseFault::UnknownWorker);
        }
        id
    };
    let contact = someone("contact", typed.contact);
    let decided_by = someone("decided_by", typed.decided_by);
    let hat = Hat::from_key(typed.hat);
    if hat.is_none() {
        faults.push(("hat", CourseFault::NoHat));
    }
    match (offer, start, contact, decided_by, hat) {
        (Some(offer), Some(start), Some(contact), Some(decided_by), Some(hat))
            if faults.is_empty() =>
        {
            Ok(NewCourse {
                called,
                offer,
                goal,
                start,
                end,
                afterwards,
                contact,
                decided_by,
                hat,
            })
        }
        _ => Err(faults),
    }
}

/// The last day that is decided: as typed where the law allows, the latest allowed where nothing is typed.
fn decided_end(
    offer: Offer,
    start: Date,
    typed: Option<Date>,
    or: &mut impl FnMut(&'static str, CourseFault),
) -> Option<Date> {
    let limits = law::limits();
    let end = typed.or_else(|| limits.latest_end(offer.basis(), start));
    for fault in limits.check(offer.basis(), start, end) {
        match fault {
            LimitFault::EndsBeforeStart => or("end", CourseFault::EndBeforeStart),
            LimitFault::TooLong { latest, .. } | LimitFault::EndMissing { latest } => {
                or("end", CourseFault::TooLate(latest));
            }
            // Old courses are entered with their own dates; this only warns in reports.
            LimitFault::BeforeInForce { .. } => {}
        }
    }
    end
}

/// Where a course stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// It has no end fixed.
    Open,
    /// It has one.
    Clocked {
        /// Week and phase.
        week: WeekOf,
        /// Its last day.
        end: Date,
    },
}

/// From how many days before the end the last day is told beside the week.
const NEAR_END_DAYS: u32 = 21;

impl Where {
    /// Reads the clock.
    pub(crate) fn of(start: Date, end: Option<Date>, today: Date) -> Self {
        end.map_or(Self::Open, |end| Self::Clocked {
            week: week_of(start, end, today),
            end,
        })
    }

    /// "uge 7 af 26", near the end with the last day.
    pub(crate) fn in_words(&self, asked: &Asked) -> String {
        let Self::Clocked { week, end } = self else {
            return asked.say("course-no-end");
        };
        let day = || when::day_of_month(asked.lang(), *end);
        match week.phase {
            Phase::Over { .. } => asked.tell("course-over", &[("day", day().into())]),
            Phase::NotBegun { .. } => asked.say("course-not-begun"),
            Phase::Running => {
                let said = asked.tell(
                    "course-week",
                    &[
                        ("n", i64::from(week.n).into()),
                        ("of", i64::from(week.of).into()),
                    ],
                );
                if week.days_left <= NEAR_END_DAYS {
                    let ends = asked.tell("course-ends", &[("day", day().into())]);
                    format!("{said}. {ends}")
                } else {
                    said
                }
            }
        }
    }
}

/// What happened in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// It was opened.
    Opened,
    /// A talk, in one line or none.
    Talk(String),
    /// Another contact person.
    Contact(WorkerId),
    /// It ended, with the guest's own words or none.
    Ended(String),
    /// The end was taken back.
    GoesOn,
}

impl Step {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Talk(_) => "talk",
            Self::Contact(_) => "contact",
            Self::Ended(_) => "ended",
            Self::GoesOn => "goes_on",
        }
    }
}

/// A step with who and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happened {
    pub(crate) step: Step,
    pub(crate) by: String,
    pub(crate) at: Timestamp,
}

/// Whether a course runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It runs.
    Running,
    /// It ended on its own day or before.
    Ended {
        /// When that was written down.
        at: Timestamp,
    },
}

/// The step does not fit the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WrongState;

impl State {
    /// How a course stands after all that happened.
    pub(crate) fn after(steps: &[Happened]) -> Self {
        steps
            .iter()
            .fold(Self::Running, |state, one| match one.step {
                Step::Ended(_) => Self::Ended { at: one.at },
                Step::GoesOn | Step::Opened => Self::Running,
                Step::Talk(_) | Step::Contact(_) => state,
            })
    }

    /// The state after one more step.
    ///
    /// # Errors
    /// [`WrongState`] where the step cannot be taken from here.
    pub(crate) fn step(self, step: &Step, at: Timestamp) -> Result<Self, WrongState> {
        match (self, step) {
            (Self::Running, Step::Talk(_) | Step::Contact(_)) => Ok(Self::Running),
            (Self::Running, Step::Ended(_)) => Ok(Self::Ended { at }),
            (Self::Ended { .. }, Step::GoesOn) => Ok(Self::Running),
            (Self::Running, Step::Opened | Step::GoesOn)
            | (
                Self::Ended { .. },
                Step::Opened | Step::Talk(_) | Step::Contact(_) | Step::Ended(_),
            ) => Err(WrongState),
        }
    }
}
