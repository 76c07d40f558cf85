//! The form of one tie: read, and shown again with what was typed.

use std::collections::BTreeSet;

use kit_web::{Asked, Choice, Faults, Field, Link, Opt};
use kit_words::key;

use super::rules::{
    Circle, Closeness, FirstTime, MAX_TIES, NameFault, Network, Tie, from_word, read_name, word_of,
};
use crate::form::{AskPage, Button, Item, fresh_id};

/// What the form says to take somebody off the map.
pub(crate) const AWAY: &str = "vaek";

/// A field of the map, in words.
pub(crate) fn circle_words(asked: &Asked, circle: Circle) -> String {
    asked.say(match circle {
        Circle::Family => key!("network-circle-family"),
        Circle::Kin => key!("network-circle-kin"),
        Circle::Friends => key!("network-circle-friends"),
        Circle::Leisure => key!("network-circle-leisure"),
        Circle::Work => key!("network-circle-work"),
        Circle::Communities => key!("network-circle-communities"),
        Circle::Online => key!("network-circle-online"),
        Circle::Volunteers => key!("network-circle-volunteers"),
        Circle::Companions => key!("network-circle-companions"),
        Circle::Professionals => key!("network-circle-professionals"),
    })
}

/// How close somebody is, in words.
pub(crate) fn closeness_words(asked: &Asked, closeness: Closeness) -> String {
    asked.say(match closeness {
        Closeness::Near => key!("network-near"),
        Closeness::Middle => key!("network-middle"),
        Closeness::Far => key!("network-far"),
    })
}

/// Whether somebody could be along, in words.
pub(crate) fn first_time_words(asked: &Asked, first_time: FirstTime) -> String {
    asked.say(match first_time {
        FirstTime::Unknown => key!("network-first-unknown"),
        FirstTime::Along => key!("network-first-along"),
        FirstTime::Online => key!("network-first-online"),
    })
}

/// What is amiss with a name, in words.
pub(crate) fn name_words(asked: &Asked, fault: NameFault) -> String {
    asked.say(match fault {
        NameFault::Empty => key!("fault-network-name"),
        NameFault::Whole => key!("fault-network-whole"),
        NameFault::Long => key!("fault-network-long"),
    })
}

/// The tie that was typed; what is amiss goes to the faults.
pub(crate) fn read(asked: &Asked, network: &Network, id: &str) -> Result<Tie, Faults> {
    let (fields, mut faults) = (&asked.fields, Faults::none());
    let circle = from_word(&Circle::ALL, fields.get("kreds"));
    let place = circle.is_some_and(Circle::is_of_places);
    let name = match read_name(fields.get("navn"), place) {
        Ok(name) => name,
        Err(fault) => {
            faults.add("navn", name_words(asked, fault));
            String::new()
        }
    };
    if circle.is_none() {
        faults.add("kreds", asked.say("fault-network-circle"));
    }
    let closeness = from_word(&Closeness::ALL, fields.get("afstand"));
    if closeness.is_none() {
        faults.add("afstand", asked.say("fault-network-closeness"));
    }
    let is_new = !network.ties.contains_key(id);
    if is_new && network.ties.len() >= MAX_TIES {
        faults.add("navn", asked.say("fault-network-full"));
    }
    let known = |other: &&str| *other != id && network.ties.contains_key(*other);
    let knows: BTreeSet<String> = fields
        .all("kender")
        .filter(known)
        .map(str::to_owned)
        .collect();
    match (circle, closeness) {
        (Some(circle), Some(closeness)) if !faults.any() => Ok(Tie {
            name,
            circle,
            closeness,
            first_time: from_word(&FirstTime::ALL, fields.get("foerste")).unwrap_or_default(),
            knows,
        }),
        _ => Err(faults),
    }
}

/// `/min/netvaerk/baand`: a new tie, or one to change.
pub(crate) fn page(asked: &Asked, network: &Network, id: Option<&str>, faults: Faults) -> AskPage {
    let tie = id.and_then(|id| network.ties.get(id));
    let mut buttons = vec![Button::on(asked.say("network-save"))];
    if tie.is_some() {
        buttons.push(Button::to(AWAY, asked.say("network-away")).quiet());
    }
    let mut hidden = vec![fresh_id(asked)];
    hidden.extend(id.map(|id| ("baand".to_owned(), id.to_owned())));
    AskPage {
        frame: asked
            .frame(asked.say(if tie.is_some() {
                "title-network-tie"
            } else {
                "title-network-new"
            }))
            .back("/min/netvaerk"),
        heading: asked.say(if tie.is_some() {
            "network-tie-change"
        } else {
            "network-tie-new"
        }),
        lead: vec![asked.say("network-tie-lead")],
        action: "/min/netvaerk/baand".to_owned(),
        hidden,
        items: items(asked, network, id, tie, &faults),
        faults,
        buttons,
        below: String::new(),
        links: vec![Link::to("/min/netvaerk", asked.say("network-cancel"))],
    }
}

fn items(
    asked: &Asked,
    network: &Network,
    id: Option<&str>,
    tie: Option<&Tie>,
    faults: &Faults,
) -> Vec<Item> {
    let circles = Circle::ALL.map(|(circle, word)| Opt::new(word, circle_words(asked, circle)));
    let near = Closeness::ALL.map(|(near, word)| Opt::new(word, closeness_words(asked, near)));
    let first = FirstTime::ALL.map(|(first, word)| Opt::new(word, first_time_words(asked, first)));
    let mut others: Vec<Opt> = Vec::new();
    for (other, its) in network.in_order() {
        if Some(other) != id {
            let mut option = Opt::new(other, its.name.clone());
            option.on = id.is_some_and(|id| network.know(id, other));
            others.push(option);
        }
    }
    let chosen = |choice: Choice, word: Option<&'static str>| match word {
        Some(word) => choice.chosen(word),
        None => choice,
    };
    let circle = Choice::one("kreds", asked.say("network-circle"), circles.to_vec())
        .hint(asked.say("network-circle-hint"));
    let near = Choice::one("afstand", asked.say("network-closeness"), near.to_vec());
    let first = Choice::one("foerste", asked.say("network-first"), first.to_vec())
        .hint(asked.say("network-first-hint"));
    let name = Field::new("navn", asked.say("network-name"))
        .hint(asked.say("network-name-hint"))
        .value(tie.map_or("", |tie| tie.name.as_str()))
        .keep(&asked.fields, faults);
    let word = |f: fn(&Tie) -> &'static str| tie.map(f);
    let mut items = vec![
        Item::Line(name),
        Item::Choice(
            chosen(circle, word(|tie| word_of(&Circle::ALL, &tie.circle)))
                .keep(&asked.fields, faults),
        ),
        Item::Choice(
            chosen(near, word(|tie| word_of(&Closeness::ALL, &tie.closeness)))
                .keep(&asked.fields, faults),
        ),
    ];
    if !others.is_empty() {
        let knows = Choice::many("kender", asked.say("network-knows"), others)
            .hint(asked.say("network-knows-hint"));
        items.push(Item::Choice(knows.keep(&asked.fields, faults)));
    }
    items.push(Item::Choice(
        chosen(first, word(|tie| word_of(&FirstTime::ALL, &tie.first_time)))
            .keep(&asked.fields, faults),
    ));
    items
}
