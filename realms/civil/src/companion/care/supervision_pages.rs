//! `/supervision` as it looks, and a companion's next day in words.

use askama::Template;
use jiff::Span;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Opt, Sample};
use kit_words::when;

use super::SupervisionId;
use super::rules::{Amiss, MOST_MONTHS, Supervision, Wrong, is_due};
use crate::people::store::House;
use crate::people::{Companion, CompanionId};
use crate::sample;

/// So many days that were held are shown, the newest first.
const HELD_SHOWN: usize = 12;

/// What the page is made from.
#[derive(Debug, Clone)]
pub(super) struct Days {
    pub(super) house: House,
    pub(super) all: Vec<Supervision>,
    pub(super) months: Option<i64>,
}

/// One day in words.
struct Row {
    id: String,
    day: String,
    who: String,
    /// It can be noted as held: its day is here.
    can_be_held: bool,
    labels: [String; 2],
}

#[derive(Template)]
#[template(path = "supervision.html")]
pub(super) struct Page {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    redo: Option<String>,
    due: Option<String>,
    ahead: Vec<Row>,
    held: Vec<Row>,
    nonce: String,
    who: Choice,
    day: Field,
    months: Field,
}

/// "Næste supervision: 3. december 2026".
pub(in crate::companion) fn next(asked: &Asked, day: Option<Date>) -> Option<String> {
    let day = when::date(asked.lang(), day?);
    Some(asked.tell("supervision-next", &[("day", day.into())]))
}

/// What is amiss, in words.
pub(super) fn faults(asked: &Asked, amiss: &[(&'static str, Wrong)]) -> Faults {
    let mut faults = Faults::none();
    for (field, wrong) in amiss {
        let text = match wrong {
            Wrong::NoDate => asked.say("offer-fault-date"),
            Wrong::Far => asked.say("supervision-fault-far"),
            Wrong::NoOne => asked.say("supervision-fault-who"),
            Wrong::NoMonths => asked.tell("approval-fault-months", &[("max", MOST_MONTHS.into())]),
            Wrong::Missing => asked.say("handbook-fault-missing"),
            Wrong::TooLong(most) => {
                let max = i64::try_from(*most).unwrap_or(i64::MAX);
                asked.tell("people-fault-long", &[("max", max.into())])
            }
        };
        faults.add(field, text);
    }
    faults
}

fn row(asked: &Asked, house: &House, one: &Supervision) -> Row {
    let who = match &one.who {
        None => asked.say("supervision-all"),
        Some(id) => house
            .companion(id)
            .map_or_else(String::new, |who| who.first_name.clone()),
    };
    let day = when::capital(&when::date(asked.lang(), one.day));
    let label = |key| asked.tell(key, &[("day", day.as_str().into())]);
    Row {
        id: one.id.as_str().to_owned(),
        can_be_held: !one.held && one.day <= asked.web.given.today(),
        labels: [
            label(kit_words::key!("supervision-held-label")),
            label(kit_words::key!("supervision-undo-label")),
        ],
        day,
        who,
    }
}

impl Page {
    pub(super) fn of(asked: &Asked, of: &Days, amiss: &[(&'static str, Wrong)]) -> Self {
        let (faults, today) = (faults(asked, amiss), asked.web.given.today());
        let here: Vec<&Companion> = of.house.companions.iter().filter(|one| !one.left).collect();
        let due: Vec<&str> = here
            .iter()
            .filter(|one| is_due(&of.all, &one.id, of.months, today))
            .map(|one| one.first_name.as_str())
            .collect();
        let due = (!due.is_empty()).then(|| {
            let names = due.join(", ");
            asked.tell("supervision-due", &[("names", names.into())])
        });
        let everybody = Opt::new("all", asked.say("supervision-all"));
        let people = here
            .iter()
            .map(|one| Opt::new(one.id.as_str(), one.first_name.as_str()));
        let options = std::iter::once(everybody).chain(people).collect();
        let planning = faults.of("who").is_some() || faults.of("day").is_some();
        let who = Choice::one("who", asked.say("supervision-who"), options).chosen("all");
        let day = Field::new("day", asked.say("supervision-day"))
            .kind("date")
            .hint(asked.say("supervision-day-hint"));
        let months = Field::new("months", asked.say("supervision-months"))
            .kind("number")
            .hint(asked.say("supervision-months-hint"))
            .value(of.months.map(|count| count.to_string()).unwrap_or_default());
        // Of the two forms only the one that was sent shows what was typed.
        let (who, day) = if planning {
            (
                who.keep(&asked.fields, &faults),
                day.keep(&asked.fields, &faults),
            )
        } else {
            (who, day)
        };
        let months = if faults.of("months").is_some() {
            months.keep(&asked.fields, &faults)
        } else {
            months
        };
        let rows = |held: bool| {
            let found = of.all.iter().filter(move |one| one.held == held);
            found.map(|one| row(asked, &of.house, one))
        };
        let mut shown: Vec<Row> = rows(true).collect();
        shown.reverse();
        shown.truncate(HELD_SHOWN);
        let redo = SupervisionId::from_text(asked.query.get("fjernet"));
        Self {
            frame: asked
                .frame(asked.say("supervision-title"))
                .back("/frivillige"),
            heading: asked.say("supervision-heading"),
            notice: (asked.query.get("gjort") == "gemt").then(|| asked.say("notice-saved")),
            redo: redo.map(|id| id.as_str().to_owned()),
            due,
            ahead: rows(false).collect(),
            held: shown,
            nonce: match asked.fields.get("nonce") {
                kept if planning && !kept.is_empty() => kept.to_owned(),
                _ => asked.web.given.random128(),
            },
            who,
            day,
            months,
            faults,
        }
    }
}

/// Empty, ordinary, longest, error.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (house, today) = (sample::house(), asked.web.given.today());
    let one = |who: Option<&CompanionId>, days: i64| Supervision {
        id: SupervisionId::from_text("day-sample-1")
            .unwrap_or_else(|| SupervisionId::new(&asked.web.given)),
        who: who.cloned(),
        day: today.saturating_add(Span::new().days(days)),
        held: days < -1,
    };
    let mette = house.companions.first().map(|one| one.id.clone());
    let some = vec![one(mette.as_ref(), -100), one(None, -1), one(None, 20)];
    let many = (-40..10)
        .map(|week| one(mette.as_ref(), week * 7))
        .collect();
    let days = |all: Vec<Supervision>, months| Days {
        house: house.clone(),
        all,
        months,
    };
    let empty = Days {
        house: House {
            companions: Vec::new(),
            ..house.clone()
        },
        ..days(Vec::new(), None)
    };
    let amiss: Amiss = vec![("who", Wrong::NoOne), ("day", Wrong::NoDate)];
    let (ordinary, due) = (days(some, Some(3)), days(Vec::new(), Some(3)));
    Ok(vec![
        Sample::of("supervision", "empty", &Page::of(asked, &empty, &[]))?,
        Sample::of("supervision", "ordinary", &Page::of(asked, &ordinary, &[]))?,
        Sample::of("supervision", "due", &Page::of(asked, &due, &[]))?,
        Sample::of(
            "supervision",
            "longest",
            &Page::of(asked, &days(many, Some(24)), &[]),
        )?,
        Sample::of("supervision", "error", &Page::of(asked, &ordinary, &amiss))?,
    ])
}
