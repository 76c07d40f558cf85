//! The page about the end: what catches the guest, how the help is made less, and the end itself.

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::{key, when};

use super::after::{CameAfter, Reason, Stands, Way};
use super::page::{Back, Guest, ends};
use super::says;
use super::story::Longer;
use super::support::Kind;
use crate::group::read::WayIn;
use crate::house::GuestWords;

#[derive(Template)]
#[template(path = "course_after.html")]
pub(crate) struct AfterPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    here: String,
    form: String,
    due: Vec<String>,
    ends: String,
    then: String,
    goal: String,
    goal_heading: String,
    open: bool,
    typed: Vec<String>,
    plan: Forms,
    caught: Field,
    taper_now: String,
    taper: Field,
    longer: Choice,
    reason: Choice,
    stands: Choice,
    came: Choice,
    ended: Field,
    ended_note: String,
    /// The part about the end stands open: something of it was sent and came back.
    ending: bool,
}

/// What both the plan and the end ask about afterwards. Each page has it once.
struct Forms {
    next: Choice,
    /// The house's own workshops, where there are any.
    workshop: Option<Choice>,
    next_on: Field,
    help: Choice,
}

/// A choice of a closed list; with an empty first option where nothing need be chosen.
fn list(
    (name, legend): (&str, String),
    options: impl IntoIterator<Item = (&'static str, String)>,
    none: Option<String>,
) -> Choice {
    let none = none.map(|none| Opt::new("", none));
    let options = options.into_iter().map(|(key, said)| Opt::new(key, said));
    Choice::one(name, legend, none.into_iter().chain(options).collect())
}

fn forms(
    asked: &Asked,
    guest: &Guest,
    words: &GuestWords,
    fields: &Fields,
    faults: &Faults,
) -> Forms {
    let planned = guest.story().plan.map(|(next, _)| next);
    let options = Way::offered(guest.course.offer)
        .map(|way| (way.key(), asked.tell(way.name(), &words.with(&[]))));
    let chosen = planned.map_or("", |next| next.way().key());
    let day = planned.and_then(super::after::Next::day);
    let help = planned.and_then(super::after::Next::help);
    Forms {
        next: list(
            ("next", asked.tell("after-next", &words.with(&[]))),
            options,
            None,
        )
        .hint(asked.say("after-next-hint"))
        .chosen(chosen)
        .keep(fields, faults),
        workshop: (!guest.workshops.is_empty()).then(|| {
            let mut options = vec![Opt::new("", asked.say("after-workshop-other"))];
            options.extend(guest.workshops.iter().map(|way| workshop(asked, way)));
            let here = guest.workshops.iter().find(|way| Some(way.day) == day);
            Choice::one("workshop", asked.say("after-workshop"), options)
                .chosen(here.map_or("", |way| way.series.as_str()))
                .keep(fields, faults)
        }),
        next_on: Field::new("next_on", asked.say("after-next-on"))
            .kind("date")
            .value(day.map_or_else(String::new, |day| day.to_string()))
            .keep(fields, faults),
        help: list(
            ("help", asked.say("after-help")),
            Kind::ALL
                .iter()
                .map(|kind| (kind.key(), asked.say(kind.name()))),
            Some(asked.say("choose-none")),
        )
        .chosen(help.map_or("", Kind::key))
        .keep(fields, faults),
    }
}

/// A workshop with its next way in.
fn workshop(asked: &Asked, way: &WayIn) -> Opt {
    let at = way.day.to_datetime(crate::text::time(way.at_min));
    let when = when::soon(asked.lang(), asked.web.given.today(), at);
    let key = if way.free {
        key!("after-workshop-free")
    } else {
        key!("after-workshop-queue")
    };
    let said = [("name", way.name.as_str().into()), ("when", when.into())];
    Opt::new(way.series.as_str(), asked.tell(key, &said))
}

/// The page; `form` is the fresh id of its forms.
pub(crate) fn after_page(asked: &Asked, guest: &Guest, form: &str, back: Back) -> AfterPage {
    let words = guest.words(asked);
    let story = guest.story();
    let Back {
        fields,
        faults,
        receipt,
    } = back;
    let tell = |key: &str| asked.tell(key, &words.with(&[]));
    let keep = |field: Field| field.keep(&fields, &faults);
    let here = format!("/gaest/{}", guest.id);
    let none = || Some(asked.say("choose-none"));
    AfterPage {
        frame: asked.frame(asked.say("after-title")).back(&here),
        heading: asked.tell("after-heading", &[("name", guest.called.as_str().into())]),
        receipt,
        here,
        form: form.to_owned(),
        due: says::due(asked, &guest.due(asked)),
        ends: ends(asked, &guest.at(asked.web.given.today())),
        then: says::then(asked, guest),
        goal_heading: tell("guest-goal"),
        goal: guest.course.goal.clone(),
        open: story.state.open(),
        typed: if story.state.open() {
            Vec::new()
        } else {
            asked.typed()
        },
        plan: forms(asked, guest, &words, &fields, &faults),
        caught: keep(
            Field::new("caught", tell("after-caught")).value(
                story
                    .plan
                    .as_ref()
                    .map_or_else(String::new, |(_, said)| said.clone()),
            ),
        ),
        taper_now: story.taper.clone().unwrap_or_default(),
        taper: keep(
            Field::new("taper", tell("after-taper"))
                .hint(asked.say("after-taper-hint"))
                .value(story.taper.unwrap_or_default()),
        ),
        longer: list(
            ("longer", asked.say("after-longer")),
            Longer::ALL
                .iter()
                .map(|one| (one.key(), asked.say(one.name()))),
            none(),
        )
        .hint(asked.say("after-longer-hint"))
        .keep(&fields, &faults),
        reason: list(
            ("reason", asked.say("after-reason")),
            Reason::ALL.iter().map(|one| (one.key(), tell(one.name()))),
            none(),
        )
        .keep(&fields, &faults),
        stands: list(
            ("stands", tell("after-stands")),
            Stands::ALL
                .iter()
                .map(|one| (one.key(), asked.say(one.name()))),
            Some(asked.say("after-not-asked")),
        )
        .hint(asked.say("after-stands-hint"))
        .keep(&fields, &faults),
        came: list(
            ("came_after", asked.say("after-came")),
            CameAfter::ALL
                .iter()
                .map(|one| (one.key(), asked.say(one.name()))),
            none(),
        )
        .keep(&fields, &faults),
        ending: ["reason", "stands", "came_after", "ended"]
            .iter()
            .any(|name| !fields.get(name).is_empty() || faults.of(name).is_some()),
        ended: keep(Field::new("ended", tell("guest-ended-words"))),
        ended_note: tell("guest-ended-note"),
        faults,
    }
}

#[derive(Template)]
#[template(path = "course_slip.html")]
pub(crate) struct SlipPage {
    frame: Frame,
    heading: String,
    house: String,
    goal_heading: String,
    goal: String,
    ends: String,
    then: String,
    contact: String,
    coming: Vec<String>,
    together: Vec<String>,
    note: String,
}

/// The paper that the guest takes home (FR-12): the goal, the last day, what comes after, and who is there.
pub(crate) fn slip_page(asked: &Asked, guest: &Guest) -> SlipPage {
    let today = asked.web.given.today();
    let words = guest.words(asked);
    let together = guest
        .sheet
        .reviews
        .iter()
        .filter(|one| one.agreed.is_none())
        .map(|one| one.day);
    SlipPage {
        frame: asked
            .frame(asked.say("slip-title"))
            .back(format!("/gaest/{}", guest.id)),
        heading: asked.tell("slip-heading", &[("name", guest.called.as_str().into())]),
        house: if guest.protected {
            String::new()
        } else {
            guest.house.name.clone()
        },
        goal_heading: asked.say("slip-goal"),
        goal: guest.course.goal.clone(),
        ends: ends(asked, &guest.at(today)),
        then: says::then_to_guest(asked, guest),
        contact: asked.tell(
            "slip-contact",
            &[("name", guest.course.contact_name.as_str().into())],
        ),
        coming: guest
            .coming
            .iter()
            .map(|one| super::page::coming(asked, today, one, guest.protected))
            .collect(),
        together: together
            .filter(|day| *day >= today)
            .map(|day| when::date(asked.lang(), day))
            .collect(),
        note: asked.tell("slip-note", &words.with(&[])),
    }
}
