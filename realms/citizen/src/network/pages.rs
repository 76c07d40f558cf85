//! `/min/netvaerk`: the map as a picture and as a list, who rests, and what carries meanwhile.

use kit_web::{Asked, Choice, Faults, Frame, Link, Opt};

use super::drawing::{Drawing, draw};
use super::form::{circle_words, closeness_words, first_time_words};
use super::routes::{AGAIN, ALL};
use super::rules::{Circle, FirstTime, MAX_TIES, Network};
use crate::crossing::rules::State;
use crate::crossing::store::Crossing;
use crate::form::fresh_id;

/// A tie in the list.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) name: String,
    pub(crate) circle: String,
    pub(crate) closeness: String,
    pub(crate) knows: String,
    pub(crate) first_time: String,
    pub(crate) rests: bool,
    /// Short on the page, where the name stands above; whole for whoever hears it alone.
    pub(crate) pause_short: String,
    pub(crate) change: Link,
    pub(crate) pause: Press,
}

/// A button of its own.
#[derive(Debug, Clone)]
pub(crate) struct Press {
    pub(crate) action: &'static str,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Press {
    /// A button with these fields and a fresh id.
    pub(crate) fn new(
        asked: &Asked,
        action: &'static str,
        fields: &[(&str, &str)],
        text: String,
    ) -> Self {
        let fields = fields.iter();
        let mut hidden = vec![fresh_id(asked)];
        hidden.extend(fields.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        Self {
            action,
            hidden,
            text,
        }
    }
}

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "network.html")]
pub(crate) struct MapPage {
    frame: Frame,
    heading: String,
    lead: Vec<String>,
    /// What was changed last, and the button that undoes it.
    undo: Option<(String, Press)>,
    /// What to say while nobody, or only professionals, stand on the map.
    gentle: Vec<String>,
    gentle_links: Vec<Link>,
    drawing: Drawing,
    describes: String,
    rows: Vec<Row>,
    add: Option<Link>,
    full: String,
    rest_lead: String,
    rest: Option<Press>,
    /// What carries while somebody rests, and what waits.
    carries: Vec<String>,
    waits: Vec<String>,
    is_resting: bool,
    coordinator_now: String,
    coordinator: Option<(Vec<(String, String)>, Choice)>,
    meetings: Link,
}

fn row(asked: &Asked, network: &Network, at: usize, id: &str) -> Option<Row> {
    let tie = network.ties.get(id)?;
    let known: Vec<&str> = network
        .in_order()
        .into_iter()
        .filter(|(other, _)| *other != id && network.know(id, other))
        .map(|(_, tie)| tie.name.as_str())
        .collect();
    let rests = network.resting.ties.contains(id);
    let named = [("name", tie.name.as_str().into())];
    let pause = if rests {
        let text = asked.tell("network-resume-one", &named);
        Press::new(asked, PAUSE, &[("baand", id), ("til", AGAIN)], text)
    } else {
        let text = asked.tell("network-pause-one", &named);
        Press::new(asked, PAUSE, &[("baand", id)], text)
    };
    Some(Row {
        number: at + 1,
        name: tie.name.clone(),
        circle: circle_words(asked, tie.circle),
        closeness: closeness_words(asked, tie.closeness),
        knows: known.join(", "),
        first_time: if tie.first_time == FirstTime::Unknown {
            String::new()
        } else {
            first_time_words(asked, tie.first_time)
        },
        rests,
        pause_short: asked.say(if rests {
            "network-resume-all"
        } else {
            "network-pause-short"
        }),
        change: Link::to(
            format!("/min/netvaerk/baand?baand={id}"),
            asked.tell("network-change", &named),
        ),
        pause,
    })
}

const PAUSE: &str = "/min/netvaerk/pause";

/// Empty or professional-only: no judgement, and ways to think about who it could be (NW-3).
fn gentle(asked: &Asked, network: &Network) -> (Vec<String>, Vec<Link>) {
    let first = if network.ties.is_empty() {
        asked.say("network-empty")
    } else if network.is_professional_only() {
        asked.say("network-professional")
    } else {
        return (Vec::new(), Vec::new());
    };
    (
        vec![
            first,
            asked.say("network-who"),
            asked.say("network-who-online"),
        ],
        vec![
            Link::to("/find/hvornaar", asked.say("network-three-questions")),
            Link::to("/min/netvaerk/baand", asked.say("network-think")),
        ],
    )
}

