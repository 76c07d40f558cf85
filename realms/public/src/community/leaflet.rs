//! The leaflet: a page to print and a PDF, both the same for everybody who takes them (PS-2, VH-20).

use askama::Template;
use kit_hsds::Community;
use kit_leaflet::{Leaflet, LeafletFormat};
use kit_report::qr_svg;
use kit_web::{Answer, Asked, Failed, Frame, Link, Path, Sample, State, bytes};

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

async fn community(app: &App, slug: &str) -> Result<std::sync::Arc<Community>, Failed> {
    app.newest().await.by_slug(slug).ok_or(Failed::NotFound)
}

async fn pdf(app: &App, slug: &str, asked: &Asked, format: LeafletFormat) -> Answer {
    let community = community(app, slug).await?;
    let today = asked.web.given.today();
    let made = kit_leaflet::pdf(&community, &asked.web.origin, today, format)
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
    let paper = kit_leaflet::paper(
        community,
        &asked.web.origin,
        asked.web.given.today(),
        LeafletFormat::A5,
    );
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
            &page(asked, &super::samples::longest(asked))?,
        )?,
    ];
    if let Some(walk) = directory.by_slug("gaaturen-ved-aaen") {
        all.push(Sample::of("leaflet", "ordinary", &page(asked, &walk)?)?);
    }
    Ok(all)
}
