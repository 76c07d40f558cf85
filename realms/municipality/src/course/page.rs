//! The page of one guest: goal, week, end, contact person, steps.

use askama::Template;
use engine_planning::clock::Phase;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::after::Next;
use super::beside::{Card, Todo};
use super::clock::{Due, Where, due};
use super::new_page::people;
use super::policy::CoursePolicy;
use super::rules::GuestId;
use super::says::{self, Span};
use super::store::Course;
use super::story::{Happened, State, Story, Wish};
use super::support::{Kind, Stretch, Support};
use crate::goal::rules::{REMIND_DAYS, Sheet};
use crate::group::read::WayIn;
use crate::house::{GuestWords, House, Mode, Worker};
use crate::text;
use crate::today::store::Coming;

/// Everything the page is made of.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    pub(crate) id: GuestId,
    /// Name and address are protected: paper says of no place.
    pub(crate) protected: bool,
    pub(crate) called: String,
    pub(crate) house: House,
    pub(crate) workers: Vec<Worker>,
    pub(crate) course: Course,
    pub(crate) steps: Vec<Happened>,
    /// How many talks were held since the course began.
    pub(crate) talks: u32,
    pub(crate) coming: Vec<Coming>,
    pub(crate) support: Vec<Support>,
    pub(crate) way: Vec<Stretch>,
    pub(crate) todos: Vec<Todo>,
    /// Goals with what is not agreed, and the days on which they are looked at.
    pub(crate) sheet: Sheet,
    pub(crate) card: Option<Card>,
    /// The course was opened in one step with another's end, and nothing has happened since.
    pub(crate) carried_on: bool,
    pub(crate) policy: CoursePolicy,
    /// The next ways into the house's workshops; read only where the end is talked about.
    pub(crate) workshops: Vec<WayIn>,
}

impl Guest {
    /// The words of the house.
    pub(crate) fn words(&self, asked: &Asked) -> GuestWords {
        GuestWords::of(&self.house, asked.lang())
    }

    /// How the course stands.
    pub(crate) fn story(&self) -> Story {
        Story::of(&self.steps).with_talks(self.talks)
    }

    /// Where it stands today.
    pub(crate) fn at(&self, today: Date) -> Where {
        let end = self.story().last_day(self.course.end, today);
        Where::of(self.course.start, end, today)
    }

    /// What is due today.
    pub(crate) fn due(&self, asked: &Asked) -> Vec<Due> {
        let given = &asked.web.given;
        let zone = given.zoned(given.now()).time_zone().clone();
        let (start, end) = (self.course.start, self.course.end);
        due(
            start,
            end,
            &self.story(),
            &self.policy,
            given.today(),
            &zone,
        )
    }

    /// What comes after, as it is agreed or as it came.
    pub(crate) fn next_now(&self) -> Option<Next> {
        let story = self.story();
        match story.state {
            State::Ended { next, .. } => Some(next),
            _ => story.plan.map(|(next, _)| next),
        }
    }
}

/// A form that came back, and a receipt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    pub(crate) receipt: Option<String>,
}

/// A small thing to do, with the word of its button.
pub(crate) struct TodoLine {
    id: String,
    line: String,
    done: bool,
    label: String,
    shared: bool,
    share_label: String,
}

/// A talk that was used of the card.
pub(crate) struct Used {
    id: String,
    line: String,
}

/// The punch card as the page shows it.
pub(crate) struct CardLines {
    heading: String,
    left: String,
    usable: bool,
    used: Vec<Used>,
}

/// Other help that runs, with the word of its button.
pub(crate) struct SupportLine {
    id: String,
    label: String,
}

#[derive(Template)]
#[template(path = "guest.html")]
pub(crate) struct GuestPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    guest_id: String,
    due: Vec<String>,
    goal_heading: String,
    goal: String,
    clock: String,
    then_heading: String,
    ends: String,
    afterwards: String,
    facts: Vec<(String, String)>,
    rules: Vec<String>,
    coming: Vec<String>,
    coming_none: String,
    steps: Vec<String>,
    time: Vec<Span>,
    todos: Vec<TodoLine>,
    todo_note: String,
    card: Option<CardLines>,
    running_support: Vec<SupportLine>,
    open: bool,
    paused: bool,
    not_begun: bool,
    spoke: bool,
    spoke_of_network: bool,
    carried_on: bool,
    again: String,
    /// What was typed, where the course has ended meanwhile and its form stands here no more.
    typed: Vec<String>,
    form: String,
    talk: Field,
    mode: Choice,
    day: Field,
    time_of_day: Field,
    with: Choice,
    what: Field,
    contact: Choice,
    contact_why: Choice,
    said: Field,
    todo: Field,
    pause_why: Field,
    pause_note: String,
    help: Choice,
    help_from: Field,
}

