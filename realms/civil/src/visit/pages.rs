//! The companion's pages, made for a phone: one next visit, the list, two taps afterwards, and nobody alone with worry.

use jiff::Span;
use jiff::civil::{Date, DateTime};
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Link, Opt};
use kit_words::{key, when};

use super::Visit;
use super::lines::VisitLine;
use crate::crossing::pages::answer::time_value;
use crate::crossing::rules::{After, State};
use crate::crossing::show;
use crate::crossing::store::Stored;
use crate::people::store::House;
use crate::people::{Companion, Coordinator};
use crate::plan::pages as plans;
use crate::plan::rules::Plan;

/// What the guest wanted known is gone from the companion's phone so many hours after the visit.
pub(crate) const GONE_AFTER_H: i64 = 24;

/// Whether the card of a visit may still be seen.
pub(crate) fn is_shown(visit: &Visit, now: DateTime) -> bool {
    visit
        .starts
        .checked_add(Span::new().hours(GONE_AFTER_H))
        .is_ok_and(|gone| now < gone)
}

/// A roomy frame: a companion stands at a bus stop with one hand free.
fn roomy(asked: &Asked, title: String) -> Frame {
    let mut frame = asked.frame(title);
    frame.class = frame.class.replace(" dense", "");
    frame
}

/// A crossing of the companion's, with its open visit.
#[derive(Debug, Clone)]
pub(crate) struct Mine {
    pub(crate) house: House,
    pub(crate) stored: Stored,
    pub(crate) visit: Option<Visit>,
    /// What the guest said after the last visit.
    pub(crate) again: Option<String>,
    /// How often they mean to meet, and until when.
    pub(crate) plan: Option<Plan>,
    /// When the last visit was.
    pub(crate) last: Option<DateTime>,
    /// Who else takes turns with the guest.
    pub(crate) others: Vec<Companion>,
    /// What was written about the open visit.
    pub(crate) lines: Vec<VisitLine>,
}

impl Mine {
    /// The day that the plan means for the next meeting, where it lies ahead.
    fn meant(&self, now: DateTime) -> Option<Date> {
        let (plan, last) = (self.plan.as_ref()?, self.last?);
        let day = plan.next_after(last.date());
        (day > now.date() && !plan.is_over(day)).then_some(day)
    }
}

#[derive(askama::Template)]
#[template(path = "next.html")]
pub(crate) struct Next {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    /// What is known of the visit; empty where there is none.
    facts: Vec<(String, String)>,
    nonce: String,
    /// Yes or no to the question.
    answer: Option<String>,
    /// Tell how it went.
    close: Option<Link>,
    /// Cannot come after all.
    cannot: Option<String>,
    coordinator: Option<String>,
    empty: Option<String>,
    /// What was written about it: who, and the words.
    lines: Vec<(String, String)>,
    /// A few words to the guest: where they go, and the field.
    write: Option<(String, Field)>,
    faults: Faults,
    worried: Link,
}

impl Next {
    /// The next visit, or none.
    pub(crate) fn of(asked: &Asked, mine: Option<&Mine>, notice: Option<String>) -> Self {
        Self::again(asked, mine, notice, &Faults::none())
    }

    /// The same, with what is amiss.
    pub(crate) fn again(
        asked: &Asked,
        mine: Option<&Mine>,
        notice: Option<String>,
        faults: &Faults,
    ) -> Self {
        let frame = roomy(asked, asked.say("menu-next"));
        let worried = Link::to("/bekymret", asked.say("menu-worried"));
        let nonce = asked.web.given.random128();
        let found = mine.and_then(|mine| Some((mine, mine.visit.as_ref()?)));
        let Some((mine, visit)) = found else {
            return Self {
                frame,
                heading: asked.say("next-heading-none"),
                notice,
                facts: Vec::new(),
                nonce,
                answer: None,
                close: None,
                cannot: None,
                coordinator: None,
                empty: Some(asked.say("next-empty")),
                lines: Vec::new(),
                write: None,
                faults: faults.clone(),
                worried,
            };
        };
        let now = asked.web.given.local();
        let guest = show::name(asked, &mine.stored);
        let time = show::soon(asked, visit.starts);
        let begun = visit.starts <= now;
        let asked_only = matches!(mine.stored.crossing.state, State::Asked { .. });
        let promised = matches!(mine.stored.crossing.state, State::Promised { .. });
        let key = if asked_only {
            key!("next-heading-asked")
        } else if begun {
            key!("next-heading-begun")
        } else {
            key!("next-heading")
        };
        let heading = asked.tell(
            key,
            &[("guest", guest.as_str().into()), ("time", time.into())],
        );
        Self {
            heading: when::capital(&heading),
            notice,
            facts: facts(asked, mine, visit),
            nonce,
            answer: asked_only.then(|| format!("/mine/{}/svar", visit.id)),
            close: (promised && begun)
                .then(|| Link::to(format!("/efter/{}", visit.id), asked.say("next-close"))),
            cannot: (promised && !begun).then(|| format!("/mine/{}/svar", visit.id)),
            coordinator: mine
                .house
                .coordinator(&mine.stored.crossing.coordinator)
                .map(|one| contact(asked, one)),
            empty: None,
            lines: mine
                .lines
                .iter()
                .map(|line| {
                    let who = match &line.by {
                        Some(_) => asked.say("visit-line-you"),
                        None => guest.clone(),
                    };
                    (written(asked, who, line), line.words.clone())
                })
                .collect(),
            write: promised.then(|| {
                let label = asked.tell("visit-line-label", &[("guest", guest.into())]);
                let field = Field::new("tekst", label).hint(asked.say("visit-line-hint"));
                (
                    format!("/mine/{}/besked", visit.id),
                    field.keep(&asked.fields, faults),
                )
            }),
            faults: faults.clone(),
            worried,
            frame,
        }
    }
}

