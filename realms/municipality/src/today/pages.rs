//! The page "I dag".

use std::collections::HashMap;

use askama::Template;
use jiff::civil::DateTime;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::rules::{Expected, LineFault, Met, Whom, in_the_house};
use super::shared;
use super::store::Call;
use crate::course::Where;
use crate::course::clock::Due;
use crate::course::list_page::{DueLine, due_line};
use crate::course::policy::CoursePolicy;
use crate::course::store::Listed;
use crate::door::pages::{DoorPart, part};
use crate::door::store::Door;
use crate::goal::{DueReview, in_words};
use crate::group::places::Owed;
use crate::house::{GuestWords, House, OnDuty, Watch, Worker, WorkerId, on_duty};
use crate::portrait::PortraitId;
use crate::portrait::pages::Face;
use crate::text;

/// Everything the page is made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Day {
    pub(crate) house: House,
    pub(crate) watches: Vec<Watch>,
    pub(crate) workers: Vec<Worker>,
    /// Of those of them who brought one.
    pub(crate) pictures: HashMap<WorkerId, PortraitId>,
    pub(crate) expected: Vec<Expected>,
    /// Where each expected guest's course stands, in the same order; none without a course.
    pub(crate) courses: Vec<Option<Where>>,
    pub(crate) met: Vec<Met>,
    pub(crate) calls: Vec<Call>,
    /// Goals of one's own guests that are to be looked at soon.
    pub(crate) goals: Vec<DueReview>,
    /// The open courses of which whoever asks is the contact person.
    pub(crate) mine: Vec<Listed>,
    /// Groups of which somebody is to be rung.
    pub(crate) owed: Vec<Owed>,
    /// What else the door of the offer knows today.
    pub(crate) door: Door,
}

/// A line of the table.
pub(crate) struct Row {
    id: String,
    clock: String,
    name: String,
    href: Option<String>,
    with: String,
    what: String,
    came: Option<String>,
    undo: String,
    arrive: String,
}

/// One from the street.
pub(crate) struct Street {
    id: String,
    line: String,
    agreed: String,
    gone: Option<String>,
    gone_label: String,
    open: String,
    open_label: String,
    advice_label: String,
}

#[derive(Template)]
#[template(path = "today.html")]
pub(crate) struct TodayPage {
    frame: Frame,
    heading: String,
    duty: String,
    receipt: Option<String>,
    faults: Faults,
    column: String,
    rows: Vec<Row>,
    nobody: String,
    new_heading: String,
    form: String,
    wish: Field,
    met_by: Choice,
    /// Those of them who can be shown, to say "one of my colleagues" with name and picture (PS-3).
    faces: Vec<Face>,
    agreed: Field,
    in_house: String,
    in_house_note: String,
    shared_note: String,
    street: Vec<Street>,
    calls_count: String,
    calls: Vec<String>,
    call: Field,
    greet: Option<String>,
    /// Address, name, and when the goals are looked at.
    goals: Vec<(String, String, String)>,
    mine: Vec<DueLine>,
    owed: Vec<(String, String)>,
    door: DoorPart,
}

/// A form that came back, and a receipt that is shown once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
}

/// What to do about a line.
pub(crate) fn advice(asked: &Asked, fault: LineFault) -> String {
    match fault {
        LineFault::TooLong => asked.tell(
            "line-too-long",
            &[("max", i64::try_from(text::LINE_MAX).unwrap_or(0).into())],
        ),
        LineFault::Empty => asked.say("today-call-empty"),
        LineFault::UnknownWorker => asked.say("choose-worker"),
    }
}

