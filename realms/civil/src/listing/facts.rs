//! What a community's own page may say: a closed list of fields, each with its bounds. Pure.

use std::collections::BTreeMap;

use engine_planning::companions::Wish;
use jiff::civil::Date;
use kit_hsds::{Accompanies, Setting};
use kit_web::Fields;
use kit_words::key;

use super::times;
use crate::people;

/// A part of the page, edited at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    What,
    Where,
    When,
    First,
    Who,
    Handy,
    Welcome,
}

impl Section {
    pub(crate) const ALL: [Self; 7] = [
        Self::What,
        Self::Where,
        Self::When,
        Self::First,
        Self::Who,
        Self::Handy,
        Self::Welcome,
    ];

    /// Its part of an address, and its heading.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::What => ("hvad", key!("listing-what")),
            Self::Where => ("hvor", key!("listing-where")),
            Self::When => ("hvornaar", key!("listing-when")),
            Self::First => ("foerste-gang", key!("listing-first")),
            Self::Who => ("hvem", key!("listing-who")),
            Self::Handy => ("praktisk", key!("listing-handy")),
            Self::Welcome => ("velkommen", key!("listing-welcome")),
        }
    }

    pub(crate) fn from_address(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.words().0 == text)
    }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// One line of at most so many letters.
    Line(usize),
    /// Lines of at most so many letters together.
    Lines(usize),
    /// At most nine lines, one for each step.
    Steps,
    Phone,
    Mail,
    Web,
    Postcode,
    /// A whole number up to this.
    Number(u16),
    Date,
    Wishes,
    Setting,
    Accompanies,
    /// How much it asks of a newcomer, 1 (least) to 5 (VH-12).
    Intrusive,
    /// Closed for a time, and meant to open again.
    Closed,
    /// Yes, no, or nothing said.
    YesNo,
    /// Degrees north and east with a comma between.
    Position,
    Times,
}

/// One field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) key: &'static str,
    pub(crate) section: Section,
    pub(crate) holds: Holds,
    pub(crate) label: &'static str,
    /// Why it is asked, or how one writes it; none for many.
    pub(crate) hint: Option<&'static str>,
}

const fn fact(
    key: &'static str,
    section: Section,
    holds: Holds,
    label: &'static str,
    hint: Option<&'static str>,
) -> Fact {
    Fact {
        key,
        section,
        holds,
        label,
        hint,
    }
}

/// As many steps as the profile has places for (`docs/profile-first-time.md`).
const STEPS: usize = 9;
const STEP_MAX: usize = 160;

