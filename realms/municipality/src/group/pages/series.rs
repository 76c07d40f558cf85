//! One series: its meetings, who has a place, who waits, and whom to ring.

use std::collections::HashMap;

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Frame, Opt};

use super::super::places::CallDue;
use super::super::rules::{CallWhy, LeftWhy, Programme, Seat, Session, way_in};
use super::super::shown::{Notice, NoticeForm};
use super::super::store::Series;
use super::{Back, other, when_of};
use crate::course::GuestId;
use crate::house::{GuestWords, House, WorkerId};

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub(crate) house: House,
    pub(crate) series: Series,
    pub(crate) programme: Programme,
    pub(crate) sessions: Vec<Session>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) came: HashMap<GuestId, i64>,
    pub(crate) calls: Vec<CallDue>,
    /// Whoever could get a place: guests with a course, by the name they want.
    pub(crate) guests: Vec<(GuestId, String)>,
    /// First names of those who stand in.
    pub(crate) names: HashMap<WorkerId, String>,
    /// What anybody may read of it (DD-4).
    pub(crate) notice: Notice,
}

/// A meeting in the list.
pub(crate) struct Meeting {
    href: String,
    when: String,
    line: String,
    other: Vec<String>,
    entry: bool,
}

/// A guest in the list.
pub(crate) struct Guest {
    id: String,
    href: String,
    name: String,
    line: String,
    stop: String,
    quiet: String,
    undo: Option<String>,
}

/// A call to make.
pub(crate) struct Call {
    id: String,
    line: String,
    done: String,
}

#[derive(Template)]
#[template(path = "group.html")]
pub(crate) struct GroupPage {
    frame: Frame,
    heading: String,
    next: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    form: String,
    facts: Vec<(String, String)>,
    meetings: Vec<Meeting>,
    sitting_heading: String,
    sitting: Vec<Guest>,
    waiting_heading: String,
    waiting: Vec<Guest>,
    gone: Vec<Guest>,
    calls: Vec<Call>,
    guest: Choice,
    guest_none: Option<String>,
    entry: String,
    notice: NoticeForm,
}

/// The page; `form` is its fresh id.
pub(crate) fn group_page(
    asked: &Asked,
    whole: &Whole,
    today: Date,
    form: &str,
    back: &Back,
) -> GroupPage {
    let faults = back.told(asked);
    let words = GuestWords::of(&whole.house, asked.lang());
    let series = &whole.series;
    let next = whole
        .sessions
        .iter()
        .find(|session| session.day.is_none_or(|day| day >= today));
    let entry = way_in(
        &whole.sessions,
        series.every_weeks,
        series.newcomers_weeks,
        today,
    );
    let of = |wanted: &dyn Fn(&Seat) -> bool| -> Vec<&Seat> {
        whole.seats.iter().filter(|seat| wanted(seat)).collect()
    };
    let (sitting, waiting) = (of(&Seat::sits), of(&Seat::waits));
    let gone = of(&|seat| {
        seat.left.is_some()
            && !whole
                .seats
                .iter()
                .any(|other| other.guest == seat.guest && other.left.is_none())
    });
    let numbers = [
        ("n", super::count(sitting.len()).into()),
        ("of", series.places.into()),
        ("waiting", super::count(waiting.len()).into()),
    ];
    let in_it: Vec<&GuestId> = sitting
        .iter()
        .chain(&waiting)
        .map(|seat| &seat.guest)
        .collect();
    let options: Vec<Opt> = whole
        .guests
        .iter()
        .filter(|(id, _)| !in_it.contains(&id))
        .map(|(id, called)| Opt::new(id.as_str(), called.clone()))
        .collect();
    GroupPage {
        frame: asked.frame(asked.say("group-title-bar")),
        heading: series.name.clone(),
        next: next.map_or_else(
            || asked.say("group-over"),
            |session| asked.tell("group-next", &[("when", when_of(asked, session).into())]),
        ),
        receipt: back.receipt.clone(),
        here: format!("/hold/{}", series.id),
        form: form.to_owned(),
        facts: facts(asked, whole),
        meetings: whole
            .sessions
            .iter()
            .map(|session| meeting(asked, whole, session))
            .collect(),
        sitting_heading: asked.tell("group-places-line", &numbers),
        sitting: sitting
            .iter()
            .map(|seat| guest(asked, whole, seat))
            .collect(),
        waiting_heading: asked.tell("group-waiting", &numbers),
        waiting: waiting
            .iter()
            .map(|seat| guest(asked, whole, seat))
            .collect(),
        gone: gone.iter().map(|seat| guest(asked, whole, seat)).collect(),
        calls: whole
            .calls
            .iter()
            .map(|due| call(asked, whole, due))
            .collect(),
        guest_none: options
            .is_empty()
            .then(|| asked.tell("group-guest-none", &words.with(&[]))),
        guest: Choice::one(
            "guest",
            asked.tell("group-guest", &words.with(&[])),
            options,
        )
        .keep(&back.fields, &faults),
        entry: entry.map_or_else(
            || asked.say("group-entry-none"),
            |session| asked.tell("group-entry", &[("when", when_of(asked, session).into())]),
        ),
        notice: NoticeForm::new(asked, &whole.notice, (&back.fields, &faults)),
        faults,
    }
}

