//! A page of rows and lists, for everything that is read and not searched.

use askama::Template;
use kit_hsds::Community;
use kit_web::{Asked, Field, Frame, Link};
use kit_words::fold;

use crate::find::answers::{Answers, SCREEN};
use crate::find::{finished, frame, screened};

/// The place in the address that narrows a list.
pub(crate) const WHERE: &str = "hvor";
/// Entries in a list: a page stays below 30 KB (UX.md §10).
pub(crate) const MOST: usize = 60;

/// A label and what stands beside it.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) lines: Vec<String>,
}

/// A link with what is said of it.
pub(crate) struct Entry {
    pub(crate) link: Link,
    pub(crate) lines: Vec<String>,
    /// Whether the last line is said quietly.
    pub(crate) soft: bool,
}

/// A heading with texts and a list.
pub(crate) struct Part {
    pub(crate) heading: String,
    pub(crate) texts: Vec<String>,
    pub(crate) entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct Sheet {
    frame: Frame,
    pub(crate) heading: String,
    /// Under the heading, quietly.
    pub(crate) about: String,
    pub(crate) lead: String,
    /// What narrows the list.
    pub(crate) fields: Vec<Field>,
    /// Said where something is empty or cut.
    pub(crate) none: Option<String>,
    pub(crate) rows: Vec<Row>,
    pub(crate) parts: Vec<Part>,
    pub(crate) links: Vec<Link>,
    /// What keeps a form's answer on a shared screen.
    screen: &'static str,
    finished: Option<Link>,
}

impl Sheet {
    /// A page with nothing on it yet; `back` is one step up.
    pub(crate) fn new(
        asked: &Asked,
        title: String,
        heading: String,
        lead: String,
        back: &str,
    ) -> Self {
        let answers = Answers::read(&asked.query);
        Self {
            frame: frame(asked, title, &answers).back(screened(back, &answers)),
            heading,
            about: String::new(),
            lead,
            fields: Vec::new(),
            none: None,
            rows: Vec::new(),
            parts: Vec::new(),
            links: Vec::new(),
            screen: SCREEN,
            finished: finished(asked, &answers),
        }
    }

    /// Whether it is shown on a shared screen, where nothing may be dialled, posted or taken along.
    pub(crate) fn is_on_screen(&self) -> bool {
        self.finished.is_some()
    }

    /// A part, where it holds something.
    pub(crate) fn part(&mut self, heading: String, texts: Vec<String>, mut entries: Vec<Entry>) {
        for entry in &mut entries {
            entry.lines.retain(|line| !line.is_empty());
        }
        if !texts.is_empty() || !entries.is_empty() {
            self.parts.push(Part {
                heading,
                texts,
                entries,
            });
        }
    }

    /// A row, where it says something.
    pub(crate) fn row(&mut self, label: String, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.rows.push(Row { label, lines });
        }
    }
}

/// An address of ours, which stays on a shared screen where one is.
pub(crate) fn own(asked: &Asked, path: &str) -> String {
    screened(path, &Answers::read(&asked.query))
}

/// A link to a community's page with what is said of it.
pub(crate) fn entry(asked: &Asked, one: &Community, lines: Vec<String>) -> Entry {
    Entry {
        link: Link::to(own(asked, &format!("/f/{}", one.slug)), one.name.clone()),
        lines,
        soft: true,
    }
}

/// Where one wants to be, as typed, in a field.
pub(crate) fn where_field(asked: &Asked) -> Field {
    let mut field = Field::new(WHERE, asked.say("leaflets-where"));
    asked.query.get(WHERE).clone_into(&mut field.value);
    field
}

/// Whether a community is in the town or postcode that was typed; everywhere where nothing was.
pub(crate) fn is_there(asked: &Asked, one: &Community) -> bool {
    let typed = fold(asked.query.get(WHERE).trim());
    let Some(place) = &one.place else {
        return typed.is_empty();
    };
    let said = [&place.postcode, &place.city];
    typed.is_empty()
        || said
            .into_iter()
            .flatten()
            .any(|words| fold(words).contains(&typed))
}