/// The page at `now` as `form` is the fresh id of its forms.
pub(crate) fn page(asked: &Asked, day: &Day, now: DateTime, form: &str, back: Back) -> TodayPage {
    let lang = asked.lang();
    let words = GuestWords::of(&day.house, lang);
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let count = i64::try_from(in_the_house(&day.met, &day.expected)).unwrap_or(0);
    let mut door = part(asked, &day.door, now.date(), &words);
    // A form that comes back is shown where it was typed, also where nobody is kept from today on.
    let typed = ["wish", "met_by", "agreed", "note"];
    door.persons |= typed.iter().any(|name| !back.fields.get(name).is_empty());
    TodayPage {
        frame: asked.frame(asked.say("today-title")),
        goals: day
            .goals
            .iter()
            .map(|one| {
                let href = format!("/gaest/{}/maal", one.guest);
                (href, one.called.clone(), in_words(asked, one.day, &one.at))
            })
            .collect(),
        heading: asked.tell(
            "today-heading",
            &[("day", when::day(lang, now.date()).into())],
        ),
        duty: duty(asked, day, now, me),
        receipt: back.receipt,
        column: asked.tell("today-column-guest", &words.with(&[])),
        rows: rows(asked, day, &words),
        nobody: asked.say("today-nobody-expected"),
        new_heading: asked.tell("today-new-heading", &words.with(&[])),
        form: form.to_owned(),
        wish: Field::new("wish", asked.tell("today-wish", &words.with(&[])))
            .hint(asked.say("today-wish-hint"))
            .keep(&back.fields, &back.faults),
        met_by: received_by(asked, day, me).keep(&back.fields, &back.faults),
        faces: faces(day, me),
        agreed: Field::new("agreed", asked.say("today-agreed")).keep(&back.fields, &back.faults),
        in_house: asked.tell("today-in-house", &words.with(&[("n", count.into())])),
        in_house_note: asked.tell("today-in-house-note", &words.with(&[])),
        shared_note: asked.tell(
            "today-shared-note",
            &shared::limits().map(|(name, n)| (name, n.into())),
        ),
        street: street(asked, day, &words),
        calls_count: asked.tell(
            "today-calls",
            &[("n", i64::try_from(day.calls.len()).unwrap_or(0).into())],
        ),
        calls: day
            .calls
            .iter()
            .map(|call| {
                asked.tell(
                    "today-call-line",
                    &[
                        ("time", at(asked, call.at).into()),
                        ("name", call.taken_by.as_str().into()),
                        ("note", call.note.as_str().into()),
                    ],
                )
            })
            .collect(),
        call: Field::new("note", asked.say("today-call-note"))
            .hint(asked.say("today-call-hint"))
            .keep(&back.fields, &back.faults),
        greet: greet(asked, day),
        mine: mine(asked, day, &words),
        owed: owed(asked, day),
        door,
        faults: back.faults,
    }
}

/// Whom to ring because a meeting was moved or is not held: the group and how many (RW-4).
fn owed(asked: &Asked, day: &Day) -> Vec<(String, String)> {
    day.owed
        .iter()
        .map(|one| {
            let said = [("name", one.name.as_str().into()), ("n", one.n.into())];
            let line = asked.tell("today-owed-line", &said);
            (format!("/hold/{}", one.series), line)
        })
        .collect()
}

/// What is due in the courses of whoever asks: the time left, and no goal, since the list lies at the door (DD-16).
fn mine(asked: &Asked, day: &Day, words: &GuestWords) -> Vec<DueLine> {
    let offer = day.door.offer.as_ref();
    let policy = offer.map_or_else(CoursePolicy::default, |offer| offer.settings.course.clone());
    day.mine
        .iter()
        .filter_map(|one| {
            let line = due_line(asked, one, &policy, Due::is_alarm)?;
            Some(match one.protected {
                true => DueLine {
                    called: asked.tell("today-protected", &words.with(&[])),
                    ..line
                },
                false => line,
            })
        })
        .collect()
}

/// The names to greet by, of those who are still to come (GM-18).
fn greet(asked: &Asked, day: &Day) -> Option<String> {
    let names: Vec<&str> = day
        .expected
        .iter()
        .filter(|one| one.came.is_none())
        .filter_map(|one| match &one.whom {
            Whom::Guest { called, .. } if !called.is_empty() => Some(called.as_str()),
            _ => None,
        })
        .collect();
    (!names.is_empty()).then(|| asked.tell("today-greet", &[("names", names.join(", ").into())]))
}

fn at(asked: &Asked, moment: jiff::Timestamp) -> String {
    when::clock(asked.lang(), asked.web.given.zoned(moment).time())
}

fn duty(asked: &Asked, day: &Day, now: DateTime, me: Option<&str>) -> String {
    let lang = asked.lang();
    let clock = |minute: i64| when::clock(lang, text::time(minute));
    let minute = i64::from(now.hour()) * 60 + i64::from(now.minute());
    match on_duty(&day.watches, minute) {
        OnDuty::Nobody => asked.say("today-duty-nobody"),
        OnDuty::Later(watch) => asked.tell(
            "today-duty-later",
            &[
                ("name", watch.first_name.as_str().into()),
                ("from", clock(watch.from_min).into()),
            ],
        ),
        OnDuty::Now(watch, next) => {
            let until = clock(watch.to_min);
            let now = if me == Some(watch.worker.as_str()) {
                asked.tell("today-duty-you", &[("until", until.into())])
            } else {
                asked.tell(
                    "today-duty-other",
                    &[
                        ("name", watch.first_name.as_str().into()),
                        ("until", until.into()),
                    ],
                )
            };
            match next {
                Some(next) => {
                    let then = asked.tell(
                        "today-duty-then",
                        &[("name", next.first_name.as_str().into())],
                    );
                    format!("{now} {then}")
                }
                None => now,
            }
        }
    }
}

