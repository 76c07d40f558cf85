//! The frame around every page.

use kit_words::Words;

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Address.
    pub href: String,
    /// Words.
    pub text: String,
    /// Whether it is the page one is on.
    pub current: bool,
}

impl Link {
    /// A link to elsewhere.
    #[must_use]
    pub fn to(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            text: text.into(),
            current: false,
        }
    }
}

/// Links of the menu that open under a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuGroup {
    /// The word.
    pub text: String,
    /// What opens.
    pub links: Vec<Link>,
}

impl MenuGroup {
    /// Whether the page one is on is among them.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.links.iter().any(|link| link.current)
    }
}

/// What `base.html` needs. Every page's context has one as `frame`.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The reader's words.
    pub words: Words,
    /// Neutral title of the window (ALL-5); unique within the realm.
    pub title: String,
    /// Name in the header.
    pub site: String,
    /// Where that name leads.
    pub home: String,
    /// Classes of `<html>`.
    pub class: String,
    /// Address of the style sheet.
    pub css: String,
    /// ○ ● ■ ◆ ▲.
    pub mark: &'static str,
    /// Whose page is this.
    pub strip: String,
    /// Who can see it; replaced, not followed, by the truth where the wall is down.
    pub promise: String,
    /// "See who has looked".
    pub looked: Option<Link>,
    /// Demo strip.
    pub demo: bool,
    /// Menu.
    pub menu: Vec<Link>,
    /// Groups of the menu that open under a word.
    pub menu_groups: Vec<MenuGroup>,
    /// Back link.
    pub back: Option<Link>,
    /// "Drives af …".
    pub host: String,
    /// Crisis page.
    pub crisis: String,
    /// Where the pages on privacy and accessibility stand: empty for the realm's own address.
    pub plain: String,
    /// The other language: address and words.
    pub other_language: Link,
    /// Token for forms.
    pub token: String,
    /// Who is signed in, if anybody: for "Log ud".
    pub signed_in: Option<String>,
    /// "Du bliver logget ud kl. …".
    pub session_end: Option<String>,
}

impl Frame {
    /// With a back link.
    #[must_use]
    pub fn back(mut self, href: impl Into<String>) -> Self {
        let text = self.words.say("back");
        self.back = Some(Link::to(href, text));
        self
    }

    /// A sentence of the catalogue; for templates.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }
}
