//! The page of one guest: goal, week, end, contact person, steps.

use askama::Template;
use engine_planning::clock::Phase;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame};
use kit_words::when;

use super::new_page::people;
use super::rules::{GuestId, Happened, State, Step, Where};
use super::store::Course;
use crate::house::{GuestWords, House, Worker};
use crate::text;
use crate::today::store::Coming;

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    pub(crate) id: GuestId,
    pub(crate) called: String,
    pub(crate) house: House,
    pub(crate) workers: Vec<Worker>,
    pub(crate) course: Course,
    pub(crate) steps: Vec<Happened>,
    pub(crate) coming: Vec<Coming>,
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
}

#[derive(Template)]
#[template(path = "guest.html")]
pub(crate) struct GuestPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    goal_heading: String,
    goal: String,
    clock: String,
    then_heading: String,
    ends: String,
    afterwards: String,
    facts: Vec<(String, String)>,
    coming: Vec<String>,
    coming_none: String,
    steps: Vec<String>,
    running: bool,
    /// What was typed, where the course has ended meanwhile and its form stands here no more.
    typed: Vec<String>,
    form: String,
    talk: Field,
    day: Field,
    time: Field,
    with: Choice,
    what: Field,
    contact: Choice,
    ended: Field,
    ended_note: String,
}

/// The page; `form` is the fresh id of its forms.
pub(crate) fn guest_page(
    asked: &Asked,
    guest: &Guest,
    today: Date,
    form: &str,
    back: Back,
) -> GuestPage {
    let words = GuestWords::of(&guest.house, asked.lang());
    let course = &guest.course;
    let clock = Where::of(course.start, course.end, today);
    let state = State::after(&guest.steps);
    let Back {
        fields,
        faults,
        receipt,
    } = back;
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let keep = |field: Field| field.keep(&fields, &faults);
    GuestPage {
        frame: asked.frame(asked.say("guest-title")).back("/gaest"),
        heading: heading(asked, guest, &clock, state),
        receipt,
        here: format!("/gaest/{}", guest.id),
        goal_heading: tell("guest-goal"),
        goal: course.goal.clone(),
        clock: clock.in_words(asked),
        then_heading: asked.say("guest-then"),
        ends: ends(asked, &clock),
        afterwards: course
            .afterwards
            .clone()
            .unwrap_or_else(|| tell("guest-afterwards")),
        facts: facts(asked, course),
        coming: guest
            .coming
            .iter()
            .map(|one| {
                asked.tell(
                    "guest-coming",
                    &[
                        (
                            "when",
                            when::capital(&when::soon(
                                asked.lang(),
                                today,
                                one.day.to_datetime(text::time(one.at_min)),
                            ))
                            .into(),
                        ),
                        ("name", one.with.as_str().into()),
                        ("what", one.what.as_str().into()),
                    ],
                )
            })
            .collect(),
        coming_none: asked.say("guest-coming-none"),
        steps: steps(asked, guest),
        running: state == State::Running,
        typed: if state == State::Running {
            Vec::new()
        } else {
            asked.typed()
        },
        form: form.to_owned(),
        talk: keep(Field::new("talk", asked.say("guest-talk")).hint(asked.say("guest-talk-hint"))),
        day: keep(
            Field::new("day", asked.say("field-day"))
                .kind("date")
                .value(today.to_string()),
        ),
        time: keep(
            Field::new("time", asked.say("field-time"))
                .kind("time")
                .value("10:00"),
        ),
        with: Choice::one(
            "with",
            asked.say("guest-with"),
            people(asked, &guest.workers),
        )
        .chosen(course.contact.as_str())
        .keep(&fields, &faults),
        what: keep(Field::new("what", asked.say("guest-what")).value(asked.say("guest-what-talk"))),
        contact: Choice::one(
            "contact",
            asked.say("guest-new-contact"),
            people(asked, &guest.workers),
        )
        .chosen(course.contact.as_str())
        .keep(&fields, &faults),
        ended: keep(Field::new("ended", tell("guest-ended-words"))),
        ended_note: tell("guest-ended-note"),
        faults,
    }
}

/// The sentence that answers "what now?".
fn heading(asked: &Asked, guest: &Guest, clock: &Where, state: State) -> String {
    let name = ("name", guest.called.as_str().into());
    match (state, clock) {
        (State::Ended { .. }, _) => asked.tell("guest-heading-ended", &[name]),
        (State::Running, Where::Open) => asked.tell("guest-heading-open", &[name]),
        (State::Running, Where::Clocked { week, .. }) => match week.phase {
            Phase::NotBegun { .. } => asked.tell("guest-heading-soon", &[name]),
            Phase::Over { .. } => asked.tell("guest-heading-over", &[name]),
            Phase::Running => asked.tell(
                "guest-heading-week",
                &[
                    name,
                    ("n", i64::from(week.n).into()),
                    ("of", i64::from(week.of).into()),
                ],
            ),
        },
    }
}

fn ends(asked: &Asked, clock: &Where) -> String {
    match clock {
        Where::Open => asked.say("guest-ends-open"),
        Where::Clocked { week, end } => {
            let day = format!(
                "{} {}",
                when::weekday(asked.lang(), end.weekday()),
                when::date(asked.lang(), *end)
            );
            match week.phase {
                Phase::Over { .. } => asked.tell("guest-ends-over", &[("day", day.into())]),
                Phase::NotBegun { .. } | Phase::Running => asked.tell(
                    "guest-ends",
                    &[("day", day.into()), ("n", i64::from(week.days_left).into())],
                ),
            }
        }
    }
}

fn facts(asked: &Asked, course: &Course) -> Vec<(String, String)> {
    let lang = asked.lang();
    vec![
        (
            asked.say("course-contact-short"),
            course.contact_name.clone(),
        ),
        (
            asked.say("course-basis-short"),
            asked.say(course.offer.name()),
        ),
        (
            asked.say("course-start-short"),
            when::date(lang, course.start),
        ),
        (
            asked.say("course-decided-short"),
            asked.tell(
                "course-decided-line",
                &[
                    ("name", course.decided_by.as_str().into()),
                    ("hat", asked.say(course.hat.name()).into()),
                ],
            ),
        ),
    ]
}

fn steps(asked: &Asked, guest: &Guest) -> Vec<String> {
    guest
        .steps
        .iter()
        .rev()
        .map(|one| {
            let day = when::capital(&when::day(
                asked.lang(),
                asked.web.given.zoned(one.at).date(),
            ));
            let args = |more: &str| {
                vec![
                    ("day", day.as_str().into()),
                    ("by", one.by.as_str().into()),
                    ("line", more.into()),
                ]
            };
            match &one.step {
                Step::Opened => asked.tell("step-opened", &args("")),
                Step::Talk(line) if line.is_empty() => asked.tell("step-talk-bare", &args("")),
                Step::Talk(line) => asked.tell("step-talk", &args(line)),
                Step::Contact(id) => {
                    let name = guest
                        .workers
                        .iter()
                        .find(|worker| worker.id == *id)
                        .map_or_else(|| asked.say("somebody"), |worker| worker.first_name.clone());
                    asked.tell("step-contact", &args(&name))
                }
                Step::Ended(line) if line.is_empty() => asked.tell("step-ended-bare", &args("")),
                Step::Ended(line) => asked.tell("step-ended", &args(line)),
                Step::GoesOn => asked.tell("step-goes-on", &args("")),
            }
        })
        .collect()
}
