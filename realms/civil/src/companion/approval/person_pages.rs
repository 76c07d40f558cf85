//! `/frivillige/{id}`: one who comes along, the steps and what else a coordinator keeps in mind.

use std::collections::BTreeMap;

use askama::Template;
use jiff::Span;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Link, Opt, Sample};
use kit_words::when;

use super::rules::{Amiss, Asks, Noted, Standing, Step, Wrong, standing};
use super::says;
use super::store::Approvals;
use super::{NoteId, says::faults};
use crate::companion::offer_pages;
use crate::crossing::show;
use crate::people::{Companion, CompanionId};
use crate::sample;

/// What the page is made from.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) who: Companion,
    pub(super) approvals: Approvals,
    pub(super) running: i64,
    /// Minutes with guests in the last twelve months: a sum, and nothing of any of them.
    pub(super) minutes: i64,
    pub(super) supervision: (Option<Date>, Option<Date>),
}

/// One step in the table.
struct Row {
    name: String,
    standing: String,
    done: String,
    /// The note that stands, to be taken back.
    note: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "volunteer.html")]
pub(super) struct Person {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    /// The note that was just taken back.
    redo: Option<String>,
    warning: Option<String>,
    rows: Vec<Row>,
    here: String,
    nonce: String,
    step: Choice,
    days: [Field; 2],
    facts: Vec<(String, String)>,
    ask: Link,
}

/// The newest note of a step.
fn newest(notes: &[Noted], step: Step) -> Option<&Noted> {
    let of = notes.iter().filter(|one| one.step == step);
    of.max_by_key(|one| one.done)
}

fn rows(asked: &Asked, of: &Seen) -> Vec<Row> {
    let (today, notes) = (asked.web.given.today(), of.approvals.notes(&of.who.id));
    let row = |step: Step| {
        let asks = of.approvals.asks.of(step);
        let note = newest(notes, step);
        if asks.is_none() && note.is_none() {
            return None;
        }
        let name = says::step(asked, step);
        let is = standing(step, asks.flatten(), notes, today);
        let on = match is {
            Standing::Missing => None,
            Standing::Done { on, .. } | Standing::Soon { on, .. } | Standing::Over { on, .. } => {
                Some(on)
            }
        };
        let undo = asked.tell("approval-undo", &[("step", name.as_str().into())]);
        Some(Row {
            standing: says::standing(asked, is),
            done: on.map_or_else(String::new, |day| when::date(asked.lang(), day)),
            note: note.map(|one| (one.id.as_str().to_owned(), undo)),
            name,
        })
    };
    Step::ALL.into_iter().filter_map(row).collect()
}

