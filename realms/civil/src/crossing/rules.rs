//! Long because every refused step names every state, so that a new state forces a decision everywhere.
//!
//! The crossing's states and who owns each. There is no state without exactly one named owner (BR-6): the owner is
//! computed from the state, never stored beside it as an opinion of its own.

use engine_planning::calendar::after_working_days;
use jiff::civil::Date;

use crate::people::{CompanionId, CoordinatorId};
use crate::visit::VisitId;

/// No association promises an answer later than so many working days ahead.
const MOST_ANSWER_DAYS: i64 = 30;

/// The one person who waits, comes along or answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A coordinator.
    Coordinator(CoordinatorId),
    /// A companion.
    Companion(CompanionId),
}

/// Why a companion and a guest are between two visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// They have met.
    Met,
    /// They did not meet.
    NotMet,
    /// The guest said "not today" (BR-14).
    NotToday,
    /// The guest said "it was too much" (BR-14).
    TooMuch,
}

impl After {
    /// Every one.
    pub(crate) const ALL: [Self; 4] = [Self::Met, Self::NotMet, Self::NotToday, Self::TooMuch];

    /// The word in the database.
    #[must_use]
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::NotToday => "not-today",
            Self::TooMuch => "too-much",
        }
    }

    /// The one with this key.
    #[must_use]
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|after| after.key() == key)
    }
}

/// Where a crossing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// The guest has written and waits for an answer.
    New {
        /// The day by which the coordinator has promised to answer.
        answer_by: Date,
    },
    /// Answered; a companion has still to be found.
    Answered,
    /// A companion has been asked for a visit and has not answered.
    Asked {
        /// Who was asked.
        companion: CompanionId,
        /// For which visit.
        visit: VisitId,
    },
    /// A companion has promised to wait for the guest.
    Promised {
        /// Who waits.
        companion: CompanionId,
        /// At which visit.
        visit: VisitId,
    },
    /// The companion has asked the coordinator to ring before the visit is closed.
    CallWanted {
        /// Who wants a call.
        companion: CompanionId,
        /// After which visit.
        visit: VisitId,
    },
    /// Between two visits; the companion offers the next time.
    Between {
        /// Who offers it.
        companion: CompanionId,
        /// What was last.
        after: After,
    },
    /// "Now I go alone": the guest has arrived (BR-13).
    WalksAlone,
    /// The guest was still there when it was looked for after three months.
    Stayed,
    /// The guest has taken the enquiry back.
    Withdrawn,
    /// The coordinator has ended it.
    Closed,
}

impl State {
    /// The word in the database and in the catalogue's keys.
    #[must_use]
    pub(crate) const fn key(&self) -> &'static str {
        match self {
            Self::New { .. } => "new",
            Self::Answered => "answered",
            Self::Asked { .. } => "asked",
            Self::Promised { .. } => "promised",
            Self::CallWanted { .. } => "call-wanted",
            Self::Between { .. } => "between",
            Self::WalksAlone => "walks-alone",
            Self::Stayed => "stayed",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }

    /// The companion that stands in it, if one does.
    #[must_use]
    pub(crate) const fn companion(&self) -> Option<&CompanionId> {
        match self {
            Self::Asked { companion, .. }
            | Self::Promised { companion, .. }
            | Self::CallWanted { companion, .. }
            | Self::Between { companion, .. } => Some(companion),
            Self::New { .. }
            | Self::Answered
            | Self::WalksAlone
            | Self::Stayed
            | Self::Withdrawn
            | Self::Closed => None,
        }
    }

    /// The visit that is open in it, if one is.
    #[must_use]
    pub(crate) const fn visit(&self) -> Option<&VisitId> {
        match self {
            Self::Asked { visit, .. }
            | Self::Promised { visit, .. }
            | Self::CallWanted { visit, .. } => Some(visit),
            Self::New { .. }
            | Self::Answered
            | Self::Between { .. }
            | Self::WalksAlone
            | Self::Stayed
            | Self::Withdrawn
            | Self::Closed => None,
        }
    }

    /// Whether the accompaniment still runs.
    #[must_use]
    pub(crate) const fn runs(&self) -> bool {
        match self {
            Self::New { .. }
            | Self::Answered
            | Self::Asked { .. }
            | Self::Promised { .. }
            | Self::CallWanted { .. }
            | Self::Between { .. } => true,
            Self::WalksAlone | Self::Stayed | Self::Withdrawn | Self::Closed => false,
        }
    }
}

/// One guest's way into one community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crossing {
    /// The coordinator who answers for it, whoever owns it just now.
    pub(crate) coordinator: CoordinatorId,
    /// Who came along last: suggested first when company is asked for again (BR-13, BR-14).
    pub(crate) last: Option<CompanionId>,
    /// Visits at which guest and companion met.
    pub(crate) held: i64,
    /// Where it stands.
    pub(crate) state: State,
}

