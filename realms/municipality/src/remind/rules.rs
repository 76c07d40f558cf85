//! When a reminder goes out, whether it still may, and what it says.

use engine_planning::reminders::{Early, last};
use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_store::Given;
use kit_words::{Arg, Lang, when};

use super::ReminderPolicy;
use crate::text::line;

kit_store::id! {
    /// What a guest chose.
    pub struct ChoiceId;
}

/// The longest own words, so that all fits into one short message.
pub(crate) const OWN_MAX: usize = 90;
/// By which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Sms,
    Mail,
}

impl Way {
    pub(crate) const ALL: [Self; 2] = [Self::Sms, Self::Mail];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Mail => "mail",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }

    /// The address in what was typed, as it is kept.
    pub(crate) fn address(self, typed: &str) -> Option<String> {
        match self {
            Self::Sms => {
                kit_sms::Number::from_text(typed).map(|number| format!("+{}", number.digits()))
            }
            Self::Mail => kit_mail::Address::from_text(typed).map(|one| one.as_str().to_owned()),
        }
    }
}

/// The words that a guest picked, or wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Words {
    /// "Husk onsdag kl. 16. Hilsen Mette".
    Remember,
    /// "Vi ses onsdag kl. 16. Hilsen Mette".
    See,
    /// "Onsdag kl. 16".
    Bare,
    /// The guest's own, with the time after it.
    Own(String),
}

impl Words {
    pub(crate) const fn key(&self) -> &'static str {
        match self {
            Self::Remember => "remember",
            Self::See => "see",
            Self::Bare => "bare",
            Self::Own(_) => "own",
        }
    }

    pub(crate) fn from_kept(key: &str, own: Option<String>) -> Option<Self> {
        match (key, own) {
            ("remember", _) => Some(Self::Remember),
            ("see", _) => Some(Self::See),
            ("bare", _) => Some(Self::Bare),
            ("own", Some(own)) => Some(Self::Own(own)),
            _ => None,
        }
    }
}

/// What a guest chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) way: Way,
    pub(crate) address: String,
    pub(crate) words: Words,
    pub(crate) early: Early,
}

/// What is amiss with a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    NoWay,
    NoNumber,
    NoMail,
    NoWords,
    TooLong,
    NoEarly,
}

/// Reads the form.
///
/// # Errors
/// Each field with what is amiss.
pub(crate) fn choice<'a>(
    get: impl Fn(&str) -> &'a str,
    can: impl Fn(Way) -> bool,
) -> Result<Choice, Vec<(&'static str, Fault)>> {
    let mut faults = Vec::new();
    let way = Way::from_key(get("way")).filter(|way| can(*way));
    let address = way.and_then(|way| way.address(get("address")));
    match (way, &address) {
        (None, _) => faults.push(("way", Fault::NoWay)),
        (Some(Way::Sms), None) => faults.push(("address", Fault::NoNumber)),
        (Some(Way::Mail), None) => faults.push(("address", Fault::NoMail)),
        (Some(_), Some(_)) => {}
    }
    let own = line(get("own"), OWN_MAX);
    let words = match (get("words"), own) {
        ("own", None) => {
            faults.push(("own", Fault::TooLong));
            None
        }
        ("own", Some(own)) if own.is_empty() => {
            faults.push(("own", Fault::NoWords));
            None
        }
        (key, own) => {
            let words = Words::from_kept(key, own);
            if words.is_none() {
                faults.push(("words", Fault::NoWords));
            }
            words
        }
    };
    let early = Early::from_key(get("early"));
    if early.is_none() {
        faults.push(("early", Fault::NoEarly));
    }
    match (way, address, words, early) {
        (Some(way), Some(address), Some(words), Some(early)) if faults.is_empty() => Ok(Choice {
            way,
            address,
            words,
            early,
        }),
        _ => Err(faults),
    }
}

/// When the reminders of an appointment are due.
pub(crate) fn due(
    given: &Given,
    policy: &ReminderPolicy,
    appointment: DateTime,
    early: Early,
) -> Vec<(i64, Timestamp)> {
    let appointment = given.zoned(given.moment(appointment));
    policy.quiet().due(&appointment, early)
}

/// What is true when a reminder's hour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The guest's choice stands.
    pub(crate) chosen: bool,
    /// When the appointment is now; none where it is gone or cancelled.
    pub(crate) appointment: Option<DateTime>,
    /// The guest said "not this time".
    pub(crate) skipped: bool,
    /// A course of the guest runs on the day.
    pub(crate) course_runs: bool,
    /// Somebody began to hand it over and was never heard of again.
    pub(crate) handed: bool,
    /// The offer sends reminders.
    pub(crate) on: bool,
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Send(DateTime),
    /// Its hour is later.
    Wait(Timestamp),
    /// It is not sent, and why.
    Drop(&'static str),
}

/// Decides at `now`, for the slot that the job holds.
pub(crate) fn decide(
    given: &Given,
    policy: &ReminderPolicy,
    facts: Facts,
    (early, slot): (Early, i64),
    now: Timestamp,
) -> Verdict {
    if facts.handed {
        return Verdict::Drop("unsure");
    }
    if !facts.chosen || !facts.on {
        return Verdict::Drop("stopped");
    }
    if facts.skipped {
        return Verdict::Drop("not today");
    }
    if !facts.course_runs {
        return Verdict::Drop("ended");
    }
    let Some(appointment) = facts.appointment else {
        return Verdict::Drop("gone");
    };
    let due = due(given, policy, appointment, early);
    let Some((_, at)) = due.into_iter().find(|(one, _)| *one == slot) else {
        return Verdict::Drop("stopped");
    };
    let at = policy.quiet().awake(&given.zoned(at.max(now)));
    if at > last(&given.zoned(given.moment(appointment))) {
        return Verdict::Drop("too late");
    }
    if at > now {
        Verdict::Wait(at)
    } else {
        Verdict::Send(appointment)
    }
}

/// The sentence: a time and at most a first name, or the guest's own words and the time.
pub(crate) fn sentence(
    say: impl Fn(&'static str, &[(&str, Arg)]) -> String,
    words: &Words,
    appointment: DateTime,
    name: &str,
) -> String {
    // The weekday, not "tomorrow": a message is read when it is read.
    let (day, clock) = (
        when::weekday(Lang::Da, appointment.weekday()),
        when::clock(Lang::Da, appointment.time()),
    );
    let when = say(
        "remind-when",
        &[("day", day.into()), ("time", clock.into())],
    );
    let about = [("when", when.as_str().into()), ("name", name.into())];
    match words {
        Words::Remember => say("remind-text-remember", &about),
        Words::See => say("remind-text-see", &about),
        Words::Bare => when::capital(&when),
        Words::Own(own) => format!("{} ({when})", own.trim_end_matches(['.', ' '])),
    }
}
