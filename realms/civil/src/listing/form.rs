//! The forms of a page: its first four fields, and each of its parts.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::Listing;
use super::facts::{self, Amiss, FACTS, Fact, Facts, Holds, Section, Wrong};
use super::pages::{ACCOMPANIES, CLOSED, INTRUSIVE, SETTINGS, YES_NO, rhythm};
use super::times::{self, Meets, Rhythm, WrongTime};
use crate::crossing::show;

/// A field as its template draws it.
pub(crate) enum Shown {
    Line(Field),
    Area(Field),
    Choice(Choice),
    Times(Times),
}

/// The rows of the times, and the first and last day.
pub(crate) struct Times {
    legend: String,
    rows: Vec<TimeRow>,
    begins: Field,
    until: Field,
}

/// One time.
pub(crate) struct TimeRow {
    legend: String,
    day: Choice,
    from: Field,
    to: Field,
    rhythm: Choice,
}

#[derive(Template)]
#[template(path = "listing-edit.html")]
pub(crate) struct Edit {
    frame: Frame,
    heading: String,
    lead: Option<String>,
    faults: Faults,
    nonce: String,
    action: String,
    button: String,
    fields: Vec<Shown>,
}

/// What somebody types to begin with: name, place or link, time and contact (CV-12).
const FIRST: [&str; 7] = [
    "name",
    "place_name",
    "street",
    "online",
    "times",
    "contact_name",
    "contact_phone",
];

pub(crate) fn first_fields() -> impl Iterator<Item = &'static Fact> {
    FACTS.iter().filter(|fact| FIRST.contains(&fact.key))
}

/// The form of a new community.
pub(crate) fn new(asked: &Asked, fields: &Fields, faults: &Faults) -> Edit {
    let facts = Facts::default();
    let shown = first_fields().map(|fact| field(asked, &facts, fact, fields, faults));
    Edit {
        frame: asked
            .frame(asked.say("title-listing-new"))
            .back("/vores-sider"),
        heading: asked.say("listing-new"),
        lead: Some(asked.say("listing-new-lead")),
        faults: faults.clone(),
        nonce: asked.web.given.random128(),
        action: "/vores-sider/ny".to_owned(),
        button: asked.say("listing-new-save"),
        fields: shown.collect(),
    }
}

impl Edit {
    /// The form of one part.
    pub(crate) fn of(asked: &Asked, page: &Listing, section: Section, faults: &Faults) -> Self {
        let here = format!("/vores-sider/{}", page.id);
        let (address, heading) = section.words();
        let fields =
            facts::of(section).map(|fact| field(asked, &page.facts, fact, &asked.fields, faults));
        Self {
            frame: asked
                .frame(asked.say("title-listing-edit"))
                .back(here.clone()),
            heading: asked.say(heading),
            lead: Some(page.facts.get("name").to_owned()),
            faults: faults.clone(),
            nonce: asked.web.given.random128(),
            action: format!("{here}/ret/{address}"),
            button: asked.say("save"),
            fields: fields.collect(),
        }
    }
}

fn field(asked: &Asked, facts: &Facts, fact: &Fact, typed: &Fields, faults: &Faults) -> Shown {
    let label = asked.say(fact.label);
    let hint = fact.hint.map(|key| asked.say(key)).unwrap_or_default();
    let words = facts.get(fact.key);
    let line = |kind: &'static str| {
        let field = Field::new(fact.key, label.clone())
            .hint(hint.clone())
            .value(words)
            .kind(kind);
        field.keep(typed, faults)
    };
    let chosen = |options: Vec<Opt>| {
        let choice = Choice::one(fact.key, label.clone(), options).value(words);
        Shown::Choice(choice.keep(typed, faults))
    };
    match fact.holds {
        Holds::Line(_) | Holds::Postcode | Holds::Position => Shown::Line(line("text")),
        Holds::Phone => Shown::Line(line("tel")),
        Holds::Mail => Shown::Line(line("email")),
        Holds::Web => Shown::Line(line("url")),
        Holds::Number(_) => Shown::Line(line("number")),
        Holds::Date => Shown::Line(line("date")),
        Holds::Lines(_) | Holds::Steps => Shown::Area(line("text")),
        Holds::Wishes => {
            let of = facts.wishes();
            let options = engine_planning::companions::Wish::ALL
                .into_iter()
                .map(|wish| {
                    let mut option = Opt::new(wish.key(), when::capital(&show::wish(asked, wish)));
                    option.on = of.contains(&wish);
                    option
                });
            let choice = Choice::many(fact.key, label, options.collect());
            Shown::Choice(choice.keep(typed, faults))
        }
        Holds::Setting => chosen(options(asked, &SETTINGS)),
        Holds::Intrusive => chosen(options(asked, &INTRUSIVE)),
        Holds::Closed => chosen(options(asked, &CLOSED)),
        Holds::YesNo => chosen(options(asked, &YES_NO)),
        Holds::Accompanies => {
            let each = ACCOMPANIES.map(|(value, key)| (value.as_str(), key));
            chosen(options(asked, &each))
        }
        Holds::Times => Shown::Times(time_fields(asked, label, &facts.times(), typed, faults)),
    }
}