/// What happens to a crossing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// The coordinator has answered.
    Answer,
    /// The coordinator asks a companion for a visit.
    Ask {
        /// Whom.
        companion: CompanionId,
        /// The visit proposed.
        visit: VisitId,
    },
    /// The companion says yes.
    Accept(CompanionId),
    /// The companion says no, or cannot come after all.
    Decline(CompanionId),
    /// The guest says "not today" or "too much" to this visit (BR-14).
    Later(VisitId, After),
    /// The companion tells that they met, or did not.
    Close {
        /// Who tells.
        companion: CompanionId,
        /// Whether they met.
        met: bool,
    },
    /// The companion wants to be rung first.
    CallMe(CompanionId),
    /// The coordinator has rung, and knows whether they met.
    Rung {
        /// Whether they met.
        met: bool,
    },
    /// The companion sets the next time: the same companion again, so nobody has to be asked (BR-14).
    Next {
        /// Who sets it.
        companion: CompanionId,
        /// The visit promised.
        visit: VisitId,
    },
    /// "Now I go alone" (BR-13).
    Alone,
    /// Company is asked for again (BR-13).
    AskAgain {
        /// The day by which the coordinator answers.
        answer_by: Date,
    },
    /// The coordinator has seen that the guest still comes.
    StillHere,
    /// The guest takes it back.
    Withdraw,
    /// The coordinator ends it.
    End,
    /// The owner hands it to somebody named.
    HandOver(Owner),
    /// Another coordinator answers for it from now on; the owner stays who it was, unless it was the coordinator.
    Answerable(CoordinatorId),
}

/// The step does not fit where the crossing stands: the page was old, or two people acted at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the step does not fit the crossing's state")]
pub(crate) struct WrongStep;

impl Crossing {
    /// A guest has written: the coordinator on duty owns the enquiry from the first moment (BR-6, VH-11).
    #[must_use]
    pub(crate) const fn open(on_duty: CoordinatorId, answer_by: Date) -> Self {
        Self {
            coordinator: on_duty,
            last: None,
            held: 0,
            state: State::New { answer_by },
        }
    }

