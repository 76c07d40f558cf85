//! Where a way stands, told from what was sent and got alone. Pure and total: letters may come late, twice or in
//! another order, and there is always one state with one next thing.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};
use kit_letters::{
    Again, Appointment, CancelledBecause, CitizenToCivil, CivilToCitizen, ComingOrNot, Company,
    NextStep, StillThereAnswer, VisitClosed, VisitToken, Went,
};

/// A visit is over so long after it began, if nobody has said anything else.
const VISIT_HOURS: i64 = 2;
/// When "are you still there?" is asked, in months after going alone.
pub(crate) const FOLLOW_UPS: [u8; 3] = [3, 6, 12];

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// A letter from the association.
    Got(CivilToCitizen),
    /// A letter from the guest.
    Sent(CitizenToCivil),
    /// The guest did not want to say how it went.
    Skipped(VisitToken),
    /// What the guest answered to "are you still there?". Only the room knows that it was this guest.
    StillThere(u8, StillThereAnswer),
    /// Whether the guest wants to see no more messages. Only the room knows.
    Quiet(bool),
}

/// What is known about one visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Visit {
    offer: Option<Appointment>,
    /// Place of the offer among the steps.
    offered: usize,
    /// How often the offer was changed.
    pub(crate) changes: u32,
    cancelled: Option<CancelledBecause>,
    closed: Option<VisitClosed>,
    answer: Option<ComingOrNot>,
    told: Option<Option<Went>>,
}

/// The newest turn of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Turn {
    #[default]
    Asked,
    Received,
    Answered,
    Declined(VisitToken),
    CalledOff(VisitToken, CancelledBecause),
    Told(Again),
    Skipped(VisitToken),
    AskedAgain,
    Alone(Date),
}

/// Everything that the steps say, put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Way {
    /// Who owns the enquiry: first name and telephone.
    pub(crate) owner: Option<(String, String)>,
    /// When the owner answers.
    pub(crate) answer_by: Option<Date>,
    /// The company wished for last.
    pub(crate) company: Option<Company>,
    visits: BTreeMap<VisitToken, Visit>,
    turn: Turn,
    asked_again: usize,
    still: Vec<(u8, StillThereAnswer)>,
    withdrawn: bool,
    /// Place of the step since which the guest wants to see no messages.
    pub(crate) quiet_since: Option<usize>,
}

/// Where a way stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// Sent, and nobody has signed for it yet.
    OnItsWay,
    /// A named human reads it.
    BeingRead(Option<Date>),
    /// Somebody is being found, or a next time.
    Seeking,
    /// A visit is agreed and waits for an answer.
    Offered(Appointment),
    /// The guest has said yes.
    Coming(Appointment),
    /// The guest has said "not today" or "too much" (BR-14).
    Resting(Option<Appointment>),
    /// Others have called it off.
    CalledOff(Option<Appointment>, CancelledBecause),
    /// A visit is over, and how it went has not been told.
    HowWasIt(Appointment),
    /// The guest has told, and thinks about what comes.
    Thinking,
    /// The guest wants nothing more for now; asking again stays easy (BR-13).
    Paused,
    /// The guest walks alone since this day; "are you still there?" may be due.
    Alone(Date, Option<u8>),
    /// The guest has taken everything back.
    Withdrawn,
}

/// What a guest can do on a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Answer this visit.
    Answer(VisitToken),
    /// Say how this visit went.
    Tell(VisitToken),
    /// "Nu går jeg selv".
    WalkAlone,
    /// "Jeg vil gerne have en med igen".
    AskAgain,
    /// Write to the coordinator.
    Write,
    /// Write to whoever waits at this visit.
    WriteToCompanion(VisitToken),
    /// "Are you still there?" after so many months.
    StillThere(u8),
    /// Take everything back.
    Withdraw,
    /// Say that something is not in order; after everything was taken back too.
    NotRight,
}

/// A rung of "Din vej".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rung {
    /// The guest has written.
    Wrote,
    /// A human has answered.
    Answered,
    /// The first visit.
    FirstVisit,
    /// More visits.
    MoreVisits,
    /// The guest walks alone.
    Alone,
}

