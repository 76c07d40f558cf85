//! "I dag" as it looks when nothing is agreed, on an ordinary day, and at its longest.

use std::collections::HashMap;

use jiff::Timestamp;
use kit_web::{Asked, Failed, Fields, Sample};

use super::pages::{Back, Day, advice, page};
use super::rules::{Expected, ExpectedId, LineFault, Met, WalkInId, Whom};
use super::store::Call;
use crate::course::{GuestId, Where, listed};
use crate::door::store::Door;
use crate::group::places::Owed;
use crate::group::rules::SeriesId;
use crate::house::{House, Watch, Worker, WorkerId};

const LONG: &str = "Vil gerne vide, hvordan man kommer med til fællesspisningen i medborgerhuset, når man kommer \
    langvejsfra, ikke kender nogen og helst vil hentes ved hoveddøren af en, der har prøvet det før";

/// A worker of the samples.
pub(crate) fn worker(id: &str, first_name: &str) -> Option<Worker> {
    Some(Worker {
        id: WorkerId::from_text(id)?,
        first_name: first_name.to_owned(),
        role: crate::WORKER.0.to_owned(),
        team: None,
    })
}

/// The workers of the samples.
pub(crate) fn workers() -> Vec<Worker> {
    worker("worker-birgitte", "Birgitte")
        .into_iter()
        .chain(worker("worker-jonas", "Jonas"))
        .collect()
}

fn expected(at_min: i64, whom: Whom, with: &str, what: &str) -> Option<Expected> {
    Some(Expected {
        id: ExpectedId::from_text(&format!("expected-{at_min}"))?,
        at_min,
        whom,
        with: with.to_owned(),
        what: what.to_owned(),
        came: None,
    })
}

fn guest(called: &str) -> Option<Whom> {
    Some(Whom::Guest {
        id: GuestId::from_text("guest-00001")?,
        called: called.to_owned(),
    })
}

fn met(at: Timestamp, wish: &str, agreed: &str, left: Option<Timestamp>) -> Option<Met> {
    Some(Met {
        id: WalkInId::from_text(&format!("walk-in-{}", at.as_second()))?,
        wish: wish.to_owned(),
        met_by: "Birgitte".to_owned(),
        agreed: agreed.to_owned(),
        at,
        left,
    })
}

fn ordinary(asked: &Asked) -> Option<Day> {
    let given = &asked.web.given;
    let today = given.today();
    let at = |hour, minute| given.moment(today.at(hour, minute, 0, 0));
    let first = Expected {
        came: Some(at(9, 25)),
        ..expected(570, guest("Anna")?, "Birgitte", "Samtale")?
    };
    let watch = |from_min, to_min, index: usize| {
        workers().get(index).map(|one| Watch {
            from_min,
            to_min,
            worker: one.id.clone(),
            first_name: one.first_name.clone(),
        })
    };
    let week = |days: i64| {
        use jiff::ToSpan as _;
        let start = today.saturating_sub(days.days());
        let end = engine_planning::clock::end_of(start, 6);
        Some(Where::of(start, Some(end), today))
    };
    Some(Day {
        house: House {
            name: "Huset ved havnen".to_owned(),
            ..House::default()
        },
        pictures: HashMap::default(),
        watches: watch(0, 720, 0)
            .into_iter()
            .chain(watch(720, 1440, 1))
            .collect(),
        workers: workers(),
        expected: vec![
            first,
            expected(600, guest("Samir")?, "Jonas", "Vil gerne mødes ved døren")?,
            expected(
                601,
                Whom::Group("Ro i hverdagen".to_owned()),
                "Birgitte",
                "8 tilmeldte, lokale 2",
            )?,
            expected(795, guest("Lisa")?, "Jonas", "Samtale")?,
        ],
        goals: Vec::new(),
        courses: vec![week(44), None, None, week(165)],
        met: vec![
            met(at(9, 40), "Vil have en kop kaffe og sidde lidt.", "", None)?,
            met(
                at(10, 5),
                "Leder efter noget at stå op til.",
                "Vi går en tur ved havnen mandag kl. 11.",
                Some(at(10, 50)),
            )?,
        ],
        calls: vec![Call {
            at: at(9, 10),
            taken_by: "Birgitte".to_owned(),
            note: "Spurgte om åbningstider. Fik dem.".to_owned(),
        }],
        mine: listed(today).unwrap_or_default(),
        owed: vec![Owed {
            series: SeriesId::from_text("series-00001")?,
            name: "Ro i hverdagen".to_owned(),
            n: 5,
        }],
        door: door("fremdrift", None),
    })
}

/// The door of a sample offer.
fn door(key: &str, closed: Option<String>) -> Door {
    Door {
        offer: crate::offer::sample(key),
        heads: 14,
        errands: 3,
        closed,
    }
}

fn longest(asked: &Asked) -> Option<Day> {
    let day = ordinary(asked)?;
    let at = asked.web.given.now();
    Some(Day {
        expected: vec![expected(
            600,
            guest("Paninnguaq-Marie Rosing Sørensen")?,
            "Agnieszka",
            LONG,
        )?],
        courses: vec![None],
        met: vec![met(at, LONG, LONG, None)?],
        goals: crate::goal::due_sample(asked)?,
        door: door("den-gode-modtagelse", Some(LONG.to_owned())),
        ..day
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.local();
    let made = |day: &Day, back| page(asked, day, now, "form-0001", back);
    let ordinary = ordinary(asked).ok_or(Failed::NotFound)?;
    let longest = longest(asked).ok_or(Failed::NotFound)?;
    let heads = Day {
        door: door("drivhuset", None),
        ..Day::default()
    };
    let mut back = Back {
        fields: Fields::of(&[("wish", LONG), ("note", "")]),
        ..Back::default()
    };
    back.faults.add("note", advice(asked, LineFault::Empty));
    Ok(vec![
        Sample::of("today", "empty", &made(&Day::default(), Back::default()))?,
        Sample::of("today", "ordinary", &made(&ordinary, Back::default()))?,
        Sample::of("today", "longest", &made(&longest, Back::default()))?,
        Sample::of("today", "heads", &made(&heads, Back::default()))?,
        Sample::of("today", "error", &made(&ordinary, back))?,
    ])
}