/// The answers of a list, and that the page says nothing.
fn options(asked: &Asked, list: &[(&str, &str)]) -> Vec<Opt> {
    let none = Opt::new("", asked.say("listing-not-said"));
    let each = list
        .iter()
        .map(|(value, key)| Opt::new(*value, asked.say(key)));
    std::iter::once(none).chain(each).collect()
}

fn time_fields(
    asked: &Asked,
    legend: String,
    known: &[Meets],
    typed: &Fields,
    faults: &Faults,
) -> Times {
    let lang = asked.lang();
    let days = || {
        let none = Opt::new("", asked.say("listing-no-day"));
        let each = (1..=7_i8).filter_map(|day| {
            let words = jiff::civil::Weekday::from_monday_one_offset(day).ok()?;
            Some(Opt::new(
                day.to_string(),
                when::capital(when::weekday(lang, words)),
            ))
        });
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    };
    let rhythms = || {
        let each = Rhythm::ALL.into_iter();
        each.map(|one| Opt::new(one.key(), rhythm(asked, one)))
            .collect::<Vec<_>>()
    };
    let row = |number: usize| {
        let one = known.get(number - 1);
        let [day, from, to, every] = times::row_fields(number);
        let clock = |name: &str, label: String, minutes: Option<u16>| {
            let value = minutes.map(times::clock).unwrap_or_default();
            Field::new(name, label).value(value).keep(typed, faults)
        };
        TimeRow {
            legend: asked.tell(
                "listing-time-row",
                &[("number", i64::try_from(number).unwrap_or(0).into())],
            ),
            day: Choice::one(&day, asked.say("listing-day"), days())
                .value(&one.map(|one| one.weekday.to_string()).unwrap_or_default())
                .keep(typed, faults),
            from: clock(
                &from,
                asked.say("listing-from-clock"),
                one.map(|one| one.from_min),
            ),
            to: clock(
                &to,
                asked.say("listing-to-clock"),
                one.map(|one| one.to_min),
            ),
            rhythm: Choice::one(&every, asked.say("listing-rhythm"), rhythms())
                .value(one.map_or(Rhythm::Weekly, |one| one.rhythm).key())
                .keep(typed, faults),
        }
    };
    let rows = (known.len() + 1).min(times::MOST);
    let date = |name: &str, label: String, hint: String, day: Option<jiff::civil::Date>| {
        let value = day.map(|day| day.to_string()).unwrap_or_default();
        Field::new(name, label)
            .hint(hint)
            .kind("date")
            .value(value)
            .keep(typed, faults)
    };
    let first = known.first();
    Times {
        legend,
        rows: (1..=rows).map(row).collect(),
        begins: date(
            "begins",
            asked.say("listing-begins"),
            asked.say("listing-begins-hint"),
            first.and_then(|one| one.begins),
        ),
        until: date(
            "until",
            asked.say("listing-until"),
            String::new(),
            first.and_then(|one| one.until),
        ),
    }
}

/// What is amiss, in words that say what to do.
pub(crate) fn faults(asked: &Asked, amiss: Amiss) -> Faults {
    let number = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
    let mut faults = Faults::none();
    for (field, wrong) in amiss {
        let said = match wrong {
            Wrong::Missing => asked.say("listing-fault-missing"),
            Wrong::TooLong(most) => {
                asked.tell("listing-fault-long", &[("max", number(most).into())])
            }
            Wrong::TooManySteps => asked.say("listing-fault-steps"),
            Wrong::NoPhone => asked.say("people-fault-phone"),
            Wrong::NoMail => asked.say("listing-fault-mail"),
            Wrong::NoWeb => asked.say("listing-fault-web"),
            Wrong::NoPostcode => asked.say("listing-fault-postcode"),
            Wrong::NoNumber(most) => {
                asked.tell("listing-fault-number", &[("max", i64::from(most).into())])
            }
            Wrong::NoDate | Wrong::Time(WrongTime::NoDate) => asked.say("listing-fault-date"),
            Wrong::NoPosition => asked.say("listing-fault-position"),
            Wrong::NotThere => asked.say("listing-fault-choice"),
            Wrong::Time(WrongTime::NoDay) => asked.say("listing-fault-day"),
            Wrong::Time(WrongTime::NoClock) => asked.say("listing-fault-clock"),
            Wrong::Time(WrongTime::Backwards) => asked.say("listing-fault-backwards"),
            Wrong::Time(WrongTime::NoFirstDay) => asked.say("listing-fault-first-day"),
            Wrong::Time(WrongTime::EndsFirst) => asked.say("listing-fault-ends-first"),
        };
        faults.add(&field, said);
    }
    faults
}
