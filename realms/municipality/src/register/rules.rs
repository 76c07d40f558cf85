//! What an entry may hold, when it comes up again, and which agreements live. Pure.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::EntryId;
use super::kinds::{Kind, Sort};
use crate::text;

/// A thing that can be said in an entry; its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Title,
    Parent,
    Offer,
    Team,
    Lead,
    Deputy,
    Topic,
    About,
    Agreed,
    Seam,
    Who,
    Contact,
    Spot,
    Times,
    Question,
    Summary,
    Open,
    From,
    Next,
    Until,
    Rhythm,
}

impl Part {
    /// In the order of the columns.
    pub(crate) const ALL: [Self; 21] = [
        Self::Title,
        Self::Parent,
        Self::Offer,
        Self::Team,
        Self::Lead,
        Self::Deputy,
        Self::Topic,
        Self::About,
        Self::Agreed,
        Self::Seam,
        Self::Who,
        Self::Contact,
        Self::Spot,
        Self::Times,
        Self::Question,
        Self::Summary,
        Self::Open,
        Self::From,
        Self::Next,
        Self::Until,
        Self::Rhythm,
    ];

    /// Its field's name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Parent => "parent",
            Self::Offer => "offer",
            Self::Team => "team",
            Self::Lead => "lead",
            Self::Deputy => "deputy",
            Self::Topic => "topic",
            Self::About => "about",
            Self::Agreed => "agreed",
            Self::Seam => "seam",
            Self::Who => "who",
            Self::Contact => "contact",
            Self::Spot => "spot",
            Self::Times => "times",
            Self::Question => "question",
            Self::Summary => "summary",
            Self::Open => "open",
            Self::From => "from",
            Self::Next => "next",
            Self::Until => "until",
            Self::Rhythm => "rhythm",
        }
    }

    /// Whether it is a day.
    pub(crate) const fn is_day(self) -> bool {
        matches!(self, Self::From | Self::Next | Self::Until)
    }

    /// Whether it is chosen from a list.
    pub(crate) const fn is_choice(self) -> bool {
        matches!(
            self,
            Self::Parent
                | Self::Offer
                | Self::Team
                | Self::Lead
                | Self::Deputy
                | Self::Topic
                | Self::Rhythm
        )
    }

    /// Whether it may take several lines.
    pub(crate) const fn is_long(self) -> bool {
        matches!(
            self,
            Self::About | Self::Agreed | Self::Seam | Self::Summary | Self::Who
        )
    }

    /// The longest it may be, in letters.
    pub(crate) const fn longest(self) -> usize {
        match self {
            Self::Title | Self::Contact | Self::Spot | Self::Times => 120,
            _ => LONGEST,
        }
    }
}

/// The longest text of an entry: an agreement is half a page.
pub(crate) const LONGEST: usize = 1200;

/// What is said, each thing by its part; nothing empty.
pub(crate) type Values = BTreeMap<Part, String>;

/// An entry as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The row that holds its words now.
    pub(crate) row: EntryId,
    /// What it is known by.
    pub(crate) root: EntryId,
    pub(crate) kind: Kind,
    pub(crate) values: Values,
    /// Who wrote it last, and on which day.
    pub(crate) by: String,
    pub(crate) written: Date,
    pub(crate) ended: bool,
}

impl Entry {
    /// What is said under a part.
    pub(crate) fn get(&self, part: Part) -> &str {
        self.values.get(&part).map_or("", String::as_str)
    }

    /// The day under a part.
    pub(crate) fn day(&self, part: Part) -> Option<Date> {
        text::date(self.get(part))
    }

    /// Whether it holds on a day: neither ended nor over.
    pub(crate) fn holds(&self, today: Date) -> bool {
        !self.ended && self.day(Part::Until).is_none_or(|until| until >= today)
    }

    /// When somebody shall look at it: its next day, moved on by its rhythm, or the end of a trial.
    pub(crate) fn comes_up(&self, today: Date) -> Option<Date> {
        let next = self.day(Part::Next).map(|next| {
            Rhythm::from_key(self.get(Part::Rhythm)).map_or(next, |rhythm| rhythm.next(next, today))
        });
        let until = self
            .day(Part::Until)
            .filter(|_| self.kind.sort() != Sort::Open);
        next.into_iter().chain(until).min()
    }
}

/// How often something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rhythm {
    Month,
    Quarter,
    HalfYear,
    Year,
}

impl Rhythm {
    pub(crate) const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }

    /// The first day of the rhythm that is not over. Counted from the first day, so that the 31st does not slide.
    pub(crate) fn next(self, first: Date, today: Date) -> Date {
        let mut day = first;
        let mut turn = 1;
        while day < today {
            let Ok(later) = first.checked_add((self.months() * turn).months()) else {
                return day;
            };
            (day, turn) = (later, turn + 1);
        }
        day
    }
}

/// What is amiss with a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    Missing,
    TooLong,
    NoDay,
    NotThere,
    /// It ends before it begins.
    Backwards,
    /// A trial has an end and a question, or neither (CV-18).
    HalfTrial,
    /// A method hangs on one worker (NW-16).
    OnlyOne,
    /// A number of a person's own stands in it (CV-2).
    Person,
    /// Not hours of a day's watch, "9-14" (HE-11).
    NotByDay,
    /// Open to everybody, but nothing to read.
    NothingToRead,
}

