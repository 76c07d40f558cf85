//! The leaflet of one community: what the first time is like, on paper (BR-2, PS-2).

use crate::ReportError;
use crate::flow::Flow;
use crate::font::Faces;
use crate::paper::{A5, BODY, SOFT, STRONG, Sheet, TITLE, mm};
use crate::qr::Code;
use crate::write::{About, pdf};

/// How a leaflet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeafletFormat {
    /// A5 standing, as many pages as the text needs; lies open on a table.
    #[default]
    A5,
    /// A4 across, printed on both sides (turn on the short edge) and folded once.
    /// Outside stands only [`Leaflet::cover`], so it can be carried without telling anything (ALL-5).
    FoldedA4,
}

/// A leaflet. Every word comes from the caller; empty texts are left out together with their label.
///
/// It holds nothing about a reader, so it is the same for everybody who takes it (PS-2, VH-20).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaflet {
    /// The paper it is printed on.
    pub format: LeafletFormat,
    /// Neutral title of the file, seen in window titles and print queues; must not be empty.
    pub title: String,
    /// Language of all texts as in BCP 47, for Danish `da`.
    pub language: String,
    /// What stands outside a folded leaflet; must be neutral. Not used on A5.
    pub cover: String,
    /// Name of the community.
    pub name: String,
    /// Who holds it, in one line.
    pub organization: String,
    /// When, one line for each time.
    pub when: Vec<String>,
    /// Where, one line each: the house, the street, the town.
    pub place: Vec<String>,
    /// Who meets a newcomer.
    pub welcome: String,
    /// How to find the door.
    pub door: String,
    /// The first time, minute by minute; numbered on paper.
    pub steps: Vec<String>,
    /// Whether one may just sit.
    pub quiet: String,
    /// How to leave again.
    pub leaving: String,
    /// How many people there are.
    pub size: String,
    /// What it costs.
    pub cost: String,
    /// Whom to call or write to.
    pub contact: Vec<String>,
    /// The address of the public page in words that can be typed from paper.
    pub address: String,
    /// The same address in full, for the QR code.
    pub url: String,
    /// How old the information is, as a finished sentence with its date.
    pub dated: String,
    /// All headings and labels.
    pub labels: LeafletLabels,
}

/// The headings of a leaflet in the reader's language. An empty heading is left out, its text stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeafletLabels {
    /// Over when ("Hvornår").
    pub when: String,
    /// Over where ("Hvor").
    pub place: String,
    /// Over the whole part about the first time ("Sådan er første gang").
    pub first_time: String,
    /// Over who meets you.
    pub welcome: String,
    /// Over the door.
    pub door: String,
    /// Over the numbered steps.
    pub steps: String,
    /// Over whether one may just sit.
    pub quiet: String,
    /// Over how to leave.
    pub leaving: String,
    /// Over the practical part ("Godt at vide").
    pub practical: String,
    /// Over how many there are.
    pub size: String,
    /// Over the price.
    pub cost: String,
    /// Over whom to call.
    pub contact: String,
    /// Over the QR code and the address.
    pub more: String,
    /// What a screen reader says for the QR code.
    pub code_alt: String,
}

/// Side of the QR code without its quiet zone; at least 25 mm (UX.md 10).
const CODE: f32 = mm(28.0);

/// The leaflet as a tagged PDF. A long text gets further pages; nothing is cut.
///
/// # Errors
/// [`ReportError::TooMuchForQr`] for an endless address, [`ReportError::Pdf`] without a title,
/// [`ReportError::NoLanguage`] without a language.
pub fn leaflet(leaflet: &Leaflet) -> Result<Vec<u8>, ReportError> {
    let faces = Faces::embedded()?;
    let sheet = match leaflet.format {
        LeafletFormat::A5 => A5,
        LeafletFormat::FoldedA4 => Sheet::FoldedA4,
    };
    let mut flow = Flow::on(sheet, &faces);
    if leaflet.format == LeafletFormat::FoldedA4 {
        flow.lower(mm(70.0));
        flow.paragraph(&leaflet.cover, TITLE);
        flow.next_panel();
    }
    flow.title(&leaflet.name);
    flow.paragraph(&leaflet.organization, SOFT);
    flow.gap(mm(4.0));
    time_and_place(&mut flow, leaflet);
    first_time(&mut flow, leaflet);
    practical(&mut flow, leaflet);
    more(&mut flow, leaflet)?;
    let about = About {
        title: &leaflet.title,
        language: &leaflet.language,
    };
    pdf(&flow.finish(), &faces, &about)
}

/// Whether there is anything to say, so that no heading stands over nothing.
fn any<'a>(texts: impl IntoIterator<Item = &'a String>) -> bool {
    texts.into_iter().any(|text| !text.trim().is_empty())
}

pub(crate) fn time_and_place(flow: &mut Flow<'_>, leaflet: &Leaflet) {
    if !any(leaflet.when.iter().chain(&leaflet.place)) {
        return;
    }
    flow.framed(|flow| {
        flow.labelled(&leaflet.labels.when, &leaflet.when);
        flow.labelled(&leaflet.labels.place, &leaflet.place);
    });
}

fn first_time(flow: &mut Flow<'_>, leaflet: &Leaflet) {
    let labels = &leaflet.labels;
    let texts = [
        &leaflet.welcome,
        &leaflet.door,
        &leaflet.quiet,
        &leaflet.leaving,
    ];
    if !any(texts.into_iter().chain(&leaflet.steps)) {
        return;
    }
    flow.section(&labels.first_time);
    flow.labelled(&labels.welcome, std::slice::from_ref(&leaflet.welcome));
    flow.labelled(&labels.door, std::slice::from_ref(&leaflet.door));
    if any(&leaflet.steps) {
        flow.question(&labels.steps);
        flow.numbered(&leaflet.steps, BODY, mm(1.0));
    }
    flow.labelled(&labels.quiet, std::slice::from_ref(&leaflet.quiet));
    flow.labelled(&labels.leaving, std::slice::from_ref(&leaflet.leaving));
}

fn practical(flow: &mut Flow<'_>, leaflet: &Leaflet) {
    let labels = &leaflet.labels;
    if !any([&leaflet.size, &leaflet.cost]
        .into_iter()
        .chain(&leaflet.contact))
    {
        return;
    }
    flow.section(&labels.practical);
    flow.labelled(&labels.size, std::slice::from_ref(&leaflet.size));
    flow.labelled(&labels.cost, std::slice::from_ref(&leaflet.cost));
    flow.labelled(&labels.contact, &leaflet.contact);
}

pub(crate) fn more(flow: &mut Flow<'_>, leaflet: &Leaflet) -> Result<(), ReportError> {
    let code = Code::of(&leaflet.url)?;
    let labels = &leaflet.labels;
    flow.section_of_code(&labels.more, code, &labels.code_alt, CODE, mm(16.0));
    flow.link(&leaflet.address, &leaflet.url, STRONG);
    flow.gap(mm(2.0));
    flow.paragraph(&leaflet.dated, SOFT);
    Ok(())
}
