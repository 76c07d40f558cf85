//! The page on which somebody is found who comes again, and the calls to make.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::store::{Call, Known};
use crate::course::again::Meets;
use crate::door::pages::kinds;
use crate::house::{GuestWords, House, Worker, WorkerId, name_of};

/// Somebody who was found.
pub(crate) struct Found {
    guest: String,
    called: String,
    about: String,
    meets: Choice,
    form: String,
    here_label: String,
    rang_label: String,
    short: Vec<String>,
    kind: Choice,
    protect: &'static str,
    protect_label: String,
    advice_label: String,
}

/// A call to make.
pub(crate) struct ToCall {
    id: String,
    line: String,
    day: Field,
    time: Field,
    form: String,
    done_label: String,
    promise_label: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "again.html")]
pub(crate) struct AgainPage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<(String, Option<String>)>,
    faults: Faults,
    name: Field,
    found: Vec<Found>,
    nobody: Option<String>,
    calls: Vec<ToCall>,
    calls_none: String,
}

/// What the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Again {
    pub(crate) house: House,
    pub(crate) workers: Vec<Worker>,
    pub(crate) me: WorkerId,
    pub(crate) looked_for: String,
    pub(crate) found: Vec<Known>,
    pub(crate) calls: Vec<Call>,
}

/// A form that came back; a receipt with the address that undoes what was done.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<(String, Option<String>)>,
    /// The call whose form came back.
    pub(crate) call: Option<String>,
}

/// The page; each row has a form id of its own.
pub(crate) fn page(
    asked: &Asked,
    again: &Again,
    today: Date,
    form: &dyn Fn() -> String,
    back: Back,
) -> AgainPage {
    let words = GuestWords::of(&again.house, asked.lang());
    let searched = !again.looked_for.is_empty();
    AgainPage {
        frame: asked.frame(asked.say("return-title")),
        heading: asked.say("return-heading"),
        lead: asked.tell("return-lead", &words.with(&[])),
        receipt: back.receipt,
        name: Field::new("navn", asked.tell("return-name", &words.with(&[])))
            .value(again.looked_for.clone()),
        found: again
            .found
            .iter()
            .map(|one| found(asked, again, one, form()))
            .collect(),
        nobody: (searched && again.found.is_empty())
            .then(|| asked.tell("return-nobody", &words.with(&[]))),
        calls: again
            .calls
            .iter()
            .map(|call| {
                let own = back.call.as_deref() == Some(call.id.as_str());
                let fields = if own {
                    back.fields.clone()
                } else {
                    Fields::default()
                };
                to_call(asked, call, today, form(), (&fields, &back.faults))
            })
            .collect(),
        calls_none: asked.say("calls-none"),
        faults: back.faults,
    }
}

fn found(asked: &Asked, again: &Again, one: &Known, form: String) -> Found {
    let meets = Meets::choose(one.contact.as_ref(), &again.workers, &again.me);
    let about = match &meets {
        Meets::Same(worker) => asked.tell(
            "return-same",
            &[("name", name_of(&again.workers, worker).into())],
        ),
        Meets::Left { before, instead } => asked.tell(
            "return-left",
            &[
                ("before", before.as_str().into()),
                ("name", name_of(&again.workers, instead).into()),
            ],
        ),
        Meets::Nobody(_) => asked.say("return-no-contact"),
    };
    let end = one.end.map(|day| {
        let day = when::date(asked.lang(), day);
        asked.tell("return-last", &[("day", day.into())])
    });
    let name = [("name", one.called.as_str().into())];
    Found {
        advice_label: asked.tell("advice-book-label", &name),
        guest: one.guest.to_string(),
        called: one.called.clone(),
        about: end.map_or(about.clone(), |end| format!("{about} {end}")),
        meets: Choice::one(
            &format!("worker-{}", one.guest),
            asked.say("return-meets"),
            again
                .workers
                .iter()
                .filter(|worker| worker.sees_guests())
                .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone()))
                .collect(),
        )
        .chosen(meets.worker().as_str()),
        form,
        here_label: asked.tell("return-here-label", &name),
        rang_label: asked.tell("return-rang-label", &name),
        short: one
            .errands
            .iter()
            .map(|(kind, day)| {
                let day = when::date(asked.lang(), *day);
                asked.tell(
                    "errand-line",
                    &[("kind", asked.say(kind.name()).into()), ("day", day.into())],
                )
            })
            .collect(),
        kind: kinds(asked, &format!("kind-{}", one.guest)),
        protect: if one.protected { "nej" } else { "ja" },
        protect_label: if one.protected {
            asked.say("protect-off")
        } else {
            asked.say("protect-on")
        },
    }
}

fn to_call(
    asked: &Asked,
    call: &Call,
    today: Date,
    form: String,
    (fields, faults): (&Fields, &Faults),
) -> ToCall {
    let id = call.id.as_str();
    let name = [("name", call.called.as_str().into())];
    let field = |name: &str, key: &str| Field::new(&format!("{name}-{id}"), asked.say(key));
    let (day, time) = (
        field("day", "field-day")
            .kind("date")
            .value(today.to_string()),
        field("time", "field-time").kind("time"),
    );
    let (day, time) = (day.keep(fields, faults), time.keep(fields, faults));
    ToCall {
        open: day.fault.is_some() || time.fault.is_some(),
        id: id.to_owned(),
        line: asked.tell(
            "calls-line",
            &[
                ("name", call.called.as_str().into()),
                ("worker", call.worker_name.as_str().into()),
                ("day", when::day(asked.lang(), call.day).into()),
                ("line", call.line.as_str().into()),
            ],
        ),
        day,
        time,
        form,
        done_label: asked.tell("calls-done-label", &name),
        promise_label: asked.tell("calls-promise-label", &name),
    }
}
