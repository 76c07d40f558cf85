//! The leader's page of health, and the worker's page that says whom to ask.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::rules::{ACTORS, AREAS, Sheet, Stands, Topic, fields};
use super::store::{Rating, in_force};
use crate::house::Team;

/// Everything the leader's page is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Health {
    pub(super) offer: String,
    pub(super) sheets: Vec<(Date, Sheet)>,
    pub(super) teams: Vec<(Team, BTreeMap<Topic, Stands>)>,
    pub(super) ratings: Vec<Rating>,
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(super) struct Back {
    pub(super) fields: Fields,
    pub(super) faults: Faults,
    pub(super) receipt: Option<String>,
}

/// A row of the table.
struct Line {
    name: String,
    cells: Vec<(String, String)>,
}

/// An area with its fields.
struct Area {
    name: String,
    fields: Vec<Field>,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "health.html")]
pub(super) struct HealthPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    since: String,
    columns: Vec<String>,
    lines: Vec<Line>,
    form: String,
    from: Field,
    actors: Vec<Field>,
    areas: Vec<Area>,
    editing: bool,
    trainings: Vec<(String, Vec<(String, String)>)>,
    team: Choice,
    topic: Choice,
    held: Field,
    lapses: Field,
    handles: Choice,
    finds: Choice,
    ratings: Vec<(String, i64, i64)>,
}

fn stands(asked: &Asked, stands: Stands) -> String {
    let day = |day: Date| [("day", when::date(asked.lang(), day).into())];
    match stands {
        Stands::None => asked.say("training-none"),
        Stands::Held => asked.say("training-held"),
        Stands::Until(last) => asked.tell("training-until", &day(last)),
        Stands::Lapsed(last) => asked.tell("training-lapsed", &day(last)),
    }
}

/// The columns of the sheet as people read it: the actors, then treatment and whom to ask.
fn columns(asked: &Asked, sheet: &Sheet) -> Vec<String> {
    let own = sheet
        .actors
        .iter()
        .filter(|actor| !actor.is_empty())
        .cloned();
    own.chain(["health-treatment", "health-first", "health-then"].map(|key| asked.say(key)))
        .collect()
}

fn lines(asked: &Asked, sheet: &Sheet) -> Vec<Line> {
    let columns = columns(asked, sheet);
    AREAS
        .iter()
        .zip(&sheet.rows)
        .map(|(name, row)| {
            let does = sheet.actors.iter().zip(&row.does);
            let own = does
                .filter(|(actor, _)| !actor.is_empty())
                .map(|(_, does)| does);
            let rest = [&row.treatment, &row.first, &row.then];
            let cells = own.chain(rest).cloned();
            Line {
                name: asked.say(name),
                cells: columns.iter().cloned().zip(cells).collect(),
            }
        })
        .collect()
}

/// Every field of the sheet's form with what stands in it.
fn sheet_fields(asked: &Asked, sheet: &Sheet, back: &Back) -> Vec<Field> {
    let mut sheet = sheet.clone();
    let actors = sheet.actors.clone();
    let label = |name: &str| -> String {
        let mut parts = name.split('-');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("does"), _, Some(actor)) => {
                let named: Option<&String> = actor.parse().ok().and_then(|n: usize| actors.get(n));
                named
                    .filter(|named| !named.is_empty())
                    .cloned()
                    .unwrap_or_else(|| asked.say("health-does"))
            }
            (Some("treatment"), ..) => asked.say("health-treatment"),
            (Some("first"), ..) => asked.say("health-first"),
            (Some("then"), ..) => asked.say("health-then"),
            _ => asked.say("health-actor"),
        }
    };
    let fields = fields(&mut sheet);
    // Only a form that is the sheet's own puts its values back, and of that also one that came in half.
    let own = !back.fields.get("from").is_empty()
        || fields
            .iter()
            .any(|(name, _)| !back.fields.get(name).is_empty());
    fields
        .into_iter()
        .map(|(name, value)| {
            let field = Field::new(&name, label(&name)).value(value.clone());
            if own {
                field.keep(&back.fields, &back.faults)
            } else {
                field
            }
        })
        .collect()
}

fn scale(asked: &Asked, name: &str, legend: &str, back: &Back) -> Choice {
    let words = |n: i64| match n {
        1 => asked.say("health-rate-low"),
        5 => asked.say("health-rate-high"),
        _ => n.to_string(),
    };
    let options = (1..=5).map(|n| Opt::new(n.to_string(), words(n))).collect();
    Choice::one(name, asked.say(legend), options).keep(&back.fields, &back.faults)
}

