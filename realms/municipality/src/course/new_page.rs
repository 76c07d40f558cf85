//! The page that opens a course, and the list of guests.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::rules::{CourseFault, Hat, Offer, Where};
use super::store::Listed;
use crate::house::{GuestWords, House, Worker};
use crate::offer::law;
use crate::text;

#[derive(Template)]
#[template(path = "course_new.html")]
pub(crate) struct NewPage {
    frame: Frame,
    heading: String,
    faults: Faults,
    form: String,
    called: Field,
    goal: Field,
    basis: Choice,
    limit: String,
    start: Field,
    end: Field,
    afterwards: Field,
    contact: Choice,
    decided_by: Choice,
    hat: Choice,
}

/// What the form begins with when it comes from somebody at the door.
#[derive(Debug, Clone, Default)]
pub(crate) struct From {
    /// What the guest wished for; a proposal for the goal, to be put in the guest's own words.
    pub(crate) wish: String,
    /// Who received; a proposal for the contact person.
    pub(crate) met_by: Option<String>,
}

/// A form that came back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Vec<(&'static str, CourseFault)>,
}

fn advice(asked: &Asked, fault: CourseFault) -> String {
    match fault {
        CourseFault::NoName => asked.say("course-fault-name"),
        CourseFault::NoGoal => asked.say("course-fault-goal"),
        CourseFault::TooLong => asked.tell(
            "line-too-long",
            &[("max", i64::try_from(text::LINE_MAX).unwrap_or(0).into())],
        ),
        CourseFault::NoBasis => asked.say("course-fault-basis"),
        CourseFault::NoDate => asked.say("fault-date"),
        CourseFault::EndBeforeStart => asked.say("course-fault-end-first"),
        CourseFault::TooLate(latest) => asked.tell(
            "course-fault-end-late",
            &[("day", when::date(asked.lang(), latest).into())],
        ),
        CourseFault::UnknownWorker => asked.say("choose-worker"),
        CourseFault::NoHat => asked.say("course-fault-hat"),
    }
}

/// Everybody who meets guests, oneself first.
pub(crate) fn people(asked: &Asked, workers: &[Worker]) -> Vec<Opt> {
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let mut options: Vec<Opt> = me
        .map(|me| Opt::new(me, asked.say("myself")))
        .into_iter()
        .collect();
    options.extend(
        workers
            .iter()
            .filter(|worker| Some(worker.id.as_str()) != me && worker.sees_guests())
            .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone())),
    );
    options
}

/// The page that opens a course; `form` is its fresh id.
pub(crate) fn new_page(
    asked: &Asked,
    house: &House,
    workers: &[Worker],
    today: Date,
    form: &str,
    from: &From,
    back: &Back,
) -> NewPage {
    let words = GuestWords::of(house, asked.lang());
    let mut faults = Faults::none();
    for (field, fault) in &back.faults {
        faults.add(field, advice(asked, *fault));
    }
    let fields = &back.fields;
    let field = |name: &str, key: &str| Field::new(name, asked.tell(key, &words.with(&[])));
    let start = text::date(fields.get("start")).unwrap_or(today);
    NewPage {
        frame: asked.frame(asked.say("course-new-title")).back("/vagt"),
        heading: asked.tell("course-new-heading", &words.with(&[])),
        form: form.to_owned(),
        called: field("called", "course-called")
            .hint(asked.say("course-called-hint"))
            .keep(fields, &faults),
        goal: field("goal", "course-goal")
            .hint(asked.tell("course-goal-hint", &words.with(&[])))
            .value(from.wish.as_str())
            .keep(fields, &faults),
        basis: Choice::one(
            "basis",
            asked.say("course-basis"),
            Offer::ALL
                .into_iter()
                .map(|offer| {
                    Opt::new(offer.key(), asked.say(offer.name())).note(asked.say(offer.note()))
                })
                .collect(),
        )
        .chosen(Offer::Individual.key())
        .keep(fields, &faults),
        limit: limit(asked, start),
        start: field("start", "course-start")
            .kind("date")
            .value(today.to_string())
            .keep(fields, &faults),
        end: field("end", "course-end")
            .kind("date")
            .hint(asked.say("course-end-hint"))
            .keep(fields, &faults),
        afterwards: field("afterwards", "course-afterwards")
            .hint(asked.tell("course-afterwards-hint", &words.with(&[])))
            .keep(fields, &faults),
        contact: Choice::one(
            "contact",
            asked.say("course-contact"),
            people(asked, workers),
        )
        .chosen(from.met_by.as_deref().unwrap_or_default())
        .keep(fields, &faults),
        decided_by: Choice::one(
            "decided_by",
            asked.say("course-decided-by"),
            workers
                .iter()
                .filter(|worker| worker.role != crate::OWNER.0)
                .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone()))
                .collect(),
        )
        .chosen(asked.who.as_ref().map_or("", |actor| actor.id.as_str()))
        .keep(fields, &faults),
        hat: Choice::one(
            "hat",
            asked.say("course-hat"),
            Hat::ALL
                .into_iter()
                .map(|hat| Opt::new(hat.key(), asked.say(hat.name())))
                .collect(),
        )
        .chosen(Hat::Worker.key())
        .keep(fields, &faults),
        faults,
    }
}

/// The latest last day of an individual course from `start`, in a sentence that is always there.
fn limit(asked: &Asked, start: Date) -> String {
    let lang = asked.lang();
    law::limits()
        .latest_end(Offer::Individual.basis(), start)
        .map_or_else(String::new, |latest| {
            asked.tell(
                "course-limit",
                &[
                    ("start", when::date(lang, start).into()),
                    ("latest", when::date(lang, latest).into()),
                ],
            )
        })
}

/// A line of the list.
pub(crate) struct Line {
    href: String,
    called: String,
    clock: String,
    ends: String,
    contact: String,
}

#[derive(Template)]
#[template(path = "guests.html")]
pub(crate) struct GuestsPage {
    frame: Frame,
    heading: String,
    column: String,
    open: String,
    nobody: String,
    lines: Vec<Line>,
}

/// The list of courses that run.
pub(crate) fn guests_page(
    asked: &Asked,
    house: &House,
    running: &[Listed],
    today: Date,
) -> GuestsPage {
    let words = GuestWords::of(house, asked.lang());
    let count = i64::try_from(running.len()).unwrap_or(0);
    GuestsPage {
        frame: asked.frame(asked.say("guests-title")),
        heading: asked.tell("guests-heading", &words.with(&[("n", count.into())])),
        column: asked.tell("today-column-guest", &words.with(&[])),
        open: asked.say("guests-open"),
        nobody: asked.tell("guests-nobody", &words.with(&[])),
        lines: running
            .iter()
            .map(|one| Line {
                href: format!("/gaest/{}", one.guest),
                called: one.called.clone(),
                clock: Where::of(one.start, one.end, today).in_words(asked),
                ends: one.end.map_or_else(
                    || asked.say("course-no-end"),
                    |end| when::date(asked.lang(), end),
                ),
                contact: one.contact.clone(),
            })
            .collect(),
    }
}