    /// The one named owner. Total: a new state does not compile without one (BR-6).
    #[must_use]
    pub(crate) fn owner(&self) -> Owner {
        match &self.state {
            State::Promised { companion, .. } | State::Between { companion, .. } => {
                Owner::Companion(companion.clone())
            }
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::CallWanted { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Owner::Coordinator(self.coordinator.clone()),
        }
    }

    /// The crossing after a step.
    ///
    /// # Errors
    /// [`WrongStep`] if the step does not fit; then nothing has changed.
    pub(crate) fn after(self, step: Step) -> Result<Self, WrongStep> {
        match step {
            Step::Answer => self.answer(),
            Step::Ask { companion, visit } => self.ask(companion, visit),
            Step::Accept(companion) => self.accept(&companion),
            Step::Decline(companion) => self.decline(&companion),
            Step::Later(visit, after) => self.later(&visit, after),
            Step::Close { companion, met } => self.close(&companion, met),
            Step::CallMe(companion) => self.call_me(&companion),
            Step::Rung { met } => self.rung(met),
            Step::Next { companion, visit } => self.next(&companion, visit),
            Step::Alone => self.ended(State::WalksAlone),
            Step::AskAgain { answer_by } => self.ask_again(answer_by),
            Step::StillHere => self.still_here(),
            Step::Withdraw => self.withdraw(),
            Step::End => self.ended(State::Closed),
            Step::HandOver(to) => self.hand_over(to),
            Step::Answerable(coordinator) => Ok(Self {
                coordinator,
                ..self
            }),
        }
    }

    fn to(self, state: State) -> Result<Self, WrongStep> {
        Ok(Self { state, ..self })
    }

    fn answer(self) -> Result<Self, WrongStep> {
        match self.state {
            State::New { .. } => self.to(State::Answered),
            // A further message changes nothing about where it stands.
            State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Closed => Ok(self),
            State::Withdrawn => Err(WrongStep),
        }
    }

    fn ask(self, companion: CompanionId, visit: VisitId) -> Result<Self, WrongStep> {
        match self.state {
            State::New { .. } | State::Answered | State::Asked { .. } | State::Between { .. } => {
                self.to(State::Asked { companion, visit })
            }
            State::Promised { .. }
            | State::CallWanted { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn accept(self, by: &CompanionId) -> Result<Self, WrongStep> {
        match self.state.clone() {
            State::Asked { companion, visit } if companion == *by => Self {
                last: Some(companion.clone()),
                ..self
            }
            .to(State::Promised { companion, visit }),
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn decline(self, by: &CompanionId) -> Result<Self, WrongStep> {
        match &self.state {
            State::Asked { companion, .. }
            | State::Promised { companion, .. }
            | State::Between { companion, .. }
                if companion == by =>
            {
                self.to(State::Answered)
            }
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn later(self, to: &VisitId, after: After) -> Result<Self, WrongStep> {
        match self.state.clone() {
            // The same companion stays and offers a new try (BR-14).
            State::Promised { companion, visit } if visit == *to => {
                self.to(State::Between { companion, after })
            }
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn between(self, companion: CompanionId, met: bool) -> Result<Self, WrongStep> {
        let (held, after) = if met {
            (self.held + 1, After::Met)
        } else {
            (self.held, After::NotMet)
        };
        Self { held, ..self }.to(State::Between { companion, after })
    }

    fn close(self, by: &CompanionId, met: bool) -> Result<Self, WrongStep> {
        match self.state.clone() {
            State::Promised { companion, .. } if companion == *by => self.between(companion, met),
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn call_me(self, by: &CompanionId) -> Result<Self, WrongStep> {
        match self.state.clone() {
            State::Promised { companion, visit } if companion == *by => {
                self.to(State::CallWanted { companion, visit })
            }
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn rung(self, met: bool) -> Result<Self, WrongStep> {
        match self.state.clone() {
            State::CallWanted { companion, .. } => self.between(companion, met),
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn next(self, by: &CompanionId, visit: VisitId) -> Result<Self, WrongStep> {
        match self.state.clone() {
            State::Between { companion, .. } if companion == *by => Self {
                last: Some(companion.clone()),
                ..self
            }
            .to(State::Promised { companion, visit }),
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn ended(self, state: State) -> Result<Self, WrongStep> {
        if self.state.runs() {
            self.to(state)
        } else {
            Err(WrongStep)
        }
    }

    fn ask_again(self, answer_by: Date) -> Result<Self, WrongStep> {
        match self.state {
            State::WalksAlone | State::Stayed | State::Closed => self.to(State::New { answer_by }),
            // It runs already: the wish is heard, nothing moves.
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. } => Ok(self),
            State::Withdrawn => Err(WrongStep),
        }
    }

    fn still_here(self) -> Result<Self, WrongStep> {
        match self.state {
            State::WalksAlone => self.to(State::Stayed),
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::Stayed
            | State::Withdrawn
            | State::Closed => Err(WrongStep),
        }
    }

    fn withdraw(self) -> Result<Self, WrongStep> {
        match self.state {
            State::Withdrawn => Err(WrongStep),
            State::New { .. }
            | State::Answered
            | State::Asked { .. }
            | State::Promised { .. }
            | State::CallWanted { .. }
            | State::Between { .. }
            | State::WalksAlone
            | State::Stayed
            | State::Closed => self.to(State::Withdrawn),
        }
    }

    fn hand_over(self, to: Owner) -> Result<Self, WrongStep> {
        match (self.owner(), to) {
            (Owner::Coordinator(_), Owner::Coordinator(coordinator)) => Ok(Self {
                coordinator,
                ..self
            }),
            // Back to a coordinator: the visit that was promised falls, and somebody new is looked for.
            (Owner::Companion(_), Owner::Coordinator(coordinator)) => Self {
                coordinator,
                ..self
            }
            .to(State::Answered),
            (Owner::Companion(_), Owner::Companion(companion)) => {
                let state = match self.state.clone() {
                    State::Promised { visit, .. } => State::Promised {
                        companion: companion.clone(),
                        visit,
                    },
                    State::Between { after, .. } => State::Between {
                        companion: companion.clone(),
                        after,
                    },
                    State::New { .. }
                    | State::Answered
                    | State::Asked { .. }
                    | State::CallWanted { .. }
                    | State::WalksAlone
                    | State::Stayed
                    | State::Withdrawn
                    | State::Closed => return Err(WrongStep),
                };
                Self {
                    last: Some(companion),
                    ..self
                }
                .to(state)
            }
            // A companion is asked and may say no (VH-17): nobody is handed an unanswered enquiry.
            (Owner::Coordinator(_), Owner::Companion(_)) => Err(WrongStep),
        }
    }
}

/// The day by which an enquiry of `today` is answered: `days` working days later, public holidays and weekends left out;
/// with none the first working day from today on.
#[must_use]
pub(crate) fn answer_by(today: Date, days: i64) -> Date {
    let days = u8::try_from(days.clamp(0, MOST_ANSWER_DAYS)).unwrap_or(u8::MAX);
    after_working_days(today, days)
}
