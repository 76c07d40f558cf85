//! The calendar's pages in every situation.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::DateTime;
use kit_web::{Asked, Failed, Sample};

use super::feed::FeedPage;
use super::open_pages::{Invited, OpenCalendar, OpenEvent, SeatPage};
use super::pages::{EventPage, Events, Seen};
use super::seat::{NoSeat, Seat};
use super::week::monday;
use super::week_page::{Entry, WeekPage, What};
use super::{Event, EventId, Kind, Told};
use crate::group::rules::{Amiss, Wrong};
use crate::sample;

fn told(starts: DateTime) -> Told {
    Told {
        kind: Kind::Information,
        title: "Hvad er en følgesven?".to_owned(),
        place: "Biblioteket, Havnegade 4".to_owned(),
        way_in: Some("Indgang fra gården, første sal. Der er elevator.".to_owned()),
        starts,
        ends: starts.saturating_add(90.minutes()),
        seats: Some(20),
        talk_min: None,
        contact_name: "Lone".to_owned(),
        contact_phone: "12 34 56 78".to_owned(),
        bring: Some("Folderen, kaffe, plakaten med de tre trin".to_owned()),
    }
}

fn event(told: Told) -> Option<Event> {
    Some(Event {
        id: EventId::from_text("event-sample")?,
        association: sample::house().association.id,
        told,
        cancelled: None,
        came: None,
    })
}

fn visit(starts: DateTime) -> Told {
    Told {
        kind: Kind::Visit,
        title: "Lone er i Medborgerhuset og vil gerne høre, hvad du har lyst til i denne by"
            .to_owned(),
        place: "Medborgerhuset, første sal, lokale 12, Torvet 5, 5999 Demokøbing".to_owned(),
        talk_min: Some(15),
        seats: None,
        ..told(starts)
    }
}

fn entries(asked: &Asked, one: &Event) -> Vec<Entry> {
    let at = |starts: DateTime, what| Entry {
        at: starts,
        ends: None,
        what,
    };
    let first = monday(asked.web.given.today()).at(16, 0, 0, 0);
    let stored = sample::first(asked);
    let mut found = vec![
        at(first, What::Event(Box::new(one.clone()))),
        at(
            first,
            What::Visit {
                crossing: stored.id.clone(),
                companion: "Mette".to_owned(),
            },
        ),
        at(first.saturating_add(2.days()), What::Answer(stored.id)),
    ];
    if let Some(cohort) = crate::group::CohortId::from_text("cohort-sample") {
        found.push(at(
            first.saturating_add(3.days()),
            What::Meeting {
                cohort,
                title: "Hverdagen igen".to_owned(),
                number: 4,
            },
        ));
    }
    found
}

fn coordinators(asked: &Asked, one: &Event, long: &Event) -> Result<Vec<Sample>, Failed> {
    let fine = Amiss::new();
    let house = sample::house();
    let Some(lone) = house.coordinators.first() else {
        return Ok(Vec::new());
    };
    let past = Event {
        came: Some(9),
        told: told(asked.web.given.local().saturating_sub(3.days())),
        ..one.clone()
    };
    let counts = BTreeMap::from([(one.id.clone(), 7)]);
    let none = BTreeMap::new();
    let list = |events: &[Event], amiss: &Amiss| Events::of(asked, events, &counts, lone, amiss);
    let seen = |event: &Event, taken| Seen {
        event: event.clone(),
        talks: super::form::talks(&event.told)
            .into_iter()
            .take(2)
            .collect(),
        taken,
    };
    let cancelled = Event {
        cancelled: Some(asked.web.given.now()),
        ..one.clone()
    };
    let amiss = vec![
        ("title", Wrong::Missing),
        ("date", Wrong::Past),
        ("seats", Wrong::Number(1, super::form::MOST_SEATS)),
    ];
    let page =
        |event: &Event, taken, amiss: &Amiss| EventPage::of(asked, &seen(event, taken), amiss);
    Ok(vec![
        Sample::of(
            "events",
            "empty",
            &Events::of(asked, &[], &none, lone, &fine),
        )?,
        Sample::of(
            "events",
            "ordinary",
            &list(&[past.clone(), one.clone()], &fine),
        )?,
        Sample::of(
            "events",
            "longest",
            &list(&[long.clone(), cancelled.clone()], &fine),
        )?,
        Sample::of("events", "error", &list(std::slice::from_ref(one), &amiss))?,
        Sample::of("event", "ordinary", &page(one, 7, &fine))?,
        Sample::of("event", "cancelled", &page(&cancelled, 0, &fine))?,
        Sample::of("event", "past", &page(&past, 12, &fine))?,
        Sample::of("event", "longest", &page(long, 2, &fine))?,
        Sample::of("event", "error", &page(one, 7, &amiss))?,
        Sample::of(
            "week",
            "empty",
            &WeekPage::of(asked, monday(asked.web.given.today()), &[]),
        )?,
        Sample::of(
            "week",
            "ordinary",
            &WeekPage::of(asked, monday(asked.web.given.today()), &entries(asked, one)),
        )?,
    ])
}

