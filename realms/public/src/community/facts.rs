//! What is good to know about a community, a label and its lines each.

use kit_hsds::{AnswersWithin, Community};
use kit_leaflet::times;
use kit_web::Asked;
use kit_words::{key, when};

use super::{contact_lines, place_lines};

/// A label and what stands under it.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) lines: Vec<String>,
}

pub(super) fn facts<const N: usize>(
    asked: &Asked,
    list: [(&'static str, Option<String>); N],
) -> Vec<Fact> {
    list.into_iter()
        .filter_map(|(key, text)| {
            Some(Fact {
                label: asked.say(key),
                lines: vec![text?],
            })
        })
        .collect()
}

/// Whether there is room for somebody new now, where a number is said (BR-3).
pub(super) fn newcomers(asked: &Asked, community: &Community) -> Option<String> {
    let count = community.newcomers_on(asked.web.given.today())?;
    Some(match count {
        0 => asked.say("room-none"),
        _ => asked.tell("room-count", &[("count", i64::from(count).into())]),
    })
}

/// How fast the association answers, where enough was written to it for that to be told (HS-9).
pub(super) fn answers(asked: &Asked, community: &Community) -> Option<String> {
    let said = match community.further.answers? {
        AnswersWithin::TwoDays => key!("answers-two-days"),
        AnswersWithin::Week => key!("answers-week"),
        AnswersWithin::TwoWeeks => key!("answers-two-weeks"),
        AnswersWithin::Later => key!("answers-later"),
    };
    Some(asked.say(said))
}

/// All that is good to know, in the order in which people ask.
pub(super) fn practical(asked: &Asked, community: &Community) -> Vec<Fact> {
    let place = community.place.as_ref();
    let ages = match (community.minimum_age, community.maximum_age) {
        (Some(from), Some(to)) => Some(asked.tell(
            "ages-between",
            &[
                ("from", i64::from(from).into()),
                ("to", i64::from(to).into()),
            ],
        )),
        (Some(from), None) => Some(asked.tell("ages-from", &[("from", i64::from(from).into())])),
        (None, Some(to)) => Some(asked.tell("ages-to", &[("to", i64::from(to).into())])),
        (None, None) => None,
    };
    let mut place_text = place_lines(community);
    if place.is_some_and(|p| p.online) {
        place_text.insert(0, asked.say("place-online"));
    }
    let whom = community.for_whom.clone().into_iter().chain(ages).collect();
    let day = |date| when::date(asked.lang(), date);
    let next_start = community
        .next_start
        .filter(|day| *day >= asked.web.given.today());
    let further = &community.further;
    let list: [(&'static str, Vec<String>); 23] = [
        (
            key!("facts-when"),
            times(asked.lang(), community, asked.web.given.today()),
        ),
        (key!("facts-where"), place_text),
        (
            key!("facts-way"),
            place
                .and_then(|p| p.transportation.clone())
                .into_iter()
                .collect(),
        ),
        (
            key!("facts-access"),
            place.map(|p| p.accessibility.clone()).unwrap_or_default(),
        ),
        (
            key!("facts-entrance"),
            community.entrance.clone().into_iter().collect(),
        ),
        (key!("facts-whom"), whom),
        (
            key!("facts-room"),
            community
                .room
                .clone()
                .into_iter()
                .chain(newcomers(asked, community))
                .chain(community.size.clone())
                .collect(),
        ),
        (
            key!("facts-next-start"),
            next_start.map(day).into_iter().collect(),
        ),
        (
            key!("facts-ends"),
            community.ends.map(day).into_iter().collect(),
        ),
        (
            key!("facts-quiet"),
            community.quiet.clone().into_iter().collect(),
        ),
        (
            key!("facts-busy"),
            further.busy.clone().into_iter().collect(),
        ),
        (
            key!("facts-looks"),
            further.looks.clone().into_iter().collect(),
        ),
        (
            key!("facts-manual"),
            further.manual.clone().into_iter().collect(),
        ),
        (
            key!("facts-parents"),
            further.parents.clone().into_iter().collect(),
        ),
        (key!("facts-roles"), further.roles.clone()),
        (key!("facts-presence"), further.presence.clone()),
        (
            key!("facts-cost"),
            community.cost.clone().into_iter().collect(),
        ),
        (key!("facts-contact"), contact_lines(community)),
        (key!("facts-meet"), community.meet.clone()),
        (
            key!("facts-answers"),
            answers(asked, community).into_iter().collect(),
        ),
        (key!("facts-welcome"), community.welcome.clone()),
        (key!("facts-funding"), community.funding.clone()),
        (key!("facts-learn"), community.learn.clone()),
    ];
    let languages = (key!("facts-languages"), community.languages.clone());
    list.into_iter()
        .chain([languages])
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(key, lines)| Fact {
            label: asked.say(key),
            lines,
        })
        .collect()
}