impl Way {
    /// Reads all steps, oldest first. `on` is the local day of each.
    pub(crate) fn of<'a>(steps: impl IntoIterator<Item = (Date, &'a Step)>) -> Self {
        let mut way = Self::default();
        for (place, (on, step)) in steps.into_iter().enumerate() {
            match step {
                Step::Got(letter) => way.got(letter, place),
                Step::Sent(letter) => way.sent(letter, on, place),
                Step::Skipped(visit) => {
                    let part = way.visits.entry(*visit).or_default();
                    if part.told.is_none() {
                        part.told = Some(None);
                        way.turn = Turn::Skipped(*visit);
                    }
                }
                Step::StillThere(months, answer) => way.still.push((*months, *answer)),
                Step::Quiet(on) => way.quiet_since = on.then_some(place),
            }
        }
        way
    }

    fn got(&mut self, letter: &CivilToCitizen, place: usize) {
        let alone = matches!(self.turn, Turn::Alone(_));
        match letter {
            CivilToCitizen::Received(l) => {
                self.owner = Some((l.owner_first_name.to_string(), l.owner_phone.to_string()));
                self.answer_by = Some(l.answer_by.get());
                if matches!(self.turn, Turn::Asked | Turn::AskedAgain) {
                    self.turn = Turn::Received;
                }
            }
            CivilToCitizen::Reply(_) => {
                if matches!(self.turn, Turn::Asked | Turn::Received | Turn::AskedAgain) {
                    self.turn = Turn::Answered;
                }
            }
            CivilToCitizen::Appointment(l) => {
                let part = self.visits.entry(l.visit).or_default();
                let same = part.offer.as_ref() == Some(l);
                let moved = part.offer.as_ref().is_some_and(|o| o.starts != l.starts);
                if moved {
                    // A yes to one time is no yes to another.
                    part.answer = None;
                }
                if part.offer.is_some() && !same {
                    part.changes = part.changes.saturating_add(1);
                }
                part.offer = Some(l.clone());
                if !same {
                    part.offered = place;
                }
                if !same && !alone && part.cancelled.is_none() {
                    self.turn = Turn::Answered;
                }
            }
            CivilToCitizen::Cancelled(l) => {
                let part = self.visits.entry(l.visit).or_default();
                let first = part.cancelled.is_none();
                part.cancelled = Some(l.why);
                let own = l.why == CancelledBecause::GuestSaidSo
                    && matches!(self.turn, Turn::Declined(_));
                if first && !own && !alone && part.told.is_none() {
                    self.turn = Turn::CalledOff(l.visit, l.why);
                }
            }
            CivilToCitizen::VisitClosed(l) => {
                self.visits.entry(l.visit).or_default().closed = Some(l.clone());
            }
            CivilToCitizen::Message(_) => {}
        }
    }

    fn sent(&mut self, letter: &CitizenToCivil, on: Date, place: usize) {
        match letter {
            CitizenToCivil::Enquiry(l) => self.company = Some(l.company),
            CitizenToCivil::VisitAnswer(l) => {
                self.visits.entry(l.visit).or_default().answer = Some(l.answer);
                self.turn = match l.answer {
                    ComingOrNot::Coming => Turn::Answered,
                    ComingOrNot::NotToday | ComingOrNot::TooMuch => Turn::Declined(l.visit),
                };
            }
            CitizenToCivil::HowItWent(l) => {
                self.visits.entry(l.visit).or_default().told = Some(Some(l.went));
                self.turn = if l.again == Again::Alone {
                    Turn::Alone(on)
                } else {
                    Turn::Told(l.again)
                };
            }
            CitizenToCivil::WalksAlone(_) => self.turn = Turn::Alone(on),
            CitizenToCivil::AskAgain(l) => {
                self.company = Some(l.company);
                self.asked_again = place;
                self.turn = Turn::AskedAgain;
            }
            CitizenToCivil::Withdrawal(_) => self.withdrawn = true,
            CitizenToCivil::Message(_)
            | CitizenToCivil::StillThere(_)
            | CitizenToCivil::NotRight(_)
            | CitizenToCivil::ToCompanion(_) => {}
        }
    }

    /// Where the way stands at `now` on the wall's clock.
    pub(crate) fn state(&self, now: DateTime) -> State {
        if self.withdrawn {
            return State::Withdrawn;
        }
        if let Turn::Alone(since) = self.turn {
            return State::Alone(since, self.follow_up(since, now.date()));
        }
        if let Some((offer, visit)) = self.ahead(now) {
            return match visit.answer {
                Some(ComingOrNot::Coming) => State::Coming(offer.clone()),
                _ => State::Offered(offer.clone()),
            };
        }
        if let Some(offer) = self.untold(now) {
            return State::HowWasIt(offer.clone());
        }
        let offer = |token: &VisitToken| self.visits.get(token).and_then(|v| v.offer.clone());
        match self.turn {
            Turn::Asked => State::OnItsWay,
            Turn::Received => State::BeingRead(self.answer_by),
            Turn::Answered | Turn::AskedAgain | Turn::Told(Again::Yes) => State::Seeking,
            Turn::Declined(visit) | Turn::CalledOff(visit, CancelledBecause::GuestSaidSo) => {
                State::Resting(offer(&visit))
            }
            Turn::CalledOff(visit, why) => State::CalledOff(offer(&visit), why),
            Turn::Told(Again::No) => State::Paused,
            Turn::Told(Again::DontKnow | Again::Alone) => State::Thinking,
            Turn::Skipped(visit) => {
                let next = self
                    .visits
                    .get(&visit)
                    .and_then(|v| v.closed.as_ref())
                    .and_then(|closed| closed.next);
                match next {
                    Some(NextStep::NewTimeComes) => State::Seeking,
                    _ => State::Thinking,
                }
            }
            Turn::Alone(since) => State::Alone(since, None),
        }
    }

    /// The visit that comes next: not cancelled, not over, not declined.
    fn ahead(&self, now: DateTime) -> Option<(&Appointment, &Visit)> {
        self.visits
            .values()
            .filter_map(|visit| visit.offer.as_ref().map(|offer| (offer, visit)))
            .filter(|(offer, visit)| visit.stands() && !visit.is_over(offer, now))
            .min_by_key(|(offer, _)| offer.starts)
    }

    /// First name of the one who came along the last time the guest said how it went, if anybody has.
    pub(crate) fn last_companion(&self) -> Option<String> {
        let been = self.visits.values().filter(|visit| visit.told.is_some());
        let last = been
            .filter_map(|visit| visit.offer.as_ref())
            .max_by_key(|offer| offer.starts);
        last.map(|offer| offer.companion_first_name.to_string())
    }

    /// The newest visit that is over, of which the guest has told nothing yet.
    fn untold(&self, now: DateTime) -> Option<&Appointment> {
        self.visits
            .values()
            .filter_map(|visit| visit.offer.as_ref().map(|offer| (offer, visit)))
            .filter(|(offer, visit)| {
                visit.told.is_none()
                    && visit.cancelled.is_none()
                    && !visit.is_declined()
                    && visit.is_over(offer, now)
                    && visit.offered >= self.asked_again
            })
            .max_by_key(|(offer, _)| offer.starts)
            .map(|(offer, _)| offer)
    }

    fn follow_up(&self, since: Date, today: Date) -> Option<u8> {
        FOLLOW_UPS
            .into_iter()
            .rev()
            .find(|months| {
                since
                    .checked_add(Span::new().months(i64::from(*months)))
                    .is_ok_and(|due| due <= today)
            })
            .filter(|months| !self.still.iter().any(|(asked, _)| asked >= months))
    }

    /// Whether the guest has said to come there still: the way has *stayed*.
    pub(crate) fn stayed(&self) -> bool {
        self.still.last().is_some_and(|(_, answer)| {
            matches!(answer, StillThereAnswer::Yes | StillThereAnswer::NowAndThen)
        })
    }

    /// The visit with this token, if it is known when it is.
    pub(crate) fn visit(&self, token: &VisitToken) -> Option<(&Appointment, &Visit)> {
        let visit = self.visits.get(token)?;
        Some((visit.offer.as_ref()?, visit))
    }

    /// Whether the guest may do this now.
    pub(crate) fn may(&self, doing: Doing, now: DateTime) -> bool {
        if self.withdrawn {
            return doing == Doing::NotRight;
        }
        let alone = matches!(self.turn, Turn::Alone(_));
        match doing {
            Doing::Answer(token) | Doing::WriteToCompanion(token) => {
                !alone
                    && self
                        .visit(&token)
                        .is_some_and(|(offer, visit)| visit.stands() && !visit.is_over(offer, now))
            }
            Doing::Tell(token) => self.visit(&token).is_some_and(|(offer, visit)| {
                visit.told.is_none() && visit.cancelled.is_none() && visit.is_over(offer, now)
            }),
            Doing::WalkAlone => !alone && self.visits.values().any(Visit::happened),
            Doing::AskAgain => matches!(
                self.state(now),
                State::Resting(_) | State::Thinking | State::Paused | State::Alone(..)
            ),
            Doing::StillThere(months) => {
                matches!(self.state(now), State::Alone(_, Some(due)) if due == months)
            }
            Doing::Write | Doing::Withdraw | Doing::NotRight => true,
        }
    }

    /// The ladder: each rung with whether it is done, and which one is now.
    pub(crate) fn ladder(&self, now: DateTime) -> Vec<(Rung, bool, bool)> {
        let happened = self.visits.values().filter(|v| v.happened()).count();
        let alone = matches!(self.state(now), State::Alone(..));
        let done = |rung: Rung| match rung {
            Rung::Wrote => true,
            Rung::Answered => self.turn != Turn::Asked && self.turn != Turn::Received,
            Rung::FirstVisit => happened >= 1,
            Rung::MoreVisits => happened >= 2 || alone,
            Rung::Alone => alone,
        };
        let rungs = [
            Rung::Wrote,
            Rung::Answered,
            Rung::FirstVisit,
            Rung::MoreVisits,
            Rung::Alone,
        ];
        let first_open = rungs.into_iter().find(|rung| !done(*rung));
        let here = first_open.unwrap_or(Rung::Alone);
        rungs
            .into_iter()
            .map(|rung| (rung, done(rung) && rung != here, rung == here))
            .collect()
    }
}

impl Visit {
    fn stands(&self) -> bool {
        self.cancelled.is_none() && self.closed.is_none() && !self.is_declined()
    }

    fn is_declined(&self) -> bool {
        matches!(
            self.answer,
            Some(ComingOrNot::NotToday | ComingOrNot::TooMuch)
        )
    }

    fn is_over(&self, offer: &Appointment, now: DateTime) -> bool {
        let end = offer.starts.get().checked_add(VISIT_HOURS.hours());
        self.closed.is_some() || end.is_ok_and(|end| end <= now)
    }

    fn happened(&self) -> bool {
        match self.told {
            Some(Some(went)) => went != Went::DidNotCome,
            _ => self.closed.as_ref().is_some_and(|closed| closed.met),
        }
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
