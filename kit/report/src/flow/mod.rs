//! The small layout: blocks are set one under another, and go on in the next panel when one is full.
//!
//! Nothing is ever cut: a text of any length gets the panels it needs.

mod blocks;

use crate::font::Faces;
use crate::paper::{Area, Ink, Sheet, Style};
use crate::qr::Code;
use crate::structure::{PartId, Structure};
use crate::text;

/// Something drawn on a panel.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) panel: usize,
    pub(crate) shape: Shape,
}

/// What is drawn; x and y are points from the panel's left upper corner.
#[derive(Debug)]
pub(crate) enum Shape {
    /// One line of text, standing on `baseline`.
    Line {
        part: PartId,
        x: f32,
        baseline: f32,
        words: String,
        style: Style,
    },
    /// A rounded frame around text: decoration.
    Frame {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
    /// A line to write on: decoration.
    Rule { x: f32, y: f32, width: f32 },
    /// A QR code without its quiet zone, which is the empty paper around it.
    Code {
        part: PartId,
        x: f32,
        y: f32,
        size: f32,
        code: Code,
    },
}

/// A finished layout.
pub(crate) struct Laid {
    pub(crate) marks: Vec<Mark>,
    pub(crate) structure: Structure,
    pub(crate) panels: usize,
    pub(crate) sheet: Sheet,
}

/// A layout in the making.
pub(crate) struct Flow<'f> {
    faces: &'f Faces,
    sheet: Sheet,
    area: Area,
    inset: f32,
    panel: usize,
    y: f32,
    /// The gap asked for by the last block; dropped at the top of a panel and of a frame.
    gap: f32,
    /// Nothing stands yet in this panel or frame.
    fresh: bool,
    /// A section heading has been set, so that questions stand one level lower and no level is left out.
    in_section: bool,
    marks: Vec<Mark>,
    structure: Structure,
}

impl<'f> Flow<'f> {
    pub(crate) fn on(sheet: Sheet, faces: &'f Faces) -> Self {
        let area = sheet.area();
        Self {
            faces,
            sheet,
            area,
            inset: 0.0,
            panel: 0,
            y: area.top,
            gap: 0.0,
            fresh: true,
            in_section: false,
            marks: Vec::new(),
            structure: Structure::default(),
        }
    }

    pub(crate) fn finish(self) -> Laid {
        Laid {
            panels: self.panel + 1,
            marks: self.marks,
            structure: self.structure,
            sheet: self.sheet,
        }
    }

    /// Leaves at least this much empty before the next block; gaps do not add up.
    pub(crate) fn gap(&mut self, points: f32) {
        self.gap = self.gap.max(points);
    }

    /// Goes on in the next panel.
    pub(crate) fn next_panel(&mut self) {
        self.panel += 1;
        self.y = self.area.top;
        self.gap = 0.0;
        self.fresh = true;
    }

    fn wrap(&self, words: &str, style: Style, indent: f32) -> Vec<String> {
        let face = self.faces.of(style.weight);
        let width = self.area.right - self.area.left - 2.0 * self.inset - indent;
        text::wrap(&text::clean(words, face), face, style.size, width)
    }

    /// Begins a new panel unless this much is left in the one we are in.
    fn need(&mut self, points: f32) {
        let at_top = self.y <= self.area.top;
        if !at_top && self.y + self.gap + points > self.area.bottom {
            self.next_panel();
        }
    }

    fn take_gap(&mut self) {
        if !self.fresh {
            self.y += self.gap;
        }
        self.gap = 0.0;
        self.fresh = false;
    }

    /// Short texts stay whole; of long ones at least two lines stand together.
    fn keep(&mut self, lines: usize, style: Style) {
        let together = if lines <= 3 { lines } else { 2 };
        self.need((0..together).map(|_| style.leading).sum());
    }

    fn set_together(&mut self, part: PartId, lines: Vec<String>, style: Style, indent: f32) {
        self.keep(lines.len(), style);
        self.set(part, lines, style, indent);
    }

    fn set(&mut self, part: PartId, lines: Vec<String>, style: Style, indent: f32) {
        let last = lines.len();
        for (count, line) in lines.into_iter().enumerate() {
            let left = last - count;
            // The last line does not go to the next panel alone.
            let ahead = if left == 2 && last > 3 { 2.0 } else { 1.0 };
            self.need(ahead * style.leading);
            // Words of two lines are parted by a real space, not by where they stand (PDF/UA, read-aloud).
            let words = if left > 1 { format!("{line} ") } else { line };
            self.draw(part, words, style, indent);
            self.y += style.leading;
        }
    }

    /// Draws a line where we stand, without moving on.
    fn draw(&mut self, part: PartId, words: String, style: Style, indent: f32) {
        self.take_gap();
        // Half of the extra leading above, half below; letters reach about 0.95 above and 0.25 below.
        let baseline = self.y + (style.leading - style.size * 1.2) / 2.0 + style.size * 0.95;
        self.marks.push(Mark {
            panel: self.panel,
            shape: Shape::Line {
                part,
                x: self.area.left + self.inset + indent,
                baseline,
                words,
                style,
            },
        });
    }
}

fn height(lines: &[String], style: Style) -> f32 {
    lines.iter().map(|_| style.leading).sum()
}

/// Red, green and blue of an ink.
pub(crate) const fn colour(ink: Ink) -> (u8, u8, u8) {
    match ink {
        Ink::Black => (0, 0, 0),
        Ink::Soft => (0x4a, 0x4a, 0x4a),
    }
}
