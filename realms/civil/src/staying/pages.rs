//! Who is still there, a community at a time, and the form of a count.

use askama::Template;
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Opt, Sample};
use kit_words::{key, when};

use super::rules::{self, Count, Half, MONTHS, MOST, Wrong, offered, share};
use crate::people::CommunityId;

/// One community with its counts.
#[derive(Debug, Clone)]
pub(crate) struct Community {
    pub(crate) id: CommunityId,
    pub(crate) name: String,
    pub(crate) counts: Vec<Count>,
}

/// A count that can be taken back.
struct Cell {
    label: String,
    people: String,
    months: String,
    undo: String,
}

struct Row {
    half: String,
    key: String,
    cells: Vec<Option<Cell>>,
}

struct Table {
    id: String,
    name: String,
    rows: Vec<Row>,
    /// "8 of 12 are still there after 3 months", or that they are too few.
    shares: Vec<String>,
    /// The points of the curve; empty where none may be shown.
    points: Vec<(i64, i64)>,
    /// The same in words, for who does not see it.
    drawn: String,
}

impl Table {
    /// The curve as the `points` of a polyline.
    fn line(&self) -> String {
        let points: Vec<String> = self
            .points
            .iter()
            .map(|(x, y)| format!("{x},{y}"))
            .collect();
        points.join(" ")
    }
}

#[derive(Template)]
#[template(path = "staying.html")]
pub(crate) struct Staying {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    columns: Vec<String>,
    tables: Vec<Table>,
    community: Choice,
    half: Choice,
    months: Choice,
    people: Field,
}

fn half_words(asked: &Asked, half: Half) -> String {
    let year = half.year.to_string();
    let key = if half.part == 1 {
        key!("half-first")
    } else {
        key!("half-second")
    };
    asked.tell(key, &[("year", year.into())])
}

fn months_words(asked: &Asked, months: i64) -> String {
    if months == 0 {
        asked.say("staying-began")
    } else {
        asked.tell("staying-after", &[("months", months.into())])
    }
}

fn table(asked: &Asked, one: &Community) -> Table {
    let mut halves: Vec<Half> = one.counts.iter().map(|count| count.half).collect();
    halves.sort_unstable();
    halves.dedup();
    let cell = |half: Half, months: i64| {
        let count = one
            .counts
            .iter()
            .find(|count| (count.half, count.months) == (half, months))?;
        let undo = asked.say("undo");
        let of = format!(
            "{}, {}",
            half_words(asked, half),
            months_words(asked, months)
        );
        Some(Cell {
            people: count.people.to_string(),
            label: months_words(asked, months),
            months: months.to_string(),
            undo: format!("{undo}: {}, {of}", one.name),
        })
    };
    let rows = halves.into_iter().rev().map(|half| Row {
        half: half_words(asked, half),
        key: half.key(),
        cells: MONTHS
            .map(|months| cell(half, months))
            .into_iter()
            .collect(),
    });
    let shares: Vec<String> = MONTHS
        .into_iter()
        .filter(|months| *months > 0)
        .filter_map(|months| {
            let (there, of) = share(&one.counts, months)?;
            let args = [
                ("there", there.into()),
                ("of", of.into()),
                ("months", months.into()),
            ];
            Some(asked.tell("staying-share", &args))
        })
        .collect();
    let few = [("least", rules::SHOWN_FROM.into())];
    Table {
        points: rules::curve(&one.counts),
        drawn: format!("{}: {}", one.name, shares.join(" ")),
        id: one.id.to_string(),
        name: one.name.clone(),
        rows: rows.collect(),
        shares: if shares.is_empty() {
            vec![asked.tell("staying-few", &few)]
        } else {
            shares
        },
    }
}

