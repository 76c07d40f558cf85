//! What happens in a course, step by step, and how it stands after all of it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::after::{Ending, Next, words};
use crate::house::WorkerId;

words! {
    /// Why there is another contact person (FR-26).
    Wish {
        /// The house had to.
        House = "house", "contact-why-house";
        /// The guest wanted it; nobody asks why.
        Guest = "guest", "contact-why-guest";
    }
}

words! {
    /// Why six months are too short, or a second time is wanted: counted for who makes the law (LE-7, DD-17).
    Longer {
        /// Illness took of the time.
        Ill = "ill", "longer-ill";
        /// Home or money came first.
        Home = "home", "longer-home";
        /// It takes long to feel at ease.
        Trust = "trust", "longer-trust";
        /// Waiting for other help.
        Waiting = "waiting", "longer-waiting";
        /// It goes the right way, and not far enough yet.
        OnTheWay = "on_the_way", "longer-on-the-way";
        /// Something else.
        Other = "other", "longer-other";
    }
}

/// Whether the clock stands still in a pause; decided by the policy of the day on which it began (RW-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    Runs,
    StandsStill,
}

impl Clock {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::StandsStill => "still",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Runs, Self::StandsStill]
            .into_iter()
            .find(|one| one.key() == key)
    }
}

/// What happened in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// It was opened.
    Opened,
    /// A visit before the first day; it starts no clock (DD-12).
    Visit,
    /// A talk, in one line or none.
    Talk(String),
    /// Communities were talked about; which, nobody writes (HS-12).
    SpokeOfCommunities,
    /// The own network was talked about: that, and never who is in it (NW-2).
    SpokeOfNetwork,
    /// The guest said the last day back, in these words or none (FR-12).
    SaidBack(String),
    /// Another contact person.
    Contact(WorkerId, Wish),
    /// How the help is made less, and what catches the guest (DD-8).
    Taper(String),
    /// What comes after, agreed with the guest, with the guest's words or none.
    Planned(Next, String),
    /// The time is known to be too short (DD-17, LE-7).
    TooShort(Longer),
    /// A pause with its reason (RW-3).
    Paused(Date, Clock, String),
    /// The pause is over.
    Resumed(Date),
    /// It ended.
    Ended(Ending),
    /// The end was taken back.
    GoesOn,
    /// It was opened by a slip, in one step with another's end.
    Withdrawn,
}

impl Step {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Visit => "visit",
            Self::Talk(_) => "talk",
            Self::SpokeOfCommunities => "spoke",
            Self::SpokeOfNetwork => "network",
            Self::SaidBack(_) => "said_back",
            Self::Contact(..) => "contact",
            Self::Taper(_) => "taper",
            Self::Planned(..) => "planned",
            Self::TooShort(_) => "too_short",
            Self::Paused(..) => "paused",
            Self::Resumed(_) => "resumed",
            Self::Ended(_) => "ended",
            Self::GoesOn => "goes_on",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// What was typed, where something was.
    pub(crate) fn line(&self) -> Option<&str> {
        let line = match self {
            Self::Talk(line)
            | Self::SaidBack(line)
            | Self::Taper(line)
            | Self::Planned(_, line)
            | Self::Paused(_, _, line) => line,
            Self::Ended(ending) => &ending.words,
            _ => return None,
        };
        (!line.is_empty()).then_some(line)
    }

