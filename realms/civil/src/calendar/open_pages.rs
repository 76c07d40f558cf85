//! The open calendar as everybody sees it: no login, no name.

use askama::Template;
use jiff::civil::DateTime;
use kit_web::{Asked, Choice, Faults, Frame, Link, Opt};
use kit_words::{key, when};

use super::Event;
use super::form::talks;
use super::pages::{kind, time};
use super::seat::{NoSeat, Seat};

/// An event with the name of the association that invites.
#[derive(Debug, Clone)]
pub(crate) struct Invited {
    pub(crate) event: Event,
    pub(crate) whose: String,
}

struct Row {
    link: Link,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "open-calendar.html")]
pub(crate) struct OpenCalendar {
    frame: Frame,
    heading: String,
    rows: Vec<Row>,
}

impl OpenCalendar {
    pub(crate) fn of(asked: &Asked, invited: &[Invited]) -> Self {
        let row = |one: &Invited| {
            let told = &one.event.told;
            let mut lines = vec![time(asked, told), told.place.clone(), one.whose.clone()];
            if one.event.cancelled.is_some() {
                lines.insert(0, asked.say("event-cancelled"));
            }
            Row {
                link: Link::to(format!("/kalender/{}", one.event.id), told.title.clone()),
                lines,
            }
        };
        Self {
            frame: asked.frame(asked.say("open-calendar")),
            heading: asked.say("open-calendar-heading"),
            rows: invited.iter().map(row).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "open-event.html")]
pub(crate) struct OpenEvent {
    frame: Frame,
    heading: String,
    lead: String,
    faults: Faults,
    facts: Vec<(String, String)>,
    action: String,
    nonce: String,
    /// "Jeg kommer": where a seat can be taken.
    coming: bool,
    /// A talk at a time of day.
    talk: Option<Choice>,
    /// Why nothing can be taken.
    closed: Option<String>,
}

impl OpenEvent {
    pub(crate) fn of(
        asked: &Asked,
        one: &Invited,
        taken_talks: &[DateTime],
        taken: i64,
        no: Option<NoSeat>,
    ) -> Self {
        let (event, told) = (&one.event, &one.event.told);
        let mut faults = Faults::none();
        if let Some(no) = no {
            let text = asked.say(match no {
                NoSeat::Full => key!("seat-full"),
                NoSeat::TalkTaken => key!("seat-talk-taken"),
                NoSeat::Over => key!("seat-over"),
                NoSeat::NoSuchTalk => key!("seat-no-such-talk"),
            });
            faults.add("talk", text);
        }
        let over = told.ends <= asked.web.given.local();
        let full = told.seats.is_some_and(|most| taken >= most);
        let closed = if event.cancelled.is_some() {
            Some(asked.say("open-cancelled"))
        } else if over {
            Some(asked.say("seat-over"))
        } else if full {
            Some(asked.say("seat-full"))
        } else {
            None
        };
        let free: Vec<Opt> = talks(told)
            .into_iter()
            .filter(|at| !taken_talks.contains(at))
            .map(|at| {
                let clock = when::clock(asked.lang(), at.time());
                let label = asked.tell("seat-clock", &[("clock", clock.into())]);
                Opt::new(at.strftime("%Y-%m-%dT%H:%M").to_string(), label)
            })
            .collect();
        let open = closed.is_none();
        let talk = (open && !free.is_empty()).then(|| {
            let mut options = vec![Opt::new("", asked.say("seat-drop-in"))];
            options.extend(free);
            Choice::one("talk", asked.say("seat-talk"), options).chosen("")
        });
        let fact = |name: &'static str, value: String| (asked.say(name), value);
        let mut facts = vec![
            fact(key!("event-when"), time(asked, told)),
            fact(key!("event-place"), told.place.clone()),
        ];
        facts.extend(
            told.way_in
                .clone()
                .map(|way| fact(key!("event-way-in"), way)),
        );
        // Who one meets stands there by name, so that nobody walks towards a stranger (VH-1).
        facts.push(fact(key!("event-contact"), told.contact_name.clone()));
        facts.push(fact(key!("event-phone"), told.contact_phone.clone()));
        facts.push(fact(key!("event-whose"), one.whose.clone()));
        Self {
            frame: asked.frame(asked.say("open-event-title")).back("/kalender"),
            heading: told.title.clone(),
            lead: kind(asked, told.kind),
            facts,
            action: format!("/kalender/{}", event.id),
            nonce: match asked.fields.get("nonce") {
                "" => asked.web.given.random128(),
                kept => kept.to_owned(),
            },
            coming: open,
            talk,
            closed,
            faults,
        }
    }
}

#[derive(Template)]
#[template(path = "seat.html")]
pub(crate) struct SeatPage {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    lines: Vec<String>,
    address: String,
    /// Give it back; else take it again.
    has: bool,
    action: String,
    event: Link,
}

impl SeatPage {
    pub(crate) fn of(asked: &Asked, one: &Invited, seat: &Seat, token: &str) -> Self {
        let told = &one.event.told;
        let mut lines = vec![told.title.clone(), time(asked, told), told.place.clone()];
        if let Some(at) = seat.talk {
            let clock = when::clock(asked.lang(), at.time());
            lines.push(asked.tell("seat-talk-at", &[("clock", clock.into())]));
        }
        if one.event.cancelled.is_some() {
            lines.insert(0, asked.say("open-cancelled"));
        }
        Self {
            frame: asked.frame(asked.say("seat-title")),
            heading: asked.say(if seat.back {
                key!("seat-not-coming")
            } else {
                key!("seat-coming")
            }),
            notice: (asked.query.get("gjort") == "optaget").then(|| asked.say("seat-gone")),
            lines,
            address: format!("{}/plads/{token}", asked.web.origin),
            has: !seat.back,
            action: format!("/plads/{token}"),
            event: Link::to(
                format!("/kalender/{}", one.event.id),
                asked.say("seat-event"),
            ),
        }
    }
}
