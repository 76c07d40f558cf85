//! `/nye` and `/foelgeskab`: what waits, and who owns what runs (BR-6).

use kit_web::{Asked, Failed, Frame, Link, Sample};
use kit_words::when;

use super::super::rules::State;
use super::super::show;
use super::super::store::Stored;
use crate::people::store::House;
use crate::plan::pages as plans;
use crate::plan::rules::Notice;
use crate::sample;
use crate::visit::Visit;

/// One crossing in a list.
pub(crate) struct Row {
    href: String,
    name: String,
    community: String,
    /// How long it has waited, or where it stands.
    text: String,
    owner: String,
    /// The day an answer is promised by, or the next visit.
    day: String,
    /// "Svaret er for sent": says so in words.
    late: Option<String>,
}

/// What waits for an answer, and what waits for a companion.
#[derive(askama::Template)]
#[template(path = "new.html")]
pub(crate) struct New {
    frame: Frame,
    heading: String,
    lead: String,
    waiting: Vec<Row>,
    answered: Vec<Row>,
}

fn waiting_row(asked: &Asked, house: &House, stored: &Stored) -> Row {
    let (day, late) = match &stored.crossing.state {
        State::New { answer_by } => (
            when::day(asked.lang(), *answer_by),
            (*answer_by < asked.web.given.today()).then(|| asked.say("new-late")),
        ),
        _ => (String::new(), None),
    };
    Row {
        href: format!("/nye/{}", stored.id),
        name: show::name(asked, stored),
        community: show::community(asked, house, stored),
        text: show::waited(asked, stored.opened),
        owner: house.owner_name(&stored.crossing.owner()),
        day,
        late,
    }
}

impl New {
    /// From everything that waits, oldest first.
    pub(crate) fn of(asked: &Asked, house: &House, waiting: &[Stored]) -> Self {
        let is_new = |one: &&Stored| matches!(one.crossing.state, State::New { .. });
        let rows = |wanted: bool| {
            waiting
                .iter()
                .filter(|one| is_new(one) == wanted)
                .map(|one| waiting_row(asked, house, one))
                .collect::<Vec<_>>()
        };
        let (new, answered) = (rows(true), rows(false));
        let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
        Self {
            frame: asked.frame(asked.say("menu-new")),
            heading: if new.is_empty() {
                asked.say("new-heading-none")
            } else {
                asked.tell("new-heading", &[("count", count.into())])
            },
            lead: asked.tell(
                "new-lead",
                &[("association", house.association.name.as_str().into())],
            ),
            waiting: new,
            answered,
        }
    }
}

/// Every accompaniment that runs, and those who go alone now.
#[derive(askama::Template)]
#[template(path = "crossings.html")]
pub(crate) struct Crossings {
    frame: Frame,
    heading: String,
    lead: String,
    /// What to look at first, with why.
    first: Vec<(Link, Vec<String>)>,
    running: Vec<Row>,
    arrived: Vec<Row>,
    /// Counted answers to "are you still there", a sentence each.
    answers: Vec<String>,
}

impl Crossings {
    /// From everything of the association.
    pub(crate) fn of(
        asked: &Asked,
        house: &House,
        running: &[(Stored, Vec<Notice>)],
        arrived: &[Stored],
        visits: &[Visit],
        answers: &[(String, i64)],
    ) -> Self {
        let row = |one: &Stored| {
            let open = one.crossing.state.visit();
            let visit = visits.iter().find(|visit| Some(&visit.id) == open);
            Row {
                href: format!("/foelgeskab/{}", one.id),
                name: show::name(asked, one),
                community: show::community(asked, house, one),
                text: show::standing(asked, house, one, visit),
                owner: house.owner_name(&one.crossing.owner()),
                day: visit.map_or_else(
                    || asked.say("crossings-no-visit"),
                    |visit| when::moment(asked.lang(), visit.starts),
                ),
                late: None,
            }
        };
        let count = i64::try_from(running.len()).unwrap_or(i64::MAX);
        let gone = i64::try_from(arrived.len()).unwrap_or(i64::MAX);
        let stayed = arrived
            .iter()
            .filter(|one| one.crossing.state == State::Stayed)
            .count();
        Self {
            frame: asked.frame(asked.say("menu-crossings")),
            heading: if running.is_empty() {
                asked.say("crossings-heading-none")
            } else {
                asked.tell("crossings-heading", &[("count", count.into())])
            },
            lead: asked.tell(
                "crossings-lead",
                &[
                    ("arrived", gone.into()),
                    ("stayed", i64::try_from(stayed).unwrap_or(i64::MAX).into()),
                ],
            ),
            first: running
                .iter()
                .filter(|(_, notices)| !notices.is_empty())
                .map(|(one, notices)| {
                    let link = format!("/foelgeskab/{}", one.id);
                    let why = notices.iter().map(|why| plans::notice(asked, *why));
                    (Link::to(link, show::name(asked, one)), why.collect())
                })
                .collect(),
            running: running.iter().map(|(one, _)| row(one)).collect(),
            arrived: arrived
                .iter()
                .map(|one| Row {
                    day: when::date(asked.lang(), show::day_of(asked, one.since)),
                    ..row(one)
                })
                .collect(),
            answers: answers
                .iter()
                .map(|(answer, count)| {
                    let key = match answer.as_str() {
                        "yes" => kit_words::key!("answers-yes"),
                        "now-and-then" => kit_words::key!("answers-now-and-then"),
                        "no" => kit_words::key!("answers-no"),
                        _ => kit_words::key!("answers-elsewhere"),
                    };
                    asked.tell(key, &[("count", (*count).into())])
                })
                .collect(),
        }
    }
}

/// Empty, ordinary and longest.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let house = sample::house();
    let (waiting, long) = (sample::waiting(asked), sample::longest(asked));
    let (running, visits) = (sample::running(asked), sample::visits(asked));
    let arrived = sample::arrived(asked);
    let answers = [("yes".to_owned(), 3), ("no".to_owned(), 1)];
    let quiet = |one: Stored| (one, vec![Notice::Quiet { days: 16 }]);
    let running: Vec<_> = running.into_iter().map(quiet).collect();
    Ok(vec![
        Sample::of("new", "empty", &New::of(asked, &house, &[]))?,
        Sample::of("new", "ordinary", &New::of(asked, &house, &waiting))?,
        Sample::of(
            "new",
            "longest",
            &New::of(asked, &house, std::slice::from_ref(&long)),
        )?,
        Sample::of(
            "crossings",
            "empty",
            &Crossings::of(asked, &house, &[], &[], &[], &[]),
        )?,
        Sample::of(
            "crossings",
            "ordinary",
            &Crossings::of(asked, &house, &running, &arrived, &visits, &answers),
        )?,
        Sample::of(
            "crossings",
            "longest",
            &Crossings::of(asked, &house, &[quiet(long)], &[], &[], &[]),
        )?,
    ])
}