impl Staying {
    pub(crate) fn of(asked: &Asked, all: &[Community], faults: &Faults) -> Self {
        let options = all
            .iter()
            .map(|one| Opt::new(one.id.as_str(), one.name.clone()));
        let choose = Opt::new("", asked.say("people-choose"));
        let halves = offered(asked.web.given.today()).into_iter();
        let halves = halves.map(|half| Opt::new(half.key(), half_words(asked, half)));
        let months = MONTHS.into_iter();
        let months = months.map(|months| Opt::new(months.to_string(), months_words(asked, months)));
        let choice = |name: &str, label: String, options: Vec<Opt>| {
            Choice::one(name, label, options).keep(&asked.fields, faults)
        };
        let notice = match asked.query.get("gjort") {
            "gemt" => Some(asked.say("notice-saved")),
            "slettet" => Some(asked.say("staying-undone")),
            _ => None,
        };
        Self {
            frame: asked.frame(asked.say("menu-staying")),
            heading: asked.say("staying-heading"),
            faults: faults.clone(),
            notice,
            columns: MONTHS
                .map(|months| months_words(asked, months))
                .into_iter()
                .collect(),
            tables: all
                .iter()
                .filter(|one| !one.counts.is_empty())
                .map(|one| table(asked, one))
                .collect(),
            community: choice(
                "community",
                asked.say("staying-community"),
                std::iter::once(choose).chain(options).collect(),
            ),
            half: choice("half", asked.say("staying-half"), halves.collect()),
            months: choice("months", asked.say("staying-when"), months.collect()),
            people: Field::new("people", asked.say("staying-people"))
                .hint(asked.say("staying-people-hint"))
                .kind("number")
                .keep(&asked.fields, faults),
        }
    }
}

/// The number that was typed, or what is amiss with it.
pub(super) fn people(asked: &Asked) -> Result<i64, String> {
    let typed = asked.fields.get("people").trim().parse().ok();
    typed
        .filter(|people| (0..=MOST).contains(people))
        .ok_or_else(|| asked.tell("listing-fault-number", &[("max", MOST.into())]))
}

/// What is amiss with a form that cannot be read.
pub(super) fn unread(asked: &Asked, of: bool, people: Option<String>) -> Faults {
    let mut faults = Faults::none();
    if !of {
        faults.add("community", asked.say("staying-fault-of"));
    }
    if let Some(said) = people {
        faults.add("people", said);
    }
    faults
}

/// Why a count does not fit.
pub(super) fn wrong(asked: &Asked, wrong: Wrong) -> Faults {
    let mut faults = Faults::none();
    let (field, said) = match wrong {
        Wrong::TooEarly(day) => {
            let day = when::date(asked.lang(), day);
            (
                "months",
                asked.tell("staying-fault-early", &[("day", day.into())]),
            )
        }
        Wrong::NoBeginning => ("months", asked.say("staying-fault-beginning")),
        Wrong::MoreThanBegan(began) => (
            "people",
            asked.tell("staying-fault-more", &[("began", began.into())]),
        ),
        Wrong::FewerThanStayed(stayed) => (
            "people",
            asked.tell("staying-fault-fewer", &[("stayed", stayed.into())]),
        ),
    };
    faults.add(field, said);
    faults
}

/// Empty, ordinary, longest, error.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let Some(community) = crate::sample::house().communities.pop() else {
        return Ok(Vec::new());
    };
    let halves = offered(asked.web.given.today());
    let count = |at: usize, months: i64, people: i64| {
        let half = halves.get(at).copied()?;
        Some(Count {
            half,
            months,
            people,
        })
    };
    let counts = [
        (0, 0, 3),
        (1, 0, 9),
        (1, 3, 7),
        (2, 0, 12),
        (2, 3, 8),
        (2, 6, 8),
    ];
    let counts: Vec<Count> = counts
        .into_iter()
        .filter_map(|(at, months, people)| count(at, months, people))
        .collect();
    let all = [
        Community {
            id: community.id.clone(),
            name: community.name,
            counts: counts.clone(),
        },
        Community {
            id: community.id,
            name: "Rødgrødmedflødeforeningens Sønderstrandsvejskaffefællesskab".to_owned(),
            counts: counts.into_iter().take(1).collect(),
        },
    ];
    let none = Faults::none();
    let few = wrong(asked, Wrong::MoreThanBegan(9));
    Ok(vec![
        Sample::of("staying", "empty", &Staying::of(asked, &[], &none))?,
        Sample::of(
            "staying",
            "ordinary",
            &Staying::of(asked, all.get(..1).unwrap_or_default(), &none),
        )?,
        Sample::of("staying", "longest", &Staying::of(asked, &all, &none))?,
        Sample::of("staying", "error", &Staying::of(asked, &all, &few))?,
    ])
}