/// The page; `form` is the fresh id of its forms.
pub(crate) fn guest_page(
    asked: &Asked,
    guest: &Guest,
    today: Date,
    form: &str,
    back: Back,
) -> GuestPage {
    let words = guest.words(asked);
    let course = &guest.course;
    let clock = guest.at(today);
    let story = guest.story();
    let Back {
        fields,
        faults,
        receipt,
    } = back;
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let keep = |field: Field| field.keep(&fields, &faults);
    let open = story.state.open();
    GuestPage {
        frame: asked.frame(asked.say("guest-title")).back("/gaest"),
        heading: heading(asked, guest, &clock, story.state),
        receipt,
        here: format!("/gaest/{}", guest.id),
        guest_id: guest.id.to_string(),
        due: says::due(asked, &guest.due(asked))
            .into_iter()
            .chain(goals_due(asked, guest, today))
            .collect(),
        goal_heading: tell("guest-goal"),
        goal: course.goal.clone(),
        clock: clock.in_words(asked),
        then_heading: asked.say("guest-then"),
        ends: ends(asked, &clock),
        afterwards: says::then(asked, guest),
        facts: facts(asked, course),
        rules: course
            .offer
            .rules()
            .into_iter()
            .map(|key| asked.say(key))
            .collect(),
        coming: guest
            .coming
            .iter()
            .map(|one| coming(asked, today, one, false))
            .collect(),
        coming_none: asked.say("guest-coming-none"),
        steps: says::steps(asked, guest),
        time: says::line_of_time(asked, guest),
        todo_note: tell("todo-private"),
        todos: guest.todos.iter().map(|one| todo(asked, one)).collect(),
        card: guest
            .card
            .as_ref()
            .map(|card| card_lines(asked, card, today)),
        running_support: guest
            .support
            .iter()
            .filter(|one| one.to.is_none())
            .map(|one| SupportLine {
                id: one.id.to_string(),
                label: asked.tell(
                    "support-end",
                    &[("name", asked.say(one.kind.name()).into())],
                ),
            })
            .collect(),
        open,
        paused: matches!(story.state, State::Paused { .. }),
        not_begun: open && course.start > today,
        spoke: story.spoke,
        spoke_of_network: story.spoke_of_network,
        carried_on: open && guest.carried_on,
        again: tell("guest-again"),
        typed: if open { Vec::new() } else { asked.typed() },
        form: form.to_owned(),
        mode: mode(asked).keep(&fields, &faults),
        talk: keep(Field::new("talk", asked.say("guest-talk")).hint(asked.say("guest-talk-hint"))),
        day: keep(
            Field::new("day", asked.say("field-day"))
                .kind("date")
                .value(today.to_string()),
        ),
        time_of_day: keep(
            Field::new("time", asked.say("field-time"))
                .kind("time")
                .value("10:00"),
        ),
        with: Choice::one(
            "with",
            asked.say("guest-with"),
            people(asked, &guest.workers),
        )
        .hint(asked.say("guest-with-hint"))
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
        contact_why: Choice::one(
            "wish",
            asked.say("guest-contact-why"),
            Wish::ALL
                .iter()
                .map(|wish| Opt::new(wish.key(), tell(wish.name())))
                .collect(),
        )
        .chosen(Wish::Guest.key())
        .keep(&fields, &faults),
        said: keep(Field::new("said", tell("guest-said")).hint(tell("guest-said-hint"))),
        todo: keep(Field::new("todo", asked.say("todo-new")).hint(asked.say("todo-hint"))),
        pause_why: keep(Field::new("pause_why", asked.say("pause-why"))),
        pause_note: asked.say(if guest.policy.pause_stops_the_clock {
            "pause-clock-stands"
        } else {
            "pause-clock-runs"
        }),
        help: Choice::one(
            "kind",
            asked.say("support-kind"),
            Kind::ALL
                .iter()
                .map(|kind| Opt::new(kind.key(), asked.say(kind.name())))
                .collect(),
        )
        .keep(&fields, &faults),
        help_from: keep(
            Field::new("help_from", asked.say("support-from"))
                .kind("date")
                .value(today.to_string()),
        ),
        faults,
    }
}

