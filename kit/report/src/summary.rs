//! A summary in sections that somebody carries to the next place: plain, whole, and in reading order (FR-20).

use crate::ReportError;
use crate::flow::Flow;
use crate::font::Faces;
use crate::paper::{A5, BODY, SOFT, mm};
use crate::write::{About, pdf};

/// A summary. Every word comes from the caller; sections without text are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Neutral title of the file; must not be empty.
    pub title: String,
    /// Language as in BCP 47, for Danish `da`.
    pub language: String,
    /// The heading on the paper.
    pub heading: String,
    /// Short lines under it, one each.
    pub lines: Vec<String>,
    /// Sections, each with its label and its text.
    pub sections: Vec<(String, String)>,
    /// What is said at the end.
    pub note: String,
}

/// The summary as a tagged PDF of the size A5.
///
/// # Errors
/// [`ReportError::Pdf`] without a title,
/// [`ReportError::NoLanguage`] without a language.
pub fn summary(summary: &Summary) -> Result<Vec<u8>, ReportError> {
    let faces = Faces::embedded()?;
    let mut flow = Flow::on(A5, &faces);
    flow.title(&summary.heading);
    for line in &summary.lines {
        flow.gap(mm(2.0));
        flow.paragraph(line, BODY);
    }
    for (label, text) in &summary.sections {
        if !text.trim().is_empty() {
            flow.section(label);
            flow.paragraph(text, BODY);
        }
    }
    if !summary.note.trim().is_empty() {
        flow.gap(mm(6.0));
        flow.paragraph(&summary.note, SOFT);
    }
    let about = About {
        title: &summary.title,
        language: &summary.language,
    };
    pdf(&flow.finish(), &faces, &about)
}
