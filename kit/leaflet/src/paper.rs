//! What stands on the leaflet (PS-2, VH-20).

use jiff::civil::Date;
use kit_hsds::Community;
use kit_report::{Booklet, Leaflet, LeafletFormat, LeafletLabels, ReportError};
use kit_words::{Lang, when};

use crate::say::Say;
use crate::{reach, times};

/// A paper on a table has no reader yet, and its code must be the same for all.
const PAPER: Lang = Lang::Da;

/// The full address of a community's open page: `public_origin` without a final slash, `slug` as the open directory
/// publishes it ([`Community::slug`]).
#[must_use]
pub fn address(public_origin: &str, slug: &str) -> String {
    format!("{public_origin}/f/{slug}")
}

/// The leaflet of a community, always in Danish. `public_origin` is the address of the open pages without a final slash,
/// `today` the day in Denmark: a time that is over is not printed.
#[must_use]
pub fn paper(
    community: &Community,
    public_origin: &str,
    today: Date,
    format: LeafletFormat,
) -> Leaflet {
    let say = Say(PAPER);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let first = &community.first;
    let url = address(public_origin, &community.slug);
    let typed = url
        .split_once("://")
        .map_or(url.as_str(), |(_, rest)| rest)
        .to_owned();
    Leaflet {
        format,
        title: say.say("paper-title"),
        language: PAPER.tag().to_owned(),
        cover: say.say("paper-cover"),
        name: community.name.clone(),
        organization: text(&community.organization),
        when: times(PAPER, community, today),
        place: place(community),
        welcome: text(&first.met_by),
        door: text(&first.door),
        steps: first.steps.clone(),
        quiet: text(&first.may_sit),
        leaving: text(&first.leave),
        size: text(&community.size),
        cost: text(&community.cost),
        contact: reach::lines(community),
        address: typed,
        url,
        dated: dated(PAPER, community),
        labels: labels(say),
    }
}

/// The leaflet as a file to print; the same values give the same bytes.
///
/// # Errors
/// [`ReportError::TooMuchForQr`] for an endless address, [`ReportError::Pdf`] if the paper cannot be written.
pub fn pdf(
    community: &Community,
    public_origin: &str,
    today: Date,
    format: LeafletFormat,
) -> Result<Vec<u8>, ReportError> {
    kit_report::leaflet(&paper(community, public_origin, today, format))
}

/// Several communities in one booklet, in the order given, always in Danish; the same communities give the same bytes.
///
/// # Errors
/// As [`pdf`].
pub fn booklet(
    communities: &[&Community],
    public_origin: &str,
    today: Date,
) -> Result<Vec<u8>, ReportError> {
    let say = Say(PAPER);
    let entry = |one: &&Community| paper(one, public_origin, today, LeafletFormat::A5);
    kit_report::booklet(&Booklet {
        title: say.say("booklet-title"),
        language: PAPER.tag().to_owned(),
        heading: say.say("booklet-heading"),
        lead: say.say("booklet-lead"),
        entries: communities.iter().map(entry).collect(),
    })
}

/// How old the information is (UX.md §6): never hidden.
#[must_use]
pub fn dated(lang: Lang, community: &Community) -> String {
    let say = Say(lang);
    match community.assured_date {
        None => say.say("dated-unknown"),
        Some(day) => say.tell(
            "dated",
            &[
                ("month", when::month(lang, day).into()),
                ("year", day.year().to_string().into()),
            ],
        ),
    }
}

/// The place in two lines: paper is short, and a leaflet that runs on to a third page is left on the table.
fn place(community: &Community) -> Vec<String> {
    let Some(place) = &community.place else {
        return Vec::new();
    };
    let town = [&place.postcode, &place.city]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    let street: Vec<String> = place
        .address
        .iter()
        .cloned()
        .chain(Some(town))
        .filter(|line| !line.is_empty())
        .collect();
    let street = Some(street.join(", ")).filter(|line| !line.is_empty());
    place.name.clone().into_iter().chain(street).collect()
}

fn labels(say: Say) -> LeafletLabels {
    LeafletLabels {
        when: say.say("paper-when"),
        place: say.say("paper-where"),
        first_time: say.say("paper-first-time"),
        welcome: say.say("paper-met-by"),
        door: say.say("paper-door"),
        steps: say.say("paper-steps"),
        quiet: say.say("paper-may-sit"),
        leaving: say.say("paper-leave"),
        practical: say.say("paper-practical"),
        size: say.say("paper-size"),
        cost: say.say("paper-cost"),
        contact: say.say("paper-contact"),
        more: say.say("paper-more"),
        code_alt: say.say("paper-code"),
    }
}