/// Every field, in the order of the page.
#[rustfmt::skip]
pub(crate) const FACTS: &[Fact] = &[
    fact("name", Section::What, Holds::Line(80), key!("listing-name"), Some(key!("listing-name-hint"))),
    fact("alternate_name", Section::What, Holds::Line(80), key!("listing-other-name"), None),
    fact("summary", Section::What, Holds::Lines(800), key!("listing-summary"), Some(key!("listing-summary-hint"))),
    fact("for_whom", Section::What, Holds::Line(200), key!("listing-for-whom"), None),
    fact("wishes", Section::What, Holds::Wishes, key!("listing-wishes"), None),
    fact("setting", Section::What, Holds::Setting, key!("listing-setting"), None),
    fact("min_age", Section::What, Holds::Number(120), key!("listing-min-age"), Some(key!("listing-age-hint"))),
    fact("max_age", Section::What, Holds::Number(120), key!("listing-max-age"), None),
    fact("size", Section::What, Holds::Line(80), key!("listing-size"), Some(key!("listing-size-hint"))),
    fact("intrusive", Section::What, Holds::Intrusive, key!("listing-intrusive"), Some(key!("listing-intrusive-hint"))),
    fact("popular_words", Section::What, Holds::Line(300), key!("listing-words"), Some(key!("listing-words-hint"))),
    fact("place_name", Section::Where, Holds::Line(100), key!("listing-place"), Some(key!("listing-place-hint"))),
    fact("street", Section::Where, Holds::Line(100), key!("listing-street"), None),
    fact("postcode", Section::Where, Holds::Postcode, key!("listing-postcode"), None),
    fact("city", Section::Where, Holds::Line(60), key!("listing-city"), None),
    fact("position", Section::Where, Holds::Position, key!("listing-position"), Some(key!("listing-position-hint"))),
    fact("online", Section::Where, Holds::Web, key!("listing-online"), Some(key!("listing-online-hint"))),
    fact("entrance", Section::Where, Holds::Line(200), key!("listing-entrance"), Some(key!("listing-entrance-hint"))),
    fact("way", Section::Where, Holds::Lines(300), key!("listing-way"), Some(key!("listing-way-hint"))),
    fact("step_free", Section::Where, Holds::YesNo, key!("listing-step-free"), Some(key!("listing-step-free-hint"))),
    fact("access", Section::Where, Holds::Lines(400), key!("listing-access"), Some(key!("listing-access-hint"))),
    fact("times", Section::When, Holds::Times, key!("listing-times"), None),
    fact("times_words", Section::When, Holds::Lines(400), key!("listing-times-words"), Some(key!("listing-times-words-hint"))),
    fact("closed", Section::When, Holds::Closed, key!("listing-closed"), None),
    fact("next_start", Section::When, Holds::Date, key!("listing-next-start"), Some(key!("listing-next-start-hint"))),
    fact("alert", Section::When, Holds::Line(200), key!("listing-alert"), Some(key!("listing-alert-hint"))),
    fact("quiet", Section::When, Holds::Line(200), key!("listing-quiet"), None),
    fact("ends_on", Section::When, Holds::Date, key!("listing-ends"), Some(key!("listing-ends-hint"))),
    fact("met_by", Section::First, Holds::Line(200), key!("listing-met-by"), None),
    fact("door", Section::First, Holds::Lines(400), key!("listing-door"), None),
    fact("steps", Section::First, Holds::Steps, key!("listing-steps"), Some(key!("listing-steps-hint"))),
    fact("say", Section::First, Holds::Line(200), key!("listing-say"), Some(key!("listing-say-hint"))),
    fact("may_sit", Section::First, Holds::Line(200), key!("listing-may-sit"), None),
    fact("leave", Section::First, Holds::Line(200), key!("listing-leave"), None),
    fact("contact_name", Section::Who, Holds::Line(40), key!("listing-contact"), Some(key!("listing-contact-hint"))),
    fact("contact_title", Section::Who, Holds::Line(80), key!("listing-contact-title"), None),
    fact("contact_phone", Section::Who, Holds::Phone, key!("listing-phone"), None),
    fact("contact_mail", Section::Who, Holds::Mail, key!("listing-mail"), None),
    fact("meet", Section::Who, Holds::Lines(300), key!("listing-meet"), Some(key!("listing-meet-hint"))),
    fact("accompanies", Section::Who, Holds::Accompanies, key!("listing-accompanies"), Some(key!("listing-accompanies-hint"))),
    fact("room", Section::Handy, Holds::Line(200), key!("listing-room"), Some(key!("listing-room-hint"))),
    fact("newcomers", Section::Handy, Holds::Number(99), key!("listing-newcomers"), Some(key!("listing-newcomers-hint"))),
    fact("cost", Section::Handy, Holds::Line(200), key!("listing-cost"), None),
    fact("languages", Section::Handy, Holds::Line(120), key!("listing-languages"), Some(key!("listing-languages-hint"))),
    fact("busy", Section::When, Holds::Line(200), key!("listing-busy"), Some(key!("listing-busy-hint"))),
    fact("manual", Section::What, Holds::Lines(400), key!("listing-manual"), Some(key!("listing-manual-hint"))),
    fact("looks", Section::Where, Holds::Lines(300), key!("listing-looks"), Some(key!("listing-looks-hint"))),
    fact("outdoors", Section::Where, Holds::YesNo, key!("listing-outdoors"), None),
    fact("roles", Section::Handy, Holds::Lines(400), key!("listing-roles"), Some(key!("listing-roles-hint"))),
    fact("parents", Section::Handy, Holds::Line(200), key!("listing-parents"), Some(key!("listing-parents-hint"))),
    fact("write", Section::Who, Holds::Web, key!("listing-write"), Some(key!("listing-write-hint"))),
    fact("write_hours", Section::Who, Holds::Line(80), key!("listing-write-hours"), None),
    fact("presence", Section::Who, Holds::Lines(300), key!("listing-presence"), Some(key!("listing-presence-hint"))),
    fact("learn", Section::Handy, Holds::Lines(600), key!("listing-learn"), Some(key!("listing-learn-hint"))),
    fact("municipalities", Section::Welcome, Holds::Lines(400), key!("listing-municipalities"), Some(key!("listing-municipalities-hint"))),
    fact("funding", Section::Welcome, Holds::Lines(300), key!("listing-funding"), Some(key!("listing-funding-hint"))),
];

/// The fields of a section.
pub(crate) fn of(section: Section) -> impl Iterator<Item = &'static Fact> {
    FACTS.iter().filter(move |fact| fact.section == section)
}

