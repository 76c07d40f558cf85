//! The page, filled by the house and by hand: one template, two frames.

use askama::Template;
use kit_web::{Frame, Link};
use kit_words::Lang;

/// A row of the page.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) at: String,
    pub(crate) guest: String,
    pub(crate) place: String,
}

/// The page in the house's frame.
#[derive(Template)]
#[template(path = "visits.html")]
pub(crate) struct OursPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lines: Vec<Line>,
}

/// The page in a frame of ready words.
#[derive(Template)]
#[template(path = "visits.html")]
pub(crate) struct BarePage<'a> {
    pub(crate) frame: BareFrame<'a>,
    pub(crate) heading: &'a str,
    pub(crate) lines: Vec<Line>,
}

/// The language of the bare page, in the place where the template looks for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BareWords {
    pub(crate) lang: Lang,
}

/// What `base.html` asks for, lent from words that were said once at the start.
#[derive(Debug)]
pub(crate) struct BareFrame<'a> {
    pub(crate) words: BareWords,
    pub(crate) title: &'a str,
    pub(crate) site: &'a str,
    pub(crate) home: &'a str,
    pub(crate) class: &'a str,
    pub(crate) css: &'a str,
    pub(crate) mark: &'a str,
    pub(crate) strip: &'a str,
    pub(crate) promise: &'a str,
    pub(crate) looked: Option<&'a Link>,
    pub(crate) demo: bool,
    pub(crate) menu: &'a [Link],
    pub(crate) menu_groups: &'a [kit_web::MenuGroup],
    pub(crate) back: Option<&'a Link>,
    pub(crate) host: &'a str,
    pub(crate) crisis: &'a str,
    pub(crate) plain: &'a str,
    pub(crate) other_language: Link,
    pub(crate) token: &'a str,
    pub(crate) signed_in: Option<&'a str>,
    pub(crate) session_end: Option<&'a str>,
    pub(crate) said: &'a [(&'static str, String)],
}

impl<'a> BareFrame<'a> {
    /// A sentence of the page.
    pub(crate) fn say(&self, key: &str) -> &'a str {
        self.said
            .iter()
            .find(|(own, _)| *own == key)
            .map_or("", |(_, text)| text)
    }
}
