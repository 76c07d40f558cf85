//! The blocks that papers are made of: headings, paragraphs, lists, frames, codes.

use super::{Flow, Mark, Shape, height};
use crate::paper::{BODY, QUESTION, SECTION, Style, TITLE, mm};
use crate::qr::Code;
use crate::structure::Role;
use crate::text;

/// Room between a frame and the text in it.
const PADDING: f32 = mm(4.5);
/// Room over and under the heading of a section.
const ABOVE_SECTION: f32 = mm(5.5);
const UNDER_SECTION: f32 = mm(1.5);
/// Adding the same heights in another order may differ in the last digit; a break must not hang on it.
const ROUNDING: f32 = 0.5;

impl Flow<'_> {
    /// Moves down without a block, for a cover.
    pub(crate) fn lower(&mut self, points: f32) {
        self.y += points;
    }

    /// Begins a new panel unless this much is left, so that what follows stays together.
    pub(crate) fn together(&mut self, points: f32) {
        self.need(points);
    }

    /// The document's one heading.
    pub(crate) fn title(&mut self, words: &str) {
        self.title_in(words, TITLE);
    }

    /// The document's one heading in another size.
    pub(crate) fn title_in(&mut self, words: &str, style: Style) {
        self.heading(1, words, style);
        self.gap(mm(2.0));
    }

    /// Heading of a section.
    pub(crate) fn section(&mut self, words: &str) {
        self.gap(ABOVE_SECTION);
        self.in_section |= !words.trim().is_empty();
        self.heading(2, words, SECTION);
        self.gap(UNDER_SECTION);
    }

    /// Heading of a question within a section.
    pub(crate) fn question(&mut self, words: &str) {
        self.gap(mm(3.0));
        self.heading(if self.in_section { 3 } else { 2 }, words, QUESTION);
    }

    fn heading(&mut self, level: u16, words: &str, style: Style) {
        let words = text::clean(&text::one_line(words), self.faces.of(style.weight));
        if words.is_empty() {
            return;
        }
        let lines = self.wrap(&words, style, 0.0);
        // A heading never stands alone at the foot of a panel: two lines of text go with it.
        self.need(height(&lines, style) + 2.0 * BODY.leading + mm(1.5));
        let part = self.structure.root(Role::Heading { level, words });
        self.set(part, lines, style, 0.0);
    }

    /// Paragraphs, one for each line break in the text.
    pub(crate) fn paragraph(&mut self, words: &str, style: Style) {
        for words in words.lines() {
            let lines = self.wrap(words, style, 0.0);
            if lines.is_empty() {
                continue;
            }
            let part = self.structure.root(Role::Paragraph);
            self.set_together(part, lines, style, 0.0);
            self.gap(mm(0.5));
        }
    }

    /// A paragraph that begins with a short bold line.
    pub(crate) fn labelled(&mut self, label: &str, words: &[String]) {
        if words.iter().all(|w| w.trim().is_empty()) {
            return;
        }
        self.question(label);
        for line in words {
            self.paragraph(line, BODY);
        }
    }

    /// An address in words that can be clicked where the paper is a screen.
    pub(crate) fn link(&mut self, words: &str, url: &str, style: Style) {
        let lines = self.wrap(words, style, 0.0);
        if lines.is_empty() {
            return;
        }
        let paragraph = self.structure.root(Role::Paragraph);
        let part = self.structure.child(paragraph, Role::Link(url.to_owned()));
        self.set_together(part, lines, style, 0.0);
    }

    /// A numbered list; empty steps are left out.
    pub(crate) fn numbered(&mut self, steps: &[String], style: Style, between: f32) {
        let steps: Vec<String> = steps
            .iter()
            .map(|step| text::one_line(step))
            .filter(|step| !step.is_empty())
            .collect();
        if steps.is_empty() {
            return;
        }
        let face = self.faces.of(style.weight);
        let widest = face.width(&format!("{}.", steps.len()), style.size);
        let indent = widest + style.size * 0.6;
        let items: Vec<Vec<String>> = steps
            .iter()
            .map(|step| self.wrap(step, style, indent))
            .collect();
        let list = self.structure.root(Role::List);
        for (count, lines) in items.iter().enumerate() {
            self.keep(lines.len(), style);
            if count > 0 && count + 2 == items.len() {
                // The last step does not go to the next panel alone.
                let both = items.iter().skip(count).map(|item| height(item, style));
                self.need(both.sum::<f32>() + between);
            }
            let item = self.structure.child(list, Role::Item);
            let label = self.structure.child(item, Role::Label);
            let number = format!("{}.", count + 1);
            // Numbers end at the same place, so that 9 and 10 stand under each other.
            let x = widest - face.width(&number, style.size);
            self.draw(label, format!("{number} "), style, x);
            let body = self.structure.child(item, Role::Body);
            self.set(body, lines.clone(), style, indent);
            self.gap(between);
        }
    }

    /// Sets blocks inside a rounded frame, which is drawn anew in every panel it reaches.
    pub(crate) fn framed(&mut self, blocks: impl FnOnce(&mut Self)) {
        self.need(4.0 * BODY.leading + 2.0 * PADDING);
        self.take_gap();
        let outer = self.area;
        let (first_panel, first_top) = (self.panel, self.y);
        self.inset += PADDING;
        self.area.top += PADDING;
        self.area.bottom -= PADDING;
        self.y += PADDING;
        self.fresh = true;
        blocks(self);
        self.inset -= PADDING;
        self.area = outer;
        self.y += PADDING;
        self.gap = 0.0;
        self.fresh = false;
        for panel in first_panel..=self.panel {
            let top = if panel == first_panel {
                first_top
            } else {
                outer.top
            };
            let bottom = if panel == self.panel {
                self.y
            } else {
                outer.bottom
            };
            self.marks.push(Mark {
                panel,
                shape: Shape::Frame {
                    x: outer.left,
                    y: top,
                    width: outer.right - outer.left,
                    height: bottom - top,
                },
            });
        }
    }

    /// The heading of a section that holds a QR code and the address under it. The heading goes to the next panel with
    /// its code: a heading alone at the foot of a page promises something that is not there (VH-20).
    pub(crate) fn section_of_code(
        &mut self,
        words: &str,
        code: Code,
        alt: &str,
        size: f32,
        under: f32,
    ) {
        let heading = self.wrap(&text::one_line(words), SECTION, 0.0);
        let quiet = quiet(&code, size);
        self.gap(ABOVE_SECTION);
        let between = quiet.max(UNDER_SECTION);
        self.need(height(&heading, SECTION) + between + size + quiet + under + ROUNDING);
        self.section(words);
        self.code(code, alt, size, under);
    }

    /// A QR code with the words that stand for it, and the address in words under it, kept together.
    fn code(&mut self, code: Code, alt: &str, size: f32, under: f32) {
        let quiet = quiet(&code, size);
        self.gap(quiet);
        self.need(size + quiet + under);
        self.take_gap();
        let part = self.structure.root(Role::Figure(alt.to_owned()));
        let (x, y) = (self.area.left + self.inset, self.y);
        self.marks.push(Mark {
            panel: self.panel,
            shape: Shape::Code {
                part,
                x,
                y,
                size,
                code,
            },
        });
        self.y += size;
        self.gap = quiet;
    }

    /// Empty lines to write on by hand.
    pub(crate) fn writing_lines(&mut self, count: u8, distance: f32) {
        for _ in 0..count {
            self.need(distance);
            self.take_gap();
            self.y += distance;
            self.marks.push(Mark {
                panel: self.panel,
                shape: Shape::Rule {
                    x: self.area.left + self.inset,
                    y: self.y,
                    width: self.area.right - self.area.left - 2.0 * self.inset,
                },
            });
        }
    }
}

/// The empty paper around a code: four of its modules.
fn quiet(code: &Code, size: f32) -> f32 {
    code.module(size) * 4.0
}