fn todo(asked: &Asked, one: &Todo) -> TodoLine {
    let key = if one.done { "todo-undo" } else { "todo-done" };
    let share = if one.shared {
        "todo-unshare"
    } else {
        "todo-share"
    };
    TodoLine {
        shared: one.shared,
        share_label: asked.tell(share, &[("line", one.line.as_str().into())]),
        id: one.id.to_string(),
        line: one.line.clone(),
        done: one.done,
        label: asked.tell(key, &[("line", one.line.as_str().into())]),
    }
}

fn card_lines(asked: &Asked, card: &Card, today: Date) -> CardLines {
    let date = |day| when::date(asked.lang(), day);
    CardLines {
        heading: asked.tell("card-heading", &[("n", card.talks.into())]),
        left: asked.tell(
            "card-left",
            &[
                ("n", card.left().into()),
                ("day", date(card.valid_to).into()),
            ],
        ),
        usable: card.usable(today),
        used: card
            .used
            .iter()
            .map(|(id, day)| Used {
                id: id.to_string(),
                line: asked.tell("card-used", &[("day", date(*day).into())]),
            })
            .collect(),
    }
}

/// What is due about the goals: a day to look at them that is near, and before the course begins what is not agreed (DD-6,
/// DD-7). Nothing is due in a course that has ended or waits.
fn goals_due(asked: &Asked, guest: &Guest, today: Date) -> Vec<String> {
    if guest.story().state != State::Running {
        return Vec::new();
    }
    let near = today.saturating_add(REMIND_DAYS.days());
    let at = guest.at(today);
    let next = guest.sheet.next().filter(|one| one.day <= near);
    let mut due: Vec<String> = next
        .map(|one| crate::goal::in_words(asked, one.day, &at))
        .into_iter()
        .collect();
    let n = i64::try_from(guest.sheet.differs().len()).unwrap_or(0);
    if n > 0 && guest.course.start > today {
        due.push(asked.tell("goal-due-differs", &[("n", n.into())]));
    }
    due
}

/// An appointment to come, in a sentence.
pub(crate) fn coming(asked: &Asked, today: Date, one: &Coming, bare: bool) -> String {
    let at = one.day.to_datetime(text::time(one.at_min));
    let when = when::capital(&when::soon(asked.lang(), today, at));
    let (when, name) = (("when", when.into()), ("name", one.with.as_str().into()));
    if bare {
        return asked.tell("slip-time", &[when, name]);
    }
    asked.tell(
        "guest-coming",
        &[when, name, ("what", one.what.as_str().into())],
    )
}

/// The sentence that answers "what now?".
fn heading(asked: &Asked, guest: &Guest, clock: &Where, state: State) -> String {
    let name = ("name", guest.called.as_str().into());
    match (state, clock) {
        (State::Ended { .. } | State::Withdrawn, _) => asked.tell("guest-heading-ended", &[name]),
        (State::Paused { .. }, _) => asked.tell("guest-heading-paused", &[name]),
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

/// How a talk was held (RW-1).
fn mode(asked: &Asked) -> Choice {
    let options = Mode::ALL
        .into_iter()
        .map(|mode| Opt::new(mode.key(), asked.say(mode.name())));
    Choice::one("mode", asked.say("talk-mode"), options.collect()).chosen(Mode::House.key())
}

/// The last day in a sentence, for pages and paper.
pub(crate) fn ends(asked: &Asked, clock: &Where) -> String {
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
    let name_and_hat = |name: &str, hat: super::rules::Hat| {
        asked.tell(
            "course-decided-line",
            &[("name", name.into()), ("hat", asked.say(hat.name()).into())],
        )
    };
    let mut facts = vec![
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
            name_and_hat(&course.decided_by, course.hat),
        ),
    ];
    facts.extend(
        course
            .with
            .as_ref()
            .map(|(name, hat)| (asked.say("course-with-short"), name_and_hat(name, *hat))),
    );
    let at = course.decided_at.clone();
    facts.extend(at.map(|at| (asked.say("course-decided-at-short"), at)));
    facts
}