/// A time in a column, always with its minutes, so that the figures stand under one another.
fn column_clock(lang: kit_words::Lang, minute: i64) -> String {
    let mark = if lang == kit_words::Lang::Da {
        '.'
    } else {
        ':'
    };
    format!("{}{mark}{:02}", minute / 60, minute % 60)
}

fn rows(asked: &Asked, day: &Day, words: &GuestWords) -> Vec<Row> {
    let lang = asked.lang();
    day.expected
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let course = day.courses.get(index).and_then(Option::as_ref);
            let (name, href) = match &one.whom {
                Whom::Guest { id, called } if called.is_empty() => (
                    asked.tell("today-protected", &words.with(&[])),
                    Some(format!("/gaest/{id}")),
                ),
                Whom::Guest { id, called } => (called.clone(), Some(format!("/gaest/{id}"))),
                Whom::Group(name) => (
                    asked.tell("today-group", &[("name", name.as_str().into())]),
                    None,
                ),
            };
            let what = match course {
                Some(course) => format!("{}. {}", one.what, course.in_words(asked)),
                None => one.what.clone(),
            };
            Row {
                id: one.id.to_string(),
                clock: column_clock(lang, one.at_min),
                arrive: asked.tell(
                    "today-arrived-label",
                    &words.with(&[("name", name.as_str().into())]),
                ),
                undo: asked.tell(
                    "today-undo-label",
                    &words.with(&[("name", name.as_str().into())]),
                ),
                name,
                href,
                with: one.with.clone(),
                what,
                came: one
                    .came
                    .map(|came| asked.tell("at-clock", &[("time", at(asked, came).into())])),
            }
        })
        .collect()
}

fn street(asked: &Asked, day: &Day, words: &GuestWords) -> Vec<Street> {
    day.met
        .iter()
        .map(|one| {
            let time = at(asked, one.at);
            let wish = if one.wish.is_empty() {
                asked.say("today-wish-unsaid")
            } else {
                one.wish.clone()
            };
            Street {
                id: one.id.to_string(),
                line: asked.tell(
                    "today-street-line",
                    &[
                        ("time", time.as_str().into()),
                        ("wish", wish.into()),
                        ("name", one.met_by.as_str().into()),
                    ],
                ),
                agreed: one.agreed.clone(),
                gone: one
                    .left
                    .map(|left| asked.tell("today-gone-at", &[("time", at(asked, left).into())])),
                gone_label: asked.tell(
                    "today-gone-label",
                    &words.with(&[("time", time.as_str().into())]),
                ),
                open: format!("/forloeb/nyt?fra={}", one.id),
                advice_label: asked.tell(
                    "advice-book-at",
                    &words.with(&[("time", time.as_str().into())]),
                ),
                open_label: asked.tell(
                    "today-open-label",
                    &words.with(&[("time", time.as_str().into())]),
                ),
            }
        })
        .collect()
}

/// The choice of who receives, oneself first.
/// The faces of those who may be chosen, oneself left out.
fn faces(day: &Day, me: Option<&str>) -> Vec<Face> {
    day.workers
        .iter()
        .filter(|worker| Some(worker.id.as_str()) != me && worker.sees_guests())
        .filter_map(|worker| {
            let picture = day.pictures.get(&worker.id)?;
            Some(Face::of_worker(&worker.first_name, Some(picture)))
        })
        .collect()
}

fn received_by(asked: &Asked, day: &Day, me: Option<&str>) -> Choice {
    let mut options: Vec<Opt> = Vec::new();
    if let Some(me) = me {
        options.push(Opt::new(me, asked.say("myself")));
    }
    options.extend(
        day.workers
            .iter()
            .filter(|worker| Some(worker.id.as_str()) != me && worker.sees_guests())
            .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone())),
    );
    Choice::one("met_by", asked.say("today-met-by"), options)
}
