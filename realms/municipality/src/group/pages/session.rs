//! One meeting: its line, its leaders, who comes, and what is other this time.

use std::collections::HashMap;

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Frame};

use super::super::rules::{Programme, Said, Seat, Session};
use super::super::store::Series;
use super::forms::{mode, worker};
use super::{Back, other, when_of};
use crate::course::GuestId;
use crate::house::{GuestWords, House, Mode, Worker};

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Meeting {
    pub(crate) house: House,
    pub(crate) workers: Vec<Worker>,
    pub(crate) series: Series,
    pub(crate) programme: Programme,
    pub(crate) session: Session,
    /// Those who have a place and have begun.
    pub(crate) seats: Vec<Seat>,
    pub(crate) noted: HashMap<GuestId, Said>,
}

/// A guest and what is noted.
pub(crate) struct Row {
    guest: String,
    name: String,
    said: Option<String>,
    came: String,
    not_today: String,
    undo: String,
}

#[derive(Template)]
#[template(path = "group_session.html")]
pub(crate) struct SessionPage {
    frame: Frame,
    heading: String,
    series_name: String,
    series_href: String,
    line: String,
    leaders: String,
    other: Vec<String>,
    intro: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    form: String,
    came_line: String,
    rows: Vec<Row>,
    held: bool,
    day: Field,
    time: Field,
    stand_in: Choice,
    mode: Choice,
}

/// The page; `form` is its fresh id.
pub(crate) fn session_page(
    asked: &Asked,
    meeting: &Meeting,
    form: &str,
    back: &Back,
) -> SessionPage {
    let faults = back.told(asked);
    let words = GuestWords::of(&meeting.house, asked.lang());
    let (session, series) = (&meeting.session, &meeting.series);
    let name = session.stand_in.as_ref().and_then(|id| {
        meeting
            .workers
            .iter()
            .find(|worker| worker.id == *id)
            .map(|worker| worker.first_name.as_str())
    });
    let came = meeting
        .noted
        .values()
        .filter(|said| **said == Said::Came)
        .count();
    let clock = crate::text::time(session.at_min);
    let line = usize::try_from(session.place - 1)
        .ok()
        .and_then(|index| meeting.programme.parts.get(index));
    let stand_in = session.stand_in.as_ref().map_or("", |id| id.as_str());
    SessionPage {
        frame: asked.frame(asked.say("group-session-title")),
        heading: when_of(asked, session),
        series_name: series.name.clone(),
        series_href: format!("/hold/{}", series.id),
        line: line.cloned().unwrap_or_default(),
        leaders: series.leaders.join(", "),
        other: other(asked, session, name),
        intro: meeting.programme.intro.clone(),
        receipt: back.receipt.clone(),
        here: format!("/hold/gang/{}", session.id),
        form: form.to_owned(),
        came_line: asked.tell(
            "group-came",
            &words.with(&[("n", super::count(came).into())]),
        ),
        rows: meeting
            .seats
            .iter()
            .map(|seat| row(asked, seat, meeting.noted.get(&seat.guest)))
            .collect(),
        held: session.day.is_some(),
        day: Field::new("day", asked.say("field-day"))
            .kind("date")
            .value(session.day.unwrap_or(session.planned).to_string())
            .keep(&back.fields, &faults),
        time: Field::new("time", asked.say("field-time"))
            .kind("time")
            .value(format!("{:02}:{:02}", clock.hour(), clock.minute()))
            .keep(&back.fields, &faults),
        stand_in: worker(
            "stand_in",
            asked.say("group-stand-in-field"),
            &meeting.workers,
            Some(asked.say("group-nobody")),
        )
        .chosen(stand_in)
        .keep(&back.fields, &faults),
        mode: mode(asked, session.mode.unwrap_or(series.mode)).keep(&back.fields, &faults),
        faults,
    }
}

fn row(asked: &Asked, seat: &Seat, noted: Option<&Said>) -> Row {
    let name = [("name", seat.called.as_str().into())];
    Row {
        guest: seat.guest.to_string(),
        said: match noted {
            Some(Said::Came) => Some(asked.say("group-said-came")),
            Some(Said::NotToday) => Some(asked.say("group-said-not-today")),
            Some(Said::Unsaid) | None => None,
        },
        came: asked.tell("group-came-label", &name),
        not_today: asked.tell("group-not-today-label", &name),
        undo: asked.tell("group-note-undo-label", &name),
        name: seat.called.clone(),
    }
}

/// The way of meeting that a form chose, if it is another than now.
pub(crate) fn changed(meeting: &Meeting, chosen: Mode) -> bool {
    meeting.session.mode.unwrap_or(meeting.series.mode) != chosen
}
