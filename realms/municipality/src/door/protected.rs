//! A guest with address protection: whoever carries something of hers out of the house is asked first, and keeps what was
//! typed. On paper no word stands that says where.

use askama::Template;
use kit_web::{Answer, Asked, Frame};

/// The field that says that the paper was looked through.
const LOOKED: &str = "gennemset";
/// A page has one summary at most this long of what goes out.
const SHOWN: usize = 12;

#[derive(Template)]
#[template(path = "protected.html")]
pub(crate) struct AskPage {
    frame: Frame,
    heading: String,
    why: String,
    shown: Vec<(String, String)>,
    posts: bool,
    action: String,
    kept: Vec<(String, String)>,
    back: String,
}

/// Of whom it is about, and where the page leads back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Of<'a> {
    pub(crate) called: &'a str,
    pub(crate) protected: bool,
    pub(crate) back: &'a str,
}

/// The page that asks. Every field that was sent goes along, so that one press more does what was meant.
pub(crate) fn ask_page(asked: &Asked, of: Of<'_>, shown: Vec<(String, String)>) -> AskPage {
    let posts = !asked.fields.is_empty();
    let sent = if posts { &asked.fields } else { &asked.query };
    let name = [("name", of.called.into())];
    AskPage {
        frame: asked
            .frame(asked.say("protected-title"))
            .back(of.back.to_owned()),
        heading: asked.tell("protected-heading", &name),
        why: asked.tell("protected-why", &name),
        shown: shown
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .take(SHOWN)
            .collect(),
        posts,
        action: asked.path.to_string(),
        kept: sent
            .iter()
            .filter(|(name, _)| *name != LOOKED)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        back: of.back.to_owned(),
    }
}

/// Asks first, where the guest has the mark and nobody has said that the paper was looked through; else nothing.
pub(crate) fn ask_first(
    asked: &Asked,
    of: Of<'_>,
    shown: impl FnOnce() -> Vec<(String, String)>,
) -> Option<Answer> {
    let posts = !asked.fields.is_empty();
    let sent = if posts { &asked.fields } else { &asked.query };
    if !of.protected || sent.get(LOOKED) == "ja" {
        return None;
    }
    let page = ask_page(asked, of, shown());
    Some(if posts {
        asked.again(&page)
    } else {
        asked.page(&page)
    })
}