/// What a page says; a field that says nothing is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Facts(BTreeMap<String, String>);

impl Facts {
    pub(crate) fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    pub(crate) fn said(&self, key: &str) -> Option<&str> {
        Some(self.get(key)).filter(|words| !words.is_empty())
    }

    pub(crate) fn set(&mut self, key: &str, words: &str) {
        if words.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), words.to_owned());
        }
    }

    pub(crate) fn lines<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.get(key).lines()
    }

    pub(crate) fn date(&self, key: &str) -> Option<Date> {
        self.get(key).parse().ok()
    }

    pub(crate) fn wishes(&self) -> Vec<Wish> {
        people::wishes(self.get("wishes"))
    }

    pub(crate) fn times(&self) -> Vec<times::Meets> {
        times::from_words(self.get("times"))
    }

    /// Degrees north and east.
    pub(crate) fn position(&self) -> Option<(f64, f64)> {
        position(self.get("position"))
    }

    /// Where people meet, in one line.
    pub(crate) fn meeting_place(&self) -> String {
        let said = ["place_name", "street"]
            .into_iter()
            .filter_map(|key| self.said(key));
        let line = said.collect::<Vec<_>>().join(", ");
        if line.is_empty() {
            self.get("online").to_owned()
        } else {
            line
        }
    }

    /// What a page must have before it is shown: a name, a place or a link, a time, and a way to a human (CV-12).
    pub(crate) fn lacks(&self) -> Vec<Section> {
        let none = |keys: &[&str]| keys.iter().all(|key| self.said(key).is_none());
        [
            (Section::What, none(&["name"])),
            (Section::Where, none(&["place_name", "street", "online"])),
            (Section::When, none(&["times", "next_start"])),
            (Section::Who, none(&["contact_phone", "contact_mail"])),
        ]
        .into_iter()
        .filter_map(|(section, lacks)| lacks.then_some(section))
        .collect()
    }
}

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    Missing,
    TooLong(usize),
    TooManySteps,
    NoPhone,
    NoMail,
    NoWeb,
    NoPostcode,
    NoNumber(u16),
    NoDate,
    NoPosition,
    NotThere,
    Time(times::WrongTime),
}

/// Each field with what is amiss.
pub(crate) type Amiss = Vec<(String, Wrong)>;

/// Reads what was typed into these fields.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn read<'f>(
    facts: impl Iterator<Item = &'f Fact>,
    fields: &Fields,
) -> Result<Vec<(&'static str, String)>, Amiss> {
    let (mut found, mut amiss) = (Vec::new(), Amiss::new());
    for fact in facts {
        match words(fact, fields) {
            Ok(words) => found.push((fact.key, words)),
            Err(wrong) => amiss.extend(wrong),
        }
    }
    if amiss.is_empty() {
        Ok(found)
    } else {
        Err(amiss)
    }
}

/// Reads what a list said of each field; times stand in their own words already.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn checked(
    said: Vec<(&'static str, String)>,
) -> Result<Vec<(&'static str, String)>, Amiss> {
    let (mut found, mut amiss) = (Vec::new(), Amiss::new());
    for (key, said) in said {
        let Some(fact) = FACTS.iter().find(|fact| fact.key == key) else {
            continue;
        };
        if matches!(fact.holds, Holds::Times | Holds::Wishes) {
            found.push((key, said));
            continue;
        }
        match words(fact, &Fields::of(&[(key, said.as_str())])) {
            Ok(words) => found.push((key, words)),
            Err(wrong) => amiss.extend(wrong),
        }
    }
    found.retain(|(_, words)| !words.is_empty());
    if amiss.is_empty() {
        Ok(found)
    } else {
        Err(amiss)
    }
}

