//! The card of one visit: when, where, who waits, what happens (PS-5, UX.md 4.6 and 10).

use crate::ReportError;
use crate::flow::Flow;
use crate::font::Faces;
use crate::paper::{A5, BODY, SOFT, STRONG, mm};
use crate::write::{About, pdf};

/// A visit card. Every word comes from the caller; empty texts are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VisitCard {
    /// Neutral title of the file; must not be empty.
    pub title: String,
    /// Language as in BCP 47, for Danish `da`.
    pub language: String,
    /// Day and hour, the heading of the card.
    pub when: String,
    /// Name of the community.
    pub name: String,
    /// Where to meet, one line each.
    pub place: Vec<String>,
    /// Who waits and how to know them, one line each.
    pub meeting: Vec<String>,
    /// Over the steps.
    pub steps_label: String,
    /// What happens, one step after another; numbered on paper.
    pub steps: Vec<String>,
    /// Over what to do if it is not a day for going.
    pub not_today_label: String,
    /// What to do then, one line each.
    pub not_today: Vec<String>,
    /// Over the empty lines for one's own words; without it there are no lines.
    pub own_words_label: String,
}

/// The card as a tagged PDF of the size A5.
///
/// # Errors
/// [`ReportError::Pdf`] without a title,
/// [`ReportError::NoLanguage`] without a language.
pub fn visit_card(card: &VisitCard) -> Result<Vec<u8>, ReportError> {
    let faces = Faces::embedded()?;
    let mut flow = Flow::on(A5, &faces);
    flow.title(&card.when);
    flow.gap(mm(5.0));
    flow.framed(|flow| {
        flow.paragraph(&card.name, STRONG);
        for line in card.place.iter().chain(&card.meeting) {
            flow.gap(mm(2.0));
            flow.paragraph(line, BODY);
        }
    });
    if card.steps.iter().any(|step| !step.trim().is_empty()) {
        flow.section(&card.steps_label);
        flow.numbered(&card.steps, BODY, mm(2.0));
    }
    if card.not_today.iter().any(|line| !line.trim().is_empty()) {
        flow.section(&card.not_today_label);
        for line in &card.not_today {
            flow.paragraph(line, BODY);
        }
    }
    if !card.own_words_label.trim().is_empty() {
        flow.gap(mm(7.0));
        flow.together(mm(30.0));
        flow.paragraph(&card.own_words_label, SOFT);
        flow.gap(mm(1.0));
        flow.writing_lines(2, mm(10.0));
    }
    let about = About {
        title: &card.title,
        language: &card.language,
    };
    pdf(&flow.finish(), &faces, &about)
}