fn facts(asked: &Asked, of: &Seen) -> Vec<(String, String)> {
    let who = &of.who;
    let times: Vec<String> = who
        .times
        .iter()
        .map(|slot| offer_pages::time(asked, *slot))
        .collect();
    let times = if times.is_empty() {
        asked.say("volunteers-no-times")
    } else {
        times.join(", ")
    };
    let load = asked.tell(
        "volunteers-load",
        &[
            ("running", of.running.into()),
            ("most", who.max_load.into()),
        ],
    );
    let pause = offer_pages::away(asked, who);
    let pause = pause.unwrap_or_else(|| asked.say("volunteers-not-paused"));
    let told = [
        offer_pages::languages(asked, who),
        offer_pages::area(asked, who),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let mut facts = vec![
        (asked.say("column-load"), load),
        (asked.say("column-times"), times),
        (asked.say("column-pause"), pause),
        (
            asked.say("volunteer-hours"),
            when::hours(asked.lang(), of.minutes),
        ),
    ];
    let (last, next) = of.supervision;
    let date = |day| when::date(asked.lang(), day);
    let never = || asked.say("volunteer-supervision-never");
    facts.push((
        asked.say("volunteer-supervision-last"),
        last.map_or_else(never, date),
    ));
    facts.push((
        asked.say("volunteer-supervision-next"),
        next.map_or_else(never, date),
    ));
    if !told.is_empty() {
        facts.push((asked.say("column-told"), told.join(". ")));
    }
    facts
}

impl Person {
    pub(super) fn of(asked: &Asked, of: &Seen, amiss: &[(&'static str, Wrong)]) -> Self {
        let faults = faults(asked, amiss);
        let today = asked.web.given.today();
        let here = format!("/frivillige/{}", of.who.id);
        // What is lacking comes first to mind.
        let lacking = |step: &Step| {
            of.approvals.asks.of(*step).is_some_and(|months| {
                let is = standing(*step, months, of.approvals.notes(&of.who.id), today);
                !matches!(is, Standing::Done { .. })
            })
        };
        let first = Step::ALL.into_iter().find(lacking);
        let options = Step::ALL.map(|step| Opt::new(step.key(), says::step(asked, step)));
        let step = Choice::one("step", asked.say("approval-which"), options.to_vec())
            .chosen(first.map_or("", Step::key));
        let typed = |field: Field| {
            if faults.any() {
                field.keep(&asked.fields, &faults)
            } else {
                field
            }
        };
        let nonce = match asked.fields.get("nonce") {
            kept if faults.any() && !kept.is_empty() => kept.to_owned(),
            _ => asked.web.given.random128(),
        };
        let redo = asked.query.get("fortrudt");
        let lacks = of.approvals.lacks(&of.who.id, today);
        Self {
            frame: asked
                .frame(asked.say("volunteer-title"))
                .back("/frivillige"),
            heading: asked.tell(
                "volunteer-heading",
                &[
                    ("name", of.who.first_name.as_str().into()),
                    ("kind", show::kind(asked, of.who.kind).into()),
                ],
            ),
            notice: match asked.query.get("gjort") {
                "gemt" => Some(asked.say("notice-saved")),
                "ny" => Some(asked.say("volunteer-new")),
                _ => None,
            },
            redo: NoteId::from_text(redo).map(|id| id.as_str().to_owned()),
            warning: says::warning(asked, &of.who, &lacks),
            rows: rows(asked, of),
            step: if faults.any() {
                step.keep(&asked.fields, &faults)
            } else {
                step
            },
            days: [
                typed(
                    Field::new("done_on", asked.say("approval-done-on"))
                        .kind("date")
                        .hint(asked.say("approval-done-on-hint"))
                        .value(today.to_string()),
                ),
                typed(
                    Field::new("valid_until", asked.say("approval-until"))
                        .kind("date")
                        .hint(asked.say("approval-until-hint")),
                ),
            ],
            nonce,
            facts: facts(asked, of),
            ask: Link::to("/krav", asked.say("approval-ask-link")),
            here,
            faults,
        }
    }
}

/// Made-up notes: each step so many days ago.
pub(in crate::companion) fn made_up(
    asked: &Asked,
    who: &CompanionId,
    steps: &[(Step, i64)],
) -> Approvals {
    let today = asked.web.given.today();
    let note = |(step, days): &(Step, i64)| Noted {
        id: NoteId::from_text("note-sample-1").unwrap_or_else(|| NoteId::new(&asked.web.given)),
        step: *step,
        done: day_before(today, *days),
        until: None,
    };
    let notes = BTreeMap::from([(who.clone(), steps.iter().map(note).collect())]);
    Approvals::made_up(Asks::proposed(), notes)
}

fn day_before(today: Date, days: i64) -> Date {
    today.saturating_sub(Span::new().days(days))
}

/// Empty, ordinary, longest, error.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let mette = sample::companion("companion-mette", "Mette");
    let today = asked.web.given.today();
    let seen = |who: &Companion, approvals: Approvals| Seen {
        who: who.clone(),
        approvals,
        running: 1,
        minutes: 270,
        supervision: (Some(day_before(today, 40)), None),
    };
    let empty = Seen {
        running: 0,
        minutes: 0,
        supervision: (None, None),
        ..seen(
            &Companion {
                times: Vec::new(),
                ..mette.clone()
            },
            Approvals::default(),
        )
    };
    let done: Vec<(Step, i64)> = Step::ALL.into_iter().map(|step| (step, 90)).collect();
    let ordinary = seen(&mette, made_up(asked, &mette.id, &done));
    let some = [
        (Step::Interest, 400),
        (Step::Training, 700),
        (Step::Agreement, 385),
    ];
    let long = Companion {
        first_name: "Anne-Katrine Charlotte".to_owned(),
        languages: Some("dansk, engelsk, arabisk, somali, tyrkisk og tegnsprog".to_owned()),
        area: Some("5999, men helst ikke på den anden side af havneløbet".to_owned()),
        ..mette.clone()
    };
    let longest = seen(&long, made_up(asked, &mette.id, &some));
    let amiss: Amiss = vec![
        ("step", Wrong::NoStep),
        ("done_on", Wrong::Ahead),
        ("valid_until", Wrong::EndsFirst),
    ];
    Ok(vec![
        Sample::of("volunteer", "empty", &Person::of(asked, &empty, &[]))?,
        Sample::of("volunteer", "ordinary", &Person::of(asked, &ordinary, &[]))?,
        Sample::of("volunteer", "longest", &Person::of(asked, &longest, &[]))?,
        Sample::of("volunteer", "error", &Person::of(asked, &longest, &amiss))?,
    ])
}
