//! The card with the words of a room key, to be kept in a wallet (UX.md 8).

use crate::ReportError;
use crate::flow::Flow;
use crate::font::Faces;
use crate::paper::{A6, BODY, SECTION, SOFT, SPOKEN, mm};
use crate::write::{About, pdf};
use std::fmt;

/// A key card: words and an address, and nothing that says what they open (ALL-5).
#[derive(Clone, PartialEq, Eq, Default)]
pub struct KeyCard {
    /// Neutral title of the file; must not be empty.
    pub title: String,
    /// Language as in BCP 47, for Danish `da`.
    pub language: String,
    /// Neutral heading ("Mine ord").
    pub heading: String,
    /// The words of the key in their order; numbered on paper so that they can be read aloud and checked.
    pub words: Vec<String>,
    /// The short address where the words are typed.
    pub address: String,
    /// One neutral line below, or empty.
    pub note: String,
}

/// Shows everything but the words: whoever has the words has the room.
impl fmt::Debug for KeyCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyCard")
            .field("title", &self.title)
            .field("words", &format_args!("{} hidden", self.words.len()))
            .finish_non_exhaustive()
    }
}

/// The card as a tagged PDF of the size A6. Eight words fit on one page; more go on to a second.
///
/// # Errors
/// [`ReportError::Pdf`] without a title,
/// [`ReportError::NoLanguage`] without a language.
pub fn key_card(card: &KeyCard) -> Result<Vec<u8>, ReportError> {
    let faces = Faces::embedded()?;
    let mut flow = Flow::on(A6, &faces);
    flow.title_in(&card.heading, SECTION);
    flow.gap(mm(4.0));
    flow.numbered(&card.words, SPOKEN, mm(0.5));
    flow.gap(mm(6.0));
    flow.paragraph(&card.address, BODY);
    flow.paragraph(&card.note, SOFT);
    let about = About {
        title: &card.title,
        language: &card.language,
    };
    pdf(&flow.finish(), &faces, &about)
}