fn feeds(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let feed = |has: bool, address: Option<String>, ended: bool| FeedPage {
        frame: asked.frame(asked.say("menu-feed")),
        heading: asked.say("menu-feed"),
        address,
        has,
        ended,
        nonce: asked.web.given.random128(),
    };
    let address = format!(
        "{}/min-kalender/{}",
        asked.web.origin,
        "0123456789abcdef".repeat(2)
    );
    Ok(vec![
        Sample::of("feed", "empty", &feed(false, None, true))?,
        Sample::of("feed", "ordinary", &feed(true, None, false))?,
        Sample::of("feed", "longest", &feed(true, Some(address), false))?,
    ])
}

/// Empty, ordinary, longest, error.
pub(super) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let soon = asked.web.given.local().saturating_add(4.days());
    let (Some(one), Some(long)) = (event(told(soon)), event(visit(soon))) else {
        return Ok(Vec::new());
    };
    let invited = |event: &Event| Invited {
        event: event.clone(),
        whose: "Foreningen Havnen".to_owned(),
    };
    let cancelled = Event {
        cancelled: Some(asked.web.given.now()),
        ..one.clone()
    };
    let seat = |back, talk| Seat {
        event: one.id.clone(),
        talk,
        back,
    };
    let token = "0123456789abcdef".repeat(2);
    let seat_page = |of: &Event, one: Seat| SeatPage::of(asked, &invited(of), &one, &token);
    let open = |of: &Event, taken, no| OpenEvent::of(asked, &invited(of), &[], taken, no);
    let calendar = |events: &[Event]| {
        let all: Vec<Invited> = events.iter().map(invited).collect();
        OpenCalendar::of(asked, &all)
    };
    let talk = Some(long.told.starts);
    let mut found = vec![
        Sample::of("open-calendar", "empty", &calendar(&[]))?,
        Sample::of(
            "open-calendar",
            "ordinary",
            &calendar(std::slice::from_ref(&one)),
        )?,
        Sample::of(
            "open-calendar",
            "longest",
            &calendar(&[long.clone(), cancelled.clone()]),
        )?,
        Sample::of("open-event", "ordinary", &open(&one, 7, None))?,
        Sample::of("open-event", "full", &open(&one, 20, None))?,
        Sample::of("open-event", "cancelled", &open(&cancelled, 0, None))?,
        Sample::of("open-event", "longest", &open(&long, 2, None))?,
        Sample::of(
            "open-event",
            "error",
            &open(&long, 2, Some(NoSeat::TalkTaken)),
        )?,
        Sample::of("seat", "ordinary", &seat_page(&one, seat(false, None)))?,
        Sample::of("seat", "given back", &seat_page(&one, seat(true, None)))?,
        Sample::of("seat", "longest", &seat_page(&long, seat(false, talk)))?,
    ];
    found.extend(coordinators(asked, &one, &long)?);
    found.extend(feeds(asked)?);
    Ok(found)
}
