//! The leaflet: the same paper with the same code for everybody (PS-2, VH-20).

use kit_hsds::Community;
use kit_report::{Leaflet, LeafletFormat, LeafletLabels};
use kit_web::Asked;
use kit_words::{Lang, when};

use super::times;

/// The public address of a community.
pub(crate) fn address(public_origin: &str, slug: &str) -> String {
    format!("{public_origin}/f/{slug}")
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
        when: times::lines(asked, community, asked.web.given.today()),
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
        dated: dated(asked, community),
        labels: labels(asked),
    }
}

/// How old the information is, never hidden.
fn dated(asked: &Asked, community: &Community) -> String {
    match community.assured_date {
        None => asked.say("folder-dated-unknown"),
        Some(day) => asked.tell(
            "folder-dated",
            &[
                ("month", when::month(asked.lang(), day).into()),
                ("year", day.year().to_string().into()),
            ],
        ),
    }
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
    let named = person.and_then(|person| {
        let name = person.name.as_ref()?;
        Some(match &person.title {
            Some(title) => format!("{name}, {title}"),
            None => name.clone(),
        })
    });
    let phone = person.and_then(|person| person.phone.as_ref());
    let email = person.and_then(|person| person.email.as_ref());
    named
        .into_iter()
        .chain(phone.or(community.phone.as_ref()).cloned())
        .chain(email.or(community.email.as_ref()).cloned())
        .collect()
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
