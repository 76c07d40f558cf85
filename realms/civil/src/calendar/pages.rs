//! The coordinator's pages of what she invites to.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::DateTime;
use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt};
use kit_words::{key, when};

use super::{Event, EventId, Kind, Told};
use crate::group::pages::faults;
use crate::group::rules::Amiss;
use crate::people::Coordinator;

/// What `/moeder/{id}` is made from.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) event: Event,
    /// The times of the talks that are taken.
    pub(crate) talks: Vec<DateTime>,
    pub(crate) taken: i64,
}

/// What a kind is called.
pub(super) fn kind(asked: &Asked, of: Kind) -> String {
    asked.say(match of {
        Kind::Information => key!("event-information"),
        Kind::Visit => key!("event-visit"),
    })
}

/// "torsdag 3. december kl. 10–11".
pub(super) fn time(asked: &Asked, told: &Told) -> String {
    let ends = when::clock(asked.lang(), told.ends.time());
    let starts = when::capital(&when::moment(asked.lang(), told.starts));
    asked.tell(
        "event-time",
        &[("starts", starts.into()), ("ends", ends.into())],
    )
}

/// "7 har sagt, at de kommer. Der er 3 pladser tilbage."
pub(super) fn seats(asked: &Asked, told: &Told, taken: i64) -> String {
    let said = asked.tell("event-taken", &[("count", taken.into())]);
    match told.seats {
        Some(most) => {
            let left = asked.tell("event-left", &[("count", (most - taken).max(0).into())]);
            format!("{said} {left}")
        }
        None => said,
    }
}

/// The form of an event.
pub(crate) struct EventForm {
    kind: Choice,
    fields: Vec<Field>,
    bring: Field,
    nonce: String,
}

impl EventForm {
    fn of(asked: &Asked, told: Option<&Told>, contact: (&str, &str), faults: &Faults) -> Self {
        let fields = &asked.fields;
        let keeps = faults.any();
        let field = |name: &str, label: &'static str, kind: &'static str, value: String| {
            let field = Field::new(name, asked.say(label)).kind(kind).value(value);
            if keeps {
                field.keep(fields, faults)
            } else {
                field
            }
        };
        let text = |of: fn(&Told) -> String| told.map(of).unwrap_or_default();
        let clock = |at: DateTime| at.strftime("%H:%M").to_string();
        let kinds = Kind::ALL.map(|one| Opt::new(one.key(), kind(asked, one)));
        let chosen = told.map_or(Kind::Information, |told| told.kind);
        let choice = Choice::one("kind", asked.say("event-kind"), kinds.to_vec());
        let choice = choice.chosen(chosen.key());
        let maybe = |of: Option<i64>| of.map(|n| n.to_string()).unwrap_or_default();
        Self {
            kind: if keeps {
                choice.keep(fields, faults)
            } else {
                choice
            },
            fields: vec![
                field(
                    "title",
                    key!("event-title"),
                    "text",
                    text(|t| t.title.clone()),
                ),
                field(
                    "date",
                    key!("event-date"),
                    "date",
                    text(|t| t.starts.date().to_string()),
                ),
                field(
                    "from",
                    key!("event-from"),
                    "time",
                    told.map(|t| clock(t.starts)).unwrap_or_default(),
                ),
                field(
                    "to",
                    key!("event-to"),
                    "time",
                    told.map(|t| clock(t.ends)).unwrap_or_default(),
                ),
                field(
                    "place",
                    key!("event-place"),
                    "text",
                    text(|t| t.place.clone()),
                ),
                field(
                    "way_in",
                    key!("event-way-in"),
                    "text",
                    text(|t| t.way_in.clone().unwrap_or_default()),
                )
                .hint(asked.say("event-way-in-hint")),
                field(
                    "seats",
                    key!("event-seats"),
                    "number",
                    maybe(told.and_then(|t| t.seats)),
                )
                .hint(asked.say("event-seats-hint")),
                field(
                    "talk_min",
                    key!("event-talk"),
                    "number",
                    maybe(told.and_then(|t| t.talk_min)),
                )
                .hint(asked.say("event-talk-hint")),
                field(
                    "contact_name",
                    key!("event-contact"),
                    "text",
                    told.map_or_else(|| contact.0.to_owned(), |t| t.contact_name.clone()),
                ),
                field(
                    "contact_phone",
                    key!("event-phone"),
                    "tel",
                    told.map_or_else(|| contact.1.to_owned(), |t| t.contact_phone.clone()),
                ),
            ],
            bring: field(
                "bring",
                key!("event-bring"),
                "text",
                text(|t| t.bring.clone().unwrap_or_default()),
            )
            .hint(asked.say("event-bring-hint")),
            nonce: match fields.get("nonce") {
                kept if keeps && !kept.is_empty() => kept.to_owned(),
                _ => asked.web.given.random128(),
            },
        }
    }
}