/// Who wrote a few words, and when.
pub(crate) fn written(asked: &Asked, who: String, line: &VisitLine) -> String {
    let at = asked.web.given.zoned(line.at).datetime();
    let at = when::moment(asked.lang(), at);
    asked.tell(
        "visit-line-who",
        &[("who", who.into()), ("when", at.into())],
    )
}

fn contact(asked: &Asked, one: &Coordinator) -> String {
    asked.tell(
        "next-coordinator",
        &[
            ("name", one.first_name.as_str().into()),
            ("phone", one.phone.as_str().into()),
        ],
    )
}

fn facts(asked: &Asked, mine: &Mine, visit: &Visit) -> Vec<(String, String)> {
    let mut facts = vec![
        (
            asked.say("visit-when"),
            when::capital(&when::moment(asked.lang(), visit.starts)),
        ),
        (asked.say("visit-where"), visit.place.clone()),
        (
            asked.say("visit-community"),
            show::community(asked, &mine.house, &mine.stored),
        ),
    ];
    let companion = mine.house.companion(&visit.companion);
    if let Some(sign) = companion.and_then(|one| one.sign.clone()) {
        facts.push((asked.say("visit-sign"), sign));
    }
    let about = mine.stored.about.clone();
    facts.push((
        asked.say("fact-about"),
        about.unwrap_or_else(|| asked.say("fact-about-none")),
    ));
    if let Some(note) = &visit.note {
        facts.push((asked.say("visit-note"), note.clone()));
    }
    if visit.accepted.is_some() {
        facts.push((
            asked.say("visit-answer"),
            match visit.guest_answer.as_deref() {
                Some("coming") => asked.say("guest-coming"),
                _ => asked.say("guest-silent"),
            },
        ));
    }
    facts
}

/// One who waits for the next time.
pub(crate) struct Pause {
    heading: String,
    text: String,
    link: Link,
}

/// The next time is agreed on a page of its own.
#[derive(askama::Template)]
#[template(path = "next-time.html")]
pub(crate) struct NextTime {
    frame: Frame,
    heading: String,
    text: String,
    plan: Option<String>,
    faults: Faults,
    action: String,
    nonce: String,
    time: Choice,
    date: Field,
    clock: Field,
    /// Who can take the next time instead: where to press, and a button each.
    pass: String,
    others: Vec<(String, String)>,
}

/// An open visit in the list.
pub(crate) struct Open {
    link: Link,
    text: String,
}

#[derive(askama::Template)]
#[template(path = "mine.html")]
pub(crate) struct List {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    open: Vec<Open>,
    pauses: Vec<Pause>,
}

impl List {
    /// Everything of the companion's.
    pub(crate) fn of(asked: &Asked, mine: &[Mine], notice: Option<String>) -> Self {
        let now = asked.web.given.local();
        let open: Vec<Open> = mine
            .iter()
            .filter_map(|one| Some(open(asked, one, one.visit.as_ref()?, now)))
            .collect();
        let pauses: Vec<Pause> = mine
            .iter()
            .filter_map(|one| match &one.stored.crossing.state {
                State::Between { after, .. } => Some(pause(asked, one, *after)),
                _ => None,
            })
            .collect();
        let count = i64::try_from(open.len() + pauses.len()).unwrap_or(i64::MAX);
        Self {
            frame: roomy(asked, asked.say("menu-mine")),
            heading: if count == 0 {
                asked.say("mine-heading-none")
            } else {
                asked.tell("mine-heading", &[("count", count.into())])
            },
            notice,
            open,
            pauses,
        }
    }
}

fn open(asked: &Asked, one: &Mine, visit: &Visit, now: DateTime) -> Open {
    let day = when::capital(&when::moment(asked.lang(), visit.starts));
    let over = visit.starts <= now;
    let called = matches!(one.stored.crossing.state, State::CallWanted { .. });
    let (href, text) = if called {
        (format!("/mine/{}", visit.id), asked.say("mine-call"))
    } else if matches!(one.stored.crossing.state, State::Asked { .. }) {
        (format!("/mine/{}", visit.id), asked.say("mine-asked"))
    } else if over {
        (format!("/efter/{}", visit.id), asked.say("mine-over"))
    } else {
        let guest = show::name(asked, &one.stored);
        (
            format!("/mine/{}", visit.id),
            asked.tell("mine-promised", &[("guest", guest.into())]),
        )
    };
    Open {
        link: Link::to(href, day),
        text,
    }
}

