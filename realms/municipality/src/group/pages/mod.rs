//! The pages of groups.

pub(crate) mod forms;
pub(crate) mod list;
pub(crate) mod paper;
pub(crate) mod series;
pub(crate) mod session;

use jiff::civil::Date;
use kit_web::{Asked, Faults, Fields};
use kit_words::{key, when};

use super::plan::OnClosed;
use super::rules::{Fault, Session};
use crate::text;
use crate::unnamed::Person;

/// A form that came back, and a receipt that is shown once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Vec<(&'static str, Fault)>,
    pub(crate) receipt: Option<String>,
}

impl Back {
    /// The faults in words.
    pub(crate) fn told(&self, asked: &Asked) -> Faults {
        let mut faults = Faults::none();
        for (field, fault) in &self.faults {
            faults.add(field, advice(asked, *fault));
        }
        faults
    }
}

fn advice(asked: &Asked, fault: Fault) -> String {
    let max = |n: usize| i64::try_from(n).unwrap_or(0);
    match fault {
        Fault::Empty => asked.say("group-fault-empty"),
        Fault::TooLong => asked.tell("line-too-long", &[("max", max(text::LINE_MAX).into())]),
        Fault::Parts => asked.tell(
            "group-fault-parts",
            &[("max", max(super::rules::MOST_PARTS).into())],
        ),
        Fault::Choose => asked.say("group-fault-choose"),
        Fault::NoDay => asked.say("fault-date"),
        Fault::NoTime => asked.say("fault-time"),
        Fault::Number(most) => asked.tell("group-fault-number", &[("max", most.into())]),
        Fault::Person => Person::Number.advice(asked),
        Fault::Named => Person::Guest.advice(asked),
        Fault::Same => asked.say("group-fault-same"),
        Fault::NoWorker => asked.say("choose-worker"),
        Fault::NoGuest => asked.say("group-fault-guest"),
    }
}

fn closed_key(on_closed: OnClosed) -> &'static str {
    match on_closed {
        OnClosed::Skip => key!("group-closed-skip"),
        OnClosed::Move => key!("group-closed-move"),
    }
}

/// When a meeting is: its day and time, or honestly that nobody knows yet (RW-4).
pub(crate) fn when_of(asked: &Asked, session: &Session) -> String {
    let lang = asked.lang();
    match session.day {
        Some(day) => when::capital(&when::moment(
            lang,
            day.to_datetime(text::time(session.at_min)),
        )),
        None => asked.tell(
            "group-when-unknown",
            &[("day", when::day(lang, session.planned).into())],
        ),
    }
}

/// What is other about a meeting than was planned.
pub(crate) fn other(asked: &Asked, session: &Session, name: Option<&str>) -> Vec<String> {
    let lang = asked.lang();
    let mut all = Vec::new();
    let day = |day: Date| when::day(lang, day);
    if session.was_moved() {
        all.push(asked.tell("group-moved", &[("day", day(session.planned).into())]));
    } else if let Some(closed) = session.instead_of {
        all.push(asked.tell("group-closed-day", &[("day", day(closed).into())]));
    }
    if let Some(name) = name {
        all.push(asked.tell("group-stand-in", &[("name", name.into())]));
    }
    if let Some(mode) = session.mode {
        all.push(asked.say(mode.name()));
    }
    all
}

/// A number for a sentence.
pub(crate) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
