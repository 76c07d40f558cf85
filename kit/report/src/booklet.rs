//! Several communities in one booklet, in the order given: a page each, short enough to be read standing (PS-2).

use crate::ReportError;
use crate::flow::Flow;
use crate::font::Faces;
use crate::leaflet::{Leaflet, more, time_and_place};
use crate::paper::{A5, BODY, SOFT, mm};
use crate::write::{About, pdf};

/// A booklet. Every word comes from the caller, and nothing is about a reader: the same choice gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Booklet {
    /// Neutral title of the file; must not be empty.
    pub title: String,
    /// Language of all texts as in BCP 47.
    pub language: String,
    /// The heading of the first page.
    pub heading: String,
    /// What the booklet is, under the heading.
    pub lead: String,
    /// The communities; their format and cover are not used, nor what the page behind the code tells better.
    pub entries: Vec<Leaflet>,
}

/// The booklet as a tagged PDF on A5: a page with the names, then a page or more for each.
///
/// # Errors
/// As [`crate::leaflet`].
pub fn booklet(booklet: &Booklet) -> Result<Vec<u8>, ReportError> {
    let faces = Faces::embedded()?;
    let mut flow = Flow::on(A5, &faces);
    flow.title(&booklet.heading);
    flow.paragraph(&booklet.lead, SOFT);
    flow.gap(mm(4.0));
    let names: Vec<String> = booklet.entries.iter().map(|one| one.name.clone()).collect();
    flow.numbered(&names, BODY, mm(2.0));
    for entry in &booklet.entries {
        flow.next_panel();
        flow.section(&entry.name);
        flow.paragraph(&entry.organization, SOFT);
        flow.gap(mm(3.0));
        time_and_place(&mut flow, entry);
        flow.labelled(&entry.labels.welcome, std::slice::from_ref(&entry.welcome));
        flow.labelled(&entry.labels.quiet, std::slice::from_ref(&entry.quiet));
        flow.labelled(&entry.labels.contact, &entry.contact);
        more(&mut flow, entry)?;
    }
    let about = About {
        title: &booklet.title,
        language: &booklet.language,
    };
    pdf(&flow.finish(), &faces, &about)
}