/// The leader's page; `form` is the fresh id of its forms.
pub(super) fn health_page(
    asked: &Asked,
    health: &Health,
    today: Date,
    form: &str,
    back: Back,
) -> HealthPage {
    let lang = asked.lang();
    let none = (today, Sheet::default());
    let (from, sheet) = in_force(&health.sheets, today).unwrap_or(&none);
    let mut all = sheet_fields(asked, sheet, &back);
    let rest = all.split_off(ACTORS);
    let areas = AREAS
        .iter()
        .zip(rest.chunks(ACTORS + 3))
        .map(|(name, fields)| Area {
            name: asked.say(name),
            wrong: fields.iter().any(|field| field.fault.is_some()),
            fields: fields.to_vec(),
        });
    let keep = |field: Field| field.keep(&back.fields, &back.faults);
    HealthPage {
        frame: asked.frame(asked.say("health-title")).back("/ledelse"),
        heading: asked.tell("health-heading", &[("offer", health.offer.as_str().into())]),
        since: if health.sheets.is_empty() {
            asked.say("health-no-sheet")
        } else {
            let day = [("day", when::date(lang, *from).into())];
            asked.tell("health-since", &day)
        },
        columns: columns(asked, sheet),
        lines: lines(asked, sheet),
        form: form.to_owned(),
        from: keep(
            Field::new("from", asked.say("health-from"))
                .kind("date")
                .value(today.to_string()),
        ),
        actors: all,
        editing: back
            .faults
            .list()
            .iter()
            .any(|fault| fault.field.contains('-') || fault.field == "from"),
        areas: areas.collect(),
        trainings: health
            .teams
            .iter()
            .map(|(team, held)| {
                let lines = held
                    .iter()
                    .map(|(topic, one)| (asked.say(topic.name()), stands(asked, *one)));
                (team.name.clone(), lines.collect())
            })
            .collect(),
        team: Choice::one(
            "team",
            asked.say("health-team"),
            health
                .teams
                .iter()
                .map(|(team, _)| Opt::new(team.id.as_str(), team.name.as_str()))
                .collect(),
        )
        .keep(&back.fields, &back.faults),
        topic: Choice::one(
            "topic",
            asked.say("training-topic"),
            Topic::ALL
                .iter()
                .map(|topic| Opt::new(topic.key(), asked.say(topic.name())))
                .collect(),
        )
        .keep(&back.fields, &back.faults),
        held: keep(Field::new("held", asked.say("training-held-on")).kind("date")),
        lapses: keep(
            Field::new("lapses", asked.say("training-lapses-on"))
                .kind("date")
                .hint(asked.say("training-lapses-hint")),
        ),
        handles: scale(asked, "handles", "health-rate-handles", &back),
        finds: scale(asked, "finds", "health-rate-finds", &back),
        ratings: health
            .ratings
            .iter()
            .map(|(day, handles, finds)| (when::date(lang, *day), *handles, *finds))
            .collect(),
        receipt: back.receipt,
        faults: back.faults,
    }
}

#[derive(Template)]
#[template(path = "health_ask.html")]
pub(super) struct AskPage {
    frame: Frame,
    heading: String,
    lead: String,
    areas: Vec<(usize, String)>,
    answer: Option<Vec<(String, String)>>,
}

/// Step one: what is it about? Step two: whom to ask (HE-3).
pub(super) fn ask_page(asked: &Asked, sheet: Option<&Sheet>, area: Option<usize>) -> AskPage {
    let empty = Sheet::default();
    let sheet = sheet.unwrap_or(&empty);
    let chosen = area.and_then(|n| Some((AREAS.get(n)?, sheet.rows.get(n)?)));
    let answer = chosen.map(|(_, row)| {
        let or_nobody = |text: &String| {
            if text.is_empty() {
                asked.say("health-nobody")
            } else {
                text.clone()
            }
        };
        let mut all = vec![
            (asked.say("health-first"), or_nobody(&row.first)),
            (asked.say("health-then"), or_nobody(&row.then)),
        ];
        if !row.treatment.is_empty() {
            all.push((asked.say("health-treatment"), row.treatment.clone()));
        }
        let does = sheet.actors.iter().zip(&row.does);
        all.extend(
            does.filter(|(actor, does)| !actor.is_empty() && !does.is_empty())
                .map(|(a, b)| (a.clone(), b.clone())),
        );
        all
    });
    AskPage {
        frame: asked.frame(asked.say("health-ask-title")),
        heading: match chosen {
            Some((name, _)) => asked.tell("health-ask-about", &[("area", asked.say(name).into())]),
            None => asked.say("health-ask-heading"),
        },
        lead: asked.say(if answer.is_some() {
            "health-ask-treat"
        } else {
            "health-ask-lead"
        }),
        areas: AREAS
            .iter()
            .enumerate()
            .map(|(n, name)| (n + 1, asked.say(name)))
            .collect(),
        answer,
    }
}
