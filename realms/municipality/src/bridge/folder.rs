//! The leaflet: the same paper with the same code for everybody (PS-2, VH-20).

use jiff::civil::Date;
use kit_hsds::{Community, Meeting};
use kit_report::{Leaflet, LeafletFormat, LeafletLabels};
use kit_web::Asked;
use kit_words::{Lang, when};

/// The public address of a community.
pub(crate) fn address(public_origin: &str, slug: &str) -> String {
    format!("{public_origin}/f/{slug}")
}

/// A time in words: the feed's own, else day and hours.
pub(crate) fn time_in_words(asked: &Asked, meeting: &Meeting) -> Option<String> {
    let lang = asked.lang();
    let days = meeting
        .days
        .iter()
        .map(|day| when::weekday(lang, day.weekday()))
        .collect::<Vec<_>>()
        .join(", ");
    let hours = match (meeting.opens, meeting.closes) {
        (Some(opens), Some(closes)) => asked.tell(
            "bridge-hours",
            &[
                ("from", when::clock(lang, opens).into()),
                ("to", when::clock(lang, closes).into()),
            ],
        ),
        (Some(opens), None) => asked.tell("at-clock", &[("time", when::clock(lang, opens).into())]),
        _ => String::new(),
    };
    let counted = when::capital(format!("{days} {hours}").trim());
    meeting
        .description
        .clone()
        .or_else(|| (!counted.is_empty()).then_some(counted))
}

/// The leaflet of a community. Its words are Danish whoever prints it, since the paper is the same for all.
pub(crate) fn leaflet(asked: &Asked, community: &Community, public_origin: &str) -> Leaflet {
    let danish = Asked {
        words: asked.web.words(Lang::Da),
        ..asked.clone()
    };
    let asked = &danish;
    let url = address(public_origin, &community.slug);
    let first = &community.first;
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    Leaflet {
        format: LeafletFormat::A5,
        title: asked.say("folder-title"),
        language: Lang::Da.tag().to_owned(),
        cover: asked.say("folder-cover"),
        name: community.name.clone(),
        organization: some(&community.organization),
        when: community
            .times
            .iter()
            .filter_map(|time| time_in_words(asked, time))
            .collect(),
        place: place(community),
        welcome: some(&first.met_by),
        door: some(&first.door),
        steps: first.steps.clone(),
        quiet: some(&first.may_sit),
        leaving: some(&first.leave),
        size: some(&community.size),
        cost: some(&community.cost),
        contact: contact(community),
        address: url
            .split_once("://")
            .map_or(url.as_str(), |(_, rest)| rest)
            .to_owned(),
        url,
        dated: community
            .assured_date
            .map(|date| dated(asked, date))
            .unwrap_or_default(),
        labels: labels(asked),
    }
}

fn dated(asked: &Asked, date: Date) -> String {
    asked.tell(
        "folder-dated",
        &[("day", when::date(Lang::Da, date).into())],
    )
}

fn place(community: &Community) -> Vec<String> {
    let Some(place) = &community.place else {
        return Vec::new();
    };
    let town = [place.postcode.as_deref(), place.city.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let mut lines: Vec<String> = place.name.iter().cloned().collect();
    lines.extend(place.address.iter().cloned());
    lines.push(town);
    lines.retain(|line| !line.is_empty());
    lines
}

fn contact(community: &Community) -> Vec<String> {
    let person = community.contact.as_ref();
    let name = person.and_then(|person| person.name.clone());
    let phone = person
        .and_then(|person| person.phone.clone())
        .or_else(|| community.phone.clone());
    let email = person
        .and_then(|person| person.email.clone())
        .or_else(|| community.email.clone());
    [name, phone, email].into_iter().flatten().collect()
}

fn labels(asked: &Asked) -> LeafletLabels {
    LeafletLabels {
        when: asked.say("folder-when"),
        place: asked.say("folder-place"),
        first_time: asked.say("folder-first-time"),
        welcome: asked.say("folder-welcome"),
        door: asked.say("folder-door"),
        steps: asked.say("folder-steps"),
        quiet: asked.say("folder-quiet"),
        leaving: asked.say("folder-leaving"),
        practical: asked.say("folder-practical"),
        size: asked.say("folder-size"),
        cost: asked.say("folder-cost"),
        contact: asked.say("folder-contact"),
        more: asked.say("folder-more"),
        code_alt: asked.say("folder-code"),
    }
}
