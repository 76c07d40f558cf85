//! What a hand-over may hold, and how it stands.

use jiff::Timestamp;

use crate::course::after::words;
use crate::course::support::Kind;
use crate::text::line;

kit_store::id! {
    /// A hand-over.
    pub struct HandoverId;
}

/// The longest text of one part, in letters.
pub(crate) const PART_MAX: usize = 1_000;

words! {
    /// The parts that a receiver can need. There is none for history or diagnosis.
    Part {
        /// The goal in the guest's words.
        Goal = "goal", "hand-part-goal";
        /// What helps.
        Helps = "helps", "hand-part-helps";
        /// What is hard.
        Hard = "hard", "hand-part-hard";
        /// An ordinary day.
        Day = "day", "hand-part-day";
        /// The help there is.
        Help = "help", "hand-part-help";
        /// What the guest wishes for.
        Wish = "wish", "hand-part-wish";
        /// Where and when the guest is to be met.
        Reach = "reach", "hand-part-reach";
    }
}

/// How a hand-over stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It is being written together.
    Draft,
    /// The guest has read and released it; it changes no more.
    Released(Timestamp),
    /// The guest has taken it back.
    Withdrawn,
    /// The guest, or a worker for the guest, has carried it away.
    Carried,
}

impl State {
    /// Reads how it stands.
    pub(crate) const fn of(
        released: Option<Timestamp>,
        withdrawn: Option<Timestamp>,
        carried: Option<Timestamp>,
    ) -> Self {
        match (released, withdrawn, carried) {
            (_, Some(_), _) => Self::Withdrawn,
            (_, None, Some(_)) => Self::Carried,
            (Some(at), None, None) => Self::Released(at),
            (None, None, None) => Self::Draft,
        }
    }
}

/// A hand-over as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Handover {
    pub(crate) id: HandoverId,
    pub(crate) receiver: Kind,
    /// The guest's own words, said when it was released.
    pub(crate) words: String,
    pub(crate) state: State,
    /// The parts that are needed, in the order of the list.
    pub(crate) parts: Vec<(Part, String)>,
}

/// What is amiss with a form of a hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    NoReceiver,
    NoPart,
    TooLong,
    /// The guest has not read it.
    NotRead,
    /// Nothing is written.
    Empty,
}

/// Each field with what is amiss.
pub(crate) type Faults = Vec<(&'static str, Fault)>;

/// Reads who receives and what they need (FR-21).
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn begin<'a>(
    receiver: &str,
    parts: impl Iterator<Item = &'a str>,
) -> Result<(Kind, Vec<Part>), Faults> {
    let mut faults = Vec::new();
    let receiver = Kind::from_key(receiver);
    if receiver.is_none() {
        faults.push(("receiver", Fault::NoReceiver));
    }
    let asked: Vec<&str> = parts.collect();
    let parts: Vec<Part> = Part::ALL
        .iter()
        .copied()
        .filter(|part| asked.contains(&part.key()))
        .collect();
    if parts.is_empty() {
        faults.push(("part", Fault::NoPart));
    }
    match receiver {
        Some(receiver) if faults.is_empty() => Ok((receiver, parts)),
        _ => Err(faults),
    }
}

/// The texts of the parts that were asked for and the guest's own words.
pub(crate) type Written = (Vec<(Part, String)>, String);

/// Reads what was written; parts that nobody asked for have no field and are not read.
///
/// # Errors
/// Every field with what is amiss. To be released it must be read, and hold something.
pub(crate) fn write<'a>(
    asked: &[Part],
    typed: impl Fn(&str) -> &'a str,
    release: bool,
) -> Result<Written, Faults> {
    let mut faults = Vec::new();
    let mut parts = Vec::new();
    for part in asked {
        match line(typed(part.key()), PART_MAX) {
            Some(text) => parts.push((*part, text)),
            None => faults.push((part.key(), Fault::TooLong)),
        }
    }
    let words = line(typed("words"), PART_MAX);
    if words.is_none() {
        faults.push(("words", Fault::TooLong));
    }
    if release && typed("read").is_empty() {
        faults.push(("read", Fault::NotRead));
    }
    if release && parts.iter().all(|(_, text)| text.is_empty()) {
        let first = asked.first().map_or("words", |part| part.key());
        faults.push((first, Fault::Empty));
    }
    match words {
        Some(words) if faults.is_empty() => Ok((parts, words)),
        _ => Err(faults),
    }
}