/// What may be chosen under a part: number and name.
pub(crate) type Offered = BTreeMap<Part, Vec<(String, String)>>;

/// Reads a form of a kind: `typed` gives what stands in a field, `offered` what may be chosen.
///
/// # Errors
/// Every part with what is amiss.
pub(crate) fn read<'a>(
    kind: Kind,
    typed: impl Fn(&str) -> &'a str,
    offered: &Offered,
    today: Date,
) -> Result<Values, Vec<(Part, Wrong)>> {
    let mut values = Values::new();
    let mut wrong = Vec::new();
    for slot in kind.slots() {
        let part = slot.part;
        match one(part, typed(part.key()), offered, today) {
            Ok(value) if value.is_empty() && slot.must => wrong.push((part, Wrong::Missing)),
            Ok(value) if value.is_empty() => {}
            Ok(value) => {
                values.insert(part, value);
            }
            Err(fault) => wrong.push((part, fault)),
        }
    }
    wrong.extend(together(kind, &values));
    if wrong.is_empty() {
        Ok(values)
    } else {
        Err(wrong)
    }
}

/// A line, or several where the part takes them.
fn typed_text(part: Part, typed: &str) -> Option<String> {
    if !part.is_long() {
        return text::line(typed, part.longest());
    }
    let lines: Option<Vec<String>> = typed
        .lines()
        .map(|line| text::line(line, part.longest()))
        .collect();
    let text = lines?
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    (text.chars().count() <= part.longest()).then_some(text)
}

fn one(part: Part, typed: &str, offered: &Offered, today: Date) -> Result<String, Wrong> {
    if part == Part::Open {
        return Ok(if typed == "ja" {
            today.to_string()
        } else {
            String::new()
        });
    }
    let Some(value) = typed_text(part, typed) else {
        return Err(Wrong::TooLong);
    };
    if part.is_day() {
        return match text::date(&value) {
            Some(day) => Ok(day.to_string()),
            None if value.is_empty() => Ok(value),
            None => Err(Wrong::NoDay),
        };
    }
    if part.is_choice() {
        let there = offered
            .get(&part)
            .is_some_and(|all| all.iter().any(|(id, _)| *id == value));
        return if value.is_empty() || there {
            Ok(value)
        } else {
            Err(Wrong::NotThere)
        };
    }
    if kit_words::has_number_of_a_person(&value) {
        return Err(Wrong::Person);
    }
    Ok(value)
}

/// What the parts say together.
fn together(kind: Kind, values: &Values) -> Vec<(Part, Wrong)> {
    let day = |part| values.get(&part).and_then(|text| text::date(text));
    let mut wrong = Vec::new();
    if let (Some(from), Some(until)) = (day(Part::From), day(Part::Until))
        && until < from
    {
        wrong.push((Part::Until, Wrong::Backwards));
    }
    if kind == Kind::Agreement
        && values.contains_key(&Part::Question) != values.contains_key(&Part::Until)
    {
        wrong.push((Part::Until, Wrong::HalfTrial));
    }
    if kind == Kind::Method && values.get(&Part::Lead) == values.get(&Part::Deputy) {
        wrong.push((Part::Deputy, Wrong::OnlyOne));
    }
    if kind == Kind::Agreement
        && values.contains_key(&Part::Open)
        && !values.contains_key(&Part::Summary)
    {
        wrong.push((Part::Summary, Wrong::NothingToRead));
    }
    if kind == Kind::Shift
        && let Some(times) = values.get(&Part::Times)
        && !by_day(times)
    {
        wrong.push((Part::Times, Wrong::NotByDay));
    }
    wrong
}

/// The hours of a day's watch, from six to six (HE-11).
fn by_day(times: &str) -> bool {
    let Some((from, to)) = times.split_once(['-', '–']) else {
        return false;
    };
    match (text::minute(from.trim()), text::minute(to.trim())) {
        (Some(from), Some(to)) => 6 * 60 <= from && from < to && to <= 18 * 60,
        _ => false,
    }
}

/// So long a contact counts as living after a meeting or a visit.
pub(crate) const LIVING_MONTHS: i32 = 6;

/// Agreements of an offer that hold, and those of them where somebody met lately (HS-20). Counts, nobody's place in a row.
pub(crate) fn living(entries: &[Entry], offer: &str, today: Date) -> (usize, usize) {
    let since = today.saturating_sub(LIVING_MONTHS.months());
    let met = |root: &EntryId| {
        entries.iter().any(|one| {
            one.kind == Kind::Meeting
                && one.get(Part::Parent) == root.as_str()
                && one
                    .day(Part::From)
                    .is_some_and(|day| since <= day && day <= today)
        })
    };
    let own: Vec<&Entry> = entries
        .iter()
        .filter(|one| one.kind == Kind::Agreement && one.get(Part::Offer) == offer)
        .filter(|one| one.holds(today))
        .collect();
    (own.len(), own.iter().filter(|one| met(&one.root)).count())
}