fn pause(asked: &Asked, one: &Mine, after: After) -> Pause {
    let guest = show::name(asked, &one.stored);
    Pause {
        heading: asked.tell("pause-heading", &[("guest", guest.into())]),
        text: pause_words(asked, one, after),
        link: Link::to(
            format!("/mine/{}/naeste-gang", one.stored.id),
            asked.say("pause-open"),
        ),
    }
}

/// What was last, and what is next.
fn pause_words(asked: &Asked, one: &Mine, after: After) -> String {
    let key = match (after, one.again.as_deref()) {
        (After::NotToday, _) => key!("pause-not-today"),
        (After::TooMuch, _) => key!("pause-too-much"),
        (After::NotMet, _) => key!("pause-not-met"),
        (After::Met, Some("yes")) => key!("pause-again"),
        (After::Met, Some("no")) => key!("pause-no"),
        (After::Met, _) => key!("pause-met"),
    };
    let guest = show::name(asked, &one.stored);
    asked.tell(key, &[("guest", guest.into())])
}

impl NextTime {
    /// The community's next three meetings, or another day.
    pub(crate) fn of(asked: &Asked, one: &Mine, after: After, faults: &Faults) -> Self {
        let fields: &Fields = &asked.fields;
        let guest = show::name(asked, &one.stored);
        let now = asked.web.given.local();
        let times = one
            .house
            .community(one.stored.community.as_ref())
            .map_or_else(Vec::new, |community| {
                // The plan's day first: whoever thins out must not look for it among the weeks between.
                let from = one.meant(now).map_or(now, |day| day.at(0, 0, 0, 0));
                community.next_meetings(from.max(now), 3)
            });
        let mut options: Vec<Opt> = times
            .iter()
            .map(|at| {
                let words = when::capital(&when::moment(asked.lang(), *at));
                Opt::new(time_value(*at), words)
            })
            .collect();
        options.push(Opt::new("other", asked.say("answer-other-day")));
        let first = options
            .first()
            .map_or_else(String::new, |one| one.value.clone());
        Self {
            frame: roomy(asked, asked.say("pause-title")).back("/mine"),
            heading: asked.tell("pause-question", &[("guest", guest.into())]),
            text: pause_words(asked, one, after),
            plan: one.plan.as_ref().map(|plan| plans::sentence(asked, plan)),
            action: format!("/mine/{}/naeste-gang", one.stored.id),
            nonce: match fields.get("nonce") {
                "" => asked.web.given.random128(),
                kept => kept.to_owned(),
            },
            time: Choice::one("time", asked.say("pause-time"), options)
                .chosen(&first)
                .keep(fields, faults),
            date: Field::new("date", asked.say("answer-date"))
                .kind("date")
                .keep(fields, faults),
            clock: Field::new("clock", asked.say("answer-clock"))
                .kind("time")
                .keep(fields, faults),
            pass: format!("/mine/{}/tur", one.stored.id),
            others: one
                .others
                .iter()
                .map(|other| {
                    let name = other.first_name.as_str();
                    let words = asked.tell("turns-pass", &[("name", name.into())]);
                    (other.id.to_string(), words)
                })
                .collect(),
            faults: faults.clone(),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "after.html")]
pub(crate) struct Afterwards {
    frame: Frame,
    heading: String,
    lead: String,
    action: String,
    nonce: String,
}

impl Afterwards {
    /// Two taps: this page, and one of its three buttons.
    pub(crate) fn of(asked: &Asked, visit: &Visit) -> Self {
        let day = when::day(asked.lang(), visit.starts.date());
        Self {
            frame: roomy(asked, asked.say("after-title")).back("/mine"),
            heading: asked.tell("after-heading", &[("day", day.into())]),
            lead: asked.say("after-lead"),
            action: format!("/efter/{}", visit.id),
            nonce: asked.web.given.random128(),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "worried.html")]
pub(crate) struct Worried {
    frame: Frame,
    heading: String,
    lead: String,
    people: Vec<(String, String, String)>,
    association: String,
}

impl Worried {
    /// Everybody who can be rung, the first on duty first.
    pub(crate) fn of(asked: &Asked, house: &House) -> Self {
        let here: Vec<&Coordinator> = house
            .coordinators
            .iter()
            .filter(|one| !one.left && !one.away)
            .collect();
        let first = here.first().map_or_else(
            || house.association.name.clone(),
            |one| one.first_name.clone(),
        );
        Self {
            frame: roomy(asked, asked.say("menu-worried")),
            heading: asked.tell("worried-heading", &[("name", first.into())]),
            lead: asked.say("worried-lead"),
            people: here
                .iter()
                .map(|one| {
                    (
                        one.first_name.clone(),
                        one.phone.clone(),
                        format!("tel:{}", one.phone.replace(' ', "")),
                    )
                })
                .collect(),
            association: asked.tell(
                "worried-association",
                &[("phone", house.association.phone.as_str().into())],
            ),
        }
    }
}