fn words(fact: &Fact, fields: &Fields) -> Result<String, Amiss> {
    let typed = fields.get(fact.key);
    let wrong = |wrong| vec![(fact.key.to_owned(), wrong)];
    let read = match fact.holds {
        Holds::Line(most) => line(typed, most),
        Holds::Lines(most) => lines(typed, most),
        Holds::Steps => steps(typed),
        Holds::Phone => phone(typed),
        Holds::Mail => mail(typed),
        Holds::Web => web(typed),
        Holds::Postcode => postcode(typed),
        Holds::Number(most) => number(typed, most),
        Holds::Date => date(typed),
        Holds::Wishes => {
            let chosen = |wish: &Wish| fields.all(fact.key).any(|key| key == wish.key());
            let chosen = Wish::ALL.into_iter().filter(chosen).map(Wish::key);
            Ok(chosen.collect::<Vec<_>>().join(","))
        }
        Holds::Setting => one_of(typed, |text| Setting::parse(text).is_some()),
        Holds::Accompanies => one_of(typed, |text| Accompanies::parse(text).is_some()),
        Holds::Intrusive => one_of(typed, |text| matches!(text, "1" | "2" | "3" | "4" | "5")),
        Holds::Closed => one_of(typed, |text| text == "1"),
        Holds::YesNo => one_of(typed, |text| matches!(text, "yes" | "no")),
        Holds::Position => optional(typed, 40, Wrong::NoPosition, |words| {
            position(words).is_some()
        }),
        Holds::Times => {
            let wrong = |(field, wrong)| (field, Wrong::Time(wrong));
            return times::read(fields).map_err(|amiss| amiss.into_iter().map(wrong).collect());
        }
    };
    match read {
        Ok(words) if words.is_empty() && fact.key == "name" => Err(wrong(Wrong::Missing)),
        Ok(words) => Ok(words),
        Err(fault) => Err(wrong(fault)),
    }
}

/// Blanks and line breaks become single blanks.
fn line(typed: &str, most: usize) -> Result<String, Wrong> {
    let words = typed.split(|c: char| c.is_whitespace() || c.is_control());
    let line = words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if line.chars().count() > most {
        Err(Wrong::TooLong(most))
    } else {
        Ok(line)
    }
}

/// Each line for itself; empty ones fall away.
fn lines(typed: &str, most: usize) -> Result<String, Wrong> {
    let each: Result<Vec<String>, Wrong> = typed.lines().map(|one| line(one, most)).collect();
    let kept: Vec<String> = each?.into_iter().filter(|one| !one.is_empty()).collect();
    let words = kept.join("\n");
    if words.chars().count() > most {
        Err(Wrong::TooLong(most))
    } else {
        Ok(words)
    }
}

fn steps(typed: &str) -> Result<String, Wrong> {
    let words = lines(typed, STEPS * STEP_MAX)?;
    if words.lines().any(|step| step.chars().count() > STEP_MAX) {
        Err(Wrong::TooLong(STEP_MAX))
    } else if words.lines().count() > STEPS {
        Err(Wrong::TooManySteps)
    } else {
        Ok(words)
    }
}

fn optional(
    typed: &str,
    most: usize,
    or: Wrong,
    fits: impl Fn(&str) -> bool,
) -> Result<String, Wrong> {
    let words = line(typed, most).or(Err(or))?;
    if words.is_empty() || fits(&words) {
        Ok(words)
    } else {
        Err(or)
    }
}

fn phone(typed: &str) -> Result<String, Wrong> {
    optional(typed, 24, Wrong::NoPhone, |words| {
        let digits = words.chars().filter(char::is_ascii_digit).count();
        let usual = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')');
        (8..=15).contains(&digits) && words.chars().all(usual)
    })
}

fn mail(typed: &str) -> Result<String, Wrong> {
    optional(typed, 120, Wrong::NoMail, |words| {
        kit_mail::Address::from_text(words).is_some()
    })
}

fn web(typed: &str) -> Result<String, Wrong> {
    optional(typed, 300, Wrong::NoWeb, |words| {
        let rest = words
            .strip_prefix("https://")
            .or_else(|| words.strip_prefix("http://"));
        let host = rest
            .and_then(|rest| rest.split('/').next())
            .unwrap_or_default();
        host.contains('.') && !words.contains(' ') && !host.contains('@')
    })
}

fn postcode(typed: &str) -> Result<String, Wrong> {
    optional(typed, 12, Wrong::NoPostcode, |words| {
        words.len() == 4 && words.bytes().all(|b| b.is_ascii_digit())
    })
}

fn number(typed: &str, most: u16) -> Result<String, Wrong> {
    optional(typed, 12, Wrong::NoNumber(most), |words| {
        words.parse::<u16>().is_ok_and(|number| number <= most)
    })
}

fn date(typed: &str) -> Result<String, Wrong> {
    optional(typed, 12, Wrong::NoDate, |words| {
        words.len() == 10 && words.parse::<Date>().is_ok()
    })
}

/// `56.4567, 10.0345`.
fn position(words: &str) -> Option<(f64, f64)> {
    let (north, east) = words.split_once(", ")?;
    let (north, east): (f64, f64) = (north.parse().ok()?, east.parse().ok()?);
    ((-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east)).then_some((north, east))
}

fn one_of(typed: &str, known: impl Fn(&str) -> bool) -> Result<String, Wrong> {
    optional(typed, 40, Wrong::NotThere, known)
}