/// One event in the list.
struct Row {
    link: Link,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "events.html")]
pub(crate) struct Events {
    frame: Frame,
    heading: String,
    faults: Faults,
    coming: Vec<Row>,
    past: Vec<Row>,
    form: EventForm,
    form_open: bool,
    open: Link,
}

impl Events {
    pub(crate) fn of(
        asked: &Asked,
        events: &[Event],
        counts: &BTreeMap<EventId, i64>,
        who: &Coordinator,
        amiss: &Amiss,
    ) -> Self {
        let (now, faults) = (asked.web.given.local(), faults(asked, amiss));
        let row = |event: &Event| {
            let told = &event.told;
            let taken = counts.get(&event.id).copied().unwrap_or(0);
            let mut lines = vec![time(asked, told), told.place.clone()];
            if event.cancelled.is_some() {
                lines.insert(0, asked.say("event-cancelled"));
            } else if let Some(came) = event.came {
                lines.push(asked.tell("event-came", &[("count", came.into())]));
            } else if told.ends <= now {
                lines.push(asked.say("event-count-heads"));
            } else {
                lines.push(seats(asked, told, taken));
            }
            let to = format!("/moeder/{}", event.id);
            Row {
                link: Link::to(to, told.title.clone()),
                lines,
            }
        };
        let (past, coming): (Vec<&Event>, Vec<&Event>) =
            events.iter().partition(|event| event.told.ends <= now);
        Self {
            frame: asked.frame(asked.say("menu-events")),
            heading: asked.say("events-heading"),
            coming: coming.into_iter().map(row).collect(),
            past: past.into_iter().rev().map(row).collect(),
            form: EventForm::of(asked, None, (&who.first_name, &who.phone), &faults),
            form_open: faults.any(),
            open: Link::to("/kalender", asked.say("events-open")),
            faults,
        }
    }
}

#[derive(Template)]
#[template(path = "event.html")]
pub(crate) struct EventPage {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    faults: Faults,
    facts: Vec<(String, String)>,
    bring: Option<String>,
    talks: Vec<String>,
    /// Count heads, once it has begun.
    heads: Option<Field>,
    /// Change and cancel, while it is still to come.
    form: Option<EventForm>,
    form_open: bool,
    cancelled: bool,
    action: String,
    open: Link,
}

impl EventPage {
    pub(crate) fn of(asked: &Asked, seen: &Seen, amiss: &Amiss) -> Self {
        let (event, told) = (&seen.event, &seen.event.told);
        let (now, faults) = (asked.web.given.local(), faults(asked, amiss));
        let begun = told.starts <= now;
        let heads = begun.then(|| {
            let came = event.came.map(|n| n.to_string()).unwrap_or_default();
            let field = Field::new("came", asked.say("event-heads"))
                .kind("number")
                .hint(asked.say("event-heads-hint"))
                .value(came);
            if faults.of("came").is_some() {
                field.keep(&asked.fields, &faults)
            } else {
                field
            }
        });
        let notice = match asked.query.get("gjort") {
            "gemt" => Some(asked.say("notice-saved")),
            "aflyst" => Some(asked.say("event-now-cancelled")),
            _ => None,
        };
        let fact = |name: &'static str, value: String| (asked.say(name), value);
        let mut facts = vec![
            fact(key!("event-kind"), kind(asked, told.kind)),
            fact(key!("event-when"), time(asked, told)),
            fact(key!("event-place"), told.place.clone()),
            fact(key!("event-who-comes"), seats(asked, told, seen.taken)),
        ];
        if let Some(came) = event.came {
            facts.push(fact(key!("event-heads"), came.to_string()));
        }
        Self {
            frame: asked.frame(asked.say("event-page-title")).back("/moeder"),
            heading: if event.cancelled.is_some() {
                asked.tell(
                    "event-is-cancelled",
                    &[("title", told.title.as_str().into())],
                )
            } else {
                told.title.clone()
            },
            notice,
            facts,
            bring: told.bring.clone(),
            talks: seen
                .talks
                .iter()
                .map(|at| when::capital(&when::clock(asked.lang(), at.time())))
                .collect(),
            heads,
            form: (!begun).then(|| {
                let contact = (told.contact_name.as_str(), told.contact_phone.as_str());
                EventForm::of(asked, Some(told), contact, &faults)
            }),
            form_open: faults.any(),
            cancelled: event.cancelled.is_some(),
            action: format!("/moeder/{}", event.id),
            open: Link::to(format!("/kalender/{}", event.id), asked.say("event-open")),
            faults,
        }
    }
}
