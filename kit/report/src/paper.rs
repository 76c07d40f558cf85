//! Sizes: paper, margins and type, all in points (1/72 inch).

use crate::font::Weight;

/// Millimetres in points.
pub(crate) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// The part of a page that one panel of text may fill, measured from the panel's own left upper corner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

impl Area {
    pub(crate) const fn inside(width: f32, height: f32, margin: f32) -> Self {
        Self {
            left: margin,
            top: margin,
            right: width - margin,
            bottom: height - margin,
        }
    }
}

/// How the panels of a document lie on sheets.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sheet {
    /// Every panel is a page.
    Single {
        width: f32,
        height: f32,
        margin: f32,
    },
    /// A4 across, folded once to A5: outside first (back left, front right), then the inside.
    FoldedA4,
}

/// A5 standing.
pub(crate) const A5: Sheet = Sheet::Single {
    width: mm(148.0),
    height: mm(210.0),
    margin: mm(14.0),
};

/// A6 standing, the size of a postcard.
pub(crate) const A6: Sheet = Sheet::Single {
    width: mm(105.0),
    height: mm(148.0),
    margin: mm(11.0),
};

impl Sheet {
    /// Width and height of a printed page.
    pub(crate) const fn page(self) -> (f32, f32) {
        match self {
            Self::Single { width, height, .. } => (width, height),
            Self::FoldedA4 => (mm(297.0), mm(210.0)),
        }
    }

    /// Where text may stand in a panel.
    pub(crate) const fn area(self) -> Area {
        match self {
            Self::Single {
                width,
                height,
                margin,
            } => Area::inside(width, height, margin),
            Self::FoldedA4 => Area::inside(mm(148.5), mm(210.0), mm(14.0)),
        }
    }

    /// Page of a panel (from 0) and how far right it begins.
    ///
    /// Folded: panel 0 is the front, which is the right half of the outside; panels 1 and 2 are the inside;
    /// a longer text goes on with inlaid sheets. The back stays empty: it is as visible as the front (ALL-5).
    pub(crate) fn place(self, panel: usize) -> (usize, f32) {
        match self {
            Self::Single { .. } => (panel, 0.0),
            Self::FoldedA4 if panel == 0 => (0, mm(148.5)),
            Self::FoldedA4 => {
                let right_half = panel.is_multiple_of(2);
                (panel.div_ceil(2), if right_half { mm(148.5) } else { 0.0 })
            }
        }
    }
}

/// Black, or the dark grey of secondary lines (7:1 on white).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Black,
    Soft,
}

/// How a piece of text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) weight: Weight,
    /// Size of the letters.
    pub(crate) size: f32,
    /// From line to line.
    pub(crate) leading: f32,
    pub(crate) ink: Ink,
}

/// Running text: 12 pt as UX.md 10 asks for print.
pub(crate) const BODY: Style = style(Weight::Regular, 12.0, 16.0);
/// Running text that shall be seen first.
pub(crate) const STRONG: Style = style(Weight::Bold, 12.0, 16.0);
/// Dates of data, organisation lines.
pub(crate) const SOFT: Style = Style {
    ink: Ink::Soft,
    ..style(Weight::Regular, 11.0, 15.0)
};
/// The one heading of a document.
pub(crate) const TITLE: Style = style(Weight::Bold, 22.0, 27.0);
/// A section's heading.
pub(crate) const SECTION: Style = style(Weight::Bold, 15.0, 20.0);
/// A question's heading.
pub(crate) const QUESTION: Style = style(Weight::Bold, 12.0, 16.0);
/// Words to be read aloud and copied by hand.
pub(crate) const SPOKEN: Style = style(Weight::Bold, 17.0, 25.0);

const fn style(weight: Weight, size: f32, leading: f32) -> Style {
    Style {
        weight,
        size,
        leading,
        ink: Ink::Black,
    }
}
