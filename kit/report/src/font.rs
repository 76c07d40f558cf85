//! The one font family of all paper: which glyph, how wide.
//!
//! Lexend is drawn for ease of reading, and its zero has no stroke, so that it is never taken for an Ø.
//! It is embedded in the program and in the PDFs, and is never served to a browser (UX.md 4.2).

use crate::ReportError;
use crate::kerning::Kerning;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

static REGULAR: &[u8] = include_bytes!("../../../data/fonts/Lexend-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../data/fonts/Lexend-Bold.ttf");

/// The two weights that paper uses. Italics are not used for emphasis (UX.md 4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// Both faces, read once per document.
pub(crate) struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    /// Reads the embedded faces.
    ///
    /// # Errors
    /// [`ReportError::Font`] when the vendored files are damaged.
    pub(crate) fn embedded() -> Result<Self, ReportError> {
        Ok(Self {
            regular: Face::read(REGULAR).ok_or(ReportError::Font { face: "regular" })?,
            bold: Face::read(BOLD).ok_or(ReportError::Font { face: "bold" })?,
        })
    }

    pub(crate) fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// One weight: glyphs, advances and kerning, all in em.
pub(crate) struct Face {
    font: Font,
    outlines: FontRef<'static>,
    metrics: GlyphMetrics<'static>,
    units_per_em: f32,
    kerning: Kerning,
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.into(), 0)?;
        let outlines = FontRef::new(bytes).ok()?;
        let metrics = outlines.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = font.units_per_em();
        Some(Self {
            kerning: Kerning::read(&outlines, units_per_em),
            font,
            outlines,
            metrics,
            units_per_em,
        })
    }

    /// The face as the PDF writer wants it.
    pub(crate) fn font(&self) -> Font {
        self.font.clone()
    }

    /// True when the face can draw the character.
    pub(crate) fn has(&self, letter: char) -> bool {
        self.outlines.charmap().map(letter).is_some()
    }

    /// Width of a text in points at the given size.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        self.glyphs(text).iter().map(|g| g.x_advance).sum::<f32>() * size
    }

    /// The glyphs of one line, kerned, in em.
    ///
    /// A letter that the face lacks never reaches this place: [`crate::text::clean`] has replaced it.
    pub(crate) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let charmap = self.outlines.charmap();
        let mut glyphs: Vec<KrillaGlyph> = Vec::with_capacity(text.len());
        let mut before = None;
        for (at, letter) in text.char_indices() {
            let id = charmap.map(letter).unwrap_or_default();
            let advance = self.metrics.advance_width(id).unwrap_or_default() / self.units_per_em;
            if let (Some(left), Some(last)) = (before, glyphs.last_mut()) {
                last.x_advance += self.kerning.between(left, id);
            }
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(id.to_u32()),
                advance,
                0.0,
                0.0,
                0.0,
                at..at + letter.len_utf8(),
                None,
            ));
            before = Some(id);
        }
        glyphs
    }
}