fn coordinator(asked: &Asked, network: &Network) -> Option<(Vec<(String, String)>, Choice)> {
    let professionals: Vec<Opt> = network
        .in_order()
        .into_iter()
        .filter(|(_, tie)| tie.circle == Circle::Professionals)
        .map(|(id, tie)| Opt::new(id, tie.name.clone()))
        .collect();
    if professionals.is_empty() {
        return None;
    }
    let nobody = Opt::new("", asked.say("network-coordinator-nobody"));
    let chosen = network.coordinator().map_or("", |(id, _)| id);
    let choice = Choice::one(
        "baand",
        asked.say("network-coordinator-legend"),
        [professionals, vec![nobody]].concat(),
    )
    .chosen(chosen);
    Some((
        vec![fresh_id(asked)],
        choice.keep(&kit_web::Fields::default(), &Faults::none()),
    ))
}

/// What carries and what waits: agreements, and ways to communities, which go on whoever rests.
fn carrying(asked: &Asked, network: &Network, ways: &[Crossing]) -> (Vec<String>, Vec<String>) {
    let (mut carries, mut waits) = (Vec::new(), Vec::new());
    for (name, what, holds) in network.agreements() {
        let line = if name.is_empty() {
            asked.tell("network-agreed-me", &[("what", what.into())])
        } else {
            asked.tell(
                "network-agreed",
                &[("name", name.into()), ("what", what.into())],
            )
        };
        if holds {
            carries.push(line);
        } else {
            waits.push(line);
        }
    }
    if let Some((_, tie)) = network.coordinator() {
        carries.push(asked.tell(
            "network-carries-coordinator",
            &[("name", tie.name.as_str().into())],
        ));
    }
    let now = asked.web.given.local();
    for way in ways
        .iter()
        .filter(|way| way.way.state(now) != State::Withdrawn)
    {
        let named = [("name", way.community.as_str().into())];
        carries.push(asked.tell("network-carries-way", &named));
    }
    carries.push(asked.say("network-carries-acute"));
    (carries, waits)
}

/// The page; `ways` are asked for only while somebody rests.
pub(crate) fn map(asked: &Asked, network: &Network, ways: &[Crossing]) -> MapPage {
    let ties = network.in_order();
    let rows: Vec<Row> = ties
        .iter()
        .enumerate()
        .filter_map(|(at, (id, _))| row(asked, network, at, id))
        .collect();
    let (gentle, gentle_links) = gentle(asked, network);
    let is_resting = network.resting.all || rows.iter().any(|row| row.rests);
    let (carries, waits) = if is_resting {
        carrying(asked, network, ways)
    } else {
        (Vec::new(), Vec::new())
    };
    let rest = if network.resting.all {
        let text = asked.say("network-resume-all");
        Some(Press::new(
            asked,
            PAUSE,
            &[("baand", ALL), ("til", AGAIN)],
            text,
        ))
    } else if rows.is_empty() {
        None
    } else {
        let text = asked.say("network-pause-all");
        Some(Press::new(asked, PAUSE, &[("baand", ALL)], text))
    };
    let undo = network.undo.as_ref().map(|undo| {
        let fields = [("baand", undo.id.as_str())];
        let press = Press::new(
            asked,
            "/min/netvaerk/fortrydelse",
            &fields,
            asked.say("network-undo"),
        );
        let named = [("name", undo.name.as_str().into())];
        (asked.tell("network-changed", &named), press)
    });
    let count = i64::try_from(rows.len()).unwrap_or(0);
    let has_room = rows.len() < MAX_TIES;
    MapPage {
        frame: asked.frame(asked.say("title-network")),
        heading: asked.say("network-heading"),
        lead: vec![asked.say("network-lead"), asked.say("network-private")],
        undo,
        gentle,
        gentle_links,
        drawing: draw(network),
        describes: asked.tell("network-describes", &[("count", count.into())]),
        add: has_room.then(|| Link::to("/min/netvaerk/baand", asked.say("network-add"))),
        full: if has_room {
            String::new()
        } else {
            asked.say("fault-network-full")
        },
        rest_lead: asked.say(if network.resting.all {
            "network-rests-all"
        } else {
            "network-rest-lead"
        }),
        rest,
        carries,
        waits,
        is_resting,
        coordinator_now: network.coordinator().map_or_else(
            || asked.say("network-coordinator-lead"),
            |(_, tie)| {
                asked.tell(
                    "network-coordinator-now",
                    &[("name", tie.name.as_str().into())],
                )
            },
        ),
        coordinator: coordinator(asked, network),
        meetings: Link::to("/min/moede", asked.say("network-meetings")),
        rows,
    }
}