    /// The word of a closed list that goes along.
    pub(crate) const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Contact(_, wish) => Some(wish.key()),
            // Longer help by its kind: the two lists have no word in common.
            Self::Planned(Next::OtherHelp(kind), _) => Some(kind.key()),
            Self::Planned(next, _) => Some(next.way().key()),
            Self::TooShort(longer) => Some(longer.key()),
            Self::Paused(_, clock, _) => Some(clock.key()),
            _ => None,
        }
    }

    /// The day that goes along.
    pub(crate) const fn day(&self) -> Option<Date> {
        match self {
            Self::Planned(next, _) => next.day(),
            Self::Paused(day, ..) | Self::Resumed(day) => Some(*day),
            _ => None,
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
    /// It waits.
    Paused {
        /// Since which day.
        since: Date,
        /// Whether the clock waits too.
        clock: Clock,
    },
    /// It ended on its own day or before.
    Ended {
        /// When that was written down.
        at: Timestamp,
        /// What it ended to: there is no end without.
        next: Next,
    },
    /// It never was.
    Withdrawn,
}

/// The step does not fit the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WrongState;

impl State {
    /// How a course stands after all that happened.
    pub(crate) fn after(steps: &[Happened]) -> Self {
        steps.iter().fold(Self::Running, |state, one| {
            state.step(&one.step, one.at).unwrap_or(state)
        })
    }

    /// Whether it is open: it runs or waits.
    pub(crate) const fn open(self) -> bool {
        matches!(self, Self::Running | Self::Paused { .. })
    }

    /// The state after one more step.
    ///
    /// # Errors
    /// [`WrongState`] where the step cannot be taken from here.
    pub(crate) fn step(self, step: &Step, at: Timestamp) -> Result<Self, WrongState> {
        match (self, step) {
            // The first step of all.
            (Self::Running, Step::Opened) => Ok(self),
            (
                Self::Running | Self::Paused { .. },
                Step::Visit
                | Step::Talk(_)
                | Step::SpokeOfCommunities
                | Step::SpokeOfNetwork
                | Step::SaidBack(_)
                | Step::Contact(..)
                | Step::Taper(_)
                | Step::Planned(..)
                | Step::TooShort(_),
            ) => Ok(self),
            // A wish for more is heard after the end as well.
            (Self::Ended { .. }, Step::TooShort(_)) => Ok(self),
            (Self::Running, Step::Paused(since, clock, _)) => Ok(Self::Paused {
                since: *since,
                clock: *clock,
            }),
            (Self::Paused { .. }, Step::Resumed(_)) | (Self::Ended { .. }, Step::GoesOn) => {
                Ok(Self::Running)
            }
            (Self::Running | Self::Paused { .. }, Step::Ended(ending)) => Ok(Self::Ended {
                at,
                next: ending.next,
            }),
            (Self::Running, Step::Withdrawn) => Ok(Self::Withdrawn),
            (Self::Running, Step::Resumed(_) | Step::GoesOn)
            | (
                Self::Paused { .. },
                Step::Opened | Step::Paused(..) | Step::GoesOn | Step::Withdrawn,
            )
            | (
                Self::Ended { .. },
                Step::Opened
                | Step::Visit
                | Step::Talk(_)
                | Step::SpokeOfCommunities
                | Step::SpokeOfNetwork
                | Step::SaidBack(_)
                | Step::Contact(..)
                | Step::Taper(_)
                | Step::Planned(..)
                | Step::Paused(..)
                | Step::Resumed(_)
                | Step::Ended(_)
                | Step::Withdrawn,
            )
            | (Self::Withdrawn, _) => Err(WrongState),
        }
    }
}

/// What the clock and the page need of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Story {
    pub(crate) state: State,
    /// Talks that were held since it began. They are rows of their own (`crate::talk`) and no steps of this story: a step
    /// about a talk keeps its line only.
    pub(crate) talks: u32,
    /// How often the last day was said back, and when last.
    pub(crate) said_back: (u32, Option<Timestamp>),
    /// Whether a taper is agreed, in which words.
    pub(crate) taper: Option<String>,
    /// What was agreed about afterwards last.
    pub(crate) plan: Option<(Next, String)>,
    /// Whether communities were talked about.
    pub(crate) spoke: bool,
    /// Whether the own network was.
    pub(crate) spoke_of_network: bool,
    /// Days on which the clock stood still in pauses that are over.
    pub(crate) still_days: i64,
}

impl Story {
    /// Reads it.
    pub(crate) fn of(steps: &[Happened]) -> Self {
        let mut story = Self {
            state: State::Running,
            talks: 0,
            said_back: (0, None),
            taper: None,
            plan: None,
            spoke: false,
            spoke_of_network: false,
            still_days: 0,
        };
        for one in steps {
            story.take(one);
        }
        story
    }

    /// The same story with the talks that were held.
    pub(crate) fn with_talks(self, talks: u32) -> Self {
        Self { talks, ..self }
    }

    fn take(&mut self, one: &Happened) {
        match (&one.step, self.state) {
            (Step::SaidBack(_), _) => {
                self.said_back = (self.said_back.0.saturating_add(1), Some(one.at));
            }
            (Step::Taper(words), _) => self.taper = Some(words.clone()),
            (Step::Planned(next, words), _) => self.plan = Some((*next, words.clone())),
            (Step::SpokeOfCommunities, _) => self.spoke = true,
            (Step::SpokeOfNetwork, _) => self.spoke_of_network = true,
            (Step::Resumed(on), State::Paused { since, clock }) => {
                self.still_days += stood_still(since, clock, *on);
            }
            _ => {}
        }
        self.state = self.state.step(&one.step, one.at).unwrap_or(self.state);
    }

    /// The last day as it is today: as decided, and later by the days on which the clock stood still.
    pub(crate) fn last_day(&self, decided: Option<Date>, today: Date) -> Option<Date> {
        let now = match self.state {
            State::Paused { since, clock } => stood_still(since, clock, today),
            _ => 0,
        };
        decided.map(|end| end.saturating_add(jiff::Span::new().days(self.still_days + now)))
    }
}

/// Days on which the clock stood still: from the first day of the pause until the day before it goes on.
fn stood_still(since: Date, clock: Clock, on: Date) -> i64 {
    match clock {
        Clock::Runs => 0,
        Clock::StandsStill => (since.duration_until(on).as_hours() / 24).max(0),
    }
}
