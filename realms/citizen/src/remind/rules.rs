//! What a guest chooses, and what a reminder says.

use engine_planning::reminders::{Early, MOST, Quiet, last, same_day};
use jiff::Timestamp;
use jiff::civil::DateTime;
use kit_store::Given;
use kit_words::{Arg, Lang, when};
use serde::{Deserialize, Serialize};

/// The longest own words, so that all fits on a locked screen.
pub(crate) const OWN_MAX: usize = 90;
/// Hours of the evening from which it can be quiet.
pub(crate) const FROM: [i64; 4] = [21, 20, 19, 18];
/// Hours of the morning until which it can be quiet.
pub(crate) const TO: [i64; 4] = [8, 9, 10, 11];

/// The words that a guest picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    /// "Husk onsdag kl. 16".
    Remember,
    /// "Vi ses onsdag kl. 16".
    See,
    /// "Onsdag kl. 16".
    Bare,
    /// The guest's own, with the time after it.
    Own,
}

impl Words {
    pub(crate) const ALL: [Self; 4] = [Self::Remember, Self::See, Self::Bare, Self::Own];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Remember => "husk",
            Self::See => "ses",
            Self::Bare => "tid",
            Self::Own => "egne",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// The sentence of a reminder. The weekday, not "tomorrow": a mail is read when it is read. No name and no place: it may
/// show on a locked screen (ALL-5).
pub(crate) fn sentence(
    say: impl Fn(&'static str, &[(&str, Arg)]) -> String,
    lang: Lang,
    (words, own): (Words, &str),
    visit: DateTime,
) -> String {
    let day = when::weekday(lang, visit.weekday());
    let clock = when::clock(lang, visit.time());
    let when = say(
        "remind-when",
        &[("day", day.into()), ("clock", clock.into())],
    );
    let about = [("when", when.as_str().into())];
    match words {
        Words::Remember => say("remind-text-remember", &about),
        Words::See => say("remind-text-see", &about),
        Words::Bare => when::capital(&when),
        Words::Own => format!("{} ({when})", own.trim_end_matches(['.', ' '])),
    }
}

/// What a guest chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Choice {
    words: String,
    /// Her own words; they stay when she picks others.
    pub(crate) own: String,
    early: String,
    quiet: (i64, i64),
}

/// What is amiss with a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    NoWords,
    TooLong,
    NoEarly,
    NoQuiet,
}

impl Choice {
    pub(crate) fn new((words, own): (Words, String), early: Early, quiet: (i64, i64)) -> Self {
        Self {
            words: words.key().to_owned(),
            own,
            early: early.key().to_owned(),
            quiet,
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Each field with what is amiss.
    pub(crate) fn read<'a>(
        get: impl Fn(&str) -> &'a str,
    ) -> Result<Self, Vec<(&'static str, Fault)>> {
        let mut faults = Vec::new();
        let own = get("egne").split_whitespace().collect::<Vec<_>>().join(" ");
        let words = Words::from_key(get("ord"));
        match words {
            None => faults.push(("ord", Fault::NoWords)),
            Some(Words::Own) if own.is_empty() => faults.push(("egne", Fault::NoWords)),
            Some(_) => {}
        }
        if own.chars().count() > OWN_MAX || own.chars().any(char::is_control) {
            faults.push(("egne", Fault::TooLong));
        }
        let early = Early::from_key(get("hvornaar"));
        if early.is_none() {
            faults.push(("hvornaar", Fault::NoEarly));
        }
        let hour = |name: &str, from: &[i64]| {
            let hour = get(name).parse().ok();
            hour.filter(|hour| from.contains(hour))
        };
        let (from, to) = (hour("fra", &FROM), hour("til_kl", &TO));
        for (name, hour) in [("fra", from), ("til_kl", to)] {
            if hour.is_none() {
                faults.push((name, Fault::NoQuiet));
            }
        }
        match (words, early, from.zip(to)) {
            (Some(words), Some(early), Some(quiet)) if faults.is_empty() => {
                Ok(Self::new((words, own), early, quiet))
            }
            _ => Err(faults),
        }
    }

    /// Which words, and her own.
    pub(crate) fn words(&self) -> (Words, &str) {
        let words = Words::from_key(&self.words).unwrap_or(Words::Remember);
        (words, &self.own)
    }

    /// How early.
    pub(crate) fn early(&self) -> Early {
        Early::from_key(&self.early).unwrap_or(Early::DayBefore)
    }

    /// The hours of quiet that these two are.
    pub(crate) fn quiet_of((from, to): (i64, i64)) -> Quiet {
        Quiet::new(from, to).unwrap_or_default()
    }

    /// From when it is quiet until when.
    pub(crate) fn hours(&self) -> (i64, i64) {
        self.quiet
    }

    /// The reminders of a visit: the number of each, when it is due, and whether it may still be made. One of the same day
    /// is not made any more once its hour has come, even where new hours of quiet would put it later: it may have gone out
    /// by the old ones, and there are never more than two.
    pub(crate) fn due(&self, given: &Given, visit: DateTime) -> Vec<(i64, Timestamp, bool)> {
        let (visit, now) = (given.zoned(given.moment(visit)), given.now());
        let due = Self::quiet_of(self.quiet).due(&visit, self.early());
        due.into_iter()
            .map(|(slot, at)| {
                let may = at > now && (slot < MOST || same_day(&visit) > now);
                (slot, at, may)
            })
            .collect()
    }
}

/// What is true when a reminder's hour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It goes out.
    Send,
    /// The hour is quiet now: the program stood still when it was due.
    Wait(Timestamp),
    /// Nothing helps any more.
    TooLate,
}

