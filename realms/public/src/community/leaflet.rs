//! The leaflet: a page to print and a PDF, both the same for everybody who takes them (PS-2, VH-20).

use askama::Template;
use kit_hsds::Community;
use kit_report::{Leaflet, LeafletFormat, LeafletLabels, leaflet, qr_svg};
use kit_web::{Answer, Asked, Failed, Frame, Link, Path, Sample, State, bytes};
use kit_words::{Lang, Words};

use super::page::address;
use super::{dated, email, named, phone, times};
use crate::find::answers::Answers;
use crate::find::{finished, frame, screened};
use crate::{App, Directory};

#[derive(Template)]
#[template(path = "leaflet.html")]
struct LeafletPage {
    frame: Frame,
    heading: String,
    a5: Link,
    a4: Link,
    paper: Leaflet,
    code: String,
    /// Whether anything is told about the first time.
    has_first: bool,
    finished: Option<Link>,
}

/// The leaflet's words. It is Danish whoever asks: a paper on a table has no reader yet, and its code must be the same
/// for all.
fn paper(asked: &Asked, community: &Community, format: LeafletFormat) -> Leaflet {
    let asked = &Asked {
        words: Words::new(asked.web.catalogue.clone(), Lang::Da),
        ..asked.clone()
    };
    let say = |key: &str| asked.say(key);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let first = &community.first;
    let url = address(asked, community);
    let typed = url
        .split_once("://")
        .map_or(url.as_str(), |(_, rest)| rest)
        .to_owned();
    Leaflet {
        format,
        title: say("leaflet-title"),
        language: Lang::Da.tag().to_owned(),
        cover: say("leaflet-cover"),
        name: community.name.clone(),
        organization: text(&community.organization),
        when: times::lines(asked, community, asked.web.given.today()),
        place: place(community),
        welcome: text(&first.met_by),
        door: text(&first.door),
        steps: first.steps.clone(),
        quiet: text(&first.may_sit),
        leaving: text(&first.leave),
        size: text(&community.size),
        cost: text(&community.cost),
        contact: contact(community),
        address: typed,
        url,
        dated: dated(asked, community),
        labels: LeafletLabels {
            when: say("facts-when"),
            place: say("facts-where"),
            first_time: say("first-heading"),
            welcome: say("first-met-by"),
            door: say("first-door"),
            steps: say("first-steps"),
            quiet: say("first-may-sit"),
            leaving: say("first-leave"),
            practical: say("facts-heading"),
            size: say("facts-size"),
            cost: say("facts-cost"),
            contact: say("facts-contact"),
            more: say("leaflet-more"),
            code_alt: say("code-alt"),
        },
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

/// Whom to ask in a line, and how in another.
fn contact(community: &Community) -> Vec<String> {
    let ways = [phone(community), email(community)]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    named(community)
        .into_iter()
        .chain(Some(ways).filter(|line| !line.is_empty()))
        .collect()
}

async fn community(app: &App, slug: &str) -> Result<std::sync::Arc<Community>, Failed> {
    app.newest().await.by_slug(slug).ok_or(Failed::NotFound)
}

async fn pdf(app: &App, slug: &str, asked: &Asked, format: LeafletFormat) -> Answer {
    let community = community(app, slug).await?;
    let made = leaflet(&paper(asked, &community, format))
        .map_err(|error| Failed::Page(error.to_string()))?;
    bytes("application/pdf", None, made)
}

pub(crate) async fn leaflet_a5(
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: Asked,
) -> Answer {
    pdf(&app, &slug, &asked, LeafletFormat::A5).await
}

pub(crate) async fn leaflet_a4(
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: Asked,
) -> Answer {
    pdf(&app, &slug, &asked, LeafletFormat::FoldedA4).await
}

pub(crate) async fn leaflet_page(
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: Asked,
) -> Answer {
    let community = community(&app, &slug).await?;
    asked.page(&page(&asked, &community)?)
}

fn page(asked: &Asked, community: &Community) -> Result<LeafletPage, Failed> {
    let answers = Answers::read(&asked.query);
    let own = format!("/f/{}", community.slug);
    let paper = paper(asked, community, LeafletFormat::A5);
    let code = qr_svg(&paper.url, &paper.labels.code_alt)
        .map_err(|error| Failed::Page(error.to_string()))?;
    Ok(LeafletPage {
        frame: frame(asked, asked.say("leaflet-title"), &answers).back(screened(&own, &answers)),
        heading: asked.say("leaflet-heading"),
        a5: Link::to(format!("{own}/folder.pdf"), asked.say("leaflet-a5")),
        a4: Link::to(format!("{own}/folder-a4.pdf"), asked.say("leaflet-a4")),
        has_first: !community.first.is_empty(),
        paper,
        code,
        finished: finished(asked, &answers),
    })
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let bare = Community {
        slug: "aaen".to_owned(),
        name: "Åen".to_owned(),
        ..Community::default()
    };
    let mut all = vec![
        Sample::of("leaflet", "empty", &page(asked, &bare)?)?,
        Sample::of(
            "leaflet",
            "longest",
            &page(asked, &super::samples::longest())?,
        )?,
    ];
    if let Some(walk) = directory.by_slug("gaaturen-ved-aaen") {
        all.push(Sample::of("leaflet", "ordinary", &page(asked, &walk)?)?);
    }
    Ok(all)
}
