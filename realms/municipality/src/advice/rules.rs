//! What an advice talk is about, and what it may end in.

use jiff::civil::Date;

use super::AdviceId;
use crate::course::GuestId;
use crate::course::after::words;
use crate::course::rules::Hat;
use crate::course::support::Kind;
use crate::enquiry::rules::EnquiryId;
use crate::house::WorkerId;
use crate::text;
use crate::today::rules::WalkInId;

/// Whom a talk is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum About {
    /// Somebody who has been here.
    Guest(GuestId),
    /// Somebody who wrote or rang.
    Enquiry(EnquiryId),
    /// Somebody at the door, who has no name here.
    WalkIn(WalkInId),
}

impl About {
    /// As an address or a form names it.
    pub(crate) fn read(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "gaest" => GuestId::from_text(id).map(Self::Guest),
            "henvendelse" => EnquiryId::from_text(id).map(Self::Enquiry),
            "fra" => WalkInId::from_text(id).map(Self::WalkIn),
            _ => None,
        }
    }

    /// The word in addresses and forms.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Guest(_) => "gaest",
            Self::Enquiry(_) => "henvendelse",
            Self::WalkIn(_) => "fra",
        }
    }

    /// The row's number.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Guest(id) => id.as_str(),
            Self::Enquiry(id) => id.as_str(),
            Self::WalkIn(id) => id.as_str(),
        }
    }
}

words! {
    /// What a talk ended in.
    Outcome {
        /// A course of the house begins.
        Course = "course", "advice-course";
        /// Other help was decided.
        Help = "help", "advice-help";
        /// Nothing was to be decided: advice was enough.
        Nothing = "nothing", "advice-nothing";
    }
}

/// What was decided, by whom and under which hat (FR-9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) outcome: Outcome,
    pub(crate) help: Option<Kind>,
    pub(crate) by: WorkerId,
    pub(crate) hat: Hat,
}

/// A talk as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Advice {
    pub(crate) id: AdviceId,
    /// None where what it was about is not kept any more.
    pub(crate) about: Option<About>,
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    pub(crate) worker: WorkerId,
    pub(crate) adviser: WorkerId,
    pub(crate) decision: Option<Decision>,
    pub(crate) cancelled: bool,
}

/// When and with whom a talk is booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Booking {
    pub(crate) day: Date,
    pub(crate) at_min: i64,
    pub(crate) worker: WorkerId,
    pub(crate) adviser: WorkerId,
}

/// What is amiss with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    NoDay,
    NoTime,
    NoWorker,
    /// The caseworker is another than the worker: they are there together.
    NotTwo,
    NoOutcome,
    NoHelp,
    NoHat,
    /// Not one of the two who are there.
    NotThere,
}

/// Each field with what is amiss.
pub(crate) type Faulty = Vec<(&'static str, Fault)>;

/// Reads a booking: two people who work here, on a day from today on.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn book(
    (day, time, worker, adviser): (&str, &str, &str, &str),
    today: Date,
    works_here: impl Fn(&WorkerId) -> bool,
) -> Result<Booking, Faulty> {
    let mut faults = Vec::new();
    let day = text::date(day).filter(|day| *day >= today);
    let at_min = text::minute(time);
    let someone = |id: &str| WorkerId::from_text(id).filter(|id| works_here(id));
    let (worker, adviser) = (someone(worker), someone(adviser));
    if day.is_none() {
        faults.push(("day", Fault::NoDay));
    }
    if at_min.is_none() {
        faults.push(("time", Fault::NoTime));
    }
    if worker.is_none() {
        faults.push(("worker", Fault::NoWorker));
    }
    if adviser.is_none() {
        faults.push(("adviser", Fault::NoWorker));
    } else if worker == adviser {
        faults.push(("adviser", Fault::NotTwo));
    }
    match (day, at_min, worker, adviser) {
        (Some(day), Some(at_min), Some(worker), Some(adviser)) if faults.is_empty() => {
            Ok(Booking {
                day,
                at_min,
                worker,
                adviser,
            })
        }
        _ => Err(faults),
    }
}

/// Reads a decision: one of the two who are there decides, and says under which hat.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn decide(
    advice: &Advice,
    (outcome, help, by, hat): (&str, &str, &str, &str),
) -> Result<Decision, Faulty> {
    let mut faults = Vec::new();
    let outcome = Outcome::from_key(outcome);
    let help = Kind::from_key(help).filter(|_| outcome == Some(Outcome::Help));
    let there = |id: &WorkerId| *id == advice.worker || *id == advice.adviser;
    let by = WorkerId::from_text(by).filter(there);
    let hat = Hat::from_key(hat);
    if outcome.is_none() {
        faults.push(("outcome", Fault::NoOutcome));
    }
    if outcome == Some(Outcome::Help) && help.is_none() {
        faults.push(("help", Fault::NoHelp));
    }
    if by.is_none() {
        faults.push(("decided_by", Fault::NotThere));
    }
    if hat.is_none() {
        faults.push(("hat", Fault::NoHat));
    }
    match (outcome, by, hat) {
        (Some(outcome), Some(by), Some(hat)) if faults.is_empty() => Ok(Decision {
            outcome,
            help,
            by,
            hat,
        }),
        _ => Err(faults),
    }
}

/// The hat of the one who stands beside who decided: the caseworker's is authority's, the worker's is the house's.
pub(crate) fn beside(advice: &Advice, decision: &Decision) -> (WorkerId, Hat) {
    if decision.by == advice.worker {
        (advice.adviser.clone(), Hat::Adviser)
    } else {
        (advice.worker.clone(), Hat::Worker)
    }
}
