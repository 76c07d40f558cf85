//! From a finished layout to the bytes of a tagged PDF (PDF/UA-1, language and title set).

use crate::ReportError;
use crate::draw::{self, Placed};
use crate::flow::{Laid, Mark, Shape};
use crate::font::Faces;
use crate::structure::{PartId, Role, Structure};
use krilla::configure::{Accessibility, Configuration};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ListNumbering, Tag, TagGroup, TagKind, TagTree};
use krilla::{Document, SerializeSettings};
use std::num::NonZeroU16;

/// What the file says about itself; it stands in window titles and print queues.
pub(crate) struct About<'a> {
    /// Neutral title (ALL-5).
    pub(crate) title: &'a str,
    /// Language as in BCP 47, for Danish `da`.
    pub(crate) language: &'a str,
}

/// Writes the layout. The same layout gives the same bytes: no clock, no chance.
///
/// # Errors
/// [`ReportError::NoLanguage`] without a language; [`ReportError::Pdf`] when the result would break PDF/UA-1,
/// for example without a title.
pub(crate) fn pdf(laid: &Laid, faces: &Faces, about: &About<'_>) -> Result<Vec<u8>, ReportError> {
    if about.language.trim().is_empty() {
        return Err(ReportError::NoLanguage);
    }
    let mut document = Document::new_with(SerializeSettings {
        configuration: ua1()?,
        ..SerializeSettings::default()
    });
    let mut placed = Placed::default();
    let (width, height) = laid.sheet.page();
    let last_page = laid.sheet.place(laid.panels - 1).0;
    for number in 0..=last_page {
        let settings = PageSettings::from_wh(width, height).ok_or(ReportError::Geometry)?;
        let mut page = document.start_page_with(settings);
        draw::page(&mut page, number, laid, faces, &mut placed)?;
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(about.language.to_owned()));
    for root in laid.structure.roots() {
        if let Some(group) = group(&laid.structure, *root, &mut placed) {
            tree.push(group);
        }
    }
    document.set_tag_tree(tree);
    document.set_outline(outline(laid));
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .language(about.language.to_owned()),
    );
    document.finish().map_err(ReportError::Pdf)
}

/// The rules that the writer enforces: every mark is tagged or decoration, pictures and links have words.
fn ua1() -> Result<Configuration, ReportError> {
    krilla::configure::ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| ReportError::Configuration {
            reason: format!("{error:?}"),
        })
}

/// A part and all under it as a node of the tag tree; `None` when nothing of it was drawn.
fn group(structure: &Structure, id: PartId, placed: &mut Placed) -> Option<TagGroup> {
    let part = structure.part(id)?;
    let mut group = TagGroup::new(tag(&part.role, id, placed));
    let mut empty = true;
    for identifier in placed.take(id) {
        group.push(identifier);
        empty = false;
    }
    for child in &part.children {
        if let Some(child) = self::group(structure, *child, placed) {
            group.push(child);
            empty = false;
        }
    }
    (!empty).then_some(group)
}

fn tag(role: &Role, id: PartId, placed: &Placed) -> TagKind {
    match role {
        Role::Heading { level, words } => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(words.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Link(_) => Tag::Link.into(),
        Role::List => Tag::L(ListNumbering::Decimal).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone()))
            .with_bbox(placed.figure(id))
            .into(),
    }
}

/// The headings as bookmarks, in reading order; PDF/UA-1 wants them.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for id in laid.structure.roots() {
        let Some(Role::Heading { words, .. }) = laid.structure.part(*id).map(|part| &part.role)
        else {
            continue;
        };
        if let Some((page, point)) = first_line(laid, *id) {
            outline.push_child(OutlineNode::new(
                words.clone(),
                XyzDestination::new(page, point),
            ));
        }
    }
    outline
}

fn first_line(laid: &Laid, wanted: PartId) -> Option<(usize, Point)> {
    laid.marks
        .iter()
        .find_map(|Mark { panel, shape }| match shape {
            Shape::Line {
                part,
                x,
                baseline,
                style,
                ..
            } if *part == wanted => {
                let (page, right) = laid.sheet.place(*panel);
                Some((page, Point::from_xy(right + x, baseline - style.size)))
            }
            _ => None,
        })
}