/// Decides at `now`; `visit` is when the visit begins.
pub(crate) fn decide(given: &Given, quiet: Quiet, visit: Timestamp, now: Timestamp) -> Verdict {
    let at = quiet.awake(&given.zoned(now));
    if at > last(&given.zoned(visit)) {
        Verdict::TooLate
    } else if at > now {
        Verdict::Wait(at)
    } else {
        Verdict::Send
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn read(fields: &[(&str, &str)]) -> Result<Choice, Vec<(&'static str, Fault)>> {
        let own: Vec<(String, String)> = fields
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        Choice::read(|name| {
            own.iter()
                .find(|(k, _)| k == name)
                .map_or("", |(_, v)| v.as_str())
        })
    }

    const GOOD: [(&str, &str); 4] = [
        ("ord", "husk"),
        ("hvornaar", "both"),
        ("fra", "20"),
        ("til_kl", "9"),
    ];

    #[test]
    fn a_choice_is_read_and_every_fault_is_named_at_its_field() {
        let choice = read(&GOOD).unwrap();
        assert_eq!((choice.early(), choice.hours()), (Early::Both, (20, 9)));
        let all = read(&[]).unwrap_err();
        let fields: Vec<&str> = all.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["ord", "hvornaar", "fra", "til_kl"]);
        let own = |text: &str| {
            let mut fields = GOOD.to_vec();
            fields[0] = ("ord", "egne");
            fields.push(("egne", text));
            read(&fields)
        };
        assert_eq!(own(" \n ").unwrap_err(), [("egne", Fault::NoWords)]);
        assert_eq!(
            own(&"å".repeat(OWN_MAX + 1)).unwrap_err(),
            [("egne", Fault::TooLong)]
        );
        assert_eq!(
            own("Tag\r\nskoene på").unwrap().words(),
            (Words::Own, "Tag skoene på")
        );
        // Nobody is woken: not even by a form that was changed.
        let mut awake = GOOD.to_vec();
        awake[2] = ("fra", "23");
        assert_eq!(read(&awake).unwrap_err(), [("fra", Fault::NoQuiet)]);
    }

    #[test]
    fn what_stood_still_over_the_hour_waits_for_the_morning_or_is_too_late() {
        let given = Given::system();
        let at = |day, hour, minute| given.moment(datetime(2027, 3, day, hour, minute, 0, 0));
        let decide = |visit, now| super::decide(&given, Quiet::default(), visit, now);
        assert_eq!(decide(at(3, 16, 0), at(2, 17, 1)), Verdict::Send);
        assert_eq!(
            decide(at(3, 16, 0), at(2, 23, 0)),
            Verdict::Wait(at(3, 8, 0))
        );
        assert_eq!(decide(at(3, 8, 10), at(2, 23, 0)), Verdict::TooLate);
        assert_eq!(decide(at(3, 16, 0), at(3, 15, 41)), Verdict::TooLate);
    }
}