fn facts(asked: &Asked, whole: &Whole) -> Vec<(String, String)> {
    let series = &whole.series;
    let rhythm = [("n", series.every_weeks.into())];
    let mut facts = vec![
        (asked.say("group-leaders"), series.leaders.join(", ")),
        (asked.say("group-mode"), asked.say(series.mode.name())),
        (
            asked.say("group-rhythm"),
            asked.tell("group-rhythm-line", &rhythm),
        ),
        (
            asked.say("group-newcomers"),
            series.newcomers_weeks.map_or_else(
                || asked.say("group-newcomers-never"),
                |n| asked.tell("group-rhythm-line", &[("n", n.into())]),
            ),
        ),
    ];
    if !series.room.is_empty() {
        facts.insert(1, (asked.say("group-room"), series.room.clone()));
    }
    if !whole.programme.intro.is_empty() {
        facts.push((asked.say("group-intro"), whole.programme.intro.clone()));
    }
    facts
}

fn meeting(asked: &Asked, whole: &Whole, session: &Session) -> Meeting {
    let series = &whole.series;
    let stand_in = session.stand_in.as_ref().and_then(|id| whole.names.get(id));
    let line = usize::try_from(session.place - 1)
        .ok()
        .and_then(|index| whole.programme.parts.get(index));
    Meeting {
        href: format!("/hold/gang/{}", session.id),
        when: when_of(asked, session),
        line: line.cloned().unwrap_or_default(),
        other: other(asked, session, stand_in.map(String::as_str)),
        entry: super::super::plan::admits(
            session.place,
            series.every_weeks,
            series.newcomers_weeks,
        ),
    }
}

fn guest(asked: &Asked, whole: &Whole, seat: &Seat) -> Guest {
    let name = [("name", seat.called.as_str().into())];
    let first = whole
        .sessions
        .iter()
        .find(|session| session.place == seat.from_place);
    let came = whole.came.get(&seat.guest).copied().unwrap_or(0);
    let line = match (seat.left, came) {
        (Some((_, LeftWhy::NoMatch)), _) => asked.say("group-no-match-line"),
        (Some((_, LeftWhy::Stopped)), _) => asked.say("group-stopped-line"),
        (None, 0) => first.map_or_else(String::new, |session| {
            asked.tell("group-begins", &[("when", when_of(asked, session).into())])
        }),
        (None, times) => asked.tell("group-came-times", &[("n", times.into())]),
    };
    Guest {
        id: seat.id.to_string(),
        href: format!("/gaest/{}", seat.guest),
        line,
        stop: asked.tell("group-stop-label", &name),
        quiet: asked.tell("group-no-match-label", &name),
        undo: seat.left.map(|_| asked.tell("group-undo-label", &name)),
        name: seat.called.clone(),
    }
}

fn call(asked: &Asked, whole: &Whole, due: &CallDue) -> Call {
    let session = due
        .session
        .as_ref()
        .and_then(|id| whole.sessions.iter().find(|session| session.id == *id));
    let when = session.map_or_else(String::new, |session| when_of(asked, session));
    let about = [("name", due.called.as_str().into()), ("when", when.into())];
    Call {
        id: due.id.to_string(),
        line: match due.why {
            CallWhy::Moved => asked.tell("group-call-moved", &about),
            CallWhy::Cancelled => asked.tell("group-call-cancelled", &about),
            CallWhy::Seat => asked.tell("group-call-seat", &about),
        },
        done: asked.tell("group-rung-label", &about),
    }
}
