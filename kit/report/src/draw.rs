//! Draws the marks of one page and remembers which part of the structure each belongs to.

use crate::ReportError;
use crate::flow::{Laid, Mark, Shape, colour};
use crate::font::{Faces, Weight};
use crate::paper::{Ink, Style, mm};
use crate::qr::{Code, count};
use crate::structure::{PartId, Role};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::page::Page;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Identifier, SpanTag};
use std::collections::BTreeMap;

/// Where the drawn marks went, by part.
#[derive(Default)]
pub(crate) struct Placed {
    identifiers: BTreeMap<PartId, Vec<Identifier>>,
    figures: BTreeMap<PartId, BBox>,
}

impl Placed {
    /// The marks of a part, handed out once: each may stand at one place of the tree only.
    pub(crate) fn take(&mut self, part: PartId) -> Vec<Identifier> {
        self.identifiers.remove(&part).unwrap_or_default()
    }

    /// Where a picture stands.
    pub(crate) fn figure(&self, part: PartId) -> Option<BBox> {
        self.figures.get(&part).copied()
    }

    fn put(&mut self, part: PartId, identifier: Identifier) {
        self.identifiers.entry(part).or_default().push(identifier);
    }
}

/// A link waiting until the page's own content is closed.
struct Click {
    part: PartId,
    url: String,
    rect: Rect,
}

/// Draws page `number` (from 0).
///
/// # Errors
/// [`ReportError::Geometry`] when a mark has no drawable size.
pub(crate) fn page(
    page: &mut Page<'_>,
    number: usize,
    laid: &Laid,
    faces: &Faces,
    placed: &mut Placed,
) -> Result<(), ReportError> {
    let mut clicks = Vec::new();
    let mut surface = page.surface();
    for Mark { panel, shape } in &laid.marks {
        let (on, right) = laid.sheet.place(*panel);
        if on != number {
            continue;
        }
        match shape {
            Shape::Line {
                part,
                x,
                baseline,
                words,
                style,
            } => {
                let from = Point::from_xy(right + x, *baseline);
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                line(&mut surface, from, words, *style, faces);
                surface.end_tagged();
                placed.put(*part, id);
                if let Some(Role::Link(url)) = laid.structure.part(*part).map(|p| &p.role) {
                    let width = faces.of(style.weight).width(words.trim_end(), style.size);
                    let rect =
                        Rect::from_xywh(from.x, from.y - style.size, width, style.size * 1.3);
                    clicks.push(Click {
                        part: *part,
                        url: url.clone(),
                        rect: rect.ok_or(ReportError::Geometry)?,
                    });
                }
            }
            Shape::Frame {
                x,
                y,
                width,
                height,
            } => {
                surface.start_tagged(decoration());
                surface.set_fill(None);
                surface.set_stroke(Some(thin(Ink::Soft)));
                let rect = Rect::from_xywh(right + x, *y, *width, *height);
                surface.draw_path(&rounded(rect.ok_or(ReportError::Geometry)?)?);
                surface.end_tagged();
            }
            Shape::Rule { x, y, width } => {
                surface.start_tagged(decoration());
                surface.set_fill(None);
                surface.set_stroke(Some(thin(Ink::Soft)));
                let mut path = PathBuilder::new();
                path.move_to(right + x, *y);
                path.line_to(right + x + width, *y);
                surface.draw_path(&path.finish().ok_or(ReportError::Geometry)?);
                surface.end_tagged();
            }
            Shape::Code {
                part,
                x,
                y,
                size,
                code,
            } => {
                let id = surface.start_tagged(ContentTag::Other);
                surface.set_stroke(None);
                surface.set_fill(Some(fill(Ink::Black)));
                surface.draw_path(&modules(code, right + x, *y, *size)?);
                surface.end_tagged();
                placed.put(*part, id);
                let rect =
                    Rect::from_xywh(right + x, *y, *size, *size).ok_or(ReportError::Geometry)?;
                placed.figures.insert(*part, BBox::new(number, rect));
            }
        }
    }
    page_number(&mut surface, number, laid, faces);
    surface.finish();
    for Click { part, url, rect } in clicks {
        let target = Target::Action(Action::Link(LinkAction::new(url.clone())));
        let link = Annotation::new_link(LinkAnnotation::new(rect, target), Some(url));
        placed.put(part, page.add_tagged_annotation(link));
    }
    Ok(())
}

fn line(surface: &mut Surface<'_>, from: Point, words: &str, style: Style, faces: &Faces) {
    let face = faces.of(style.weight);
    surface.set_stroke(None);
    surface.set_fill(Some(fill(style.ink)));
    surface.draw_glyphs(
        from,
        &face.glyphs(words),
        face.font(),
        words,
        style.size,
        false,
    );
}

/// "1 / 2" at the foot, in figures only so that it needs no language; nothing on a single page.
fn page_number(surface: &mut Surface<'_>, number: usize, laid: &Laid, faces: &Faces) {
    let crate::paper::Sheet::Single {
        width,
        height,
        margin,
    } = laid.sheet
    else {
        return;
    };
    if laid.panels < 2 {
        return;
    }
    let words = format!("{} / {}", number + 1, laid.panels);
    let size = 10.0;
    let wide = faces.of(Weight::Regular).width(&words, size);
    let style = Style {
        weight: Weight::Regular,
        size,
        leading: size,
        ink: Ink::Soft,
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::PageNumber,
    )));
    let from = Point::from_xy(width - margin - wide, height - margin + mm(7.0));
    line(surface, from, &words, style, faces);
    surface.end_tagged();
}

fn decoration<'a>() -> ContentTag<'a> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
}

fn fill(ink: Ink) -> Fill {
    let (red, green, blue) = colour(ink);
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

fn thin(ink: Ink) -> Stroke {
    let (red, green, blue) = colour(ink);
    Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width: 0.8,
        ..Stroke::default()
    }
}

/// All dark modules as one path.
fn modules(code: &Code, x: f32, y: f32, size: f32) -> Result<Path, ReportError> {
    let side = code.module(size);
    let mut path = PathBuilder::new();
    for run in code.runs() {
        let rect = Rect::from_xywh(
            x + count(run.start) * side,
            y + count(run.row) * side,
            count(run.length) * side,
            side,
        );
        path.push_rect(rect.ok_or(ReportError::Geometry)?);
    }
    path.finish().ok_or(ReportError::Geometry)
}

/// A rectangle with corners of 3 mm, drawn with one curve each.
fn rounded(rect: Rect) -> Result<Path, ReportError> {
    let r = mm(3.0).min(rect.height() / 2.0);
    // How far a Bézier handle reaches to come close to a quarter circle.
    let k = r * (1.0 - 0.552_284_8);
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let mut path = PathBuilder::new();
    path.move_to(left + r, top);
    path.line_to(right - r, top);
    path.cubic_to(right - k, top, right, top + k, right, top + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
    path.line_to(left + r, bottom);
    path.cubic_to(left + k, bottom, left, bottom - k, left, bottom - r);
    path.line_to(left, top + r);
    path.cubic_to(left, top + k, left + k, top, left + r, top);
    path.close();
    path.finish().ok_or(ReportError::Geometry)
}
