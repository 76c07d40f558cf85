//! What a meeting's sheet holds, and what it needs to be agreed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{LineId, MeetingId};
use crate::goal::rules::{Agency, Sheet as Goals};
use crate::text::{self, LINE_MAX, line};

/// How many lines a sheet has: what is more belongs in another meeting.
pub(crate) const LINES: usize = 5;

/// A line of the sheet as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) what: String,
    /// Key of who does it.
    pub(crate) who: String,
    pub(crate) until: Option<Date>,
}

/// A sheet while it is written: who takes part by function, the guest's words, and the lines.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) with: Vec<String>,
    pub(crate) words: String,
    pub(crate) lines: Vec<Line>,
    /// The review that the meeting is; empty where it is none. A sheet from before has no such field.
    #[serde(default)]
    pub(crate) review: String,
}

/// A line that was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agreed {
    pub(crate) id: LineId,
    pub(crate) what: String,
    pub(crate) who: Agency,
    pub(crate) until: Option<Date>,
    pub(crate) done: bool,
}

/// A meeting that ended in something agreed: all that is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meeting {
    pub(crate) id: MeetingId,
    pub(crate) on: Date,
    pub(crate) with: Vec<Agency>,
    pub(crate) lines: Vec<Agreed>,
    /// It was a review of the goals.
    pub(crate) review: bool,
}

/// What is amiss with the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    TooLong,
    NoDay,
    /// A day or a name without what is to be done.
    NoWhat,
    /// One does it who does not take part.
    NotWith,
    /// The guest has not heard it read and said yes.
    NotAgreed,
    /// Nothing was agreed.
    Nothing,
}

/// Each field with what is amiss.
pub(crate) type Faulty = Vec<(String, Fault)>;

/// Reads the sheet. Only those take part to whom the guest has said yes; a closing one must be agreed and hold something.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn read<'a>(
    goals: &Goals,
    with: impl Iterator<Item = &'a str>,
    typed: impl Fn(&str) -> &'a str,
    closes: bool,
) -> Result<Draft, Faulty> {
    let mut faults = Vec::new();
    let asked: Vec<&str> = with.collect();
    // The guest is at every meeting about the guest.
    let there = |one: &Agency| *one == Agency::Guest || asked.contains(&one.key());
    let with: Vec<Agency> = goals.partners().filter(there).collect();
    let words = line(typed("words"), LINE_MAX);
    if words.is_none() {
        faults.push(("words".to_owned(), Fault::TooLong));
    }
    let mut lines = Vec::new();
    for n in 1..=LINES {
        let (what, who, until) = (
            format!("what-{n}"),
            format!("who-{n}"),
            format!("until-{n}"),
        );
        let day = text::date(typed(&until));
        if day.is_none() && !typed(&until).is_empty() {
            faults.push((until, Fault::NoDay));
        }
        match line(typed(&what), LINE_MAX) {
            None => faults.push((what, Fault::TooLong)),
            Some(text) if text.is_empty() => {
                if day.is_some() {
                    faults.push((what, Fault::NoWhat));
                }
            }
            Some(text) => {
                let does = Agency::from_key(typed(&who)).filter(|one| with.contains(one));
                if does.is_none() {
                    faults.push((who, Fault::NotWith));
                }
                lines.push(Line {
                    what: text,
                    who: does.map_or("", Agency::key).to_owned(),
                    until: day,
                });
            }
        }
    }
    if closes && lines.is_empty() && faults.is_empty() {
        faults.push(("what-1".to_owned(), Fault::Nothing));
    }
    if closes && typed("agreed").is_empty() {
        faults.push(("agreed".to_owned(), Fault::NotAgreed));
    }
    match words {
        Some(words) if faults.is_empty() => Ok(Draft {
            with: with.iter().map(|one| one.key().to_owned()).collect(),
            words,
            lines,
            // Only one that waits can be held.
            review: goals
                .reviews
                .iter()
                .find(|one| one.agreed.is_none() && one.id.as_str() == typed("review"))
                .map_or_else(String::new, |one| one.id.to_string()),
        }),
        _ => Err(faults),
    }
}
